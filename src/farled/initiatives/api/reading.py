"""Initiatives, their checks and reports, and uses of AI over the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.initiatives import forms, reads
from farled.initiatives.api.room import router
from farled.initiatives.models import AiUse, CheckAnswer, CheckQuestion, Initiative, InitiativeReport
from farled.initiatives.states import (
    AiObstacle,
    AiRisk,
    AiStatus,
    AskedOf,
    DataStatus,
    Phase,
    TargetGroup,
    Track,
    Verdict,
)
from farled.people.reads import Body, Request
from farled.planning.states import Light
from farled.systems.states import Tier
from farled.thread.reads import NodeKind, node_of
from farled.web.lists import as_declared, swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
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
from farled.web.together import answered

INITIATIVE, AI_USE, QUESTION = "api:initiatives.initiative", "api:initiatives.ai_use", "api:initiatives.question"
BODY, OBJECTIVE, EXIT = "api:people.body", "api:direction.objective", "api:systems.exit_plan"


def body_reference(body: Body | None) -> Any:
    """A reference to a body, if there is one."""
    return reference(BODY, body.pk, body.name) if body else None


class InitiativeRow(Row):
    """An initiative in the list."""

    title: str = said(Initiative, "title")
    body: Reference = said(Initiative, "body")
    supplier: Reference | None = said(Initiative, "supplier")
    tier: Tier = one_of(Tier, _("Nivå"))
    phase: Phase = one_of(Phase, _("Fas"))
    track: Track = one_of(Track, _("Spår"))
    owner_function: str = said(Initiative, "owner_function")
    start: date | None = said(Initiative, "start")
    end: date | None = said(Initiative, "end")
    light: Light | None = one_of(Light, _("Läge enligt den senaste rapporten"))
    reported_on: date | None = said(Initiative, "reported_on")
    ready_on: date | None = said(Initiative, "ready_on")
    followed: bool = said(Initiative, "followed")
    late: bool = told(_("Har passerat sitt slut"))


class CheckShape(Shape):
    """A check of an initiative, and what it came to."""

    question: Reference = told(_("Kontrollfrågan"))
    verdict: Verdict | None = one_of(Verdict, _("Svar"))
    ground: str = said(CheckAnswer, "ground")
    on: date | None = told(_("När den besvarades"))
    version: int = told(_("Svarets version, 0 när frågan inte är besvarad"))


class InitiativeReportShape(Shape):
    """How an initiative went on a day."""

    id: int = told(_("Rapportens id"))
    on: date = said(InitiativeReport, "on")
    phase: Phase = one_of(Phase, _("Fas"))
    light: Light = one_of(Light, _("Läge"))
    text: str = said(InitiativeReport, "text")
    supplier_part: str = said(InitiativeReport, "supplier_part")
    customer_part: str = said(InitiativeReport, "customer_part")
    next_step: str = said(InitiativeReport, "next_step")


class InitiativeShape(InitiativeRow):
    """An initiative with all it says."""

    version: int = versioned()
    purpose: str = said(Initiative, "purpose")
    target_group: TargetGroup | None = one_of(TargetGroup, _("Målgrupp"))
    objectives: list[Reference] = told(_("Mål som det bidrar till"))
    effect: str = said(Initiative, "effect")
    effect_due: date | None = said(Initiative, "effect_due")
    cost: int | None = told(_("Ungefärlig kostnad i öre"))
    risks: str = said(Initiative, "risks")
    begun_on: date = said(Initiative, "begun_on")
    accepted_on: date | None = said(Initiative, "accepted_on")
    first_end: date | None = said(Initiative, "first_end")
    extended_because: str = said(Initiative, "extended_because")
    maintenance_object: str = said(Initiative, "maintenance_object")
    maintenance_plan: str = said(Initiative, "maintenance_plan")
    support: str = said(Initiative, "support")
    transferred_from: str = said(Initiative, "transferred_from")
    exit: Reference | None = told(_("Avvecklingen som det genomför"))
    outcome: str = said(Initiative, "outcome")
    closed_on: date | None = said(Initiative, "closed_on")
    source: str = said(Initiative, "source")
    checks: list[CheckShape] = told(_("Kontrollfrågor som ställs"))
    reports: list[InitiativeReportShape] = told(_("De senaste lägesrapporterna, högst tjugo"))
    thread: str | None = told(_("Adress till initiativets röda tråd i API:et"))


class AiUseRow(Row):
    """A use of AI in the list."""

    title: str = said(AiUse, "title")
    operation: str = said(AiUse, "operation")
    body: Reference | None = said(AiUse, "body")
    status: AiStatus = one_of(AiStatus, _("Status"))
    risk: AiRisk = one_of(AiRisk, _("Riskklass enligt AI-förordningen"))
    obstacles: list[AiObstacle] = told(_("Vad som hindrar"))


class AiUseShape(AiUseRow):
    """A use of AI with all it says."""

    version: int = versioned()
    problem: str = said(AiUse, "problem")
    initiative: Reference | None = said(AiUse, "initiative")
    data_needed: str = said(AiUse, "data_needed")
    data_status: DataStatus = one_of(DataStatus, _("Finns data?"))
    technology: str = said(AiUse, "technology")
    competence: str = said(AiUse, "competence")
    infrastructure: str = said(AiUse, "infrastructure")
    security: str = said(AiUse, "security")
    ethics: str = said(AiUse, "ethics")
    risk_ground: str = said(AiUse, "risk_ground")
    cost_note: str = said(AiUse, "cost_note")
    source: str = said(AiUse, "source")


class QuestionRow(Row):
    """A check in the list."""

    key: str = said(CheckQuestion, "key")
    question: str = said(CheckQuestion, "question")
    asked_of: AskedOf = one_of(AskedOf, _("Besvaras av"))
    body: Reference | None = said(CheckQuestion, "body")
    tiers: list[Tier] = told(_("Nivåer som den ställs på"))
    blocks: bool = said(CheckQuestion, "blocks")
    only_ai: bool = said(CheckQuestion, "only_ai")
    retired: bool = said(CheckQuestion, "retired")


class QuestionShape(QuestionRow):
    """A check with all it says."""

    version: int = versioned()
    help: str = said(CheckQuestion, "help")
    function: str = said(CheckQuestion, "function")
    position: int = said(CheckQuestion, "position")
    source: str = said(CheckQuestion, "source")


# --- Initiatives ------------------------------------------------------------------------------------------------------

INITIATIVES = Listed(
    filters=forms.InitiativeFilter,
    orders={
        "title": [swedish("title")],
        "phase": [as_declared("phase", Phase), "end"],
        "tier": [as_declared("tier", Tier)],
        "body": [swedish("body__name")],
        "end": ["end"],
    },
    default="title",
)


@router.read(
    "/initiatives/",
    summary=_("Initiativ"),
    description=_("Initiativen med nivå, fas, kund och tid."),
    answer=pages(InitiativeRow),
    asks=INITIATIVES,
)
def initiatives(request: Request, asked: Asked) -> dict[str, Any]:
    """Every initiative."""
    rows = reads.initiatives(request.actor)
    return INITIATIVES.page(
        request,
        asked,
        rows,
        lambda page: [row_of(one, request.today) for one in page],
        filterset=lambda: forms.initiative_filter(request.today),
    )


def row_of(row: Initiative, today: date) -> dict[str, Any]:
    """What the list tells of an initiative."""
    return {
        "id": row.pk,
        "url": address("initiatives:initiative", row.pk),
        "api": address(INITIATIVE, row.pk),
        **{name: getattr(row, name) for name in _SAME},
        "body": body_reference(row.body),
        "supplier": body_reference(row.supplier),
        "light": row.light or None,
        "late": not Phase(row.phase).finished and row.end is not None and row.end < today,
    }


_SAME = (
    "title", "tier", "phase", "track", "owner_function", "start", "end", "reported_on", "ready_on", "followed",
)  # fmt: skip
_SAYS = (
    "version", "purpose", "effect", "effect_due", "cost", "risks", "begun_on", "accepted_on", "first_end",
    "extended_because", "maintenance_object", "maintenance_plan", "support", "transferred_from", "outcome", "closed_on",
    "source",
)  # fmt: skip


@router.read(
    "/initiatives/{int:pk}/",
    summary=_("Ett initiativ"),
    description=_("Allt som står i initiativet, med kontroller och lägesrapporter."),
    answer=InitiativeShape,
)
def initiative(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One initiative."""
    one: Initiative = get_object_or_404(reads.initiatives(request.actor), pk=pk)
    checks, answers = answered(reads.checks_of(one))
    node = node_of(NodeKind.INITIATIVE, one.pk)
    return {
        **row_of(one, request.today),
        **{name: getattr(one, name) for name in _SAYS},
        "target_group": one.target_group or None,
        "exit": reference(EXIT, one.exit.pk, str(one.exit)) if one.exit else None,
        "objectives": [reference(OBJECTIVE, each.pk, each.title) for each in reads.aims_of(request.actor, one)],
        "checks": [_check(each, answers.get(each.pk)) for each in checks],
        "reports": [_report(each) for each in reads.reports_of(one)[:20]],
        "thread": address("api:thread.node", node.pk) if node else None,
    }


