"""A draft of a reply: what history keeps of it, what a browser sends of it, and what must hold to register it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from farled.consultation.models import Reply
from farled.direction.reads import Passage
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.states import PartKind
from farled.imports.understanding.replies import understand
from farled.trail.models import Entry
from tests.cast import World
from tests.consultation.scene import Round
from tests.factories.direction import a_draft
from tests.imports.arrived import REPLY, ReadIn, at, decided, head, register, the

AsUser = Callable[[str], Client]
pytestmark = pytest.mark.usefixtures("casts_day", "replies_read_here")


def test_history_tells_that_a_draft_was_changed_and_never_what_it_says(as_user: AsUser, read_in: ReadIn) -> None:
    reading = read_in()
    rut, part = as_user("rut"), the(reading, PartKind.REMARK, 1)
    rut.post(at("reply_head", reading), {**head(reading), "statement": "Hemliga ord i yttrandet."})
    rut.post(at("change_part", part), {"version": part.version, "text": "Hemliga ord.", "place": "whole"})
    rut.post(at("add_part", reading, "motion"), {"who": "Hemliga partiet", "text": "Hemliga ord", "fate": "rejected"})
    rut.post(at("drop_part", part))
    told = list(Entry.objects.filter(verb__startswith="imports.reply.").values())
    assert {"imports.reply.changed", "imports.reply.part_changed"} <= {each["verb"] for each in told}
    assert f"synpunkt {part.number}" in {each["subject_name"] for each in told}
    assert "Hemliga" not in str(told)


def test_a_browsers_line_ends_change_nothing(as_user: AsUser, read_in: ReadIn) -> None:
    reading = read_in()
    assert "\n" in reading.statement
    typed = {**head(reading), "statement": reading.statement.replace("\n", "\r\n")}
    assert as_user("rut").post(at("reply_head", reading), typed).status_code == 303
    before = reading.statement, reading.version
    reading.refresh_from_db()
    assert (reading.statement, reading.version) == before


def test_what_a_reply_has_no_room_for_is_told_by_its_part(as_user: AsUser, read_in: ReadIn) -> None:
    reading = read_in()
    decided(reading)
    long, quoting = the(reading, PartKind.REMARK, 0), the(reading, PartKind.REMARK, 1)
    ReplyPart.objects.filter(pk=long.pk).update(text="å" * 20_001)
    ReplyPart.objects.filter(pk=quoting.pk).update(quote="å" * 2_001)
    ReplyPart.objects.filter(pk=the(reading, PartKind.MOTION).pk).update(text="")
    ReplyReading.objects.filter(pk=reading.pk).update(decided_on=date(2026, 12, 24))
    response = register(as_user("rut"), reading)
    page = response.content.decode()
    assert not Reply.objects.exists()
    for words in (
        f"I synpunkt {long.number}: Texten är 20001 tecken",
        f"I synpunkt {quoting.number}: Texten är 2001 tecken",
        f"I yrkande {the(reading, PartKind.MOTION).number}: Skriv vad yrkandet säger.",
        "har inte varit än. Skriv dagen då beslutet fattades.",
        f"#del-{long.number}",
    ):
        assert words in page, words


def test_a_remark_about_a_passage_that_was_not_sent_out_is_told_and_never_made_about_the_whole(
    world: World, as_user: AsUser, read_in: ReadIn
) -> None:
    reading = read_in()
    decided(reading)
    part = the(reading, PartKind.REMARK)
    other = Passage.objects.create(document=a_draft(world), number=1)
    ReplyPart.objects.filter(pk=part.pk).update(passage=other)
    page = register(as_user("rut"), reading).content.decode()
    assert f"I synpunkt {part.number}: Stycket finns inte i texten som sändes ut." in page
    assert not Reply.objects.exists()


def test_a_remark_that_was_left_out_does_not_come_back_with_the_motion_it_repeats(
    as_user: AsUser, read_in: ReadIn
) -> None:
    reading = read_in()
    decided(reading)
    rut, words = as_user("rut"), the(reading, PartKind.MOTION).text
    rut.post(at("add_part", reading, "remark"), {"text": words, "place": "whole"})
    rut.post(at("drop_part", ReplyPart.objects.get(reading=reading, kind=PartKind.REMARK, text=words)))
    reading.refresh_from_db()
    assert register(rut, reading).status_code == 303
    reply = Reply.objects.get()
    assert reply.motions.filter(text=words).exists()
    assert not reply.remarks.filter(text=words).exists()


def test_a_file_is_understood_before_anybody_has_to_wait_and_as_what_was_chosen_meanwhile(
    round_: Round, read_in: ReadIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []

    def slowly(reading: ReplyReading, *more: Any) -> Any:
        asked.append(reading.chosen)
        ReplyReading.objects.filter(pk=reading.pk).update(chosen=0)
        return understand(reading, *more)

    monkeypatch.setattr("farled.imports.acts.replies.understand", slowly)
    reading = read_in(REPLY.replace("Skolnämnden", "Äldrenämnden") + "\n\n" + REPLY)
    assert asked == [None, 0]
    assert (reading.chosen, reading.found["body"]) == (0, "Äldrenämnden")
