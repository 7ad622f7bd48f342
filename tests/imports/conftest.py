"""Plans to read, and how they are read in tests."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from farled.consultation.models import Recipient
from farled.direction.reads import Document
from farled.imports import acts, tasks
from farled.imports.reading.open import open_plan, open_replies
from farled.imports.reading.values import ColumnMapping, ReadPlan
from farled.imports.reads import Reading
from farled.imports.reads.replies import ReplyReading
from farled.imports.states import PartyChoice, RowState
from tests.cast import NOW, World
from tests.consultation.scene import Round, a_round
from tests.imports.arrived import REPLY, ReadIn, began

Open = Callable[..., ReadPlan]


@pytest.fixture
def opened() -> Open:
    """Read a file in this process: ``opened("plan.txt", content)``; text is taken as UTF-8."""

    def read(name: str, content: bytes | str, mappings: Iterable[ColumnMapping] = ()) -> ReadPlan:
        return open_plan(name, content.encode() if isinstance(content, str) else content, mappings)

    return read


PLAN = """Målområde;Aktivitet;Beskrivning;Ansvarig;Period;Status
Enkel kontakt;Öppna en chatt;Svar inom en minut;Skolnämnden;2026;Pågår
Enkel kontakt;Samla alla blanketter;Ett ställe för alla;Äldrenämnden;2026-2027;Ny
Trygg drift;Inventera servrar;;respektive nämnd;2026;Ny
"""


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process, which is quicker than starting another; what is read is the same."""

    def read(name: str, content: bytes, *, mappings: Iterable[ColumnMapping] = ()) -> ReadPlan:
        return open_plan(name, content, mappings)

    monkeypatch.setattr(tasks, "read_content", read)


@pytest.fixture
def take_in(world: World, read_here: None, django_capture_on_commit_callbacks: Any) -> Callable[..., Reading]:
    """Åsa reads a file in: ``take_in(PLAN)``; by default a CSV into a new plan. The work is done when it returns."""

    def read(content: bytes | str = PLAN, *, name: str = "plan.csv", plan: Document | None = None) -> Reading:
        with django_capture_on_commit_callbacks(execute=True):
            reading = acts.start(
                document=plan,
                title="" if plan else f"Plan {Document.objects.count() + 1}",
                name=name,
                content=content.encode() if isinstance(content, str) else content,
                by=world.actor("asa"),
                at=NOW,
            )
        reading.refresh_from_db()
        return reading

    return read


@pytest.fixture
def apply(world: World, django_capture_on_commit_callbacks: Any) -> Callable[..., Reading]:
    """Åsa has a reading's confirmed rows put in the plan, and the work is done when it returns."""

    def put(reading: Reading, *, leave_out: bool = False) -> Reading:
        reading.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            acts.ask_to_apply(
                reading=reading, version=reading.version, leave_out=leave_out, by=world.actor("asa"), at=NOW
            )
        reading.refresh_from_db()
        return reading

    return put


def settle(reading: Reading, world: World) -> None:
    """Decide every name as text and confirm every row."""
    meant = {party.pk: acts.Meant(PartyChoice.TEXT) for party in reading.parties.filter(choice=PartyChoice.OPEN)}
    acts.decide_parties(reading=reading, meant=meant, by=world.actor("asa"), at=NOW)
    for draft in reading.drafts.filter(state=RowState.UNDECIDED):
        acts.confirm(draft=draft, by=world.actor("asa"), at=NOW)


@pytest.fixture
def casts_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened, and files read, on the cast's own day."""
    clock = SimpleNamespace(now=lambda: NOW + timedelta(hours=1))
    monkeypatch.setattr("farled.web.middleware.timezone", clock)
    monkeypatch.setattr(tasks, "timezone", clock)


@pytest.fixture
def replies_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replies are read in this process too."""
    monkeypatch.setattr(tasks, "read_reply_content", open_replies)


@pytest.fixture
def round_(world: World) -> Round:
    """A consultation that two boards and an association are asked to answer."""
    return a_round(world)


@pytest.fixture
def read_in(world: World, round_: Round, django_capture_on_commit_callbacks: Any) -> ReadIn:
    """Rut reads a reply in: ``read_in(text)``, by default the school board's. The work is done when it returns."""

    def read(text: str = REPLY, one: Recipient | None = None, **more: Any) -> ReplyReading:
        with django_capture_on_commit_callbacks(execute=True):
            reading = began(world, one or round_.school, text, **more)
        reading.refresh_from_db()
        return reading

    return read
