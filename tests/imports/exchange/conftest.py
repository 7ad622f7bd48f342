"""Work that is asked for is done at once, as soon as what asked for it has been committed."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.cast import NOW


@pytest.fixture(autouse=True)
def at_once(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """The test's own transaction is never committed, so what waits for that is run when each request is over."""
    from django.test import Client

    plain = Client.request

    def request(self: Client, **asked: object) -> object:
        with django_capture_on_commit_callbacks(execute=True):
            return plain(self, **asked)

    monkeypatch.setattr(Client, "request", request)


@pytest.fixture(autouse=True)
def _jobs_are_done_within_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is sent in on the cast's day is done that day, whatever the wall clock says."""
    clock = SimpleNamespace(now=lambda: NOW + timedelta(hours=1))
    monkeypatch.setattr("farled.imports.tasks.timezone", clock)
