"""What bodies owe: requests for reports, what is left to report, and new ends that wait for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Collate

from farled.direction.reads import Document
from farled.people.reads import Actor, Body
from farled.planning.models import Activity, ActivityPart, ReportRequest, ReportRequestQuerySet, StatusReport
from farled.planning.reads.activities import LONG_TEXTS
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


def taken_part_in(actor: Actor, body_ids: Iterable[int]) -> QuerySet[Activity]:
    """Unfinished activities in which one of the bodies leads or contributes, those ending first first."""
    rows = Activity.objects.visible_to(actor).unfinished().with_part(body_ids).defer(*LONG_TEXTS)
    return rows.select_related("document").order_by(F("end").asc(nulls_last=True), "document_id", "position", "pk")


def answered_since(rows: Iterable[Activity], body_ids: Iterable[int]) -> dict[tuple[int, int], date]:
    """(activity, body) → the day the body last reported on it."""
    reports = StatusReport.objects.filter(activity__in=[row.pk for row in rows], body__in=list(body_ids)).order_by("on")
    return {(activity, body): on for activity, body, on in reports.values_list("activity", "body", "on")}


def _leads(row: Activity, body_id: int) -> bool:
    return any(each.body_id == body_id and each.part == Part.LEAD for each in row.parts.all())


def _reported(since: dict[tuple[int, int], date], row: Activity, request: ReportRequest) -> bool:
    return since.get((row.pk, request.body_id), date.min) >= request.asked_on


def proposals(actor: Actor) -> QuerySet[Activity]:
    """Unfinished activities whose body asks for a new end that nobody has answered."""
    rows = Activity.objects.visible_to(actor).unfinished().exclude(proposed_end=None)
    return (
        rows.defer(*LONG_TEXTS)
        .select_related("document")
        .prefetch_related("parts__body")
        .order_by("proposed_end", "pk")
    )
