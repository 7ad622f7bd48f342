"""Who is responsible: the bodies a cell names, the leading one first."""

import re
from functools import cache

from farled.imports.reading.values import Party, PartyRole
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import dangling, fold, join_lines, one_line, starts_upper

_LONGEST_NAME = 12  # words
_LEADERS = re.compile(r"^(?:huvudansvarig|ansvarig|ansvar|samordnande|lead|owner|responsible)\s*:\s*", re.IGNORECASE)
_AFTER_COLON = re.compile(
    r"(?:^|(?<=[.;,\s]))(?:medverkande|i samverkan med|samverkan|deltagare|stöd)\s*:\s*", re.IGNORECASE
)


@cache
def _with_pattern() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(words().with_phrases, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\s,]))(?:{phrases})(?=\s|$)", re.IGNORECASE)


@cache
def _and_pattern() -> re.Pattern[str]:
    ands = "|".join(re.escape(word) for word in words().party_ands)
    return re.compile(rf"\s+(?:{ands})\s+", re.IGNORECASE)


def read_parties(text: str, *, contributing: bool = False) -> tuple[Party, ...]:
    """The bodies of a responsible cell, in reading order. What stands after "i samverkan med" contributes.

    Line breaks separate bodies only where the line above is complete and the line below begins a name.
    """
    parties: list[Party] = []
    for index, part in enumerate(_with_pattern().split(_AFTER_COLON.sub(" i samverkan med ", _whole_names(text)))):
        for name in _names(part):
            role = PartyRole.CONTRIBUTING if index or contributing else PartyRole.JOINT if parties else PartyRole.LEAD
            if fold(name) not in {fold(party.name) for party in parties}:
                parties.append(Party(name, role, is_collective(name)))
    return tuple(parties)


def is_collective(name: str) -> bool:
    """True for names that mean several bodies without naming them: "Respektive kommun", "samtliga nämnder"."""
    terms = fold(name).split()
    return bool(terms) and any(term in words().collective for term in terms)


def party_likeness(text: str) -> int:
    """How much a short text looks like the name of a body: 2 certain mark, 1 possible, 0 not, -1 rather prose."""
    stripped = text.strip()
    count = len(stripped.split())
    if not stripped or (stripped.endswith(".") and not stripped.endswith(" AB.")):
        return -1
    if any(has_mark(word) for word in stripped.split()):
        return 2 if count <= 8 else 0
    if count <= 4 and starts_upper(stripped):
        return 1
    return 0 if count <= 5 else -1


def has_mark(word: str) -> bool:
    """True for a word that names a kind of body: region, kommun, …nämnden, …förvaltning."""
    bare = word.casefold().strip(" ,.;:()/")
    return bare in words().party_marks or (len(bare) > 4 and bare.endswith(words().party_endings))


def _whole_names(text: str) -> str:
    """Lines joined where a name goes on, separated by ";" where one ends and the next begins."""
    joined: list[str] = []
    for line in (one_line(line) for line in text.splitlines()):
        if not line:
            continue
        if joined and _ends_name(joined[-1]) and starts_upper(line):
            joined.append(line)
        elif joined:
            joined[-1] = join_lines([joined[-1], line])
        else:
            joined.append(line)
    return " ; ".join(joined)


def _ends_name(line: str) -> bool:
    """True when a line holds a complete name: not "Region", "Länsstyrelsen i" or "högskola, Region"."""
    if dangling(line) or (_with_pattern().search(line[-20:] + " ") and line.casefold().endswith(words().with_phrases)):
        return False
    last = line.rsplit(maxsplit=1)[-1]
    if last.casefold() in words().openers or fold(line) in words().openers:
        return False
    return last[:1].islower() or has_mark(last) or last.isupper()


def _names(part: str) -> list[str]:
    names: list[str] = []
    for chunk in re.split(r"\s*(?:[;/•]|\s[–-]\s)\s*", part):
        pieces = [piece.strip(" .:-–") for piece in chunk.split(",")]
        names.extend(_with_unit(pieces))
    flat: list[str] = []
    for name in names:
        flat.extend(_split_and(name))
    tidy = (_LEADERS.sub("", name).strip(" .,:-–") for name in flat)
    return [name for name in tidy if name and len(name.split()) <= _LONGEST_NAME]


def _with_unit(pieces: list[str]) -> list[str]:
    """Put a unit together with the body named after it: "Kulturutveckling, Region Norr" is one party."""
    names: list[str] = []
    index = 0
    while index < len(pieces):
        unit = pieces[index]
        following = pieces[index + 1] if index + 1 < len(pieces) else ""
        is_unit = len(unit.split()) == 1 and unit.casefold().endswith(words().unit_endings) and not unit.islower()
        if is_unit and _is_organisation(following) and index + 2 == len(pieces):
            names.append(f"{unit}, {following}")
            index += 2
        else:
            names.append(unit)
            index += 1
    return names


def _is_organisation(name: str) -> bool:
    """True for a whole organisation, which units belong to: "Region Norr", "Norrsunda kommun"."""
    return starts_upper(name) and any(word.casefold() in words().organisations for word in name.split())


def _split_and(name: str) -> list[str]:
    """Split at "och", except inside one name: "Barn- och utbildningsnämnden", "Kultur och fritid"."""
    found = _and_pattern().search(name)
    if not found:
        return [name]
    before, after = name[: found.start()], name[found.end() :]
    inside = before.endswith("-") or (
        after[:1].islower() and not is_collective(after) and not any(has_mark(word) for word in before.split())
    )
    rest = _split_and(after)
    return [f"{before}{found.group()}{rest[0]}", *rest[1:]] if inside else [before, *rest]
