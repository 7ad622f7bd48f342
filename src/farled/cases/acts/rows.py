"""What a version, an alternative and their lines say, locked rows, and the duties a case leaves with bodies."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from farled.cases import rules
from farled.cases.models import Alternative, BenefitLine, Case, CostLine
from farled.cases.models.lines import HIGH, LOW, ONE
from farled.cases.states import BetterWhen, CostKind, For, Funding, Gain, Peng, Rate
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.web.exact import exact
from farled.web.refused import together

ACCEPT, APPRAISE, REPLY = "cases.accept", "cases.appraise", "cases.reply"  # kinds of duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a version says of itself. ``horizon`` years follow ``first_year``; ``innovation`` is per cent."""

    title: str
    first_year: int
    horizon: int
    price_year: int
    summary: str = ""
    innovation: int | None = None

    def put_on(self, row: Case) -> None:
        """Write the content on a row. Raises Invalid."""
        row.title, row.summary = cleaned(self.title, field="title"), self.summary.strip()
        row.first_year, row.horizon, row.price_year = self.first_year, self.horizon, self.price_year
        row.innovation = self.innovation
        together(
            lambda: rules.check_lengths(row),
            lambda: rules.check_span(self.first_year, self.horizon, self.price_year),
            lambda: rules.check_innovation(self.innovation),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What an alternative says. ``chosen`` moves the choice here from another alternative."""

    title: str
    text: str = ""
    is_zero: bool = False
    chosen: bool = False

    def put_on(self, row: Alternative) -> None:
        """Write it on a row. Raises Invalid."""
        row.title, row.text = cleaned(self.title, field="title"), self.text.strip()
        row.is_zero, row.chosen = self.is_zero, self.chosen
        rules.check_lengths(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a cost says: ``amounts`` öre for each year of the case; ``low`` and ``high`` shares of them (0.9, 1.3)."""

    title: str
    kind: CostKind
    funding: Funding
    amounts: Sequence[int]
    body: Body | None = None
    low: Decimal = LOW
    high: Decimal = HIGH
    source: str = ""
    is_example: bool = False

    def put_on(self, row: CostLine, case: Case) -> None:
        """Write it on a row. Raises everything that is wrong at once."""
        row.title, row.kind, row.funding = cleaned(self.title, field="title"), self.kind, self.funding
        row.body, row.amounts = self.body, list(self.amounts)
        row.low, row.high = exact(self.low), exact(self.high)
        row.source, row.is_example = self.source.strip(), self.is_example
        together(
            lambda: rules.check_lengths(row),
            lambda: rules.check_bodies(case.organisation_id, body=self.body),
            lambda: rules.check_years(case, self.amounts, field="amounts"),
            lambda: rules.check_cost(row),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """What a benefit says. ``ramp``: the share of full effect (0–1) each year; ``price`` öre; see ``BenefitLine``."""

    title: str
    kind: Gain
    beneficiary: For
    ramp: Sequence[Decimal]
    body: Body | None = None
    target_group: str = ""
    process: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    direction: BetterWhen = BetterWhen.DOWN
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None
    price: int | None = None
    rate: Rate | None = None
    realisation: Decimal = ONE
    cashable: Decimal | None = None
    measured_by: str = ""
    moves_to: Body | None = None
    budget_effect_year: int | None = None
    budget_effect: int | None = None
    peng_class: Peng | None = None
    why_it_falls: str = ""
    source: str = ""
    is_example: bool = False

    def put_on(self, row: BenefitLine, case: Case) -> None:
        """Write it on a row. Raises everything that is wrong at once."""
        row.title, row.kind, row.beneficiary = cleaned(self.title, field="title"), self.kind, self.beneficiary
        row.body, row.moves_to, row.direction = self.body, self.moves_to, self.direction
        for name in ("target_group", "process", "unit", "measured_by", "why_it_falls", "source"):
            setattr(row, name, getattr(self, name).strip())
        for name in ("baseline", "low", "likely", "high", "realisation", "cashable"):
            setattr(row, name, exact(getattr(self, name)))
        row.price, row.rate, row.peng_class = self.price, self.rate or "", self.peng_class or ""
        row.ramp = [float(exact(each) or 0) for each in self.ramp]
        row.budget_effect_year, row.budget_effect = self.budget_effect_year, self.budget_effect
        row.is_example = self.is_example
        together(
            lambda: rules.check_lengths(row),
            lambda: rules.check_bodies(case.organisation_id, body=self.body, moves_to=self.moves_to),
            lambda: rules.check_years(case, self.ramp, field="ramp"),
            lambda: rules.check_benefit(case, row),
        )


def locked(case: Case) -> Case:
    """The version as it is now, locked until the transaction ends: whoever writes a line of it waits too."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("body", "initiative__body")
    return rows.get(pk=case.pk)


def opened_draft(case: Case, by: Actor) -> Case:
    """A draft that the actor may change, locked. Raises Refused or Forbidden."""
    row = locked(case)
    rules.check_can_edit(by, row)
    rules.check_draft(row)
    return row
