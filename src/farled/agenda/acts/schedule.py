"""Taking scheduled work: each due time by one worker, whoever inserts its row first."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from farled.agenda.models import Due
from farled.agenda.states import DueState

LEASE = timedelta(minutes=30)  # whoever took it and has said nothing for so long is gone
PAUSE = timedelta(minutes=5)  # before work that failed is tried again
MOST_TRIES = 5


BEGINNING = "beginning"


def begin_work(*, work: str, since: datetime, at: datetime) -> None:
    """Note from when on some work is looked after: what was due before is nobody's."""
    row = Due(work=work, subject=BEGINNING, at=since, state=DueState.DONE, taken_at=at, ended_at=at)
    Due.objects.bulk_create([row], ignore_conflicts=True)


def take_due(*, work: str, subject: str, due: datetime, at: datetime) -> Due | None:
    """Take a piece of work that is due; None when somebody else has it, or has done it."""
    try:
        with transaction.atomic():
            return Due.objects.create(work=work, subject=subject, at=due, taken_at=at, again_at=at + LEASE)
    except IntegrityError:
        return None


def take_over(*, work: str, at: datetime) -> Due | None:
    """Take a piece of the work that nobody has ended in time, or that failed; None when there is none."""
    left = Due.objects.filter(work=work, state=DueState.TAKEN, again_at__lte=at).order_by("at", "pk")
    for row in left:
        mine = Due.objects.filter(pk=row.pk, state=DueState.TAKEN, again_at=row.again_at)
        if mine.update(taken_at=at, again_at=at + LEASE, tries=row.tries + 1):
            row.tries += 1
            return row
    return None


def end_due(*, due: Due, done: bool, at: datetime) -> None:
    """Say that the work is done, or that its time had passed when somebody came to it."""
    state = DueState.DONE if done else DueState.PASSED
    Due.objects.filter(pk=due.pk).update(state=state, ended_at=at, again_at=None)


def fail_due(*, due: Due, at: datetime) -> None:
    """Say that the work failed: it is tried again after a pause, a few times."""
    if due.tries >= MOST_TRIES:
        Due.objects.filter(pk=due.pk).update(state=DueState.FAILED, ended_at=at, again_at=None)
    else:
        Due.objects.filter(pk=due.pk).update(again_at=at + PAUSE)
