"""Excel: numbers are numbers, days are days, and text stays text whatever it begins with."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from farled.reports.document import (
    Bullets,
    Cell,
    Compared,
    Document,
    Facts,
    Lines,
    Mark,
    Paragraph,
    Picture,
    Section,
    Table,
)
from farled.web.charts.canvas import LITERAL_FILLS
from farled.web.signs import Kind
from farled.web.workbooks import HEAD, LONGEST_NAME, clean, filled, sheet_name

_PATTERNS = {
    Kind.GOING: "wide_upward_diagonal",
    Kind.WARN: "percent_20",
    Kind.BAD: "outlined_diamond",
    Kind.PLAIN: "narrow_horizontal",
}
A3, A4 = 8, 9  # the spreadsheet format's numbers of paper
WIDE = 12  # columns; more do not fit the width of a page
LABELS, PROSE = 26, 95  # widths of the columns of a sheet to read
LINE, MOST_LINES = 15, 12  # points a line; a longer text is read in the cell itself


def write(document: Document) -> bytes:
    """The document as an .xlsx file: what it says first, then a sheet for each table, last how it is made."""
    with translation.override(document.language[:2]):
        return filled(lambda book: _Writer(book, document).fill())


class _Writer:
    """Fills one workbook."""

    def __init__(self, book: Any, document: Document) -> None:
        self.book, self.document = book, document
        self.names: set[str] = set()
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        head = {**base, **HEAD, "valign": "vcenter"}
        self.text = book.add_format({**base, "text_wrap": True})
        self.moved = book.add_format({**base, "text_wrap": True, "indent": 1})  # text beside a number
        self.number = book.add_format({**base, "num_format": "#,##0"})
        self.share = book.add_format({**base, "num_format": "0 %"})
        self.day = book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"})
        self.head = book.add_format(head)
        self.sum_text = book.add_format({**base, "bold": True, "top": 1, "text_wrap": True})
        self.head_number = book.add_format({**head, "align": "right"})
        self.sum_share = book.add_format({**base, "bold": True, "top": 1, "num_format": "0 %"})
        self.sum_number = book.add_format({**base, "bold": True, "top": 1, "num_format": "#,##0"})
        self.title = book.add_format({**base, "bold": True, "font_size": 18, "font_color": "#0B2A4A"})
        self.heading = book.add_format({**base, "bold": True, "font_size": 13, "font_color": "#0B2A4A"})
        self.label = book.add_format({**base, "font_color": "#4A5666"})

    def fill(self) -> None:
        """Every sheet."""
        document = self.document
        made = document.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        self.book.set_properties(
            {
                "title": clean(f"{document.title}, {document.subtitle}"), "subject": clean(document.organisation),
                "author": clean(document.author), "created": made, "comments": "",
            }
        )  # fmt: skip
        self.book.set_custom_property("Language", document.language)
        self._prose(_("Sammanfattning"), document.summary, head=True)
        for block in document.blocks():
            if isinstance(block, Table) and block.sheet:
                self._table(block)
            elif isinstance(block, Picture) and block.figures:
                self._table(block.figures, picture=block)
        for table in document.sheets:
            self._table(table)
        self._prose(_("Noter och källor"), document.notes)

    def _sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(self._unused(name))
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        foot = clean(f"{self.document.organisation} · {self.document.title}").replace("&", "&&")[:150]
        sheet.set_footer(f"&L&8{foot}&R&8" + _("Sida") + " &P " + _("av") + " &N")
        return sheet

    def _unused(self, name: str) -> str:
        """A name that a sheet can have and that no other has."""
        base = sheet_name(name) or _("Blad")
        found, number = base, 2
        while found.lower() in self.names:
            ending = f" {number}"
            found, number = base[: LONGEST_NAME - len(ending)] + ending, number + 1
        self.names.add(found.lower())
        return found

    def _prose(self, name: str, section: Section, *, head: bool = False) -> None:
        """A sheet to read: facts and sentences, one a row."""
        sheet = self._sheet(name)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, LABELS)
        sheet.set_column(1, 1, PROSE)
        sheet.fit_to_pages(1, 0)
        row = 0
        if head:
            for text, how in (
                (self.document.title, self.title),
                (self.document.subtitle, self.heading),
                (self.document.organisation, self.label),
            ):
                self._string(sheet, row, 0, text, how)
                sheet.set_row(row, how.font_size * 1.4)
                row += 1
            for label, value in self.document.facts:
                self._string(sheet, row, 0, label, self.label)
                self._string(sheet, row, 1, value, self.text)
                sheet.set_row(row, _height((label, value), (LABELS, PROSE)))
                row += 1
            row += 1
        self._read(sheet, row, section)

    def _read(self, sheet: Any, row: int, section: Section) -> int:
        self._string(sheet, row, 0, section.title, self.heading)
        row += 1
        for block in section.blocks:
            lines: tuple[str, ...] = ()
            match block:
                case Paragraph() | Compared():
                    lines = (block.text,)
                case Bullets():
                    lines = block.items
                case Facts():
                    lines = tuple(f"{label}: {value}" for label, value in block.rows)
            for line in lines:
                self._string(sheet, row, 1, line, self.text)
                sheet.set_row(row, _height(("", line), (LABELS, PROSE)))
                row += 1
        row += 1
        for part in section.sections:
            row = self._read(sheet, row, part)
        return row

    def _table(self, table: Table, *, picture: Picture | None = None) -> None:
        """A table from the first row down, with its chart beside it."""
        sheet = self._sheet(table.sheet or table.caption)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.set_row(0, 32)
        wide = len(table.columns) > WIDE
        sheet.freeze_panes(1, 2 if wide else 1)
        if wide:  # over several pages, with the row's name on each
            sheet.set_paper(A3)
            sheet.set_print_scale(60)
            sheet.repeat_columns(0, 1)
        else:
            sheet.fit_to_pages(1, 0)
        for nr, column in enumerate(table.columns):
            sheet.set_column(nr, nr, _width(column.width, wide=wide))
            self._string(sheet, 0, nr, column.label, self.head_number if column.number else self.head)
        widths = [_width(column.width, wide=wide) for column in table.columns]
        last = len(table.rows)
        for at, row in enumerate(table.rows, 1):
            sheet.set_row(at, _height(row, widths))
            for nr, value in enumerate(row):
                after = nr > 0 and table.columns[nr - 1].number and not table.columns[nr].number
                self._cell(sheet, at, nr, value, summed=table.total and at == last, after=after)
        body = last - 1 if table.total else last
        if body > 0:
            sheet.autofilter(0, 0, body, len(table.columns) - 1)
        if picture is not None and body > 0:
            self._chart(sheet, table, picture, body)

    def _cell(self, sheet: Any, row: int, column: int, value: Cell, *, summed: bool, after: bool) -> None:
        match value:
            case None | "":
                sheet.write_blank(row, column, None, self.sum_text if summed else self.text)
            case str():
                self._string(sheet, row, column, value, self.sum_text if summed else self.moved if after else self.text)
            case Mark():
                self._string(sheet, row, column, value.word, self.text)
            case Lines():
                self._string(sheet, row, column, value.text, self.text)
            case datetime() | date():
                sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self.day)  # noqa: DTZ001 -- a day
            case Fraction():
                sheet.write_number(row, column, float(value), self.sum_share if summed else self.share)
            case int():
                sheet.write_number(row, column, value, self.sum_number if summed else self.number)

    def _string(self, sheet: Any, row: int, column: int, text: str, how: Any) -> None:
        """Text as text: never a formula, a link or a number, whatever it begins with."""
        sheet.write_string(row, column, clean(text), how)

    def _chart(self, sheet: Any, table: Table, picture: Picture, body: int) -> None:
        """The chart, drawn by the spreadsheet program from the sheet's own numbers."""
        numbers = [nr for nr, column in enumerate(table.columns) if column.number][: len(picture.kinds) or 1]
        chart = self.book.add_chart({"type": "bar", "subtype": "stacked"} if picture.kinds else {"type": "bar"})
        name = sheet.get_name()
        for place, nr in enumerate(numbers):
            kind = picture.kinds[place] if picture.kinds else Kind.GOING
            series: dict[str, object] = {
                "name": [name, 0, nr],
                "categories": [name, 1, 0, body, 0],
                "values": [name, 1, nr, body, nr],
                "gap": 60,
            }
            colour = LITERAL_FILLS[kind]
            if not picture.kinds:
                series["points"] = [{"fill": {"color": LITERAL_FILLS[_kind(row[0])]}} for row in table.rows[:body]]
            elif kind in _PATTERNS:
                series["pattern"] = {"pattern": _PATTERNS[kind], "fg_color": "#FFFFFF", "bg_color": colour}
                series["border"] = {"color": colour}
            else:
                series["fill"] = {"color": colour}
            chart.add_series(series)
        chart.set_title({"name": clean(picture.chart.title), "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"} if picture.kinds else {"none": True})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#D8D5CC"}}})
        chart.set_size({"width": 640, "height": 120 + 46 * body})
        words = clean(f"{picture.chart.title}. {picture.chart.sentence} {picture.chart.description}")
        sheet.insert_chart(body + 4, 0, chart, {"description": words, "object_position": 2})


def _kind(value: Cell) -> Kind:
    return value.kind if isinstance(value, Mark) else Kind.GOING


def _width(width: int, *, wide: bool) -> float:
    """The width of a column in characters: as said in a wide table, a little more where there is room."""
    return max(float(width) if wide else width * 1.4, 9.0)


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """The height that a row's texts need, in points, so that every program shows them alike."""
    most = 1
    for value, width in zip(row, widths, strict=True):
        text = value.text if isinstance(value, Lines) else value if isinstance(value, str) else ""
        most = max(most, sum(-(-len(line) // max(int(width * 1.05), 1)) or 1 for line in text.split("\n")))
    return LINE * min(most, MOST_LINES) + 1.0
