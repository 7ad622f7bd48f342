"""Cases with their alternatives, costs, benefits and answers, and appraisals, over the API."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.cases import forms, reads
from farled.cases.api.room import router
from farled.cases.api.shapes import (
    AppraisalRow,
    AppraisalShape,
    CaseRow,
    CaseShape,
    CostRow,
    CostShape,
    GainRow,
    GainShape,
)
from farled.cases.models import Alternative, Appraisal, AppraisedLine, BenefitLine, Case, CostLine
from farled.cases.states import CaseState, CostKind, Gain
from farled.people.reads import Body, Request
from farled.web.lists import as_declared, swedish
from farled.web.rest import (
    Asked,
    Listed,
    address,
    pages,
    reference,
)

CASE, COST, BENEFIT, APPRAISAL = (f"api:cases.{name}" for name in ("case", "cost", "benefit", "appraisal"))
BODY, INITIATIVE = "api:people.body", "api:initiatives.initiative"


def body_reference(body: Body | None) -> Any:
    """A reference to a body, if there is one."""
    return reference(BODY, body.pk, body.name) if body else None


def _number(value: Decimal | None) -> str | None:
    return None if value is None else reads.quantity(value).replace(",", ".")


def _percent(share: Decimal | None) -> str | None:
    return None if share is None else reads.percent(share).replace(",", ".")


# --- Cases ------------------------------------------------------------------------------------------------------------

CASES = Listed(
    filters=forms.CaseFilter,
    orders={
        "title": [swedish("title"), "number"],
        "state": [as_declared("state", CaseState)],
        "body": [swedish("body__name")],
        "submitted_on": ["submitted_on"],
    },
    default="title",
)


@router.read(
    "/cases/",
    summary=_("Nyttokalkyler"),
    description=_("Alla versioner av nyttokalkylerna, med sökande och läge."),
    answer=pages(CaseRow),
    asks=CASES,
)
def cases(request: Request, asked: Asked) -> dict[str, Any]:
    """Every version."""
    return CASES.page(request, asked, reads.cases(request.actor), lambda rows: [_case(one) for one in rows])


def case_reference(row: Case) -> Any:
    """A reference to a version."""
    return reference(CASE, row.pk, str(row))


def _case(row: Case) -> dict[str, Any]:
    names = ("title", "number", "state", "first_year", "horizon", "submitted_on")
    return {
        "id": row.pk,
        "url": address("cases:case", row.pk),
        "api": address(CASE, row.pk),
        **{name: getattr(row, name) for name in names},
        "body": body_reference(row.body),
        "initiative": reference(INITIATIVE, row.initiative_id, row.initiative.title),
    }


@router.read(
    "/cases/{int:pk}/",
    summary=_("En nyttokalkyl"),
    description=_("En version med alternativ, rader, svar från dem som betalar och värderingar."),
    answer=CaseShape,
)
def case(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One version."""
    one: Case = get_object_or_404(reads.cases(request.actor), pk=pk)
    rates = reads.rates_of(one, on=request.today)
    names = ("version", "summary", "price_year", "innovation", "why", "begun_on")
    return {
        **_case(one),
        **{name: getattr(one, name) for name in names},
        "discount_rate": _percent(rates.discount_rate),
        "hour_staff": rates.hour_staff,
        "hour_outside": rates.hour_outside,
        "alternatives": [_alternative(each, one) for each in reads.lines_of([one.pk]).get(one.pk, [])],
        "answers": _answers(one),
        "appraisals": [_appraisal_reference(each) for each in reads.appraisals_of(request.actor, one)],
    }


def _alternative(row: Alternative, of: Case) -> dict[str, Any]:
    return {
        "id": row.pk,
        **{name: getattr(row, name) for name in ("version", "title", "text", "is_zero", "chosen")},
        "costs": [_cost(each, of) for each in row.cost_lines.all()],
        "benefits": [_benefit(each, of) for each in row.benefit_lines.all()],
    }


def _answers(one: Case) -> list[dict[str, Any]]:
    said_by = {each.body_id: each for each in reads.acceptances_of(one)}
    amounts = reads.bearing(one)
    return [
        {
            "body": body_reference(body),
            "amount": amounts[body.pk],
            "accepted": answer.accepted if answer else None,
            "ground": answer.ground if answer else "",
            "function": answer.function if answer else "",
            "on": answer.on if answer else None,
        }
        for body in reads.bodies_by_id(one.organisation_id, amounts)
        for answer in [said_by.get(body.pk)]
    ]


# --- Lines ------------------------------------------------------------------------------------------------------------

COSTS = Listed(orders={"title": [swedish("title")], "kind": [as_declared("kind", CostKind)]}, default="title")
BENEFITS = Listed(orders={"title": [swedish("title")], "kind": [as_declared("kind", Gain)]}, default="title")


