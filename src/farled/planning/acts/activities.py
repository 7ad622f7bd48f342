"""What a plan contains: activities and insatser are added, changed, given their bodies and, as drafts, removed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, prefetch_related_objects

from farled.direction.reads import Document, DocumentVersion, Objective
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.planning import reads, rules
from farled.planning.acts.follow_up import answer_requests
from farled.planning.models import Activity, ActivityPart, Listing
from farled.planning.states import ActivityKind, Part, Status
from farled.thread import acts as thread
from farled.thread.reads import Node, nodes_of
from farled.thread.states import NodeKind, Relation
from farled.trail import acts as trail
from farled.web.optimistic import check_version

BESIDE = ("parts", "listings")  # rows that belong to an activity and stand in its history


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an activity or insats says (E14, E16): everything but its place in the plan, its bodies and how it goes."""

    title: str
    description: str = ""
    start: date | None = None
    end: date | None = None
    standing: bool = False
    added_on: date | None = None
    priority: int | None = None
    responsible_text: str = ""
    footnotes: tuple[str, ...] = ()
    effect: str = ""
    effect_for: str = ""
    effect_due: date | None = None

    def put_on(self, activity: Activity) -> None:
        """Write the content on a row. Raises Invalid for a title that is empty or holds an invisible character."""
        activity.title = cleaned(self.title, field="title")
        activity.description = self.description.strip()
        activity.start, activity.end, activity.standing = self.start, self.end, self.standing
        activity.added_on, activity.priority = self.added_on, self.priority
        activity.responsible_text = self.responsible_text.strip()
        activity.footnotes = [note.strip() for note in self.footnotes if note.strip()]
        activity.effect, activity.effect_for = self.effect.strip(), self.effect_for.strip()
        activity.effect_due = self.effect_due


@transaction.atomic
def add_activity(
    *,
    document: Document,
    content: Content,
    by: Actor,
    at: datetime,
    kind: ActivityKind = ActivityKind.ACTIVITY,
    objective: Objective | None = None,
    insats: Activity | None = None,
    also_listed: Iterable[Objective] = (),
    leads: Iterable[Body] = (),
    contributing: Iterable[Body] = (),
    status: Status = Status.NEW,
    outcome: str = "",
    outcome_on: date | None = None,
    position: int | None = None,
    source: str = "",
    on: date | None = None,
    why: str = "",
) -> Activity:
    """Add an activity or insats to a plan (lägga till).

    ``on`` is the day from which it serves its objective; by default the day the plan holds from, else today. A status
    that finishes needs an ``outcome``. Without ``position`` it comes last. Raises Refused, Invalid or Forbidden.
    """
    leads, contributing, also_listed = list(leads), list(contributing), list(also_listed)
    today = local_day(at)
    rules.check_can_keep(by, document)
    rules.check_leads_within_reach(by, [], [body.pk for body in leads])
    rules.check_period(content.start, content.end)
    rules.check_place(organisation_id=document.organisation_id, kind=kind, objective=objective, insats=insats)
    rules.check_objectives(document.organisation_id, also_listed, field="also_listed")
    rules.check_bodies(document.organisation_id, leads, contributing)
    outcome = outcome.strip()
    outcome_on = (outcome_on or today) if outcome else None
    rules.check_outcome(status, outcome, outcome_on, today=today)
    activity = Activity(
        organisation_id=document.organisation_id,
        document=document,
        objective=objective,
        insats=insats,
        kind=kind,
        status=status,
        outcome=outcome,
        outcome_on=outcome_on,
        position=_last(document) + 1 if position is None else position,
        source=source.strip(),
    )
    content.put_on(activity)
    activity.save(force_insert=True)
    _write_parts(activity, leads, contributing, before=())
    _write_listings(activity, also_listed, before=())
    prefetch_related_objects([activity], *BESIDE)
    node, ties = _ties(activity)
    for relation, uppers in ties.items():
        for upper in uppers:
            thread.tie(lower=node, upper=upper, relation=relation, on=on or _holds_from(document) or today)
    trail.created(activity, "planning.activity.added", by=by, at=at, why=why)
    return activity


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
    why: str = "",
    on: date | None = None,
) -> Activity:
    """Change what an activity says and where it stands (ändra). ``on`` is the day new ties hold from, by default today.

    Raises Stale when somebody else changed it meanwhile, Refused when a decided plan's end would move unseen.
    """
    activity = locked(activity)
    rules.check_can_edit(by, activity)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    also_listed = list(also_listed)
    rules.check_period(content.start, content.end)
    rules.check_end_is_moved_openly(activity, content.end, decided=reads.is_decided(activity.document))
    kind = ActivityKind(activity.kind)
    rules.check_place(organisation_id=activity.organisation_id, kind=kind, objective=objective, insats=insats)
    rules.check_objectives(activity.organisation_id, also_listed, field="also_listed")
    with trail.changing(activity, "planning.activity.changed", by=by, at=at, why=why.strip()):
        content.put_on(activity)
        if activity.first_end and (activity.end is None or activity.end <= activity.first_end):
            activity.first_end = None  # in a draft the end may be set back, and then it was never prolonged
        activity.objective, activity.insats = objective, insats
        _write_listings(activity, also_listed, before=activity.listings.all())
        _read_anew(activity)
        node, ties = _ties(activity)
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
        _write_parts(activity, leads, contributing, before=activity.parts.all())
        _read_anew(activity)
    answer_requests(document=activity.document, body_ids=before, on=local_day(at), by=by, at=at)
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
    )
    trail.removed(activity, "planning.activity.removed", by=by, at=at, why=why.strip())
    thread.remove(kind=NodeKind(activity.kind), ref=activity.pk)
    activity.parts.all().delete()
    activity.listings.all().delete()
    activity.delete()


