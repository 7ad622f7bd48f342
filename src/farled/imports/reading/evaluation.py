"""How well a reading agrees with what a careful person read: precision and recall per field.

Rows are paired by kind and title, best pairs first. Then cells are counted: a read cell is right when the paired
expected row has the same cell. Missing and superfluous rows count with all their cells, so nothing is hidden.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from farled.imports.reading.expectation import ExpectedPlan, ExpectedRow, outcome_agrees
from farled.imports.reading.values import DraftRow, ReadPlan
from farled.imports.reading.wording import letters

_SAME_ROW = 0.5  # least likeness of titles for two rows to be one
FIELDS = ("title", "period", "responsible", "status", "goal_area", "outcome", "budget", "number")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of cells for one field: read, expected, and right."""

    read: int = 0
    expected: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Share of read cells that are right; 1 when nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Share of expected cells that were read right; 1 when nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.read + other.read, self.expected + other.expected, self.right + other.right)


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that differs; either side may be empty."""

    field: str
    title: str
    read: str
    expected: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores per field, all cells pooled, and what differs. `kinds` counts rows: kind → (read, expected, paired)."""

    fields: dict[str, Score]
    all: Score
    kinds: dict[str, tuple[int, int, int]]
    differences: tuple[Difference, ...]


def evaluate(plan: ReadPlan, expected: ExpectedPlan) -> Evaluation:
    """Compare a reading with an expectation. Fields that the expectation does not state are not compared."""
    stated = expected.fields
    scores = dict.fromkeys((name for name in FIELDS if name in stated), Score())
    differences: list[Difference] = []
    paired: dict[str, int] = {}
    for row, wanted in _pairs(plan.rows, expected):
        if row is not None and wanted is not None:
            paired[wanted.kind] = paired.get(wanted.kind, 0) + 1
        kind = wanted.kind if wanted is not None else str(row.kind) if row is not None else ""
        title = wanted.title if wanted is not None else row.title if row is not None else ""
        for name in scores:
            if name in expected.fields_of(kind):
                read, want = _cells(row, name), _wanted(wanted, name)
                right = _right(name, row, wanted, read, want)
                scores[name] += Score(len(read), len(want), right)
                if right < max(len(read), len(want)):
                    differences.append(Difference(name, title, "; ".join(read), "; ".join(want)))
    counted = {str(row.kind) for row in plan.rows if str(row.kind) in expected.kinds} | expected.kinds
    kinds = {
        kind: (
            sum(str(row.kind) == kind for row in plan.rows),
            sum(row.kind == kind for row in expected.rows),
            paired.get(kind, 0),
        )
        for kind in sorted(counted)
    }
    return Evaluation(scores, sum(scores.values(), Score()), kinds, tuple(differences))


def _pairs(rows: Iterable[DraftRow], expected: ExpectedPlan) -> list[tuple[DraftRow | None, ExpectedRow | None]]:
    """Rows paired one to one, the most alike first; a sample leaves the read rows outside it out of account."""
    left = [row for row in rows if str(row.kind) in expected.kinds]
    wanted = list(expected.rows)
    alike = sorted(
        (
            (-_likeness(row.title, want.title), number != place, number, place)
            for number, row in enumerate(left)
            for place, want in enumerate(wanted)
            if str(row.kind) == want.kind
        ),
    )
    by_row: dict[int, int] = {}
    for negative, _, number, place in alike:
        if -negative >= _SAME_ROW and number not in by_row and place not in by_row.values():
            by_row[number] = place
    pairs: list[tuple[DraftRow | None, ExpectedRow | None]] = [
        (left[number], wanted[place]) for number, place in sorted(by_row.items(), key=lambda pair: pair[1])
    ]
    pairs.extend((None, want) for place, want in enumerate(wanted) if place not in by_row.values())
    if not expected.sample:
        pairs.extend((row, None) for number, row in enumerate(left) if number not in by_row)
    return pairs


def _likeness(read: str, expected: str) -> float:
    left, right = letters(read), letters(expected)
    if left == right:
        return 1.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < _SAME_ROW or matcher.quick_ratio() < _SAME_ROW:
        return 0.0
    return matcher.ratio()


def _cells(row: DraftRow | None, name: str) -> list[str]:
    if row is None:
        return []
    match name:
        case "period":
            return [span] if (span := _span(row)) else []
        case "responsible":
            return [party.name for party in row.parties]
        case "status":
            return [row.status.raw] if row.status.raw else []
        case "budget":
            return [f"{row.budget.value:f}" if row.budget.value is not None else row.budget.raw] if row.budget else []
        case _:
            text = str(getattr(row, name))
            return [text] if text else []


def _span(row: DraftRow) -> str:
    period = row.period
    if period.start or period.end:
        return f"{period.start or ''}/{period.end or ''}"
    return period.raw


def _wanted(row: ExpectedRow | None, name: str) -> list[str]:
    return list(row.cells.get(name, ())) if row is not None else []


def _right(name: str, row: DraftRow | None, wanted: ExpectedRow | None, read: list[str], want: list[str]) -> int:
    if row is None or wanted is None:
        return 0
    if name == "outcome" and wanted.outcome is not None and read:
        return int(outcome_agrees(row.outcome, wanted.outcome))
    left = [letters(cell) for cell in want]
    right = 0
    for cell in read:
        if letters(cell) in left:
            left.remove(letters(cell))
            right += 1
    return right
