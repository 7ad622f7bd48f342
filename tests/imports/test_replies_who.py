"""A reply that came as a file: whose it is, whether they have answered, and who may read it in."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation import acts as consultation
from farled.consultation.models import Recipient, Reply
from farled.consultation.states import RecipientKind
from farled.files.models import FileKind, StoredFile
from farled.imports import acts
from farled.imports.models import ReplyReading
from farled.imports.states import PartKind, ReplyReadingState
from farled.web.refused import Refused
from tests.cast import NOW, TODAY, World
from tests.consultation.scene import Round
from tests.imports.arrived import REPLY, ReadIn, at, began, decided, head, register, the, upload

AsUser = Callable[[str], Client]
pytestmark = pytest.mark.usefixtures("casts_day", "replies_read_here")


# --- Who has answered -------------------------------------------------------------------------------------------------


def test_somebody_who_was_not_asked_comes_this_way_too(
    as_user: AsUser, round_: Round, django_capture_on_commit_callbacks: Any
) -> None:
    rut = as_user("rut")
    row = round_.consultation
    assert reverse("imports:read_reply_of_round", args=[row.pk]) in rut.get(
        reverse("consultation:consultation", args=[row.pk])
    ).content.decode()  # fmt: skip
    sent: dict[str, Any] = {"name": "Bygdeföreningen", "kind": "association"}
    with django_capture_on_commit_callbacks(execute=True):
        assert upload(rut, row, "Bygdeföreningen är positiv till planen.".encode(), **sent).status_code == 303
    reading = ReplyReading.objects.get()
    assert (reading.recipient.name, reading.recipient.invited) == ("Bygdeföreningen", False)
    rut.post(at("reply_head", reading), {**head(reading), "standing": "office", "stance": "positive"})
    reading.refresh_from_db()
    assert register(rut, reading).status_code == 303
    assert Reply.objects.get().recipient.invited is False


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Välj vem som har svarat"),
        ({"name": "Bygdeföreningen"}, "Välj vad avsändaren är"),
        ({"name": "Bygdeföreningen", "kind": "association", "recipient": "school"}, "Du har angett två avsändare."),
        ({"name": "Föreningen", "kind": "association"}, "Föreningen"),
    ],
)
def test_a_file_to_the_round_says_whose_it_is(as_user: AsUser, round_: Round, sent: dict[str, Any], words: str) -> None:
    sent = {name: round_.school.pk if value == "school" else value for name, value in sent.items()}
    response = upload(as_user("rut"), round_.consultation, REPLY.encode(), **sent)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not StoredFile.objects.exists()
    assert Recipient.objects.count() == 3


def test_a_body_that_has_answered_is_told_so(world: World, as_user: AsUser, round_: Round, read_in: ReadIn) -> None:
    reading = read_in()
    decided(reading)
    rut = as_user("rut")
    again = upload(rut, round_.school, REPLY.encode())
    assert (again.status_code, "läses redan in, ur svar.txt" in again.content.decode()) == (409, True)
    round_.begin(round_.school, stance="supports")
    page = rut.get(at("reply", reading)).content.decode()
    assert "Skolnämnden har ett utkast i Farled." in page
    response = register(rut, reading)
    assert (response.status_code, "har ett utkast i Farled" in response.content.decode()) == (409, True)
    reading.refresh_from_db()
    assert reading.state == ReplyReadingState.REVIEW, "the draft is kept"
    assert ReplyReading.objects.get().file is not None


def test_a_reply_is_registered_once(as_user: AsUser, round_: Round, read_in: ReadIn) -> None:
    reading = read_in()
    decided(reading)
    rut = as_user("rut")
    seen = {"version": reading.version}
    assert rut.post(at("register_read_reply", reading), seen).status_code == 303
    assert rut.post(at("register_read_reply", reading), seen).status_code == 303, "Back and again leads to the page"
    assert Reply.objects.count() == 1
    answer = upload(rut, round_.school, REPLY.encode())
    assert "Skolnämnden har redan lämnat in sitt svar." in answer.content.decode()


def test_a_reply_after_the_last_day_is_taken_and_told_to_be_late(
    world: World, as_user: AsUser, round_: Round, read_in: ReadIn
) -> None:
    round_.consultation.due = TODAY - timedelta(days=2)
    round_.consultation.save(update_fields=["due"])
    reading = read_in()
    decided(reading)
    rut = as_user("rut")
    assert "Svarstiden gick ut" in rut.get(at("reply", reading)).content.decode()
    assert register(rut, reading).status_code == 303


def test_a_finished_round_takes_no_files(world: World, as_user: AsUser, round_: Round) -> None:
    round_.consultation.state = "finished"
    round_.consultation.save(update_fields=["state"])
    response = upload(as_user("rut"), round_.school, REPLY.encode())
    assert (response.status_code, "tar inte emot svar nu" in response.content.decode()) == (409, True)


def test_a_recipient_stays_while_its_reply_is_read_in(
    world: World, round_: Round, django_capture_on_commit_callbacks: Any
) -> None:
    one = consultation.add_uninvited(
        consultation=round_.consultation,
        name="Bygdeföreningen",
        kind=RecipientKind.ASSOCIATION,
        by=world.actor("rut"),
        at=NOW,
    )
    with django_capture_on_commit_callbacks(execute=True):
        reading = began(world, one, "Bygdeföreningen är positiv till planen.")
    with pytest.raises(Refused, match="under_way"):
        consultation.remove_recipient(recipient=one, version=one.version, by=world.actor("rut"), at=NOW)
    reading.refresh_from_db()
    acts.leave_reply(reading=reading, version=reading.version, by=world.actor("rut"), at=NOW)
    consultation.remove_recipient(recipient=one, version=one.version, by=world.actor("rut"), at=NOW)
    assert not ReplyReading.objects.exists()


def test_a_file_that_speaks_for_another_body_says_so(as_user: AsUser, round_: Round, read_in: ReadIn) -> None:
    reading = read_in(one=round_.care)
    page = as_user("rut").get(at("reply", reading)).content.decode()
    assert "Filen säger att Skolnämnden svarar, men den läses in som svar från Äldrenämnden." in page


def test_of_several_replies_in_a_file_the_recipients_own_is_taken(
    as_user: AsUser, round_: Round, read_in: ReadIn, django_capture_on_commit_callbacks: Any
) -> None:
    both = REPLY.replace("Skolnämnden", "Äldrenämnden") + "\n\n" + REPLY
    reading = read_in(both)
    assert reading.chosen == 1
    rut = as_user("rut")
    page = rut.get(at("reply", reading)).content.decode()
    assert "Filen innehåller flera svar" in page
    with django_capture_on_commit_callbacks(execute=True):
        rut.post(at("choose_reply", reading), {"version": reading.version, "number": 0})
    reading.refresh_from_db()
    assert (reading.chosen, reading.found["body"]) == (0, "Äldrenämnden")
    assert rut.post(at("choose_reply", reading), {"version": reading.version, "number": 7}).status_code == 422


# --- Rights -----------------------------------------------------------------------------------------------------------


def test_S2_S18_drafts_and_files_are_for_those_who_register_replies(
    as_user: AsUser, round_: Round, read_in: ReadIn
) -> None:
    reading = read_in()
    part = the(reading, PartKind.REMARK)
    pages = [at(view, reading) for view in ("reply", "reply_file", "register_read_reply", "reply_head", "leave_reply")]
    pages += [at("change_part", part), at("add_part", reading, "remark")]
    for name, status in (("erik", 403), ("vera", 403), ("otto", 404)):
        client = as_user(name)
        assert {client.get(page).status_code for page in pages} == {status}, name
        assert client.post(at("drop_part", part)).status_code == status
    asa = as_user("asa")
    assert asa.get(reverse("files:fetch", args=[reading.file_id])).status_code == 404, "it is Rut's until registered"
    assert asa.get(at("reply_file", reading)).content.decode() == REPLY
    assert StoredFile.objects.get().kind == FileKind.UPLOAD
    part.refresh_from_db()
    assert part.kept


def test_S4_whoever_may_not_register_replies_reads_none_in(as_user: AsUser, round_: Round) -> None:
    assert upload(as_user("erik"), round_.school, REPLY.encode()).status_code == 403
    assert upload(as_user("otto"), round_.school, REPLY.encode()).status_code == 404
    assert not ReplyReading.objects.exists()
