"""The room's pages are opened on the cast's own day."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests.cast import NOW


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened an hour after the scene was set, whatever the wall clock says."""
    clock = SimpleNamespace(now=lambda: NOW + timedelta(hours=1))
    monkeypatch.setattr("farled.web.middleware.timezone", clock)
