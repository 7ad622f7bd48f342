"""What the tests of reminders share: working mornings, duties, and a clock that strikes."""

from datetime import UTC, date, datetime, timedelta

from farled.agenda import acts, schedule
from farled.agenda.models import Duty
from farled.people.reads import Body, Role
from tests.cast import NOW, World

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # seven o'clock in Sweden
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
LATER = date(2026, 12, 18)


def place(
    world: World,
    ref: int = 1,
    *,
    role: Role = Role.BODY_EDITOR,
    body: Body | None = None,
    due: date = LATER,
    at: datetime = NOW,
) -> Duty:
    """A duty about one of the papers; of the school's editor unless told otherwise."""
    return acts.place_duty(
        kind="test.answer",
        subject_id=ref,
        subject_name="Skolplanen",
        role=role,
        body=world.school if body is None and role is Role.BODY_EDITOR else body,
        due=due,
        by=world.hand,
        at=at,
    )


def strike(at: datetime = MONDAY) -> int:
    """Let the clock strike."""
    return schedule.tick(at)
