"""The round from preparing to finishing: who is asked, when, for how long, and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty
from farled.consultation import acts, reads
from farled.consultation.models import Link, Reply
from farled.consultation.reads import Consultation, Recipient
from farled.consultation.states import (
    ConsultationState,
    LinkPurpose,
    Progress,
    RecipientKind,
    ReplyStanding,
    ReplyState,
    Stance,
)
from farled.direction.reads import DocumentVersion
from farled.direction.states import VersionState
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.consultation import DUE, Outside, a_consultation, a_draft, recipient_of

AsUser = Callable[[str], Client]
LATER = DUE + timedelta(days=30)
OUTSIDE = Outside()


def waiting(kind: str = acts.ANSWER) -> list[tuple[int | None, date]]:
    return sorted(Duty.objects.filter(done_at=None, kind=kind).values_list("body_id", "due"), key=str)


def hand_in(one: Recipient, stance: Stance = Stance.SUPPORTS, standing: ReplyStanding = ReplyStanding.ADOPTED) -> Reply:
    return Reply.objects.create(
        recipient=one, state=ReplyState.HANDED_IN, stance=stance, standing=standing, decided_on=TODAY, handed_in_at=NOW
    )


# --- Sending out ------------------------------------------------------------------------------------------------------


def test_S13_sending_out_freezes_the_text_and_asks_everybody(
    world: World, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        row = a_consultation(world, outside=[OUTSIDE, Outside("Utan adress", address="")])
    assert row.state == ConsultationState.OPEN
    proposal = row.proposal
    assert proposal.state == VersionState.CONSULTED
    assert proposal.document.versions.filter(state=VersionState.DRAFT).get().wordings.count() == 5
    assert waiting() == sorted([(world.school.pk, DUE), (world.care.pk, DUE)], key=str)
    (letter,) = mail.outbox
    link = Link.objects.get()
    assert letter.to == ["rad@as.example"]
    assert link.sent_at is not None
    token = letter.body.split("/consultation/answer/")[1].split("/")[0]
    assert link.token_hash == acts.hashed(token)
    assert len(token) >= 43, "256 bits"
    assert token not in link.token_hash
    with pytest.raises(Refused, match=r"consultation\.sent"):
        acts.change(consultation=row, version=row.version, title="Ny", due=LATER, by=world.hand, at=NOW)


def test_what_is_missing_is_refused_before_anything_is_sent(world: World) -> None:
    def send(row: Consultation, on: date = TODAY, who: str = "asa") -> None:
        acts.send_out(consultation=row, on=on, by=world.actor(who), at=NOW)

    empty = a_consultation(world, proposal=a_draft(world, "Tomt", text=""), sent=False)
    with pytest.raises(Refused, match="no_text"):
        send(empty)
    row = a_consultation(world, sent=False, decided_text="", bodies=[])
    with pytest.raises(Refused, match="nobody"):
        send(row)
    acts.add_recipients(consultation=row, recipients=[acts.Asked(world.care)], by=world.hand, at=NOW)
    with pytest.raises(Refused, match="undecided"):
        send(row)
    row = acts.change(
        consultation=row, version=row.version, title="R", due=TODAY, decided_text="KS § 1", by=world.hand, at=NOW
    )
    with pytest.raises(Invalid, match=r"due\.past"):
        send(row)
    with pytest.raises(Invalid, match="ahead"):
        send(row, TODAY + timedelta(days=1))
    with pytest.raises(Forbidden, match="writer"):
        send(row, who="rut")
    with pytest.raises(Forbidden, match=r"consultation\.run"):
        send(row, who="erik")
    with pytest.raises(Invalid, match="taken"):
        acts.prepare(proposal=row.proposal, title="Igen", due=DUE, by=world.hand, at=NOW)
    with pytest.raises(Invalid, match="twice"):
        acts.add_recipients(
            consultation=row, recipients=[acts.Asked(name="äldrenämnden", kind=RecipientKind.BOARD)], by=world.hand,
            at=NOW,
        )  # fmt: skip
    with pytest.raises(Invalid, match="elsewhere"):
        acts.add_recipients(consultation=row, recipients=[acts.Asked(world.their_body)], by=world.hand, at=NOW)
    assert waiting() == []


def test_S15_questions_are_numbered_and_end_with_the_sending_out(world: World) -> None:
    row = a_consultation(world, sent=False)
    asked = [acts.AskedQuestion("Är målen tydliga?", "Säg varför."), acts.AskedQuestion("Övrigt?")]
    row = acts.set_questions(consultation=row, version=row.version, questions=asked, by=world.hand, at=NOW)
    assert [str(each) for each in reads.questions(row)] == ["1. Är målen tydliga?", "2. Övrigt?"]
    with pytest.raises(Stale):
        acts.set_questions(consultation=row, version=1, questions=[], by=world.hand, at=NOW)
    acts.send_out(consultation=row, on=TODAY, by=world.hand, at=NOW)
    row.refresh_from_db()
    with pytest.raises(Refused, match="sent"):
        acts.set_questions(consultation=row, version=row.version, questions=[], by=world.hand, at=NOW)


# --- While it is out --------------------------------------------------------------------------------------------------


def test_S14_longer_time_is_asked_for_given_with_a_reason_or_declined(world: World) -> None:
    row = a_consultation(world, outside=[OUTSIDE])
    school, care = recipient_of(row, world.school), recipient_of(row, world.care)
    erik, asa = world.actor("erik"), world.actor("asa")
    with pytest.raises(Forbidden, match="other_body"):
        acts.ask_longer(recipient=care, until=LATER, why="Semester", by=erik, at=NOW)
    with pytest.raises(Forbidden, match=r"consultation\.run"):
        acts.extend(recipient=school, until=LATER, why="Vi vill", by=erik, at=NOW)
    with pytest.raises(Invalid, match="why"):
        acts.ask_longer(recipient=school, until=LATER, why=" ", by=erik, at=NOW)
    acts.ask_longer(recipient=school, until=LATER, why="Nämnden möts senare.", by=erik, at=NOW)
    assert waiting(acts.LONGER) == [(None, DUE)]
    with pytest.raises(Invalid, match="earlier"):
        acts.extend(recipient=school, until=DUE, why="Ja", by=asa, at=NOW)
    with pytest.raises(Invalid, match=r"due\.gone"):
        acts.extend(recipient=school, until=LATER, why="Ja", by=asa, at=NOW + timedelta(days=365))
    given = acts.extend(recipient=school, until=LATER, why="Nämnden möts senare.", by=asa, at=NOW)
    assert (given.extended_to, given.asked_until) == (LATER, None)
    assert (world.school.pk, LATER) in waiting()
    assert waiting(acts.LONGER) == []
    acts.ask_longer(recipient=care, until=LATER, why="Semester", by=world.actor("maj"), at=NOW)
    declined = acts.decline_longer(recipient=care, why="Beslutet ska fattas i mars.", by=asa, at=NOW)
    assert (declined.extended_to, declined.declined_why) == (None, "Beslutet ska fattas i mars.")
    with pytest.raises(Refused, match="not_asked"):
        acts.decline_longer(recipient=care, why="Igen", by=asa, at=NOW)


def test_reminders_reach_only_those_who_have_not_answered(
    world: World, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    row = a_consultation(world, outside=[OUTSIDE])
    hand_in(recipient_of(row, world.school))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        number = acts.remind(
            consultation=row, recipients=list(row.recipients.all()), note="Snart dags.", by=world.hand, at=NOW
        )
    assert number == 2
    assert Duty.objects.get(kind=acts.ANSWER, body=world.care).note == "Snart dags."
    assert [letter.subject for letter in mail.outbox] == ["Påminnelse om remiss: Remiss av programmet"]
    with pytest.raises(Invalid, match="nobody"):
        acts.remind(consultation=row, recipients=[recipient_of(row, world.school)], note="", by=world.hand, at=NOW)


def test_a_reply_nobody_asked_for_is_noted_also_when_the_round_is_closed(world: World) -> None:
    row = a_consultation(world)
    noted = acts.add_uninvited(
        consultation=row, name="Synskadades förening i Ås", kind=RecipientKind.ASSOCIATION, by=world.hand, at=NOW
    )
    assert noted.invited is False
    counts = reads.tally(world.actor("asa"), row, TODAY)
    assert (counts.invited, counts.uninvited) == (2, 1)
    acts.close(consultation=row, version=row.version, why="Klart", by=world.hand, at=NOW)
    row.refresh_from_db()
    acts.add_uninvited(consultation=row, body=world.executive, by=world.hand, at=NOW)
    acts.remove_recipient(recipient=noted, version=noted.version, by=world.hand, at=NOW)
    invited = recipient_of(row, world.care)
    with pytest.raises(Refused, match="sent"):
        acts.remove_recipient(recipient=invited, version=invited.version, by=world.hand, at=NOW)


# --- Ending -----------------------------------------------------------------------------------------------------------


def test_closing_reopening_and_finishing_follow_the_diagram(world: World) -> None:
    row = a_consultation(world)
    at_end = NOW + timedelta(days=120)

    def fresh() -> Consultation:
        row.refresh_from_db()
        return row

    with pytest.raises(Invalid, match="time_left"):
        acts.close(consultation=row, version=fresh().version, by=world.hand, at=NOW)
    with pytest.raises(Stale):
        acts.close(consultation=row, version=1, by=world.hand, at=at_end)
    acts.close(consultation=row, version=fresh().version, by=world.hand, at=at_end)
    assert waiting() == []
    with pytest.raises(Refused, match=r"consultation\.sent"):
        acts.send_out(consultation=row, on=TODAY, by=world.hand, at=at_end)
    assert fresh().sent_on == TODAY
    with pytest.raises(Refused, match="not_open"):
        acts.extend(recipient=recipient_of(row, world.care), until=LATER, why="x", by=world.hand, at=at_end)
    with pytest.raises(Invalid, match=r"due\.gone"):
        acts.reopen(consultation=row, version=fresh().version, due=DUE, by=world.hand, at=at_end)
    acts.reopen(consultation=row, version=fresh().version, due=date(2027, 6, 1), by=world.hand, at=at_end)
    assert waiting() == sorted([(world.school.pk, date(2027, 6, 1)), (world.care.pk, date(2027, 6, 1))], key=str)
    with pytest.raises(Refused, match=r"consultation\.move"):
        acts.finish(consultation=row, version=fresh().version, by=world.hand, at=at_end)
    acts.close(consultation=row, version=fresh().version, why="Alla har hört av sig", by=world.hand, at=at_end)
    acts.finish(consultation=row, version=fresh().version, by=world.hand, at=at_end)
    with pytest.raises(Refused, match="not_open"):
        acts.close(consultation=row, version=fresh().version, why="x", by=world.hand, at=at_end)
    with pytest.raises(Invalid, match="why"):
        acts.take_up_again(consultation=row, version=fresh().version, why="", by=world.hand, at=at_end)
    acts.take_up_again(consultation=row, version=fresh().version, why="Ett svar kom bort", by=world.hand, at=at_end)
    assert fresh().state == ConsultationState.CLOSED


def test_a_round_being_prepared_is_its_makers_and_the_drafts_readers(world: World) -> None:
    row = a_consultation(world, sent=False)
    seen = {who: Consultation.objects.visible_to(world.actor(who)).exists() for who in ("asa", "rut", "erik", "vera")}
    assert seen == {"asa": True, "rut": True, "erik": False, "vera": False}
    with pytest.raises(Refused, match=r"consultation\.move"):
        acts.reopen(consultation=row, version=row.version, due=LATER, by=world.hand, at=NOW)
    DocumentVersion.objects.filter(pk=row.proposal_id).update(state=VersionState.CONSULTED, frozen_at=NOW)
    with pytest.raises(Refused, match=r"proposal\.state"):
        acts.send_out(consultation=row, on=TODAY, by=world.hand, at=NOW)


def test_a_recipient_with_a_link_stays(world: World) -> None:
    row = a_consultation(world)
    one = acts.add_uninvited(consultation=row, name="Föreningen", kind=RecipientKind.ASSOCIATION, by=world.hand, at=NOW)
    Link.objects.create(recipient=one, purpose=LinkPurpose.ANSWER, token_hash="x" * 64, made_at=NOW, expires_on=LATER)
    with pytest.raises(Refused, match="in_use"):
        acts.remove_recipient(recipient=one, version=one.version, by=world.hand, at=NOW)


def test_what_waits_ends_with_the_round_and_comes_back_when_it_is_opened_again(
    world: World, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        row = a_consultation(world, bodies=[world.school], outside=[OUTSIDE, Outside("Rådet", address="b@as.example")])
    acts.add_uninvited(consultation=row, body=world.care, by=world.hand, at=NOW)
    erik, unasked = world.actor("erik"), recipient_of(row, world.care)
    acts.ask_longer(recipient=unasked, until=LATER, why="Semester", by=world.actor("maj"), at=NOW)
    acts.extend(recipient=unasked, until=LATER, why="Semester", by=world.hand, at=NOW)
    acts.ask_longer(recipient=unasked, until=LATER + timedelta(days=1), why="Mer", by=world.actor("maj"), at=NOW)
    assert waiting() == [(world.school.pk, DUE)], "nobody has asked the care board"
    draft = acts.begin(recipient=recipient_of(row, world.school), by=erik, at=NOW)
    said = acts.Said(stance=Stance.SUPPORTS, statement="Ja.")
    draft = acts.save(reply=draft, version=draft.version, said=said, by=erik, at=NOW)
    draft = acts.send_for_approval(reply=draft, version=draft.version, by=erik, at=NOW)
    row.refresh_from_db()
    acts.close(consultation=row, version=row.version, why="Klart", by=world.hand, at=NOW)
    kinds = (acts.ANSWER, acts.LONGER, "consultation.approve")
    assert [waiting(kind) for kind in kinds] == [[], [], []]
    live, ran_out = (recipient_of(row, name).links.get() for name in (OUTSIDE.name, "Rådet"))
    Link.objects.filter(pk=ran_out.pk).update(expires_on=TODAY - timedelta(days=1))
    mail.outbox.clear()
    row.refresh_from_db()
    due = date(2027, 6, 1)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        acts.reopen(consultation=row, version=row.version, due=due, by=world.hand, at=NOW)
    assert [waiting(kind) for kind in kinds] == [[(world.school.pk, due)], [], [(world.school.pk, due)]]
    live.refresh_from_db()
    assert live.expires_on > due, "a link that leads in lasts as long as the round"
    assert [letter.to for letter in mail.outbox] == [["b@as.example"]], "who has no link that leads in gets a letter"
    Link.objects.filter(pk=live.pk).update(sent_at=None)
    assert [each.pk for each in reads.without_letter(row.pk, at=NOW)] == [], "a worker may have it in hand"
    later = NOW + timedelta(hours=3)
    assert [each.name for each in reads.without_letter(row.pk, at=later)] == [OUTSIDE.name], "its letter never left"


# --- How far they have come -------------------------------------------------------------------------------------------


def test_the_table_tells_how_far_everybody_has_come(world: World, as_user: AsUser) -> None:
    others = [Outside(f"Organisation {number}", address="") for number in range(5)]
    row = a_consultation(world, outside=others)
    names = [each.name for each in others]
    acts.note_opened(recipient=recipient_of(row, world.school), by=world.actor("erik"), at=NOW)
    Reply.objects.create(recipient=recipient_of(row, names[0]))
    Reply.objects.create(recipient=recipient_of(row, names[1]), state=ReplyState.FOR_APPROVAL)
    hand_in(recipient_of(row, names[2]))
    hand_in(recipient_of(row, names[3]), standing=ReplyStanding.OFFICE)
    hand_in(recipient_of(row, names[4]), stance=Stance.ABSTAINS)
    stands = {one.name: getattr(one, "stands", "") for one in reads.standings(world.actor("asa"), TODAY)}
    assert stands == {
        world.school.name: Progress.OPENED, world.care.name: Progress.INVITED, names[0]: Progress.DRAFTING,
        names[1]: Progress.FOR_APPROVAL, names[2]: Progress.ADOPTED, names[3]: Progress.OFFICE,
        names[4]: Progress.ABSTAINED,
    }  # fmt: skip
    counts = reads.tally(world.actor("asa"), row, DUE + timedelta(days=1))
    assert (counts.invited, counts.answered, counts.late, counts.office, counts.abstained) == (7, 3, 4, 1, 1)
    page = as_user("vera").get(reverse("consultation:consultation", args=[row.pk]))
    assert "3\u00a0av\u00a07" in page.content.decode()
    for query, number in (("stands=office", 1), ("concern=silent", 4), ("concern=uninvited", 0), ("kind=board", 2)):
        listed = as_user("vera").get(f"{reverse('consultation:consultation', args=[row.pk])}?{query}")
        assert listed.context["listing"].page.paginator.count == number, query
    for name in ("answered", "drafting", "office"):
        how = as_user("vera").get(f"/explain/consultation.{name}/?consultation={row.pk}")
        assert how.status_code == 200, name


def test_R16_the_page_asks_as_many_questions_of_the_database_for_sixty_as_for_two(
    world: World, as_user: AsUser, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    row = a_consultation(world, outside=[Outside(f"Organisation {n}", address="") for n in range(60)])
    client = as_user("vera")
    url = reverse("consultation:consultation", args=[row.pk])
    client.get(url)
    with django_assert_max_num_queries(12 + 4):  # type: ignore[attr-defined]  # four are the session's and the person's
        assert client.get(url).status_code == 200


# --- Links ------------------------------------------------------------------------------------------------------------


def test_S17_a_link_is_shown_once_kept_as_a_hash_and_can_be_revoked(world: World, as_user: AsUser) -> None:
    row = a_consultation(world, outside=[OUTSIDE])
    one = recipient_of(row, OUTSIDE.name)
    link, token = acts.make_link(
        recipient=one, purpose=LinkPurpose.ANSWER, address="", expires_on=DUE, by=world.actor("rut"), at=NOW
    )
    assert link.token_hash == acts.hashed(token)
    assert acts.revoke_link(link=link, by=world.actor("rut"), at=NOW).revoked_at == NOW
    with pytest.raises(Refused, match="inner"):
        acts.make_link(
            recipient=recipient_of(row, world.care), purpose=LinkPurpose.ANSWER, address="", expires_on=DUE,
            by=world.hand, at=NOW,
        )  # fmt: skip
    with pytest.raises(Forbidden):
        acts.make_link(
            recipient=one, purpose=LinkPurpose.ANSWER, address="", expires_on=DUE, by=world.actor("erik"), at=NOW
        )
    made = as_user("rut").post(
        reverse("consultation:make_link", args=[one.pk]), {"purpose": "answer", "expires_on": "2027-02-21"}
    )
    shown = made.content.decode().split("/consultation/answer/")[1].split("/")[0]
    assert Link.objects.filter(token_hash=acts.hashed(shown)).exists()
    assert made.headers["Referrer-Policy"] == "no-referrer"
    assert shown not in as_user("rut").get(reverse("consultation:recipient", args=[one.pk])).content.decode()


def test_a_letter_that_does_not_leave_is_told_and_its_link_leads_nowhere(
    world: World,
    as_user: AsUser,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    monkeypatch.setattr("farled.agenda.post.Post.send", lambda _self, _letter: "SMTPServerDisconnected")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        row = a_consultation(world, outside=[OUTSIDE])
    link = Link.objects.get()
    assert (link.problem, link.sent_at) == ("SMTPServerDisconnected", None)
    assert link.revoked_at is not None
    page = as_user("asa").get(reverse("consultation:consultation", args=[row.pk])).content.decode()
    assert "brevet gick inte" in page
    monkeypatch.undo()
    one = recipient_of(row, OUTSIDE.name)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        acts.send_letters_again(recipient=one, by=world.actor("asa"), at=NOW)
    assert Link.objects.filter(sent_at__isnull=False).count() == 1
