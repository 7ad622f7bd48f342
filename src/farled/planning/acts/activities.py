"""What a plan contains is changed: what an activity says, where it stands, its bodies; and a draft is removed."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from farled.direction.reads import Objective, Passage
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.planning import reads, rules
from farled.planning.acts.answers import settle
from farled.planning.acts.rounds import follow_bodies
from farled.planning.acts.rows import Content, locked, read_anew, ties_of, write_listings, write_parts
from farled.planning.models import Activity
from farled.planning.states import ActivityKind
from farled.thread import acts as thread
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def change_activity(
    *,
    activity: Activity,
    version: int,
    content: Content,
    objective: Objective | None,
    insats: Activity | None,
    also_listed: Iterable[Objective],
    by: Actor,
    at: datetime,
    kind: ActivityKind | None = None,
    why: str = "",
    on: date | None = None,
) -> Activity:
    """Change what an activity says and where it stands (ändra). ``on`` is the day new ties hold from, by default today.

    ``kind`` is a new one; an insats stays one. What only the old kind holds has to be emptied first.

    Raises Stale when somebody else changed it meanwhile, Refused when a decided plan's end would move unseen.
    """
    activity = locked(activity)
    rules.check_can_edit(by, activity)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    also_listed = list(also_listed)
    rules.check_period(content.start, content.end)
    rules.check_end_is_moved_openly(activity, content.end, decided=reads.is_decided(activity.document))
    now = ActivityKind(activity.kind)
    kind = now if kind is None else kind
    rules.check_turns_into(activity, kind, occasions=activity.occasions.exists())
    rules.check_place(organisation_id=activity.organisation_id, kind=kind, objective=objective, insats=insats)
    rules.check_objectives(activity.organisation_id, also_listed, field="also_listed")
    with trail.changing(activity, "planning.activity.changed", by=by, at=at, why=why.strip()):
        activity.kind = kind
        content.put_on(activity)
        rules.check_lengths(activity)
        rules.check_fits(activity)
        if activity.first_end and (activity.end is None or activity.end <= activity.first_end):
            activity.first_end = None  # in a draft the end may be set back, and then it was never prolonged
        activity.objective, activity.insats = objective, insats
        write_listings(activity, also_listed)
        read_anew(activity)
        [(node, ties)] = ties_of([activity])
        for relation, uppers in ties.items():
            thread.tie_only(lower=node, uppers=uppers, relation=relation, on=on or local_day(at))
    return activity


@transaction.atomic
def set_bodies(
    *,
    activity: Activity,
    version: int,
    leads: Iterable[Body],
    contributing: Iterable[Body],
    by: Actor,
    at: datetime,
    why: str = "",
) -> Activity:
    """Say who answers for an activity and who contributes (ange ansvariga). Raises Stale, Refused or Forbidden."""
    activity = locked(activity)
    rules.check_can_edit(by, activity)
    leads, contributing = list(leads), list(contributing)
    before = rules.leads_of(activity)
    rules.check_leads_within_reach(by, before, [body.pk for body in leads])
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_bodies(activity.organisation_id, leads, contributing)
    with trail.changing(activity, "planning.activity.bodies_set", by=by, at=at, why=why.strip()):
        write_parts(activity, leads, contributing)
        read_anew(activity)
    follow_bodies(activity=activity, by=by, at=at)
    settle(activity=activity, body_ids=before, by=by, at=at)
    return activity


@transaction.atomic
def tie_passage(
    *, activity: Activity, version: int, passage: Passage | None, by: Actor, at: datetime, why: str = ""
) -> Activity:
    """Say where in the text an activity or insats stands (koppla till texten).

    Raises Stale, Refused or Forbidden.
    """
    activity = locked(activity)
    rules.check_can_edit(by, activity)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_passage(activity, passage)
    with trail.changing(activity, "planning.activity.passage_tied", by=by, at=at, why=why.strip()):
        activity.passage = passage
    return activity


@transaction.atomic
def remove_draft(*, activity: Activity, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Delete an activity that was never decided, reported or built upon (radera utkast). History keeps what it said."""
    activity = locked(activity)
    rules.check_can_keep(by, activity.document)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_can_remove(
        activity,
        decided=reads.is_decided(activity.document),
        reports=activity.reports.count(),
        below=activity.activities.count(),
        told=activity.occasions.exists(),
    )
    rules.check_nothing_rests(activity.follows.select_related("activity", "later"))
    trail.removed(activity, "planning.activity.removed", by=by, at=at, why=why.strip())
    thread.remove(kind=activity.node_kind, ref=activity.pk)
    activity.parts.all().delete()
    activity.listings.all().delete()
    activity.sequels.all().delete()
    activity.delete()
