"""Integrations between systems are told, change, and are taken away."""

from datetime import datetime

from django.db import transaction

from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.systems import rules
from farled.systems.acts.rows import stored
from farled.systems.models import Integration, System
from farled.systems.states import Way
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Invalid


@transaction.atomic
def add_integration(
    *,
    giver: System,
    taker: System,
    carries: str,
    by: Actor,
    at: datetime,
    way: Way = Way.SERVICE,
    ground: str = "",
    source: str = "",
) -> Integration:
    """Tell that one system gives another information (lägga till). Whoever keeps either system may.

    Raises Forbidden, or Invalid for one that goes past the integration service without a ground.
    """
    rules.check_can_integrate(by, giver, taker)
    row = Integration(organisation_id=giver.organisation_id, source=source.strip())
    trail.hold(row.organisation_id)
    _say(row, giver, taker, carries, way, ground)
    row.save(force_insert=True)
    trail.created(row, "systems.integration.added", by=by, at=at)
    return row


@transaction.atomic
def change_integration(
    *,
    integration: Integration,
    version: int,
    giver: System,
    taker: System,
    carries: str,
    way: Way,
    ground: str,
    by: Actor,
    at: datetime,
    source: str | None = None,
    why: str = "",
) -> Integration:
    """Change what goes from which system to which, and how. Without ``source`` it is kept. Raises Stale or Invalid."""
    row = _held(integration, version, by)
    rules.check_can_integrate(by, giver, taker)
    trail.hold(row.organisation_id)
    with trail.changing(row, "systems.integration.changed", by=by, at=at, why=why.strip()):
        _say(row, giver, taker, carries, way, ground)
        row.source = row.source if source is None else source.strip()
    return row


@transaction.atomic
def remove_integration(*, integration: Integration, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Tell that information does not go there any more; history keeps that it did. Raises Stale or Forbidden."""
    row = _held(integration, version, by)
    trail.removed(row, "systems.integration.removed", by=by, at=at, why=why.strip())
    row.delete()


def _held(integration: Integration, version: int, by: Actor) -> Integration:
    rows = Integration.objects.select_for_update(of=("self",)).select_related("giver", "taker")
    row = rows.get(pk=integration.pk)
    rules.check_can_integrate(by, row.giver, row.taker)
    check_version(current=row.version, seen=version, stored=stored(row, by))
    return row


def _say(row: Integration, giver: System, taker: System, carries: str, way: Way, ground: str) -> None:
    rules.check_own([giver], row.organisation_id, field="giver")
    rules.check_own([taker], row.organisation_id, field="taker")
    rules.check_integration(giver, taker, way, ground.strip())
    row.giver, row.taker, row.carries = giver, taker, cleaned(carries, field="carries")
    row.way, row.ground = way, ground.strip()
    same = Integration.objects.filter(giver=giver, taker=taker, carries__iexact=row.carries).exclude(pk=row.pk)
    if same.exists():
        raise Invalid("systems.integration.taken", field="carries", name=str(row))
