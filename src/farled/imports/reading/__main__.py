"""The sandboxed process: limits itself, reads one file from standard input, answers with what it holds as JSON.

Exit status 0 with an answer, 3 when a parser failed in a way that nobody foresaw (it trusts a file's own structure,
and a hostile file lies about it), 4 when the memory did not suffice. Other limits end the process with a signal.
"""

import sys

from pydantic import TypeAdapter

from farled.files.apart import FAILED, NO_MEMORY
from farled.files.confined import confine
from farled.imports.reading.open import open_plan, open_replies
from farled.imports.reading.replies.values import ReadReplies
from farled.imports.reading.request import Holds, Request
from farled.imports.reading.values import ReadPlan


def main() -> int:
    """Read one file under limits."""
    request = TypeAdapter(Request).validate_json(sys.stdin.buffer.readline())
    confine(request.limits)
    try:
        content = sys.stdin.buffer.read()
        if request.holds is Holds.REPLIES:
            read = open_replies(request.name, content, request.lines, request.limits)
            sys.stdout.buffer.write(TypeAdapter(ReadReplies).dump_json(read))
        else:
            plan = open_plan(request.name, content, request.mappings, request.limits)
            sys.stdout.buffer.write(TypeAdapter(ReadPlan).dump_json(plan))
    except (MemoryError, ImportError, OSError):  # a library that cannot be mapped is told as either of the last two
        return NO_MEMORY
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent tells the user and the log
        sys.stderr.write(f"{type(error).__name__}\n")
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
