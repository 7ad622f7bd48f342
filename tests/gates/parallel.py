"""Several people at once: each in a thread and a database connection of their own, on data that is committed."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import connection, connections
from django.db.models import QuerySet

PATIENCE = 0.3  # seconds; whoever is not met by then is held up by a lock, which is what locks are for


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Start all calls at the same moment; what each gave, or the exception it raised."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            start.wait(10)
            return call()
        except Exception as problem:  # noqa: BLE001 - told to the test, which says which it expects
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def meet(
    monkeypatch: pytest.MonkeyPatch,
    place: Any,
    name: str,
    *,
    before: bool = False,
    with_those_at: Barrier | None = None,
) -> Barrier:
    """Let two threads meet after (or before) a function, in the gap between looking and writing, if nothing stops them.

    A lock keeps the second one from coming there; then the first goes on alone. Returns where they meet, for the one to
    come there from another function than the other.
    """
    original, meeting = getattr(place, name), with_those_at or Barrier(2)

    def wait() -> None:
        try:
            meeting.wait(PATIENCE)
        except BrokenBarrierError:
            meeting.reset()

    def function(*args: Any, **kwargs: Any) -> Any:
        if before:
            wait()
            return original(*args, **kwargs)
        result = original(*args, **kwargs)
        wait()
        return result

    monkeypatch.setattr(place, name, function)
    return meeting


def without_row_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the companions of these tests switch off."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_kwargs: rows)


@contextmanager
def on_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """SQLite as people run it: a file that every connection opens. The tests' own lives in one connection's memory."""
    if connection.vendor != "sqlite":
        yield
        return
    memory, file = connections["default"], folder / "farled.sqlite3"
    memory.ensure_connection()
    with sqlite3.connect(file) as copy:
        memory.connection.backup(copy)
    copy.close()
    with monkeypatch.context() as patch:
        patch.setitem(connections.settings["default"], "NAME", str(file))
        connections["default"] = connections.create_connection("default")
        try:
            yield
        finally:
            connections["default"].close()
            connections["default"] = memory
