"""A benefit becomes another than promised: it is reported, judged, decided on and followed to its end (R108)."""

from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.benefits import rules
from farled.benefits.acts.rows import ANSWER_WITHIN, DECIDE, JUDGE, locked
from farled.benefits.models import Benefit, Deviation
from farled.benefits.states import DeviationState
from farled.matters.reads import Decision
from farled.methods.periods import local_day
from farled.people.reads import Actor, Role
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says


@transaction.atomic
def report_deviation(
    *, benefit: Benefit, text: str, by: Actor, at: datetime, cause: str = "", on: date | None = None
) -> Deviation:
    """Tell that a benefit becomes another than promised (rapportera avvikelse). The strategist judges it.

    Raises Refused, Invalid or Forbidden.
    """
    row = locked(benefit)
    rules.check_can_measure(by, row)
    rules.check_followed(row)
    check_says(text, field="text")
    made = Deviation(
        benefit=row,
        on=on or local_day(at),
        text=text.strip(),
        cause=cause.strip(),
        body=row.body,
        by_name=by.signature[:200],
    )
    made.save(force_insert=True)
    trail.created(made, "benefits.deviation.reported", by=by, at=at)
    agenda.place_duty(
        kind=JUDGE,
        subject_id=made.pk,
        subject_name=row.title,
        role=Role.STRATEGIST,
        due=local_day(at) + ANSWER_WITHIN,
        by=by,
        at=at,
    )
    return made


def _locked(deviation: Deviation, version: int, by: Actor) -> Deviation:
    locked(deviation.benefit)
    rows = Deviation.objects.select_for_update(of=("self",)).select_related("benefit__initiative", "body")
    row = rows.get(pk=deviation.pk)
    rules.check_can_judge(by, row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row


@transaction.atomic
def judge_deviation(
    *, deviation: Deviation, version: int, serious: bool, why: str, by: Actor, at: datetime
) -> Deviation:
    """Say whether a deviation is serious: then measures are decided, otherwise nothing is needed (bedöma).

    Raises Stale, Refused, Invalid or Forbidden.
    """
    row = _locked(deviation, version, by)
    state = DeviationState.SERIOUS if serious else DeviationState.DISMISSED
    rules.check_deviation_moves(row, state)
    rules.check_why(why)
    with trail.changing(row, "benefits.deviation.judged", by=by, at=at, why=why.strip()):
        row.state = state
        if not serious:
            row.outcome = why.strip()
    agenda.fulfil_duty(kind=JUDGE, subject_id=row.pk, by=by, at=at)
    if serious:
        agenda.place_duty(
            kind=DECIDE,
            subject_id=row.pk,
            subject_name=row.benefit.title,
            role=Role.DECIDER,
            body=row.body,
            due=local_day(at) + ANSWER_WITHIN,
            by=by,
            at=at,
        )
    return row


@transaction.atomic
def decide_measures(
    *,
    deviation: Deviation,
    version: int,
    measures: str,
    decision: Decision | None,
    by: Actor,
    at: datetime,
    due: date | None = None,
) -> Deviation:
    """Write down what was decided about a serious deviation, and in which decision (besluta om åtgärder, R108).

    The decision is of the day the deviation was reported or later. Raises Stale, Refused, Invalid or Forbidden.
    """
    row = _locked(deviation, version, by)
    rules.check_deviation_moves(row, DeviationState.DECIDED)
    check_says(measures, field="measures")
    rules.check_decision(decision, row.benefit.organisation_id, since=row.on)
    with trail.changing(row, "benefits.deviation.decided", by=by, at=at):
        row.state, row.measures, row.decision, row.due = DeviationState.DECIDED, measures.strip(), decision, due
    agenda.fulfil_duty(kind=DECIDE, subject_id=row.pk, by=by, at=at)
    return row


@transaction.atomic
def finish_deviation(*, deviation: Deviation, version: int, outcome: str, by: Actor, at: datetime) -> Deviation:
    """Tell what came of the measures (avsluta avvikelsen). Raises Stale, Refused, Invalid or Forbidden."""
    row = _locked(deviation, version, by)
    rules.check_deviation_moves(row, DeviationState.DONE)
    check_says(outcome, field="outcome")
    with trail.changing(row, "benefits.deviation.finished", by=by, at=at):
        row.state, row.outcome = DeviationState.DONE, outcome.strip()
    for kind in (JUDGE, DECIDE):
        agenda.fulfil_duty(kind=kind, subject_id=row.pk, by=by, at=at)
    return row
