"""A figure and the rows behind it as a workbook."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from farled.web import formats
from farled.web.explained import Explanation, Used
from farled.web.workbooks import HEAD, filled


def written(told: Explanation, *, at: datetime) -> bytes:
    """One sheet with the figure and what it rests on, one with every row. Text is text whatever it begins with."""

    def fill(book: Any) -> None:
        head = book.add_format(HEAD)
        text = book.add_format({"text_wrap": True, "valign": "top"})
        first = book.add_worksheet(_("Siffran"))
        first.set_column(0, 0, 24)
        first.set_column(1, 1, 80)
        for row, (label, value) in enumerate(_facts(told, at)):
            first.write_string(row, 0, label, head)
            first.write_string(row, 1, value, text)
        sheet = book.add_worksheet(_("Rader"))
        names = (_("Rad"), *map(str, told.heads), _("Räknas"), _("Av"))
        for column, name in enumerate(names):
            sheet.set_column(column, column, 50 if column == 0 else 18)
            sheet.write_string(0, column, name, head)
        for row, each in enumerate(told.rows, 1):
            for column, value in enumerate((each.title, *each.facts)):
                sheet.write_string(row, column, value, text)
            sheet.write_number(row, len(names) - 2, each.amount)
            sheet.write_number(row, len(names) - 1, each.of)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(told.rows), 1), len(names) - 1)

    return filled(fill)


def _facts(told: Explanation, at: datetime) -> list[tuple[str, str]]:
    rows = [
        (_("Siffra"), f"{told.written} {told.label}"),
        (_("Så räknas den"), str(told.how)),
        (_("Som det var"), told.on.isoformat()),
        (_("Räknat"), formats.moment(at)),
        (_("Står i"), told.place[0]),
        *((str(used.label), said(used)) for used in told.used),
    ]
    if told.frozen:
        rows.append((_("Ur"), told.frozen))
    if told.hidden:
        rows.append((_("Rättigheter"), _("Det finns rader som du inte får se. De räknas inte här.")))
    return rows


def said(used: Used) -> str:
    """A parameter's value with where it comes from."""
    known = [used.value, used.since.isoformat() if used.since else "", used.reference, used.decided_by]
    return ", ".join(filter(None, known))
