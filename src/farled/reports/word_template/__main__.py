"""The process apart: limits itself, reads one template from standard input, answers what is in it or with a paper.

The request is a line of JSON, then come the template's bytes and, for a paper, those of our own Word file. The answer
is a line of JSON and, for a paper, the file. Exit status as ``farled.files.apart`` says.
"""

import json
import sys
from dataclasses import asdict
from typing import Any

from farled.files.apart import FAILED, NO_MEMORY
from farled.files.confined import confine
from farled.files.containers import Limits, Unreadable


def main() -> int:
    """Read one template under limits, or fill it."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    confine(limits)
    try:
        content = sys.stdin.buffer.read()
        try:
            answer, file = _answer(request, content, limits)
        except Unreadable as refused:
            answer, file = {"refused": refused.code, "facts": dict(refused.facts)}, b""
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n" + file)
    except (MemoryError, ImportError, OSError):  # a library that cannot be mapped is told as either of the last two
        return NO_MEMORY
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent tells the user and the log
        sys.stderr.write(f"{type(error).__name__}\n")
        return FAILED
    return 0


def _answer(request: dict[str, Any], content: bytes, limits: Limits) -> tuple[dict[str, Any], bytes]:
    from farled.reports.word_template.handling import findings, paper
    from farled.reports.word_template.values import Paper

    size = request["template"]
    template, source = content[:size], content[size:]
    if request["paper"] is None:
        return asdict(findings(template, limits)), b""
    return {}, paper(template, source, Paper(**request["paper"]), limits)


if __name__ == "__main__":
    sys.exit(main())
