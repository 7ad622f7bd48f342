"""Portfolios, their money and who may grant it over the API. All amounts are whole öre."""

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body, Group, Request
from farled.portfolio import figures
from farled.portfolio.api.room import router
from farled.portfolio.forms import money as forms
from farled.portfolio.models import Account, Delegation, LedgerEntry, Portfolio
from farled.portfolio.reads import money as reads
from farled.portfolio.states import EntryKind
from farled.systems.states import Tier
from farled.web.lists import swedish
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

PORTFOLIO, BODY, GROUP = "api:portfolio.portfolio", "api:people.body", "api:people.group"


class PortfolioYearShape(Shape):
    """How a portfolio's year stands; ``frame + moved = granted + reserve + left``."""

    year: int = told(_("År"))
    frame: int = told(_("Ram, i öre"))
    moved: int = told(_("Från andra år och portföljer, i öre"))
    granted: int = told(_("Beviljat, i öre"))
    reserve: int = told(_("I reserv, i öre"))
    left: int = told(_("Kvar att bevilja, i öre"))


class PortfolioRow(Row):
    """A portfolio in the list."""

    number: int = said(Portfolio, "number")
    name: str = said(Portfolio, "name")
    purpose: str = said(Portfolio, "purpose")
    valid_from: date = said(Portfolio, "valid_from")
    valid_to: date | None = said(Portfolio, "valid_to")


class PortfolioShape(PortfolioRow):
    """A portfolio with all it says and how its money stands."""

    version: int = versioned()
    rules: str = said(Portfolio, "rules")
    tiers: list[Tier] = told(_("Nivåer som den betalar för"))
    preparation: Reference | None = said(Portfolio, "preparation")
    advice: Reference | None = said(Portfolio, "advice")
    council: Reference | None = said(Portfolio, "council")
    target_innovation: int | None = said(Portfolio, "target_innovation")
    target_external: int | None = said(Portfolio, "target_external")
    tolerance: int = said(Portfolio, "tolerance")
    carry_over: int = said(Portfolio, "carry_over")
    source: str = said(Portfolio, "source")
    years: list[PortfolioYearShape] = told(_("Pengarna år för år"))
    total: PortfolioYearShape = told(_("Alla år tillsammans; året är 0"))


_SAME = ("number", "name", "purpose", "valid_from", "valid_to")
_SAYS = ("version", "rules", "tiers", "target_innovation", "target_external", "tolerance", "carry_over", "source")
PORTFOLIOS = Listed(orders={"number": ["number", swedish("name")], "name": [swedish("name")]}, default="number")


@router.read(
    "/portfolios/",
    summary=_("Portföljer"),
    description=_("Vad pengar är avsatta för."),
    answer=pages(PortfolioRow),
    asks=PORTFOLIOS,
)
def portfolios(request: Request, asked: Asked) -> dict[str, Any]:
    """Every portfolio."""
    return PORTFOLIOS.page(request, asked, reads.portfolios(request.actor), lambda rows: [_row(one) for one in rows])


def _row(one: Portfolio) -> dict[str, Any]:
    return {
        "id": one.pk,
        "url": address("portfolio:portfolio", one.pk),
        "api": address(PORTFOLIO, one.pk),
        **{name: getattr(one, name) for name in _SAME},
    }


def _year(year: int, money: figures.Money) -> dict[str, Any]:
    names = ("frame", "moved", "granted", "reserve", "left")
    return {"year": year} | {name: getattr(money, name) for name in names}


def _body(body: Body | None) -> Any:
    return reference(BODY, body.pk, body.name) if body else None


def _group(group: Group | None) -> Any:
    return reference(GROUP, group.pk, group.name) if group else None


