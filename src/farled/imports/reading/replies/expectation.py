"""What a careful person read in the replies of a known file, found by the file's checksum.

An expectation holds facts, line numbers and a few words of each remark, not the text. A remark is one line:
``2070-2072,2202-2203 + tillstånd`` – the stretches it stands on, what it does and words that are in it: ``+`` it
appreciates, ``-`` it criticises, ``?`` it asks for something. Replies that are ``held_out`` were never looked at while
the reading was tuned. A reply without ``remarks`` is compared in everything else.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from farled.imports.reading.replies.values import RemarkKind

_LINE = re.compile(r"^(?P<at>\d+-\d+(?:,\d+-\d+)*) (?P<sign>[-+?]) (?P<words>.+)$")
_SIGNS = {"+": RemarkKind.APPRECIATION, "-": RemarkKind.CRITICISM, "?": RemarkKind.PROPOSAL}
FACTS = (
    "body",
    "within",
    "reference",
    "paragraph",
    "decided",
    "statement",
    "form",
    "stance",
    "motions",
    "reservations",
)


@dataclass(frozen=True, slots=True)
class ExpectedRemark:
    """A remark: where it stands, what it does, words in it."""

    at: tuple[tuple[int, int], ...]
    kind: RemarkKind
    words: str

    def touches(self, first: int, last: int) -> bool:
        """True when it stands on any of the lines."""
        return any(begin <= last and first <= end for begin, end in self.at)


@dataclass(frozen=True, slots=True)
class ExpectedReply:
    """One reply. ``facts`` by name of field; ``remarks`` is None when they were not written down."""

    line: int
    facts: Mapping[str, tuple[str, ...]]
    remarks: tuple[ExpectedRemark, ...] | None
    held_out: bool = False

    @property
    def name(self) -> str:
        """Whoever answers, or the diary number where the file does not name it."""
        return "".join(self.facts["body"]) or "".join(self.facts["reference"]) or str(self.line)


@dataclass(frozen=True, slots=True)
class ExpectedReplies:
    """The replies of one file; ``lines`` is the stretch of it that holds them, None for the whole."""

    name: str
    sha256: str
    replies: tuple[ExpectedReply, ...]
    lines: tuple[int, int] | None = None


def known_replies(content: bytes) -> ExpectedReplies | None:
    """The expectation kept for a file with this content, or None."""
    checksum = hashlib.sha256(content).hexdigest()
    entry = files(__package__).joinpath("expected", f"{checksum[:12]}.toml")
    if not entry.is_file():
        return None
    expected = parse_replies(entry.read_text(encoding="utf-8"))
    return expected if expected.sha256 == checksum else None


def load_replies(path: Path) -> ExpectedReplies:
    """An expectation from a file. Raises ValueError when it is not one."""
    try:
        return parse_replies(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(f"not an expectation: {error}") from error


def parse_replies(text: str) -> ExpectedReplies:
    """An expectation from TOML with a table `[[reply]]` each."""
    table = tomllib.loads(text)
    replies = tuple(_reply(entry) for entry in table["reply"])
    stretch = (table["first"], table["last"]) if "first" in table else None
    return ExpectedReplies(table.get("name", ""), table.get("sha256", ""), replies, stretch)


def _reply(entry: dict[str, Any]) -> ExpectedReply:
    facts = {name: _texts(entry.get(name, "")) for name in FACTS}
    remarks = tuple(map(_remark, entry["remarks"].strip().splitlines())) if "remarks" in entry else None
    return ExpectedReply(entry["line"], facts, remarks, bool(entry.get("held_out")))


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(map(str, value))
    return (str(value),) if value != "" else ()


def _remark(line: str) -> ExpectedRemark:
    match = _LINE.match(line.strip())
    if not match:
        raise ValueError(f"not a remark: {line}")
    at = [tuple(map(int, part.split("-"))) for part in match["at"].split(",")]
    return ExpectedRemark(tuple((first, last) for first, last in at), _SIGNS[match["sign"]], match["words"])
