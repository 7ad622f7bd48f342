"""Benefits with their years, what was measured, and what they come to per year, over the API."""

from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.benefits import figures, forms, reads
from farled.benefits.api.room import router
from farled.benefits.models import Benefit, BudgetEffect, Deviation, Measurement, YearPoint
from farled.benefits.states import BenefitState, DeviationState, EffectState
from farled.cases.states import BetterWhen
from farled.people.reads import Body, Request
from farled.thread.reads import NodeKind, node_of
from farled.web.lists import as_declared, swedish
from farled.web.rest import (
    Asked,
    Asks,
    Listed,
    Reference,
    Row,
    Shape,
    address,
    choice,
    one_of,
    pages,
    reference,
    said,
    told,
    versioned,
)

BENEFIT, BODY, INITIATIVE = "api:benefits.benefit", "api:people.body", "api:initiatives.initiative"
DECISION = "api:matters.decision"


def body_reference(body: Body) -> Any:
    """A reference to a body."""
    return reference(BODY, body.pk, body.name)


class BenefitRow(Row):
    """A benefit in the list."""

    title: str = said(Benefit, "title")
    initiative: Reference = said(Benefit, "initiative")
    body: Reference = said(Benefit, "body")
    owner_function: str = said(Benefit, "owner_function")
    state: BenefitState = one_of(BenefitState, _("Läge"))
    unit: str = said(Benefit, "unit")
    price: int | None = told(_("Värde per enhet i öre, null när nyttan inte värderas i pengar"))
    next_due: date | None = said(Benefit, "next_due")
    late: bool = told(_("Mätningen är sen"))


class BenefitYearShape(Shape):
    """A year of a benefit, counted in its unit; numbers are text so that they stay exact."""

    year: int = said(YearPoint, "year")
    promised: str = told(_("Utlovat, i nyttans enhet"))
    forecast: str | None = told(_("Prognos, i nyttans enhet"))
    forecast_why: str = said(YearPoint, "forecast_why")
    realised: str | None = told(_("Realiserat enligt den senaste mätning som gäller"))


class MeasurementShape(Shape):
    """What was measured."""

    id: int = told(_("Mätningens id"))
    version: int = versioned()
    on: date = said(Measurement, "on")
    year: int = said(Measurement, "year")
    value: str = told(_("Realiserat, i nyttans enhet"))
    how: str = said(Measurement, "how")
    note: str = said(Measurement, "note")
    withdrawn_because: str = said(Measurement, "withdrawn_because")


class EffectShape(Shape):
    """A change of a body's budget."""

    id: int = told(_("Budgeteffektens id"))
    version: int = versioned()
    benefit: Reference = told(_("Nyttan"))
    body: Reference = said(BudgetEffect, "body")
    year: int = said(BudgetEffect, "year")
    amount: int = told(_("Planerat per år, i öre"))
    done_amount: int | None = told(_("Ändrat med, i öre"))
    state: EffectState = one_of(EffectState, _("Läge"))
    why: str = said(BudgetEffect, "why")


class DeviationShape(Shape):
    """A benefit that becomes another than promised."""

    id: int = told(_("Avvikelsens id"))
    version: int = versioned()
    benefit: Reference = told(_("Nyttan"))
    on: date = said(Deviation, "on")
    text: str = said(Deviation, "text")
    cause: str = said(Deviation, "cause")
    state: DeviationState = one_of(DeviationState, _("Läge"))
    measures: str = said(Deviation, "measures")
    due: date | None = said(Deviation, "due")
    outcome: str = said(Deviation, "outcome")


class BenefitShape(BenefitRow):
    """A benefit with all it says."""

    version: int = versioned()
    description: str = said(Benefit, "description")
    kind: str = said(Benefit, "kind")
    receiver: str = said(Benefit, "receiver")
    process: str = said(Benefit, "process")
    direction: BetterWhen = one_of(BetterWhen, _("Riktning"))
    baseline: str | None = told(_("Utgångsvärde"))
    baseline_on: date | None = said(Benefit, "baseline_on")
    cashable_percent: str = told(_("Andel som blir pengar, i procent"))
    method: str = said(Benefit, "method")
    every: int = said(Benefit, "every")
    first_measured: date | None = said(Benefit, "first_measured")
    last_measured: date | None = said(Benefit, "last_measured")
    accepted_on: date | None = said(Benefit, "accepted_on")
    ended_because: str = said(Benefit, "ended_because")
    source: str = said(Benefit, "source")
    years: list[BenefitYearShape] = told(_("År för år"))
    measurements: list[MeasurementShape] = told(_("Mätningar, den senaste först"))
    budget_effects: list[EffectShape] = told(_("Budgeteffekter"))
    deviations: list[DeviationShape] = told(_("Avvikelser, den senaste först"))
    thread: str | None = told(_("Adress till nyttans röda tråd i API:et"))


BENEFITS = Listed(
    filters=forms.BenefitFilter,
    orders={
        "title": [swedish("title")],
        "state": [as_declared("state", BenefitState), "next_due"],
        "body": [swedish("body__name")],
        "next_due": ["next_due"],
    },
    default="title",
)


@router.read(
    "/benefits/",
    summary=_("Nyttor"),
    description=_("Nyttorna med ägare, läge och när de mäts härnäst."),
    answer=pages(BenefitRow),
    asks=BENEFITS,
)
def benefits(request: Request, asked: Asked) -> dict[str, Any]:
    """Every benefit."""
    return BENEFITS.page(
        request,
        asked,
        reads.benefits(request.actor),
        lambda page: [row_of(one, request.today) for one in page],
        filterset=lambda: forms.benefit_filter(request.today),
    )


