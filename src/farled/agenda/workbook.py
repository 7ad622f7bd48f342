"""The year's dates as a workbook."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from farled.agenda.reads import Ahead
from farled.web.workbooks import HEAD, filled

WIDTHS = (12, 16, 60, 50, 34, 30)


def workbook(dates: Sequence[Ahead], year: int) -> bytes:
    """One row a date. Days are days; text is text whatever it begins with."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet(_("Årshjul %(year)s") % {"year": year})
        head = book.add_format(HEAD)
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

    return filled(fill)


def _texts(each: Ahead) -> tuple[str, ...]:
    return str(each.kind.label), each.title, each.note, each.back, each.entry.source if each.entry else ""


def _midnight(on: date) -> datetime:
    return datetime(on.year, on.month, on.day)  # noqa: DTZ001 -- a day
