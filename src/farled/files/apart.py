"""Reading somebody's file in a process of its own, with limits on memory, processor time and time.

A file that makes a parser run wild harms that process only. The child is a module of ours, run by ``python -m``; it
lays the limits on itself (``confined``), reads the request, one line, and the file's bytes from standard input, and
answers on standard output.
"""

import os
import subprocess
import sys
import tempfile

from farled.files.containers import Limits, Unreadable

FAILED, NO_MEMORY = 3, 4  # exit status of a child whose parser failed, and of one without memory
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "VIRTUAL_ENV")


def apart(module: str, request: bytes, content: bytes, limits: Limits) -> bytes:
    """What a module of ours answers about a file, run in a process of its own.

    Raises Unreadable when there is no answer: ``file.too_slow``, ``file.broken`` (a parser failed) or
    ``file.too_heavy``.
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
                env=environment(),
                timeout=limits.wall_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as slow:
            raise Unreadable("file.too_slow", seconds=limits.wall_seconds) from slow
        outbox.seek(0)
        answer = outbox.read(limits.result + 1)
    if done.returncode == 0 and len(answer) <= limits.result:
        return answer
    if done.returncode == FAILED:
        raise Unreadable("file.broken")
    raise Unreadable("file.too_heavy", memory=limits.memory, seconds=limits.cpu_seconds)


def environment() -> dict[str, str]:
    """As little of this process's environment as the child needs: no settings, no secrets."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT}
    return kept | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONIOENCODING": "utf-8"}
