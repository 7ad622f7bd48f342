"""Who may change and report activities, and what must hold of them. No writes, no clock."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Field

from farled.direction.reads import Document, Objective, Passage
from farled.people.reads import Actor, Body
from farled.planning.models import Activity
from farled.planning.states import ABANDONED, MOVES, ActivityKind, Part, Status
from farled.web.formats import day
from farled.web.refused import Forbidden, Invalid, Refused, asks, together


def leads_of(activity: Activity) -> list[int]:
    """The bodies that answer for an activity."""
    return [each.body_id for each in activity.parts.all() if each.part == Part.LEAD]


def taking_part(activity: Activity) -> list[int]:
    """The bodies that lead or contribute."""
    return [each.body_id for each in activity.parts.all()]


# --- Who --------------------------------------------------------------------------------------------------------------


def check_can_keep(by: Actor, document: Document) -> None:
    """A plan's rows are kept by whoever edits the whole organisation, or the body whose own plan it is."""
    if by.organisation_id != document.organisation_id or not by.reach("planning.edit").covers(document.body_id):
        raise Forbidden("planning.keep", plan=document.title)


def check_can_freeze(by: Actor, document: Document) -> None:
    """A round is frozen by whoever keeps the plan; a key may be given that, or not."""
    if by.organisation_id != document.organisation_id or not by.reach("planning.freeze").covers(document.body_id):
        raise Forbidden("planning.keep", plan=document.title)


def check_can_edit(by: Actor, activity: Activity) -> None:
    """An activity is changed by the plan's keeper or by a body that answers for it."""
    reach = by.reach("planning.edit")
    within = reach.covers(activity.document.body_id, *leads_of(activity))
    if by.organisation_id != activity.organisation_id or not within:
        raise Forbidden("planning.edit", title=activity.title)


def check_can_report(by: Actor, activity: Activity) -> None:
    """The state of an activity is told by a body that takes part, or by the plan's keeper."""
    reach = by.reach("planning.report")
    if by.organisation_id != activity.organisation_id or not reach.covers(*taking_part(activity)):
        raise Forbidden("planning.report", title=activity.title)


def check_reports_for(by: Actor, activity: Activity, body: Body | None) -> None:
    """Nobody reports for a body they do not work in, nor for one that takes no part."""
    reach = by.reach("planning.report")
    if body is None and not reach.whole:
        raise Invalid("planning.report.body", field="body")
    if body is not None and body.pk not in taking_part(activity):
        raise Refused("planning.report.no_part", field="body", body=body.name)
    if body is not None and not reach.covers(body.pk):
        raise Forbidden("planning.report.other_body", field="body", body=body.name)


def check_leads_within_reach(by: Actor, before: Collection[int], after: Collection[int]) -> None:
    """A body hands responsibility neither to others nor away from itself; only the plan's keeper does."""
    reach = by.reach("planning.edit")
    moved = set(before) ^ set(after)
    if not reach.whole and (not moved <= reach.bodies or not reach.covers(*after)):
        raise Forbidden("planning.leads", field="leads")


# --- What an activity says --------------------------------------------------------------------------------------------


def check_lengths(activity: Activity) -> None:
    """No text is longer than its place in the database."""

    def check(field: Field[Any, Any]) -> None:
        text, most = getattr(activity, field.attname), getattr(field, "max_length", None)
        if most is not None and len(text) > most:
            raise Invalid("web.text.long", field=field.name, length=len(text), most=most)

    together(*(partial(check, field) for field in activity._meta.concrete_fields))


def check_period(start: date | None, end: date | None) -> None:
    """A period runs forwards."""
    if start and end and end < start:
        raise Invalid("planning.period.backwards", field="end", start=day(start), end=day(end))


def check_end_is_moved_openly(activity: Activity, end: date | None, *, decided: bool) -> None:
    """In a decided plan a later end needs a reason, so it goes through prolonging (R41)."""
    if decided and activity.end is not None and (end is None or end > activity.end):
        raise Refused("planning.end.prolong", field="end", end=day(activity.end))


def check_place(
    *, organisation_id: int, kind: ActivityKind, objective: Objective | None, insats: Activity | None
) -> None:
    """What an activity works towards lies in the same organisation, and only an activity is part of an insats."""
    if objective is not None:
        check_objectives(organisation_id, [objective])
    if insats is None:
        return
    if insats.organisation_id != organisation_id or insats.kind != ActivityKind.INSATS:
        raise Refused("planning.insats.unknown", field="insats", title=insats.title)
    if kind is ActivityKind.INSATS:
        raise Refused("planning.insats.nested", field="insats")


def check_passage(activity: Activity, passage: Passage | None) -> None:
    """An activity stands in the text of its plan, or of the document its objective is in."""
    documents = {activity.document_id, activity.objective.document_id if activity.objective else None}
    if passage is not None and passage.document_id not in documents:
        raise Refused("planning.passage", field="passage", title=activity.title)


