"""Reading a file in a process of its own, with limits on memory, processor time and time.

A file that makes a parser run wild harms that process only. The child is `python -m farled.imports.reading`: the
request goes in as one line of JSON and the file's bytes after it, the plan comes out as JSON.
"""

from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from farled.files.apart import apart
from farled.files.containers import Limits, Unreadable
from farled.imports.reading.open import refused_plan
from farled.imports.reading.request import Request
from farled.imports.reading.values import ColumnMapping, Problem, ReadPlan, TableFound

_PLAN = TypeAdapter(ReadPlan)
_REQUEST = TypeAdapter(Request)


def read_plan(
    path: Path, *, name: str = "", mappings: Iterable[ColumnMapping] = (), limits: Limits | None = None
) -> ReadPlan:
    """Read the plan in a file. `name` is the name it was uploaded under, when `path` does not show it.

    Never raises for what is in the file: a refused file gives a plan with one problem whose code begins with
    "file.". Raises OSError when the file itself cannot be opened.
    """
    limits = limits or Limits()
    name = name or path.name
    if path.stat().st_size > limits.size:
        problem = Problem("file.too_large", {"size": path.stat().st_size, "limit": limits.size})
        return refused_plan(name, b"", problem)
    return read_content(name, path.read_bytes(), mappings=mappings, limits=limits)


def read_content(
    name: str, content: bytes, *, mappings: Iterable[ColumnMapping] = (), limits: Limits | None = None
) -> ReadPlan:
    """Like `read_plan`, for bytes that are already in memory."""
    limits = limits or Limits()
    if len(content) > limits.size:
        return refused_plan(name, b"", Problem("file.too_large", {"size": len(content), "limit": limits.size}))
    request = _REQUEST.dump_json(Request(name, tuple(mappings), limits))
    try:
        return _PLAN.validate_json(apart("farled.imports.reading", request, content, limits))
    except ValidationError:  # the child was cut off while it answered
        problem = Problem("file.too_heavy", {"memory": limits.memory, "seconds": limits.cpu_seconds})
    except Unreadable as failed:
        facts = {"extension": Path(name).suffix.lstrip(".")} if failed.code == "file.broken" else failed.facts
        problem = Problem(failed.code, facts)
    return refused_plan(name, content, problem)


def columns_found(path: Path, *, name: str = "", limits: Limits | None = None) -> tuple[TableFound, ...]:
    """The tables of a file with headings, samples and a guess per column, for a user who maps them.

    Empty for a refused file; `read_plan(...).tables` is the same and tells why.
    """
    return read_plan(path, name=name, limits=limits).tables
