"""What a newcomer runs agrees with what is written: lock and dependencies, hooks and checks, rules and reasons."""

import re
import tomllib
from collections.abc import Iterable, Iterator

from tests.house.repository import ROOT, nothing
from tools.check import STEPS

PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def normal(name: str) -> str:
    """Package names are alike whatever their dots, dashes and capitals."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(project: str) -> Iterator[str]:
    """The packages pyproject.toml asks for."""
    table = tomllib.loads(project)["project"]
    groups = [table["dependencies"], *table.get("optional-dependencies", {}).values()]
    return (normal(re.split(r"[\[<>=!~ ;]", requirement)[0]) for group in groups for requirement in group)


def unlocked(names: Iterable[str], lock: str) -> list[str]:
    locked = {normal(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    return [name for name in names if name not in locked]


def without_hash(lock: str) -> list[str]:
    return [
        pin.split()[0]
        for pin in re.split(r"^(?=\S+==)", lock, flags=re.MULTILINE)
        if "==" in pin and "--hash=" not in pin
    ]


def without_reason(project: str) -> list[str]:
    """Exceptions to the linter with nothing beside them: lines of a list that hold a rule's code and no comment."""
    return re.findall(r'^\s*"([A-Z]{1,4}\d{0,4})",$', project, re.MULTILINE)


def test_the_lock_holds_every_dependency_with_its_hash() -> None:
    nothing(unlocked(wanted(PROJECT), LOCK), "make lock")
    nothing(without_hash(LOCK), "make lock")
    assert "://" not in LOCK, "a lock names packages, not where they are fetched: make lock"


def test_an_unlocked_dependency_is_found() -> None:
    assert unlocked(["django", "babel"], "Django==5.2.19 \\\n    --hash=sha256:0\n") == ["babel"]
    assert without_hash("a==1 \\\n    --hash=sha256:0\nb==2\n") == ["b==2"]


def test_every_exception_to_the_linter_has_a_reason() -> None:
    nothing(without_reason(PROJECT), "say why beside it, in pyproject.toml")


def test_an_exception_without_a_reason_is_found() -> None:
    assert without_reason('ignore = [\n  "D107",\n  "D105", # known\n]') == ["D107"]


def test_hooks_run_the_steps_of_make_check() -> None:
    hooks = re.findall(r"tools/check\.py (\S+)", (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert hooks, "the hooks call tools/check.py"
    assert set(hooks) <= set(STEPS), "a hook names a step that tools/check.py does not have"


def test_the_licence_is_the_one_that_is_declared() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n"), "LICENSE holds the text of EUPL-1.2, unchanged"
    assert tomllib.loads(PROJECT)["project"]["license"] == "EUPL-1.2", "the project is under EUPL-1.2; see LICENSE"
