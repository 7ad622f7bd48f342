"""Reading a file in a process of its own, with limits on memory, processor time and time.

A file that makes a parser run wild harms that process only. The child is `python -m farled.imports.reading`: the
request goes in as one line of JSON and the file's bytes after it, the plan comes out as JSON.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from farled.imports.reading.containers import Limits
from farled.imports.reading.open import refused_plan
from farled.imports.reading.request import Request
from farled.imports.reading.values import ColumnMapping, Problem, ReadPlan, TableFound

_PLAN = TypeAdapter(ReadPlan)
_REQUEST = TypeAdapter(Request)
_FAILED = 3  # exit status, see __main__
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "VIRTUAL_ENV")


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
    answer = apart("farled.imports.reading", request, content, limits)
    if isinstance(answer, bytes):
        try:
            return _PLAN.validate_json(answer)
        except ValidationError:  # the child was cut off while it answered
            answer = Problem("file.too_heavy", {"memory": limits.memory, "seconds": limits.cpu_seconds})
    if answer.code == "file.broken":
        answer = Problem("file.broken", {"extension": Path(name).suffix.lstrip(".")})
    return refused_plan(name, content, answer)


def apart(module: str, request: bytes, content: bytes, limits: Limits) -> bytes | Problem:
    """What a module of ours answers about a file, run in a process of its own: its output, or why there is none.

    The request goes in as one line and the file's bytes after it. The problem's code is `file.too_slow`, `file.broken`
    (a parser failed) or `file.too_heavy`.
    """
    with tempfile.TemporaryFile() as inbox, tempfile.TemporaryFile() as outbox:
        inbox.write(request + b"\n" + content)
        inbox.seek(0)
        command = [sys.executable, "-m", module]
        try:
            done = subprocess.run(  # noqa: S603  # a command of ours, the file comes on standard input
                command,
                stdin=inbox,
                stdout=outbox,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                timeout=limits.wall_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Problem("file.too_slow", {"seconds": limits.wall_seconds})
        outbox.seek(0)
        answer = outbox.read(limits.result + 1)
    if done.returncode == 0 and len(answer) <= limits.result:
        return answer
    if done.returncode == _FAILED:
        return Problem("file.broken")
    return Problem("file.too_heavy", {"memory": limits.memory, "seconds": limits.cpu_seconds})


def columns_found(path: Path, *, name: str = "", limits: Limits | None = None) -> tuple[TableFound, ...]:
    """The tables of a file with headings, samples and a guess per column, for a user who maps them.

    Empty for a refused file; `read_plan(...).tables` is the same and tells why.
    """
    return read_plan(path, name=name, limits=limits).tables


def _environment() -> dict[str, str]:
    """As little of this process's environment as the child needs: no settings, no secrets."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT}
    return kept | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONIOENCODING": "utf-8"}
