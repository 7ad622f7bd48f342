"""Reminders: one letter a person and day, about something new, told once, and never what is secret."""

from datetime import date, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from farled.agenda import acts
from farled.agenda.models import Due, Duty, Sending, SendingItem
from farled.agenda.states import DueState, SendingState
from farled.methods.periods import day_start
from farled.parameters import acts as parameters
from farled.people import acts as people
from farled.people.reads import Role
from farled.trail.models import Entry
from farled.web import slots
from farled.web.slots import Waiting, WaitingSource
from tests.agenda.conftest import PAPERS, SECRET
from tests.agenda.mornings import DAY, MINUTE, MONDAY, place, strike
from tests.cast import LONG_AGO, NOW, TODAY, World

pytestmark = pytest.mark.usefixtures("papers", "reminders_alone")


def to(name: str) -> list[Any]:
    """The letters to one of the cast."""
    return [letter for letter in mail.outbox if letter.to == [f"{name}@as.example"]]


def test_a_letter_says_what_waits_by_when_and_where(world: World) -> None:
    place(world, due=date(2026, 12, 4))
    strike()
    (letter,) = to("erik")
    assert letter.subject == "En sak väntar på dig"
    assert "Svara om Skolplanen (Skolnämnden): klart senast 4\N{NO-BREAK SPACE}dec\N{NO-BREAK SPACE}2026" in letter.body
    assert "http://localhost:8000/papers/1/answer/" in letter.body
    html, media_type = letter.alternatives[0]
    assert media_type == "text/html"
    assert '<a href="http://localhost:8000/papers/1/answer/">Svara om Skolplanen</a>' in html
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    row = Sending.objects.get()
    assert (row.user, row.day, row.state, row.sent_at) == (
        world.users["erik"],
        MONDAY.date(),
        SendingState.SENT,
        MONDAY,
    )
    assert len(mail.outbox) == 1


