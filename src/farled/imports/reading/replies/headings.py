"""What stands under a heading of minutes, an official paper or a letter: views, or what surrounds them."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

_SIGNS = re.compile(r"[^\w\s]|\d")
_OWN_ASSESSMENT = re.compile(
    r"^(?:\w+(?:\W+\w+){0,5}s|förvaltningens/bolagets|sammanfattande) (?:bedömning|synpunkter)\b"
)
_DIMENSION = re.compile(r"^bedömning ur\b.*\bdimension")
_VIEWS_ON = re.compile(r"^\w+ synpunkter på (?:ärendet|förslaget|remissen)\b")


class Zone(StrEnum):
    """What a stretch of a reply is. Remarks are looked for in views, summary and dimension."""

    HEAD = "head"
    DECISION = "decision"
    MOTIONS = "motions"
    PROPOSITION = "proposition"
    DISSENT = "dissent"
    PROPOSAL = "proposal"
    BACKGROUND = "background"
    OFFICE = "office"
    SUMMARY = "summary"
    DIMENSION = "dimension"
    VIEWS = "views"
    SIGNATURE = "signature"


@cache
def _known() -> Mapping[str, Zone]:
    table = tomllib.loads(files(__package__).joinpath("data/headings.toml").read_text(encoding="utf-8"))
    return {_plain(heading): Zone(zone) for zone, headings in table.items() for heading in headings}


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", text.casefold()).split())


def is_known_heading(text: str) -> bool:
    """True for a line that is one of the headings that all minutes and papers have."""
    return len(text) <= 60 and not text.rstrip().endswith(".") and _plain(text) in _known()


def zone_of(heading: str) -> Zone | None:
    """The zone that a heading opens, None for one that is about the matter itself."""
    plain = _plain(heading)
    if found := _known().get(plain):
        return found
    if _DIMENSION.match(plain):
        return Zone.DIMENSION
    if _OWN_ASSESSMENT.match(plain) or _VIEWS_ON.match(plain):
        return Zone.VIEWS
    return None
