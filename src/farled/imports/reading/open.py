"""Opening a file inside the sandbox: checks, the right format reader, then understanding."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from farled.files.containers import Limits, Unreadable, check
from farled.imports.reading.document import Document
from farled.imports.reading.plan import understand
from farled.imports.reading.replies.reply import understand_replies
from farled.imports.reading.replies.values import ReadReplies
from farled.imports.reading.values import ColumnMapping, Problem, ReadPlan, SourceFile


def open_plan(
    name: str, content: bytes, mappings: Iterable[ColumnMapping] = (), limits: Limits | None = None
) -> ReadPlan:
    """Read a file in this very process.

    Refused files give a plan with one `file.*` problem, never an exception of
    their own making. Untrusted files go through `sandbox.read_plan`, which calls this under limits.
    """
    try:
        suffix = check(name, content, limits or Limits(macros=False))
        return understand(_document(suffix, content), name=name, content=content, mappings=mappings)
    except Unreadable as refused:
        return refused_plan(name, content, Problem(refused.code, refused.facts))


def open_replies(
    name: str, content: bytes, lines: tuple[int, int] | None = None, limits: Limits | None = None
) -> ReadReplies:
    """Read the replies in a file in this very process; likewise for untrusted files `sandbox.read_replies`."""
    try:
        suffix = check(name, content, limits or Limits(macros=False))
        return understand_replies(_document(suffix, content), name=name, content=content, stretch=lines)
    except Unreadable as refused:
        return refused_replies(name, content, Problem(refused.code, refused.facts))


def refused_plan(name: str, content: bytes, problem: Problem) -> ReadPlan:
    """The plan of a file that could not be read."""
    return ReadPlan(_source(name, content), problems=(problem,))


def refused_replies(name: str, content: bytes, problem: Problem) -> ReadReplies:
    """The replies of a file that could not be read: none."""
    return ReadReplies(_source(name, content), problems=(problem,))


def _source(name: str, content: bytes) -> SourceFile:
    suffix = PurePosixPath(name).suffix.casefold().lstrip(".")
    return SourceFile(name, suffix, hashlib.sha256(content).hexdigest(), len(content), 0)


def _document(suffix: str, content: bytes) -> Document:
    # Each parser is loaded only when its format is read: the sandbox starts once per file.
    match suffix:
        case "docx":
            from farled.imports.reading.formats.word import read_word

            return read_word(content)
        case "pdf":
            from farled.imports.reading.formats.pdf import read_pdf

            return read_pdf(content)
        case "xlsx" | "xls" | "ods":
            from farled.imports.reading.formats.workbook import read_workbook

            return read_workbook(content, suffix)
        case "csv" | "tsv":
            from farled.imports.reading.formats.delimited import read_delimited

            return read_delimited(content)
        case _:
            from farled.imports.reading.formats.text import read_text

            return read_text(content)
