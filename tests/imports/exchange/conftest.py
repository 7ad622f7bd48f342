"""Work that is asked for is done at once, as soon as what asked for it has been committed."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks


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
