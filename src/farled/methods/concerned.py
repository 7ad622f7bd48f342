"""Whom a proposal concerns, read from its own words: groups of people that have somebody to speak for them.

A rule of thumb with its reasons, never a decision: whoever sends out a consultation sees which words of the proposal
name which group, and which councils and organisations speak for that group by their own names. The groups, their words
and why each has a right to be heard: docs/methods/concerned.md.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """Those who have councils or organisations of their own."""

    DISABILITY = "disability"
    OLDER = "older"
    YOUNG = "young"
    MINORITIES = "minorities"


@dataclass(frozen=True, slots=True)
class Signs:
    """The beginnings of words that tell of a group: in a proposal, and in the name of whoever speaks for it."""

    told_by: tuple[str, ...]
    spoken_for_by: tuple[str, ...]


SIGNS: dict[Group, Signs] = {
    Group.DISABILITY: Signs(
        (
            "funktionsneds", "funktionshind", "funktionsstöd", "funktionsvari", "tillgänglig", "universell utform",
            "hjälpmedel", "synskad", "hörsel", "lättläst", "digitalt utanförskap", "digitalt innanförskap",
            "digital delaktighet", "digitala tjänst", "digital tjänst", "e-tjänst", "invånartjänst",
        ),
        ("funktion", "synskad", "hörsel", "rörelsehind", "döv", "dyslexi", "autism", "fub", "tillgänglighet"),
    ),
    Group.OLDER: Signs(
        ("äldre", "pensionär", "senior", "hemtjänst", "särskilt boende", "digitalt utanförskap"),
        ("pensionär", "äldre", "senior"),
    ),
    Group.YOUNG: Signs(
        ("barn", "elev", "ungdom", "unga", "skola", "skolan", "förskol"),
        ("ungdom", "barn", "elev"),
    ),
    Group.MINORITIES: Signs(
        ("minoritet", "sverigefin", "samisk", "romsk", "tornedal", "flerspråk"),
        ("minoritet", "sverigefin", "samisk", "samer", "romsk", "finsk", "tornedal"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who could be asked."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Concerned:
    """A group that a proposal concerns: the words that say so, in how many passages, and who speaks for it."""

    group: Group
    words: tuple[str, ...]
    passages: int
    speakers: tuple[Speaker, ...]


def concerned(passages: Sequence[str], speakers: Iterable[Speaker]) -> list[Concerned]:
    """The groups a text concerns, the one it names in the most passages first.

    >>> text = ["Alla ska kunna använda stadens e-tjänster.", "Tillgängligheten mäts varje år."]
    >>> [(each.group.value, each.words) for each in concerned(text, [])]
    [('disability', ('e-tjänster', 'Tillgängligheten'))]
    """
    known = list(speakers)
    found = []
    for group, signs in SIGNS.items():
        words: dict[str, str] = {}
        hits = 0
        for passage in passages:
            here = _told(passage, signs.told_by)
            hits += bool(here)
            words.update({word.casefold(): word for word in here if word.casefold() not in words})
        if hits:
            who = tuple(each for each in known if _told(each.name, signs.spoken_for_by))
            found.append(Concerned(group, tuple(words.values()), hits, who))
    return sorted(found, key=lambda each: -each.passages)


def _told(text: str, beginnings: Iterable[str]) -> list[str]:
    """The words of a text that begin as one of these."""
    pattern = "|".join(re.escape(each) for each in beginnings)
    return re.findall(rf"(?<!\w)(?:{pattern})[\w-]*", text, re.IGNORECASE)