def _check(question: CheckQuestion, answer: CheckAnswer | None) -> dict[str, Any]:
    return {
        "question": reference(QUESTION, question.pk, question.question),
        "verdict": answer.verdict if answer else None,
        "ground": answer.ground if answer else "",
        "on": answer.on if answer else None,
        "version": answer.version if answer else 0,
    }


def _report(row: InitiativeReport) -> dict[str, Any]:
    return {"id": row.pk} | {name: getattr(row, name) for name in InitiativeReportShape.model_fields if name != "id"}


# --- Checks -----------------------------------------------------------------------------------------------------------

QUESTIONS = Listed(orders={"position": ["retired", "position"], "key": ["key"]}, default="position")


@router.read(
    "/questions/",
    summary=_("Kontrollfrågor"),
    description=_("Vad som kontrolleras innan ett initiativ är klart för beredning."),
    answer=pages(QuestionRow),
    asks=QUESTIONS,
)
def questions(request: Request, asked: Asked) -> dict[str, Any]:
    """Every check."""
    return QUESTIONS.page(request, asked, reads.questions(request.actor), lambda rows: [_question(one) for one in rows])


_ELSEWHERE = ("id", "url", "api", "body")


def _question(row: CheckQuestion) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": reverse("initiatives:steering"),
        "api": address(QUESTION, row.pk),
        **{
            name: getattr(row, name)
            for name in ("key", "question", "asked_of", "tiers", "blocks", "only_ai", "retired")
        },
        "body": body_reference(row.body),
    }


