"""How a benefit is shared over bodies, portfolios and goals: whole weights, in a constant number of queries.

A benefit is taken home by one body. Over portfolios it is shared as the money of its initiative was, over goals
equally. What belongs to none stands under 0, so that the parts always add up to the whole.
"""

from collections.abc import Sequence

from farled.benefits.models import Benefit
from farled.initiatives import reads as initiatives
from farled.people.reads import Actor, body_names
from farled.portfolio.reads import thread as portfolio

EQUAL = 1
Weights = dict[int, dict[int, int]]  # benefit → group → weight
Names = dict[int, str]


def by_body(_actor: Actor, rows: Sequence[Benefit]) -> tuple[Weights, Names]:
    """Whole to the body that takes it home."""
    names = body_names({row.body_id for row in rows})
    return {row.pk: {row.body_id: EQUAL} for row in rows}, {pk: name for pk, name in names.items() if pk is not None}


def by_portfolio(actor: Actor, rows: Sequence[Benefit]) -> tuple[Weights, Names]:
    """As the money that the portfolios have granted its initiative."""
    money = portfolio.money_from({row.initiative_id for row in rows})
    found = {
        row.pk: {pk: ore for pk, ore in money.get(row.initiative_id, {}).items() if ore > 0} or {0: EQUAL}
        for row in rows
    }
    return found, portfolio.portfolio_titles(actor.organisation_id)


def by_goal(actor: Actor, rows: Sequence[Benefit]) -> tuple[Weights, Names]:
    """Equally over the goals that its initiative contributes to and the actor may see."""
    goals, names = initiatives.goals_of(actor, {row.initiative_id for row in rows})
    return {row.pk: dict.fromkeys(goals.get(row.initiative_id, ()), EQUAL) or {0: EQUAL} for row in rows}, names
