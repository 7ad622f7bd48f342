"""What changes to a list say to a person: how many, from what to what, what is wrong and where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from farled.imports import reads
from farled.imports.exchange.cells import restored
from farled.imports.models import CellChange, ChangeSet
from farled.imports.states import ReadingState
from farled.people.reads import Request
from farled.web import formats
from farled.web.exchange import Lookups, Sheet, spoken
from farled.web.lists import Column, Empty, ListPage
from farled.web.own_lists import sheets
from farled.web.refused import SENTENCES

FAULTS_SHOWN = 200
LONGEST = 300  # characters of a cell that are shown


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cells can be changed, and how many are wrong."""

    right: int
    faulty: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell, and where it is."""

    place: str
    row: str
    column: str
    said: str
    sentence: str


def tally_of(one: ChangeSet) -> Tally:
    """How many cells there are of each sort."""
    counted = dict(one.cells.order_by().values_list("faulty").annotate(number=Count("pk")))
    return Tally(counted.get(False, 0), counted.get(True, 0))


def sentence(code: str, facts: Mapping[str, Any]) -> str:
    """What a kept code says: of ours, or after ``=`` a refusal of any room."""
    name = code[1:] if code.startswith("=") else f"imports.changes.{code}"
    return str(SENTENCES[name]) % facts


def notices_of(one: ChangeSet) -> list[str]:
    """What is told beside the changes, or why the workbook could not be used."""
    lead = "" if one.state == ReadingState.REFUSED else "notice."
    return [sentence(code if code.startswith("=") else f"{lead}{code}", facts) for code, facts in one.notices]


def fault_of(cell: CellChange) -> Fault:
    """What is wrong with a cell."""
    sheet = sheets.get(cell.change_set.sheet)
    column = sheet.by_key.get(cell.column) if sheet else None
    label = str(column.label) if column else cell.label
    problem = cell.problem or {"code": "row.new", "facts": {}}
    return Fault(place_of(cell), cell.row_name, label, cell.after_text[:LONGEST], sentence(**problem))


def place_of(cell: CellChange) -> str:
    """Where a cell stands in the workbook: sheet and address."""
    return f"{cell.sheet}, {cell.cell}" if cell.cell else ""


def said_of(one: ChangeSet, tally: Tally) -> str:
    """The answer first: what would change, or has changed."""
    right = ngettext("%(n)s ändring", "%(n)s ändringar", tally.right) % {"n": formats.number(tally.right)}
    wrong = ngettext("%(n)s fel", "%(n)s fel", tally.faulty) % {"n": formats.number(tally.faulty)}
    match ReadingState(one.state):
        case ReadingState.REFUSED:
            return _("Filen gick inte att använda. Inget är ändrat.")
        case ReadingState.ABANDONED:
            return _("Ändringarna är lämnade. Inget är ändrat.")
        case ReadingState.APPLIED:
            return _("%(right)s är sparade.") % {"right": right}
    if not tally.right and not tally.faulty:
        rows = ngettext("%(n)s rad", "%(n)s rader", one.rows) % {"n": formats.number(one.rows)}
        return _("0 ändringar. %(rows)s är jämförda och säger redan det som står i Farled.") % {"rows": rows}
    if not tally.faulty:
        return _("%(right)s. Inget är sparat än.") % {"right": right}
    return _("%(right)s och %(wrong)s. Inget är sparat än.") % {"right": right, "wrong": wrong}


def listing_of(request: Request, one: ChangeSet, sheet: Sheet) -> ListPage:
    """The cells that would change, from what to what."""
    lookups = Lookups(sheet, request.actor)

    def words(cell: CellChange, value: Any, kept: str) -> str:
        column = sheet.by_key.get(cell.column)
        text = spoken(column, restored(column, value), lookups) if column else kept
        return text[:LONGEST] + ("…" if len(text) > LONGEST else "") or _("(tomt)")

    def change(cell: CellChange) -> object:
        before, after = (words(cell, cell.before, cell.before_text), words(cell, cell.after, cell.after_text))
        return format_html("<del>{}</del> → <ins>{}</ins>", before, after)

    def label(cell: CellChange) -> str:
        column = sheet.by_key.get(cell.column)
        return str(column.label) if column else cell.label

    return ListPage(
        request,
        reads.cells_of(one, faulty=False),
        columns=[
            Column(key="row", label=gettext_lazy("Rad"), cell=lambda cell: cell.row_name, order=["number"]),
            Column(key="column", label=gettext_lazy("Kolumn"), cell=label, order=["column", "number"]),
            Column(key="change", label=gettext_lazy("Ändring"), cell=change),
            Column(key="cell", label=gettext_lazy("Cell"), cell=place_of, order=["number"]),
        ],
        default_order="row",
        nouns=(_("ändring"), _("ändringar")),
        empty=Empty(_("Inget ändras"), _("Här står varje cell som skulle ändras, från vad till vad.")),
        caption=_("Ändringar"),
        name="andringar",
    )
