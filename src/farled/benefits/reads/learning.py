"""Deviations, evaluations and lessons."""

from collections.abc import Collection

from django.db.models import QuerySet

from farled.benefits.models import Benefit, Deviation, Evaluation, Lesson
from farled.benefits.states import DeviationState
from farled.initiatives.reads import Initiative
from farled.matters import reads as matters
from farled.matters.reads import Decision
from farled.people.reads import Actor


def deviations(actor: Actor) -> QuerySet[Deviation]:
    """Every deviation the actor may see."""
    rows = Deviation.objects.filter(benefit__in=Benefit.objects.visible_to(actor))
    return rows.select_related("benefit__body", "benefit__initiative__body", "body", "decision")


def deviations_of(actor: Actor, row: Benefit) -> QuerySet[Deviation]:
    """Those of a benefit, the latest first."""
    return deviations(actor).filter(benefit=row).order_by("-on", "-pk")


def open_serious(actor: Actor) -> QuerySet[Deviation]:
    """Serious ones that wait for a decision, or whose measures are not carried out."""
    return deviations(actor).filter(state__in=[DeviationState.SERIOUS, DeviationState.DECIDED])


def decisions_about(actor: Actor, row: Deviation) -> QuerySet[Decision]:
    """The decisions that measures against a deviation can stand in: from its day on, the latest first."""
    return matters.decisions(actor).filter(meeting__on__gte=row.on)


def decisions_seen(actor: Actor, ids: Collection[int | None]) -> dict[int, str]:
    """What decisions are called, of those the actor may see: one in a secret matter is told to nobody else."""
    wanted = [each for each in ids if each is not None]
    return {row.pk: str(row) for row in matters.decisions(actor).filter(pk__in=wanted)} if wanted else {}


def evaluations(actor: Actor) -> QuerySet[Evaluation]:
    """Every evaluation the actor may see."""
    rows = Evaluation.objects.filter(initiative__organisation_id=actor.organisation_id)
    return rows.select_related("initiative__body")


def evaluations_of(initiative: Initiative) -> QuerySet[Evaluation]:
    """Those of an initiative, the latest first."""
    return Evaluation.objects.filter(initiative=initiative).order_by("-on", "-pk")


def lessons(actor: Actor) -> QuerySet[Lesson]:
    """Every lesson the actor may see: all of the organisation's."""
    return Lesson.objects.visible_to(actor).select_related("body", "initiative")


def lessons_of(initiative: Initiative) -> QuerySet[Lesson]:
    """Those of an initiative."""
    return Lesson.objects.filter(initiative=initiative).select_related("body").order_by("-on", "pk")


def matching_lessons(actor: Actor, text: str) -> QuerySet[Lesson]:
    """Lessons whose words hold a text."""
    return Lesson.objects.visible_to(actor).matching(text).select_related("body")
