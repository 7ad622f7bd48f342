"""``farled import plan FILE`` and ``farled import reply FILE``: show what is understood; nothing is stored."""

import re
import sys
from pathlib import Path

from farled.imports.reading import (
    difference_lines,
    evaluate,
    evaluate_replies,
    evaluation_lines,
    known_expectation,
    known_replies,
    load_expectation,
    load_replies,
    read_plan,
    read_replies,
    reading_lines,
    reply_difference_lines,
    reply_evaluation_lines,
    reply_lines,
)

_STRETCH = re.compile(r"(?P<first>\d+)-(?P<last>\d+)")


def read(file: Path, *, expected: Path | None, report: bool) -> int:
    """Print what a file holds and, with ``report``, precision and recall per field against an expectation.

    The expectation is the one given or, for a known file, the one found by its checksum. Exit status 1 when the file is
    refused, 2 when it is missing or a report is asked for and there is no expectation.
    """
    if not file.is_file():
        print(f"farled import: there is no file {file}", file=sys.stderr)
        return 2
    plan = read_plan(file)
    print("\n".join(reading_lines(plan)))
    if plan.refused:
        return 1
    if not report:
        return 0
    try:
        expectation = load_expectation(expected) if expected else known_expectation(file.read_bytes())
    except (OSError, ValueError) as problem:
        print(f"farled import: {expected} is not an expectation ({problem})", file=sys.stderr)
        return 2
    if expectation is None:
        print("farled import: nobody has written down what this file holds; give one with --expected", file=sys.stderr)
        return 2
    evaluation = evaluate(plan, expectation)
    print("\n".join([*evaluation_lines(evaluation), *difference_lines(evaluation)]))
    return 0


def read_reply(file: Path, *, lines: str, expected: Path | None, report: bool) -> int:
    """Print the replies that a file holds and, with ``report``, how each agrees with what a careful person read.

    A known file has its expectation, and with it the stretch of lines that holds the replies. The report does not say
    what differs in the replies that were held out when the reading was tuned. Exit status as for a plan.
    """
    stretch = _STRETCH.fullmatch(lines)
    if not file.is_file() or (lines and not stretch):
        print(f"farled import: there is no file {file}, or no lines {lines}", file=sys.stderr)
        return 2
    try:
        expectation = load_replies(expected) if expected else known_replies(file.read_bytes()) if report else None
    except (OSError, ValueError) as problem:
        print(f"farled import: {expected} is not an expectation ({problem})", file=sys.stderr)
        return 2
    chosen = (int(stretch["first"]), int(stretch["last"])) if stretch else expectation.lines if expectation else None
    read = read_replies(file, lines=chosen)
    print("\n".join(reply_lines(read)))
    if read.refused:
        return 1
    if not report:
        return 0
    if expectation is None:
        print("farled import: nobody has written down what this file holds; give one with --expected", file=sys.stderr)
        return 2
    evaluation = evaluate_replies(read, expectation)
    print("\n".join(["", *reply_evaluation_lines(evaluation), "", *reply_difference_lines(evaluation)]))
    return 0
