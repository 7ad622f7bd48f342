"""Tables that are one row of a plan each: labels in the left column, values in the right."""

from dataclasses import dataclass, field

from farled.imports.reading.document import Grid, GridRow, row_passages
from farled.imports.reading.headers import SURE, guess
from farled.imports.reading.labels import FACTS, LABELS
from farled.imports.reading.ledger import Ledger
from farled.imports.reading.raw import RawRow
from farled.imports.reading.values import Field, OtherCell, RowKind
from farled.imports.reading.wording import one_line

_LIKELY = 0.8
_KNOWN = LABELS | {Field.NUMBER, Field.GOAL_AREA, Field.OBJECTIVE, Field.COMMENT}
_MOSTLY = 0.6  # share of the rows whose left cell is a known label


@dataclass(slots=True)
class _Card:
    """One card: the rows of the grid it takes, and what they say."""

    rows: list[GridRow] = field(default_factory=list)
    cells: dict[Field, str] = field(default_factory=dict)
    other: list[OtherCell] = field(default_factory=list)


def read_cards(grid: Grid, ledger: Ledger) -> bool:
    """Put the cards of a grid into the ledger as rows; False, and nothing done, when it holds none."""
    filled = [row for row in grid.rows if not row.blank]
    labels = [_label(row) for row in filled]
    sure = [label for label in labels if label is not None]
    if len(sure) < 3 or len(sure) < len(filled) * _MOSTLY or len(set(sure) & FACTS) < 2:
        return False
    cards = _cards(filled, labels)
    if not all(card.cells.get(Field.TITLE) for card in cards):
        return False
    for card in cards:
        raw = RawRow(RowKind.ACTIVITY, card.cells, area=ledger.area, other=card.other)
        raw.passages = [passage for row in card.rows for passage in row_passages(row, grid.sheet)]
        ledger.rows.append(raw)
    return True


def _own(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells if cell.text.strip() and not cell.joined]


def _label(row: GridRow) -> Field | None:
    """The field that the left of two cells names."""
    texts = _own(row)
    if len(texts) != 2:
        return None
    name, confidence = guess(one_line(texts[0]))
    return name if name in _KNOWN and confidence >= _LIKELY and (confidence == SURE or len(texts[0]) < 40) else None


def _cards(rows: list[GridRow], labels: list[Field | None]) -> list[_Card]:
    """One card, or several below each other: a new one begins where a label comes again, or with a title alone."""
    cards = [_Card()]
    for row, label in zip(rows, labels, strict=True):
        texts = _own(row)
        if (label in cards[-1].cells if label else len(texts) == 1) and cards[-1].rows:
            cards.append(_Card())
        card = cards[-1]
        card.rows.append(row)
        if label is not None:
            card.cells[label] = texts[1]
        elif len(texts) == 1:
            card.cells[Field.TITLE] = texts[0]
        else:
            card.other.append(OtherCell(one_line(texts[0]), "\n".join(texts[1:])))
    return cards
