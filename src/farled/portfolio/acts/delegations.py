"""Who may grant how much is written down, and ends (delegationsordning; A5)."""

from datetime import date, datetime

from django.db import transaction

from farled.methods.periods import local_day
from farled.people.reads import Actor, Body, Organisation
from farled.portfolio.models import Delegation, Portfolio
from farled.portfolio.rules import money as rules
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says


@transaction.atomic
def set_delegation(
    *,
    organisation: Organisation,
    body: Body,
    by_meeting: bool,
    ground: str,
    valid_from: date,
    by: Actor,
    at: datetime,
    function: str = "",
    most: int | None = None,
    portfolio: Portfolio | None = None,
    is_example: bool = False,
) -> Delegation:
    """Say that a function in a body, or the body at a meeting, grants up to ``most`` öre (sätt en beslutsgräns).

    ``most`` None, for a body at a meeting: any sum. ``portfolio`` None: all of them. ``ground``: where it is decided.
    """
    rules.check_can_manage(by, organisation.pk)
    rules.check_text(ground, field="ground")
    row = Delegation(
        organisation=organisation,
        portfolio=portfolio,
        by_meeting=by_meeting,
        body=body,
        function="" if by_meeting else function.strip(),
        most=most,
        valid_from=valid_from,
        ground=ground.strip(),
        is_example=is_example,
    )
    rules.check_limit(row, organisation_id=organisation.pk)
    row.save(force_insert=True)
    trail.created(row, "portfolio.delegation.set", by=by, at=at)
    return row


@transaction.atomic
def end_delegation(
    *, delegation: Delegation, version: int, why: str, by: Actor, at: datetime, on: date | None = None
) -> Delegation:
    """End a limit, for a reason (avsluta beslutsgränsen). ``on`` is its last day."""
    row = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    rules.check_can_manage(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_limit_is_open(row)
    check_says(why, field="why")
    last = on or local_day(at)
    rules.check_period(row.valid_from, last, field="on")
    with trail.changing(row, "portfolio.delegation.ended", by=by, at=at, why=why.strip()):
        row.valid_to = last
    return row
