"""The matters' front door."""

from django.db.models import Prefetch, Q, QuerySet

from farled.matters.models import Decision, Matter, Meeting
from farled.matters.states import Outcome
from farled.people.reads import Actor

__all__ = [
    "Decision",
    "Matter",
    "Meeting",
    "adopting_decisions",
    "decisions",
    "decisions_in",
    "matters",
    "repealing_decisions",
    "search",
    "with_decisions",
]


def matters(actor: Actor) -> QuerySet[Matter]:
    """The matters the actor may see, with the body that handles each."""
    return Matter.objects.visible_to(actor).select_related("handler")


def search(rows: QuerySet[Matter], text: str) -> QuerySet[Matter]:
    """Those with the text in diary number or title; a secret title is never matched, only its number."""
    return rows.filter(Q(reference__icontains=text) | Q(confidential=False, title__icontains=text))


def decisions(actor: Actor) -> QuerySet[Decision]:
    """The decisions the actor may see, latest first, with organ and matter."""
    rows = Decision.objects.of(actor.organisation_id).filter(matter__in=Matter.objects.visible_to(actor))
    return rows.order_by("-meeting__on", "-pk")


def decisions_in(matter: Matter) -> QuerySet[Decision]:
    """How a matter has been handled, in order of meetings. The caller has checked that the matter may be seen."""
    return Decision.objects.of(matter.organisation_id).filter(matter=matter).order_by("meeting__on", "pk")


def adopting_decisions(actor: Actor) -> QuerySet[Decision]:
    """The decisions a governing document can rest on, latest first."""
    return decisions(actor).filter(outcome__in=Decision.ADOPTING)


def repealing_decisions(actor: Actor) -> QuerySet[Decision]:
    """The decisions a governing document can be repealed by, latest first: repeal is often a clause of an adoption."""
    return decisions(actor).filter(outcome__in=[*Decision.ADOPTING, Outcome.REPEALED])


def with_decisions(actor: Actor) -> QuerySet[Matter]:
    """The matters with their decisions, for a list that tells the latest."""
    latest = Decision.objects.of(actor.organisation_id).order_by("-meeting__on", "-pk")
    return matters(actor).prefetch_related(Prefetch("decisions", latest))
