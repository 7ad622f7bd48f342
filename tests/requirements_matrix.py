"""The matrix requirement → tests: which tests prove each quality requirement the project claims.

A test proves a requirement when its name carries the id: ``test_S4_a_denied_move_changes_nothing`` proves S4. The ids
that are claimed stand in ``tests/house/claimed.txt``, each with its sentence. As a pytest plugin (loaded by
pyproject.toml) this prints the matrix after a run, when asked with ``--requirements``.
"""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
CLAIMED = TESTS / "house" / "claimed.txt"
ID = re.compile(r"_([A-Z]\d{1,2})(?=_)")
CLAIM = re.compile(r"([A-Z]\d{1,2})\s+(\S.*)")

Matrix = dict[str, list[str]]


def proves(name: str) -> list[str]:
    """The ids in a test's name, such as ``["S4"]``."""
    return ID.findall(name) if name.startswith("test_") else []


def claims(text: str) -> dict[str, str]:
    """Id → sentence, from lines such as ``S4  authorisation comes before any change``; # starts a comment.

    Raises ValueError for a line that is neither, and for an id that stands twice.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        match = CLAIM.fullmatch(line.strip())
        if match is None:
            raise ValueError(f"neither a claim nor a comment: {line!r}")
        if match[1] in found:
            raise ValueError(f"claimed twice: {match[1]}")
        found[match[1]] = match[2]
    return found


def matrix(files: Iterable[tuple[str, str]]) -> Matrix:
    """Requirement → the tests that prove it, from paths and texts of test files."""
    found: Matrix = {}
    for path, text in files:
        for node in ast.walk(ast.parse(text, path)):
            if isinstance(node, ast.FunctionDef):
                for requirement in proves(node.name):
                    found.setdefault(requirement, []).append(f"{path}::{node.name}")
    return found


def whole() -> Matrix:
    """The matrix of every test file, whichever of them a run selects."""
    paths = sorted(TESTS.rglob("test_*.py"))
    return matrix((path.relative_to(TESTS.parent).as_posix(), path.read_text(encoding="utf-8")) for path in paths)


def in_order(requirement: str) -> tuple[str, int]:
    """S2 before S12."""
    return requirement[0], int(requirement[1:])


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--requirements``."""
    parser.addoption("--requirements", action="store_true", help="print the matrix requirement → tests after the run")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the matrix: every claim with its tests, and a mark on those that failed or were skipped in this run."""
    if not config.getoption("--requirements"):
        return
    unwell = {
        report.nodeid.split("[")[0]: outcome
        for outcome in ("failed", "error", "skipped")
        for report in terminalreporter.stats.get(outcome, [])
        if isinstance(report, pytest.TestReport)
    }
    tests = whole()
    terminalreporter.section("requirement → tests")
    for requirement, sentence in sorted(
        claims(CLAIMED.read_text(encoding="utf-8")).items(), key=lambda c: in_order(c[0])
    ):
        terminalreporter.write_line(f"{requirement:<4} {sentence}")
        for test in tests.get(requirement, []):
            terminalreporter.write_line(f"       {test}{f'  ({unwell[test]})' if test in unwell else ''}")
        if requirement not in tests:
            terminalreporter.write_line("       no test", red=True)
