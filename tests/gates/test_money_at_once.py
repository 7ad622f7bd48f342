"""Fifty grants at once on one frame, and a process killed in the middle of one: no krona is lost or doubled."""

import os
import signal
from functools import partial
from typing import Any

import pytest
from django.db import connections

from farled.portfolio import acts
from farled.portfolio.acts import grants as granting
from farled.portfolio.acts import ledger as acts_of_the_ledger
from farled.portfolio.figures import Money, ledger
from farled.portfolio.models import Application, Grant, LedgerEntry
from farled.portfolio.states import ApplicationState, EntryKind
from farled.project import invariants
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.factories.portfolio import MKR, a_frame, a_limit, a_portfolio, a_prepared, instalments
from tests.gates.parallel import at_once

ROOM = 20  # so many of the fifty fit in the frame


def grant_all(world: World, rows: list[Application]) -> list[str]:
    """Grant each; "" for what was granted, the code of what was refused."""
    told = []
    for row in rows:
        try:
            acts.grant_money(
                application=row,
                version=row.version,
                parts=instalments(row),
                ground="Nytta.",
                by=world.actor("bo"),
                at=NOW,
            )
            told.append("")
        except Refused as refused:
            told.append(refused.code)
    return told


def test_fifty_grants_at_once_on_one_frame_never_overdraw_it(committed: World) -> None:
    of = a_portfolio(committed)
    a_limit(committed)
    a_frame(committed, of, year=2027, amount=ROOM * MKR)
    a_frame(committed, of, year=2028, amount=100 * MKR)
    rows = [a_prepared(committed, f"Initiativ {number}") for number in range(50)]
    answers: list[Any] = at_once(*[partial(grant_all, committed, rows[first::5]) for first in range(5)])
    assert [each for each in answers if isinstance(each, Exception)] == []
    told = [code for each in answers for code in each]
    assert (told.count(""), told.count("portfolio.overdrawn")) == (ROOM, 50 - ROOM)
    assert Grant.objects.count() == ROOM
    assert ledger(of, 2027) == Money(frame=ROOM * MKR, granted=ROOM * MKR)
    assert ledger(of, 2028).granted == ROOM * MKR
    assert Application.objects.filter(state=ApplicationState.GRANTED).count() == ROOM
    assert invariants.violations() == []


def killed_in_the_middle(world: World, row: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """Grant in a process of its own, which is killed when the first part is booked and the second is not."""
    heard, tell = os.pipe()
    connections.close_all()
    child = os.fork()
    if child == 0:  # pragma: no cover -- it is killed before it could tell
        try:
            connections["default"] = connections.create_connection("default")
            book = acts_of_the_ledger.book

            def stop(*args: Any, **said: Any) -> None:
                book(*args, **said)
                os.write(tell, b".")
                signal.pause()

            monkeypatch.setattr(granting, "book", stop)
            grant_all(world, [row])
        finally:
            os._exit(1)
    os.close(tell)
    assert os.read(heard, 1) == b"."
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    os.close(heard)
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_a_process_killed_in_the_middle_of_a_grant_leaves_nothing_half_done(
    committed: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_limit(committed)
    row = a_prepared(committed)
    killed_in_the_middle(committed, row, monkeypatch)
    assert Grant.objects.count() == 0
    assert not LedgerEntry.objects.filter(kind=EntryKind.GRANT).exists()
    assert invariants.violations() == []
    assert grant_all(committed, [row]) == [""], "and it can be granted afterwards"
    assert invariants.violations() == []
