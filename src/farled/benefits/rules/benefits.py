"""What must hold of a benefit: who plans, owns and measures it, its promise and its days."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Field, Model

from farled.benefits.models import Benefit
from farled.benefits.states import OWNED, BenefitState
from farled.initiatives.reads import Initiative
from farled.initiatives.states import Phase
from farled.people.reads import Actor, Body, Role
from farled.web.formats import day, number
from farled.web.refused import Forbidden, Invalid, Refused, asks, together

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST = Decimal(10) ** 11  # a quantity that is larger is a mistake

# --- Who --------------------------------------------------------------------------------------------------------------


def check_can_plan_for(by: Actor, initiative: Initiative) -> None:
    """Benefits of an initiative are planned by its customer, a coach or the strategist."""
    covers = by.reach("benefits.plan").covers(initiative.body_id)
    if by.organisation_id != initiative.organisation_id or not covers:
        raise Forbidden("benefits.plan", body=initiative.body.name)


def check_can_plan(by: Actor, row: Benefit) -> None:
    """What a benefit is planned to be is changed by the customer, by who takes it home, a coach or the strategist."""
    covers = by.reach("benefits.plan").covers(row.body_id, row.initiative.body_id)
    if by.organisation_id != row.organisation_id or not covers:
        raise Forbidden("benefits.plan", body=row.initiative.body.name)


def check_can_own(by: Actor, row: Benefit) -> None:
    """A benefit is accepted and left in the body that takes it home, by somebody who works there (S75)."""
    if by.organisation_id != row.organisation_id or not by.reach("benefits.own").covers(row.body_id):
        raise Forbidden("benefits.own", body=row.body.name)


def check_can_measure(by: Actor, row: Benefit) -> None:
    """Measurements, forecasts and deviations come from the body that takes it home, or the strategist."""
    if by.organisation_id != row.organisation_id or not by.reach("benefits.measure").covers(row.body_id):
        raise Forbidden("benefits.measure", body=row.body.name)


def decides_for(by: Actor, body_id: int) -> bool:
    """Whether the actor decides for a body: there, or as a decider of the whole organisation."""
    whole = by.may("benefits.decide") and by.holding(Role.DECIDER).whole
    return whole or by.reach("benefits.decide").covers(body_id)


def check_can_decide(by: Actor, row: Benefit) -> None:
    """Serious things are decided by whoever decides for the body, or registered for a board."""
    if by.organisation_id != row.organisation_id or not decides_for(by, row.body_id):
        raise Forbidden("benefits.decide", body=row.body.name)


# --- What a benefit says ----------------------------------------------------------------------------------------------


def check_lengths(row: Model) -> None:
    """No text is longer than its place in the database."""

    def check(field: Field[Any, Any]) -> None:
        text, most = getattr(row, field.attname), getattr(field, "max_length", None)
        if most is not None and text is not None and len(text) > most:
            raise Invalid("web.text.long", field=field.name, length=len(text), most=most)

    together(*(partial(check, field) for field in row._meta.concrete_fields))


def check_body(initiative: Initiative, body: Body) -> None:
    """A benefit is taken home in the line: in the organisation, not by who carries the initiative out (S75)."""
    if body.organisation_id != initiative.organisation_id:
        raise Refused("benefits.body.elsewhere", field="body", body=body.name)
    if body.closed_on is not None:
        raise Refused("benefits.body.closed", field="body", body=body.name)
    if body.pk == initiative.supplier_id:
        raise Refused("benefits.body.supplier", field="body", body=body.name)


def check_not_dropped(initiative: Initiative) -> None:
    """Nothing is promised of what is not carried through."""
    if initiative.phase == Phase.DROPPED:
        raise Refused("benefits.dropped", title=initiative.title)


def check_promised(promised: Mapping[int, Decimal]) -> None:
    """Something is promised, for years that can be, and not less than nothing."""
    if not any(promised.values()):
        raise Invalid("benefits.promised.nothing", field="promised")
    for year, value in promised.items():
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Invalid("benefits.promised.year", field="promised", year=str(year))
        if not 0 <= value < MOST:
            raise Invalid("benefits.promised.value", field="promised", year=str(year))


def check_measured_as(*, price: int | None, cashable: Decimal, every: int) -> None:
    """A value is not below zero, what becomes money is a share, and it is measured now and then."""
    if price is not None and price < 0:
        raise Invalid("benefits.price", field="price")
    if not 0 <= cashable <= 1:
        raise Invalid("benefits.cashable", field="cashable")
    if not 1 <= every <= 120:
        raise Invalid("benefits.every", field="every")


def check_schedule(first: date | None, last: date | None) -> None:
    """It is measured a last time after the first, if there is one."""
    if last is not None and (first is None or last < first):
        raise Invalid("benefits.measuring.backwards", field="last_measured")


def check_baseline(baseline: Decimal | None, on: date | None) -> None:
    """A baseline is from a day, and a day has a baseline."""
    if (baseline is None) != (on is None):
        raise Invalid("benefits.baseline", field="baseline_on" if on is None else "baseline")


def check_promise_kept(row: Benefit, before: Mapping[int, Decimal], after: Mapping[int, Decimal], **said: Any) -> None:
    """What was promised stands once somebody has accepted it: what is thought now is a forecast."""
    if row.accepted_on is None:
        return
    if dict(before) != dict(after) or any(getattr(row, name) != value for name, value in said.items()):
        raise Refused("benefits.promise.stands", function=row.owner_function)


def check_something_left(count: int) -> None:
    """There is a calculation with benefits that are not planned already."""
    if not count:
        raise Refused("benefits.case.nothing")


# --- Where it is ------------------------------------------------------------------------------------------------------


def check_followed(row: Benefit) -> None:
    """A benefit that is no longer followed stays as it is."""
    if row.state == BenefitState.ENDED:
        raise Refused("benefits.ended", title=row.title)


def check_not_owned(row: Benefit) -> None:
    """One owner at a time."""
    if row.accepted_on is not None:
        raise Refused("benefits.owned", function=row.owner_function)


def check_owned(row: Benefit) -> None:
    """Somebody in the line answers for it."""
    if BenefitState(row.state) not in OWNED:
        raise Refused("benefits.no_owner", body=row.body.name)


def check_measuring(row: Benefit, *, on: date, year: int, value: Decimal, today: date) -> None:
    """What is measured has been, in a year that it can be about, and is a number that can be."""
    if on > today:
        raise Invalid("benefits.measured.ahead", field="on", day=day(on))
    if not FIRST_YEAR <= year <= on.year:
        raise Invalid("benefits.measured.year", field="year", year=str(year), day=day(on))
    if abs(value) >= MOST:
        raise Invalid("benefits.measured.value", field="value", value=number(value))


def check_cost_has_ended(row: Benefit, *, year: int, value: Decimal) -> None:
    """The cost of a system that is closed has ended when that is carried out, and not in an earlier year (S69)."""
    plan = row.line.exit if row.line is not None else None
    if plan is None:
        return
    if plan.done_on is None:
        raise Refused("benefits.exit.goes_on", system=plan.system.name)
    if year < plan.done_on.year and value > 0:
        raise Invalid("benefits.exit.earlier", field="year", system=plan.system.name, day=day(plan.done_on))


def check_forecast(values: Mapping[int, Decimal], years: Collection[int], *, today: date) -> None:
    """A forecast is of years that something is promised for and that are not over, and of something."""
    if not values:
        raise Invalid("benefits.forecast.nothing", field="values")
    for year, value in values.items():
        if year not in years:
            raise Invalid("benefits.forecast.year", field="values", year=str(year))
        if year < today.year:
            raise Invalid("benefits.forecast.past", field="values", year=str(year))
        if not 0 <= value < MOST:
            raise Invalid("benefits.promised.value", field="values", year=str(year))


def check_why(why: str) -> None:
    """A reason is said."""
    if not why.strip():
        raise Invalid("benefits.why", field="why")


can_plan, can_plan_for, can_own = asks(check_can_plan), asks(check_can_plan_for), asks(check_can_own)
can_measure, can_decide = asks(check_can_measure), asks(check_can_decide)
