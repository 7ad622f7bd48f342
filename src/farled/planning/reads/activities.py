"""Activities and insatser with their reports: now, and as they were on an earlier day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Collate

from farled.direction.reads import Document, DocumentVersion, Objective
from farled.direction.states import Level, VersionState
from farled.methods.periods import deadline_end
from farled.people.reads import Actor, Body
from farled.planning.models import Activity, ActivityPart, ActivityQuerySet, Listing, StatusReport
from farled.planning.states import ActivityKind, Part
from farled.trail.reads import changed_since, values_at

LONG_TEXTS = ("description", "effect", "outcome", "footnotes", "source")


def activities(actor: Actor) -> ActivityQuerySet:
    """Every activity and insats the actor may see, with all it says."""
    return Activity.objects.visible_to(actor).select_related("document", "objective", "insats")


def activity_rows(actor: Actor) -> ActivityQuerySet:
    """The same for lists: without the long texts and without related rows; see ``bearings`` and ``leads_of``."""
    return Activity.objects.visible_to(actor).defer(*LONG_TEXTS)


def leads_of(rows: Iterable[Activity]) -> dict[int, list[int]]:
    """The bodies that answer for each row, in one query. The caller has checked that the rows may be seen."""
    parts = ActivityPart.objects.filter(activity__in=[row.pk for row in rows], part=Part.LEAD).order_by("pk")
    found: dict[int, list[int]] = {}
    for activity, body in parts.values_list("activity", "body"):
        found.setdefault(activity, []).append(body)
    return found


def hidden_refs(actor: Actor, kind: str) -> set[int]:
    """Activities of the actor's own organisation that the actor may not see: those of drafts."""
    if actor.reach("direction.read_draft").whole:
        return set()
    own = Activity.objects.filter(organisation_id=actor.organisation_id, kind=kind)
    return set(own.exclude(pk__in=Activity.objects.visible_to(actor).values("pk")).values_list("pk", flat=True))


def by_day(rows: ActivityQuerySet, field: str, first: date, last: date) -> list[tuple[date, int, str, int]]:
    """(day, how many rows have it, title and id of one of them) between two days, by a date field of the rows."""
    within = rows.filter(**{f"{field}__range": (first, last)}).values(field).order_by(field)
    days = within.annotate(number=Count("pk"), one=Min("title"), ref=Min("pk"))
    return list(days.values_list(field, "number", "one", "ref"))


def insatser(actor: Actor, *, but: int | None = None) -> QuerySet[Activity]:
    """The insatser an activity can be part of, but never itself, in Swedish order."""
    rows = Activity.objects.visible_to(actor).filter(kind=ActivityKind.INSATS)
    rows = rows if but is None else rows.exclude(pk=but)
    return rows.defer(*LONG_TEXTS).order_by(Collate("title", "sv-x-icu"))


def visible_reports(actor: Actor) -> QuerySet[StatusReport]:
    """Every status report the actor may see."""
    return StatusReport.objects.visible_to(actor)


def objectives(actor: Actor) -> QuerySet[Objective]:
    """The objectives an activity can work towards, document by document in their order."""
    rows = Objective.objects.visible_to(actor).filter(document__organisation_id=actor.organisation_id)
    rows = rows.select_related("document").exclude(level=Level.PRINCIPLE)
    return rows.order_by(Collate("document__title", "sv-x-icu"), "document_id", "position", "pk")


def areas(actor: Actor, *, besides: int | None = None) -> QuerySet[Objective]:
    """The goal areas an activity can also be listed under (S31), and those where it already is."""
    listed = Listing.objects.filter(activity=besides).values("objective")
    return objectives(actor).filter(Q(level=Level.TARGET_AREA) | Q(pk__in=listed))


def bodies(actor: Actor, *, besides: Activity | None = None) -> QuerySet[Body]:
    """The bodies an activity can be given: those that are not closed, and those it has already."""
    open_ones = Q(closed_on=None)
    if besides is not None:
        open_ones |= Q(pk__in=ActivityPart.objects.filter(activity=besides).values("body"))
    rows = Body.objects.visible_to(actor).filter(open_ones)
    return rows.order_by(Collate("name", "sv-x-icu"), "pk")


def reporting_bodies(actor: Actor, activity: Activity) -> QuerySet[Body]:
    """The bodies that take part in an activity and that the actor may report for."""
    reach = actor.reach("planning.report")
    rows = Body.objects.visible_to(actor).filter(parts__activity=activity)
    return (rows if reach.whole else rows.filter(pk__in=reach.bodies)).order_by(Collate("name", "sv-x-icu"), "pk")


