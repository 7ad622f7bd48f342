"""Cases, costs and benefits as Excel sheets. They only go out: a line belongs to a version, which may be locked."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.cases import reads
from farled.cases.models import BenefitLine, Case, CostLine
from farled.cases.states import BetterWhen, CaseState, CostKind, For, Funding, Gain, Peng, Rate
from farled.methods.money import rounded, to_kronor
from farled.people.reads import Body
from farled.systems.states import Tier
from farled.web import formats
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.lists import as_declared
from farled.web.sheet_columns import Columns

ON_ITS_PAGE = _("En nyttokalkyl ändras på sin egen sida, rad för rad, och bara så länge den är ett utkast.")
_case, _cost, _benefit = Columns(Case), Columns(CostLine), Columns(BenefitLine)
_BODIES = {"bodies": Source(Body.objects.visible_to)}


def _kronor(ore: int | None) -> int | None:
    return None if ore is None else rounded(to_kronor(ore))


CASES = Sheet(
    key="cases.cases",
    label=_("Nyttokalkyler"),
    nouns=(_("nyttokalkyl"), _("nyttokalkyler")),
    capability="cases.read",
    rows=reads.cases,
    default_order="title",
    page="cases:cases",
    url=lambda row: reverse("cases:case", args=[row.pk]),
    sources={**_BODIES, "initiatives": Source(reads.case_initiatives)},
    only_out=ON_ITS_PAGE,
    columns=(
        _case("title", _("Nyttokalkyl"), shown=True),
        _case("number", _("Versionsnummer"), shown=True),
        _case("state", _("Läge"), choices=CaseState, shown=True),
        _case("body", _("Sökande"), of="bodies", shown=True),
        _case("initiative", _("Initiativ"), of="initiatives"),
        SheetColumn(
            key="tier",
            label=_("Nivå"),
            value=lambda row: row.initiative.tier,
            holds=Holds.CHOICE,
            choices=Tier,
            order=[as_declared("initiative__tier", Tier)],
            shown=True,
        ),
        _case("first_year", _("Första året"), shown=True),
        _case("horizon", _("År efter det första")),
        _case("price_year", _("Prisnivå")),
        _case("innovation", _("Andel ny förmåga, procent"), shown=True),
        _case("summary", _("Idéskiss")),
        _case("begun_on", _("Påbörjad")),
        _case("submitted_on", _("Inlämnad")),
        _case("why", _("Varför en ny version")),
    ),
)

COSTS = Sheet(
    key="cases.costs",
    label=_("Kostnader i nyttokalkyler"),
    nouns=(_("kostnad"), _("kostnader")),
    capability="cases.read",
    rows=reads.all_costs,
    default_order="title",
    url=lambda row: reverse("cases:case", args=[row.alternative.case_id]),
    sources=_BODIES,
    only_out=ON_ITS_PAGE,
    columns=(
        _cost("title", _("Kostnad"), shown=True),
        SheetColumn(key="case", label=_("Nyttokalkyl"), value=lambda row: str(row.alternative.case), shown=True),
        SheetColumn(key="alternative", label=_("Alternativ"), value=lambda row: row.alternative.title, shown=True),
        _cost("kind", _("Kostnadsslag"), choices=CostKind, shown=True),
        _cost("body", _("Bärs av"), of="bodies", shown=True),
        _cost("funding", _("Betalas med"), choices=Funding, shown=True),
        SheetColumn(
            key="total",
            label=_("I allt, kronor"),
            value=lambda row: _kronor(row.total),
            holds=Holds.NUMBER,
            shown=True,
        ),
        SheetColumn(
            key="amounts",
            label=_("År för år"),
            value=lambda row: tuple(
                f"{year}: {formats.kr(amount)}"
                for year, amount in zip(row.alternative.case.years, row.amounts, strict=False)
            ),
            holds=Holds.LINES,
        ),
        _cost("source", _("Källa")),
        _cost("is_example", _("Exempelvärde")),
    ),
)

BENEFITS = Sheet(
    key="cases.benefits",
    label=_("Nyttor i nyttokalkyler"),
    nouns=(_("nytta"), _("nyttor")),
    capability="cases.read",
    rows=reads.all_benefits,
    default_order="title",
    url=lambda row: reverse("cases:case", args=[row.alternative.case_id]),
    sources=_BODIES,
    only_out=ON_ITS_PAGE,
    columns=(
        _benefit("title", _("Nytta"), shown=True),
        SheetColumn(key="case", label=_("Nyttokalkyl"), value=lambda row: str(row.alternative.case), shown=True),
        SheetColumn(key="alternative", label=_("Alternativ"), value=lambda row: row.alternative.title),
        _benefit("kind", _("Nyttoslag"), choices=Gain, shown=True),
        _benefit("beneficiary", _("För vem"), choices=For, shown=True),
        _benefit("body", _("Enhet"), of="bodies", shown=True),
        _benefit("process", _("Process eller tjänst"), shown=True),
        _benefit("target_group", _("Målgrupp")),
        _benefit("unit", _("Räknas i")),
        _benefit("direction", _("Riktning"), choices=BetterWhen),
        SheetColumn(key="baseline", label=_("Nuläge"), value=lambda row: reads.quantity(row.baseline)),
        SheetColumn(key="low", label=_("Lägst per år"), value=lambda row: reads.quantity(row.low)),
        SheetColumn(key="likely", label=_("Troligen per år"), value=lambda row: reads.quantity(row.likely), shown=True),
        SheetColumn(key="high", label=_("Högst per år"), value=lambda row: reads.quantity(row.high)),
        _benefit("rate", _("Schablon"), choices=Rate),
        _benefit("price", _("Värde per enhet, kronor"), value=lambda row: _kronor(row.price)),
        _benefit("measured_by", _("Så mäts nyttan")),
        _benefit("moves_to", _("Arbete flyttar till"), of="bodies"),
        _benefit("budget_effect_year", _("Budgeten ändras från")),
        _benefit("budget_effect", _("Budgeten minskar per år, kronor"), value=lambda row: _kronor(row.budget_effect)),
        _benefit("peng_class", _("PENG-klass"), choices=Peng),
        _benefit("source", _("Källa")),
        _benefit("is_example", _("Exempelvärde")),
    ),
)

SHEETS: tuple[Sheet, ...] = (CASES, COSTS, BENEFITS)