@router.read(
    "/portfolios/{int:pk}/",
    summary=_("En portfölj"),
    description=_("Allt som står i portföljen, och hur dess pengar står år för år."),
    answer=PortfolioShape,
)
def portfolio(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One portfolio."""
    one = opened(request, pk)
    (row,) = figures.standings([one])
    return {
        **_row(one),
        **{name: getattr(one, name) for name in _SAYS},
        "preparation": _group(one.preparation),
        "advice": _group(one.advice),
        "council": _body(one.council),
        "years": [_year(each.year, each.money) for each in row.years],
        "total": _year(0, row.money),
    }


class AccountRow(PortfolioYearShape):
    """A year of a portfolio, among all."""

    portfolio: Reference = told(_("Portfölj"))


ACCOUNTS = Listed(orders={"year": ["year", "portfolio__number"]}, default="year")


@router.read(
    "/accounts/",
    summary=_("Portföljernas pengar per år"),
    description=_("Ram, beviljat, reserv och vad som är kvar, för varje portfölj och år."),
    answer=pages(AccountRow),
    asks=ACCOUNTS,
)
def accounts(request: Request, asked: Asked) -> dict[str, Any]:
    """Every year of every portfolio."""

    def shape(rows: Any) -> list[dict[str, Any]]:
        return [
            _year(each.year, each.money) | {"portfolio": reference(PORTFOLIO, each.portfolio.pk, each.portfolio.name)}
            for each in figures.years_of(rows)
        ]

    return ACCOUNTS.page(request, asked, reads.visible_accounts(request.actor), shape)


class LedgerEntryShape(Shape):
    """An entry of the ledger."""

    id: int = told(_("Postens id"))
    portfolio: Reference = told(_("Portfölj"))
    year: int = said(Account, "year")
    kind: EntryKind = one_of(EntryKind, _("Slag"))
    amount: int = told(_("Belopp i öre: över noll när det som är kvar att bevilja växer, annars under"))
    on: date = said(LedgerEntry, "on")
    text: str = said(LedgerEntry, "text")
    ground: str = said(LedgerEntry, "ground")
    decision: Reference | None = said(LedgerEntry, "decision")
    grant: Reference | None = said(LedgerEntry, "grant")
    pair: int | None = told(_("Id för den andra sidan av det som är flyttat eller fört"))
    corrects: int | None = told(_("Id för posten som rättas"))
    corrected: bool = told(_("Är rättad av en annan post"))


LEDGER = Listed(orders={"on": ["on"], "amount": ["amount"]}, default="-on", filters=forms.LedgerFilter)


@router.read(
    "/ledger/",
    summary=_("Bokförda poster"),
    description=_("Varje krona som har kommit till eller lämnat en portfölj."),
    answer=pages(LedgerEntryShape),
    asks=LEDGER,
)
def ledger(request: Request, asked: Asked) -> dict[str, Any]:
    """Every entry."""
    rows = reads.entries(request.actor).select_related("grant__application__initiative")
    return LEDGER.page(request, asked, rows, lambda found: [_entry(one) for one in found])


def _entry(row: LedgerEntry) -> dict[str, Any]:
    of = row.account.portfolio
    return {
        "id": row.pk,
        "portfolio": reference(PORTFOLIO, of.pk, of.name),
        "year": row.account.year,
        **{name: getattr(row, name) for name in ("kind", "amount", "on", "text", "ground")},
        "decision": reference("api:matters.decision", row.decision.pk, str(row.decision)) if row.decision else None,
        "grant": reference("api:portfolio.grant", row.grant.pk, str(row.grant)) if row.grant else None,
        "pair": row.pair_id,
        "corrects": row.corrects_id,
        "corrected": hasattr(row, "correction"),
    }


class DelegationShape(Shape):
    """A limit."""

    id: int = told(_("Beslutsgränsens id"))
    version: int = versioned()
    body: Reference = said(Delegation, "body")
    by_meeting: bool = said(Delegation, "by_meeting")
    function: str = said(Delegation, "function")
    most: int | None = told(_("Till och med, i öre; tomt betyder hur mycket som helst"))
    portfolio: Reference | None = said(Delegation, "portfolio")
    valid_from: date = said(Delegation, "valid_from")
    valid_to: date | None = said(Delegation, "valid_to")
    ground: str = said(Delegation, "ground")


DELEGATIONS = Listed(
    orders={"most": ["most"], "valid_from": ["valid_from"]}, default="most", filters=forms.DelegationFilter
)


@router.read(
    "/delegations/",
    summary=_("Beslutsgränser"),
    description=_("Vem som får bevilja, och till och med vilket belopp."),
    answer=pages(DelegationShape),
    asks=DELEGATIONS,
)
def delegations(request: Request, asked: Asked) -> dict[str, Any]:
    """Every limit."""
    rows = reads.delegations(request.actor)
    return DELEGATIONS.page(request, asked, rows, lambda page: [_limit(one) for one in page])


def _limit(row: Delegation) -> dict[str, Any]:
    same = ("version", "by_meeting", "function", "most", "valid_from", "valid_to", "ground")
    return {
        "id": row.pk,
        **{name: getattr(row, name) for name in same},
        "body": _body(row.body),
        "portfolio": reference(PORTFOLIO, row.portfolio.pk, row.portfolio.name) if row.portfolio else None,
    }


def opened(request: Request, pk: int) -> Portfolio:
    """A portfolio the actor may see; 404 for any other."""
    found: Portfolio = get_object_or_404(reads.portfolios(request.actor), pk=pk)
    return found
