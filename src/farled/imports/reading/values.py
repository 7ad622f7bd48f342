"""What a reading gives: draft rows beside their source, and everything that was not understood.

All values are frozen and hold plain data, so that they travel as JSON out of the sandboxed process.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Fact = str | int


class RowKind(StrEnum):
    """Kind of draft row (aktivitet, utfall, insats)."""

    ACTIVITY = "activity"
    OUTCOME = "outcome"
    INSATS = "insats"


class PartyRole(StrEnum):
    """How a body takes part: leads, shares the responsibility, or works along (i samverkan)."""

    LEAD = "lead"
    JOINT = "joint"
    CONTRIBUTING = "contributing"


class StatusValue(StrEnum):
    """Status of an activity in the vocabulary that all plans are mapped to."""

    NEW = "new"
    ONGOING = "ongoing"
    DONE = "done"
    PARTLY = "partly"
    PAUSED = "paused"
    REPLACED = "replaced"
    ADDED = "added"
    UNUSED = "unused"
    DROPPED = "dropped"


class Field(StrEnum):
    """What a column of a plan can hold. `IGNORE` is a user's choice; the text still follows the row."""

    NUMBER = "number"
    TITLE = "title"
    SUB_TITLE = "sub_title"
    DESCRIPTION = "description"
    PERIOD = "period"
    START = "start"
    END = "end"
    RESPONSIBLE = "responsible"
    CONTRIBUTING = "contributing"
    STATUS = "status"
    GOAL_AREA = "goal_area"
    OBJECTIVE = "objective"
    OUTCOME = "outcome"
    EFFECT = "effect"
    INDICATOR = "indicator"
    PRIORITY = "priority"
    BUDGET = "budget"
    COMMENT = "comment"
    IGNORE = "ignore"


class ContextKind(StrEnum):
    """Why a line is neither row nor unread: it frames the rows."""

    HEADING = "heading"
    INTRO = "intro"
    HEADER = "header"
    FURNITURE = "furniture"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something stands (källställe): lines `first`..`last` on a page or sheet, and their raw text.

    For sheets and CSV the lines are rows; in Word they are counted through the document's body.
    """

    first: int
    last: int
    text: str
    page: int | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to tell the user: a stable code and the facts of the sentence. `file.*` means refused."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    passage: Passage | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A period as written and, where it could be read, its first and last day.

    `open_end` means "from start on"; `standing` a duty without end (löpande, tills vidare); `unknown` that the
    source says it does not know. `doubts` are codes: year_missing, day_or_month, words_ignored, reversed, unread.
    """

    raw: str = ""
    start: date | None = None
    end: date | None = None
    open_end: bool = False
    standing: bool = False
    unknown: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """One responsible body as the source names it. `collective` means no single body (respektive kommun)."""

    name: str
    role: PartyRole
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """Status as written, the value it maps to, and the doubt: part_of_phrase, late, unknown."""

    raw: str = ""
    value: StatusValue | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written and in whole currency units (kronor, not öre); `doubt`: range, several, unread, unit."""

    raw: str
    value: Decimal | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote with its mark as printed."""

    mark: str
    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class OtherCell:
    """A cell whose column has no field of its own; kept so that nothing is lost."""

    header: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row of a plan as read, beside the passages it was read from."""

    kind: RowKind
    title: str
    passages: tuple[Passage, ...]
    description: str = ""
    number: str = ""
    part_of: str = ""
    period: Period = Period()
    responsible: str = ""
    parties: tuple[Party, ...] = ()
    status: Status = Status()
    goal_area: str = ""
    objective: str = ""
    outcome: str = ""
    effect: str = ""
    indicator: str = ""
    priority: str = ""
    budget: Amount | None = None
    comment: str = ""
    other: tuple[OtherCell, ...] = ()
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalArea:
    """A goal area (målområde) that rows stand under, or that stands empty in the source."""

    name: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Context:
    """Lines that frame the rows: headings, introductions, table headers, page furniture, links."""

    kind: ContextKind
    passage: Passage


@dataclass(frozen=True, slots=True)
class Unread:
    """Lines that were not understood, with the reason as a code."""

    reason: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a found table: header, samples, and the guess with its confidence 0..1."""

    index: int
    header: str
    samples: tuple[str, ...]
    guess: Field | None
    confidence: float


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table with its header row.

    `signature` is the same for the same headers in any file, so a mapping of
    columns can be remembered by it.
    """

    signature: str
    header: Passage
    columns: tuple[Column, ...]
    rows: int
    read: bool = False


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The user's word on a header row: column index → field."""

    signature: str
    fields: Mapping[int, Field]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that was read. `sha256` finds a known expectation; `lines` counts non-blank source lines."""

    name: str
    format: str
    sha256: str
    size: int
    lines: int


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan as read: rows to confirm, what frames them, and what was not understood."""

    file: SourceFile
    rows: tuple[DraftRow, ...] = ()
    goal_areas: tuple[GoalArea, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    context: tuple[Context, ...] = ()
    unread: tuple[Unread, ...] = ()
    problems: tuple[Problem, ...] = ()
    tables: tuple[TableFound, ...] = ()

    @property
    def refused(self) -> bool:
        """True when the file as a whole could not be read."""
        return any(problem.code.startswith("file.") for problem in self.problems)
