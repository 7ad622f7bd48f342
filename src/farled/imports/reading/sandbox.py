"""Reading a file in a process of its own, with limits on memory, processor time and time.

A file that makes a parser run wild harms that process only. The child is `python -m farled.imports.reading`: the
request goes in as one line of JSON and the file's bytes after it, what it holds comes out as JSON.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from farled.files.apart import apart
from farled.files.containers import Limits, Unreadable
from farled.imports.reading.open import refused_plan, refused_replies
from farled.imports.reading.replies.values import ReadReplies
from farled.imports.reading.request import Holds, Request
from farled.imports.reading.values import ColumnMapping, Problem, ReadPlan, TableFound

_PLAN = TypeAdapter(ReadPlan)
_REPLIES = TypeAdapter(ReadReplies)
_REQUEST = TypeAdapter(Request)
Read = TypeVar("Read", ReadPlan, ReadReplies)


def read_plan(
    path: Path, *, name: str = "", mappings: Iterable[ColumnMapping] = (), limits: Limits | None = None
) -> ReadPlan:
    """Read the plan in a file. `name` is the name it was uploaded under, when `path` does not show it.

    Never raises for what is in the file: a refused file gives a plan with one problem whose code begins with
    "file.". Raises OSError when the file itself cannot be opened.
    """
    limits = limits or Limits(macros=False)
    name = name or path.name
    if problem := _too_large(path.stat().st_size, limits):
        return refused_plan(name, b"", problem)
    return read_content(name, path.read_bytes(), mappings=mappings, limits=limits)


def read_content(
    name: str, content: bytes, *, mappings: Iterable[ColumnMapping] = (), limits: Limits | None = None
) -> ReadPlan:
    """Like `read_plan`, for bytes that are already in memory."""
    limits = limits or Limits(macros=False)
    if problem := _too_large(len(content), limits):
        return refused_plan(name, b"", problem)
    answer = _answer(Request(name, limits, Holds.PLAN, tuple(mappings)), content, _PLAN)
    return refused_plan(name, content, answer) if isinstance(answer, Problem) else answer


def read_replies(
    path: Path, *, name: str = "", lines: tuple[int, int] | None = None, limits: Limits | None = None
) -> ReadReplies:
    """Read the replies (yttranden) in a file; ``lines`` is the stretch that holds them. Refuses as `read_plan` does."""
    limits = limits or Limits(macros=False)
    name = name or path.name
    if problem := _too_large(path.stat().st_size, limits):
        return refused_replies(name, b"", problem)
    return read_reply_content(name, path.read_bytes(), lines=lines, limits=limits)


def read_reply_content(
    name: str, content: bytes, *, lines: tuple[int, int] | None = None, limits: Limits | None = None
) -> ReadReplies:
    """Like `read_replies`, for bytes that are already in memory."""
    limits = limits or Limits(macros=False)
    if problem := _too_large(len(content), limits):
        return refused_replies(name, b"", problem)
    answer = _answer(Request(name, limits, Holds.REPLIES, lines=lines), content, _REPLIES)
    return refused_replies(name, content, answer) if isinstance(answer, Problem) else answer


def _too_large(size: int, limits: Limits) -> Problem | None:
    return Problem("file.too_large", {"size": size, "limit": limits.size}) if size > limits.size else None


def _answer(request: Request, content: bytes, form: TypeAdapter[Read]) -> Read | Problem:
    """What the child answers, or why there is no answer."""
    limits = request.limits
    try:
        return form.validate_json(apart("farled.imports.reading", _REQUEST.dump_json(request), content, limits))
    except ValidationError:  # the child was cut off while it answered
        return Problem("file.too_heavy", {"memory": limits.memory, "seconds": limits.cpu_seconds})
    except Unreadable as failed:
        facts = {"extension": Path(request.name).suffix.lstrip(".")} if failed.code == "file.broken" else failed.facts
        return Problem(failed.code, facts)


def columns_found(path: Path, *, name: str = "", limits: Limits | None = None) -> tuple[TableFound, ...]:
    """The tables of a file with headings, samples and a guess per column, for a user who maps them.

    Empty for a refused file; `read_plan(...).tables` is the same and tells why.
    """
    return read_plan(path, name=name, limits=limits).tables
