"""What a careful person read in a known document, found by the document's checksum.

An expectation holds facts and titles, not the document's text. A long outcome is therefore written as its first and
last words and its number of letters and digits: a cell that is cut short, mixed with another or out of order does
not agree. Periods are written as first and last day, shortened to year or month where the source is ("2019/2021").
"""

import calendar
import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from farled.imports.reading.wording import letters

_TOLERANCE = 0.02  # of an outcome's letters
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """An outcome's first and last words and its length in letters and digits."""

    begins: str
    ends: str
    length: int


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """One expected row; `cells` by field, several for bodies."""

    kind: str
    title: str
    cells: Mapping[str, tuple[str, ...]]
    outcome: OutcomeText | None = None


@dataclass(frozen=True, slots=True)
class ExpectedPlan:
    """An expectation. With `sample`, read rows that it does not mention are not counted as wrong.

    `mapping` gives the columns (heading → field) for files whose headings are in a language that is not known.
    """

    name: str
    sha256: str
    rows: tuple[ExpectedRow, ...]
    sample: bool = False
    mapping: Mapping[str, str] | None = None

    @property
    def kinds(self) -> set[str]:
        """Kinds of rows that are expected."""
        return {row.kind for row in self.rows}

    @property
    def fields(self) -> set[str]:
        """Fields that are stated for some row."""
        return {name for row in self.rows for name in row.cells}

    def fields_of(self, kind: str) -> set[str]:
        """Fields stated for rows of a kind."""
        return {name for row in self.rows if row.kind == kind for name in row.cells}


def known_expectation(content: bytes) -> ExpectedPlan | None:
    """The expectation kept for a file with this content, or None."""
    checksum = hashlib.sha256(content).hexdigest()
    entry = files(__package__).joinpath("expected", f"{checksum[:12]}.toml")
    if not entry.is_file():
        return None
    expected = parse_expectation(entry.read_text(encoding="utf-8"))
    return expected if expected.sha256 == checksum else None


def load_expectation(path: Path) -> ExpectedPlan:
    """An expectation from a file. Raises ValueError when it is not one."""
    try:
        return parse_expectation(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(f"not an expectation: {error}") from error


def parse_expectation(text: str) -> ExpectedPlan:
    """An expectation from TOML with tables `[[activity]]`, `[[outcome]]` and `[[insats]]`."""
    table = tomllib.loads(text)
    rows = [_row(kind, entry) for kind in ("activity", "outcome", "insats") for entry in table.get(kind, ())]
    return ExpectedPlan(
        table.get("name", ""), table.get("sha256", ""), tuple(rows), bool(table.get("sample")), table.get("mapping")
    )


def _row(kind: str, entry: dict[str, Any]) -> ExpectedRow:
    cells: dict[str, tuple[str, ...]] = {}
    outcome: OutcomeText | None = None
    for name, value in entry.items():
        if name == "outcome" and isinstance(value, dict):
            outcome = OutcomeText(value["begins"], value["ends"], value["length"])
            cells[name] = (f"{outcome.begins} … {outcome.ends}",)
        elif name == "period" and value:
            cells[name] = (_span(str(value)),)
        else:
            cells[name] = tuple(value) if isinstance(value, list) else (str(value),) if value != "" else ()
    return ExpectedRow(kind, entry["title"], cells, outcome)


def _span(text: str) -> str:
    """A span such as "2019/2021" as first and last day; a text that is no span is compared as it stands."""
    first, slash, last = text.partition("/")
    if not all(_DAY.fullmatch(part) for part in (first, last) if part):
        return text
    start = _first_day(first) if first else ""
    end = _last_day(last if slash else first) if last or not slash else ""
    return f"{start}/{end}"


def _first_day(text: str) -> str:
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(f"not a day: {text}")
    return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)).isoformat()


def _last_day(text: str) -> str:
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(f"not a day: {text}")
    year, month = int(match["year"]), int(match["month"] or 12)
    return date(year, month, int(match["day"] or calendar.monthrange(year, month)[1])).isoformat()


def outcome_agrees(read: str, wanted: OutcomeText) -> bool:
    """True when a read outcome begins and ends as expected and has the expected length (2 % either way)."""
    text = letters(read)
    close = abs(len(text) - wanted.length) <= max(2, wanted.length * _TOLERANCE)
    return close and text.startswith(letters(wanted.begins)) and text.endswith(letters(wanted.ends))
