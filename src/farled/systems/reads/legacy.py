"""The digital legacy: what is asked, what is answered; and the plans for closing systems."""

from collections.abc import Iterable

from django.db.models import F, QuerySet, Sum

from farled.people.reads import Actor
from farled.systems.models import ExitPlan, LegacyAnswer, LegacyCriterion, System
from farled.systems.states import ExitState


def criteria(actor: Actor) -> QuerySet[LegacyCriterion]:
    """What is asked about every system, and what was asked before, in order."""
    return LegacyCriterion.objects.visible_to(actor).order_by("position", "pk")


def asked(actor: Actor) -> QuerySet[LegacyCriterion]:
    """What is asked about every system now."""
    return criteria(actor).filter(used=True)


def legacy_answers(actor: Actor) -> QuerySet[LegacyAnswer]:
    """Every answer about a system, with both."""
    rows = LegacyAnswer.objects.visible_to(actor).select_related("system", "criterion")
    return rows.order_by(F("system__name"), "criterion__position", "pk")


def answers_by_system(actor: Actor, systems: Iterable[System]) -> dict[int, dict[str, LegacyAnswer]]:
    """The answers to what is asked now, by system and key of the criterion. One query."""
    found: dict[int, dict[str, LegacyAnswer]] = {}
    rows = legacy_answers(actor).filter(system__in=[system.pk for system in systems], criterion__used=True)
    for answer in rows:
        found.setdefault(answer.system_id, {})[answer.criterion.key] = answer
    return found


def exit_plans(actor: Actor) -> QuerySet[ExitPlan]:
    """The plans for closing systems, the next first."""
    rows = ExitPlan.objects.visible_to(actor).select_related("system__owner", "replaced_by")
    return rows.order_by("planned_on", "pk")


def ending_cost(actor: Actor) -> int:
    """The yearly cost, in öre, that ends by the plans that are decided or carried out."""
    rows = ExitPlan.objects.visible_to(actor).exclude(state=ExitState.PLANNED)
    return rows.aggregate(total=Sum("ends_cost"))["total"] or 0
