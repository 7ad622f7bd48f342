"""What is put away every night: sessions that are over, and jobs that were done long ago."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.core.management import call_command

from farled.methods.periods import at_local
from farled.web.slots import Scheduled

NIGHT = time(2, 30)  # an hour that is missing one night a year and doubled another; it happens once either way
KEPT_DAYS = 30


def due(day: date) -> Iterable[tuple[str, datetime]]:
    """Once a night."""
    return [("", at_local(day, NIGHT))]


def run(subject: str, at: datetime, now: datetime) -> bool:
    """Put away what nobody needs any more. Done again it finds nothing."""
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", min_age_days=KEPT_DAYS, verbosity=0)
    return True


WORK = Scheduled(due, run)
