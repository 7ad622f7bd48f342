"""The repository as the house rules see it: its files, their text and their syntax trees.

A rule is a function from sources to the places that break it, so that each rule can be shown a small offender too.
"""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = {
    ".cfg",
    ".css",
    ".html",
    ".js",
    ".json",
    ".md",
    ".po",
    ".py",
    ".rst",
    ".sh",
    ".svg",
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
    "",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One text file: its path from the root of the repository, with forward slashes, and what stands in it."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def part(self) -> str:
        """The part of the loop it belongs to, such as ``planning``, or an empty string."""
        steps = self.path.split("/")
        return steps[2] if steps[:2] == ["src", "farled"] and len(steps) > 3 else ""

    @property
    def kind(self) -> str:
        """What sort of file of its part it is: ``acts`` for acts.py and for acts/grants.py."""
        return self.path.split("/")[3].removesuffix(".py") if self.part else ""

    def at(self, node: ast.AST, what: str) -> str:
        """A place a person can jump to, and what stands there."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


@cache
def files() -> tuple[str, ...]:
    """Every file that is, or is about to be, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(sorted({path for path in listed if path and (ROOT / path).is_file()}))


@cache
def sources() -> tuple[Source, ...]:
    """Every text file written by people: not the licence, locks, fixtures, vendored files or made migrations."""
    return tuple(
        Source(path, (ROOT / path).read_text(encoding="utf-8"))
        for path in files()
        if Path(path).suffix in TEXT and not written_elsewhere(path)
    )


def written_elsewhere(path: str) -> bool:
    """Whether the file came from another hand or a machine."""
    foreign = {"vendor", "fixtures", "migrations", "examples"} & set(path.split("/"))
    return bool(foreign) or path in {"LICENSE", "requirements.lock"}


def python(under: str = "") -> tuple[Source, ...]:
    """The Python sources below a folder."""
    return tuple(source for source in sources() if source.path.endswith(".py") and source.path.startswith(under))


def product() -> tuple[Source, ...]:
    """The Python sources of the product itself."""
    return python("src/farled/")


def templates() -> tuple[Source, ...]:
    """The product's HTML templates."""
    return tuple(source for source in sources() if source.path.endswith(".html") and source.path.startswith("src/"))


def calls(source: Source) -> Iterator[ast.Call]:
    """Every call in the file."""
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def method(call: ast.Call) -> str:
    """The name after the dot in ``rows.filter(name).update(…)``: ``update``; empty when nothing stands before it."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def nothing(places: Iterable[str], mend: str) -> None:
    """Fail with every place that breaks a rule, and how to mend them."""
    __tracebackhide__ = True
    if found := sorted(places):
        pytest.fail(f"To mend: {mend}\n" + "\n".join(f"  {place}" for place in found), pytrace=False)


def dotted(node: ast.AST) -> str:
    """``django.db.connection`` as it is written; empty for anything but names and dots."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""
