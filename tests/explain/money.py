"""Business cases, a selection, a grant and money put in place, and the pages that count them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from django.urls import reverse

from farled.cases import acts as cases
from farled.cases.reads import Case, benefit_lines
from farled.cases.states import DISCOUNT_RATE
from farled.initiatives import acts as initiatives
from farled.initiatives.reads import Initiative
from farled.systems.states import Tier
from tests.cast import NOW, World
from tests.factories.cases import GAIN, appraised, chosen, fresh, submitted
from tests.factories.desks import a_candidate, a_desk, a_framed_portfolio, answered
from tests.factories.portfolio import a_grant

WHOLE = (("Arkivet", 6, 14, 0, True), ("Bokningen", 5, 14, 80, True), ("Chatten", 5, 12, 20, False))


def addresses(world: World) -> Iterator[str]:
    """The pages of it all, made as they are asked for."""
    yield from _of_a_case(world)
    yield from _of_a_desk(world)
    grant = a_grant(world)
    yield reverse("portfolio:grant", args=[grant.pk])
    for part in grant.application.parts.all():
        yield reverse("portfolio:portfolio", args=[part.portfolio_id])
    yield f"{reverse('portfolio:portfolios')}?year=2027"
    for basis in ("granted", "sought"):
        yield f"{reverse('portfolio:balance')}?basis={basis}"


def _of_a_case(world: World) -> Iterator[str]:
    """Three that count the same hours, one appraised and one with a later version that gives less."""
    one, other, _third = (submitted(world, of=_strategic(world, f"Tid {number}")) for number in range(3))
    appraised(world, one)
    later = cases.make_version(
        case=other, version=fresh(other).version, why="Nyttan blev mindre.", by=world.hand, at=NOW
    )
    _lessened(world, later)
    for each in (one, later):
        yield reverse("cases:case", args=[each.pk])
        yield reverse("cases:result", args=[each.pk])
    yield reverse("cases:compare", args=[later.pk, other.pk])
    yield f"{reverse('cases:what_if')}?key={DISCOUNT_RATE}&value=5"


def _strategic(world: World, title: str) -> Initiative:
    """An initiative in a tier that asks for a full valuation."""
    content = initiatives.Content(title=title, purpose="Spara tid.")
    return initiatives.begin(body=world.school, tier=Tier.DIFFERENTIATING, content=content, by=world.hand, at=NOW)


def _lessened(world: World, case: Case) -> None:
    (line,) = benefit_lines(case)
    cases.remove_benefit(line=line, version=line.version, by=world.hand, at=NOW)
    less = replace(GAIN, body=case.body, likely=Decimal(2500))
    cases.add_benefit(alternative=chosen(case), content=less, by=world.hand, at=NOW)


def _of_a_desk(world: World) -> Iterator[str]:
    """A selection that has been worked out, with a target for its balance."""
    of = a_framed_portfolio(world, "Urvalets pengar", target_innovation=60, target_external=80)
    desk = a_desk(world, of)
    for title, cost, worth, innovation, citizens in WHOLE:
        a_candidate(
            world, desk, title, cost=cost, worth=worth, innovation=innovation, citizens=citizens, portfolio=of
        )  # fmt: skip
    answered(world, desk)
    return (reverse(f"portfolio:{name}", args=[desk.pk]) for name in ("desk", "reasons", "trade_off"))
