"""The readings of plans, and changes to lists, as sheets that go to Excel."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.imports import reads
from farled.imports.models import ChangeSet
from farled.imports.states import ReadingState
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.formats import moment
from farled.web.lists import swedish
from farled.web.own_lists import sheets

READINGS = Sheet(
    key="imports.imports",
    label=_("Inläsningar"),
    nouns=(_("inläsning"), _("inläsningar")),
    capability="imports.run",
    rows=lambda actor: reads.with_left(reads.readings(actor)),
    default_order="-at",
    page="imports:imports",
    url=lambda reading: reverse("imports:reading", args=[reading.pk]),
    only_out=_("En inläsning styrs på sin egen sida."),
    columns=(
        SheetColumn(
            key="file", label=_("Fil"), value=lambda row: row.file.name, order=[swedish("file__name")], shown=True
        ),
        SheetColumn(
            key="plan",
            label=_("Plan"),
            value=lambda row: row.document.title,
            order=[swedish("document__title")],
            shown=True,
        ),
        SheetColumn(
            key="state",
            label=_("Läge"),
            value=lambda row: row.state,
            holds=Holds.CHOICE,
            choices=ReadingState,
            order=["state"],
            shown=True,
        ),
        SheetColumn(
            key="left",
            label=_("Kvar att bestämma"),
            value=lambda row: row.rows_left,
            holds=Holds.NUMBER,
            order=["rows_left"],
            shown=True,
        ),
        SheetColumn(
            key="at", label=_("När"), value=lambda row: moment(row.started_at), order=["started_at"], shown=True
        ),
        SheetColumn(
            key="who",
            label=_("Vem"),
            value=lambda row: row.started_by.name,
            order=[swedish("started_by__name")],
            shown=True,
        ),
    ),
)


def _list(row: ChangeSet) -> str:
    """What the list is called that the changes are of."""
    sheet = sheets.get(row.sheet)
    return str(sheet.label) if sheet else row.sheet


CHANGES = Sheet(
    key="imports.changes",
    label=_("Ändringar i listor"),
    nouns=(_("omgång ändringar"), _("omgångar ändringar")),
    capability="imports.exchange",
    rows=reads.change_sets,
    default_order="-at",
    page="imports:changes",
    url=lambda row: reverse("imports:change_set", args=[row.pk]),
    only_out=_("En omgång ändringar godkänns eller lämnas på sin egen sida."),
    columns=(
        SheetColumn(key="name", label=_("Vad"), value=lambda row: row.name, order=[swedish("name")], shown=True),
        SheetColumn(
            key="state",
            label=_("Läge"),
            value=lambda row: row.state,
            holds=Holds.CHOICE,
            choices=ReadingState,
            order=["state"],
            shown=True,
        ),
        SheetColumn(key="list", label=_("Lista"), value=_list, shown=True),
        SheetColumn(
            key="at", label=_("När"), value=lambda row: moment(row.started_at), order=["started_at"], shown=True
        ),
    ),
)

SHEETS = (READINGS, CHANGES)
