"""The sandboxed process: limits itself, reads one workbook from standard input, answers with its cells as JSON.

Exit status as in `farled.imports.reading.__main__`: 0 with an answer, 3 when a parser failed, 4 without memory.
"""

import json
import sys

from farled.files.apart import FAILED, NO_MEMORY
from farled.files.cells import open_workbook
from farled.files.confined import confine
from farled.files.containers import Limits, Unreadable

SAID = ("name", "hidden", "rows", "marks")


def main() -> int:
    """Read one workbook under limits."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    confine(limits)
    try:
        try:
            book = open_workbook(request["name"], sys.stdin.buffer.read(), limits)
            sheets = [{name: getattr(sheet, name) for name in SAID} for sheet in book.sheets]
            answer: dict[str, object] = {"sheets": sheets, "macros": book.macros, "links": book.links}
        except Unreadable as refused:
            answer = {"refused": refused.code, "facts": dict(refused.facts)}
        json.dump(answer, sys.stdout, ensure_ascii=False, separators=(",", ":"))
    except (MemoryError, ImportError, OSError):  # a library that cannot be mapped is told as either of the last two
        return NO_MEMORY
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent tells the user and the log
        sys.stderr.write(f"{type(error).__name__}\n")
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
