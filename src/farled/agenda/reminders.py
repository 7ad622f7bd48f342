"""When a person is reminded of something: how many reminders there have been of it by a day."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from farled.parameters import reads as parameters


@dataclass(frozen=True, slots=True)
class Ladder:
    """How many days before its day something is told of, and how often afterwards until it is done.

    ``escalate_after``: days late after which the strategist is told too. ``morning``: when the digest is sent.
    """

    before: tuple[int, ...] = (7, 1)
    late_every: int = 7
    escalate_after: int = 5
    morning: time = time(7)


def step(due: date, on: date, ladder: Ladder) -> int:
    """How many reminders have fallen due by a day. It only ever rises, so a quiet day puts off and skips nothing.

    >>> week = [date(2026, 11, day) for day in (1, 23, 29, 30)] + [date(2026, 12, 1), date(2026, 12, 8)]
    >>> [step(date(2026, 11, 30), day, Ladder()) for day in week]
    [0, 1, 2, 2, 3, 4]
    """
    reached = sum(on >= due - timedelta(days=days) for days in set(ladder.before))
    late = (on - due).days
    return reached + (1 + (late - 1) // ladder.late_every if late > 0 else 0)


def ladder_of(organisation_id: int, on: date) -> Ladder:
    """What the organisation has decided of reminders, as it holds on a day."""

    def whole(key: str) -> int:
        return int(parameters.at(f"agenda.{key}", organisation_id=organisation_id, on=on).value)

    return Ladder(
        before=(max(whole("first_reminder"), 0), max(whole("second_reminder"), 0)),
        late_every=max(whole("late_reminder_every"), 1),
        escalate_after=max(whole("escalate_after"), 1),
        morning=morning_of(organisation_id, on),
    )


def morning_of(organisation_id: int, on: date) -> time:
    """The hour of the day when the organisation's digests are sent."""
    hour = int(parameters.at("agenda.digest_hour", organisation_id=organisation_id, on=on).value)
    return time(min(max(hour, 0), 18))
