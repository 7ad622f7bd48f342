"""Plans, activities and status reports over the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document
from farled.people.reads import Body, Request
from farled.planning import figures, forms, reads
from farled.planning.models import Activity, Occasion, StatusReport
from farled.planning.states import ActivityKind, Light, Meets, Status
from farled.thread.reads import node_of
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    RoomRouter,
    Row,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    told,
    versioned,
)

ROUND, RETURN, ANSWER = "api:planning.round", "api:planning.return_", "api:planning.answer"
EDITION = "api:planning.edition"
PLAN, ACTIVITY, REPORT = "api:planning.plan", "api:planning.activity", "api:planning.report"
BODY, OBJECTIVE = "api:people.body", "api:direction.objective"
router = RoomRouter("planning")


class Counts(Shape):
    """How many rows of a plan are what, today."""

    total: int = told(_("Aktiviteter och insatser"))
    insatser: int = told(_("Därav insatser"))
    ongoing: int = told(_("Pågår"))
    finished: int = told(_("Avslutade"))
    late: int = told(_("Har passerat sin sluttid"))
    unreported: int = told(_("Saknar färsk rapport"))
    green: int = told(_("Enligt plan, bland dem som inte är avslutade"))
    yellow: int = told(_("Risk för försening, bland dem som inte är avslutade"))
    red: int = told(_("Försenade enligt rapporten, bland dem som inte är avslutade"))


class PlanRow(Row):
    """A plan with its counts."""

    title: str = said(Document, "title")
    body: Reference | None = said(Document, "body")
    document: str = told(_("Adress i API:et till planen som styrande dokument"))
    counts: Counts = told(_("Antal i dag"))


class ActivityRow(Row):
    """An activity or insats in the list."""

    title: str = said(Activity, "title")
    kind: ActivityKind = one_of(ActivityKind, _("Slag"))
    plan: Reference = said(Activity, "document")
    objective: Reference | None = said(Activity, "objective")
    insats: Reference | None = said(Activity, "insats")
    status: Status = one_of(Status, _("Status"))
    light: Light | None = one_of(Light, _("Läge enligt den senaste rapporten"))
    start: date | None = said(Activity, "start")
    end: date | None = said(Activity, "end")
    standing: bool = said(Activity, "standing")
    late: bool = told(_("Har passerat sin sluttid"))
    priority: int | None = said(Activity, "priority")
    reported_on: date | None = said(Activity, "reported_on")
    leads: list[Reference] = told(_("Ansvarar"))
    responsible_text: str = said(Activity, "responsible_text")


class StageReference(Shape):
    """A stage goal, which is shown with its objective."""

    id: int = told(_("Delmålets id"))
    name: str = told(_("Delmålet"))
    objective: str = told(_("Adress i API:et till dess mål"))


class LeadsToShape(Shape):
    """What an activity leads to."""

    later: list[Reference] = told(_("Aktiviteter och insatser"))
    objectives: list[Reference] = told(_("Mål"))
    stage_goals: list[StageReference] = told(_("Delmål"))


class OccasionShape(Shape):
    """A day of a training."""

    id: int = told(_("Tillfällets id"))
    version: int = versioned()
    on: date = said(Occasion, "on")
    planned: int = said(Occasion, "planned")
    trained: int | None = said(Occasion, "trained")
    source: str = said(Occasion, "source")


class ActivityShape(ActivityRow):
    """An activity or insats with all it says."""

    version: int = versioned()
    description: str = said(Activity, "description")
    contributing: list[Reference] = told(_("Medverkar"))
    also_listed: list[Reference] = told(_("Mål den också anges under"))
    first_end: date | None = said(Activity, "first_end")
    proposed_end: date | None = said(Activity, "proposed_end")
    added_on: date | None = said(Activity, "added_on")
    footnotes: list[str] = said(Activity, "footnotes")
    effect: str = said(Activity, "effect")
    effect_for: str = said(Activity, "effect_for")
    effect_due: date | None = said(Activity, "effect_due")
    outcome: str = said(Activity, "outcome")
    outcome_on: date | None = said(Activity, "outcome_on")
    source: str = said(Activity, "source")
    continues: list[Reference] = told(_("Rader i tidigare planer som den fortsätter"))
    continued_by: list[Reference] = told(_("Rader i senare planer som fortsätter den"))
    meets: Meets | None = one_of(Meets, _("Hur ofta ett nätverk möts"))
    next_meeting: date | None = said(Activity, "next_meeting")
    scope: str = said(Activity, "scope")
    result_source: str = said(Activity, "result_source")
    target_group: str = said(Activity, "target_group")
    leads_to: LeadsToShape = told(_("Vad ett nätverk, en kartläggning eller en utbildning leder till"))
    occasions: list[OccasionShape] = told(_("En utbildnings tillfällen"))
    thread: str | None = told(_("Adress till aktivitetens röda tråd i API:et"))


class ReportRow(Row):
    """A status report in the list."""

    activity: Reference = told(_("Aktiviteten"))
    body: Reference | None = told(_("Enheten som rapporterar; tom när planens förvaltare gör det"))
    on: date = said(StatusReport, "on")
    light: Light = one_of(Light, _("Läge"))
    status: Status = one_of(Status, _("Status"))
    text: str = said(StatusReport, "text")
    next_step: str = said(StatusReport, "next_step")
    proposed_end: date | None = said(StatusReport, "proposed_end")


class ReportShape(ReportRow):
    """A status report with all it says."""

    reporter: str = said(StatusReport, "reporter")
    source: str = said(StatusReport, "source")


# --- Plans ------------------------------------------------------------------------------------------------------------

PLANS = Listed(orders={"title": [swedish("title")], "body": [swedish("body__name"), "title"]}, default="title")


@router.read(
    "/plans/",
    summary=_("Planer"),
    description=_("Planerna med hur många rader som pågår, är sena, saknar rapport och är avslutade i dag."),
    answer=pages(PlanRow),
    asks=PLANS,
)
def plans(request: Request, asked: Asked) -> dict[str, Any]:
    """Every plan with its counts."""
    return PLANS.page(request, asked, reads.plans(request.actor), lambda rows: _plans(rows, request))


def _plans(rows: Iterable[Document], request: Request) -> list[dict[str, Any]]:
    documents = list(rows)
    every = reads.report_every(request.actor.organisation_id, request.today)
    counts = reads.tallies([document.pk for document in documents], on=request.today, every=every)
    return [_plan(each) for each in figures.plans(documents, counts)]


def _plan(row: figures.PlanFigures) -> dict[str, Any]:
    plan, counts = row.document, row.counts
    return {
        "id": plan.pk,
        "url": address("planning:plan", plan.pk),
        "api": address(PLAN, plan.pk),
        "title": plan.title,
        "body": body_of(plan.body),
        "document": address("api:direction.document", plan.pk),
        "counts": {name: getattr(counts, name) for name in Counts.model_fields},
    }


def body_of(body: Body | None) -> Any:
    """A reference to a body, if there is one."""
    return reference(BODY, body.pk, body.name) if body else None


@router.read(
    "/plans/{int:pk}/",
    summary=_("En plan"),
    description=_("Planen med sina antal. Raderna hämtas som aktiviteter med parametern plan."),
    answer=PlanRow,
)
def plan(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One plan."""
    return _plans([get_object_or_404(reads.plans(request.actor), pk=pk)], request)[0]


