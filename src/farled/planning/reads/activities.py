"""Activities and insatser with their reports: now, and as they were on an earlier day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Collate

from farled.direction import reads as direction
from farled.direction.reads import Document, DocumentVersion, Objective, Passage, Placed
from farled.direction.states import UNDECIDED, Level
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.planning.models import (
    Activity,
    ActivityPart,
    ActivityQuerySet,
    Continuation,
    Listing,
    Sequel,
    StatusReport,
)
from farled.planning.reads.kinds import LeadsTo, leads_to
from farled.planning.states import ActivityKind, Part, Status
from farled.trail.reads import changed_since, first_values, known_by, values_at

LONG_TEXTS = ("description", "effect", "outcome", "footnotes", "source", "scope", "result_source")


def activities(actor: Actor) -> ActivityQuerySet:
    """Every activity and insats the actor may see, with all it says."""
    return Activity.objects.visible_to(actor).select_related("document", "objective", "insats")


def activities_in_sight(actor: Actor) -> ActivityQuerySet:
    """Every activity and insats the actor may see, and those in plans that other organisations have published."""
    return Activity.objects.in_sight_of(actor).select_related("document__organisation")


def kinds_and_refs(document_id: int) -> list[tuple[str, int]]:
    """(kind, id) of all that stands in a plan, in one query. For acts and invariants, whoever asks."""
    return list(Activity.objects.filter(document=document_id).order_by("pk").values_list("kind", "pk"))


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


def hidden_rows(actor: Actor) -> list[tuple[str, int]]:
    """(kind, id) of the activities of the actor's own organisation that the actor may not see: those of drafts."""
    if actor.reach("direction.read_draft").whole:
        return []
    drafts = Document.objects.filter(organisation_id=actor.organisation_id).exclude(
        pk__in=Document.objects.visible_to(actor).values("pk")
    )
    return list(Activity.objects.filter(document__in=drafts).values_list("kind", "pk"))


def days_ahead(actor: Actor, first: date, last: date) -> QuerySet[Any, tuple[str, date, int, str, int]]:
    """The days between two on which something is to be done (``end``) or its effect followed up (``effect_due``).

    Each is (which of them, the day, how many rows have it, the title and id of one of them).
    """
    rows = Activity.objects.visible_to(actor)

    def days(chosen: ActivityQuerySet, field: str) -> Any:
        within: Any = chosen.filter(**{f"{field}__range": (first, last)}).order_by()
        each = within.annotate(field=Value(field)).values("field", day=F(field))
        counted = each.annotate(number=Count("pk"), one=Min("title"), ref=Min("pk"))
        return counted.values_list("field", "day", "number", "one", "ref")

    ends = days(rows.unfinished().filter(standing=False), "end")
    follow_ups = days(rows.exclude(status=Status.DROPPED), "effect_due")
    found: QuerySet[Any, tuple[str, date, int, str, int]] = ends.union(follow_ups, all=True)
    return found.order_by("day", "field")


def within(one: Activity, actor: Actor) -> ActivityQuerySet:
    """The activities of an insats that the actor may see, in the plan's order; an activity has none."""
    if one.kind != ActivityKind.INSATS:
        return Activity.objects.none()
    return activity_rows(actor).filter(insats=one).order_by("position")


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


def texts_about(activity: Activity, actor: Actor) -> dict[DocumentVersion, list[Placed]]:
    """The texts an activity can stand in: its plan's, and that of the document its objective is in."""
    documents = [activity.document, *([activity.objective.document] if activity.objective else [])]
    versions = [direction.latest_text(document, actor) for document in dict.fromkeys(documents)]
    return {version: direction.text_of(version) for version in versions if version}


def stands_in(passage: Passage, texts: Iterable[DocumentVersion]) -> int | None:
    """The passage in some texts that another is or has become part of; None when they have nothing left of it."""
    for version in texts:
        for place in direction.stand_in(version, [passage.pk])[passage.pk]:
            return place
    return None


