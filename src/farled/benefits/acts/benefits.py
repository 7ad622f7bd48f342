"""A benefit is planned, by hand or from the lines of a calculation, changed, and no longer followed."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from farled.benefits import reads, rules
from farled.benefits.acts.rows import (
    ANSWER_WITHIN,
    Content,
    ask_for_measuring,
    ask_for_owner,
    locked,
    place_in_thread,
    settle,
    withdraw_all,
    write_points,
)
from farled.benefits.models import Benefit
from farled.benefits.states import BenefitState
from farled.cases import reads as cases
from farled.cases.reads import BenefitLine, Case, Rates
from farled.cases.states import BetterWhen
from farled.initiatives.reads import Initiative
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version

YEAR_END = (12, 31)


@transaction.atomic
def plan_benefit(
    *,
    initiative: Initiative,
    content: Content,
    by: Actor,
    at: datetime,
    source: str = "",
    is_example: bool = False,
) -> Benefit:
    """Plan a benefit of an initiative (planera nytta). The body that is to take it home is asked to own it.

    Raises Refused, Invalid or Forbidden.
    """
    rules.check_can_plan_for(by, initiative)
    rules.check_not_dropped(initiative)
    return _planned(initiative, content, None, source, is_example=is_example, by=by, at=at)


def _planned(
    initiative: Initiative,
    content: Content,
    line: BenefitLine | None,
    source: str,
    *,
    is_example: bool,
    by: Actor,
    at: datetime,
) -> Benefit:
    row = Benefit(
        organisation_id=initiative.organisation_id,
        initiative=initiative,
        line=line,
        source=source.strip(),
        is_example=is_example,
    )
    content.check(row)
    row.next_due = reads.next_due(row, {})
    row.save(force_insert=True)
    write_points(row, content.promised)
    place_in_thread(row, on=local_day(at))
    trail.created(row, "benefits.benefit.planned", by=by, at=at)
    ask_for_owner(row, by=by, at=at, due=local_day(at) + ANSWER_WITHIN)
    return row


@transaction.atomic
def plan_from_case(*, initiative: Initiative, by: Actor, at: datetime) -> list[Benefit]:
    """Plan every benefit of the submitted calculation's chosen alternative (hämta ur nyttokalkylen).

    Lines that are planned already, or say no quantity, are left alone, so that nothing is counted twice. What is
    promised for a year is the likely quantity times the share that arises times the share of full effect that year.
    Raises Refused when nothing is left, or Forbidden.
    """
    rules.check_can_plan_for(by, initiative)
    rules.check_not_dropped(initiative)
    trail.hold(initiative.organisation_id)
    case = cases.submitted_of([initiative.pk]).get(initiative.pk)
    lines = reads.lines_left(case) if case else []
    rules.check_something_left(len(lines))
    assert case is not None  # noqa: S101 -- without one no line was left
    rates = cases.rates_of(case, on=local_day(at))
    return [
        _planned(
            initiative,
            _said(case, line, rates),
            line,
            line.source[:200],
            is_example=line.is_example,
            by=by,
            at=at,
        )
        for line in lines
    ]


def _said(case: Case, line: BenefitLine, rates: Rates) -> Content:
    likely = line.likely or Decimal(0)
    promised = {
        case.first_year + place: likely * line.realisation * share
        for place, share in enumerate(line.shares)
        if share > 0
    }
    first, last = min(promised, default=0), max(promised, default=0)
    return Content(
        title=line.title,
        kind=line.kind,
        receiver=line.beneficiary,
        body=line.body or case.body,
        unit=line.unit or "enheter",
        promised=promised,
        process=line.process,
        direction=BetterWhen(line.direction),
        baseline=None,
        price=rates.price_of(line) or None,
        cashable=line.cashable or Decimal(0),
        method=line.measured_by,
        first_measured=date(first, *YEAR_END) if first else None,
        last_measured=date(last, *YEAR_END) if last else None,
    )


@transaction.atomic
def change_benefit(
    *, benefit: Benefit, version: int, content: Content, by: Actor, at: datetime, why: str = ""
) -> Benefit:
    """Change what a benefit says (ändra). What was promised, and where, stands once somebody has accepted it.

    Raises Stale, Refused, Invalid or Forbidden.
    """
    row = locked(benefit)
    rules.check_can_plan(by, row)
    rules.check_followed(row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    before = {point.year: point.promised for point in row.points.all()}
    rules.check_promise_kept(
        row,
        before,
        content.promised,
        body_id=content.body.pk,
        unit=content.unit.strip(),
        direction=content.direction,
        baseline=content.baseline,
        price=content.price,
        cashable=content.cashable,
    )
    moved = row.body_id != content.body.pk
    with trail.changing(row, "benefits.benefit.changed", by=by, at=at, why=why.strip()):
        content.check(row)
        write_points(row, content.promised)
        settle(row)
    if moved:
        ask_for_owner(row, by=by, at=at, due=local_day(at) + ANSWER_WITHIN)
    ask_for_measuring(row, by=by, at=at)
    return row


@transaction.atomic
def end_benefit(*, benefit: Benefit, version: int, why: str, by: Actor, at: datetime) -> Benefit:
    """Stop following a benefit, for a reason (följ inte längre). What it promised and came to still counts.

    Raises Stale, Refused, Invalid or Forbidden.
    """
    row = locked(benefit)
    rules.check_can_decide(by, row)
    return _ended(row, version, why, by=by, at=at)


@transaction.atomic
def take_back_benefit(*, benefit: Benefit, version: int, why: str, by: Actor, at: datetime) -> Benefit:
    """Take back a benefit that nobody has accepted, for a reason (ta tillbaka), as whoever may plan it.

    Raises Stale, Refused, Invalid or Forbidden.
    """
    row = locked(benefit)
    rules.check_can_plan(by, row)
    rules.check_not_owned(row)
    return _ended(row, version, why, by=by, at=at)


@transaction.atomic
def end_with(initiative: Initiative, *, why: str, by: Actor, at: datetime) -> None:
    """Stop following the benefits of an initiative that has been dropped; what is measured in the line goes on."""
    states = [BenefitState.PLANNED, BenefitState.ACCEPTED]
    for one in Benefit.objects.filter(initiative=initiative, state__in=states).order_by("pk"):
        row = locked(one)
        _ended(row, row.version, why, by=by, at=at)


def _ended(row: Benefit, version: int, why: str, *, by: Actor, at: datetime) -> Benefit:
    rules.check_followed(row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_why(why)
    with trail.changing(row, "benefits.benefit.ended", by=by, at=at, why=why.strip()):
        row.state, row.ended_because, row.next_due = BenefitState.ENDED, why.strip(), None
    withdraw_all(row, by=by, at=at, why=why.strip())
    return row
