"""Fixtures of the gates."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

from tests.cast import World, set_scene
from tests.gates.parallel import on_disk


@pytest.fixture(autouse=True)
def nobody_has_asked_too_often() -> None:
    """How often one has tried to sign in or asked for a new password is counted in the cache; each test starts anew."""
    cache.clear()


@pytest.fixture
def committed(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The cast, committed to a database that several connections may open."""
    with on_disk(tmp_path, monkeypatch):
        yield set_scene()