# --- Activities -------------------------------------------------------------------------------------------------------

ACTIVITIES = Listed(
    orders={
        "title": [swedish("title")],
        "state": ["status", "light", "end"],
        "plan": ["document_id", "position"],
        "end": ["end", "start"],
        "reported": ["reported_on"],
    },
    default="plan",
    filters=forms.ActivityFilter,
)


@router.read(
    "/activities/",
    summary=_("Aktiviteter och insatser"),
    description=_("Alla rader i de planer du får se, med vem som ansvarar och hur det går."),
    answer=pages(ActivityRow),
    asks=ACTIVITIES,
)
def activities(request: Request, asked: Asked) -> dict[str, Any]:
    """Every activity and insats."""
    return ACTIVITIES.page(
        request,
        asked,
        reads.activity_rows(request.actor),
        lambda rows: _activities(rows, request),
        filterset=lambda: forms.activity_filter(reads.bearings(request.actor), request.today),
    )


def _activities(rows: QuerySet[Activity], request: Request) -> list[dict[str, Any]]:
    every = reads.lean_activities(rows)
    names = reads.naming(request.actor, every)
    return [_activity(row, row.document__title, names, request.today) for row in every]


def _activity(row: Any, plan: str, names: reads.Naming, today: date) -> dict[str, Any]:
    """An activity, or a row with the same columns; what it points at as far as the actor may see that."""
    pk, objective, insats = row.pk, row.objective_id, row.insats_id
    return {
        "id": pk,
        "url": address("planning:activity", pk),
        "api": address(ACTIVITY, pk),
        "title": row.title,
        "kind": row.kind,
        "plan": reference(PLAN, row.document_id, plan),
        "objective": reference(OBJECTIVE, objective, names.objectives[objective])
        if objective in names.objectives
        else None,
        "insats": reference(ACTIVITY, insats, names.insatser[insats]) if insats in names.insatser else None,
        "status": row.status,
        "light": row.light or None,
        "start": row.start,
        "end": row.end,
        "standing": row.standing,
        "late": figures.is_late(row, today),
        "priority": row.priority,
        "reported_on": row.reported_on,
        "leads": [reference(BODY, *lead) for lead in names.leads.get(pk, ())],
        "responsible_text": row.responsible_text,
    }