@router.read(
    "/costs/",
    summary=_("Kostnader i nyttokalkyler"),
    description=_("Alla kostnader i alla versioner."),
    answer=pages(CostRow),
    asks=COSTS,
)
def costs(request: Request, asked: Asked) -> dict[str, Any]:
    """Every cost."""
    return COSTS.page(
        request, asked, reads.all_costs(request.actor), lambda rows: [_cost(one, one.alternative.case) for one in rows]
    )


def _cost(row: CostLine, of: Case) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("cases:case", of.pk),
        "api": address(COST, row.pk),
        **{name: getattr(row, name) for name in ("title", "kind", "funding", "amounts")},
        "body": body_reference(row.body),
        "case": case_reference(of),
    }


@router.read(
    "/costs/{int:pk}/", summary=_("En kostnad"), description=_("Allt som står om en kostnad."), answer=CostShape
)
def cost(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One cost."""
    row: CostLine = get_object_or_404(reads.all_costs(request.actor), pk=pk)
    return {
        **_cost(row, row.alternative.case),
        "alternative": row.alternative_id,
        **{name: getattr(row, name) for name in ("version", "source", "is_example")},
        "low": _percent(row.low),
        "high": _percent(row.high),
    }


@router.read(
    "/benefits/",
    summary=_("Nyttor i nyttokalkyler"),
    description=_("Alla nyttor i alla versioner."),
    answer=pages(GainRow),
    asks=BENEFITS,
)
def benefits(request: Request, asked: Asked) -> dict[str, Any]:
    """Every benefit."""
    rows = reads.all_benefits(request.actor)
    return BENEFITS.page(request, asked, rows, lambda page: [_benefit(one, one.alternative.case) for one in page])


def _benefit(row: BenefitLine, of: Case) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("cases:case", of.pk),
        "api": address(BENEFIT, row.pk),
        **{name: getattr(row, name) for name in ("title", "kind", "beneficiary", "process", "unit")},
        "likely": _number(row.likely),
        "body": body_reference(row.body),
        "case": case_reference(of),
    }


_GAINS = (
    "version", "target_group", "direction", "price", "measured_by", "budget_effect_year", "budget_effect",
    "why_it_falls", "source", "is_example",
)  # fmt: skip


@router.read(
    "/benefits/{int:pk}/", summary=_("En nytta"), description=_("Allt som står om en nytta."), answer=GainShape
)
def benefit(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One benefit."""
    row: BenefitLine = get_object_or_404(reads.all_benefits(request.actor), pk=pk)
    return {
        **_benefit(row, row.alternative.case),
        "alternative": row.alternative_id,
        **{name: getattr(row, name) for name in _GAINS},
        **{name: _number(getattr(row, name)) for name in ("baseline", "low", "high")},
        **{name: _percent(getattr(row, name)) for name in ("realisation", "cashable")},
        "rate": row.rate or None,
        "peng_class": row.peng_class or None,
        "ramp": [_percent(each) for each in row.shares],
        "moves_to": body_reference(row.moves_to),
    }


# --- Appraisals -------------------------------------------------------------------------------------------------------

APPRAISALS = Listed(orders={"begun_on": ["begun_on"], "delivered_on": ["delivered_on"]}, default="begun_on")


@router.read(
    "/appraisals/",
    summary=_("Oberoende värderingar"),
    description=_("Lämnade värderingar, och dina egna som inte är lämnade."),
    answer=pages(AppraisalRow),
    asks=APPRAISALS,
)
def appraisals(request: Request, asked: Asked) -> dict[str, Any]:
    """Every appraisal in sight."""
    return APPRAISALS.page(request, asked, reads.appraisals(request.actor), _appraisals)


def _appraisals(rows: Iterable[Appraisal]) -> list[dict[str, Any]]:
    return [_appraisal(one) for one in rows]


def _appraisal_reference(row: Appraisal) -> Any:
    return reference(APPRAISAL, row.pk, str(row))


def _appraisal(row: Appraisal) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("cases:appraisal", row.pk),
        "api": address(APPRAISAL, row.pk),
        "case": case_reference(row.case),
        **{name: getattr(row, name) for name in ("appraiser_name", "state", "delivered_on")},
    }


@router.read(
    "/appraisals/{int:pk}/",
    summary=_("En oberoende värdering"),
    description=_("Vad värderaren värderar annorlunda, och sökandens förklaring."),
    answer=AppraisalShape,
)
def appraisal(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One appraisal."""
    one: Appraisal = get_object_or_404(reads.appraisals(request.actor), pk=pk)
    return {
        **_appraisal(one),
        **{name: getattr(one, name) for name in ("version", "statement", "reply", "replied_on")},
        "lines": [_valued(each) for each in reads.appraised_lines(one)],
    }


def _valued(row: AppraisedLine) -> dict[str, Any]:
    return {
        "id": row.pk,
        "cost": reference(COST, row.cost_line.pk, row.cost_line.title) if row.cost_line else None,
        "benefit": reference(BENEFIT, row.benefit_line.pk, row.benefit_line.title) if row.benefit_line else None,
        **{name: _number(getattr(row, name)) for name in ("factor", "low", "likely", "high")},
        "why": row.why,
        "version": row.version,
    }
