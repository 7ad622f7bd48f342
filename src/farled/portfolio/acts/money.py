"""A portfolio is founded, changed and ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Group, Organisation
from farled.portfolio.models import Portfolio
from farled.portfolio.reads import money as reads
from farled.portfolio.rules import money as rules
from farled.systems.states import Tier
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says, together


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a portfolio says of itself (R66, R67). Shares are whole per cent, ``tolerance`` percentage points."""

    name: str
    purpose: str
    valid_from: date
    number: int = 1
    rules: str = ""
    tiers: Sequence[Tier] = (Tier.DIFFERENTIATING, Tier.INNOVATIVE)
    preparation: Group | None = None
    advice: Group | None = None
    council: Body | None = None
    target_innovation: int | None = None
    target_external: int | None = None
    tolerance: int = 10
    carry_over: int = 0

    def put_on(self, row: Portfolio) -> None:
        """Write it on a row. Raises Invalid for a name that is empty or holds an invisible character."""
        row.name = cleaned(self.name, field="name")
        row.purpose, row.rules = self.purpose.strip(), self.rules.strip()
        row.number, row.valid_from = self.number, self.valid_from
        row.tiers = [each.value for each in Tier if each in self.tiers]
        row.preparation, row.advice, row.council = self.preparation, self.advice, self.council
        row.target_innovation, row.target_external = self.target_innovation, self.target_external
        row.tolerance, row.carry_over = self.tolerance, self.carry_over


@transaction.atomic
def found_portfolio(
    *,
    organisation: Organisation,
    about: About,
    by: Actor,
    at: datetime,
    source: str = "",
    is_example: bool = False,
) -> Portfolio:
    """Found a portfolio: money for a purpose, for which initiatives compete (inrätta en portfölj, R66)."""
    rules.check_can_manage(by, organisation.pk)
    row = Portfolio(organisation=organisation, source=source.strip(), is_example=is_example)
    _check(row, about)
    row.save(force_insert=True)
    trail.created(row, "portfolio.portfolio.founded", by=by, at=at)
    return row


@transaction.atomic
def change_portfolio(
    *, portfolio: Portfolio, version: int, about: About, by: Actor, at: datetime, why: str = ""
) -> Portfolio:
    """Change what a portfolio says (ändra). Raises Stale when somebody else changed it meanwhile."""
    row = _held(portfolio, version, by)
    with trail.changing(row, "portfolio.portfolio.changed", by=by, at=at, why=why.strip()):
        _check(row, about)
    return row


@transaction.atomic
def end_portfolio(
    *, portfolio: Portfolio, version: int, why: str, by: Actor, at: datetime, on: date | None = None
) -> Portfolio:
    """End a portfolio, for a reason (avsluta portföljen).

    Refused while somebody waits for a decision, a tranche is unpaid, or money of this year or a later one is left.
    """
    row = _held(portfolio, version, by)
    day = on or local_day(at)
    check_says(why, field="why")
    rules.check_period(row.valid_from, day, field="on")
    rules.check_can_end(
        row, waiting=reads.waiting_in(row), unpaid=reads.unpaid_in(row), left=reads.left_from(row, day.year)
    )
    with trail.changing(row, "portfolio.portfolio.ended", by=by, at=at, why=why.strip()):
        row.valid_to = day
    return row


def _held(portfolio: Portfolio, version: int, by: Actor) -> Portfolio:
    row = Portfolio.objects.select_for_update(of=("self",)).get(pk=portfolio.pk)
    rules.check_can_manage(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row


def _check(row: Portfolio, about: About) -> None:
    """Write what it says on a row and see that it holds: what is wrong in several places is told at once."""
    together(
        lambda: about.put_on(row),
        lambda: rules.check_text(about.purpose, field="purpose", most=10_000),
        lambda: rules.check_tiers(about.tiers),
        lambda: rules.check_shares(row),
        lambda: rules.check_period(row.valid_from, row.valid_to, field="valid_from"),
        lambda: rules.check_place(row.organisation_id, council=about.council, groups=(about.preparation, about.advice)),
        lambda: rules.check_name_is_free(taken=reads.name_taken(row, about.name.strip()), name=about.name.strip()),
    )
