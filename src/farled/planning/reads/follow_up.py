"""What bodies owe: requests for reports, what is left to report, and new ends that wait for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, QuerySet, Subquery, Value, Window
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Collate

from farled.direction.reads import Document
from farled.people.reads import Actor, Body
from farled.planning.models import (
    Activity,
    ActivityPart,
    ReportRequest,
    ReportRequestQuerySet,
    StatusReport,
)
from farled.planning.reads.activities import LONG_TEXTS
from farled.planning.reads.plans import unreported
from farled.planning.states import Part


@dataclass(frozen=True, slots=True)
class Owed:
    """What a body has been asked to report: the request, what is left and what is done, in the plan's order."""

    request: ReportRequest
    left: tuple[Activity, ...]
    done: tuple[Activity, ...]

    @property
    def total(self) -> int:
        """How many activities the body answers for in the plan."""
        return len(self.left) + len(self.done)


def lead_body_ids(document: Document) -> set[int]:
    """The bodies that answer for something unfinished in a plan."""
    unfinished = Activity.objects.filter(document=document).unfinished()
    return set(ActivityPart.objects.filter(activity__in=unfinished, part=Part.LEAD).values_list("body_id", flat=True))


def lead_bodies(document: Document) -> QuerySet[Body]:
    """The same bodies, in Swedish order. The caller has checked that the plan may be seen."""
    return Body.objects.filter(pk__in=lead_body_ids(document)).order_by(Collate("name", "sv-x-icu"), "pk")


def owed(request: ReportRequest) -> QuerySet[Activity]:
    """What is left to report: unfinished activities in the plan that the body leads and has not reported since."""
    since = StatusReport.objects.filter(activity=OuterRef("pk"), body=request.body_id, on__gte=request.asked_on)
    led = Activity.objects.filter(document=request.document_id).unfinished().with_part([request.body_id], Part.LEAD)
    return led.filter(~Exists(since))


def requests(actor: Actor) -> ReportRequestQuerySet:
    """Every request the actor may see, the latest first."""
    rows = ReportRequest.objects.visible_to(actor).select_related("document", "body")
    return rows.order_by("-asked_on", Collate("body__name", "sv-x-icu"))


def open_requests(actor: Actor, body_ids: Iterable[int]) -> QuerySet[ReportRequest]:
    """Requests that wait for one of the bodies, the most urgent first."""
    return requests(actor).waiting().filter(body__in=list(body_ids)).order_by("due", "pk")


def own_bodies(actor: Actor) -> list[int]:
    """The bodies the actor reports for in everyday work: those of the roles held, with what lies below them."""
    reach = actor.reach("planning.report")
    return actor.body_ids() if reach.whole else sorted(reach.bodies)


def owed_by(actor: Actor, body_ids: Iterable[int]) -> list[Owed]:
    """What the bodies owe, request by request; three queries however much it is."""
    waiting = list(open_requests(actor, body_ids))
    if not waiting:
        return []
    bodies = {request.body_id for request in waiting}
    led = (
        Activity.objects.visible_to(actor)
        .filter(document__in={request.document_id for request in waiting})
        .unfinished()
        .with_part(bodies, Part.LEAD)
        .defer(*LONG_TEXTS)
        .prefetch_related("parts")
        .order_by("document_id", "position", "pk")
    )
    rows = list(led)
    since = answered_since(rows, bodies)
    found = []
    for request in waiting:
        mine = [row for row in rows if row.document_id == request.document_id and _leads(row, request.body_id)]
        done = [row for row in mine if _reported(since, row, request)]
        left = [row for row in mine if not _reported(since, row, request)]
        found.append(Owed(request, tuple(left), tuple(done)))
    return found


@dataclass(frozen=True, slots=True)
class Left:
    """An activity a body has been asked to report and has not; ``total`` is how many there are in all."""

    activity: int
    title: str
    plan: str
    body: str
    due: date
    total: int


