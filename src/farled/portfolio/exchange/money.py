"""Portfolios, their years, the ledger, limits and grants as sheets that go to Excel; what portfolios say comes back.

Amounts are whole öre, so that parts add up to their sums exactly.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Body, groups
from farled.portfolio import acts
from farled.portfolio.models import Account, Delegation, Grant, LedgerEntry, Portfolio
from farled.portfolio.reads import granting as grant_reads
from farled.portfolio.reads import money as reads
from farled.portfolio.states import DecidedBy, EntryKind, GrantState
from farled.systems.states import Tier
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.lists import swedish
from farled.web.sheet_columns import Columns, only_open

SAID = (
    "name", "number", "purpose", "rules", "preparation", "advice", "council", "valid_from", "target_innovation",
    "target_external", "tolerance", "carry_over",
)  # fmt: skip
BOOKED = _("Det som är bokfört ändras aldrig. Det rättas med en ny post, på sin egen sida.")
_portfolio, _account, _entry = Columns(Portfolio, change="change"), Columns(Account), Columns(LedgerEntry)
_limit, _grant = Columns(Delegation), Columns(Grant)


def change_portfolio(row: Portfolio, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what a portfolio says; its money is booked on its page."""
    said = {name: new.get(name, getattr(row, name)) for name in SAID}
    about = acts.About(**said, tiers=[Tier(each) for each in row.tiers])
    acts.change_portfolio(portfolio=row, version=row.version, about=about, by=by, at=at, why=why)


def _page(pk: int) -> str:
    return reverse("portfolio:portfolio", args=[pk])


