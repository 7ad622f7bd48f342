"""A board answers: drafts, remarks, another board's text, approval by somebody else, its decision, handing in."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty
from farled.consultation import acts
from farled.consultation.models import Consultation, Recipient, Remark, Reply
from farled.consultation.reads.replies import content_key
from farled.consultation.states import (
    ConsultationState,
    MotionFate,
    ReplyDissentKind,
    ReplyStanding,
    ReplyState,
    Stance,
)
from farled.people import acts as people
from farled.people.models import Assignment
from farled.people.reads import Role
from farled.trail.reads import Entry
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.consultation.scene import LATER, Round, a_decider, a_round, fresh

AsUser = Callable[[str], Client]


@pytest.fixture
def scene(world: World) -> Round:
    return a_round(world)


def a_motion(fate: MotionFate = MotionFate.CARRIED, text: str = "Säkerheten ska nämnas.") -> acts.Moved:
    return acts.Moved(who=["M"], text=text, fate=fate)


def approved(scene: Round, **said: Any) -> Reply:
    """A reply that a second person has approved."""
    one = scene.begin(scene.school, **{"stance": "supports", "statement": "Nämnden tillstyrker.", **said})
    one = acts.send_for_approval(reply=one, version=one.version, by=scene.world.actor("erik"), at=NOW)
    siv = scene.world.actor(a_decider(scene.world, scene.world.school))
    return acts.approve(reply=one, version=one.version, by=siv, at=NOW)


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


# --- Out --------------------------------------------------------------------------------------------------------------


def test_S9_somebody_else_approves_and_the_office_hands_in(scene: Round, as_user: AsUser) -> None:
    erik, world = scene.world.actor("erik"), scene.world
    one = scene.begin(scene.school, statement="Nämnden tillstyrker.")
    with pytest.raises(Invalid, match="stance"):
        acts.send_for_approval(reply=one, version=one.version, by=erik, at=NOW)
    one = acts.save(reply=one, version=one.version, said=acts.Said(stance="supports", statement="Ja."), by=erik, at=NOW)
    with pytest.raises(Refused, match="not_approved"):
        acts.hand_in(reply=one, version=one.version, standing=ReplyStanding.OFFICE, by=erik, at=NOW)
    one = acts.send_for_approval(reply=one, version=one.version, by=erik, at=NOW)
    with pytest.raises(Refused, match="not_draft"):
        acts.save(reply=one, version=one.version, said=acts.Said(statement="Annat"), by=erik, at=NOW)
    people.assign(user=world.users["erik"], organisation=world.ours, role=Role.DECIDER, body=world.school,
                  valid_from=date(2020, 1, 1), by=world.hand, at=NOW)  # fmt: skip
    with pytest.raises(Forbidden, match="own_text"):
        acts.approve(reply=one, version=one.version, by=world.actor("erik"), at=NOW)
    siv = a_decider(world, world.school)
    waiting = as_user(siv).get(reverse("consultation:mine")).content.decode()
    assert "Att godkänna" in waiting
    assert "Godkänn remissvaret" in as_user(siv).get("/agenda/").content.decode()
    sent = as_user(siv).post(reverse("consultation:send_back_reply", args=[one.pk]),
                             {"version": one.version, "comment": "Skriv om barnen."})  # fmt: skip
    assert sent.status_code == 303
    assert "Skriv om barnen." in as_user("erik").get(reverse("consultation:reply", args=[one.pk])).content.decode()
    one = fresh(one)
    one = acts.send_for_approval(reply=one, version=one.version, by=erik, at=NOW)
    assert (
        as_user(siv).post(reverse("consultation:approve_reply", args=[one.pk]), {"version": one.version}).status_code
        == 303
    )
    one = fresh(one)
    assert (one.state, one.approved_by) == (ReplyState.APPROVED, world.users["siv"])
    done = as_user("erik").post(
        reverse("consultation:hand_in", args=[one.pk]), {"version": one.version, "standing": "office"}
    )
    assert done.status_code == 303
    one = fresh(one)
    assert (one.state, one.standing) == (ReplyState.HANDED_IN, "office")
    for name in ("asa", "vera", "maj"):
        page = as_user(name).get(reverse("consultation:reply", args=[one.pk])).content.decode()
        assert "Kontorsyttrande" in page
        assert "Lämna in svaret" not in page
    assert Entry.objects.filter(verb="consultation.reply.handed_in", changes__statement=[None, "Ja."]).exists()


def test_the_board_adopts_with_an_amendment_and_a_reservation(scene: Round, as_user: AsUser) -> None:
    one, erik = scene.begin(scene.school, stance="supports", statement="Förslag."), as_user("erik")
    adopt, hand_in = (reverse(f"consultation:{name}", args=[one.pk]) for name in ("adopt_reply", "hand_in"))
    early = erik.post(hand_in, {"version": one.version, "standing": "adopted"})
    assert early.status_code == 422
    typed = {
        "version": one.version, "decided_on": "2026-11-20", "paragraph": "87", "statement": "Nämndens text.",
        "motions-0-who": "M och L", "motions-0-text": "Säkerheten ska nämnas.", "motions-0-fate": "carried",
        "motions-1-who": "V", "motions-1-text": "Avslå förslaget.", "motions-1-fate": "rejected",
        "dissents-0-who": "V", "dissents-0-kind": "reservation", "dissents-0-text": "Till förmån för eget yrkande.",
    }  # fmt: skip
    more = erik.post(adopt, {**typed, "more": "motions"}).content.decode()
    assert "motions-4-who" in more
    assert erik.post(adopt, {**typed, "decided_on": "2027-01-01"}).status_code == 422
    assert erik.post(adopt, {**typed, "motions-0-who": " , "}).status_code == 422
    assert erik.post(adopt, typed).status_code == 303
    one = fresh(one)
    assert (one.decided_on, one.paragraph, one.statement) == (date(2026, 11, 20), "87", "Nämndens text.")
    assert [str(each) for each in one.motions.all()] == [
        "M, L: Säkerheten ska nämnas. (bifölls)", "V: Avslå förslaget. (avslogs)",
    ]  # fmt: skip
    assert one.dissents.get().kind == ReplyDissentKind.RESERVATION
    assert [row.text for row in one.remarks.all()] == ["Säkerheten ska nämnas."], "what was carried is answered too"
    with pytest.raises(Refused, match="decided"):
        acts.save(reply=one, version=one.version, said=acts.Said(statement="x"), by=scene.world.actor("erik"), at=NOW)
    assert erik.post(hand_in, {"version": one.version, "standing": "adopted"}).status_code == 303
    one = fresh(one)
    assert (one.standing, one.state) == ("adopted", "handed_in")
    assert one.remarks.get().treatment is not None, "each remark is received with a treatment of its own"
    shown = as_user("vera").get(reverse("consultation:reply", args=[one.pk])).content.decode()
    assert "reservation (V)" in shown


def test_an_offices_reply_becomes_the_boards_when_it_decides(scene: Round, as_user: AsUser) -> None:
    one = approved(scene)
    erik = scene.world.actor("erik")
    plain: dict[str, Any] = {"decided_on": date(2026, 11, 20), "motions": [], "dissents": []}
    one = acts.hand_in(reply=one, version=one.version, standing=ReplyStanding.OFFICE, by=erik, at=NOW)
    with pytest.raises(Forbidden):
        acts.adopt(reply=one, version=one.version, paragraph="1", **plain, by=scene.world.actor("maj"), at=NOW)
    rut: dict[str, Any] = {"by": scene.world.actor("rut"), "at": NOW}
    with pytest.raises(Refused, match="handed_in"):
        acts.adopt(reply=one, version=one.version, paragraph="1", statement="Annat", **plain, **rut)
    Consultation.objects.update(state=ConsultationState.FINISHED)
    with pytest.raises(Refused, match="not_open"):
        acts.adopt(reply=fresh(one), version=one.version, paragraph="1", **plain, **rut)
    Consultation.objects.update(state=ConsultationState.OPEN)
    one = fresh(one)
    one = acts.adopt(
        reply=one, version=one.version, decided_on=date(2026, 11, 20), paragraph="9", motions=[a_motion()], dissents=[],
        by=scene.world.actor("rut"), at=NOW,
    )  # fmt: skip
    assert (one.standing, one.paragraph) == ("adopted", "9")
    assert all(row.treatment is not None for row in one.remarks.all())
    with pytest.raises(Refused, match="adopted"):
        acts.adopt(reply=one, version=one.version, paragraph="9", **plain, by=erik, at=NOW)
    with pytest.raises(Refused, match="handed_in"):
        acts.hand_in(reply=one, version=one.version, standing=ReplyStanding.OFFICE, by=erik, at=NOW)


def test_to_abstain_is_an_answer_told_by_name(scene: Round, as_user: AsUser) -> None:
    page = as_user("erik").get(reverse("consultation:begin", args=[scene.school.pk])).content.decode()
    assert "Avstå från att svara" in page
    done = as_user("erik").post(reverse("consultation:abstain", args=[scene.school.pk]), {"why": "Berör oss inte."})
    assert done.status_code == 303
    one = Reply.objects.get(recipient=scene.school)
    assert (one.stance, one.state, one.statement) == (Stance.ABSTAINS, "handed_in", "Berör oss inte.")
    assert "Skolnämnden avstår" in as_user("vera").get(reverse("consultation:reply", args=[one.pk])).content.decode()


def test_a_draft_goes_only_when_that_is_said_by_whoever_abstains(scene: Round, as_user: AsUser) -> None:
    begun = scene.begin(scene.care, statement="Vi har skrivit något.")
    erik, address = as_user("erik"), reverse("consultation:abstain", args=[scene.care.pk])
    assert "Kasta utkastet" not in erik.get(reverse("consultation:abstain", args=[scene.school.pk])).content.decode()
    taken = acts.take_text_from(
        reply=scene.begin(scene.school), version=1, source=begun, by=scene.world.actor("erik"), at=NOW
    )
    typed = {
        "why": "Nämnden vill inte svara.",
        "decided_on": "2026-11-20",
        "paragraph": "4",
        "seen": content_key(begun),
    }
    refused = erik.post(address, typed)
    assert refused.status_code == 422
    assert "Äldrenämnden har ett utkast" in refused.content.decode()
    assert "Nämnden vill inte svara." in refused.content.decode(), "what was typed is kept"
    assert fresh(begun).statement == "Vi har skrivit något."
    acts.save(
        reply=begun, version=begun.version, said=acts.Said(statement="Maj skrev mer."), by=scene.world.actor("maj"),
        at=NOW,
    )  # fmt: skip
    stale = erik.post(address, {**typed, "discard": "on"})
    assert stale.status_code == 412, "somebody has written since"
    assert "Maj skrev mer." in stale.content.decode()
    assert erik.post(address, {**typed, "discard": "on", "seen": content_key(fresh(begun))}).status_code == 303
    one = fresh(begun)
    assert (one.stance, one.state, one.statement) == (Stance.ABSTAINS, "handed_in", "Nämnden vill inte svara.")
    taken = fresh(taken)
    assert (taken.statement, taken.same_text_as) == ("Vi har skrivit något.", None), "the other board keeps its own"
    offered = erik.get(reverse("consultation:take_text", args=[taken.pk])).content.decode()
    assert "Äldrenämnden" not in offered.split("<form")[1], "nobody takes an abstention for their own text"


def test_nobody_abstains_from_what_waits_or_is_decided(scene: Round) -> None:
    erik = scene.world.actor("erik")
    one = scene.begin(scene.school, stance="supports", statement="Vi tillstyrker.")
    one = acts.send_for_approval(reply=one, version=one.version, by=erik, at=NOW)
    with pytest.raises(Refused, match="waits"):
        acts.abstain(recipient=scene.school, why="", discard=True, by=erik, at=NOW)
    one = acts.send_back(reply=one, version=one.version, comment="", by=erik, at=NOW)
    one = acts.adopt(
        reply=one, version=one.version, decided_on=date(2026, 11, 20), paragraph="", motions=[], dissents=[], by=erik,
        at=NOW,
    )  # fmt: skip
    with pytest.raises(Refused, match="decided"):
        acts.abstain(recipient=scene.school, why="", discard=True, by=erik, at=NOW)
    assert fresh(one).statement == "Vi tillstyrker."


def test_who_can_approve_is_told_before_and_after_it_is_sent(scene: Round, as_user: AsUser) -> None:
    one = scene.begin(scene.care, stance="supports", statement="Vi tillstyrker.")
    erik = as_user("erik")
    asked, page = (reverse(f"consultation:{name}", args=[one.pk]) for name in ("send_for_approval", "reply"))
    assert "Ingen hos er kan godkänna svaret än." in erik.get(asked).content.decode()
    siv = a_decider(scene.world, scene.world.school)  # in the administration that prepares the care board's answer
    assert "Det kan godkännas av Siv Chef." in erik.get(asked).content.decode()
    erik.post(asked, {"version": one.version})
    assert "Du har själv skrivit i svaret" in erik.get(page).content.decode()
    assert Duty.objects.filter(kind="consultation.approve", body=scene.world.school, done_at=None).exists()
    approver = as_user(siv)
    assert "Godkänn remissvaret" in approver.get(reverse("agenda:start")).content.decode()
    told = approver.get(page).content.decode()
    assert "Du har själv skrivit i svaret" not in told
    assert reverse("consultation:approve_reply", args=[one.pk]) in told


def test_a_reply_that_is_in_leads_to_what_became_of_each_remark(scene: Round, as_user: AsUser) -> None:
    one = scene.begin(scene.school, stance="supports", statement="Vi tillstyrker.")
    row = acts.add_remark(reply=one, remarked=acts.Remarked(text="Säg hur."), by=scene.world.actor("erik"), at=NOW)
    there, page = (reverse(f"consultation:{name}", args=[ref]) for name, ref in (("remark", row.pk), ("reply", one.pk)))
    assert there not in as_user("erik").get(page).content.decode(), "a draft leads nowhere"
    one = fresh(one)
    one = acts.adopt(
        reply=one, version=one.version, decided_on=date(2026, 11, 20), paragraph="", motions=[], dissents=[],
        by=scene.world.actor("erik"), at=NOW,
    )  # fmt: skip
    acts.hand_in(reply=one, version=one.version, standing=ReplyStanding.ADOPTED, by=scene.world.actor("erik"), at=NOW)
    vera = as_user("vera")
    assert there in vera.get(page).content.decode()
    assert vera.get(there).status_code == 200


def test_what_came_by_mail_is_registered_by_whoever_runs_the_round(scene: Round, as_user: AsUser) -> None:
    address = reverse("consultation:register_reply", args=[scene.association.pk])
    assert as_user("erik").get(address).status_code == 403
    typed = {
        "received_on": "2026-11-19", "standing": "adopted", "decided_on": "2026-11-10", "paragraph": "4",
        "stance": "supports_with_remarks", "statement": "Vi stöder planen.",
        "remarks-0-text": "Mer om tillgänglighet.", "remarks-0-page": "s. 2", "remarks-1-text": "Ja.",
        "remarks-1-question": "2",
    }  # fmt: skip
    rut = as_user("rut")
    assert rut.post(address, {**typed, "received_on": "2026-10-01"}).status_code == 422, "before it was sent out"
    assert rut.post(address, {**typed, "decided_on": ""}).status_code == 422
    assert rut.post(address, {**typed, "remarks-1-question": "9"}).status_code == 422
    with_macros = SimpleUploadedFile("svar.docm", b"PK\x03\x04")
    refused = rut.post(address, {**typed, "upload": with_macros})
    assert refused.status_code == 422
    assert "Filer av sorten .docm tas inte emot" in refused.content.decode()
    assert "Vi stöder planen." in refused.content.decode(), "what was typed is kept"
    assert rut.post(address, typed).status_code == 303
    one = Reply.objects.get(recipient=scene.association)
    assert (one.state, one.standing, str(one.handed_in_at)[:10]) == ("handed_in", "adopted", "2026-11-19")
    assert [(row.page, row.question_id) for row in one.remarks.all()] == [("s. 2", None), ("", scene.questions[1].pk)]
    assert all(row.treatment_id for row in one.remarks.all())
    again = rut.post(address, typed)
    assert again.status_code == 409


def test_a_carried_motion_of_a_registered_reply_is_treated_and_what_is_gone_is_told(scene: Round) -> None:
    one = acts.register_reply(
        recipient=scene.association, said=acts.Said(stance="supports", statement="Vi stöder planen."),
        standing=ReplyStanding.OFFICE, motions=[a_motion()], by=scene.world.actor("rut"), at=NOW,
    )  # fmt: skip
    (remark,) = one.remarks.all()
    assert remark.text == "Säkerheten ska nämnas."
    assert remark.treatment_id is not None
    erik = scene.world.actor("erik")
    draft = scene.begin(scene.school, statement="Ja")
    left = acts.add_remark(reply=draft, remarked=acts.Remarked(text="Mer"), by=erik, at=NOW)
    acts.remove_remark(remark=left, version=left.version, by=erik, at=NOW)
    left.pk = 10**6
    with pytest.raises(Refused, match=r"remark\.gone"):
        acts.remove_remark(remark=left, version=1, by=erik, at=NOW)
    draft.pk = 10**6
    with pytest.raises(Refused, match=r"reply\.gone"):
        acts.save(reply=draft, version=1, said=acts.Said(statement="Nej"), by=erik, at=NOW)


def test_S8_a_mandate_that_ends_between_draft_and_handing_in(scene: Round, as_user: AsUser) -> None:
    one, erik = approved(scene), as_user("erik")
    Assignment.objects.filter(user=scene.world.users["erik"]).update(body=scene.world.care)
    page = erik.post(reverse("consultation:hand_in", args=[one.pk]), {"version": one.version, "standing": "office"})
    assert page.status_code == 404
    written = erik.post(
        reverse("consultation:write_reply", args=[one.pk]), {"version": 1, "statement": "Skrivet nyss."}
    )
    assert written.status_code == 404
    assert "Skrivet nyss." in written.content.decode(), "what was typed can be copied"
    with pytest.raises(Forbidden):
        acts.hand_in(
            reply=one, version=one.version, standing=ReplyStanding.OFFICE, by=scene.world.actor("erik"), at=NOW
        )
    assert fresh(one).state == ReplyState.APPROVED
    assert fresh(one).statement == "Nämnden tillstyrker."


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
