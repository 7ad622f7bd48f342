"""A small room of the test's own: papers, some of them secret, about which duties are placed."""

from collections.abc import Collection, Mapping

import pytest

from farled.people.reads import Actor
from farled.web import slots
from farled.web.scheduled import scheduled_works
from farled.web.slot import Slot
from farled.web.slots import DutyKind, Hit, SearchSource, SubjectSource

SECRET = "Hemligheten om bron"
PAPERS = {1: ("Skolplanen", False), 2: ("Kulturplanen", False), 3: (SECRET, True)}


def visible(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Only those who may read secrets see the secret paper."""
    may = actor.may("matters.read_secret")
    return {ref: (PAPERS[ref][0], f"/papers/{ref}/") for ref in refs if ref in PAPERS and (may or not PAPERS[ref][1])}


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Papers whose title holds the text."""
    hits = [
        Hit(title, "papper", url) for title, url in visible(actor, PAPERS).values() if text.lower() in title.lower()
    ]
    return hits[:limit]


@pytest.fixture
def papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The room's registrations, gone again after the test."""

    def register(slot: Slot[object], name: str, contribution: object) -> None:
        monkeypatch.setitem(slot._contributions, name, contribution)

    register(slots.subject_sources, "test.paper", SubjectSource("test.paper", visible))  # type: ignore[arg-type]
    register(
        slots.duty_kinds,  # type: ignore[arg-type]
        "test.answer",
        DutyKind("Svara om %(subject)s", "test.paper", lambda ref: f"/papers/{ref}/answer/"),
    )
    register(slots.trail_sentences, "test.paper.changed", "%(who)s ändrade %(subject)s")  # type: ignore[arg-type]
    register(slots.search_sources, "test.papers", SearchSource("Papper", find))  # type: ignore[arg-type]


@pytest.fixture
def reminders_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reminders are the only scheduled work."""
    only = {"agenda.digest": scheduled_works["agenda.digest"]}
    monkeypatch.setattr(scheduled_works, "_contributions", only)
