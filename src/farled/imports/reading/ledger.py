"""What a reading has gathered so far. Every line goes to exactly one place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from farled.imports.reading.document import GridRow, Line, passages, row_passage
from farled.imports.reading.raw import RawRow
from farled.imports.reading.values import (
    Context,
    ContextKind,
    Fact,
    Footnote,
    GoalArea,
    Passage,
    Problem,
    TableFound,
    Unread,
)


@dataclass(slots=True)
class Ledger:
    """Rows, what frames them, and what was not understood.

    `area` is the heading that the next rows stand under, `sure` names that are goal areas even when no row stands
    under them, `blanks` the numbers of lines that hold no text.
    """

    rows: list[RawRow] = field(default_factory=list)
    areas: list[GoalArea] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    context: list[Context] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tables: list[TableFound] = field(default_factory=list)
    blanks: frozenset[int] = frozenset()
    sure: set[str] = field(default_factory=set)
    area: str = ""

    def frame(self, kind: ContextKind, lines: Iterable[Line]) -> None:
        """List lines as framing the rows."""
        self.context.extend(Context(kind, passage) for passage in passages(lines, self.blanks))

    def taken_back(self, kind: ContextKind, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines when they frame the rows: a row is read from them after all, and they do so no longer."""
        framing = [Context(kind, passage) for passage in passages(lines, self.blanks)]
        if not framing or any(part not in self.context for part in framing):
            return ()
        self.context = [part for part in self.context if part not in framing]
        return lines

    def frame_row(self, kind: ContextKind, row: GridRow, sheet: str) -> None:
        """List a row of a grid as framing the rows."""
        self.context.append(Context(kind, row_passage(row, sheet)))

    def leave(self, reason: str, lines: Iterable[Line]) -> None:
        """List lines as not understood."""
        self.unread.extend(Unread(reason, passage) for passage in passages(lines, self.blanks))

    def leave_row(self, reason: str, row: GridRow, sheet: str) -> None:
        """List a row of a grid as not understood."""
        self.unread.append(Unread(reason, row_passage(row, sheet)))

    def titled(self) -> list[RawRow]:
        """The rows that have a title. One that never got any, its page being the last, is listed as not understood."""
        for row in self.rows:
            if not row.titled:
                self.unread.extend(Unread("row.no_title", passage) for passage in row.passages)
        return [row for row in self.rows if row.titled]

    def enter_area(self, name: str, passage: Passage, *, sure: bool = True) -> None:
        """From here on rows stand under this heading. It is a goal area when `sure`, or once a row stands under it."""
        self.area = name
        if sure:
            self.sure.add(name)
        if name not in {area.name for area in self.areas}:
            self.areas.append(GoalArea(name, passage))

    def doubt(self, code: str, passage: Passage | None = None, **facts: Fact) -> None:
        """Tell a problem."""
        self.problems.append(Problem(code, facts, passage))

    def note(self, found: Sequence[Footnote]) -> None:
        """Keep footnotes."""
        self.footnotes.extend(found)
