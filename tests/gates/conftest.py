"""Fixtures of the gates."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from farled.agenda import reads as agenda
from farled.imports import tasks as imports
from farled.imports.reading.open import open_plan, open_replies
from farled.reports import tasks as reports
from tests.cast import NOW, World, set_scene
from tests.gates.canary_scene import mend_what_was_read, release
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


@pytest.fixture
def numbers_from_one(db: None) -> None:
    """Who guesses an address guesses a low number; PostgreSQL doesn't give back the numbers of earlier tests itself."""
    with connection.cursor() as cursor:
        for begin_anew in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(begin_anew)


@pytest.fixture
def released(
    numbers_from_one: None,
    world: World,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> World:
    """The canaries are in their places, and the jobs that were asked for have been done by the worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    clock = SimpleNamespace(now=lambda: NOW + timedelta(hours=1))
    monkeypatch.setattr(reports, "timezone", clock)
    monkeypatch.setattr(imports, "timezone", clock)
    monkeypatch.setattr(imports, "read_content", lambda name, content, *, mappings: open_plan(name, content, mappings))
    monkeypatch.setattr(imports, "read_reply_content", open_replies)
    monkeypatch.setitem(agenda.found.__kwdefaults__ or {}, "limit", 500)  # one search finds every canary there is
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *_args, **_kwargs: None)  # not looked at
    cache.clear()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        release(world)
    worker = Worker(queue_names=["default"], excluded_queue_names=[], interval=0, batch=True, backend_name="default",
                    startup_delay=False, max_tasks=None, worker_id="test")  # fmt: skip
    for job in DBTaskResult.objects.ready():
        worker.run_task(job)
    assert {job.status for job in DBTaskResult.objects.all()} == {"SUCCESSFUL"}
    mend_what_was_read(world)
    return world
