"""The work of rounds: sending one out to all bodies, and freezing one. A task is told an id and asks anew."""

from django.utils import timezone
from django_tasks import task

from farled.methods.periods import local_day
from farled.planning import acts, reads
from farled.planning.models import Edition, Round
from farled.web import jobs

AT_A_TIME = 10  # bodies that are sent to in one transaction, after which the page can tell how far it has come


@task
def send_out(pk: int) -> None:
    """Give every body that takes part what it owes."""
    with jobs.working(Round, pk, clock=timezone.now) as round_:
        if round_ is None:
            return
        by = reads.opener(round_, on=local_day(timezone.now()))
        bodies = sorted(reads.taking_part_in(round_.document))
        for start in range(0, len(bodies), AT_A_TIME):
            jobs.advance(round_, start, len(bodies), at=timezone.now())
            acts.send_out(round=round_, bodies=bodies[start : start + AT_A_TIME], by=by, at=timezone.now())
        jobs.advance(round_, len(bodies), len(bodies), at=timezone.now())


@task
def freeze(pk: int) -> None:
    """Freeze a round that takes no more answers."""
    with jobs.working(Edition, pk, clock=timezone.now) as edition:
        if edition is None:
            return
        by = reads.freezer(edition, on=local_day(timezone.now()))
        acts.freeze(edition=edition, by=by, at=timezone.now())
