"""A row on its way: raw cells per field, before dates, bodies and statuses are read out of them."""

import re
from dataclasses import dataclass, field
from datetime import date

from farled.imports.reading.amounts import read_amount
from farled.imports.reading.document import Line
from farled.imports.reading.footnotes import marks_in, without_marks
from farled.imports.reading.parties import read_parties
from farled.imports.reading.periods import joined, read_period
from farled.imports.reading.statuses import read_status
from farled.imports.reading.titles import join_description, split_title
from farled.imports.reading.values import DraftRow, Field, Footnote, OtherCell, Passage, Period, RowKind
from farled.imports.reading.wording import join_lines, one_line

_NUMBERED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=[.)]))[.)]?\s+(?=\S)")
_PLAIN = (Field.EFFECT, Field.INDICATOR, Field.PRIORITY, Field.COMMENT)


@dataclass(slots=True)
class RawRow:
    """Cells of one row as read, with line breaks.

    `wrapped`: line breaks come from the column's width. `widths`: the widest line of each column, in characters.
    `joined`: fields whose text was taken over from a cell merged downwards. `cut`: it goes on in the next row.
    """

    kind: RowKind
    cells: dict[Field, str]
    area: str = ""
    wrapped: bool = False
    cut: bool = False
    lead: str = ""
    widths: dict[Field, int] = field(default_factory=dict)
    headers: dict[Field, str] = field(default_factory=dict)
    days: dict[Field, date] = field(default_factory=dict)
    numbers: dict[Field, float] = field(default_factory=dict)
    joined: set[Field] = field(default_factory=set)
    other: list[OtherCell] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def append(self, later: "RawRow") -> None:
        """Take in the rest of a row that was split over two."""
        for name, text in later.cells.items():
            if name in later.joined:
                continue
            self.cells[name] = f"{self.cells[name]}\n{text}" if self.cells.get(name) else text
        self.days.update({name: day for name, day in later.days.items() if name not in self.days})
        self.other.extend(later.other)
        self.passages.extend(later.passages)
        self.cut = later.cut

    @property
    def titled(self) -> bool:
        """Whether it says what is to be done."""
        return bool(self.cells.get(Field.TITLE) or self.cells.get(Field.SUB_TITLE))

    @property
    def pages(self) -> set[int | None]:
        """Pages that the row stands on."""
        return {passage.page for passage in self.passages}


def finish(row: RawRow, notes: list[Footnote]) -> DraftRow:
    """The draft row: everything read out of its cells, footnotes attached and their marks taken out of the texts."""
    near = [note for note in notes if note.passage.page in row.pages or note.passage.page is None]
    known = [note.mark for note in near]
    everything = "\n".join([*row.cells.values(), *(cell.text for cell in row.other)])
    used = marks_in(everything, known)

    def text(name: Field) -> str:
        return without_marks(row.cells.get(name, ""), known)

    def flowing(name: Field) -> str:
        return join_description(text(name).split("\n"), wrapped=row.wrapped) if text(name) else ""

    title, description = _title(row, text(Field.TITLE), described=bool(row.cells.get(Field.DESCRIPTION)))
    number = one_line(text(Field.NUMBER))
    if not number and (match := _NUMBERED.match(title)):
        number, title = match["number"], title[match.end() :]
    sub_title = one_line(text(Field.SUB_TITLE))
    contributing = text(Field.CONTRIBUTING)
    responsible = "\n".join(filter(None, (text(Field.RESPONSIBLE),)))
    parties = (*read_parties(responsible), *read_parties(contributing, contributing=True))
    return DraftRow(
        kind=row.kind,
        title=sub_title or title,
        part_of=title if sub_title else "",
        passages=tuple(row.passages),
        description="\n".join(filter(None, (description, flowing(Field.DESCRIPTION)))),
        number=number,
        period=joined(
            _period(row, Field.PERIOD, text(Field.PERIOD)),
            _period(row, Field.START, text(Field.START), start=True),
            _period(row, Field.END, text(Field.END), end=True),
        ),
        responsible=join_lines([*responsible.split("\n"), *contributing.split("\n")]),
        parties=tuple({party.name.casefold(): party for party in reversed(parties)}.values())[::-1],
        status=read_status(text(Field.STATUS)),
        goal_area=join_lines(text(Field.GOAL_AREA).split("\n")) or row.area,
        objective=join_lines(text(Field.OBJECTIVE).split("\n")),
        outcome=flowing(Field.OUTCOME),
        **{name.value: flowing(name) for name in _PLAIN},
        budget=read_amount(
            text(Field.BUDGET), header=row.headers.get(Field.BUDGET, ""), number=row.numbers.get(Field.BUDGET)
        ),
        other=tuple(row.other),
        footnotes=tuple(note for note in near if note.mark in used),
    )


def _title(row: RawRow, text: str, *, described: bool) -> tuple[str, str]:
    lines = text.split("\n")
    if row.lead and one_line(text).startswith(row.lead):
        return row.lead.rstrip(" .:"), one_line(text)[len(row.lead) :].lstrip(" .:–-")
    if described and len(text) <= 300:
        return join_lines(lines).rstrip(" ."), ""
    return split_title(lines, wrapped=row.wrapped, width=row.widths.get(Field.TITLE, 0))


def _period(row: RawRow, name: Field, text: str, *, start: bool = False, end: bool = False) -> Period:
    day = row.days.get(name)
    if day is not None:
        return Period(raw=one_line(text), start=None if end else day, end=None if start else day)
    return read_period(text, start_column=start, end_column=end)
