"""Reference points as a sheet."""

from django.utils.translation import gettext_lazy as _

from farled.portfolio import acts
from farled.portfolio.models import BalancePoint
from farled.portfolio.reads import balance as reads
from farled.portfolio.reads import portfolios
from farled.web.exchange import Sheet, Source
from farled.web.sheet_columns import Columns, through

_point = Columns(BalancePoint, change="change")
POINTS = Sheet(
    key="portfolio.balance_points",
    label=_("Referenspunkter"),
    nouns=(_("referenspunkt"), _("referenspunkter")),
    capability="portfolio.read",
    rows=reads.balance_points,
    default_order="on",
    page="portfolio:balance_points",
    sources={"portfolios": Source(portfolios)},
    changes={
        "change": through(acts.change_balance_point, "portfolio", "on", "innovation", "external", "source"),
    },
    may_change=lambda actor: actor.may("portfolio.manage"),
    columns=(
        _point("on", _("Dag"), shown=True),
        _point("portfolio", _("Portfölj"), of="portfolios", shown=True),
        _point("innovation", _("Innovation, procent"), shown=True),
        _point("external", _("Extern nytta, procent"), shown=True),
        _point("source", _("Källa"), shown=True),
    ),
)
SHEETS = (POINTS,)
