"""``farled import plan FILE``: read a plan from the command line and show what was understood; nothing is stored."""

import sys
from pathlib import Path

from farled.imports.reading import (
    difference_lines,
    evaluate,
    evaluation_lines,
    known_expectation,
    load_expectation,
    read_plan,
    reading_lines,
)


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
