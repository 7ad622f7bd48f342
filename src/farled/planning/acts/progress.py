"""How it goes: status reports, outcomes, later ends, what is dropped and what is taken up again."""

from datetime import date, datetime

from django.db import transaction

from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.planning import reads, rules
from farled.planning.acts.answers import settle, take_in
from farled.planning.acts.rows import locked
from farled.planning.models import Activity, StatusReport
from farled.planning.states import Light, Status
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says


@transaction.atomic
def report_status(
    *,
    activity: Activity,
    version: int,
    light: Light,
    text: str,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    status: Status | None = None,
    next_step: str = "",
    proposed_end: date | None = None,
    outcome: str = "",
    outcome_on: date | None = None,
    on: date | None = None,
    source: str = "",
) -> StatusReport:
    """Tell how an activity goes (rapportera läget), for a body that takes part or, with ``body`` None, as plan keeper.

    ``status`` None keeps it as it is. A status that finishes needs an ``outcome``; ``on`` is by default today. A
    ``proposed_end`` waits for the keeper's answer. When the body has reported on all it was asked about, its duty is
    done. Raises Stale when somebody else has reported or changed the activity meanwhile; Refused, Invalid, Forbidden.
    """
    activity, today = locked(activity), local_day(at)
    on, status, outcome = on or today, status or Status(activity.status), outcome.strip()
    rules.check_can_report(by, activity)
    rules.check_reports_for(by, activity, body)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_report_day(activity, on, today=today)
    rules.check_moved_by_lead(by, activity, status)
    rules.check_move(Status(activity.status), status)
    if status != activity.status:
        rules.check_outcome(status, outcome, outcome_on, today=today)
    check_says(text, field="text")
    rules.check_proposed_end(activity, proposed_end, status)
    report = StatusReport(
        activity=activity,
        body=body,
        on=on,
        light=light,
        status=status,
        text=text.strip(),
        next_step=next_step.strip(),
        proposed_end=proposed_end,
        reporter=by.name,
        source=source.strip(),
    )
    report.save(force_insert=True)
    trail.created(report, "planning.report.made", by=by, at=at, on_behalf_of=body.name if body else "")
    with trail.changing(activity, "planning.activity.reported", by=by, at=at, on_behalf_of=body.name if body else ""):
        activity.light, activity.reported_on, activity.proposed_end = light, on, proposed_end
        if status.finished and status != activity.status:
            activity.outcome, activity.outcome_on = outcome, outcome_on or on
        activity.status = status
    take_in(activity=activity, report=report, by=by, at=at)
    settle(activity=activity, body_ids=rules.taking_part(activity), by=by, at=at)
    return report


@transaction.atomic
def record_outcome(
    *,
    activity: Activity,
    version: int,
    status: Status,
    outcome: str,
    outcome_on: date,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Activity:
    """Finish an activity with what came of it (skriva utfall, R43), or reword the outcome of one that is finished."""
    activity, outcome = locked(activity), outcome.strip()
    rules.check_can_edit(by, activity)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_ends(status)
    rules.check_move(Status(activity.status), status)
    rules.check_outcome(status, outcome, outcome_on, today=local_day(at))
    with trail.changing(activity, "planning.activity.outcome_recorded", by=by, at=at, why=why.strip()):
        activity.status, activity.outcome, activity.outcome_on = status, outcome, outcome_on
        activity.proposed_end = None
    settle(activity=activity, body_ids=rules.taking_part(activity), by=by, at=at)
    return activity


@transaction.atomic
def prolong(*, activity: Activity, version: int, end: date, why: str, by: Actor, at: datetime) -> Activity:
    """Move the last day forward for a reason, which becomes a footnote (förlänga, R41). Answers a proposed end."""
    activity, why = locked(activity), why.strip()
    rules.check_can_keep(by, activity.document)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_can_prolong(activity, end, why)
    with trail.changing(activity, "planning.activity.prolonged", by=by, at=at, why=why):
        activity.first_end = activity.first_end or activity.end
        activity.end = end
        activity.proposed_end = None
        activity.footnotes = [*activity.footnotes, why]
    return activity


@transaction.atomic
def keep_end(*, activity: Activity, version: int, why: str, by: Actor, at: datetime) -> Activity:
    """Answer no to a proposed end (behålla sluttiden). The reason stands in the history."""
    activity, why = locked(activity), why.strip()
    rules.check_can_keep(by, activity.document)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_asks_for_end(activity)
    rules.check_reason(why)
    with trail.changing(activity, "planning.activity.end_kept", by=by, at=at, why=why):
        activity.proposed_end = None
    return activity


@transaction.atomic
def drop(*, activity: Activity, version: int, status: Status, why: str, by: Actor, at: datetime) -> Activity:
    """Take an activity out of the plan: replaced, not used or dropped (ta ur planen). The reason is its outcome."""
    activity, why = locked(activity), why.strip()
    rules.check_can_keep(by, activity.document)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_abandons(status)
    rules.check_unfinished(activity)
    rules.check_move(Status(activity.status), status)
    rules.check_reason(why)
    with trail.changing(activity, "planning.activity.dropped", by=by, at=at, why=why):
        activity.status, activity.outcome, activity.outcome_on = status, why, local_day(at)
        activity.proposed_end = None
    settle(activity=activity, body_ids=rules.taking_part(activity), by=by, at=at)
    return activity


@transaction.atomic
def reopen(*, activity: Activity, version: int, why: str, by: Actor, at: datetime) -> Activity:
    """Take up again what was finished (återöppna). Its outcome moves to the history."""
    activity, why = locked(activity), why.strip()
    rules.check_can_edit(by, activity)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_can_reopen(activity)
    rules.check_reason(why)
    with trail.changing(activity, "planning.activity.reopened", by=by, at=at, why=why):
        activity.status, activity.outcome, activity.outcome_on = Status.ONGOING, "", None
    return activity
