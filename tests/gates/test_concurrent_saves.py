"""Two people save the same thing at once, each in a connection of their own: nothing anybody typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from django.test import Client

from farled.agenda import acts as agenda
from farled.direction import acts as direction
from farled.direction.states import DocumentKind
from farled.matters import acts as matters
from farled.matters.states import MatterKind
from farled.people import acts as people
from farled.people.models import Body
from farled.people.states import BodyKind
from farled.planning import acts as planning
from farled.planning.states import Light, Status
from farled.trail.reads import Governed
from farled.web.optimistic import Stale
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_draft
from tests.factories.matters import a_matter
from tests.factories.planning import make_activity, make_plan
from tests.gates.parallel import at_once, meet, without_row_locks


@dataclass(frozen=True, slots=True)
class Edit:
    """A row both people have open, and what either does: save a text in a field over the version both of them saw."""

    row: Governed
    field: str
    act: Callable[..., object]
    more: dict[str, Any]

    def save(self, text: str) -> object:
        return self.act(version=self.row.version, at=NOW, **self.more, **{self.field: text})


def a_body(world: World) -> Edit:
    said = {"kind": BodyKind.BOARD, "parent": world.council, "administration": None, "aliases": [], "name": "Nämnden"}
    return Edit(
        world.school, "contact_function", people.change_body, {"body": world.school, "by": world.actor("disa"), **said}
    )


def a_document(world: World) -> Edit:
    document = a_draft(world)
    said: dict[str, Any] = dict.fromkeys(
        ("applies_to", "responsible_function", "follow_up", "issued_by", "reference", "form"), ""
    )
    more = {"document": document, "kind": DocumentKind.PROGRAMME, "title": "Program", "body": None, "aliases": []}
    return Edit(
        document, "purpose", direction.change_document, {**said, **more, "responsible": None, "by": world.actor("asa")}
    )


def a_matter_to_change(world: World) -> Edit:
    matter = a_matter(world)
    more = {"matter": matter, "title": "Ärende", "kind": MatterKind.PLAN, "handler": None, "by": world.actor("rut")}
    return Edit(matter, "summary", matters.change_matter, more)


def an_activity(world: World) -> Edit:
    activity = make_activity(world, make_plan(world, adopted=False))

    def change(*, description: str, **more: Any) -> object:
        return planning.change_activity(content=planning.Content(title="Aktivitet", description=description), **more)

    more: dict[str, Any] = {
        "activity": activity,
        "objective": None,
        "insats": None,
        "also_listed": [],
        "by": world.actor("asa"),
    }
    return Edit(activity, "description", change, more)


def an_outcome(world: World) -> Edit:
    activity = make_activity(world, make_plan(world))
    more = {"activity": activity, "status": Status.DONE, "outcome_on": TODAY, "by": world.actor("asa")}
    return Edit(activity, "outcome", planning.record_outcome, more)


def a_report(world: World) -> Edit:
    activity = make_activity(world, make_plan(world))
    more = {"activity": activity, "status": Status.DONE, "light": Light.GREEN, "text": "Klart.", "outcome_on": TODAY}
    return Edit(activity, "outcome", planning.report_status, {**more, "by": world.actor("asa")})


def a_date(world: World) -> Edit:
    entry = agenda.add_date(on=TODAY, title="Sammanträde", by=world.actor("asa"), at=NOW)
    more = {"entry": entry, "on": TODAY, "title": "Sammanträde", "by": world.actor("asa")}
    return Edit(entry, "note", agenda.change_date, more)


EDITS: dict[
    Callable[[World], Edit], str
] = {  # how the two come to have it open → the module where the act looks at the version
    a_body: "farled.people.acts.organisation",
    a_document: "farled.direction.acts.documents",
    a_matter_to_change: "farled.matters.acts.matters",
    an_activity: "farled.planning.acts.activities",
    an_outcome: "farled.planning.acts.progress",
    a_report: "farled.planning.acts.progress",
    a_date: "farled.agenda.acts.dates",
}


def save_at_once(edit: Edit) -> None:
    """Two people save: one text is stored, and whoever typed the other is told, with what is stored."""
    texts = ["Den enas text.", "Den andras text."]
    answers = at_once(*(partial(edit.save, text) for text in texts))
    told = [answer for answer in answers if isinstance(answer, Stale)]
    assert [answer for answer in answers if isinstance(answer, Exception) and answer not in told] == []
    saved = [text for text, answer in zip(texts, answers, strict=True) if answer not in told]
    edit.row.refresh_from_db()
    assert saved == [getattr(edit.row, edit.field)]
    assert [(stale.stored[edit.field], stale.version) for stale in told] == [(saved[0], edit.row.version)]


@pytest.mark.parametrize("opened", EDITS, ids=lambda opened: str(opened.__name__))
def test_T6_R1_of_two_who_save_at_once_one_is_told_and_nothing_is_lost(
    committed: World, monkeypatch: pytest.MonkeyPatch, opened: Callable[[World], Edit]
) -> None:
    meet(monkeypatch, import_module(EDITS[opened]), "check_version")
    save_at_once(opened(committed))


@pytest.mark.only_on("postgresql")  # SQLite lets one transaction write at a time
def test_T5_T6_without_the_lock_a_lost_text_is_found(committed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    without_row_locks(monkeypatch)
    meet(monkeypatch, import_module(EDITS[a_date]), "check_version")
    with pytest.raises(AssertionError):
        save_at_once(a_date(committed))


def test_T6_R1_the_page_shows_the_second_both_texts(committed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    meet(monkeypatch, import_module(EDITS[a_body]), "check_version")

    def save(name: str) -> Any:
        browser = Client()
        browser.force_login(committed.users["disa"])
        typed = {"version": "1", "name": name, "kind": "board", "parent": committed.council.pk}
        return browser.post(f"/people/{committed.school.pk}/change/", typed)

    answers = at_once(lambda: save("Utbildningsnämnden"), lambda: save("Bildningsnämnden"))
    assert sorted(answer.status_code for answer in answers) == [303, 412]
    (second,) = [answer.content.decode() for answer in answers if answer.status_code == 412]
    assert "Utbildningsnämnden" in second
    assert "Bildningsnämnden" in second
    assert Body.objects.get(pk=committed.school.pk).version == 2
