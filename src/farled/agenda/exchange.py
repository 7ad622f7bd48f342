"""The year's dates as a workbook, and the organisation's own dates as a sheet that goes to Excel and comes back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.agenda import acts, reads
from farled.agenda.reads import Ahead, DateEntry
from farled.agenda.states import DateKind, Repeats
from farled.people.reads import Actor
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.lists import as_declared, swedish

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (12, 16, 60, 50, 34, 30)


def workbook(dates: Sequence[Ahead], year: int) -> bytes:
    """One row a date. Days are days; text is text whatever it begins with."""
    from xlsxwriter import Workbook

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        sheet = book.add_worksheet(_("Årshjul %(year)s") % {"year": year})
        head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#0B2A4A", "text_wrap": True})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        names = (_("Dag"), _("Slag"), _("Vad"), _("Vad ska vara klart"), _("Kommer tillbaka"), _("Källa"))
        for column, (name, width) in enumerate(zip(names, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, head)
        for row, each in enumerate(dates, 1):
            sheet.write_datetime(row, 0, _midnight(each.on), day)
            for column, value in enumerate(_texts(each), 1):
                sheet.write_string(row, column, value, text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(dates), 1), len(names) - 1)
    return out.getvalue()


def _texts(each: Ahead) -> tuple[str, ...]:
    return str(each.kind.label), each.title, each.note, each.back, each.entry.source if each.entry else ""


def _midnight(on: date) -> datetime:
    return datetime(on.year, on.month, on.day)  # noqa: DTZ001 -- a day


# --- There and back -------------------------------------------------------------------------------------------------


def change(entry: DateEntry, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Move or reword a date."""
    acts.change_date(
        entry=entry,
        version=entry.version,
        on=new.get("on", entry.on),
        title=new.get("title", entry.title),
        note=new.get("note", entry.note),
        source=new.get("source", entry.source),
        kind=DateKind(new.get("kind", entry.kind)),
        repeats=Repeats(new.get("repeats", entry.repeats)),
        by=by,
        at=at,
    )


DATES = Sheet(
    key="agenda.dates",
    label=gettext_lazy("Datum i kalendern"),
    nouns=(gettext_lazy("datum"), gettext_lazy("datum")),
    capability="agenda.read",
    rows=reads.dates,
    default_order="on",
    url=lambda entry: f"{reverse('agenda:dates')}?year={entry.on.year}",
    changes={"change": change},
    may_change=lambda actor: actor.reach("agenda.manage").whole,
    columns=(
        SheetColumn(
            key="title",
            label=gettext_lazy("Vad"),
            value=lambda entry: entry.title,
            change="change",
            required=True,
            longest=DateEntry._meta.get_field("title").max_length or 0,
            order=[swedish("title")],
            shown=True,
            many=False,
        ),
        SheetColumn(
            key="on",
            label=gettext_lazy("Dag"),
            value=lambda entry: entry.on,
            holds=Holds.DAY,
            change="change",
            required=True,
            order=["on"],
            shown=True,
        ),
        SheetColumn(
            key="kind",
            label=gettext_lazy("Slag"),
            value=lambda entry: entry.kind,
            holds=Holds.CHOICE,
            choices=DateKind,
            required=True,
            change="change",
            order=[as_declared("kind", DateKind)],
        ),
        SheetColumn(
            key="repeats",
            label=gettext_lazy("Kommer tillbaka"),
            value=lambda entry: entry.repeats,
            holds=Holds.CHOICE,
            choices=Repeats,
            required=True,
            change="change",
            order=[as_declared("repeats", Repeats)],
        ),
        SheetColumn(
            key="note",
            label=gettext_lazy("Vad ska vara klart"),
            value=lambda entry: entry.note,
            change="change",
            longest=DateEntry._meta.get_field("note").max_length or 0,
            shown=True,
        ),
        SheetColumn(
            key="source",
            label=gettext_lazy("Källa"),
            value=lambda entry: entry.source,
            change="change",
            longest=DateEntry._meta.get_field("source").max_length or 0,
        ),
    ),
)

SHEETS = (DATES,)
