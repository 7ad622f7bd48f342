"""A reply that came as a file: read, looked through, corrected, registered; every step at the registrar's desk."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation.models import Reply
from farled.consultation.states import Place, ReplyStanding, ReplyState, Stance
from farled.files.models import StoredFile
from farled.imports import acts
from farled.imports.invariants import registered_replies_are_their_recipients
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.states import PartKind, ReplyReadingState
from farled.trail.models import Entry
from tests.cast import NOW, World
from tests.consultation.scene import Round
from tests.imports.arrived import REPLY, SILENT, ReadIn, at, decided, head, register, the, upload

AsUser = Callable[[str], Client]
pytestmark = pytest.mark.usefixtures("casts_day", "replies_read_here")


# --- From file to reply -----------------------------------------------------------------------------------------------


def test_a_file_becomes_a_draft_with_everything_beside_where_it_stands(
    as_user: AsUser, round_: Round, django_capture_on_commit_callbacks: Any
) -> None:
    rut = as_user("rut")
    page = rut.get(reverse("consultation:recipient", args=[round_.school.pk])).content.decode()
    assert reverse("imports:read_reply", args=[round_.school.pk]) in page
    with django_capture_on_commit_callbacks(execute=True):
        response = upload(rut, round_.school, REPLY.encode())
    reading = ReplyReading.objects.get()
    assert (response.status_code, response.headers["Location"]) == (303, at("reply", reading))
    assert (reading.state, reading.stance, reading.standing) == ("review", Stance.SUPPORTS, ReplyStanding.ADOPTED)
    assert (reading.decided_on, reading.paragraph, reading.reference) == (date(2026, 11, 18), "64", "0212/26")
    page = rut.get(at("reply", reading)).content.decode()
    for told in (
        "4 synpunkter, 1 yrkande och 1 avvikande mening ur filen.",
        "Rad 8",
        "1. Skolnämnden tillstyrker förslaget till Plan för digitalisering.",
        "positiv med förbehåll",
        "M och KD",
        "fråga 1. Är målen tydliga?",
        "Ett ställe blev ingen synpunkt",
        "Skolorna har i dag sextio lokaler i tolv områden.",
        "Ange vem som yrkade och hur det gick för yrkande 5.",
    ):
        assert told in page, told
    assert not Reply.objects.exists(), "nothing is registered before somebody says so"


def test_a_remark_is_placed_by_the_words_it_quotes_or_the_question_it_stands_under(
    read_in: ReadIn, round_: Round
) -> None:
    praise, cost, quoting, asked = read_in().parts.filter(kind=PartKind.REMARK)
    assert quoting.passage == round_.passage
    assert quoting.quote == "Varje nämnd ansvarar för sin del"
    assert asked.question == round_.questions[0]
    assert (praise.appreciates, cost.appreciates, praise.passage, cost.question) == (True, False, None, None)


def test_what_is_kept_becomes_the_reply_with_its_file(
    world: World, as_user: AsUser, round_: Round, read_in: ReadIn
) -> None:
    reading = read_in()
    decided(reading)
    rut = as_user("rut")
    rut.post(at("drop_part", the(reading, PartKind.REMARK)))
    reading.refresh_from_db()
    page = rut.get(at("register_read_reply", reading)).content.decode()
    assert "3 synpunkter, 1 yrkande och 1 avvikande mening" in page
    assert "En del tas inte med. Den står kvar i filen." in page
    response = register(rut, reading)
    reply = Reply.objects.get()
    assert (response.status_code, response.headers["Location"]) == (303, reverse("consultation:reply", args=[reply.pk]))
    assert (reply.state, reply.stance, reply.standing) == (ReplyState.HANDED_IN, "supports", "adopted")
    assert (reply.decided_on, reply.paragraph, reply.stated_on) == (date(2026, 11, 18), "64", date(2026, 11, 10))
    assert "sextio lokaler" in reply.statement, "what was not understood is in the statement as it reads"
    places = list(reply.remarks.values_list("place", flat=True))
    assert places == [Place.WHOLE, Place.PASSAGE, Place.QUESTION, Place.WHOLE], "what was carried is a remark too"
    assert all(row.treatment_id for row in reply.remarks.all())
    assert [(each.who, each.fate) for each in reply.motions.all()] == [(["V"], "carried")]
    assert [(each.who, each.kind) for each in reply.dissents.all()] == [(["M", "KD"], "reservation")]
    assert (reply.file, reply.source) == (StoredFile.objects.get(), "svar.txt")
    reading.refresh_from_db()
    assert (reading.state, reading.reply, reading.registered_by) == ("registered", reply, world.users["rut"])
    assert list(registered_replies_are_their_recipients()) == []
    vera = as_user("vera")
    assert vera.get(reverse("files:fetch", args=[reply.file_id])).status_code == 200
    table = vera.get(reverse("consultation:consultation", args=[round_.consultation.pk])).content.decode()
    assert "beslutat yttrande" in table
    assert "Svaret är registrerat." in rut.get(at("reply", reading)).content.decode()
    told = Entry.objects.filter(subject_kind=ReplyReading.KIND).values_list("verb", flat=True)
    assert {"imports.reply.started", "imports.reply.read", "imports.reply.part_dropped"} <= set(told)
    assert "imports.reply.registered" in set(told)


def test_a_draft_is_left_for_another_day_and_found_again(as_user: AsUser, round_: Round, read_in: ReadIn) -> None:
    reading = read_in()
    rut, asa = as_user("rut"), as_user("asa")
    assert at("reply", reading) in rut.get("/agenda/").content.decode()
    for one in (rut, asa):
        page = one.get(reverse("consultation:recipient", args=[round_.school.pk])).content.decode()
        assert "Gå vidare med svaret ur filen" in page
        assert reverse("imports:read_reply", args=[round_.school.pk]) not in page
        assert "Svar som läses in ur filer" in one.get(
            reverse("consultation:consultation", args=[round_.consultation.pk])
        ).content.decode()  # fmt: skip
    assert at("reply", reading) not in asa.get("/agenda/").content.decode()


def test_a_draft_is_thrown_away_with_its_file_and_the_reply_can_be_read_in_anew(
    as_user: AsUser, round_: Round, read_in: ReadIn
) -> None:
    reading = read_in()
    rut = as_user("rut")
    response = rut.post(at("leave_reply", reading), {"version": reading.version})
    assert response.status_code == 303
    reading.refresh_from_db()
    assert (reading.state, reading.file, reading.statement) == (ReplyReadingState.LEFT, None, "")
    assert not StoredFile.objects.exists()
    assert not ReplyPart.objects.exists()
    assert "är kastat och filen är borttagen" in rut.get(at("reply", reading)).content.decode()
    assert read_in().state == ReplyReadingState.REVIEW


# --- Corrected by a person --------------------------------------------------------------------------------------------


def test_a_stance_that_was_not_said_is_chosen_by_a_person(as_user: AsUser, read_in: ReadIn) -> None:
    reading = read_in(SILENT)
    assert reading.stance == ""
    decided(reading)
    rut = as_user("rut")
    assert "Läs svaret och välj ställningstagande." in rut.get(at("reply", reading)).content.decode()
    response = register(rut, reading)
    assert response.status_code == 409
    assert "Läs svaret och välj ställningstagande." in response.content.decode()
    assert not Reply.objects.exists()
    typed = {**head(reading), "stance": "own_statement"}
    assert rut.post(at("reply_head", reading), typed).status_code == 303
    reading.refresh_from_db()
    assert register(rut, reading).status_code == 303
    assert Reply.objects.get().stance == Stance.OWN_STATEMENT


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"decided_on": "2026-12-24"}, "har inte varit än. Skriv dagen då beslutet fattades."),
        ({"received_on": "2026-12-24"}, "har inte varit än. Skriv dagen då svaret kom in."),
        ({"received_on": "2026-10-01"}, "Remissen sändes ut"),
        ({"statement": "å" * 100_001}, "och det får plats"),
    ],
)
def test_a_head_that_cannot_be_is_told_with_what_was_typed(
    as_user: AsUser, read_in: ReadIn, typed: dict[str, str], words: str
) -> None:
    reading = read_in()
    response = as_user("rut").post(at("reply_head", reading), {**head(reading), "paragraph": "99", **typed})
    assert response.status_code == 422
    page = response.content.decode()
    assert words in page
    assert 'value="99"' in page
    reading.refresh_from_db()
    assert reading.paragraph == "64"


def test_a_remark_is_changed_and_placed_without_script(as_user: AsUser, round_: Round, read_in: ReadIn) -> None:
    reading = read_in()
    part = the(reading, PartKind.REMARK, 1)
    rut = as_user("rut")
    page = rut.get(at("change_part", part)).content.decode()
    assert "Däremot saknas uppgifter" in page, "the place in the file stands beside the form"
    typed = {"version": part.version, "text": "Skriv vad driften kostar.", "page": "s. 3", "quote": ""}
    wrong = rut.post(at("change_part", part), {**typed, "place": "passage-999999"})
    assert (wrong.status_code, "Skriv vad driften kostar." in wrong.content.decode()) == (422, True)
    response = rut.post(at("change_part", part), {**typed, "place": f"question-{round_.questions[1].pk}"})
    assert response.headers["Location"] == f"{at('reply', reading)}#del-{part.number}"
    part.refresh_from_db()
    assert (part.text, part.question, part.page) == ("Skriv vad driften kostar.", round_.questions[1], "s. 3")
    rut.post(at("place_part", part), {"passage": round_.passage.pk})
    part.refresh_from_db()
    assert (part.passage, part.question) == (round_.passage, None)
    assert rut.post(at("place_part", part), {"passage": 999_999}).status_code == 404
    assert rut.post(at("place_part", the(reading, PartKind.MOTION)), {"passage": round_.passage.pk}).status_code == 409


def test_R1_two_who_change_the_same_part_see_both_texts(world: World, as_user: AsUser, read_in: ReadIn) -> None:
    part = the(read_in(), PartKind.REMARK, 1)
    acts.change_part(part=part, version=part.version, to=acts.PartSaid(text="Åsas ord."), by=world.actor("asa"), at=NOW)
    response = as_user("rut").post(
        at("change_part", part), {"version": part.version, "text": "Ruts ord.", "place": "whole"}
    )
    assert response.status_code == 412
    assert all(words in response.content.decode() for words in ("Åsas ord.", "Ruts ord."))
    part.refresh_from_db()
    assert part.text == "Åsas ord."


def test_R1_a_draft_that_changed_while_somebody_looked_is_not_registered(
    world: World, as_user: AsUser, read_in: ReadIn
) -> None:
    reading = read_in()
    decided(reading)
    seen = reading.version
    acts.drop_part(part=the(reading, PartKind.REMARK), by=world.actor("asa"), at=NOW)
    response = as_user("rut").post(at("register_read_reply", reading), {"version": seen})
    assert response.status_code == 412
    assert not Reply.objects.exists()


def test_what_was_not_understood_becomes_a_remark_beside_its_place(as_user: AsUser, read_in: ReadIn) -> None:
    reading = read_in()
    rut = as_user("rut")
    add = f"{at('add_part', reading, 'remark')}?unread=0"
    assert "Skolorna har i dag sextio lokaler" in rut.get(add).content.decode()
    response = rut.post(add, {"text": "Räkna med alla lokaler.", "place": "whole"})
    assert response.status_code == 303
    part = ReplyPart.objects.get(reading=reading, text="Räkna med alla lokaler.")
    assert part.passages[0]["first"] == 32
    assert "blev ingen synpunkt" not in rut.get(at("reply", reading)).content.decode()
    rut.post(at("drop_part", part))
    assert "Ett ställe blev ingen synpunkt" in rut.get(at("reply", reading)).content.decode(), "nothing is dropped"
    rut.post(at("restore_part", part))
    part.refresh_from_db()
    assert part.kept


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("remark", {"text": "Ansvaret är oklart.", "place": "passage-999999"}, "Ansvaret är oklart."),
        ("motion", {"text": "att avslå", "who": ""}, "Skriv vem det var, som parti eller roll."),
        ("dissent", {"text": "", "who": " "}, "Skriv vem det var, som parti eller roll."),
    ],
)
def test_a_part_says_something_and_whose_it_is(
    as_user: AsUser, read_in: ReadIn, kind: str, typed: dict[str, str], words: str
) -> None:
    reading = read_in()
    before = ReplyPart.objects.count()
    response = as_user("rut").post(at("add_part", reading, kind), typed)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert ReplyPart.objects.count() == before


def test_a_motion_and_a_reservation_are_added_by_hand(as_user: AsUser, read_in: ReadIn) -> None:
    reading = read_in()
    rut = as_user("rut")
    rut.post(at("add_part", reading, "motion"), {"who": "MP\nordföranden", "text": "att avslå", "fate": "rejected"})
    rut.post(at("add_part", reading, "dissent"), {"who": "SD", "dissent": "statement", "text": "Eget yttrande."})
    assert the(reading, PartKind.MOTION, 1).who == ["MP", "ordföranden"]
    assert the(reading, PartKind.DISSENT, 1).dissent == "statement"
    assert "Tillagt för hand" in rut.get(at("reply", reading)).content.decode()
    assert rut.get(at("add_part", reading, "poem")).status_code == 404