def reports(activity: Activity) -> QuerySet[StatusReport]:
    """The status reports of an activity, newest first. The caller has already checked that it may be seen."""
    return activity.reports.select_related("body").order_by("-on", "-pk")


def latest_report(activity: Activity) -> StatusReport | None:
    """What was last said of an activity, if anything."""
    return reports(activity).first()


def is_decided(document: Document) -> bool:
    """Whether somebody has decided a version of the plan."""
    return DocumentVersion.objects.filter(document=document).exclude(state=VersionState.DRAFT).exists()


def stored(activity: Activity) -> dict[str, Any]:
    """What is stored, under the names of the forms' fields: to begin an edit, and to show beside what was typed."""
    return activity.trail_values() | {"footnotes": "\n".join(activity.footnotes)}


@dataclass(frozen=True, slots=True)
class NodeRow:
    """What the red thread asks of an activity or insats; ``led``: a body answers for it."""

    pk: int
    document_id: int
    status: str
    standing: bool
    end: date | None
    effect_due: date | None
    outcome_on: date | None
    led: bool


def node_rows(organisation_id: int, kind: str, *, on: date) -> Iterator[NodeRow]:
    """Every activity or insats of an organisation as it was at the end of a day, in two queries."""
    leads = ActivityPart.objects.filter(activity=OuterRef("pk"), part=Part.LEAD)
    rows = Activity.objects.filter(organisation_id=organisation_id, kind=kind).annotate(led=Exists(leads))
    earlier, later = changed_since(Activity.KIND, organisation_id, deadline_end(on))
    names = [field.name for field in fields(NodeRow)]
    for row in rows.order_by("pk").values_list(*names):
        if row[0] in earlier:
            yield _node_row_then(row[0], earlier[row[0]])
        elif row[0] not in later:
            yield NodeRow(*row)


def _node_row_then(pk: int, values: Mapping[str, Any]) -> NodeRow:
    row = restored(pk, values)
    led = bool(values.get("leads"))
    return NodeRow(pk, row.document_id, row.status, row.standing, row.end, row.effect_due, row.outcome_on, led)


@dataclass(frozen=True, slots=True)
class Known:
    """An activity as it is known on some day, with what belongs to it as far as the reader may see that."""

    activity: Activity
    leads: tuple[Body, ...]
    contributing: tuple[Body, ...]
    objective: Objective | None
    listed: tuple[Objective, ...]


def known(activity: Activity, actor: Actor) -> Known:
    """The activity as it is now."""
    return _known(activity, dict(activity.trail_related()), actor)


def known_at(activity: Activity, actor: Actor, at: datetime) -> Known | None:
    """The activity as it was at an instant; None when it did not exist yet. The row given is not changed."""
    values = values_at(Activity.KIND, [activity.pk], at).get(activity.pk)
    return None if values is None else _known(restored(activity.pk, values), values, actor)


def _known(activity: Activity, beside: Mapping[str, Any], actor: Actor) -> Known:
    leads, contributing, listed = beside["leads"], beside["contributing"], beside["also_listed"]
    bodies = Body.objects.visible_to(actor).filter(pk__in=[*leads, *contributing])
    bodies = bodies.order_by(Collate("name", "sv-x-icu"), "pk")
    seen = Objective.objects.visible_to(actor).in_bulk([pk for pk in (activity.objective_id, *listed) if pk])
    return Known(
        activity=activity,
        leads=tuple(body for body in bodies if body.pk in leads),
        contributing=tuple(body for body in bodies if body.pk in contributing),
        objective=seen.get(activity.objective_id) if activity.objective_id else None,
        listed=tuple(seen[pk] for pk in listed if pk in seen),
    )


def rows_at(rows: Mapping[int, Activity], at: datetime) -> dict[int, Activity]:
    """The rows as they were at an instant, without those that did not exist yet."""
    return {pk: restored(pk, values) for pk, values in values_at(Activity.KIND, rows, at).items()}


def restored(pk: int, values: Mapping[str, Any]) -> Activity:
    """A row made of the values history holds. It is never saved."""
    row = Activity(pk=pk)
    for field in Activity._meta.concrete_fields:
        if field.name in values:
            setattr(row, field.attname, field.to_python(values[field.name]))
    return row
