"""From a document to a plan as read: blocks in order, rows finished, doubts as problems."""

import hashlib
from collections.abc import Iterable

from farled.imports.reading.document import Document, Grid, Prose
from farled.imports.reading.furniture import find_furniture
from farled.imports.reading.ledger import Ledger
from farled.imports.reading.prose import ProseReader
from farled.imports.reading.raw import finish
from farled.imports.reading.suspicions import doubts_of
from farled.imports.reading.tables import OpenTable, read_grid
from farled.imports.reading.values import (
    ColumnMapping,
    Context,
    ContextKind,
    Footnote,
    GoalArea,
    Passage,
    Problem,
    ReadPlan,
    SourceFile,
    Unread,
)

_SHORT = 6  # lines of text that may stand between two parts of one table


def understand(document: Document, *, name: str, content: bytes, mappings: Iterable[ColumnMapping] = ()) -> ReadPlan:
    """Understand a document. Every non-blank line ends up in a row, the context, a footnote or among the unread."""
    ledger = Ledger(problems=list(document.problems), blanks=_blanks(document))
    known = {mapping.signature: mapping for mapping in mappings}
    for note in document.notes:
        ledger.note([Footnote(note.mark, note.line.text, Passage(note.line.number, note.line.number, note.line.text))])
    reader = ProseReader(ledger, known, find_furniture(document), _width(document))
    table: OpenTable | None = None
    for index, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            table = read_grid(block, ledger, known, table)
        else:
            reader.read(block, last=index == len(document.blocks) - 1)
            if sum(not line.blank for line in block.lines) > _SHORT:
                table = None
    return _plan(ledger, document, name, content)


def _blanks(document: Document) -> frozenset[int]:
    return frozenset(
        line.number for block in document.blocks if isinstance(block, Prose) for line in block.lines if line.blank
    )


def _width(document: Document) -> int:
    """The usual full width of a line of running text, in characters."""
    lengths = sorted(
        len(line.text.strip())
        for block in document.blocks
        if isinstance(block, Prose)
        for line in block.lines
        if not line.blank
    )
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _plan(ledger: Ledger, document: Document, name: str, content: bytes) -> ReadPlan:
    rows = tuple(finish(row, ledger.footnotes) for row in ledger.titled())
    context, unread = ledger.context, ledger.unread
    if not rows:
        unread = [
            *unread,
            *(Unread("text.no_table", part.passage) for part in context if part.kind is ContextKind.INTRO),
        ]
        context = [part for part in context if part.kind is not ContextKind.INTRO]
    problems = [*ledger.problems, *(problem for index, row in enumerate(rows) for problem in doubts_of(index, row))]
    if not rows:
        problems.append(Problem("plan.no_rows"))
    return ReadPlan(
        file=SourceFile(
            name=name,
            format=document.format,
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            lines=_count(document),
        ),
        rows=rows,
        goal_areas=_areas(ledger, {row.goal_area for row in rows}),
        footnotes=tuple(ledger.footnotes),
        context=tuple(sorted(context, key=_order)),
        unread=tuple(sorted(unread, key=_order)),
        problems=tuple(problems),
        tables=tuple(ledger.tables),
    )


def _areas(ledger: Ledger, used: set[str]) -> tuple[GoalArea, ...]:
    return tuple(area for area in ledger.areas if area.name in used or area.name in ledger.sure)


def _order(part: Context | Unread) -> tuple[str, int]:
    return part.passage.sheet, part.passage.first


def _count(document: Document) -> int:
    lines = sum(
        sum(not row.blank for row in block.rows)
        if isinstance(block, Grid)
        else sum(not line.blank for line in block.lines)
        for block in document.blocks
    )
    return lines + len(document.notes)
