"""Plans and how they stand: which documents hold activities, their goal areas, and counts made by the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Collate

from farled.direction.reads import Document, Objective
from farled.direction.states import DocumentKind, Level
from farled.parameters import reads as parameters
from farled.people.reads import Actor, Body
from farled.planning.models import Activity, ActivityQuerySet
from farled.planning.reads.activities import LONG_TEXTS, restored
from farled.planning.states import FINISHED, ActivityKind, Light, Part, Status
from farled.trail.reads import values_at

PLANNING_KINDS = (DocumentKind.ACTION_PLAN, DocumentKind.PLAN, DocumentKind.LOCAL_PLAN)
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


def current_plan(actor: Actor, *, on: date) -> Document | None:
    """The organisation's own plan with activities that holds on a date; of several the one that began last."""
    held = Exists(Activity.objects.filter(document=OuterRef("pk")))
    own = Document.objects.visible_to(actor).filter(held, organisation_id=actor.organisation_id, body=None)
    return own.in_force(on).annotate(began=Min("versions__valid_from")).order_by("-began", "-pk").first()


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


def bearings(actor: Actor) -> Bearings:
    """The plans, bodies, objectives and goal areas the actor may see."""
    own = Objective.objects.visible_to(actor).filter(document__organisation_id=actor.organisation_id)
    rows = own.order_by("document_id", "position", "pk")
    branches = {
        pk: (parent, level, title) for pk, parent, level, title in rows.values_list("pk", "parent", "level", "title")
    }
    bodies = Body.objects.visible_to(actor).order_by(Collate("name", "sv-x-icu"))
    tree = {pk: branches[pk] for pk in tree_order({pk: parent for pk, (parent, _level, _title) in branches.items()})}
    places = {pk: place for place, pk in enumerate(tree)}
    tops = {pk: _area_of(pk, tree) for pk in tree}
    return Bearings(
        plans=dict(plans(actor).values_list("pk", "title")),
        bodies=dict(bodies.values_list("pk", "name")),
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


def unreported(rows: ActivityQuerySet, *, on: date, every: int) -> ActivityQuerySet:
    """Rows without a recent report; see ``_silent``."""
    return rows.filter(_silent(on, every))


def _silent(on: date, every: int) -> Q:
    """Unfinished, begun, and not reported for more than ``every`` days (or, begun that long ago, never)."""
    since = on - timedelta(days=every)
    begun = Q(start=None) | Q(start__lte=on)
    return ~Q(status__in=FINISHED) & begun & (Q(reported_on=None) | Q(reported_on__lt=since))


def report_every(organisation_id: int, on: date) -> int:
    """The longest time between two reports, in days: a parameter of the organisation."""
    return int(parameters.at("planning.report_every", organisation_id=organisation_id, on=on).value)


def tallies(documents: Iterable[int], *, on: date, every: int) -> list[Tally]:
    """The counts of plans on a date, by plan and objective, in one query. The caller has checked who may see them."""
    going = ~Q(status__in=FINISHED)

    def count(condition: Q) -> Count:
        return Count("pk", filter=condition)

    rows = (
        Activity.objects.filter(document__in=list(documents))
        .values("document_id", "objective_id")
        .order_by("document_id", "objective_id")
        .annotate(
            insatser=count(Q(kind=ActivityKind.INSATS)),
            total=Count("pk"),
            ongoing=count(Q(status=Status.ONGOING)),
            finished=count(Q(status__in=FINISHED)),
            late=count(going & Q(end__lt=on, standing=False)),
            unreported=count(_silent(on, every)),
            green=count(going & Q(light=Light.GREEN)),
            yellow=count(going & Q(light=Light.YELLOW)),
            red=count(going & Q(light=Light.RED)),
        )
    )
    return [Tally(**row) for row in rows]


def soonest(documents: Iterable[int], *, on: date, limit: int = 200) -> list[Activity]:
    """The unfinished rows of plans that end first, from a date on."""
    rows = Activity.objects.filter(document__in=list(documents), end__gte=on).unfinished()
    return list(rows.only("title", "end", "objective_id", "document_id").order_by("end", "position")[:limit])


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of a plan on some day, with the ids of the bodies that take part and of where else it is listed."""

    activity: Activity
    leads: tuple[int, ...]
    contributing: tuple[int, ...]
    listings: tuple[int, ...]


def plan_rows(document: Document) -> list[PlanRow]:
    """Every row of a plan in its order. The caller has checked that the plan may be seen."""
    rows = Activity.objects.filter(document=document).defer(*LONG_TEXTS).prefetch_related("parts", "listings")
    return [
        PlanRow(
            activity=row,
            leads=tuple(each.body_id for each in row.parts.all() if each.part == Part.LEAD),
            contributing=tuple(each.body_id for each in row.parts.all() if each.part == Part.CONTRIBUTING),
            listings=tuple(each.objective_id for each in row.listings.all()),
        )
        for row in rows.order_by("position", "pk")
    ]


def plan_rows_at(document: Document, at: datetime) -> list[PlanRow]:
    """The same rows as they were at an instant, without those that did not exist yet."""
    refs = Activity.objects.filter(document=document).values_list("pk", flat=True)
    rows = [_row_at(pk, values) for pk, values in values_at(Activity.KIND, refs, at).items()]
    return sorted(rows, key=lambda row: (row.activity.position, row.activity.pk))


def _row_at(pk: int, values: dict[str, Any]) -> PlanRow:
    return PlanRow(
        activity=restored(pk, values),
        leads=tuple(values["leads"]),
        contributing=tuple(values["contributing"]),
        listings=tuple(values["also_listed"]),
    )
