"""What went otherwise than thought, what was decided about it, the evaluation, and what others learn (R108, S113)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.benefits.models.benefits import Benefit
from farled.benefits.states import DeviationState
from farled.initiatives.reads import Initiative
from farled.people.reads import Body, Organisation
from farled.trail.reads import Governed
from farled.web.formats import day

if TYPE_CHECKING:
    from farled.people.reads import Actor


class Deviation(Governed):
    """A benefit becomes another than was promised (avvikelse; R108). A serious one is decided on by a board.

    ``body`` decides what to do, at a meeting (``decision``) or, when it is not serious, by itself; ``measures`` is what
    it decided, ``outcome`` what came of that.
    """

    KIND = "benefits.deviation"

    benefit = models.ForeignKey(Benefit, verbose_name=_("nytta"), on_delete=models.RESTRICT, related_name="deviations")
    on = models.DateField(_("dag"))
    text = models.TextField(_("vad som avviker"))
    cause = models.TextField(_("orsak"), blank=True)
    state = models.CharField(_("läge"), max_length=10, choices=DeviationState, default=DeviationState.REPORTED)
    body = models.ForeignKey(Body, verbose_name=_("beslutar"), on_delete=models.RESTRICT, related_name="+")
    measures = models.TextField(_("åtgärder"), blank=True)
    due = models.DateField(_("åtgärdat senast"), null=True, blank=True)
    decision = models.ForeignKey(
        "matters.Decision",
        verbose_name=_("beslut"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="deviations",
    )
    outcome = models.TextField(_("vad som kom av det"), blank=True)
    by_name = models.CharField(_("rapporterad av"), max_length=200)

    class Meta:
        """What is decided says what, what is done or dismissed what came of it."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="deviation_says_something"),
            models.CheckConstraint(condition=Q(state__in=DeviationState.values), name="deviation_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[DeviationState.DECIDED]) | ~Q(measures=""), name="deviation_decided_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[DeviationState.DONE, DeviationState.DISMISSED]) | ~Q(outcome=""),
                name="deviation_done_says_what_came_of_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.benefit}, {day(self.on)}"

    def trail_organisation(self) -> int:
        """The benefit's organisation."""
        return self.benefit.organisation_id

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return DeviationState(self.state).state_tag


class Evaluation(Governed):
    """What an initiative came to, told when its benefits have been measured (utvärdering; S77, R107)."""

    KIND = "benefits.evaluation"

    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiativ"), on_delete=models.RESTRICT, related_name="evaluations"
    )
    on = models.DateField(_("dag"))
    reached = models.TextField(_("vad som nåddes"))
    missed = models.TextField(_("vad som inte nåddes"), blank=True)
    why = models.TextField(_("varför"), blank=True)
    next_step = models.TextField(_("vad som görs nu"), blank=True)
    by_name = models.CharField(_("utvärderat av"), max_length=200)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    class Meta:
        """It says what was reached."""

        constraints: ClassVar = [models.CheckConstraint(condition=~Q(reached=""), name="evaluation_says_something")]

    def __str__(self) -> str:
        return f"{self.initiative}, {day(self.on)}"

    def trail_organisation(self) -> int:
        """The initiative's organisation."""
        return self.initiative.organisation_id


class LessonQuerySet(models.QuerySet["Lesson"]):
    """Reads of lessons."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's lessons: they are written to be found."""
        return self.filter(organisation_id=actor.organisation_id)

    def matching(self, text: str) -> Self:
        """Lessons whose words hold a text, whatever its case."""
        return self.filter(
            Q(title__icontains=text)
            | Q(situation__icontains=text)
            | Q(learned__icontains=text)
            | Q(tags__icontains=text)
        )


class Lesson(Governed):
    """A lesson on a card that anyone can find (lärdomskort; S113): the situation, what was learned and advice."""

    KIND = "benefits.lesson"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="lessons")
    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiativ"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="lessons",
    )
    body = models.ForeignKey(Body, verbose_name=_("lärt av"), on_delete=models.RESTRICT, related_name="lessons")
    title = models.CharField(_("lärdom"), max_length=200)
    situation = models.TextField(_("läget"))
    learned = models.TextField(_("vad vi lärde oss"))
    advice = models.TextField(_("råd till andra"), blank=True)
    tags = models.CharField(_("sökord"), max_length=200, blank=True)
    on = models.DateField(_("dag"))
    by_function = models.CharField(_("fråga den här funktionen"), max_length=200, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = LessonQuerySet.as_manager()

    class Meta:
        """It says something."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(situation="") & ~Q(learned=""), name="lesson_says_something"
            )
        ]

    def __str__(self) -> str:
        return self.title