# --- What the acts of this room share ---------------------------------------------------------------------------------


def locked(activity: Activity) -> Activity:
    """The row as it is now, locked until the transaction ends."""
    row = Activity.objects.select_for_update(of=("self",)).select_related("document").get(pk=activity.pk)
    prefetch_related_objects([row], *BESIDE)
    return row


def _read_anew(activity: Activity) -> None:
    """Fetch the rows beside an activity again after some of them have been written."""
    activity.refresh_from_db(fields=list(BESIDE))  # forgets what was prefetched, and asks nothing of the database
    prefetch_related_objects([activity], *BESIDE)


def _holds_from(document: Document) -> date | None:
    versions = DocumentVersion.objects.filter(document=document).exclude(valid_from=None)
    return versions.order_by("-number").values_list("valid_from", flat=True).first()


def _last(document: Document) -> int:
    return Activity.objects.filter(document=document).aggregate(last=Max("position"))["last"] or 0


def _write_parts(
    activity: Activity, leads: Iterable[Body], contributing: Iterable[Body], *, before: Iterable[ActivityPart]
) -> None:
    wanted = {body.pk: Part.CONTRIBUTING for body in contributing} | {body.pk: Part.LEAD for body in leads}
    for each in before:
        part = wanted.pop(each.body_id, None)
        if part is None:
            each.delete()
        elif part != each.part:
            each.part = part
            each.save(update_fields=["part"])
    ActivityPart.objects.bulk_create(
        ActivityPart(activity=activity, body_id=body_id, part=part) for body_id, part in wanted.items()
    )


def _write_listings(activity: Activity, objectives: Iterable[Objective], *, before: Iterable[Listing]) -> None:
    wanted = {objective.pk for objective in objectives if objective.pk != activity.objective_id}
    for each in before:
        if each.objective_id not in wanted:
            each.delete()
        wanted.discard(each.objective_id)
    Listing.objects.bulk_create(Listing(activity=activity, objective_id=pk) for pk in sorted(wanted))


def _ties(activity: Activity) -> tuple[Node, dict[Relation, list[Node]]]:
    """The activity's node, and what the row says above it: the objective, where else it is listed, its insats."""
    node = thread.place(kind=NodeKind(activity.kind), ref=activity.pk, organisation_id=activity.organisation_id)
    listed = [each.objective_id for each in activity.listings.all()]
    objectives = nodes_of(NodeKind.OBJECTIVE, [pk for pk in (activity.objective_id, *listed) if pk])
    insatser = nodes_of(NodeKind.INSATS, [activity.insats_id]) if activity.insats_id else {}
    return node, {
        Relation.CONTRIBUTES_TO: [objectives[activity.objective_id]] if activity.objective_id else [],
        Relation.ALSO_LISTED: [objectives[pk] for pk in listed],
        Relation.PART_OF: list(insatser.values()),
    }
