"""The scene of the room's tests: a goal, and an initiative of the school board under the rules there are at first."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from farled.direction.reads import Objective
from farled.initiatives import acts
from farled.initiatives.reads import Initiative
from farled.initiatives.states import ReuseResult, TargetGroup
from farled.systems.states import Tier
from tests.cast import NOW, World
from tests.factories.planning import adopt, make_area, make_plan
from tests.scene import kept

CONTENT = acts.Content(
    title="Närvaro utan papper",
    purpose="Lärare lägger tjugo minuter om dagen på att föra närvaro två gånger.",
    target_group=TargetGroup.STAFF,
    effect="Närvaron förs en gång.",
    effect_due=date(2027, 6, 1),
    start=date(2026, 12, 1),
    end=date(2027, 5, 1),
    cost=20_000_000,
)


@dataclass
class Scene:
    """What most tests need."""

    world: World
    area: Objective
    initiative: Initiative
    content: acts.Content = field(default=CONTENT)

    def fresh(self) -> Initiative:
        """The initiative as it is stored now."""
        return Initiative.objects.get(pk=self.initiative.pk)

    def act(self, name: str, who: str = "asa", **said: Any) -> Any:
        """Let somebody do an act about the initiative, as it is now."""
        one = self.fresh()
        if name != "look_for_reuse":
            said["version"] = one.version
        return getattr(acts, name)(initiative=one, by=self.world.actor(who), at=NOW, **said)

    def begin(self, tier: Tier = Tier.INNOVATIVE, who: str = "erik", **other: Any) -> Initiative:
        """Begin another one for the school board."""
        return acts.begin(
            body=self.world.school,
            tier=tier,
            content=replace(self.content, **other),
            objectives=[self.area],
            by=self.world.actor(who),
            at=NOW,
        )

    def ready(self) -> Initiative:
        """Have it owned, looked at and ready."""
        self.act("accept_ownership", "erik", function="Enhetschef")
        reuse(self)
        return self.act("make_ready")  # type: ignore[no-any-return]


def reuse(scene: Scene) -> None:
    """Look at what there is, and find nothing that fits."""
    scene.act("look_for_reuse", result=ReuseResult.NOTHING, ground="Inget system för närvaro.")


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened on the cast's own day, an hour after the scene was set, whatever the wall clock says."""
    clock = SimpleNamespace(now=lambda: NOW + timedelta(hours=1))
    monkeypatch.setattr("farled.web.middleware.timezone", clock)


@pytest.fixture
def scene(world: World) -> Scene:
    """The scene, set."""
    return kept("initiatives", lambda: set_scene(world))


def set_scene(world: World) -> Scene:
    """The school board begins an initiative in the innovative tier."""
    plan = make_plan(world, adopted=False)
    area = make_area(world, plan)
    adopt(world, plan)
    one = acts.begin(
        body=world.school, tier=Tier.INNOVATIVE, content=CONTENT, objectives=[area], by=world.actor("erik"), at=NOW
    )
    return Scene(world, area, one)
