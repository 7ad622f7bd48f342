"""Parameters as a sheet that goes to Excel. A value is never changed afterwards, so nothing comes back."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.parameters import reads
from farled.parameters.models import ParameterValue
from farled.web.exchange import Holds, Sheet, SheetColumn


def _label(row: ParameterValue) -> str:
    known = reads.KNOWN.get(row.key)
    return str(known.label) if known else row.key


def _unit(row: ParameterValue) -> str:
    known = reads.KNOWN.get(row.key)
    return str(known.unit) if known else ""


VALUES = Sheet(
    key="parameters.parameters",
    label=_("Parametrarnas värden"),
    nouns=(_("värde"), _("värden")),
    capability="parameters.read",
    rows=reads.values,
    default_order="key",
    url=lambda _row: reverse("parameters:parameters"),
    only_out=_("Ett värde ändras aldrig i efterhand. Lägg in ett nytt som gäller från en senare dag."),
    columns=(
        SheetColumn(key="key", label=_("Parameter"), value=_label, order=["key"], shown=True),
        SheetColumn(key="value", label=_("Värde"), value=lambda row: row.value, shown=True),
        SheetColumn(key="unit", label=_("Enhet"), value=_unit, shown=True),
        SheetColumn(
            key="valid_from",
            label=_("Gäller från"),
            value=lambda row: row.valid_from,
            holds=Holds.DAY,
            order=["valid_from"],
            shown=True,
        ),
        SheetColumn(key="reference", label=_("Beslut eller källa"), value=lambda row: row.reference, shown=True),
    ),
)

SHEETS = (VALUES,)
