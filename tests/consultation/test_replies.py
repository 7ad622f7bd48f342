"""A board answers: drafts, remarks, another board's text, and what the reply's page offers."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.models import Consultation, Recipient, Remark, Reply
from farled.consultation.states import (
    ConsultationState,
)
from farled.trail.reads import Entry
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.consultation.scene import LATER, Round, a_decider, a_round, fresh

AsUser = Callable[[str], Client]


@pytest.fixture
def scene(world: World) -> Round:
    return a_round(world)


# --- Written ----------------------------------------------------------------------------------------------------------


def test_a_draft_is_its_bodys_own_and_history_tells_nothing_of_what_it_says(scene: Round, as_user: AsUser) -> None:
    one = scene.begin(scene.school, stance="opposes", statement="Hemligt utkast om skolan.")
    address = reverse("consultation:reply", args=[one.pk])
    assert b"Hemligt utkast" in as_user("erik").get(address).content
    for name in ("asa", "rut", "maj", "vera", "adam", "disa", "otto", "bo"):
        assert as_user(name).get(address).status_code == 404, name
        assert as_user(name).get(reverse("consultation:reply_text", args=[one.pk])).status_code == 404
    told = [
        entry for entry in Entry.objects.all() if "Hemligt" in str(entry.changes) or "opposes" in str(entry.changes)
    ]
    assert told == []
    assert Recipient.objects.get(pk=scene.school.pk).opened_at is not None
    assert [each.name for each in one.writers.all()] == ["Erik Redaktör"]
    assert Entry.objects.filter(verb="consultation.reply.written").count() == 1


def test_R1_a_stale_save_is_refused_with_both_texts(scene: Round, as_user: AsUser) -> None:
    one = scene.begin(scene.school)
    erik = scene.world.actor("erik")
    acts.save(reply=one, version=1, said=acts.Said(statement="Eriks"), by=erik, at=NOW)
    with pytest.raises(Stale) as stale:
        acts.save(reply=one, version=1, said=acts.Said(statement="Någon annans"), by=erik, at=LATER)
    assert stale.value.stored["statement"] == "Eriks"
    page = as_user("erik").post(
        reverse("consultation:write_reply", args=[one.pk]), {"version": 1, "statement": "Någon annans"}
    )
    assert page.status_code == 412
    assert "Eriks" in page.content.decode()
    assert "Någon annans" in page.content.decode()
    settled = as_user("erik").post(
        reverse("consultation:write_reply", args=[one.pk]), {"version": 2, "statement": "Båda"}
    )
    assert settled.status_code == 303
    assert fresh(one).statement == "Båda"


def test_remarks_on_a_passage_on_a_question_and_on_the_whole_without_script(scene: Round, as_user: AsUser) -> None:
    one, erik = scene.begin(scene.school), as_user("erik")
    text = erik.get(reverse("consultation:reply_text", args=[one.pk])).content.decode()
    assert text.count("Lämna synpunkt på detta stycke") == 3
    add = reverse("consultation:add_remark", args=[one.pk])
    page = erik.get(f"{add}?passage={scene.passage.pk}").content.decode()
    assert "Varje nämnd ansvarar för sin del." in page
    erik.post(add, {"passage": scene.passage.pk, "text": "Säg vilken del.", "quote": "sin del"})
    erik.post(add, {"question": scene.questions[0].pk, "text": "Ja, målen är tydliga.", "appreciates": "on"})
    erik.post(add, {"text": "Bra plan."})
    rows = list(one.remarks.all())
    assert [(row.number, row.place, row.appreciates) for row in rows] == [
        (1, "passage", False), (2, "question", True), (3, "whole", False),
    ]  # fmt: skip
    assert rows[0].quote == "sin del"
    assert len({row.text_key for row in rows}) == 3
    shown = erik.get(reverse("consultation:reply", args=[one.pk])).content.decode()
    assert "Om 1 st. 1" in shown
    assert "Svar på fråga 1" in shown
    change = reverse("consultation:change_remark", args=[rows[0].pk])
    saved = erik.post(change, {"version": 1, "text": "Säg vilken.", "quote": "sin"}, headers={"HX-Request": "true"})
    assert "Sparat." in saved.content.decode()
    assert erik.post(change, {"version": 1, "text": "Annat"}).status_code == 412
    assert erik.post(reverse("consultation:remove_remark", args=[rows[2].pk]), {"version": 1}).status_code == 303
    assert [row.number for row in one.remarks.all()] == [1, 2]
    assert as_user("maj").get(change).status_code == 404


def test_S3_a_remark_points_only_at_what_was_sent_out(scene: Round, as_user: AsUser) -> None:
    other = a_round(scene.world, "En annan plan")
    one = scene.begin(scene.school)
    with pytest.raises(Invalid, match="place"):
        acts.add_remark(
            reply=one, remarked=acts.Remarked(text="x"), passage=other.passage, by=scene.world.actor("erik"), at=NOW
        )
    add = reverse("consultation:add_remark", args=[one.pk])
    for name, ref in (("passage", other.passage.pk), ("question", other.questions[0].pk), ("passage", 10**30)):
        assert as_user("erik").post(add, {name: ref, "text": "x"}).status_code == 422
    assert not Remark.objects.exists()
    empty = as_user("erik").post(add, {"text": "   "})
    assert empty.status_code == 422


def test_one_administration_answers_for_two_boards_without_typing_twice(scene: Round, as_user: AsUser) -> None:
    erik, client = scene.world.actor("erik"), as_user("erik")
    first = scene.begin(scene.school, stance="supports", statement="Samma text.", reference="SKN 1")
    acts.add_remark(reply=first, remarked=acts.Remarked(text="En synpunkt."), passage=scene.passage, by=erik, at=NOW)
    second = scene.begin(scene.care)  # the school's people prepare it
    take = reverse("consultation:take_text", args=[second.pk])
    assert client.post(take, {"version": second.version, "source": first.pk}).status_code == 303
    second = fresh(second)
    assert (second.statement, second.stance, second.reference) == ("Samma text.", "supports", "")
    assert [row.text for row in second.remarks.all()] == ["En synpunkt."]
    assert second.same_text_as == first
    new = acts.Said(statement="Ny text.", stance="supports")
    first = acts.save(reply=first, version=fresh(first).version, said=new, by=erik, at=LATER)
    page = client.get(reverse("consultation:reply", args=[second.pk])).content.decode()
    assert "Hämta ändringarna" in page
    second = acts.take_text_from(reply=second, version=second.version, source=first, by=erik, at=LATER)
    assert second.statement == "Ny text."
    second = acts.save(reply=second, version=second.version, said=acts.Said(statement="Eget.", stance="supports"),
                       by=erik, at=LATER)  # fmt: skip
    with pytest.raises(Refused, match="touched"):
        acts.take_text_from(reply=second, version=second.version, source=first, by=erik, at=LATER)
    maj = scene.world.actor("maj")  # answers for the care board, but reads no draft of the school's
    with pytest.raises(Forbidden):
        acts.take_text_from(reply=second, version=second.version, source=first, by=maj, at=LATER)
    acts.discard(reply=first, version=first.version, by=erik, at=LATER)
    assert fresh(second).same_text_as is None


def test_a_closed_round_takes_no_more_and_keeps_what_is_written(scene: Round, as_user: AsUser) -> None:
    one = scene.begin(scene.school, statement="Kvar.")
    Consultation.objects.update(state=ConsultationState.CLOSED)
    page = as_user("erik").post(
        reverse("consultation:write_reply", args=[one.pk]),
        {"version": one.version, "statement": "Nytt efter stängning."},
    )
    assert page.status_code == 409
    assert "Nytt efter stängning." in page.content.decode(), "what was typed is still there"
    assert fresh(one).statement == "Kvar."


def test_a_group_answer_keeps_each_companys_own(scene: Round, as_user: AsUser) -> None:
    Recipient.objects.filter(pk=scene.care.pk).update(answers_through=scene.school)
    parent = scene.begin(scene.school, stance="supports", statement="Samlat.")
    address = reverse("consultation:reply", args=[parent.pk])
    assert "inte inlämnat" in as_user("erik").get(address).content.decode()
    assert "Äldrenämnden" in as_user("erik").get(reverse("consultation:hand_in", args=[parent.pk])).content.decode()
    acts.abstain(recipient=scene.care, why="Vi avstår.", by=scene.world.actor("maj"), at=NOW)
    page = as_user("erik").get(address).content.decode()
    assert "Svar som samlas här" in page
    assert reverse("consultation:reply", args=[Reply.objects.get(recipient=scene.care).pk]) in page


def test_the_reply_page_asks_the_same_however_many_remarks(
    scene: Round, as_user: AsUser, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    one, erik = scene.begin(scene.school, statement="x"), as_user("erik")
    address, text = (reverse(f"consultation:{name}", args=[one.pk]) for name in ("reply", "reply_text"))

    def add(count: int) -> None:
        for _each in range(count):
            acts.add_remark(reply=one, remarked=acts.Remarked(text="En till."), passage=scene.passage,
                            by=scene.world.actor("erik"), at=NOW)  # fmt: skip

    def counted() -> list[int]:
        return [count_queries(lambda: erik.get(address)), count_queries(lambda: erik.get(text))]

    add(1)
    first = counted()
    add(12)
    assert counted() == first


def test_the_page_offers_what_can_be_done_now(scene: Round, as_user: AsUser) -> None:
    one = scene.begin(scene.school, stance="supports", statement="Vi tillstyrker.")
    acts.add_remark(
        reply=one, remarked=acts.Remarked(text="Ja."), question=scene.questions[0], by=scene.world.actor("erik"), at=NOW
    )
    erik, page = as_user("erik"), reverse("consultation:reply", args=[one.pk])
    hand_in, write = (reverse(f"consultation:{name}", args=[one.pk]) for name in ("hand_in", "write_reply"))
    draft = erik.get(page).content.decode()
    assert hand_in not in draft, "nobody has approved or decided it"
    assert write in draft
    assert "Är planen genomförbar?" in draft
    one = fresh(one)
    one = acts.send_for_approval(reply=one, version=one.version, by=scene.world.actor("erik"), at=NOW)
    siv = scene.world.actor(a_decider(scene.world, scene.world.school))
    waits = as_user("siv").get(page).content.decode()
    assert write not in waits, "it is read, not written"
    assert "Är målen tydliga?" in waits
    assert "Är planen genomförbar?" not in waits
    assert "Utan eget svar: fråga 2." in waits
    acts.approve(reply=one, version=one.version, by=siv, at=NOW)
    assert hand_in in erik.get(page).content.decode()


def test_what_is_missing_leads_to_where_it_is_written(scene: Round, as_user: AsUser) -> None:
    one = scene.begin(scene.school)
    address = reverse("consultation:send_for_approval", args=[one.pk])
    write = reverse("consultation:write_reply", args=[one.pk])
    assert write not in as_user("erik").get(address).content.decode()
    refused = as_user("erik").post(address, {"version": one.version})
    assert refused.status_code == 422
    assert "Ställningstagandet saknas." in refused.content.decode()
    assert write in refused.content.decode()


def test_whoever_reads_finds_the_way_back_to_the_round(scene: Round, as_user: AsUser) -> None:
    acts.abstain(recipient=scene.school, why="Berör oss inte.", by=scene.world.actor("erik"), at=NOW)
    page = reverse("consultation:reply", args=[Reply.objects.get().pk])
    there = f'href="{reverse("consultation:recipient", args=[scene.school.pk])}"'
    crumbs = as_user("vera").get(page).content.decode().split("<h1")[0]
    assert there in crumbs
    assert reverse("consultation:mine") not in crumbs
    assert reverse("consultation:mine") in as_user("erik").get(page).content.decode().split("<h1")[0]
