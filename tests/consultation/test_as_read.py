"""A reply leaves as it was read: what somebody else wrote meanwhile is told, with both texts, and nothing is lost."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.models import Remark, Reply
from farled.consultation.reads.replies import content_key
from farled.consultation.states import ReplyStanding, ReplyState
from farled.web.optimistic import Stale
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.consultation.scene import LATER, Round, a_decider, a_round, at, fresh

AsUser = Callable[[str], Client]
SAID = {"stance": "supports", "statement": "Nämnden tillstyrker."}
BOARD: dict[str, Any] = {"decided_on": date(2026, 11, 20), "paragraph": "3", "motions": [], "dissents": []}


@pytest.fixture
def scene(world: World) -> Round:
    return a_round(world)


def add(scene: Round, one: Reply, text: str = "Säg vem.") -> Remark:
    """Somebody else in the body leaves a remark."""
    return acts.add_remark(reply=one, remarked=acts.Remarked(text=text), by=scene.world.actor("erik"), at=NOW)


def waiting(scene: Round) -> tuple[Reply, str]:
    """A reply that waits for somebody to approve it, and who that is."""
    one = scene.begin(scene.school, **SAID)
    one = acts.send_for_approval(reply=one, version=one.version, by=scene.world.actor("erik"), at=NOW)
    return one, a_decider(scene.world, scene.world.school)


def test_R1_each_way_out_is_refused_when_a_remark_was_written_meanwhile(scene: Round) -> None:
    erik = scene.world.actor("erik")
    one = scene.begin(scene.school, **SAID)
    seen = content_key(one)
    remark = add(scene, one)
    asked: dict[str, Any] = {"reply": one, "version": one.version, "seen": seen, "by": erik, "at": NOW}
    outs = (
        acts.discard, acts.send_for_approval, partial(acts.adopt, **BOARD),
        partial(acts.hand_in, standing=ReplyStanding.OFFICE),
    )  # fmt: skip
    for out in outs[:3]:
        with pytest.raises(Stale) as stale:
            out(**asked)
        assert stale.value.renewed == {"seen": content_key(fresh(one))}
    read = content_key(fresh(one))
    assert fresh(one).state == ReplyState.DRAFT
    acts.change_remark(remark=remark, version=1, remarked=acts.Remarked(text="Säg när."), by=erik, at=NOW)
    with pytest.raises(Stale):
        acts.send_for_approval(**{**asked, "seen": read})
    acts.remove_remark(remark=remark, version=2, by=erik, at=NOW)
    one = acts.send_for_approval(**asked)
    assert one.state == ReplyState.FOR_APPROVAL, "what reads as it did is what was read"
    siv = scene.world.actor(a_decider(scene.world, scene.world.school))
    Remark.objects.create(reply=one, number=9, text="Kom emellan.", text_key="x")
    with pytest.raises(Stale):
        acts.approve(reply=one, version=one.version, seen=seen, by=siv, at=NOW)
    one = acts.approve(reply=one, version=one.version, seen=content_key(fresh(one)), by=siv, at=NOW)
    with pytest.raises(Stale):
        outs[3](**{**asked, "version": one.version})


def test_R1_the_page_shows_both_texts_and_sends_again_what_is_read_now(scene: Round, as_user: AsUser) -> None:
    erik = as_user("erik")
    one = scene.begin(scene.school, **SAID)
    place = reverse("consultation:send_for_approval", args=[one.pk])
    form = hidden(erik.get(place).content.decode())
    assert "Nämnden tillstyrker." in form["read"]
    add(scene, one, "Säg vem som gör det.")
    told = erik.post(place, form)
    page = told.content.decode()
    assert told.status_code == 412
    assert "Så löd svaret när du öppnade sidan" in page
    assert page.count("Säg vem som gör det.") >= 1
    assert "Se efter att det du vill göra fortfarande stämmer" in page
    assert fresh(one).state == ReplyState.DRAFT
    renewed = hidden(page)
    assert renewed["seen"] == content_key(fresh(one)) != form["seen"]
    assert erik.post(place, renewed).status_code == 303
    assert fresh(one).state == ReplyState.FOR_APPROVAL


@pytest.mark.parametrize("way", ["send_for_approval", "discard_reply"])
def test_R1_words_and_remarks_that_changed_are_told_in_one_refusal(scene: Round, as_user: AsUser, way: str) -> None:
    erik = as_user("erik")
    one = scene.begin(scene.school, **SAID)
    place = reverse(f"consultation:{way}", args=[one.pk])
    form = hidden(erik.get(place).content.decode())
    said = acts.Said(stance=SAID["stance"], statement="Nämnden avstyrker.")
    acts.save(reply=one, version=one.version, said=said, by=scene.world.actor("erik"), at=NOW)
    told = erik.post(place, form)
    page = told.content.decode()
    assert told.status_code == 412
    assert "Så löd svaret när du öppnade sidan" in page
    assert "Nämnden avstyrker." in page
    assert erik.post(place, hidden(page)).status_code == 303, "both texts have been in view: nothing more is to be told"


def test_R1_what_is_written_in_an_empty_draft_meanwhile_is_not_thrown_away_unread(
    scene: Round, as_user: AsUser
) -> None:
    erik, maj = as_user("erik"), scene.world.actor("maj")
    one = scene.begin(scene.care)
    place = reverse("consultation:abstain", args=[scene.care.pk])
    form = hidden(erik.get(place).content.decode())
    one = acts.save(reply=one, version=one.version, said=acts.Said(statement="Maj skrev."), by=maj, at=NOW)
    told = erik.post(place, {**form, "why": "Berör oss inte."})
    page = told.content.decode()
    assert told.status_code == 422
    assert "Kasta utkastet" in page
    assert "Maj skrev." in page
    shown = hidden(page)
    acts.save(reply=one, version=one.version, said=acts.Said(statement="Maj skrev mer."), by=maj, at=NOW)
    stale = erik.post(place, {**shown, "why": "Berör oss inte.", "discard": "on"})
    assert stale.status_code == 412, "what was written since the page was shown again has not been read"
    assert "Maj skrev mer." in stale.content.decode()
    assert fresh(one).statement == "Maj skrev mer."


def test_R1_what_the_office_typed_of_the_boards_decision_is_kept(scene: Round, as_user: AsUser) -> None:
    erik = as_user("erik")
    one = scene.begin(scene.school, **SAID)
    place = reverse("consultation:adopt_reply", args=[one.pk])
    form = hidden(erik.get(place).content.decode())
    add(scene, one)
    typed = {**form, "decided_on": "2026-11-20", "paragraph": "87", "statement": "Nämndens egen text."}
    told = erik.post(place, typed)
    assert told.status_code == 412
    assert "Nämndens egen text." in told.content.decode()
    assert 'value="87"' in told.content.decode()
    again = erik.post(place, {**typed, **hidden(told.content.decode())})
    assert again.status_code == 303
    assert (fresh(one).paragraph, fresh(one).statement) == ("87", "Nämndens egen text.")


def test_R1_a_guest_is_told_too_and_a_draft_is_not_thrown_away_unread(scene: Round, as_user: AsUser) -> None:
    _link, token = scene.link(scene.association)
    client = Client()
    client.post(at(token), {"name": "Ordföranden"})
    one = Reply.objects.get()
    client.post(at(token, "guest_write_reply"), {"version": one.version, **SAID})
    form = hidden(client.get(at(token, "guest_hand_in")).content.decode())
    client.post(at(token, "guest_add_remark"), {"text": "Den andra fliken."})
    told = client.post(at(token, "guest_hand_in"), {**form, "standing": "office"})
    assert told.status_code == 412
    assert "Den andra fliken." in told.content.decode()
    mine = scene.begin(scene.school, **SAID)
    place = reverse("consultation:discard_reply", args=[mine.pk])
    form = hidden(as_user("erik").get(place).content.decode())
    add(scene, mine)
    assert as_user("erik").post(place, form).status_code == 412
    assert Reply.objects.filter(pk=mine.pk).exists()


def test_over_the_api_the_caller_says_what_it_has_read(scene: Round, as_user: AsUser) -> None:
    erik = as_user("erik")
    one = scene.begin(scene.school, **SAID)
    place = f"/api/v1/consultation/replies/{one.pk}/"
    told = erik.get(place)
    add(scene, one)
    sent: dict[str, Any] = {
        "data": {"seen": told.json()["content_key"]},
        "content_type": "application/json",
        "headers": {"If-Match": told.headers["ETag"]},
    }
    refused = erik.post(f"{place}send-for-approval/", **sent)
    assert refused.status_code == 412, refused.content
    sent["data"] = {"seen": erik.get(place).json()["content_key"]}
    assert erik.post(f"{place}send-for-approval/", **sent).status_code == 200


# --- One door for what a reply says -----------------------------------------------------------------------------------


def test_S9_whoever_changes_the_text_in_the_boards_name_is_remembered_as_a_writer(scene: Round) -> None:
    one, siv = waiting(scene)
    by = scene.world.actor(siv)
    one = acts.approve(reply=one, version=one.version, by=by, at=NOW)
    one = acts.adopt(reply=one, version=one.version, statement="Nämndens text.", by=by, at=NOW, **BOARD)
    assert "Siv Chef" in {each.name for each in one.writers.all()}
    one = acts.send_back(reply=one, version=one.version, comment="", by=by, at=NOW)
    one = acts.send_for_approval(reply=one, version=one.version, by=scene.world.actor("erik"), at=NOW)
    with pytest.raises(Refused, match="own_text"):
        acts.approve(reply=one, version=one.version, by=by, at=NOW)


def test_adopting_a_text_as_it_stands_makes_nobody_a_writer(scene: Round) -> None:
    one, siv = waiting(scene)
    by = scene.world.actor(siv)
    one = acts.approve(reply=one, version=one.version, by=by, at=NOW)
    one = acts.adopt(reply=one, version=one.version, statement=SAID["statement"], by=by, at=NOW, **BOARD)
    assert "Siv Chef" not in {each.name for each in one.writers.all()}


def test_a_text_too_long_is_refused_by_whichever_door(scene: Round) -> None:
    one = scene.begin(scene.school, **SAID)
    erik = scene.world.actor("erik")
    with pytest.raises(Refused, match=r"web\.text\.long"):
        acts.adopt(reply=one, version=one.version, statement="x" * 100_001, by=erik, at=NOW, **BOARD)
    assert fresh(one).statement == SAID["statement"]


def test_text_is_not_taken_from_a_draft_that_was_thrown_away_meanwhile(scene: Round) -> None:
    erik = scene.world.actor("erik")
    first, second = scene.begin(scene.school, **SAID), scene.begin(scene.care)
    acts.discard(reply=fresh(first), version=fresh(first).version, by=erik, at=LATER)
    with pytest.raises(Refused, match=r"reply\.source"):
        acts.take_text_from(reply=second, version=second.version, source=first, by=erik, at=LATER)
    assert fresh(second).statement == ""


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the page's own form, as a browser would send them."""
    main = page[page.index('class="main"') :]
    fields = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', main)
    return {name: unescape(value) for name, value in fields}
