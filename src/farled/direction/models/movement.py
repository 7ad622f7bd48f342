"""How far an objective has come: dated evidence, and stage goals on the way."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.direction.models.documents import Objective
from farled.direction.states import Favours, Movement
from farled.people.reads import Body
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Reads of evidence."""

    def visible_to(self, actor: "Actor") -> Self:
        """What is known of objectives the actor may see."""
        return self.filter(objective__in=Objective.objects.visible_to(actor))


class Evidence(Governed):
    """What somebody knows on a day of the way from nuläge to nyläge (S32), and which way it goes.

    ``body`` is the one that says so, ``known_from`` what it rests on: a survey, a report, an interview.
    """

    KIND = "direction.evidence"

    objective = models.ForeignKey(Objective, on_delete=models.RESTRICT, related_name="evidence", verbose_name=_("mål"))
    on = models.DateField(_("dag"))
    movement = models.CharField(_("förflyttning"), max_length=10, choices=Movement)
    text = models.TextField(_("vad vi vet"))
    known_from = models.CharField(_("hur vi vet det"), max_length=300, blank=True)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="evidence", verbose_name=_("bedömt av")
    )
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        """Evidence says something, and which way it goes."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="evidence_says_something"),
            models.CheckConstraint(condition=Q(movement__in=Movement.values), name="evidence_movement_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["objective", "-on", "-id"], name="evidence_latest")]

    def __str__(self) -> str:
        return f"{self.objective} {self.on}"

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the movement is read, and its word."""
        return Movement(self.movement).state_tag

    def trail_organisation(self) -> int:
        """The organisation of the objective's document."""
        return self.objective.document.organisation_id


class StageGoalQuerySet(models.QuerySet["StageGoal"]):
    """Reads of stage goals."""

    def visible_to(self, actor: "Actor") -> Self:
        """Stage goals of objectives the actor may see."""
        return self.filter(objective__in=Objective.objects.visible_to(actor))


class StageGoal(Governed):
    """A stage on the way to an objective (delmål, etappmål, S132): by which day, and how we know that it is reached.

    ``favours`` says what it puts first when that has been decided.
    """

    KIND = "direction.stage_goal"

    objective = models.ForeignKey(
        Objective, on_delete=models.RESTRICT, related_name="stage_goals", verbose_name=_("mål")
    )
    title = models.CharField(_("delmål"), max_length=300)
    due = models.DateField(_("senast"))
    favours = models.CharField(_("sätter främst"), max_length=20, choices=Favours, blank=True)
    reached_on = models.DateField(_("nått"), null=True, blank=True)
    evidence = models.TextField(_("så vet vi det"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = StageGoalQuerySet.as_manager()

    class Meta:
        """A stage goal says what and by when; that it is reached takes evidence."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="stage_goal_has_a_title"),
            models.CheckConstraint(
                condition=Q(favours="") | Q(favours__in=Favours.values), name="stage_goal_favours_is_known"
            ),
            models.CheckConstraint(
                condition=Q(reached_on=None, evidence="") | (Q(reached_on__isnull=False) & ~Q(evidence="")),
                name="stage_goal_reached_has_evidence",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["objective", "due", "id"], name="stage_goal_in_order")]

    def __str__(self) -> str:
        return self.title

    def trail_organisation(self) -> int:
        """The organisation of the objective's document."""
        return self.objective.document.organisation_id