_SAME = ("title", "owner_function", "state", "unit", "price", "next_due")
_SAYS = (
    "version", "description", "kind", "receiver", "process", "direction", "baseline_on", "method", "every",
    "first_measured", "last_measured", "accepted_on", "ended_because", "source",
)  # fmt: skip


def row_of(row: Benefit, today: date) -> dict[str, Any]:
    """What the list tells of a benefit."""
    return {
        "id": row.pk,
        "url": address("benefits:benefit", row.pk),
        "api": address(BENEFIT, row.pk),
        **{name: getattr(row, name) for name in _SAME},
        "initiative": reference(INITIATIVE, row.initiative_id, row.initiative.title),
        "body": body_reference(row.body),
        "late": row.accepted_on is not None and row.next_due is not None and row.next_due < today,
    }


def opened(request: Request, pk: int) -> Benefit:
    """A benefit the actor may see, with its years."""
    found: Benefit = get_object_or_404(reads.benefits(request.actor), pk=pk)
    prefetch_related_objects([found], "points")
    return found


@router.read(
    "/benefits/{int:pk}/",
    summary=_("En nytta"),
    description=_("Allt som står i nyttan, med år, mätningar, budgeteffekter och avvikelser."),
    answer=BenefitShape,
)
def benefit(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One benefit."""
    one = opened(request, pk)
    realised = reads.realised_of([one.pk]).get(one.pk, {})
    points = {point.year: point for point in one.points.all()}
    node = node_of(NodeKind.BENEFIT, one.pk)
    return {
        **row_of(one, request.today),
        **{name: getattr(one, name) for name in _SAYS},
        "baseline": _text(one.baseline),
        "cashable_percent": forms.plain(one.cashable * 100),
        "years": [
            {
                "year": year,
                "promised": _text(points[year].promised) if year in points else "0",
                "forecast": _text(points[year].forecast) if year in points else None,
                "forecast_why": points[year].forecast_why if year in points else "",
                "realised": _text(realised.get(year)),
            }
            for year in sorted(points.keys() | realised.keys())
        ],
        "measurements": [_measurement(each) for each in reads.measurements_of(one)],
        "budget_effects": [effect_of(each) for each in reads.effects_of(request.actor, one)],
        "deviations": [deviation_of(each) for each in reads.deviations_of(request.actor, one)],
        "thread": address("api:thread.node", node.pk) if node else None,
    }


def _text(value: Any) -> str | None:
    return None if value is None else forms.plain(value)


def _measurement(row: Measurement) -> dict[str, Any]:
    same = ("version", "on", "year", "how", "note", "withdrawn_because")
    return {"id": row.pk, "value": forms.plain(row.value)} | {name: getattr(row, name) for name in same}


def effect_of(row: BudgetEffect) -> dict[str, Any]:
    """What is told of a change of a budget."""
    same = ("version", "year", "amount", "done_amount", "state", "why")
    return {
        "id": row.pk,
        "benefit": reference(BENEFIT, row.benefit_id, row.benefit.title),
        "body": body_reference(row.body),
        **{name: getattr(row, name) for name in same},
    }


def deviation_of(row: Deviation) -> dict[str, Any]:
    """What is told of a deviation."""
    same = ("version", "on", "text", "cause", "state", "measures", "due", "outcome")
    return {
        "id": row.pk,
        "benefit": reference(BENEFIT, row.benefit_id, row.benefit.title),
        **{name: getattr(row, name) for name in same},
    }


# --- What they come to ------------------------------------------------------------------------------------------------


class PlannedShape(Shape):
    """Öre that were promised and are thought of now."""

    promised: int = told(_("Utlovat, i öre"))
    forecast: int = told(_("Enligt senaste prognosen, i öre"))


class SumsShape(PlannedShape):
    """The same, and what was realised of it; null when nothing of it is measured."""

    realised: int | None = told(_("Realiserat, i öre; null när inget av det är mätt"))


class YearSums(SumsShape):
    """The same of a year."""

    year: int = told(_("Året"))


class GroupSums(SumsShape):
    """The same of a body, a portfolio or a goal."""

    group: int = told(_("Enhetens, portföljens eller målets id; 0 för det som inte hör till något"))
    name: str = told(_("Vad den heter"))
    years: list[YearSums] = told(_("År för år"))


class TotalsShape(PlannedShape):
    """Realised against promised; the groups add up to the whole, to the öre."""

    realised: int = told(_("Realiserat i allt som är mätt, i öre"))
    years: list[YearSums] = told(_("År för år"))
    groups: list[GroupSums] = told(_("Uppdelat"))
    unvalued: int = told(_("Antal nyttor som inte värderas i pengar"))


@router.read(
    "/totals/",
    summary=_("Realiserat mot utlovat"),
    description=_("Nyttans värde per år, uppdelat på enheter, portföljer eller mål. Delarna är lika med helheten."),
    answer=TotalsShape,
    asks=Asks(choice("by", _("Vad det delas upp efter"), tuple(figures.BY), default="body")),
)
def totals(request: Request, asked: Asked) -> dict[str, Any]:
    """What benefits come to per year and group."""
    found = figures.table(request.actor, asked.get("by", "body"), reads.summable(request.actor))
    return {
        **_sums(found.total),
        "realised": found.total.realised,
        "years": [{"year": year, **_sums(found.by_year[year])} for year in found.years],
        "groups": [
            {
                "group": each.pk,
                "name": each.name,
                **_sums(each.total),
                "years": [{"year": year, **_sums(each.years[year])} for year in found.years],
            }
            for each in found.groups
        ],
        "unvalued": found.unvalued,
    }


def _sums(sums: figures.Sums) -> dict[str, int | None]:
    realised = sums.realised if sums.measured else None
    return {"promised": sums.promised, "forecast": sums.forecast, "realised": realised}
