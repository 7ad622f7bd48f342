"""An initiative that closes a system, made through the acts a user takes."""

from datetime import date

from farled.initiatives import acts as initiatives
from farled.initiatives.reads import Initiative
from farled.systems.states import Tier
from tests.cast import NOW, World
from tests.factories.information import an_exit_plan
from tests.factories.systems import a_system


def an_ending(world: World, name: str = "Vodok", *, cost: int | None = 90_000_000) -> Initiative:
    """An initiative of the care board that closes a system of the school board by the summer of 2028."""
    system = a_system(world, name=name, yearly_cost=90_000_000)
    plan = an_exit_plan(world, system, ends_cost=cost, planned_on=date(2028, 6, 30))
    content = initiatives.Content(title=f"Avveckla {name}", purpose="Ingen kan det längre")
    return initiatives.begin(body=world.care, tier=Tier.INNOVATIVE, content=content, exit=plan, by=world.hand, at=NOW)
