"""The balance over the API, and the reference points others have counted."""

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.api.desk import PORTFOLIO
from farled.portfolio.api.room import router
from farled.portfolio.figures import balance as figures
from farled.portfolio.forms import balance as forms
from farled.portfolio.models import BalancePoint
from farled.portfolio.reads import balance as reads
from farled.portfolio.rules import balance as rules
from farled.web.forms import now
from farled.web.rest import (
    Asked,
    Asks,
    Listed,
    Reference,
    Row,
    Sent,
    Shape,
    address,
    choice,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

POINT = "api:portfolio.balance_point"


class BalancePartShape(Shape):
    """Where some of the money lies."""

    name: str = told(_("Vad det är: allt, en portfölj eller en enhet"))
    money: int = told(_("Pengarna som vägs, i öre"))
    innovation: float | None = told(_("Andel innovation, 0 till 1; tom när inget går att placera"))
    external: float | None = told(_("Andel extern nytta, 0 till 1"))
    target_innovation: float | None = told(_("Målbildens andel innovation, 0 till 1"))
    target_external: float | None = told(_("Målbildens andel extern nytta, 0 till 1"))
    distance: float | None = told(_("Avstånd till målbilden, i andelar av ett"))
    coverage: float = told(_("Andel av pengarna som går att placera, 0 till 1. Under 0,8 säger bilden inget säkert"))


class BalanceShape(Shape):
    """The balance of the money, together, by portfolio and by body."""

    answer: str = told(_("Svaret i en mening"))
    whole: BalancePartShape = told(_("Alla pengar tillsammans"))
    portfolios: list[BalancePartShape] = told(_("Varje portfölj"))
    bodies: list[BalancePartShape] = told(_("Varje enhet"))
    years: list[BalancePartShape] = told(_("Varje år"))
    unplaced: list[str] = told(_("Ansökningar som inte går att placera"))


ASKS = Asks(choice("basis", _("Vilka pengar: beviljade (granted) eller sökta (sought)"), [*figures.BASES]))


@router.read(
    "/balance/",
    summary=_("Balans"),
    description=_("Var pengarna ligger: effektivitet eller innovation, intern eller extern nytta, mot målbilden."),
    answer=BalanceShape,
    asks=ASKS,
)
def balance(request: Request, asked: Asked) -> dict[str, Any]:
    """Where the money lies."""
    basis = asked.get("basis", figures.GRANTED)
    rows, portfolios = figures.items(request.actor, basis), reads.aimed_portfolios(request.actor)
    whole, own, bodies = figures.parts(rows, portfolios, basis)
    return {
        "answer": figures.answer(whole, basis),
        "whole": _part(whole),
        "portfolios": [_part(each) for each in own],
        "bodies": [_part(each) for each in bodies],
        "years": [_part(each.part) for each in figures.over_years(rows, portfolios, basis)],
        "unplaced": [str(each["title"]) for each in figures.unplaced(rows)],
    }


def _part(part: figures.Part) -> dict[str, Any]:
    found, target = part.found, part.target
    return {
        "name": part.name,
        "money": part.whole,
        "innovation": found.centroid.innovation if found else None,
        "external": found.centroid.external if found else None,
        "target_innovation": target.innovation if target else None,
        "target_external": target.external if target else None,
        "distance": found.distance if found and target else None,
        "coverage": part.coverage,
    }


class BalancePointShape(Row):
    """A balance that somebody else has counted."""

    version: int = versioned()
    portfolio: Reference | None = said(BalancePoint, "portfolio")
    on: date = said(BalancePoint, "on")
    innovation: int = said(BalancePoint, "innovation")
    external: int | None = said(BalancePoint, "external")
    source: str = said(BalancePoint, "source")
    is_example: bool = said(BalancePoint, "is_example")


POINTS = Listed(orders={"on": ["on"], "innovation": ["innovation"]}, default="on")


@router.read(
    "/balance-points/",
    summary=_("Referenspunkter"),
    description=_("Var någon annan har räknat att balansen låg en viss dag."),
    answer=pages(BalancePointShape),
    asks=POINTS,
)
def balance_points(request: Request, asked: Asked) -> dict[str, Any]:
    """Every reference point."""
    return POINTS.page(request, asked, reads.balance_points(request.actor), lambda rows: [_point(one) for one in rows])


def _point(row: BalancePoint) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("portfolio:change_balance_point", row.pk),
        "api": address(POINT, row.pk),
        **{name: getattr(row, name) for name in ("version", "on", "innovation", "external", "source", "is_example")},
        "portfolio": reference(PORTFOLIO, row.portfolio.pk, row.portfolio.name) if row.portfolio else None,
    }


@router.read(
    "/balance-points/{int:pk}/",
    summary=_("En referenspunkt"),
    description=_("En balans som är räknad utanför Farled."),
    answer=BalancePointShape,
)
def balance_point(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One of them."""
    row: BalancePoint = get_object_or_404(reads.balance_points(request.actor), pk=pk)
    return _point(row)


def _opened(request: Request, pk: int) -> BalancePoint:
    row: BalancePoint = get_object_or_404(reads.balance_points(request.actor), pk=pk)
    rules.check_can_keep_points(request.actor, row.organisation_id)
    return row


def _saved(row: BalancePoint) -> dict[str, Any]:
    return saved(row, url=address("portfolio:change_balance_point", row.pk), api=address(POINT, row.pk))


@router.add(
    "/balance-points/",
    summary=_("Lägg till en referenspunkt"),
    description=_("Skriver in en balans som är räknad utanför Farled."),
    form=forms.BalancePointForm,
)
def add_balance_point(request: Request, sent: Sent) -> dict[str, Any]:
    """Write one down."""
    data = sent.through(lambda data: forms.BalancePointForm(request.actor, data))
    return _saved(acts.add_balance_point(by=request.actor, at=request.now, **data))


@router.change(
    "/balance-points/{int:pk}/",
    summary=_("Ändra referenspunkten"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeBalancePointForm,
)
def change_balance_point(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Mend one."""
    row = _opened(request, pk)
    initial = now(row, forms.ChangeBalancePointForm)
    data = sent.through(lambda data: forms.ChangeBalancePointForm(request.actor, data, initial=initial))
    return _saved(acts.change_balance_point(point=row, by=request.actor, at=request.now, **data))


@router.write(
    "POST",
    "/balance-points/{int:pk}/remove-balance-point/",
    summary=_("Ta bort referenspunkten"),
    description=_("Tar bort referenspunkten, med ett skäl."),
    form=forms.RemoveBalancePointForm,
    status=204,
)
def remove_balance_point(request: Request, sent: Sent, pk: int) -> None:
    """Take one away."""
    row = _opened(request, pk)
    data = sent.through(forms.RemoveBalancePointForm)
    acts.remove_balance_point(point=row, by=request.actor, at=request.now, **data)
