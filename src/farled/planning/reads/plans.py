"""Plans and how they stand: which documents hold activities, their goal areas, and counts made by the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Collate

from farled.direction import reads as direction
from farled.direction.reads import Document, DocumentVersion
from farled.direction.states import UNDECIDED, DocumentKind, Level
from farled.parameters import reads as parameters
from farled.people.reads import Actor, Body
from farled.planning.models import Activity, ActivityPart, ActivityQuerySet, Listing
from farled.planning.reads.activities import LONG_TEXTS, removed_since, restored, values_then
from farled.planning.states import FINISHED, UNFINISHED, ActivityKind, Light, Part, Status
from farled.trail.reads import values_at
from farled.web.together import Asks, answered, asking

PLANNING_KINDS = (DocumentKind.ACTION_PLAN, DocumentKind.PLAN, DocumentKind.LOCAL_PLAN)
REPORT_EVERY = "planning.report_every"
_ABOVE_AREAS = {Level.VISION, Level.OVERALL_GOAL}


def plans(actor: Actor) -> QuerySet[Document]:
    """Documents that hold activities or are made to: the organisation's own first, then each body's."""
    held = Exists(Activity.objects.filter(document=OuterRef("pk")))
    own = Document.objects.visible_to(actor).filter(organisation_id=actor.organisation_id)
    return (
        own.filter(Q(kind__in=PLANNING_KINDS) | held)
        .select_related("body")
        .order_by("body__name", Collate("title", "sv-x-icu"), "pk")
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """A plan and the day when it begins or stops to hold."""

    plan: Document
    day: date


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """The organisation's own plan on a day: the one that holds; without one, the last that did and what comes next."""

    current: Document | None = None
    ended: Turn | None = None
    coming: Turn | None = None


def own_plan(actor: Actor, *, on: date) -> OwnPlan:
    """The organisation's own plan with activities; of several that hold the one that began last. One query."""
    return answered(own_plan_asked(actor, on=on))


@asking
def own_plan_asked(actor: Actor, *, on: date) -> Asks[OwnPlan]:
    """The same, to be read together with what else a page reads."""
    held = Exists(Activity.objects.filter(document=OuterRef("document")))
    rows = DocumentVersion.objects.exclude(state__in=UNDECIDED).annotate(held=held)
    rows = rows.filter(Q(held=True) | Q(document__kind__in=PLANNING_KINDS), valid_from__isnull=False)
    own: Any = rows.filter(document__organisation_id=actor.organisation_id, document__body=None)
    own = own.select_related("document").order_by("valid_from", "pk")
    yield (own,)
    current, ended, coming = None, [], []
    for each in own:
        if each.valid_from > on:
            coming.append(Turn(each.document, each.valid_from))
        elif each.held and (each.valid_to is None or each.valid_to >= on):
            current = each.document
        elif each.held:
            ended.append(Turn(each.document, each.valid_to))
    if current is not None:
        return OwnPlan(current=current)
    return OwnPlan(ended=max(ended, key=lambda turn: turn.day, default=None), coming=next(iter(coming), None))


# --- Finding one's bearings: names for the ids that rows hold ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Area:
    """A goal area of a plan (målområde), in the plan's order."""

    id: int
    title: str
    place: int


@dataclass(frozen=True, slots=True)
class Bearings:
    """Names for the ids that activity rows hold, so that a list of any length needs three queries and no joins."""

    plans: Mapping[int, str]
    bodies: Mapping[int, str]
    objectives: Mapping[int, str]
    areas: Mapping[int, Area]  # by the objective an activity serves

    def area_of(self, activity: Activity) -> Area | None:
        """The goal area an activity stands under."""
        return self.areas.get(activity.objective_id) if activity.objective_id else None

    def within(self, area_id: int) -> list[int]:
        """The objectives of a goal area, the area itself included."""
        return [objective for objective, area in self.areas.items() if area.id == area_id]


def bearings(actor: Actor, *, at: datetime | None = None) -> Bearings:
    """The plans, bodies, objectives and goal areas the actor may see; with an instant, as they were called then."""
    bodies = dict(Body.objects.visible_to(actor).order_by(Collate("name", "sv-x-icu")).values_list("pk", "name"))
    titles = dict(plans(actor).values_list("pk", "title"))
    if at is not None:
        bodies |= {pk: str(values["name"]) for pk, values in values_at(Body.KIND, bodies, at).items()}
        titles |= {pk: str(values["title"]) for pk, values in values_at(Document.KIND, titles, at).items()}
    return replace(goal_bearings(actor, at=at), plans=titles, bodies=bodies)


