"""Applications and money from outside over the API."""

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.portfolio.api.room import router
from farled.portfolio.figures.applications import decided_by
from farled.portfolio.figures.left import left_before_complete
from farled.portfolio.figures.queue import wait_of
from farled.portfolio.figures.scoring import points
from farled.portfolio.forms.application_filters import ApplicationFilter
from farled.portfolio.models import Application, ApplicationPart, ApplicationStep, ExternalMoney
from farled.portfolio.reads import applying as reads
from farled.portfolio.states import WAITING, ApplicationState, ExternalState, StepKind
from farled.web.lists import as_declared
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

APPLICATION, EXTERNAL = "api:portfolio.application", "api:portfolio.external_money"
BODY, INITIATIVE, CASE = "api:people.body", "api:initiatives.initiative", "api:cases.case"


class ApplicationRow(Row):
    """An application in the list."""

    number: int = said(Application, "number")
    initiative: Reference = said(Application, "initiative")
    body: Reference = said(Application, "body")
    state: ApplicationState = one_of(ApplicationState, _("Läge"))
    asked: int = told(_("Söks i allt, i öre"))
    waits_for: str = told(_("Vem den väntar på"))
    since: date | None = told(_("Sedan vilken dag"))
    urgent: bool = said(Application, "urgent")
    coach: str = said(Application, "coach_name")


class PartShape(Shape):
    """What is asked of a portfolio in a year."""

    portfolio: str = said(ApplicationPart, "portfolio")
    portfolio_id: int = told(_("Portföljens id"))
    year: int = said(ApplicationPart, "year")
    amount: int = told(_("Belopp i öre"))


class StepShape(Shape):
    """A step and its day."""

    kind: StepKind = one_of(StepKind, _("Steg"))
    on: date = said(ApplicationStep, "on")


class ApplicationShape(ApplicationRow):
    """An application with all it says."""

    version: int = versioned()
    case: str = told(_("Nyttokalkylen som den vilar på"))
    case_id: int | None = told(_("Nyttokalkylens id"))
    sketch: str = said(Application, "sketch")
    operations: str = said(Application, "operations")
    realisation: str = said(Application, "realisation")
    upkeep: str = said(Application, "upkeep")
    start: date = said(Application, "start")
    urgent_because: str = said(Application, "urgent_because")
    asked_to_supplement: str = said(Application, "asked")
    answered: str = said(Application, "answered")
    opinion: str = said(Application, "opinion")
    because: str = said(Application, "because")
    begun_on: date = said(Application, "begun_on")
    decided_on: date | None = said(Application, "decided_on")
    decided_by: str = told(_("Vem som beslutade, och som vad"))
    source: str = said(Application, "source")
    parts: list[PartShape] = told(_("Vad som söks"))
    sought: int | None = told(_("Vad kalkylen söker ur portföljer, i öre"))
    left: list[str] = told(_("Vad som saknas innan den är komplett"))
    steps: list[StepShape] = told(_("Stegen som är tagna"))
    points: float | None = told(_("Gemensamma poäng, 0 till 100"))


APPLICATIONS = Listed(
    filters=ApplicationFilter,
    orders={
        "number": ["number"],
        "state": [as_declared("state", ApplicationState), "number"],
        "asked": ["asked_for"],
    },
    default="number",
)


@router.read(
    "/applications/",
    summary=_("Ansökningar"),
    description=_("Ansökningarna med läge, vad de söker och vem de väntar på."),
    answer=pages(ApplicationRow),
    asks=APPLICATIONS,
)
def applications(request: Request, asked: Asked) -> dict[str, Any]:
    """Every application."""
    rows = reads.applications_listed(request.actor)
    return APPLICATIONS.page(request, asked, rows, lambda page: [_row(one) for one in page])


def _row(row: Application) -> dict[str, Any]:
    wait = wait_of(row)
    return {
        "id": row.pk,
        "url": address("portfolio:application", row.pk),
        "api": address(APPLICATION, row.pk),
        "number": row.number,
        "initiative": reference(INITIATIVE, row.initiative_id, row.initiative.title),
        "body": reference(BODY, row.body_id, row.body.name),
        "state": row.state,
        "asked": row.asked_for,  # type: ignore[attr-defined]  # annotated
        "waits_for": str(wait.who) if wait else "",
        "since": wait.since if wait else None,
        "urgent": row.urgent,
        "coach": row.coach_name,
    }


_SAYS = (
    "version", "sketch", "urgent_because", "operations", "realisation", "upkeep", "start", "answered", "opinion",
    "because", "begun_on", "decided_on", "source", "case_id",
)  # fmt: skip


@router.read(
    "/applications/{int:pk}/",
    summary=_("En ansökan"),
    description=_("Allt som står i ansökan, vad som söks, vad som saknas och stegen som är tagna."),
    answer=ApplicationShape,
)
def application(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One application."""
    one: Application = get_object_or_404(reads.applications_listed(request.actor), pk=pk)
    score = points([one.pk])[one.pk]
    return {
        **_row(one),
        **{name: getattr(one, name) for name in _SAYS},
        "asked_to_supplement": one.asked,
        "case": str(one.case or ""),
        "decided_by": decided_by(one),
        "parts": [
            {
                "portfolio": part.portfolio.name,
                "portfolio_id": part.portfolio_id,
                "year": part.year,
                "amount": part.amount,
            }
            for part in reads.parts_of([one.pk]).get(one.pk, [])
        ],
        "sought": reads.sought(one.case),
        "left": left_before_complete(one) if one.state in {*WAITING, ApplicationState.DRAFT} else [],
        "steps": [{"kind": step.kind, "on": step.on} for step in reads.steps_of(one)],
        "points": None if score is None else float(score),
    }


# --- Money from outside -----------------------------------------------------------------------------------------------


class ExternalRow(Row):
    """Money from outside in the list."""

    financier: str = said(ExternalMoney, "financier")
    call: str = said(ExternalMoney, "call")
    amount: int = told(_("Belopp över alla år, i öre"))
    state: ExternalState = one_of(ExternalState, _("Läge"))
    application: Reference = said(ExternalMoney, "application")


class ExternalShape(ExternalRow):
    """Money from outside with all that is told."""

    version: int = versioned()
    answer_due: date | None = said(ExternalMoney, "answer_due")
    note: str = said(ExternalMoney, "note")


MONEYS = Listed(orders={"financier": ["financier"], "answer_due": ["answer_due"]}, default="financier")


@router.read(
    "/external/",
    summary=_("Externa medel"),
    description=_("Medel som söks av andra för samma arbete."),
    answer=pages(ExternalRow),
    asks=MONEYS,
)
def external_moneys(request: Request, asked: Asked) -> dict[str, Any]:
    """All money from outside."""
    return MONEYS.page(request, asked, reads.external(request.actor), lambda rows: [_external(one) for one in rows])


def _external(row: ExternalMoney) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("portfolio:application", row.application_id),
        "api": address(EXTERNAL, row.pk),
        "financier": row.financier,
        "call": row.call,
        "amount": row.amount,
        "state": row.state,
        "application": reference(APPLICATION, row.application_id, str(row.application)),
    }


@router.read(
    "/external/{int:pk}/",
    summary=_("Externa medel från en finansiär"),
    description=_("Allt som står om medlen."),
    answer=ExternalShape,
)
def external_money(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """Money from one financier."""
    one: ExternalMoney = get_object_or_404(reads.external(request.actor), pk=pk)
    return {**_external(one), "version": one.version, "answer_due": one.answer_due, "note": one.note}
