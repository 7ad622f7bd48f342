"""The scene of the thread's tests: a programme's goals above an adopted plan with work that hangs whole."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from farled.direction.reads import Document, Objective
from farled.direction.states import Level
from farled.planning.reads import Activity
from farled.thread.models import Node
from farled.thread.reads import NodeKind, node_of
from farled.thread.state import forget
from farled.web import middleware
from tests.cast import NOW, World
from tests.factories.direction import a_draft, adopted, an_objective
from tests.factories.planning import make_activity
from tests.scene import kept

AHEAD = date(2027, 6, 30)
WHOLE = {"effect": "Färre vita fläckar", "effect_for": "invånare", "effect_due": AHEAD}


@dataclass
class Scene:
    """A vision, an area and an objective in one document, and one activity that is whole."""

    world: World
    programme: Document
    vision: Objective
    area: Objective
    objective: Objective
    activity: Activity

    def work(
        self, title: str, *, objective: Objective | None = None, at: datetime = NOW, **content: object
    ) -> Activity:
        """One more activity, whole unless told otherwise."""
        return make_activity(
            self.world,
            self.programme,
            title,
            leads=[self.world.school],
            objective=objective or self.objective,
            content={**WHOLE, **content},
            at=at,
        )


@pytest.fixture(autouse=True)
def _fresh(standing_clock: None) -> None:
    forget()  # ids come back when a test is rolled back


@pytest.fixture
def scene(world: World) -> Scene:
    """The scene, set."""
    return kept(__name__, lambda: set_scene(world))


def set_scene(world: World) -> Scene:
    """Ås has decided where to go, and one thing is done for it."""
    programme = a_draft(world, title="Digitalt program")
    vision = an_objective(world, programme, title="Ett livskraftigt Ås", level=Level.VISION)
    area = an_objective(world, programme, title="Ett tillgängligt Ås", level=Level.TARGET_AREA, parent=vision)
    objective = an_objective(world, programme, title="Snabbt bredband åt alla", parent=area)
    programme = adopted(world, programme)
    activity = make_activity(
        world, programme, "Kartläggning av mobiltäckning", leads=[world.school], objective=objective, content=WHOLE
    )
    return Scene(world, programme, vision, area, objective, activity)


def node_for(row: Objective | Activity) -> Node:
    """The node that stands for a row."""
    kind = NodeKind.OBJECTIVE if isinstance(row, Objective) else NodeKind(row.kind)
    node = node_of(kind, row.pk)
    assert node is not None
    return node


@pytest.fixture
def new_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests come on New Year's Eve, so that the days between have been."""
    clock = SimpleNamespace(now=lambda: datetime(2026, 12, 31, 12, tzinfo=UTC))
    monkeypatch.setattr(middleware, "timezone", clock)
