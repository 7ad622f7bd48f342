"""The reading core of imports: a plan in a file becomes draft rows, replies become draft answers, beside their source.

Pure: no Django, no database, no clock. Enters: bytes of Word, PDF, Excel, CSV or text. Leaves: a `ReadPlan` in which
every non-blank source line is in a row, frames the rows, is a footnote, or is listed as unread; or `ReadReplies`
(`replies`), in which every paragraph of the views is in a remark or listed as unread.

The way of a file: `files.containers` (is it safe?) → `formats` (lines and grids) → `plan` with `prose`, `collapsed`,
`sections` and `tables` (rows) → `raw` with `periods`, `parties`, `statuses`, `amounts`, `titles` (values).
`sandbox` does all of it in a process with limits. The vocabulary is data: `data/*.toml`.
"""

from farled.files.containers import FORMATS, Limits, Unreadable, sniff
from farled.imports.reading.bodies import BodyMatch, KnownBody, MatchDoubt, match_bodies
from farled.imports.reading.evaluation import Evaluation, Score, evaluate
from farled.imports.reading.expectation import ExpectedPlan, known_expectation, load_expectation
from farled.imports.reading.replies.evaluation import evaluate_replies
from farled.imports.reading.replies.expectation import known_replies, load_replies
from farled.imports.reading.replies.report import reply_difference_lines, reply_evaluation_lines, reply_lines
from farled.imports.reading.replies.values import DraftReply, ReadRemark, ReadReplies
from farled.imports.reading.report import difference_lines, evaluation_lines, reading_lines
from farled.imports.reading.sandbox import columns_found, read_content, read_plan, read_replies, read_reply_content
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
    "DraftReply",
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
    "ReadRemark",
    "ReadReplies",
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
    "evaluate_replies",
    "evaluation_lines",
    "known_expectation",
    "known_replies",
    "load_expectation",
    "load_replies",
    "match_bodies",
    "read_content",
    "read_plan",
    "read_replies",
    "read_reply_content",
    "reading_lines",
    "reply_difference_lines",
    "reply_evaluation_lines",
    "reply_lines",
    "sniff",
]
