"""Initiatives, checks and uses of AI for tests, made through the acts a user takes."""

from datetime import date
from typing import Any

from farled.direction.reads import Objective
from farled.initiatives import acts
from farled.initiatives.reads import AiUse, CheckQuestion, Initiative
from farled.people.reads import Body
from farled.systems.states import Tier
from tests.cast import NOW, World


def an_initiative(
    world: World,
    title: str = "Närvaro utan papper",
    *,
    theirs: bool = False,
    body: Body | None = None,
    aims: list[Objective] | None = None,
    **said: Any,
) -> Initiative:
    """An initiative in the innovative tier, of the school board or of the other organisation's board."""
    content = acts.Content(
        **{"title": title, "purpose": "Spara tid.", "start": date(2026, 12, 1), "end": date(2027, 5, 1), **said}
    )
    return acts.begin(
        body=body or (world.their_body if theirs else world.school),
        tier=Tier.INNOVATIVE,
        content=content,
        objectives=aims or [],
        by=world.their_hand if theirs else world.hand,
        at=NOW,
    )


def a_question(world: World, key: str = "klimat", **said: Any) -> CheckQuestion:
    """A check of every tier, answered by the customer."""
    content = acts.Question(**{"question": "Hur påverkas klimatet?", "tiers": list(Tier), **said})
    return acts.add_question(key=key, content=content, by=world.hand, at=NOW)


def a_use_of_ai(world: World, title: str = "Snöröjning", *, theirs: bool = False, **said: Any) -> AiUse:
    """A use of AI that somebody thought of."""
    body = world.their_body if theirs else world.school
    content = acts.Use(**{"title": title, "problem": "Röja i tid.", "body": body, **said})
    return acts.register_ai_use(content=content, by=world.their_hand if theirs else world.hand, at=NOW)
