"""Several workers look at the clock at once: each due time is taken by one of them, and a letter is sent once."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core import mail

from farled.agenda import acts, schedule
from farled.agenda.acts import schedule as taking
from farled.agenda.acts import sendings as begun
from farled.agenda.models import Due, Sending
from farled.agenda.states import DueState, SendingState
from farled.planning import acts as planning
from farled.web import slots
from tests.cast import NOW, World
from tests.factories.planning import make_activity, make_plan
from tests.gates.parallel import at_once, meet

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # seven o'clock in Sweden


@pytest.fixture
def waiting(committed: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Something waits for two boards' editors, and the reminders are the only work there is."""
    plan = make_plan(committed)
    for body in (committed.school, committed.care):
        make_activity(committed, plan, f"Aktivitet {body}", leads=[body])
    planning.ask_for_report(document=plan, due=date(2026, 12, 18), by=committed.actor("asa"), at=NOW)
    only = {"agenda.digest": slots.scheduled_works["agenda.digest"]}
    monkeypatch.setattr(slots.scheduled_works, "_contributions", only)
    mail.outbox = []
    return committed


def received() -> list[str]:
    return sorted(letter.to[0] for letter in mail.outbox if "@as.example" in letter.to[0])


def test_T6_R23_two_clocks_at_once_send_each_letter_once(waiting: World, monkeypatch: pytest.MonkeyPatch) -> None:
    meet(monkeypatch, acts, "take_due", before=True)
    answers = at_once(lambda: schedule.tick(MONDAY), lambda: schedule.tick(MONDAY))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert sum(answers) == 2, "one for each organisation"
    assert received() == ["erik@as.example", "maj@as.example"]
    assert set(Due.objects.values_list("state", flat=True)) == {DueState.DONE}


def test_T6_R23_two_who_run_the_very_same_work_send_each_letter_once(
    waiting: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet(monkeypatch, acts, "begin_sending", before=True)
    run, subject = slots.scheduled_works["agenda.digest"].run, str(waiting.ours.pk)
    answers = at_once(lambda: run(subject, MONDAY, MONDAY), lambda: run(subject, MONDAY, MONDAY))
    assert answers == [True, True]
    assert received() == ["erik@as.example", "maj@as.example"]
    assert set(Sending.objects.values_list("state", flat=True)) == {SendingState.SENT}


def test_T6_R23_what_failed_is_tried_again_by_one(waiting: World, monkeypatch: pytest.MonkeyPatch) -> None:
    schedule.tick(MONDAY)
    mail.outbox = []
    Sending.objects.update(state=SendingState.FAILED, again_at=MONDAY, sent_at=None)
    meet(monkeypatch, acts, "try_again", before=True)
    between = slots.scheduled_works["agenda.digest"].between
    assert between is not None
    answers = at_once(lambda: between(MONDAY), lambda: between(MONDAY))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert received() == ["erik@as.example", "maj@as.example"]


def test_T6_R23_what_a_vanished_worker_left_is_taken_over_by_one(
    waiting: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts.take_due(work="agenda.digest", subject=str(waiting.ours.pk), due=MONDAY, at=MONDAY)
    later = MONDAY + taking.LEASE
    meet(monkeypatch, acts, "take_over", before=True)
    answers = at_once(*(lambda: acts.take_over(work="agenda.digest", at=later) for _each in range(2)))
    assert sorted(answer is None for answer in answers) == [False, True]


def test_T5_T6_without_the_claims_a_doubled_letter_is_found(waiting: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def take(**_given: Any) -> Due:
        return Due(work="agenda.digest", subject=str(waiting.ours.pk), at=MONDAY, taken_at=MONDAY)

    original = begun.begin_sending
    monkeypatch.setattr(acts, "take_due", take)
    monkeypatch.setattr(acts, "begin_sending", lambda **given: original(**given) or Sending.objects.first())
    meet(monkeypatch, acts, "begin_sending", before=True)
    at_once(lambda: schedule.tick(MONDAY), lambda: schedule.tick(MONDAY))
    assert len(received()) > 2