def check_objectives(organisation_id: int, objectives: Iterable[Objective], *, field: str = "objective") -> None:
    """Activities work towards objectives of their own organisation; those derive from other organisations' in turn."""
    for objective in objectives:
        if objective.trail_organisation() != organisation_id:
            raise Refused("planning.objective.elsewhere", field=field, title=objective.title)


def check_bodies(organisation_id: int, leads: Iterable[Body], contributing: Iterable[Body]) -> None:
    """Bodies belong to the organisation, and a body has one part."""
    leads, contributing = list(leads), list(contributing)
    for field, bodies in (("leads", leads), ("contributing", contributing)):
        for body in bodies:
            if body.organisation_id != organisation_id:
                raise Refused("planning.body.elsewhere", field=field, body=body.name)
    twice = {body.pk for body in leads} & {body.pk for body in contributing}
    for body in contributing:
        if body.pk in twice:
            raise Refused("planning.body.twice", field="contributing", body=body.name)


# --- How it goes ------------------------------------------------------------------------------------------------------


def check_move(now: Status, to: Status) -> None:
    """Only moves of the state diagram; staying is no move."""
    if to is not now and to not in MOVES[now]:
        raise Refused("planning.status.move", field="status", now=now.label, to=to.label)


def check_moved_by_lead(by: Actor, activity: Activity, to: Status) -> None:
    """A body that only contributes tells how it goes, but does not change the status of the whole."""
    if to != activity.status and not by.reach("planning.report").covers(*leads_of(activity)):
        raise Forbidden("planning.status.lead", field="status", now=Status(activity.status).label)


def check_outcome(status: Status, outcome: str, outcome_on: date | None, *, today: date) -> None:
    """What is finished says what came of it, and when; nothing has come of it tomorrow."""
    if status.finished and not outcome:
        raise Invalid("planning.outcome.missing", field="outcome", status=status.label)
    if outcome_on is not None and outcome_on > today:
        raise Invalid("planning.outcome.ahead", field="outcome_on", day=day(outcome_on))


def check_ends(status: Status) -> None:
    """An outcome finishes an activity, so its status is one of those that finish."""
    if not status.finished:
        raise Invalid("planning.outcome.unfinished", field="status", status=status.label)


def check_abandons(status: Status) -> None:
    """Dropping says how: replaced, not used or dropped."""
    if status not in ABANDONED:
        raise Invalid("planning.drop.status", field="status", status=status.label)


def check_report_day(activity: Activity, on: date, *, today: date) -> None:
    """A report is of a day that has been, and not older than what has been reported already."""
    if on > today:
        raise Invalid("planning.report.ahead", field="on", day=day(on))
    if activity.reported_on is not None and on < activity.reported_on:
        raise Refused("planning.report.older", field="on", day=day(activity.reported_on))


def check_proposed_end(activity: Activity, end: date | None, status: Status) -> None:
    """A new end is asked for only for what is to go on, and to a later day than it has."""
    if end is None:
        return
    if status.finished:
        raise Invalid("planning.end.finished", field="proposed_end", status=status.label)
    if activity.end is not None and end <= activity.end:
        raise Invalid("planning.prolong.earlier", field="proposed_end", end=day(activity.end))


def check_can_prolong(activity: Activity, end: date, why: str) -> None:
    """Only something unfinished with an end is prolonged, to a later day and for a reason (R41)."""
    check_unfinished(activity)
    if activity.end is None:
        raise Refused("planning.prolong.no_end", field="end")
    if end <= activity.end:
        raise Invalid("planning.prolong.earlier", field="end", end=day(activity.end))
    check_reason(why)


def check_reason(why: str) -> None:
    """A decision others will ask about says why."""
    if not why:
        raise Invalid("planning.why", field="why")


def check_unfinished(activity: Activity) -> None:
    """Nothing more is done about what is finished, until it is reopened."""
    if Status(activity.status).finished:
        raise Refused("planning.finished", status=Status(activity.status).label)


def check_can_reopen(activity: Activity) -> None:
    """Only what is finished is reopened, and only what was not replaced or left unused."""
    if Status.ONGOING not in MOVES[Status(activity.status)] or not Status(activity.status).finished:
        raise Refused("planning.reopen", status=Status(activity.status).label)


def check_asks_for_end(activity: Activity) -> None:
    """There is a proposed end to answer."""
    if activity.proposed_end is None:
        raise Refused("planning.end.nothing_proposed")


def check_can_remove(activity: Activity, *, decided: bool, reports: int, below: int, told: bool) -> None:
    """Only what was never decided, reported or built upon can vanish; the rest is dropped, and stays to be read."""
    if decided:
        raise Refused("planning.remove.decided", title=activity.title)
    if reports:
        raise Refused("planning.remove.reported", title=activity.title)
    if below:
        raise Refused("planning.remove.insats", title=activity.title, count=below)
    if told:
        raise Refused("planning.remove.told", title=activity.title)


can_keep = asks(check_can_keep)
can_edit = asks(check_can_edit)
can_report = asks(check_can_report)
can_reopen = asks(check_can_reopen)
can_remove = asks(check_can_remove)
