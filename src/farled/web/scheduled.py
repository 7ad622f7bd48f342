"""The slot through which parts tell what shall be done at certain times; agenda's clock does it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from farled.web.slot import Slot


@dataclass(frozen=True, slots=True)
class Scheduled:
    """Work that is due at certain times, done once for each over all workers, and made up for after a standstill.

    ``due``: (day in Sweden) → (subject, instant) of each time that day; they are the same whenever it is asked.
    ``run``: (subject, instant, now) does the work and says whether there was still reason to; done again, it does
    nothing twice. ``between``: (now) is called every minute, for what is left over from earlier.
    """

    due: Callable[[date], Iterable[tuple[str, datetime]]]
    run: Callable[[str, datetime, datetime], bool]
    between: Callable[[datetime], None] | None = None


scheduled_works: Slot[Scheduled] = Slot("scheduled_works")
