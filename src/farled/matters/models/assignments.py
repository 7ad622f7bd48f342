"""Political assignments, their stages, and the decisions that declare them fulfilled (S9, E6, R14)."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.matters.models.decisions import Decision
from farled.matters.models.matters import Matter
from farled.matters.states import AssignmentState
from farled.people.reads import Body, Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Reads of assignments."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's assignments, but for those of matters the actor may not see."""
        seen = Q(matter=None) | Q(matter__in=Matter.objects.visible_to(actor))
        return self.filter(seen, organisation_id=actor.organisation_id)


class Assignment(Governed):
    """Something a body was told to do by a budget, a document or a decision (uppdrag).

    ``given_in`` names what it stands in, such as *budget 2020*. ``matter`` is the one in which it is carried out.
    """

    KIND = "matters.assignment"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="assignments_given")
    title = models.CharField(_("uppdrag"), max_length=300)
    text = models.TextField(_("vad som ska göras"), blank=True)
    given_in = models.CharField(_("står i"), max_length=200)
    given_on = models.DateField(_("gavs"), null=True, blank=True)
    given_by = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="gives", verbose_name=_("gavs av")
    )
    given_to = models.ForeignKey(Body, on_delete=models.RESTRICT, related_name="is_to", verbose_name=_("gavs till"))
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.RESTRICT, related_name="assignments",
        verbose_name=_("utförs i ärendet"),
    )  # fmt: skip
    due = models.DateField(_("ska redovisas"), null=True, blank=True)
    state = models.CharField(_("status"), max_length=20, choices=AssignmentState, default=AssignmentState.ONGOING)
    reported_on = models.DateField(_("redovisat"), null=True, blank=True)
    report = models.TextField(_("redovisning"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        """It says what, where it comes from, and when it was reported if it was."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(given_in=""), name="assignment_has_title_and_origin"),
            models.CheckConstraint(condition=Q(state__in=AssignmentState.values), name="assignment_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.REPORTED) | Q(reported_on__isnull=False),
                name="assignment_reported_on_a_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "due"], name="assignment_by_due")]

    def __str__(self) -> str:
        return self.open_title

    @property
    def open_title(self) -> str:
        """The title where it stands among others; that of a secret matter is read on the matter's page only."""
        return str(_("Sekretess")) if self.matter and self.matter.confidential else self.title

    @property
    def open_origin(self) -> str:
        """What it stands in, where it stands among others; that of a secret matter is left out."""
        return "" if self.matter and self.matter.confidential else self.given_in

    def trail_confidential(self) -> bool:
        """As secret as the matter it is carried out in."""
        return self.matter is not None and self.matter.confidential

    def late(self, today: date) -> bool:
        """Whether it should have been reported by now."""
        return self.state == AssignmentState.ONGOING and self.due is not None and self.due < today


class StageQuerySet(models.QuerySet["Stage"]):
    """Reads of stages."""

    def visible_to(self, actor: "Actor") -> Self:
        """Stages of assignments the actor may see."""
        return self.filter(assignment__in=Assignment.objects.visible_to(actor))


class Stage(Governed):
    """A part of an assignment that is reported by itself (etapp)."""

    KIND = "matters.stage"

    assignment = models.ForeignKey(Assignment, on_delete=models.RESTRICT, related_name="stages")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(_("etapp"), max_length=300)
    due = models.DateField(_("ska redovisas"), null=True, blank=True)
    reported_on = models.DateField(_("redovisad"), null=True, blank=True)
    report = models.TextField(_("redovisning"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = StageQuerySet.as_manager()

    class Meta:
        """Numbered, and worded."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment", "order"], name="stage_order_is_its_own"),
            models.CheckConstraint(condition=~Q(text=""), name="stage_says_what"),
        ]

    def __str__(self) -> str:
        return str(_("etapp %s") % self.order)

    def trail_organisation(self) -> int:
        """The assignment's organisation."""
        return self.assignment.organisation_id

    def trail_confidential(self) -> bool:
        """As secret as the assignment."""
        return self.assignment.trail_confidential()

    def late(self, today: date) -> bool:
        """Whether it should have been reported by now."""
        return self.reported_on is None and self.due is not None and self.due < today


class Fulfilment(models.Model):
    """A clause of a decision that declares an assignment fulfilled, whatever else the decision is about (R14)."""

    decision = models.ForeignKey(Decision, on_delete=models.RESTRICT, related_name="fulfilments")
    clause = models.PositiveSmallIntegerField(_("beslutspunkt"))
    assignment = models.OneToOneField(Assignment, on_delete=models.RESTRICT, related_name="fulfilment")

    class Meta:
        """In the order of the clauses; an assignment is declared fulfilled once."""

        ordering: ClassVar = ["clause", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(clause__gte=1), name="fulfilment_is_a_clause"),
        ]

    def __str__(self) -> str:
        return f"{self.clause}. {self.assignment}"
