"""Scheduled work: each due time once, whatever clocks do and however long everything has stood still."""

import doctest
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import Settings

from farled.agenda import acts, schedule
from farled.agenda.acts.schedule import BEGINNING
from farled.agenda.models import Due
from farled.agenda.states import DueState
from farled.methods.periods import at_local, day_start, local_day
from farled.web import slots
from farled.web.slots import Scheduled

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TIMES = (time(2, 30), time(7), time(23, 59))  # one that is missing a night a year, and doubled another


class Work:
    """Work that notes what it was asked to do."""

    def __init__(self) -> None:
        self.done: list[datetime] = []
        self.broken = 0  # how many times it fails before it works
        self.subjects = ["1"]

    def due(self, day: date) -> Iterable[tuple[str, datetime]]:
        return [(subject, at_local(day, clock)) for subject in self.subjects for clock in TIMES]

    def run(self, subject: str, at: datetime, now: datetime) -> bool:
        if self.broken:
            self.broken -= 1
            raise RuntimeError("broken")
        self.done.append(at)
        return True


@pytest.fixture
def work(db: None, monkeypatch: pytest.MonkeyPatch) -> Work:
    """The only work there is."""
    one = Work()
    monkeypatch.setattr(slots.scheduled_works, "_contributions", {"test": Scheduled(one.due, one.run)})
    return one


def ticks(first: datetime, last: datetime, every: timedelta = MINUTE) -> Iterator[datetime]:
    """The minutes between two instants, both included."""
    while first <= last:
        yield first
        first += every


def expected(first: datetime, last: datetime) -> list[datetime]:
    """The due times from one instant to another, said without the schedule: the wall clock's own, once a day each."""
    days = [first.date() + DAY * number for number in range(-1, (last - first).days + 3)]
    return sorted(at for day in days for clock in TIMES if first <= (at := at_local(day, clock)) <= last)


SPANS = {
    "autumn's doubled hour": (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), datetime(2026, 10, 25, 8, 0, tzinfo=UTC)),
    "spring's missing hour": (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), datetime(2027, 3, 28, 8, 0, tzinfo=UTC)),
    "leap day": (datetime(2028, 2, 28, 23, 0, tzinfo=UTC), datetime(2028, 3, 1, 7, 0, tzinfo=UTC)),
    "year end": (datetime(2026, 12, 30, 23, 0, tzinfo=UTC), datetime(2027, 1, 1, 7, 0, tzinfo=UTC)),
}


@pytest.mark.parametrize("span", SPANS)
def test_R12_R23_each_due_time_comes_once_however_the_clock_goes(work: Work, span: str) -> None:
    first, last = SPANS[span]
    for now in ticks(first, last, timedelta(minutes=20)):
        schedule.tick(now)
    assert work.done == expected(first, last)
    assert len(set(work.done)) == len(work.done)


@pytest.mark.parametrize("span", SPANS)
def test_R23_a_standstill_of_six_hours_is_made_up_for_once(work: Work, span: str) -> None:
    first, _last = SPANS[span]
    schedule.tick(first)
    schedule.tick(first + 6 * HOUR)
    assert work.done == expected(first, first + 6 * HOUR)
    schedule.tick(first + 6 * HOUR)
    schedule.tick(first + 6 * HOUR + MINUTE)
    assert work.done == expected(first, first + 6 * HOUR)


@examples(max_examples=25)
@given(gaps=st.lists(st.integers(min_value=0, max_value=60 * 40), min_size=2, max_size=12), start=st.integers(0, 500))
def test_R23_whatever_the_gaps_between_ticks_nothing_is_skipped_or_repeated(gaps: list[int], start: int) -> None:
    one = Work()
    done: set[tuple[str, datetime]] = set()
    now = datetime(2026, 10, 1, tzinfo=UTC) + DAY * start
    first: datetime = now + MINUTE * gaps[0]
    last_taken = day_start(local_day(first))  # what the first tick ever notes
    for gap in gaps:
        now += MINUTE * gap
        for each in _waiting(one, done, last_taken, now):
            assert each not in done
            done.add(each)
            one.run(*each, now)
            last_taken = max(each[1], last_taken)
    assert one.done == expected(day_start(local_day(first)), now)


