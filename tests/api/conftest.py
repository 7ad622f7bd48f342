"""The scene of the API's tests, and calls as one of the cast."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.api.scene import Scene, fill
from tests.cast import World
from tests.scene import kept


@pytest.fixture(autouse=True)
def _fresh(standing_clock: None) -> None:
    cache.clear()  # ids come back when a test is rolled back


@pytest.fixture
def scene(world: World) -> Scene:
    """A world with something of every kind in it."""
    return kept("api", lambda: fill(world))


@pytest.fixture
def read(as_user: Callable[[str], Client]) -> Callable[..., Any]:
    """What the API answers: ``read("asa", "/api/v1/…")`` gives the JSON of an answer that went well."""

    def call(name: str, path: str) -> Any:
        response = as_user(name).get(path)
        assert response.status_code == 200, response.content
        assert response.headers["Content-Type"] == "application/json"
        return response.json()

    return call
