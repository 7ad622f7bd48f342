"""Initiatives: the lists, one of them with all that its page tells, and what the red thread asks of them."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from farled.agenda.reads import Duty
from farled.initiatives.models import Initiative, InitiativeReport, ReuseCheck
from farled.people.reads import Actor, Body


def initiatives(actor: Actor) -> QuerySet[Initiative]:
    """The initiatives the actor may see, with their bodies."""
    return Initiative.objects.visible_to(actor).select_related("body", "supplier")


def stored(initiative: Initiative) -> dict[str, Any]:
    """An initiative's values as they are stored, for whoever saves too late."""
    return initiative.trail_values()


def reports_of(initiative: Initiative) -> QuerySet[InitiativeReport]:
    """How it has gone, newest first."""
    return InitiativeReport.objects.filter(initiative=initiative).order_by("-on", "-pk")


def reuse_checks_of(initiative: Initiative) -> QuerySet[ReuseCheck]:
    """What has been looked at before it, for itself or for a need that it came from."""
    rows = ReuseCheck.objects.filter(Q(initiative=initiative) | Q(need__initiative=initiative))
    return rows.select_related("system", "component", "other", "need").order_by("on", "pk")


def reuse_checks_count(initiative: Initiative) -> int:
    """How many times it has been looked at whether something that exists can be used."""
    return reuse_checks_of(initiative).count()


def bodies_waited_for(kind: str, subject_id: int, organisation_id: int) -> list[Body]:
    """The bodies that have a duty of a kind about an initiative."""
    waiting = Duty.objects.of_subject(kind, subject_id, organisation_id)
    return list(Body.objects.filter(pk__in=waiting.values("body")).order_by("pk"))


def bodies_by_id(organisation_id: int, ids: Iterable[int]) -> list[Body]:
    """Bodies of the organisation by id."""
    return list(Body.objects.filter(organisation_id=organisation_id, pk__in=list(ids)).order_by("pk"))


def of_bodies(actor: Actor, body_ids: Collection[int]) -> QuerySet[Initiative]:
    """What the bodies own or carry out, unfinished."""
    return initiatives(actor).of_bodies(body_ids).unfinished()  # type: ignore[attr-defined,no-any-return]
