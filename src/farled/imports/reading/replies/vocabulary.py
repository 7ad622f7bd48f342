"""How sentences show what they do and where a body stands, loaded once from data/words.toml and data/stances.toml."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_TABLES = ("data/words.toml", "data/stances.toml")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    entries: dict[str, dict[str, Any]] = {}
    for table in _TABLES:
        entries |= tomllib.loads(files(__package__).joinpath(table).read_text(encoding="utf-8"))
    matter = _whole(entries["matter"]["words"])
    return {
        name: re.compile(
            "|".join(filter(None, (_whole(entry.get("words", [])), *entry.get("phrases", [])))).replace(
                "{matter}", matter
            ),
            re.IGNORECASE,
        )
        for name, entry in entries.items()
    }


def _whole(words: list[str]) -> str:
    return rf"\b(?:{'|'.join(words)})\b" if words else ""


def says(name: str, text: str) -> bool:
    """True when a text holds a word or phrase of the list with that name."""
    return bool(_patterns()[name].search(text))


def begins(name: str, text: str) -> bool:
    """True when a text begins with one."""
    return bool(_patterns()[name].match(text))
