"""The scene of the room's tests: one adopted plan with a goal area and an activity the school board answers for."""

from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace

import pytest

from farled.direction.reads import Document, Objective
from farled.planning.reads import Activity
from tests.cast import NOW, World
from tests.factories.planning import adopt, make_activity, make_area, make_plan
from tests.scene import kept


@dataclass
class Scene:
    """What most tests need."""

    world: World
    plan: Document
    area: Objective
    activity: Activity


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened on the cast's own day, an hour after the scene was set, whatever the wall clock says."""
    clock = SimpleNamespace(now=lambda: NOW + timedelta(hours=1))
    monkeypatch.setattr("farled.web.middleware.timezone", clock)


@pytest.fixture
def scene(world: World) -> Scene:
    """The scene, set."""
    return kept("planning", lambda: set_scene(world))


def set_scene(world: World) -> Scene:
    """The school board leads, the care board contributes."""
    plan = make_plan(world, adopted=False)
    area = make_area(world, plan)
    plan = adopt(world, plan)
    activity = make_activity(world, plan, leads=[world.school], contributing=[world.care], objective=area)
    return Scene(world, plan, area, activity)