def goal_bearings(actor: Actor, *, at: datetime | None = None) -> Bearings:
    """Only the objectives and goal areas, in one query: for those who name neither plans nor bodies."""
    return answered(goal_bearings_asked(actor, at=at))


@asking
def goal_bearings_asked(actor: Actor, *, at: datetime | None = None) -> Asks[Bearings]:
    """The same, to be read together with what else a page reads."""
    found = yield from direction.branches(actor, at=at)
    branches = {pk: (parent, level, title) for pk, parent, level, title in found}
    tree = {pk: branches[pk] for pk in tree_order({pk: parent for pk, (parent, _level, _title) in branches.items()})}
    places = {pk: place for place, pk in enumerate(tree)}
    tops = {pk: _area_of(pk, tree) for pk in tree}
    return Bearings(
        plans={},
        bodies={},
        objectives={pk: title for pk, (_parent, _level, title) in tree.items()},
        areas={pk: Area(top, tree[top][2], places[top]) for pk, top in tops.items()},
    )


def tree_order(parents: Mapping[int, int | None]) -> list[int]:
    """Rows as a tree is read: each followed by what lies below it, siblings in the order given."""
    below: dict[int | None, list[int]] = {}
    for pk, parent in parents.items():
        below.setdefault(parent if parent in parents else None, []).append(pk)
    found: list[int] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting.extend(below.get(found[-1], [])[::-1])
    return found


def _area_of(pk: int, tree: Mapping[int, tuple[int | None, str, str]]) -> int:
    """The nearest target area at or above an objective; without one, the highest goal below vision and overall goal."""
    best, above = pk, pk
    while above in tree:
        parent, level, _title = tree[above]
        if level == Level.TARGET_AREA:
            return above
        if level not in _ABOVE_AREAS:
            best = above
        above = parent or 0
    return best


# --- Counts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a plan under one objective are what, on a date. Lights count for unfinished rows only."""

    document_id: int
    objective_id: int | None
    insatser: int
    total: int
    ongoing: int
    finished: int
    late: int
    unreported: int
    green: int
    yellow: int
    red: int


@lru_cache(maxsize=64)  # a page asks them of every row
def conditions(on: date, every: int | None = None) -> Mapping[str, Q]:
    """What the counts of a day mean, by the name each has in a tally: the one definition of them.

    ``late``: the last day has passed with the work unfinished; a standing duty (R44) never is. ``unreported``: begun,
    not finished, and not reported for more than ``every`` days or never; without ``every`` nobody asks.
    """
    going = Q(status__in=UNFINISHED)
    found = {
        "insatser": Q(kind=ActivityKind.INSATS),
        "total": Q(),
        "ongoing": Q(status=Status.ONGOING),
        "finished": Q(status__in=FINISHED),
        "late": going & Q(end__lt=on, standing=False),
        "green": going & Q(light=Light.GREEN),
        "yellow": going & Q(light=Light.YELLOW),
        "red": going & Q(light=Light.RED),
    }
    if every is not None:
        begun = Q(start=None) | Q(start__lte=on)
        since = on - timedelta(days=every)
        found["unreported"] = going & begun & (Q(reported_on=None) | Q(reported_on__lt=since))
    return found


def unreported(rows: ActivityQuerySet, *, on: date, every: int) -> ActivityQuerySet:
    """Rows without a recent report."""
    return rows.filter(conditions(on, every)["unreported"])


def report_every(organisation_id: int, on: date, *, at: datetime | None = None) -> int:
    """The longest time between two reports, in days: a parameter of the organisation, as known at an instant."""
    return answered(report_every_asked(organisation_id, on, at=at))


@asking
def report_every_asked(organisation_id: int, on: date, *, at: datetime | None = None) -> Asks[int]:
    """The same, to be read together with what else a page reads."""
    found = yield from parameters.at_asked(REPORT_EVERY, organisation_id=organisation_id, on=on, known_at=at)
    return int(found.value)


def tallies(documents: Iterable[int], *, on: date, every: int) -> list[Tally]:
    """The counts of plans on a date, by plan and objective, in one query. The caller has checked who may see them."""
    return tallies_of(Activity.objects.filter(document__in=list(documents)), on=on, every=every)


