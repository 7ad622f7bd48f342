"""Criteria and the ranking as sheets that go to Excel."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.cases.reads import cases
from farled.initiatives.reads import initiatives
from farled.people.reads import Body, groups
from farled.portfolio.models import Application, Criterion
from farled.portfolio.reads import scores as reads
from farled.portfolio.states import ApplicationState, CriterionDirection
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.sheet_columns import Columns

_criterion, _application = Columns(Criterion), Columns(Application)


def _percent(row: Application) -> str:
    reached, reachable = row.reached, row.reachable  # type: ignore[attr-defined]
    return str((Decimal(100 * reached) / Decimal(reachable)).quantize(Decimal("0.1"))).replace(".", ",")


CRITERIA = Sheet(
    key="portfolio.criteria",
    label=_("Kriterier"),
    nouns=(_("kriterium"), _("kriterier")),
    capability="portfolio.read",
    rows=reads.criteria,
    default_order="group",
    page="portfolio:criteria",
    url=lambda row: reverse("portfolio:criterion", args=[row.pk]),
    sources={"groups": Source(groups)},
    only_out=_("Ett kriterium ändras på sin egen sida, så att skälet följer med."),
    columns=(
        _criterion("name", _("Kriterium"), shown=True),
        _criterion("group", _("Grupp"), of="groups", shown=True),
        _criterion("category", _("Kategori"), shown=True),
        _criterion("help", _("Vad som bedöms")),
        _criterion("scale_low", _("1 betyder")),
        _criterion("scale_high", _("5 betyder")),
        _criterion("direction", _("Höga poäng"), choices=CriterionDirection, shown=True),
        _criterion("weight", _("Vikt"), shown=True),
        _criterion("position", _("Plats")),
        _criterion("retired", _("Används inte längre"), shown=True),
        _criterion("source", _("Källa")),
    ),
)

RANKING = Sheet(
    key="portfolio.ranking",
    label=_("Rangordning"),
    nouns=(_("ansökan"), _("ansökningar")),
    capability="portfolio.read",
    rows=reads.ranked,
    default_order="number",
    page="portfolio:ranking",
    url=lambda row: reverse("portfolio:application", args=[row.pk]),
    sources={
        "bodies": Source(Body.objects.visible_to),
        "initiatives": Source(initiatives),
        "cases": Source(cases),
    },
    listed={"points": _("Av högsta möjliga poäng"), "portfolios": _("Söker ur"), "state": _("Läge")},
    only_out=_("Poäng sätts av gruppens ledamöter på ansökans sida."),
    columns=(
        _application("number", _("Nummer")),
        _application("initiative", _("Ansökan"), of="initiatives", shown=True),
        SheetColumn(key="share", label=_("Poäng av hundra"), value=_percent, holds=Holds.TEXT, order=["order_points"]),
        _application("body", _("Sökande"), of="bodies", shown=True),
        SheetColumn(
            key="asks", label=_("Söker ur"), holds=Holds.LINES,
            value=lambda row: tuple(dict.fromkeys(part.portfolio.name for part in row.parts.all())),
        ),
        _application("state", _("Läge"), choices=ApplicationState),
        _application("case", _("Nyttokalkyl"), of="cases"),
    ),
)  # fmt: skip

SHEETS: tuple[Sheet, ...] = (CRITERIA, RANKING)