def test_forty_things_are_one_letter(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for ref in range(10, 50):
        monkeypatch.setitem(PAPERS, ref, (f"Papper {ref}", False))
        place(world, ref)
    strike()
    (letter,) = to("erik")
    assert letter.subject == "40 saker väntar på dig"
    assert letter.body.count("Svara om Papper") == 40
    assert SendingItem.objects.count() == 40


def test_R23_a_clock_that_strikes_again_sends_nothing_again(world: World) -> None:
    place(world)
    for minute in range(3):
        strike(MONDAY + minute * MINUTE)
    Due.objects.all().delete()  # even a clock that has forgotten
    strike(MONDAY + 5 * MINUTE)
    assert len(mail.outbox) == 1


def test_nobody_is_told_again_until_it_is_nearer(world: World) -> None:
    place(world, due=date(2026, 12, 18))  # a Friday
    days = [day for day in range(40) if strike(MONDAY + day * DAY) is not None and _sent_on(MONDAY + day * DAY)]
    told = [(MONDAY + day * DAY).date() for day in days]
    assert told == [
        date(2026, 11, 23),  # new
        date(2026, 12, 11),  # a week before
        date(2026, 12, 17),  # the day before
        date(2026, 12, 21),  # late since the 19th, a Saturday
        date(2026, 12, 28),  # a week later was the 26th, annandag jul
    ]


def _sent_on(at: datetime) -> bool:
    return Sending.objects.filter(user__email="erik@as.example", day=at.date()).exists()


QUIET = {
    "a Sunday": date(2026, 11, 29),
    "trettondedagen": date(2027, 1, 6),
    "midsommarafton": date(2027, 6, 25),
    "julafton": date(2026, 12, 24),
    "nyårsafton": date(2026, 12, 31),
    "nationaldagen": date(2028, 6, 6),
}


@pytest.mark.parametrize("name", QUIET)
def test_quiet_days_are_quiet_and_nothing_is_lost(world: World, name: str) -> None:
    place(world, due=QUIET[name])
    quiet = MONDAY + (QUIET[name] - MONDAY.date()) * 1
    strike(quiet)
    assert mail.outbox == []
    after = next(day for day in range(1, 6) if strike(quiet + day * DAY) and mail.outbox)
    assert after <= 4
    assert len(to("erik")) == 1


@pytest.mark.parametrize(
    "night", [date(2026, 10, 25), date(2027, 3, 28), date(2028, 2, 29), date(2026, 12, 31)], ids=str
)
def test_R12_R23_nights_when_the_clock_changes_skip_and_double_no_reminder(world: World, night: date) -> None:
    for ref in (1, 2):
        place(world, ref, due=night + timedelta(days=3))
    start = day_start(night - timedelta(days=4))
    for hour in range(0, 24 * 12, 2):
        strike(start + timedelta(hours=hour))
    letters = to("erik")
    days = list(Sending.objects.filter(user=world.users["erik"]).order_by("day").values_list("day", flat=True))
    assert len(letters) == len(days) == len(set(days))
    assert all(day.isoweekday() < 6 for day in days)
    steps = SendingItem.objects.filter(thing=f"duty:{Duty.objects.earliest('pk').pk}").order_by("sending__day")
    reached = list(steps.values_list("step", flat=True))
    assert reached == sorted(set(reached)), "each letter had something further to say"
    assert max(reached) == 3


def test_R23_a_morning_stood_still_is_made_up_for_the_same_day(world: World) -> None:
    place(world)
    strike(MONDAY - timedelta(hours=2))
    strike(MONDAY + timedelta(hours=4))
    assert len(to("erik")) == 1
    assert Sending.objects.get().day == MONDAY.date()


def test_R23_several_days_stood_still_are_one_letter_and_none_comes_at_night(world: World) -> None:
    place(world)
    strike(MONDAY - DAY)
    strike(MONDAY + DAY + timedelta(hours=14))  # Tuesday at nine in the evening
    assert mail.outbox == []
    states = Due.objects.filter(work="agenda.digest", subject=str(world.ours.pk)).order_by("at")
    assert list(states.values_list("state", flat=True)) == [DueState.DONE, DueState.PASSED, DueState.PASSED]
    strike(MONDAY + 2 * DAY)
    assert len(to("erik")) == 1


def test_the_letter_is_in_the_persons_language(world: World) -> None:
    people.choose_language(language="en", by=world.actor("erik"), at=NOW)
    place(world)
    strike()
    (letter,) = to("erik")
    assert letter.subject == "One thing is waiting for you"
    assert "Svara om Skolplanen (Skolnämnden): due 18" in letter.body
    assert "Skolplanen" in letter.body
    assert Entry.objects.filter(verb="people.user.language").count() == 1


def test_S7_what_is_secret_is_told_of_without_its_name(world: World) -> None:
    place(world, 3, role=Role.REGISTRAR)
    place(world, 1, role=Role.REGISTRAR)
    strike()
    (letter,) = to("rut")
    whole = str(letter.message()) + letter.body + letter.alternatives[0][0]
    assert letter.subject == "Två saker väntar på dig"
    assert "Ett sekretessmärkt ärende" in letter.body
    assert "Svara om Skolplanen" in letter.body
    assert SECRET not in whole
    assert to("erik") == []


def test_a_duty_that_is_moved_is_news(world: World) -> None:
    place(world)
    strike()
    place(world, due=date(2026, 12, 22))
    strike(MONDAY + DAY)
    assert len(to("erik")) == 2


def test_what_follows_from_how_the_rows_stand_is_told_once_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def waiting(actor: Any, on: date) -> list[Waiting]:
        return [Waiting("Rapportera läget", "/mine/", on)] if actor.name.startswith("Erik") else []

    monkeypatch.setitem(slots.waiting_sources._contributions, "test", WaitingSource(waiting))
    for day in range(4):
        strike(MONDAY + day * DAY)
    assert len(to("erik")) == 1


def test_who_has_nothing_to_do_hears_nothing(world: World) -> None:
    strike()
    assert mail.outbox == []
    assert not Sending.objects.exists()


def test_S8_a_closed_account_gets_no_letter(world: World) -> None:
    place(world)
    people.deactivate(user=world.users["erik"], organisation=world.ours, by=world.actor("disa"), at=NOW)
    strike()
    assert to("erik") == []


def test_somebody_at_work_in_two_organisations_gets_one_letter(world: World) -> None:
    erik = world.users["erik"]
    people.assign(
        user=erik, organisation=world.theirs, role=Role.STRATEGIST, valid_from=LONG_AGO, by=world.their_hand, at=NOW
    )
    place(world)
    acts.place_duty(
        kind="test.answer", subject_id=2, subject_name="Kulturplanen", role=Role.STRATEGIST, due=date(2026, 12, 18),
        by=world.their_hand, at=NOW,
    )  # fmt: skip
    strike()
    (letter,) = to("erik")
    assert letter.subject == "Två saker väntar på dig"
    assert "ÅS KOMMUN" in letter.body
    assert "ÖSBY REGION" in letter.body
    assert len(to("otto")) == 0  # another address
    assert {letter.to[0] for letter in mail.outbox} == {"erik@as.example", "otto@osby.example"}


# --- What goes wrong --------------------------------------------------------------------------------------------------


class Broken:
    """A mail server that refuses some times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int, fault: Exception) -> None:
        self.left, self.tried = times, 0
        original = EmailBackend.send_messages

        def send(backend: EmailBackend, letters: Any) -> int:
            self.tried += 1
            if self.left:
                self.left -= 1
                raise fault
            return int(original(backend, letters))

        monkeypatch.setattr(EmailBackend, "send_messages", send)


def test_a_letter_that_failed_is_tried_again_and_sent_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Broken(monkeypatch, 1, SMTPRecipientsRefused({}))
    place(world)
    strike()
    row = Sending.objects.get()
    assert (row.state, row.problem, mail.outbox) == (SendingState.FAILED, "SMTPRecipientsRefused", [])
    strike(MONDAY + 2 * MINUTE)
    assert server.tried == 1
    strike(MONDAY + 6 * MINUTE)
    strike(MONDAY + 7 * MINUTE)
    (letter,) = to("erik")
    again = Sending.objects.get()
    assert (again.state, again.tries, again.message_id) == (SendingState.SENT, 2, row.message_id)
    assert letter.extra_headers["Message-ID"] == row.message_id


def test_a_server_that_does_not_answer_is_asked_once_a_round(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def open_connection(_backend: EmailBackend) -> None:
        calls.append(1)
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", open_connection)
    place(world)
    place(world, 2, role=Role.REGISTRAR)
    strike()
    assert len(calls) == 1
    assert set(Sending.objects.values_list("state", "problem")) == {(SendingState.FAILED, "ConnectionRefusedError")}


def test_a_letter_that_never_goes_is_given_up_and_its_things_are_news_the_next_day(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    Broken(monkeypatch, 5, OSError("down"))
    place(world)
    for minute in range(0, 60 * 12, 5):
        strike(MONDAY + minute * MINUTE)
    assert list(Sending.objects.values_list("state", "tries")) == [(SendingState.GIVEN_UP, 5)]
    strike(MONDAY + DAY)
    assert len(to("erik")) == 1


def test_what_was_done_meanwhile_is_not_sent_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    Broken(monkeypatch, 1, OSError("down"))
    place(world)
    strike()
    acts.fulfil_duty(kind="test.answer", subject_id=1, by=world.hand, at=MONDAY)
    strike(MONDAY + 6 * MINUTE)
    assert list(Sending.objects.values_list("state", flat=True)) == [SendingState.NEEDLESS]
    assert mail.outbox == []


def test_R23_a_worker_that_vanished_in_the_middle_leaves_no_double_and_nothing_untold(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(*_args: Any, **_kwargs: Any) -> None:
        raise SystemExit

    place(world)
    with monkeypatch.context() as patch:
        patch.setattr(acts, "end_sending", vanish)
        with pytest.raises(SystemExit):
            strike()
    assert len(mail.outbox) == 1, "the letter had left"
    strike(MONDAY + 31 * MINUTE)
    assert len(mail.outbox) == 1
    assert Sending.objects.get().state == SendingState.UNSURE
    strike(MONDAY + DAY)
    assert len(to("erik")) == 2, "nobody knows whether the first came, so the next day tells it as news"


def test_one_digest_that_cannot_be_made_stops_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def waiting(actor: Any, on: date) -> list[Waiting]:
        if actor.name.startswith("Åsa"):
            raise RuntimeError("broken")
        return []

    monkeypatch.setitem(slots.waiting_sources._contributions, "test", WaitingSource(waiting))
    place(world)
    strike()
    assert len(to("erik")) == 1
    assert "could not be made" in caplog.text
    assert Due.objects.get(work="agenda.digest", subject=str(world.ours.pk)).state == DueState.TAKEN


# --- What is late is told further up ----------------------------------------------------------------------------------


def test_what_is_late_for_long_is_told_to_the_strategist_once(world: World) -> None:
    duty = place(world, due=date(2026, 11, 19))
    strike()
    assert to("asa") == []
    strike(MONDAY + DAY)  # five days late
    (letter,) = to("asa")
    assert letter.subject == "1 sak är försenad hos andra"
    assert "Försenat hos andra" in letter.body
    assert "Svara om Skolplanen (Skolnämnden): skulle vara klart 19" in letter.body
    assert list(Entry.objects.about(Duty.KIND, duty.pk).values_list("verb", flat=True)) == [
        "agenda.duty.escalated",
        "agenda.duty.placed",
    ]
    strike(MONDAY + 2 * DAY)
    assert len(to("asa")) == 1
    assert to("otto") == []


def test_what_has_been_given_more_time_is_no_longer_told_further_up(world: World) -> None:
    place(world, due=date(2026, 11, 16))
    strike()
    assert len(to("asa")) == 1
    duty = place(world, due=date(2027, 1, 15))
    duty.refresh_from_db()
    assert duty.escalated_at is None


def test_the_strategists_own_are_not_late_elsewhere(world: World) -> None:
    place(world, role=Role.STRATEGIST, due=date(2026, 11, 2))
    strike()
    (letter,) = to("asa")
    assert "Försenat hos andra" not in letter.body
    assert Duty.objects.get().escalated_at is None


def test_the_organisation_decides_when(world: World) -> None:
    for key, value in (("digest_hour", "9"), ("escalate_after", "2"), ("first_reminder", "10")):
        parameters.set_value(
            organisation=world.ours, key=f"agenda.{key}", value=value, valid_from=TODAY, reference="Beslut",
            by=world.actor("asa"), at=NOW,
        )  # fmt: skip
    place(world, due=date(2026, 11, 21))
    strike()
    assert mail.outbox == []
    strike(MONDAY + timedelta(hours=2))
    assert len(to("erik")) == len(to("asa")) == 1
