"""What a meeting was given is frozen: data with a checksum, files written once, and the database keeps it so (K3)."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from farled.files.reads import content_of
from farled.matters import acts, reads
from farled.matters.invariants import frozen_statements_are_whole
from farled.matters.models import DiaryEntry, FrozenFile, FrozenStatement, Passage, Statement
from farled.matters.states import Outcome, StatementState
from farled.web.refused import Forbidden, Invalid, Refused
from tests.api.keys import Program, a_key
from tests.cast import NOW, TODAY, World
from tests.factories.matters import a_decision, a_matter
from tests.factories.statements import a_meeting, a_statement, approved, sent, write

pytestmark = pytest.mark.usefixtures("standing_clock")
AsUser = Callable[[str], Client]


@pytest.fixture
def frozen(world: World, django_capture_on_commit_callbacks: Any) -> Statement:
    """A statement that the executive board was given, with its files written."""
    one = a_statement(world, filled=True)
    write(world, one, "Förslag till beslut", "Planen antas.\nUppdraget förklaras fullgjort.")
    with django_capture_on_commit_callbacks(execute=True):
        return sent(world, one)


def test_K3_it_is_frozen_with_its_data_and_checksum(frozen: Statement) -> None:
    row = FrozenStatement.objects.get(statement=frozen)
    content = content_of(row.file)
    assert (hashlib.sha256(content).hexdigest(), row.file.sha256) == (row.sha256, row.sha256)
    data = json.loads(content)
    assert data["frozen_by"] == "Rut Registrator"
    assert data["meeting"] == {"organ": "Kommunstyrelsen", "on": "2026-12-20"}
    assert data["passages"][0]["text"] == "Planen antas.\nUppdraget förklaras fullgjort."
    nothing = next(each for each in data["passages"] if each["nothing"])
    assert (nothing["nothing_by"], nothing["text"]) == ("Erik Redaktör", "")
    assert list(frozen_statements_are_whole()) == []


def test_K1_it_is_entered_in_the_diary(frozen: Statement) -> None:
    entry = DiaryEntry.objects.filter(matter=frozen.matter).latest("number")
    assert (entry.course, entry.subject) == ("made", f"{frozen}: Ny plan för Ås")


def test_K3_every_way_of_changing_it_is_refused(world: World, frozen: Statement) -> None:
    row, asa = frozen.passages.all()[0], world.actor("asa")
    tries: list[Callable[[], object]] = [
        lambda: acts.save_passage(passage=row, version=row.version, text="Annat", by=asa, at=NOW),
        lambda: acts.change_statement(
            statement=frozen, version=frozen.version, title="Annat", to=None, due=TODAY, concerns=[], by=asa, at=NOW
        ),
        lambda: acts.fetch_again(statement=frozen, chosen={}, by=asa, at=NOW),
        lambda: acts.submit_statement(statement=frozen, version=frozen.version, by=asa, at=NOW),
        lambda: acts.approve_statement(statement=frozen, version=frozen.version, by=asa, at=NOW),
        lambda: acts.send_back_statement(
            statement=frozen, version=frozen.version, comment="Ändra", by=asa, at=NOW
        ),
        lambda: acts.remove_statement(statement=frozen, by=asa, at=NOW),
        lambda: acts.send_statement(
            statement=frozen, version=frozen.version, meeting=a_meeting(world), by=asa, at=NOW
        ),
    ]  # fmt: skip
    for each in tries:
        with pytest.raises(Refused) as refused:
            each()
        assert refused.value.code == "matters.statement.frozen"
    assert FrozenStatement.objects.count() == 1


def test_K3_the_database_refuses_too(frozen: Statement) -> None:
    row = FrozenStatement.objects.get()
    tries: list[Callable[[], object]] = [
        lambda: Statement.objects.filter(pk=frozen.pk).update(title="Annat"),
        lambda: Statement.objects.filter(pk=frozen.pk).update(state="draft", meeting=None, approved_on=None),
        lambda: Passage.objects.filter(statement=frozen).update(text="Annat"),
        lambda: Passage.objects.filter(statement=frozen).delete(),
        lambda: Passage.objects.create(statement=frozen, order=99, name="Ny", role="other"),
        lambda: FrozenStatement.objects.filter(pk=row.pk).update(sha256="0" * 64),
        lambda: FrozenStatement.objects.filter(pk=row.pk).update(frozen_at=NOW.replace(year=2020)),
        lambda: FrozenFile.objects.filter(frozen=row).update(sha256="0" * 64),
        lambda: FrozenFile.objects.filter(frozen=row).delete(),
    ]
    for each in tries:
        with pytest.raises(DatabaseError, match="a frozen statement stays"), transaction.atomic():
            each()


def test_K3_its_files_are_served_as_they_were_written(frozen: Statement, as_user: AsUser) -> None:
    files = {each.format: each for each in FrozenFile.objects.select_related("file")}
    assert set(files) == {"word", "pdf"}
    vera = as_user("vera")
    page = vera.get(reverse("matters:statement", args=[frozen.pk])).content.decode()
    for form, each in files.items():
        address = reverse("matters:statement_file", args=[frozen.pk, form])
        assert address in page
        got = vera.get(address)
        assert hashlib.sha256(got.content).hexdigest() == each.sha256
        assert got.content == vera.get(address).content
        assert vera.get(reverse("files:fetch", args=[each.file_id])).status_code == 404
    data = vera.get(reverse("matters:statement_file", args=[frozen.pk, "json"])).content
    assert hashlib.sha256(data).hexdigest() == FrozenStatement.objects.get().sha256
    assert vera.get(reverse("matters:statement_file", args=[frozen.pk, "excel"])).status_code == 404
    assert as_user("otto").get(reverse("matters:statement_file", args=[frozen.pk, "pdf"])).status_code == 404


def test_a_matter_made_secret_afterwards_closes_its_files(world: World, frozen: Statement, as_user: AsUser) -> None:
    matter = frozen.matter
    matter.refresh_from_db()
    acts.set_secrecy(
        matter=matter, version=matter.version, confidential=True, secrecy_ground="OSL 18", by=world.hand, at=NOW
    )
    address = reverse("matters:statement_file", args=[frozen.pk, "pdf"])
    assert [as_user(who).get(address).status_code for who in ("rut", "vera", "erik")] == [200, 404, 404]


def test_later_edits_make_a_new_version(world: World, frozen: Statement, as_user: AsUser) -> None:
    before = content_of(FrozenStatement.objects.get().file)
    address = reverse("matters:next_version", args=[frozen.pk])
    assert as_user("erik").post(address, {"due": "2027-01-10"}).status_code == 303
    new = Statement.objects.get(number=2)
    assert (new.state, new.passages.get(role="clauses").text) == (StatementState.DRAFT, ("Planen antas.\nUppdraget "
                                                                  "förklaras fullgjort."))  # fmt: skip
    write(world, new, "Förslag till beslut", "Planen avslås.")
    assert content_of(FrozenStatement.objects.get().file) == before
    with pytest.raises(Refused):
        acts.start_next_version(statement=frozen, due=TODAY, by=world.actor("erik"), at=NOW)


def test_a_new_version_goes_on_from_the_latest_and_no_other(
    world: World, frozen: Statement, as_user: AsUser, django_capture_on_commit_callbacks: Any
) -> None:
    new = acts.start_next_version(statement=frozen, due=TODAY, by=world.actor("erik"), at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        sent(world, new)
    with pytest.raises(Refused) as refused:
        acts.start_next_version(statement=frozen, due=TODAY, by=world.actor("erik"), at=NOW)
    assert refused.value.code == "matters.statement.not_latest"
    answer = Program(a_key(world, "erik")).send(
        "POST", reverse("api:matters.next_version", args=[frozen.pk]), {"due": "2027-01-10"}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "matters.statement.not_latest")
    assert Statement.objects.count() == 2
    link = {each: reverse("matters:next_version", args=[each.pk]) for each in (frozen, new)}
    shown = {each: as_user("erik").get(reverse("matters:statement", args=[each.pk])).text for each in link}
    assert [link[each] in shown[each] for each in (frozen, new)] == [False, True]


def test_a_decision_rests_on_what_the_meeting_was_given(world: World, frozen: Statement, as_user: AsUser) -> None:
    meeting = frozen.meeting
    assert meeting is not None
    page = as_user("rut").get(reverse("matters:meeting", args=[meeting.pk])).content.decode()
    assert reverse("matters:statement", args=[frozen.pk]) in page
    later = NOW.replace(month=12, day=28)
    decision = a_decision(world, matter=frozen.matter, on=date(2026, 12, 20), body=world.executive, at=later)
    assert decision.basis.statement == frozen
    matter = as_user("vera").get(reverse("matters:matter", args=[frozen.matter_id])).content.decode()
    assert "Beslutsunderlag" in matter
    assert reads.given_to(world.actor("vera"), meeting) == {frozen.matter_id: frozen}


def test_an_approved_statement_is_frozen_by_the_decision(world: World) -> None:
    one = approved(world, a_statement(world, filled=True))
    decision = a_decision(world, matter=one.matter, on=TODAY, outcome=Outcome.TABLED)
    one.refresh_from_db()
    assert (one.state, one.meeting_id, decision.basis.statement_id) == ("basis", decision.meeting_id, one.pk)
    again = a_decision(world, matter=one.matter, on=TODAY, body=world.executive)
    assert again.basis.statement_id == one.pk


def test_a_decision_from_before_it_was_approved_does_not_rest_on_it(world: World) -> None:
    one = approved(world, a_statement(world, filled=True))
    decision = a_decision(world, matter=one.matter, on=date(2025, 12, 1), outcome=Outcome.TABLED)
    assert not hasattr(decision, "basis")
    one.refresh_from_db()
    assert one.state == StatementState.APPROVED


def test_it_is_sent_to_a_meeting_of_ours_after_it_was_approved_by_whoever_keeps_the_list(world: World) -> None:
    one = approved(world, a_statement(world, filled=True))
    early = a_meeting(world, on=date(2026, 11, 1))
    with pytest.raises(Invalid) as refused:
        acts.send_statement(statement=one, version=one.version, meeting=early, by=world.actor("rut"), at=NOW)
    assert refused.value.field == "meeting"
    for who in ("erik", "vera", "otto"):
        with pytest.raises(Forbidden):
            acts.send_statement(
                statement=one, version=one.version, meeting=a_meeting(world), by=world.actor(who), at=NOW
            )


def test_only_what_is_approved_is_sent(world: World, as_user: AsUser) -> None:
    one = a_statement(world, filled=True)
    page = reverse("matters:send_statement", args=[one.pk])
    answer = as_user("rut").post(page, {"version": 1, "meeting": a_meeting(world).pk})
    assert (answer.status_code, "utkast" in answer.content.decode()) == (409, True)


def test_what_the_system_freezes_is_written_when_somebody_asks(
    world: World, as_user: AsUser, django_capture_on_commit_callbacks: Any
) -> None:
    one = approved(world, a_statement(world, filled=True))
    acts.send_statement(statement=one, version=one.version, meeting=a_meeting(world), by=world.hand, at=NOW)
    assert not FrozenFile.objects.exists()
    page = reverse("matters:write_files", args=[one.pk])
    assert as_user("vera").post(page).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        assert as_user("erik").post(page).status_code == 303
    assert FrozenFile.objects.count() == 2
    as_user("erik").post(page)
    assert FrozenFile.objects.count() == 2


def test_a_secret_statement_keeps_its_ground_in_the_document(world: World) -> None:
    matter = a_matter(world, handler=world.school, title="Hemlig sak", secret="OSL 18 kap. 8 §")
    one = a_statement(world, matter=matter, by=world.actor("rut"), filled=True)
    one = acts.submit_statement(statement=one, version=1, by=world.actor("rut"), at=NOW)
    one = acts.approve_statement(statement=one, version=one.version, by=world.actor("asa"), at=NOW)
    one = acts.send_statement(
        statement=one, version=one.version, meeting=a_meeting(world), by=world.actor("rut"), at=NOW
    )  # fmt: skip
    data = reads.frozen_data(FrozenStatement.objects.get())
    assert data["matter"]["secrecy"] == "OSL 18 kap. 8 §"
