"""The room's tests open pages on the cast's own day, whatever the wall clock says."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests.cast import NOW


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(now=lambda: NOW + timedelta(hours=1))
    monkeypatch.setattr("farled.web.middleware.timezone", clock)
    monkeypatch.setattr("farled.consultation.tasks.timezone", clock)
