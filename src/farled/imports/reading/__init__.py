"""The reading core of imports: a plan in a file becomes draft rows beside their source passages.

Pure: no Django, no database, no clock. Enters: bytes of Word, PDF, Excel, CSV or text. Leaves: a `ReadPlan` in which
every non-blank source line is in a row, frames the rows, is a footnote, or is listed as unread.

The way of a file: `files.containers` (is it safe?) → `formats` (lines and grids) → `plan` with `prose`, `collapsed`,
`sections` and `tables` (rows) → `raw` with `periods`, `parties`, `statuses`, `amounts`, `titles` (values).
`sandbox` does all of it in a process with limits. The vocabulary is data: `data/*.toml`.
"""

from farled.files.containers import FORMATS, Limits, Unreadable, sniff
from farled.imports.reading.bodies import BodyMatch, KnownBody, MatchDoubt, match_bodies
from farled.imports.reading.evaluation import Evaluation, Score, evaluate
from farled.imports.reading.expectation import ExpectedPlan, known_expectation, load_expectation
from farled.imports.reading.report import difference_lines, evaluation_lines, reading_lines
from farled.imports.reading.sandbox import columns_found, read_content, read_plan
from farled.imports.reading.values import (
    Amount,
    Column,
    ColumnMapping,
    Context,
    ContextKind,
    DraftRow,
    Field,
    Footnote,
    GoalArea,
    OtherCell,
    Party,
    PartyRole,
    Passage,
    Period,
    Problem,
    ReadPlan,
    RowKind,
    SourceFile,
    Status,
    StatusValue,
    TableFound,
    Unread,
)

__all__ = [
    "FORMATS",
    "Amount",
    "BodyMatch",
    "Column",
    "ColumnMapping",
    "Context",
    "ContextKind",
    "DraftRow",
    "Evaluation",
    "ExpectedPlan",
    "Field",
    "Footnote",
    "GoalArea",
    "KnownBody",
    "Limits",
    "MatchDoubt",
    "OtherCell",
    "Party",
    "PartyRole",
    "Passage",
    "Period",
    "Problem",
    "ReadPlan",
    "RowKind",
    "Score",
    "SourceFile",
    "Status",
    "StatusValue",
    "TableFound",
    "Unread",
    "Unreadable",
    "columns_found",
    "difference_lines",
    "evaluate",
    "evaluation_lines",
    "known_expectation",
    "load_expectation",
    "match_bodies",
    "read_content",
    "read_plan",
    "reading_lines",
    "sniff",
]
