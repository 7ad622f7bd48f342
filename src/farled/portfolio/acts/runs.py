"""A proposal is worked out by a job, part by part; it can be stopped, and one is under way at a time."""

from datetime import datetime
from typing import Any

from django.db import transaction

from farled.people.reads import Actor
from farled.portfolio.acts.desk import held_open
from farled.portfolio.figures.desk import gathering
from farled.portfolio.models import Desk, Run
from farled.portfolio.reads import desk as reads
from farled.portfolio.rules import desk as rules
from farled.portfolio.states import RunPart
from farled.trail import acts as trail
from farled.web import jobs


@transaction.atomic
def run(*, desk: Desk, by: Actor, at: datetime) -> Run:
    """Have a proposal worked out (räkna fram ett förslag). Asked for while one is under way, it is that one.

    Raises Refused for what must be mended in candidates or rules first.
    """
    row = held_open(desk, by)  # of two who ask at once, the second gets what the first asked for
    if (going := _going(row, at=at)) is not None:
        return going
    rules.check_something_to_choose(row.candidates.count())
    problem, faults, names = gathering.posed(row)
    rules.check_can_be_worked_out(faults, names)
    from farled.portfolio.tasks import work_out

    made = Run(
        desk=row,
        asked_at=at,
        asked_by_id=by.user_id,
        asked_by_name=by.signature[:200],
        fingerprint=gathering.fingerprint(problem),
        problem=problem,
        job_beat_at=at,
    )
    made.save(force_insert=True)
    trail.created(made, "portfolio.run.asked", by=by, at=at)
    jobs.ask(made, work_out, at=at)
    return made


@transaction.atomic
def stop_run(*, desk: Desk, by: Actor, at: datetime) -> Desk:
    """Have the working out end (avbryt). An earlier answer stays. Nothing happens when none is under way."""
    row = held_open(desk, by)
    going = reads.runs_going(row).select_for_update(of=("self",)).first()
    if going is not None:
        trail.noted(going, "portfolio.run.stopped", by=by, at=at)
        jobs.stop(going, "portfolio.run.stopped", at=at)
    return row


@transaction.atomic
def keep_part(*, run: Run, part: RunPart, answer: dict[str, Any], by: Actor, at: datetime) -> None:
    """Keep a part of the answer that the job has worked out. Raises Refused when it is no longer wanted or allowed."""
    rules.check_can_select(by, run.desk.organisation_id)
    row = Run.objects.select_for_update(of=("self",)).get(pk=run.pk)
    jobs.check_goes_on(row)
    row.answer = {**row.answer, part.value: answer}
    if better := answer.get("better"):  # met on the way, only when the proposal was not proven the best
        row.answer[RunPart.PROPOSAL.value] = {**row.answer[RunPart.PROPOSAL.value], "plan": better}
    row.save(update_fields=["answer"])
    run.answer = row.answer
    if part is list(RunPart)[-1]:
        trail.noted(row, "portfolio.run.made", by=by, at=at)


def _going(desk: Desk, *, at: datetime) -> Run | None:
    """The one somebody waits for; one whose worker is gone is ended."""
    going = reads.runs_going(desk).first()
    if going is not None and jobs.lost(going, at=at):
        jobs.stop(going, "web.job.lost", at=at)
        return None
    return going
