"""What must hold of a version, its alternatives and its lines while it is written. No writes, no clock."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Field, Model

from farled.cases.models import Alternative, BenefitLine, Case, CostLine
from farled.cases.states import CASE_MOVES, FIRST_YEAR, LAST_YEAR, MOST_YEARS, CaseState, For
from farled.initiatives.reads import Initiative
from farled.initiatives.states import Phase
from farled.people.reads import Body
from farled.web.refused import Invalid, Refused, together

LARGEST = 10**15  # öre: ten thousand billion kronor, more than anybody has


def check_lengths(row: Model) -> None:
    """No text is longer than its place in the database."""

    def check(field: Field[Any, Any]) -> None:
        text, most = getattr(row, field.attname), getattr(field, "max_length", None)
        if most is not None and text is not None and len(text) > most:
            raise Invalid("web.text.long", field=field.name, length=len(text), most=most)

    together(*(partial(check, field) for field in row._meta.concrete_fields))


# --- Versions ---------------------------------------------------------------------------------------------------------


def check_unfinished(initiative: Initiative) -> None:
    """Nothing more is calculated for what is closed or dropped."""
    phase = Phase(initiative.phase)
    if phase.finished:
        raise Refused("cases.initiative.finished", title=initiative.title, phase=phase.label)


def check_first(numbers: Sequence[int]) -> None:
    """An initiative has one case, in versions."""
    if numbers:
        raise Refused("cases.begin.exists", number=max(numbers))


def check_draft(case: Case) -> None:
    """What is submitted is not changed: a new version is made."""
    if not case.is_draft:
        raise Refused("cases.locked", number=case.number)


def check_can_be_followed(case: Case, *, draft: Case | None) -> None:
    """A new version is made of the one that is submitted, one at a time."""
    if draft is not None:
        raise Refused("cases.version.draft", number=draft.number)
    if case.state != CaseState.SUBMITTED:
        raise Refused("cases.version.old", number=case.number)


def check_move(case: Case, to: CaseState) -> None:
    """Only moves of the state diagram."""
    if to not in CASE_MOVES[CaseState(case.state)]:
        raise Refused("cases.locked", number=case.number)


def check_span(first_year: int, horizon: int, price_year: int) -> None:
    """The years are years, and not more than can be foreseen at all."""
    together(
        partial(_check_year, first_year, "first_year"),
        partial(_check_year, price_year, "price_year"),
        partial(_check_horizon, horizon),
    )


def _check_year(year: int, field: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid("cases.year", field=field, first=FIRST_YEAR, last=LAST_YEAR)


def _check_horizon(horizon: int) -> None:
    if not 0 <= horizon <= MOST_YEARS:
        raise Invalid("cases.horizon", field="horizon", most=MOST_YEARS)


def check_innovation(share: int | None) -> None:
    """The share of the cost that is new ability is a percentage."""
    if share is not None and not 0 <= share <= 100:
        raise Invalid("cases.percent", field="innovation")


def check_reason(why: str) -> None:
    """A new version says why it was made."""
    if not why.strip():
        raise Invalid("cases.why", field="why")


# --- Alternatives -----------------------------------------------------------------------------------------------------


def check_name_is_free(title: str, others: Sequence[str]) -> None:
    """Alternatives of a case are told apart by their names."""
    if title in others:
        raise Refused("cases.alternative.taken", field="title", title=title)


def check_zero_is_one(alternative: Alternative, *, others_zero: bool, is_zero: bool, chosen: bool) -> None:
    """One alternative is to do nothing, and that is not what money is asked for."""
    if is_zero and others_zero:
        raise Refused("cases.alternative.zero", field="is_zero")
    if is_zero and chosen:
        raise Invalid("cases.alternative.zero_chosen", field="chosen")
    if alternative.chosen and not chosen:
        raise Invalid("cases.alternative.choose_another", field="chosen")


def check_can_be_removed(alternative: Alternative) -> None:
    """The one applied for and the one to compare with stay."""
    if alternative.is_zero or alternative.chosen:
        raise Refused("cases.alternative.stays", title=alternative.title)


# --- Lines ------------------------------------------------------------------------------------------------------------


def check_bodies(organisation_id: int, **bodies: Body | None) -> None:
    """Those who bear costs and have benefits belong to the organisation."""
    for name, body in bodies.items():
        if body is not None and body.organisation_id != organisation_id:
            raise Refused("cases.body.elsewhere", field=name, body=body.name)


def check_years(case: Case, values: Sequence[object], *, field: str) -> None:
    """There is one value for each year of the case."""
    if len(values) != len(case.years):
        raise Invalid("cases.years", field=field, years=len(case.years), found=len(values))


def check_cost(line: CostLine) -> None:
    """Costs are öre from nothing and up, and their range holds what is written."""
    together(partial(_check_amounts, line.amounts), partial(_check_range, line.low, line.high))


def _check_amounts(amounts: Sequence[int]) -> None:
    if any(not 0 <= each <= LARGEST for each in amounts):
        raise Invalid("cases.amount", field="amounts")


def _check_range(low: Decimal, high: Decimal) -> None:
    if not 0 <= low <= 1:
        raise Invalid("cases.cost.low", field="low")
    if high < 1:
        raise Invalid("cases.cost.high", field="high")


def check_benefit(case: Case, line: BenefitLine) -> None:
    """A benefit is counted whole or not at all, has one place and one price, and grows unless it says why it falls."""
    together(
        partial(_check_place, line),
        partial(check_quantities, line.low, line.likely, line.high),
        partial(_check_price, line),
        partial(_check_shares, line),
        partial(_check_ramp, line),
        partial(check_budget_effect, case.first_year, line),
    )


def _check_place(line: BenefitLine) -> None:
    if line.beneficiary != For.INTERNAL and line.body_id is not None:
        raise Invalid("cases.benefit.outside", field="body")
    if line.moves_to_id is not None and line.moves_to_id == line.body_id:
        raise Invalid("cases.benefit.moves", field="moves_to")


def check_quantities(low: Decimal | None, likely: Decimal | None, high: Decimal | None) -> None:
    """The three estimates of a quantity a year come together and in order."""
    given = [each for each in (low, likely, high) if each is not None]
    if not given:
        return
    if low is None or likely is None or high is None:
        raise Invalid("cases.benefit.three", field="likely" if likely is None else "low" if low is None else "high")
    if not low <= likely <= high:
        raise Invalid("cases.benefit.order", field="likely")


def _check_price(line: BenefitLine) -> None:
    if line.rate and line.price is not None:
        raise Invalid("cases.benefit.one_price", field="price")
    if line.price is not None and not -LARGEST <= line.price <= LARGEST:
        raise Invalid("cases.amount", field="price")


def _check_shares(line: BenefitLine) -> None:
    for name in ("realisation", "cashable"):
        share = getattr(line, name)
        if share is not None and not 0 <= share <= 1:
            raise Invalid("cases.percent", field=name)


def _check_ramp(line: BenefitLine) -> None:
    if any(not 0 <= each <= 1 for each in line.shares):
        raise Invalid("cases.percent", field="ramp")
    falls = any(later < earlier for earlier, later in zip(line.shares, line.shares[1:], strict=False))
    if falls and not line.why_it_falls:
        raise Invalid("cases.benefit.falls", field="why_it_falls")


def check_budget_effect(first_year: int, line: BenefitLine) -> None:
    """A budget is not cut in direct connection with the grant: its effect comes in a later year (R83)."""
    if (line.budget_effect_year is None) != (line.budget_effect is None):
        raise Invalid(
            "cases.budget.both", field="budget_effect" if line.budget_effect is None else "budget_effect_year"
        )
    if line.budget_effect is None or line.budget_effect_year is None:
        return
    if not 0 < line.budget_effect <= LARGEST:
        raise Invalid("cases.budget.amount", field="budget_effect")
    if not line.budget_effect_year <= LAST_YEAR:
        raise Invalid("cases.year", field="budget_effect_year", first=FIRST_YEAR, last=LAST_YEAR)
    if line.budget_effect_year <= first_year:
        raise Invalid("cases.budget.later", field="budget_effect_year", title=line.title, year=first_year)