def standing_in(passage: Passage, actor: Actor) -> QuerySet[Activity]:
    """The activities and insatser that stand in a passage, or in one that has become part of it."""
    rows = activities(actor).filter(passage__in=direction.made_of(passage, actor))
    return rows.order_by("document", "position", "pk")


def reports(activity: Activity) -> QuerySet[StatusReport]:
    """The status reports of an activity, newest first. The caller has already checked that it may be seen."""
    return activity.reports.select_related("body").order_by("-on", "-pk")


def latest_report(activity: Activity) -> StatusReport | None:
    """What was last said of an activity, if anything."""
    return reports(activity).first()


def latest_reports(
    actor: Actor, rows: QuerySet[Activity], *, on: date, at: datetime | None = None
) -> dict[int, StatusReport]:
    """What was last said of each row until a day, by row, in one query.

    With an instant without what was written in after it, in two more; what is told of rows that were written in later
    themselves stays.
    """
    told = StatusReport.objects.visible_to(actor).filter(activity__in=rows.order_by().values("pk"), on__lte=on)
    found = list(told.order_by("on", "pk"))
    if at is not None:
        late = {each.activity_id for each in found} - known_by(Activity.KIND, {each.activity_id for each in found}, at)
        there = known_by(StatusReport.KIND, [each.pk for each in found], at)
        found = [each for each in found if each.pk in there or each.activity_id in late]
    return {report.activity_id: report for report in found}


def is_decided(document: Document) -> bool:
    """Whether somebody has decided a version of the plan."""
    return DocumentVersion.objects.filter(document=document).exclude(state__in=UNDECIDED).exists()


def holds_from(document: Document) -> date | None:
    """The day the latest version of a plan holds from, if that is decided. For acts, whoever asks."""
    versions = DocumentVersion.objects.filter(document=document).exclude(valid_from=None)
    return versions.order_by("-number").values_list("valid_from", flat=True).first()


def holds_until(document: Document) -> date | None:
    """The last day of a plan by its latest decided version; None when it holds until further notice."""
    versions = DocumentVersion.objects.filter(document=document).exclude(valid_from=None)
    return versions.order_by("-number").values_list("valid_to", flat=True).first()


def goals_of(document: Document) -> QuerySet[Objective]:
    """The goals that stand in a plan, in its order. For acts, whoever asks."""
    return Objective.objects.filter(document=document).select_related("document").order_by("position", "pk")


def continued(actor: Actor, document: Document) -> list[Continuation]:
    """What of a plan goes on in later plans that the actor may see, with the later rows."""
    rows = Continuation.objects.filter(earlier__document=document, later__in=Activity.objects.visible_to(actor))
    return list(rows.select_related("later__document").order_by("pk"))


def left_in(actor: Actor, document: Document) -> QuerySet[Activity]:
    """What is unfinished in a plan and does not go on in a later one that the actor may see, in the plan's order."""
    gone = [each.earlier_id for each in continued(actor, document)]
    rows = activities(actor).filter(document=document).unfinished().exclude(pk__in=gone)
    return rows.order_by("position", "pk")


def goes_on(activity: Activity, actor: Actor) -> tuple[list[Continuation], list[Continuation]]:
    """What an activity goes on with from earlier plans, and what goes on with it, as far as the actor may see."""
    seen = Activity.objects.visible_to(actor)
    earlier = activity.continues.filter(earlier__in=seen).select_related("earlier__document")
    later = activity.continued_by.filter(later__in=seen).select_related("later__document")
    return list(earlier.order_by("pk")), list(later.order_by("pk"))


def stored(activity: Activity) -> dict[str, Any]:
    """What is stored, under the names of the forms' fields: to begin an edit, and to show beside what was typed."""
    return activity.trail_values() | {"footnotes": "\n".join(activity.footnotes)}


class NodeRow(NamedTuple):
    """What the red thread asks of an activity or insats; ``led``: a body answers for it; ``leads_on``: to something."""

    pk: int
    kind: str
    status: str
    standing: bool
    end: date | None
    effect_due: date | None
    outcome_on: date | None
    led: bool
    leads_on: bool


