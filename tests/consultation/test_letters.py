"""Letters to those outside: sent once, only to those who still wait, and told of as it went."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty
from farled.consultation import acts, tasks
from farled.consultation.models import Link, Recipient, Reply
from farled.consultation.states import Errand, LinkPurpose, ReplyStanding, ReplyState, Stance
from farled.trail.reads import Entry
from tests.cast import NOW, World
from tests.factories.consultation import DUE, Outside, a_consultation, a_draft, recipient_of

AsUser = Callable[[str], Client]
Commit = Callable[..., object]


@pytest.fixture
def asked(world: World, django_capture_on_commit_callbacks: Commit) -> Recipient:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        row = a_consultation(world, outside=[Outside()])
    mail.outbox.clear()
    return recipient_of(row, Outside().name)


def test_who_has_answered_before_the_letter_leaves_is_not_reminded(asked: Recipient) -> None:
    Reply.objects.create(
        recipient=asked, state=ReplyState.HANDED_IN, standing=ReplyStanding.OFFICE, stance=Stance.SUPPORTS,
        handed_in_at=NOW,
    )  # fmt: skip
    tasks.send_reminders.func([asked.pk], "Snart dags.", "reminder")
    assert mail.outbox == []
    assert asked.links.count() == 1


def test_a_letter_asked_for_twice_before_it_leaves_is_one(
    world: World, asked: Recipient, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        for _click in range(2):
            acts.send_letters_again(recipient=asked, by=world.actor("asa"), at=NOW)
    assert len(mail.outbox) == 1
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        acts.send_letters_again(recipient=asked, by=world.actor("asa"), at=NOW + timedelta(hours=2))
    assert len(mail.outbox) == 2, "asked for anew once it has left, it is sent anew"


@pytest.mark.parametrize("queued", ["again", "reminder"])
def test_a_letter_queued_before_letters_had_names_is_sent(asked: Recipient, queued: str) -> None:
    if queued == "again":
        tasks.send_letter.func(asked.pk)
    else:
        tasks.send_reminders.func([asked.pk], "Snart dags.")
    assert len(mail.outbox) == 1
    assert asked.links.count() == 2


def test_history_says_whether_the_letter_went(
    world: World, asked: Recipient, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Entry.objects.filter(verb="consultation.link.mailed").count() == 1
    monkeypatch.setattr("farled.agenda.post.Post.send", lambda _self, _letter: "SMTPServerDisconnected")
    tasks.send_letter.func(asked.pk, "after 1")
    assert Entry.objects.filter(verb="consultation.link.mailed").count() == 1
    log = as_user("adam").get("/trail/").content.decode()
    assert "kunde inte skicka brevet" in log
    page = as_user("asa").get(reverse("consultation:recipient", args=[asked.pk])).content.decode()
    assert "gick inte" in page


def test_a_letter_that_nobody_knows_of_is_told_as_unsure_and_not_sent_again(
    world: World, asked: Recipient, as_user: AsUser
) -> None:
    taken = acts.take_letter(
        recipient=asked, errand=Errand.REMINDER, name="reminder", by=world.hand, at=NOW
    )  # the worker stops here, before the letter or its word
    assert taken is not None
    page = as_user("asa").get(reverse("consultation:recipient", args=[asked.pk])).content.decode()
    assert "inte bekräftat" in page
    tasks.send_reminders.func([asked.pk], "", "reminder")
    assert mail.outbox == []


def test_a_link_handed_over_by_hand_is_no_letter(world: World, asked: Recipient, as_user: AsUser) -> None:
    acts.make_link(
        recipient=asked, purpose=LinkPurpose.ANSWER, address=asked.address, expires_on=DUE, by=world.hand, at=NOW
    )
    page = as_user("asa").get(reverse("consultation:recipient", args=[asked.pk])).content.decode()
    assert "lämnas över" in page
    assert "inte bekräftat" not in page
    assert Link.objects.filter(errand="").count() == 1


def test_R16_asking_many_bodies_takes_as_few_questions_as_asking_few(
    world: World, count_queries: Callable[..., int]
) -> None:
    def sent(title: str, number: int) -> int:
        from farled.people import acts as people
        from farled.people.states import BodyKind

        bodies = [
            people.add_body(organisation=world.ours, name=f"{title} {n}", kind=BodyKind.BOARD, parent=world.council,
                            by=world.hand, at=NOW)
            for n in range(number)
        ]  # fmt: skip
        offices = [
            people.add_body(organisation=world.ours, name=f"{title} kontor {n}", kind=BodyKind.ADMINISTRATION,
                            parent=body, by=world.hand, at=NOW)
            for n, body in enumerate(bodies)
        ]  # fmt: skip
        row = a_consultation(world, proposal=a_draft(world, title), bodies=[], sent=False, title=title)
        acts.add_recipients(
            consultation=row,
            recipients=[acts.Asked(body, prepared_by=office) for body, office in zip(bodies, offices, strict=True)],
            by=world.hand,
            at=NOW,
        )
        asked_of = count_queries(lambda: acts.send_out(consultation=row, on=NOW.date(), by=world.hand, at=NOW))
        waiting = Duty.objects.filter(kind=acts.ANSWER, subject_id__in=row.recipients.values("pk"))
        assert {duty.body for duty in waiting} == set(offices), "it waits in the administration that lies under it"
        return asked_of

    assert sent("Stor", 12) == sent("Liten", 2)


def test_a_letter_that_waited_without_a_name_is_sent(asked: Recipient) -> None:
    tasks.send_letter.func(asked.pk)
    tasks.send_reminders.func([asked.pk], "Snart dags.")
    assert [each.subject.split(":")[0] for each in mail.outbox] == ["Remiss", "Påminnelse om remiss"]
    assert asked.links.filter(errand="").count() == 0