def _waiting(work: Work, done: set[tuple[str, datetime]], last: datetime, now: datetime) -> list[tuple[str, datetime]]:
    """What the schedule would say, with the table of taken work played by a set."""

    class Rows:
        def __init__(self, rows: list[tuple[str, datetime]]) -> None:
            self.rows = rows

        def filter(self, **asked: Any) -> "Rows":
            return self

        def order_by(self, *_names: str) -> "Rows":
            return self

        def values_list(self, *names: str, flat: bool = False) -> Any:
            return self if flat else self.rows

        def first(self) -> datetime:
            return last

    class Table:
        objects = Rows(sorted(done))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schedule, "Due", Table)
        return list(schedule.waiting("test", Scheduled(work.due, work.run), now))


def test_R23_the_first_time_ever_counts_from_today(work: Work) -> None:
    schedule.tick(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    assert work.done == [at_local(date(2026, 11, 23), clock) for clock in TIMES[:2]]


def test_R23_what_somebody_founded_today_is_made_up_for_today(work: Work) -> None:
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    schedule.tick(now)
    work.subjects.append("2")
    assert schedule.tick(now + MINUTE) == 2
    assert schedule.tick(now + 2 * MINUTE) == 0


def test_R23_work_that_fails_is_tried_again_after_a_pause_and_then_given_up(work: Work) -> None:
    now = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # after half past two in Sweden
    work.broken = 1
    schedule.tick(now)
    assert work.done == []
    schedule.tick(now + MINUTE)
    assert work.done == []
    schedule.tick(now + 6 * MINUTE)
    assert work.done == [at_local(date(2026, 11, 23), TIMES[0])]
    work.broken = 99
    for each in ticks(now + 5 * HOUR, now + 6 * HOUR, 6 * MINUTE):
        schedule.tick(each)
    taken = Due.objects.exclude(subject=BEGINNING).order_by("at")
    assert list(taken.values_list("state", "tries")) == [(DueState.DONE, 2), (DueState.FAILED, 5)]


def test_R23_what_a_vanished_worker_had_taken_is_taken_over_by_one(work: Work) -> None:
    at, now = at_local(date(2026, 11, 23), TIMES[1]), datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    for clock in TIMES[:2]:
        acts.take_due(work="test", subject="1", due=at_local(date(2026, 11, 23), clock), at=now)
    assert schedule.tick(now + MINUTE) == 0
    assert schedule.tick(now + timedelta(minutes=31)) == 2
    assert work.done[-1] == at
    assert schedule.tick(now + timedelta(minutes=32)) == 0


def test_work_that_cannot_say_when_it_is_due_stops_no_other(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_day: date) -> Iterable[tuple[str, datetime]]:
        raise RuntimeError("broken")

    both = {"broken": Scheduled(broken, work.run), "test": Scheduled(work.due, work.run)}
    monkeypatch.setattr(slots.scheduled_works, "_contributions", both)
    assert schedule.tick(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) == 2


def test_the_reminders_and_the_nightly_housekeeping_are_scheduled() -> None:
    assert set(slots.scheduled_works.names()) >= {"agenda.digest", "project.housekeeping"}


def test_the_housekeeping_can_be_done_and_done_again(db: None, settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    work = slots.scheduled_works["project.housekeeping"]
    ((subject, at),) = work.due(date(2027, 3, 28))
    assert at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "the missing half past two happens an hour later"
    assert work.run(subject, at, at)
    assert work.run(subject, at, at)


@pytest.mark.parametrize("module", ["workdays", "recurring", "reminders"])
def test_the_examples_in_the_calendar_run(module: str) -> None:
    found = doctest.testmod(import_module(f"farled.agenda.{module}"))
    assert found.attempted
    assert not found.failed
