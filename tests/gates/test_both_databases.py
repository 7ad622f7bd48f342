"""``make test`` and CI run the whole suite on both databases: the scripts, with stand-ins for what they call."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.repository import ROOT

SERVER = "postgres://farled@127.0.0.1:5432/farled"
STAND_IN = """#!/bin/sh
printf '%s|%s|%s|%s\\n' "$(basename "$0")" "$DATABASE_URL" "${CI:-}" "$*" >>"$JOURNAL"
case "$(basename "$0") $*" in ANSWERS esac
"""
COMMANDS = ["basename", "cat", "dirname", "env", "printf", "sh", "bash"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a script did: its exit status, and each command it ran with the database it was told of."""

    status: int
    journal: list[tuple[str, str, str, str]]  # command, DATABASE_URL, CI, arguments

    def databases(self) -> list[str]:
        """The databases that all tests but the browser's were run on."""
        return [
            url for command, url, _ci, arguments in self.journal if command == "pytest" and "not browser" in arguments
        ]


@dataclass(frozen=True, slots=True)
class Tree:
    """A copy of the scripts, with stand-ins for everything they call."""

    root: Path

    def stand_in(self, place: str, answers: str = "*) ;;") -> None:
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STAND_IN.replace("ANSWERS", answers))
        path.chmod(0o755)

    def run(self, script: str, **environment: str) -> Ran:
        journal = self.root / "journal"
        journal.unlink(missing_ok=True)
        told = {"PATH": str(self.root / "bin"), "JOURNAL": str(journal), **environment}
        done = subprocess.run([self.root / script], env=told, capture_output=True, text=True, check=False, timeout=30)
        lines = journal.read_text().splitlines() if journal.exists() else []
        return Ran(done.returncode, [tuple(line.split("|", 3)) for line in lines])  # type: ignore[misc]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """The scripts with pytest and Chromium that succeed, and no PostgreSQL."""
    tree = Tree(tmp_path)
    for script in ("tools/test", ".ci/run"):
        (tmp_path / script).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / script, tmp_path / script)
    (tmp_path / "bin").mkdir()
    for command in COMMANDS:
        (tmp_path / "bin" / command).symlink_to(shutil.which(command) or "")
    tree.stand_in(".venv/bin/python")
    tree.stand_in(".venv/bin/pytest")
    tree.stand_in("bin/chromium")
    tree.stand_in("bin/make")
    return tree


def with_server(tree: Tree) -> None:
    tree.stand_in(".venv/bin/python", f"*postgres_url.py) echo {SERVER} ;;")


def check_both_are_run(tree: Tree) -> None:
    """Without PostgreSQL, CI fails; with it, all tests are run on either, in CI and elsewhere."""
    assert tree.run("tools/test", CI="true").status == 1
    with_server(tree)
    for ci in ("", "true"):
        ran = tree.run("tools/test", CI=ci)
        assert (ran.status, ran.databases()) == (0, ["", SERVER])


def test_T1_the_suite_runs_on_sqlite_and_on_postgresql(tree: Tree) -> None:
    check_both_are_run(tree)


def test_T1_a_developer_without_postgresql_runs_the_rest(tree: Tree) -> None:
    ran = tree.run("tools/test")
    assert (ran.status, ran.databases()) == (0, [""])


@pytest.mark.parametrize("failing", ["", SERVER])
def test_T1_a_failure_on_either_database_fails_the_suite(tree: Tree, failing: str) -> None:
    with_server(tree)
    tree.stand_in(".venv/bin/pytest", f'*) [ "$DATABASE_URL" != "{failing}" ] ;;')
    ran = tree.run("tools/test")
    assert (ran.status, ran.databases()) == (1, ["", SERVER]), "and the other is run all the same"


def test_T1_ci_makes_postgresql_mandatory_and_tells_it_on(tree: Tree) -> None:
    with_server(tree)
    ran = tree.run(".ci/run")
    assert ran.status == 0
    assert ("make", SERVER, "true", "check") in ran.journal
    assert ("make", SERVER, "true", "test") in ran.journal


@pytest.mark.parametrize("target", ["setup", "check", "test"])
def test_T1_ci_fails_when_a_step_fails(tree: Tree, target: str) -> None:
    with_server(tree)
    tree.stand_in("bin/make", f"*{target}) exit 1 ;;")
    assert tree.run(".ci/run").status == 1


def test_T1_make_test_runs_the_script() -> None:
    rules = (ROOT / "Makefile").read_text().split("\ntest:")[1]
    assert rules.splitlines()[1] == "\t@tools/test"


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ('  on "$postgres" "PostgreSQL"', '  on "" "PostgreSQL"'),  # the same database twice
        ('if [ "${CI:-}" = true ]', "if false"),  # PostgreSQL missing goes unnoticed in CI
    ],
)
def test_T5_T1_a_script_that_leaves_a_database_out_is_found(tree: Tree, line: str, instead: str) -> None:
    script = tree.root / "tools/test"
    assert line in script.read_text()
    script.write_text(script.read_text().replace(line, instead))
    with pytest.raises(AssertionError):
        check_both_are_run(tree)
