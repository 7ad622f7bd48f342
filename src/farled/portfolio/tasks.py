"""A proposal for a selection, worked out part by part. A task is told ids and asks anew what its asker may do."""

from collections.abc import Callable
from time import monotonic

from django.utils import timezone
from django_tasks import task

from farled.methods.periods import local_day
from farled.methods.selection import Effort
from farled.portfolio import acts
from farled.portfolio.figures.desk import answers
from farled.portfolio.models import Run
from farled.portfolio.reads import desk as reads
from farled.portfolio.states import RunPart
from farled.web import jobs

SECONDS = 60.0  # for a proposal, after which the best so far is told with how far from the best it can be
OFTEN = 0.5  # seconds between looking whether it is still wanted


@task
def work_out(pk: int) -> None:
    """Work out a proposal and what explains it; each part is kept, and shown, as soon as it is ready."""
    with jobs.working(Run, pk, clock=timezone.now) as run:
        if run is None:
            return
        effort = Effort(seconds=SECONDS, cancelled=_stopped(run))
        total = len(RunPart)
        for number, part in enumerate(RunPart):
            jobs.check_goes_on(run)
            jobs.advance(run, number, total, at=timezone.now())
            answer = answers.work_out(part, run.problem, run.answer, effort)
            by = reads.asker(run, on=local_day(timezone.now()))
            acts.keep_part(run=run, part=part, answer=answer, by=by, at=timezone.now())
        jobs.advance(run, total, total, at=timezone.now())


def _stopped(run: Run) -> Callable[[], bool]:
    """Raises what ended the work, for the solver to pass on; it asks often, so the row is read now and then."""
    seen = monotonic()

    def stopped() -> bool:
        nonlocal seen
        if monotonic() - seen > OFTEN:
            seen = monotonic()
            jobs.check_goes_on(run)
        return False

    return stopped