@router.read(
    "/activities/{int:pk}/",
    summary=_("En aktivitet eller insats"),
    description=_("Allt som raden säger: vad som ska göras, av vem, till när, med vilken effekt och vad det blev."),
    answer=ActivityShape,
)
def activity(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One activity or insats."""
    actor = request.actor
    one: Activity = get_object_or_404(reads.activities(actor), pk=pk)
    known = reads.known(one, actor)
    node = node_of(one.node_kind, one.pk)
    earlier, later = reads.goes_on(one, actor)
    return _activity(one, one.document.title, reads.naming(actor, [one]), request.today) | {
        "version": one.version,
        "description": one.description,
        "contributing": [body_of(body) for body in known.contributing],
        "also_listed": [reference(OBJECTIVE, each.pk, each.title) for each in known.listed],
        "first_end": one.first_end,
        "proposed_end": one.proposed_end,
        "added_on": one.added_on,
        "footnotes": one.footnotes,
        "effect": one.effect,
        "effect_for": one.effect_for,
        "effect_due": one.effect_due,
        "outcome": one.outcome,
        "outcome_on": one.outcome_on,
        "source": one.source,
        "continues": [reference(ACTIVITY, each.earlier_id, each.earlier.title) for each in earlier],
        "continued_by": [reference(ACTIVITY, each.later_id, each.later.title) for each in later],
        **{name: getattr(one, name) or None for name in ("meets", "next_meeting")},
        **{name: getattr(one, name) for name in ("scope", "result_source", "target_group")},
        "leads_to": {
            "later": [reference(ACTIVITY, each.pk, each.title) for each in known.leads_to.later],
            "objectives": [reference(OBJECTIVE, each.pk, each.title) for each in known.leads_to.objectives],
            "stage_goals": [
                {"id": each.pk, "name": each.title, "objective": address(OBJECTIVE, each.objective_id)}
                for each in known.leads_to.stage_goals
            ],
        },
        "occasions": [
            {name: getattr(each, name) for name in OccasionShape.model_fields} for each in reads.occasions_of(one)
        ],
        "thread": address("api:thread.node", node.pk) if node else None,
    }


# --- Status reports ---------------------------------------------------------------------------------------------------

REPORTS = Listed(orders={"on": ["on"]}, default="-on", filters=forms.ReportFilter)


@router.read(
    "/reports/",
    summary=_("Lägesrapporter"),
    description=_("Vad som har rapporterats om aktiviteterna, det senaste först."),
    answer=pages(ReportRow),
    asks=REPORTS,
)
def reports(request: Request, asked: Asked) -> dict[str, Any]:
    """Every status report."""
    rows = reads.visible_reports(request.actor).select_related("activity", "body")
    return REPORTS.page(request, asked, rows, _reports)


def _reports(rows: Iterable[StatusReport]) -> list[dict[str, Any]]:
    return [_report(row) for row in rows]


def _report(row: StatusReport) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("planning:activity", row.activity_id),
        "api": address(REPORT, row.pk),
        "activity": reference(ACTIVITY, row.activity_id, row.activity.title),
        "body": body_of(row.body),
        "on": row.on,
        "light": row.light,
        "status": row.status,
        "text": row.text,
        "next_step": row.next_step,
        "proposed_end": row.proposed_end,
    }


@router.read(
    "/reports/{int:pk}/",
    summary=_("En lägesrapport"),
    description=_("Rapporten med vem som lämnade den."),
    answer=ReportShape,
)
def report(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One status report."""
    rows = reads.visible_reports(request.actor).select_related("activity", "body")
    one: StatusReport = get_object_or_404(rows, pk=pk)
    return _report(one) | {"reporter": one.reporter, "source": one.source}
