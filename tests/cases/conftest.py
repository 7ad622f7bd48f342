"""The scene of the room's tests: the school board's case in the innovative tier, and one where all is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from farled.cases import acts
from farled.cases.reads import Alternative, Case
from farled.initiatives import acts as initiatives
from farled.initiatives.reads import Initiative
from farled.systems.states import Tier
from tests.cast import NOW, World
from tests.factories.cases import a_case, chosen, fresh

Login = Callable[[str], Any]


@dataclass
class Scene:
    """What most tests need: ``case`` is a draft in a tier that asks for a full valuation."""

    world: World
    case: Case

    @property
    def way(self) -> Alternative:
        """The alternative that is applied for."""
        return chosen(self.case)

    def act(self, name: str, who: str = "erik", **said: Any) -> Any:
        """Let somebody do an act about the case, as it is now."""
        return getattr(acts, name)(
            case=fresh(self.case), version=fresh(self.case).version, by=self.world.actor(who), at=NOW, **said
        )

    def line(self, name: str, content: Any, who: str = "erik") -> Any:
        """Let somebody add a line to the chosen alternative."""
        return getattr(acts, name)(alternative=self.way, content=content, by=self.world.actor(who), at=NOW)


def strategic(world: World, title: str = "Närvaro utan papper") -> Initiative:
    """An initiative of the school board in a tier that asks for a full valuation."""
    content = initiatives.Content(title=title, purpose="Spara tid.")
    return initiatives.begin(body=world.school, tier=Tier.DIFFERENTIATING, content=content, by=world.hand, at=NOW)


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened on the cast's own day, an hour after the scene was set, whatever the wall clock says."""
    clock = SimpleNamespace(now=lambda: NOW + timedelta(hours=1))
    monkeypatch.setattr("farled.web.middleware.timezone", clock)


@pytest.fixture
def scene(world: World) -> Scene:
    """The scene, set."""
    return Scene(world, a_case(world, of=strategic(world)))
