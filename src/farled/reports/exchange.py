"""Ordered reports as a sheet that goes to Excel."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.reports import reads
from farled.reports.models import Production
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.formats import moment
from farled.web.lists import swedish


def _files(row: Production) -> str:
    return ", ".join(output.file.name for output in row.outputs.all())


REPORTS = Sheet(
    key="reports.reports",
    label=_("Rapporter"),
    nouns=(_("rapport"), _("rapporter")),
    capability="reports.read",
    rows=reads.productions,
    default_order="-ordered",
    page="reports:reports",
    url=lambda row: reverse("reports:report", args=[row.pk]),
    columns=(
        SheetColumn(key="title", label=_("Rapport"), value=lambda row: row.title, order=[swedish("title")], shown=True),
        SheetColumn(
            key="on", label=_("Läget den"), value=lambda row: row.on, holds=Holds.DAY, order=["on"], shown=True
        ),
        SheetColumn(key="files", label=_("Filer"), value=_files, shown=True),
        SheetColumn(
            key="ordered",
            label=_("Beställd"),
            value=lambda row: moment(row.ordered_at),
            order=["ordered_at"],
            shown=True,
        ),
        SheetColumn(
            key="for",
            label=_("Utgåva för alla"),
            value=lambda row: row.edition,
            holds=Holds.YES_NO,
            order=["edition"],
            shown=True,
        ),
    ),
)

SHEETS = (REPORTS,)
