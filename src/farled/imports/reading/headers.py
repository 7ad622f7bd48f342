"""Recognising column headings, and the signature by which a mapping of columns is remembered."""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

from farled.imports.reading.values import Field, RowKind
from farled.imports.reading.vocabulary import column_headings, words
from farled.imports.reading.wording import fold, join_lines, one_line

SURE, LIKELY, POSSIBLE = 1.0, 0.8, 0.6
_LONGEST = 60  # characters of a heading
_MOST_WORDS = 20  # of a line of headings
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[-–/]\d{2,4})?\b")
_PARENTHESIS = re.compile(r"\([^)]{0,40}\)")
_PLANS = {Field.TITLE, Field.PERIOD, Field.START, Field.END, Field.RESPONSIBLE, Field.STATUS, Field.OUTCOME}
_ONCE = set(Field) - {Field.IGNORE}
# Beside a title, one of these says that the table is about things to do.
_SUPPORT = {
    Field.PERIOD,
    Field.START,
    Field.END,
    Field.RESPONSIBLE,
    Field.STATUS,
    Field.OUTCOME,
    Field.EFFECT,
    Field.DESCRIPTION,
    Field.GOAL_AREA,
    Field.INDICATOR,
}


def plain(header: str) -> str:
    """A heading without year, parenthesis, signs and line breaks."""
    text = join_lines(header.splitlines()).replace("*", " ")
    return fold(_YEAR.sub(" ", _PARENTHESIS.sub(" ", text)).strip(" :?"))


def signature(headers: Sequence[str]) -> str:
    """The same for the same headings in the same order, whatever their case and spacing."""
    text = "\x1f".join(one_line(header).casefold() for header in headers).rstrip("\x1f")
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@lru_cache(maxsize=4096)
def guess(header: str) -> tuple[Field | None, float]:
    """The field of a heading by its words, and how sure that is."""
    text = plain(header)
    if not text or len(text) > _LONGEST:
        return (Field.NUMBER, LIKELY) if header.strip() == "#" else (None, 0.0)
    parts = [part for part in (fold(part) for part in re.split(r"[/&]|\boch\b|\band\b", text)) if part]
    for candidates in ([text], parts[:1] if len(parts) > 1 else []):
        for candidate in candidates:
            found = _exact(candidate)
            if found:
                return found, SURE
    best: tuple[Field | None, float] = (None, 0.0)
    for field, headings in column_headings().items():
        for name in headings.names:
            confidence = _partial(text, name)
            if confidence > best[1] or (confidence == best[1] and confidence and _longer(name, best[0], text)):
                best = (field, confidence)
    return best


def _exact(text: str) -> Field | None:
    return next((field for field, headings in column_headings().items() if text in headings.names), None)


def _partial(text: str, name: str) -> float:
    if len(name) < 4 or len(text.split()) > 6:
        return 0.0
    if text.startswith(f"{name} "):
        return LIKELY
    if text.endswith(f" {name}"):
        return POSSIBLE
    if len(name) > 5 and text.endswith(name) and " " not in text:
        return POSSIBLE  # Swedish compounds end with their main word: "nyckelaktivitet"
    return 0.0


def _longer(name: str, field: Field | None, text: str) -> bool:
    names = column_headings()[field].names if field else ()
    return len(name) > max((len(other) for other in names if _partial(text, other)), default=0)


def weak_title(header: str) -> bool:
    """True for a heading that names the rows only when nothing better does ("Projekt", "Verksamhet")."""
    return plain(header) in column_headings()[Field.TITLE].weak


def weak_area(header: str) -> bool:
    """True for a heading that may name goal areas when nothing better does ("Område")."""
    return plain(header) in column_headings()[Field.GOAL_AREA].weak


def recognise(headers: Sequence[str]) -> dict[int, Field]:
    """Column index → field for a row of headings; empty when the row does not head a plan's table."""
    found: dict[int, Field] = {}
    taken: dict[Field, tuple[int, float]] = {}
    if not any(guess(header)[1] == SURE for header in headers):
        return {}
    for index, header in enumerate(headers):
        field, confidence = guess(header)
        if field is None or (field in taken and taken[field][1] >= confidence):
            continue
        if field in taken:
            del found[taken[field][0]]
        found[index], taken[field] = field, (index, confidence)
    if Field.TITLE not in taken:
        _take_weak_title(headers, found)
    if Field.GOAL_AREA not in taken:
        areas = [index for index, header in enumerate(headers) if index not in found and weak_area(header)]
        found.update((index, Field.GOAL_AREA) for index in areas[:1])
    fields = set(found.values())
    return found if Field.TITLE in fields and fields & _SUPPORT else {}


def _take_weak_title(headers: Sequence[str], found: dict[int, Field]) -> None:
    """A less sure title needs two sure columns of a plan beside it."""
    if len(_PLANS & set(found.values())) < 2:
        return
    for name in column_headings()[Field.TITLE].weak:
        for index, header in enumerate(headers):
            if plain(header) == name and found.get(index) in (None, Field.OBJECTIVE):
                found[index] = Field.TITLE
                return


def kind_of(headers: Sequence[str], fields: dict[int, Field]) -> RowKind:
    """What the rows of a table are, by its headings: outcomes have an outcome and neither status nor responsible."""
    present = set(fields.values())
    title = next((plain(headers[index]) for index, field in fields.items() if field is Field.TITLE), "")
    if Field.OUTCOME in present and not present & {Field.STATUS, Field.RESPONSIBLE}:
        return RowKind.OUTCOME
    return RowKind.INSATS if "insats" in title else RowKind.ACTIVITY


def split_header(line: str) -> list[str]:
    """The headings of a line whose columns have collapsed: "Aktivitet Period Ansvarig nämnd Status" → four.

    Empty unless every word belongs to a known heading or qualifies the one before it.
    """
    terms = one_line(line).split()
    headers: list[str] = []
    if len(terms) > _MOST_WORDS:
        return headers
    while terms:
        phrases = (" ".join(terms[:length]) for length in range(min(4, len(terms)), 0, -1))
        phrase = next((phrase for phrase in phrases if _is_header(phrase)), None)
        if headers and (phrase is None or _same_column(headers[-1], phrase)):
            if phrase is None and not _qualifies(terms[0]):
                return []
            headers[-1] += f" {phrase or terms[0]}"
        elif phrase is None:
            return []
        else:
            headers.append(phrase)
        terms = terms[len((phrase or terms[0]).split()) :]
    return headers


def _is_header(phrase: str) -> bool:
    return bool(_exact(plain(phrase))) or weak_title(phrase) or weak_area(phrase)


def _same_column(before: str, phrase: str) -> bool:
    """True for a heading in two words that are headings by themselves: "Ansvarig aktör"."""
    return phrase[:1].islower() and guess(before)[0] == guess(phrase)[0] is not None


def _qualifies(term: str) -> bool:
    """True for a word that says more about the heading before it: "nämnd", "(tkr)", "2024", "/"."""
    parts = [part for part in re.split(r"[()/,.:&]", term.casefold()) if part]
    return all(part in words().heading_qualifiers or part in words().units or _YEAR.fullmatch(part) for part in parts)
