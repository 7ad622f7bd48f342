"""The scene of the figures: a decided plan, as in the tests of the plans."""

import pytest

from tests.cast import World
from tests.planning.conftest import Scene, set_scene
from tests.scene import kept


@pytest.fixture
def scene(world: World) -> Scene:
    """One adopted plan with a goal area and an activity the school board answers for."""
    return kept("planning", lambda: set_scene(world))