def tallies_of(chosen: ActivityQuerySet, *, on: date, every: int | None = None) -> list[Tally]:
    """The same counts for rows of any plans; without ``every`` nobody asks who is silent, and ``unreported`` is 0."""
    return answered(tallies_asked(chosen, on=on, every=every))


@asking
def tallies_asked(chosen: ActivityQuerySet, *, on: date, every: int | None = None) -> Asks[list[Tally]]:
    """The same, to be read together with what else a page reads."""
    counts: dict[str, Any] = {name: Count("pk", filter=each or None) for name, each in conditions(on, every).items()}
    rows = chosen.values("document_id", "objective_id").order_by("document_id", "objective_id")
    counted: Any = rows.annotate(**counts)
    yield (counted,)
    return [Tally(**{"unreported": 0, **row}) for row in counted]


def soonest(documents: Iterable[int], *, on: date, limit: int = 200) -> QuerySet[Activity]:
    """The unfinished rows of plans that end first, from a date on."""
    rows = Activity.objects.filter(document__in=list(documents), end__gte=on).unfinished()
    return rows.only("title", "end", "objective_id", "document_id").order_by("end", "position")[:limit]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of a plan on some day, with the ids of the bodies that take part and of where else it is listed."""

    activity: Activity
    leads: tuple[int, ...]
    contributing: tuple[int, ...]
    listings: tuple[int, ...]


def plan_rows(document: Document, *, texts: bool = False) -> list[PlanRow]:
    """Every row of a plan in its order, with its long texts when asked for. The caller has checked the plan."""
    return listed_rows(Activity.objects.filter(document=document).order_by("position", "pk"), texts=texts)


def listed_rows(rows: QuerySet[Activity], *, texts: bool = False) -> list[PlanRow]:
    """Rows of any plans in the order given; three queries however many. The caller has checked who may see them."""
    parts: dict[int, dict[str, list[int]]] = {}
    refs = rows.order_by().values("pk")
    taking_part = ActivityPart.objects.filter(activity__in=refs).order_by("pk")
    for activity, body, part in taking_part.values_list("activity", "body", "part"):
        parts.setdefault(activity, {}).setdefault(part, []).append(body)
    listings: dict[int, list[int]] = {}
    for activity, objective in (
        Listing.objects.filter(activity__in=refs).order_by("pk").values_list("activity", "objective")
    ):
        listings.setdefault(activity, []).append(objective)
    return [
        PlanRow(
            activity=row,
            leads=tuple(parts.get(row.pk, {}).get(Part.LEAD, ())),
            contributing=tuple(parts.get(row.pk, {}).get(Part.CONTRIBUTING, ())),
            listings=tuple(listings.get(row.pk, ())),
        )
        for row in (rows if texts else rows.defer(*LONG_TEXTS))
    ]


def plan_rows_at(document: Document, at: datetime) -> list[PlanRow]:
    """The same rows as they were at an instant, without those that did not exist yet and with those since removed."""
    gone = removed_since(document.organisation_id, at)
    here = {pk: values for pk, values in gone.items() if values["document"] == document.pk}
    return listed_rows_at(Activity.objects.filter(document=document), at, gone=here)


def rows_in_sight_at(actor: Actor, at: datetime) -> list[PlanRow]:
    """Every row the actor may see, as it was at an instant."""
    seen = set(plans(actor).values_list("pk", flat=True))
    gone = removed_since(actor.organisation_id, at)
    here = {pk: values for pk, values in gone.items() if values["document"] in seen}
    return listed_rows_at(Activity.objects.visible_to(actor), at, gone=here)


def listed_rows_at(
    rows: QuerySet[Activity], at: datetime, *, gone: Mapping[int, dict[str, Any]] | None = None
) -> list[PlanRow]:
    """Rows of any plans as they were at an instant, plan by plan in order; the caller has checked who may see them.

    ``gone``: the values of rows that have been removed since.
    """
    then = values_then(rows.values_list("pk", flat=True), at) | dict(gone or {})
    found = [_row_at(pk, values) for pk, values in then.items()]
    return sorted(found, key=lambda row: (row.activity.document_id, row.activity.position, row.activity.pk))


def _row_at(pk: int, values: dict[str, Any]) -> PlanRow:
    return PlanRow(
        activity=restored(pk, values),
        leads=tuple(values["leads"]),
        contributing=tuple(values["contributing"]),
        listings=tuple(values["also_listed"]),
    )