@router.read(
    "/questions/{int:pk}/",
    summary=_("En kontrollfråga"),
    description=_("Allt som står i kontrollfrågan."),
    answer=QuestionShape,
)
def question(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One check."""
    one: CheckQuestion = get_object_or_404(reads.questions(request.actor), pk=pk)
    return _question(one) | {name: getattr(one, name) for name in ("version", "help", "function", "position", "source")}


# --- Uses of AI -------------------------------------------------------------------------------------------------------

AI_USES = Listed(
    filters=forms.AiUseFilter,
    orders={
        "title": [swedish("title")],
        "status": [as_declared("status", AiStatus)],
        "risk": [as_declared("risk", AiRisk)],
        "operation": [swedish("operation")],
    },
    default="title",
)


@router.read(
    "/ai-uses/",
    summary=_("AI-användningar"),
    description=_("Vad AI används till eller skulle kunna användas till."),
    answer=pages(AiUseRow),
    asks=AI_USES,
)
def ai_uses(request: Request, asked: Asked) -> dict[str, Any]:
    """Every use of AI."""
    return AI_USES.page(request, asked, reads.ai_uses(request.actor), _ai_uses)


def _ai_uses(rows: Iterable[AiUse]) -> list[dict[str, Any]]:
    return [_ai_use(one) for one in rows]


def _ai_use(row: AiUse) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("initiatives:ai_use", row.pk),
        "api": address(AI_USE, row.pk),
        **{name: getattr(row, name) for name in ("title", "operation", "status", "risk", "obstacles")},
        "body": body_reference(row.body),
    }


_AI_SAYS = (
    "version", "problem", "data_needed", "data_status", "technology", "competence", "infrastructure", "security",
    "ethics", "risk_ground", "cost_note", "source",
)  # fmt: skip


@router.read(
    "/ai-uses/{int:pk}/",
    summary=_("En AI-användning"),
    description=_("Vad den är till för, vad den kräver och vad som hindrar."),
    answer=AiUseShape,
)
def ai_use(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One use of AI."""
    one: AiUse = get_object_or_404(reads.ai_uses(request.actor), pk=pk)
    of = one.initiative
    return _ai_use(one) | {
        **{name: getattr(one, name) for name in _AI_SAYS},
        "initiative": reference(INITIATIVE, of.pk, of.title) if of else None,
    }
