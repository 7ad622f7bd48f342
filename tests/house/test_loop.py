"""The loop is written once; everything that repeats it must agree, and parts meet only at their front doors."""

import ast
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from django.conf import settings

from farled.loop import LOOP, Layer
from tests.house.repository import ROOT, Source, nothing, product

FRONT_DOORS = {"reads", "acts", "states"}
SIDE_DOORS: dict[str, dict[str, str]] = {  # part: module: why others may use it
    "people": {
        "actor": "who acts, the type every act and read takes",
        "capabilities": "what a role may do, named in every access table",
        "request": "a request that knows its actor, the type every view takes",
    },
    "files": {
        "apart": "somebody's file is opened in a process of its own, whoever reads it",
        "confined": "the limits that process lays on itself",
        "cells": "a workbook's cells, which the process apart answers with",
        "containers": "what is asked of a file before any parser sees it",
        "reading_cells": "a workbook is read in a process of its own, whoever asks",
    },
    "agenda": {"post": "the one way mail leaves the house"},
    "matters": {"figures": "what the files of a frozen statement are called"},
    "direction": {"figures": "how a document stands on a day: a report says what its page says"},
    "consultation": {"rules": "a reply that comes as a file is taken by the rules of one that is typed"},
    "thread": {
        "figures": "broken places in words: a report says what the thread's pages say",
        "state": "the shares that hold, worked out once for pages and reports",
    },
    "cases": {"figures": "what a case comes to: those who prepare, choose and grant see the same figures as its page"},
    "portfolio": {"figures": "what is asked for and who decides: a paper says what the application's page says"},
    "planning": {
        "figures": "the figures of a plan's pages, which a report of it must equal",
        "forms": "the list's filter, so that a report of the list holds the same rows",
    },
}
ROOM_FILES = {
    "__init__", "access", "acts", "addresses", "api", "apps", "exchange", "figures", "forms", "invariants",
    "management", "migrations", "models", "reads", "refusals", "register", "rules", "slots", "static", "states",
    "tasks", "templates", "templatetags", "urls", "views",
}  # fmt: skip

ORDER = [part.name for part in LOOP]
ROOMS = {part.name for part in LOOP if part.layer is Layer.ROOM}


def layers() -> list[str]:
    """The parts in import-linter's contract, from the bottom up, without the marks for optional ones."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (loop,) = [contract for contract in linter["contracts"] if contract["id"] == "loop"]
    return [layer.strip("()") for layer in reversed(loop["layers"])]


def out_of_step(written: Sequence[str], order: Sequence[str]) -> list[str]:
    """Names of the loop that a list leaves out or has in another place."""
    repeated = [name for name in written if name in order]
    return [
        f"{name} stands where {wanted} should" for name, wanted in zip(repeated, order, strict=False) if name != wanted
    ] + [f"{name} is missing" for name in order if name not in repeated]


def imports(source: Source) -> Iterator[tuple[ast.stmt, str]]:
    """Each module that is imported, names imported from a part's package included: ``farled.people.reads``."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            deep = node.module.count(".") > 1 or node.module == "farled"
            yield from ((node, node.module if deep else f"{node.module}.{alias.name}") for alias in node.names)


def through_the_wall(these: Iterable[Source]) -> Iterator[str]:
    for source in these:
        if source.part not in ORDER:
            continue  # project puts the parts together, methods imports none of them
        for node, module in imports(source):
            steps = module.split(".")
            if steps[0] != "farled" or len(steps) < 3 or steps[1] in {source.part, "web", "methods", "loop"}:
                continue
            if steps[2] not in FRONT_DOORS | SIDE_DOORS.get(steps[1], {}).keys():
                yield source.at(node, module)


def unexpected_in_a_room(paths: Iterable[str]) -> list[str]:
    steps = [(path, PurePosixPath(path).parts) for path in paths]
    return [path for path, at in steps if at[2] in ROOMS and at[3].removesuffix(".py") not in ROOM_FILES]


def test_T2_import_rules_and_installed_parts_follow_the_loop() -> None:
    nothing(out_of_step(layers(), ORDER), "bring the layers in pyproject.toml in step with src/farled/loop.py")
    parts = [app.removeprefix("farled.") for app in settings.INSTALLED_APPS if app.startswith("farled.")]
    nothing(out_of_step(parts, ORDER), "INSTALLED_APPS reads the loop")


def test_a_list_out_of_step_is_found() -> None:
    assert out_of_step(["loop", "web", "trail"], ["web", "trail"]) == []
    assert out_of_step(["trail", "web"], ["web", "trail"]) != []
    assert out_of_step(["web"], ["web", "trail"]) == ["trail is missing"]


def test_every_package_is_a_part_of_the_loop() -> None:
    packages = {source.part for source in product() if source.part} - {"project", "methods", "locale"}
    assert packages == set(ORDER), "a part has a place in src/farled/loop.py, and a place there has a package"


def test_parts_meet_at_their_front_doors() -> None:
    nothing(through_the_wall(product()), "import the other part's reads, acts or states")


def test_going_through_the_wall_is_found() -> None:
    for wall in (
        "from farled.people.models import Body",
        "from farled.people import models",
        "import farled.people.rules",
    ):
        assert list(through_the_wall([Source("src/farled/planning/reads.py", wall)])) != [], wall
        assert list(through_the_wall([Source("src/farled/people/reads.py", wall)])) == [], wall
    for door in (
        "from farled.people.reads import Body",
        "from farled.people import acts, reads",
        "from farled.web import slots",
    ):
        assert list(through_the_wall([Source("src/farled/planning/reads.py", door)])) == [], door


def test_a_room_has_the_files_of_a_room() -> None:
    strange = unexpected_in_a_room(source.path for source in product() if source.part)
    nothing(strange, "every room has the same files; see docs/how-to/add-a-room.md")


def test_a_strange_file_in_a_room_is_found() -> None:
    assert unexpected_in_a_room(["src/farled/planning/gantt.py"]) != []
    assert unexpected_in_a_room(["src/farled/planning/acts/gantt.py", "src/farled/web/table.py"]) == []