PORTFOLIOS = Sheet(
    key="portfolio.portfolios",
    label=_("Portföljer"),
    nouns=(_("portfölj"), _("portföljer")),
    capability="portfolio.read",
    rows=reads.portfolios,
    default_order="number",
    url=lambda row: _page(row.pk),
    sources={"bodies": only_open(Body.objects.visible_to), "groups": Source(groups)},
    changes={"change": change_portfolio},
    may_change=lambda actor: actor.may("portfolio.manage"),
    columns=(
        _portfolio("name", _("Portfölj"), shown=True, many=False),
        _portfolio("number", _("Ordning"), shown=True),
        _portfolio("purpose", _("Syfte"), many=False, shown=True),
        _portfolio("rules", _("Krav på ansökningar"), many=False),
        SheetColumn(
            key="tiers",
            label=_("Nivåer"),
            value=lambda row: tuple(str(Tier(each).label) for each in row.tiers),
            holds=Holds.LINES,
        ),
        _portfolio("preparation", _("Beredningsgrupp"), of="groups", shown=True),
        _portfolio("advice", _("Rådgivande grupp"), of="groups"),
        _portfolio("council", _("Beslutar ramen"), of="bodies", shown=True),
        _portfolio("valid_from", _("Gäller från")),
        _portfolio("valid_to", _("Gäller till"), change=""),
        _portfolio("target_innovation", _("Mål för innovation, procent")),
        _portfolio("target_external", _("Mål för extern nytta, procent")),
        _portfolio("tolerance", _("Tolerans, procentenheter")),
        _portfolio("carry_over", _("Får föras över, procent")),
        _portfolio("source", _("Källa"), change=""),
        _portfolio("is_example", _("Exempelvärden"), change=""),
    ),
)
ACCOUNTS = Sheet(
    key="portfolio.accounts",
    label=_("Portföljernas pengar per år"),
    nouns=(_("år"), _("år")),
    capability="portfolio.read",
    rows=reads.accounts_with_granted,
    default_order="year",
    url=lambda row: _page(row.portfolio_id),
    sources={"portfolios": Source(reads.portfolios)},
    only_out=BOOKED,
    columns=(
        _account("portfolio", _("Portfölj"), of="portfolios", shown=True),
        _account("year", _("År"), shown=True),
        _account("frame", _("Ram, öre"), shown=True),
        SheetColumn(
            key="moved",
            label=_("Från andra år och portföljer, öre"),
            value=lambda row: row.granted + row.reserve + row.free - row.frame,
            holds=Holds.NUMBER,
            shown=True,
        ),
        SheetColumn(
            key="granted", label=_("Beviljat, öre"), value=lambda row: row.granted, holds=Holds.NUMBER,
            order=["granted"], shown=True,
        ),
        _account("reserve", _("I reserv, öre"), shown=True),
        _account("free", _("Kvar att bevilja, öre"), shown=True),
    ),
)  # fmt: skip
LEDGER = Sheet(
    key="portfolio.ledger",
    label=_("Bokförda poster"),
    nouns=(_("post"), _("poster")),
    capability="portfolio.read",
    rows=reads.entries,
    default_order="-on",
    page="portfolio:ledger",
    url=lambda row: f"{reverse('portfolio:ledger')}?portfolio={row.account.portfolio_id}",
    only_out=BOOKED,
    listed={"kind": _("Slag"), "amount": _("Belopp"), "rests": _("Grundar sig på")},
    columns=(
        _entry("text", _("Avser"), shown=True),
        SheetColumn(
            key="account", label=_("Portfölj"), value=lambda row: row.account.portfolio.name,
            order=[swedish("account__portfolio__name")], shown=True,
        ),
        SheetColumn(
            key="year", label=_("År"), value=lambda row: row.account.year, holds=Holds.NUMBER,
            order=["account__year"], shown=True,
        ),
        _entry("kind", _("Slag"), choices=EntryKind, shown=True),
        _entry("on", _("Dag"), shown=True),
        _entry("amount", _("Belopp, öre"), shown=True),
        _entry("ground", _("Grund")),
        SheetColumn(
            key="rests", label=_("Grundar sig på"), shown=True,
            value=lambda row: str(row.decision) if row.decision is not None else row.ground,
        ),
        _entry("by_name", _("Bokfört av")),
        _entry("is_example", _("Exempelvärde")),
    ),
)  # fmt: skip
DELEGATIONS = Sheet(
    key="portfolio.delegations",
    label=_("Beslutsgränser"),
    nouns=(_("beslutsgräns"), _("beslutsgränser")),
    capability="portfolio.read",
    rows=reads.delegations,
    default_order="most",
    page="portfolio:delegations",
    url=lambda _row: reverse("portfolio:delegations"),
    sources={"bodies": Source(Body.objects.visible_to), "portfolios": Source(reads.portfolios)},
    only_out=_("En beslutsgräns ändras genom att den avslutas och en ny sätts, så att det syns vad som gällde när."),
    listed={"body": _("Beslutar"), "most": _("Till och med"), "valid_from": _("Gäller")},
    columns=(
        _limit("body", _("Enhet"), of="bodies", shown=True),
        _limit("function", _("Funktion"), shown=True),
        _limit("by_meeting", _("Vid sammanträde"), shown=True),
        _limit("most", _("Till och med, öre"), shown=True),
        _limit("portfolio", _("Portfölj"), of="portfolios", shown=True),
        _limit("valid_from", _("Gäller från"), shown=True),
        _limit("valid_to", _("Gäller till")),
        _limit("ground", _("Grund"), shown=True),
        _limit("is_example", _("Exempelvärde")),
    ),
)
GRANTS = Sheet(
    key="portfolio.grants",
    label=_("Beviljade medel"),
    nouns=(_("beslut"), _("beslut")),
    capability="portfolio.read",
    rows=grant_reads.grants,
    default_order="-decided_on",
    page="portfolio:grants",
    url=lambda row: reverse("portfolio:grant", args=[row.pk]),
    sources={"bodies": Source(Body.objects.visible_to)},
    only_out=_("Ett beslut om pengar ändras inte. Det som händer sedan förs in på beslutets egen sida."),
    listed={"state": _("Läge"), "amount": _("Beviljat"), "returned": _("Återlämnat"), "body": _("Beslutat av")},
    columns=(
        SheetColumn(
            key="title", label=_("Initiativ"), value=lambda row: row.application.initiative.title,
            order=[swedish("application__initiative__title")], shown=True,
        ),
        SheetColumn(
            key="applicant", label=_("Sökande"), value=lambda row: row.application.body_id, holds=Holds.ROW,
            of="bodies", order=[swedish("application__body__name")], shown=True,
        ),
        _grant("state", _("Läge"), choices=GrantState, shown=True),
        _grant("amount", _("Beviljat, öre"), shown=True),
        _grant("returned", _("Återlämnat, öre"), shown=True),
        _grant("decided_on", _("Beslutat"), shown=True),
        _grant("decided_as", _("Beslutat som"), choices=DecidedBy),
        _grant("body", _("Beslutat av"), of="bodies", shown=True),
        _grant("function", _("Funktion")),
        _grant("ground", _("Skäl för beslutet")),
        _grant("departs_because", _("Avviker från gruppens val därför att")),
        _grant("closed_because", _("Avslutat därför att")),
        SheetColumn(
            key="closed_decision", label=_("Återkallat av"),
            value=lambda row: str(row.closed_decision) if row.closed_decision is not None else "",
        ),
        _grant("is_example", _("Exempelvärde")),
    ),
)  # fmt: skip

SHEETS: tuple[Sheet, ...] = (PORTFOLIOS, ACCOUNTS, LEDGER, DELEGATIONS, GRANTS)