def left_to_report(actor: Actor, body_ids: Iterable[int], *, limit: int) -> list[Left]:
    """The first of what the bodies have been asked to report and have not, the most urgent first. One query."""
    asked = ReportRequest.objects.waiting().filter(document=OuterRef("activity__document"), body=OuterRef("body"))
    since = StatusReport.objects.filter(
        activity=OuterRef("activity"), body=OuterRef("body"), on__gte=Subquery(asked.values("asked_on"))
    )
    led: Any = ActivityPart.objects.filter(
        part=Part.LEAD, body__in=list(body_ids), activity__in=Activity.objects.visible_to(actor).unfinished()
    )
    rows = led.annotate(due=Subquery(asked.values("due"))).filter(~Exists(since), due__isnull=False)
    rows = rows.annotate(total=Window(Count("pk"))).order_by("due", "activity__document", "activity__position", "pk")
    names = ("activity", "activity__title", "activity__document__title", "body__name", "due", "total")
    return [Left(*each) for each in rows.values_list(*names)[:limit]]


@dataclass(frozen=True, slots=True)
class Pending:
    """Rows that somebody should do something about: how many, the title and id of one, and since when they wait."""

    number: int = 0
    title: str = ""
    ref: int = 0
    since: date | None = None


@dataclass(frozen=True, slots=True)
class AllPending:
    """What waits without a duty: reports nobody has asked for, and new ends to answer."""

    silent: Pending = Pending()
    proposed: Pending = Pending()


def pending(actor: Actor, body_ids: Iterable[int], *, on: date, every: int) -> AllPending:
    """What waits for the actor although nobody has placed a duty, in one query.

    ``silent``: what the bodies lead in plans that hold, without a recent report and without a question that waits;
    ``since`` the earliest of the last reports (where there is none, of the days the work began). ``proposed``: new ends
    that bodies ask for in plans the actor keeps; ``since`` the earliest report that asks.
    """
    bodies, keeps = list(body_ids), actor.reach("planning.edit")
    asked = ReportRequest.objects.waiting().filter(document=OuterRef("document"), body__in=bodies)
    own = Activity.objects.visible_to(actor).filter(organisation_id=actor.organisation_id)
    led = unreported(own, on=on, every=every).with_part(bodies, Part.LEAD)
    silent = led.filter(~Exists(asked), document__in=Document.objects.in_force(on).values("pk"))
    proposed = own.unfinished().exclude(proposed_end=None)
    if not keeps.whole:
        proposed = proposed.filter(document__body__in=keeps.bodies)

    def counted(rows: Any, what: str, since: Combinable) -> Any:
        one = rows.order_by().annotate(what=Value(what)).values("what")
        return one.annotate(number=Count("pk"), one=Min("title"), ref=Min("pk"), since=Min(since))

    both = counted(silent, "silent", Coalesce("reported_on", "start")).union(
        counted(proposed, "proposed", F("reported_on")), all=True
    )
    found = {what: Pending(*rest) for what, *rest in both.values_list("what", "number", "one", "ref", "since")}
    return AllPending(**{what: each for what, each in found.items() if each.number})


def taken_part_in(actor: Actor, body_ids: Iterable[int]) -> QuerySet[Activity]:
    """Unfinished activities in which one of the bodies leads or contributes, those ending first first."""
    rows = Activity.objects.visible_to(actor).unfinished().with_part(body_ids).defer(*LONG_TEXTS)
    return rows.select_related("document").order_by(F("end").asc(nulls_last=True), "document_id", "position", "pk")


def led_by(body: Body) -> int:
    """How many activities a body leads that are not finished, whoever may see them."""
    led = ActivityPart.objects.filter(body=body, part=Part.LEAD)
    return Activity.objects.unfinished().filter(pk__in=led.values("activity")).count()


def answered_since(rows: Iterable[Activity], body_ids: Iterable[int]) -> dict[tuple[int, int], date]:
    """(activity, body) → the day the body last reported on it."""
    reports = StatusReport.objects.filter(activity__in=[row.pk for row in rows], body__in=list(body_ids)).order_by("on")
    return {(activity, body): on for activity, body, on in reports.values_list("activity", "body", "on")}


def _leads(row: Activity, body_id: int) -> bool:
    return any(each.body_id == body_id and each.part == Part.LEAD for each in row.parts.all())


def _reported(since: dict[tuple[int, int], date], row: Activity, request: ReportRequest) -> bool:
    return since.get((row.pk, request.body_id), date.min) >= request.asked_on
