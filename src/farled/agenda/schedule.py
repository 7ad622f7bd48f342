"""The minute hand: finds scheduled work that is due, and lets one worker do it.

Work says which times are due on a day in Sweden; every minute each worker asks which of them have come since the last
one that was taken, and takes those it can. A time exists once however often clocks change, and a row a time can be
inserted once, so nothing is skipped, repeated or done twice, whatever has stood still.
"""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from farled.agenda import acts
from farled.agenda.models import Due
from farled.methods.periods import day_start, local_day
from farled.web import slots
from farled.web.slots import Scheduled

FARTHEST = timedelta(days=400)  # a longer standstill than this is made up for from here on

logger = logging.getLogger(__name__)


def tick(now: datetime) -> int:
    """Do what is due at an instant, and what is left from earlier. Gives how much was taken by this worker.

    What fails in one kind of work is logged and keeps no other from being done.
    """
    taken = 0
    for name in slots.scheduled_works.names():
        try:
            taken += _do(name, slots.scheduled_works[name], now)
        except Exception:
            logger.exception("Scheduled work cannot be told: %s", name)
    return taken


def _do(name: str, work: Scheduled, now: datetime) -> int:
    taken = 0
    if not Due.objects.filter(work=name).exists():
        acts.begin_work(work=name, since=day_start(local_day(now)), at=now)
    for subject, at in list(waiting(name, work, now)):
        if (due := acts.take_due(work=name, subject=subject, due=at, at=now)) is not None:
            taken += 1
            _run(work, due, now)
    while (due := acts.take_over(work=name, at=now)) is not None:
        taken += 1
        _run(work, due, now)
    if work.between is not None:
        work.between(now)
    return taken


def waiting(name: str, work: Scheduled, now: datetime) -> Iterator[tuple[str, datetime]]:
    """The times of some work that have come and that nobody has taken, in order.

    They are sought from the day of the latest one that was taken; the very first time, from the day of the first tick.
    """
    last = Due.objects.filter(work=name, at__lte=now).order_by("-at").values_list("at", flat=True).first()
    today = local_day(now)
    first = max(local_day(last), today - FARTHEST) if last else today
    found = [(at, subject) for day in _days(first, today) for subject, at in work.due(day) if at <= now]
    if not found:
        return
    earliest = min(at for at, _subject in found)
    taken = set(Due.objects.filter(work=name, at__gte=earliest).values_list("subject", "at"))
    yield from ((subject, at) for at, subject in sorted(found) if (subject, at) not in taken)


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _run(work: Scheduled, due: Due, now: datetime) -> None:
    try:
        done = work.run(due.subject, due.at, now)
    except Exception:
        logger.exception("Scheduled work failed: %s", due)
        acts.fail_due(due=due, at=now)
    else:
        acts.end_due(due=due, done=done, at=now)