def node_rows(organisation_id: int, *, at: datetime | None = None) -> Iterator[NodeRow]:
    """Every activity and insats of an organisation, in one query; with an instant as they were then, in up to seven."""
    leads = ActivityPart.objects.filter(activity=OuterRef("pk"), part=Part.LEAD)
    rows = Activity.objects.filter(organisation_id=organisation_id)
    rows = rows.annotate(led=Exists(leads), leads_on=Exists(Sequel.objects.filter(activity=OuterRef("pk"))))
    now = map(NodeRow._make, rows.order_by("pk").values_list(*NodeRow._fields))
    if at is None:
        yield from now
        return
    earlier, later = changed_since(Activity.KIND, organisation_id, at)
    then = earlier | (written_in_later(later, at) if later else {})
    for row in now:
        if row.pk in then:
            yield _node_row_then(row.pk, then[row.pk])
        elif row.pk not in later:
            yield row


def _node_row_then(pk: int, values: Mapping[str, Any]) -> NodeRow:
    row, led = restored(pk, values), bool(values.get("leads"))
    leads_on = any(values.get(name) for name in Sequel.ENDS)
    return NodeRow(pk, row.kind, row.status, row.standing, row.end, row.effect_due, row.outcome_on, led, leads_on)


@dataclass(frozen=True, slots=True)
class Known:
    """An activity as it is known on some day, with what belongs to it as far as the reader may see that."""

    activity: Activity
    leads: tuple[Body, ...]
    contributing: tuple[Body, ...]
    objective: Objective | None
    listed: tuple[Objective, ...]
    leads_to: LeadsTo


def known(activity: Activity, actor: Actor) -> Known:
    """The activity as it is now."""
    return _known(activity, dict(activity.trail_related()), actor)


def known_at(activity: Activity, actor: Actor, at: datetime) -> Known | None:
    """The activity as it was at an instant; None when it did not exist yet. The row given is not changed."""
    values = values_then([activity.pk], at).get(activity.pk)
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
        leads_to=leads_to(beside, actor),
    )


def rows_at(rows: Mapping[int, Activity], at: datetime) -> dict[int, Activity]:
    """The rows as they were at an instant, without those that did not exist yet."""
    return {pk: restored(pk, values) for pk, values in values_then(rows, at).items()}


def values_then(refs: Iterable[int], at: datetime) -> dict[int, dict[str, Any]]:
    """What history holds of activities at an instant, by id; those that were not there yet are left out."""
    wanted = set(refs)
    then = values_at(Activity.KIND, wanted, at)
    missing = wanted - then.keys()
    return then | (written_in_later(missing, at) if missing else {})


def written_in_later(refs: Iterable[int], at: datetime) -> dict[int, dict[str, Any]]:
    """The first values of those activities whose plan held at an instant but had not been written into Farled yet.

    What came to the plan during the year (R42) was there from the day it came.
    """
    rows = Activity.objects.filter(Q(added_on=None) | Q(added_on__lte=local_day(at)), pk__in=list(refs))
    documents = dict(rows.values_list("pk", "document_id"))
    late = direction.written_in_later(set(documents.values()), at)
    return first_values(Activity.KIND, [pk for pk, document in documents.items() if document in late]) if late else {}


def removed_since(organisation_id: int, at: datetime) -> dict[int, dict[str, Any]]:
    """What history holds of the organisation's activities that were there at an instant and have been removed since."""
    earlier, _later = changed_since(Activity.KIND, organisation_id, at)
    there = set(Activity.objects.filter(pk__in=earlier).values_list("pk", flat=True))
    return {pk: values for pk, values in earlier.items() if pk not in there}


def restored(pk: int, values: Mapping[str, Any]) -> Activity:
    """A row made of the values history holds. It is never saved."""
    row = Activity(pk=pk)
    for field in Activity._meta.concrete_fields:
        if field.name in values:
            setattr(row, field.attname, field.to_python(values[field.name]))
    return row
