"""Where every line of a document went."""

from pathlib import Path

from farled.imports.reading.document import Document, Grid
from farled.imports.reading.values import Passage, ReadPlan

FIXTURES = Path(__file__).parent / "fixtures"
SHARED = Path(__file__).parents[3] / "shared"

Key = tuple[str, int]


def lines_of(document: Document) -> set[Key]:
    """Every non-blank line: its sheet and number."""
    found: set[Key] = {("", note.line.number) for note in document.notes}
    for block in document.blocks:
        if isinstance(block, Grid):
            found |= {
                (block.sheet, line)
                for row in block.rows
                if not row.blank
                for line in range(row.line, max(row.line, row.last) + 1)
            }
        else:
            found |= {("", line.number) for line in block.lines if not line.blank}
    return found


def accounted(plan: ReadPlan) -> dict[Key, list[str]]:
    """Line → the places it went to."""
    places: dict[Key, list[str]] = {}

    def put(place: str, passage: Passage) -> None:
        for line in range(passage.first, passage.last + 1):
            places.setdefault((passage.sheet, line), []).append(place)

    for number, row in enumerate(plan.rows):
        for passage in row.passages:
            put(f"row {number}", passage)
    for context in plan.context:
        put(context.kind, context.passage)
    for note in plan.footnotes:
        put("footnote", note.passage)
    for unread in plan.unread:
        put("unread", unread.passage)
    return places


def words_of(text: str) -> set[str]:
    """Words as letters and digits only."""
    return {bare for word in text.split() if (bare := "".join(char for char in word.casefold() if char.isalnum()))}
