"""Somebody in the line accepts a benefit, leaves it or hands it over (S75)."""

from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.benefits import rules
from farled.benefits.acts.rows import (
    ANSWER_WITHIN,
    MEASURE,
    OWN,
    ask_for_measuring,
    ask_for_owner,
    locked,
    settle,
)
from farled.benefits.models import Benefit
from farled.benefits.states import RECEIVE
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.slots import check_obstacles


@transaction.atomic
def ask_owner(
    *, benefit: Benefit, version: int, body: Body, by: Actor, at: datetime, due: date | None = None
) -> Benefit:
    """Ask a body in the line to own a benefit that nobody owns (be om ägare). ``due`` is by default in three weeks.

    Raises Stale, Refused or Forbidden.
    """
    row = locked(benefit)
    rules.check_can_plan(by, row)
    rules.check_followed(row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_not_owned(row)
    rules.check_body(row.initiative, body)
    with trail.changing(row, "benefits.benefit.asked", by=by, at=at):
        row.body = body
    ask_for_owner(row, by=by, at=at, due=due or local_day(at) + ANSWER_WITHIN)
    return row


@transaction.atomic
def accept_benefit(
    *, benefit: Benefit, version: int, function: str, by: Actor, at: datetime, on: date | None = None
) -> Benefit:
    """Accept owning a benefit, in a function such as head of a unit (ta ägarskapet), and measure it from then on.

    Asks the obstacles of ``benefits.receive``. Raises Stale, Refused, Invalid or Forbidden.
    """
    row = locked(benefit)
    rules.check_can_own(by, row)
    rules.check_followed(row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_not_owned(row)
    rules.check_body(row.initiative, row.body)
    check_obstacles(RECEIVE, row, by=by)
    with trail.changing(row, "benefits.benefit.accepted", by=by, at=at, on_behalf_of=row.body.name):
        row.owner_id, row.owner_function = by.user_id, cleaned(function, field="function")
        row.accepted_on = on or local_day(at)
        rules.check_lengths(row)
        settle(row)
    agenda.fulfil_duty(kind=OWN, subject_id=row.pk, by=by, at=at)
    ask_for_measuring(row, by=by, at=at)
    return row


@transaction.atomic
def leave_benefit(*, benefit: Benefit, version: int, why: str, by: Actor, at: datetime) -> Benefit:
    """Stop owning a benefit, for a reason (lämna ägarskapet); somebody else in the body is asked."""
    row = _owned(benefit, version, why, by)
    with trail.changing(row, "benefits.benefit.left", by=by, at=at, why=why.strip(), on_behalf_of=row.body.name):
        _let_go(row)
    _ask_anew(row, by=by, at=at)
    return row


@transaction.atomic
def hand_over(*, benefit: Benefit, version: int, body: Body, why: str, by: Actor, at: datetime) -> Benefit:
    """Hand a benefit over to another body, for a reason (lämna över). It is nobody's until they accept."""
    row = _owned(benefit, version, why, by)
    rules.check_body(row.initiative, body)
    with trail.changing(row, "benefits.benefit.handed_over", by=by, at=at, why=why.strip(), on_behalf_of=row.body.name):
        _let_go(row)
        row.body = body
    _ask_anew(row, by=by, at=at)
    return row


def _owned(benefit: Benefit, version: int, why: str, by: Actor) -> Benefit:
    row = locked(benefit)
    rules.check_can_own(by, row)
    rules.check_followed(row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_owned(row)
    rules.check_why(why)
    return row


def _let_go(row: Benefit) -> None:
    row.owner, row.owner_function, row.accepted_on = None, "", None
    settle(row)


def _ask_anew(row: Benefit, *, by: Actor, at: datetime) -> None:
    agenda.withdraw_duty(kind=MEASURE, subject_id=row.pk, by=by, at=at)
    ask_for_owner(row, by=by, at=at, due=local_day(at) + ANSWER_WITHIN)
