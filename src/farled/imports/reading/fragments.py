"""Where one line of collapsed text may hold several cells: "2020-2021 Region Norr Pågår"."""

import re
from functools import lru_cache
from itertools import combinations, pairwise

from farled.imports.reading.amounts import looks_like_amount
from farled.imports.reading.parties import has_mark
from farled.imports.reading.periods import looks_like_period
from farled.imports.reading.statuses import is_status
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import dangling, one_line

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}\.?")
_DATED = re.compile(r"\d")
_OPENING = frozenset({"senast", "från", "fr.o.m.", "t.o.m.", "tidigast", "by"})  # begin a period in small letters
_MOST_CUTS = 7
_MOST_PIECES = 5
_PERIOD_WORDS = 7
_LONGEST = 400  # characters


def is_number(text: str) -> bool:
    """True for a row number: "3", "2.1", "4."."""
    return bool(_NUMBER.fullmatch(text.strip()))


def is_hard(text: str) -> bool:
    """True for a cell that is known by its form alone: a period, a status, an amount, a number."""
    return is_number(text) or is_status(text) or is_dated(text) or looks_like_amount(text)


@lru_cache(maxsize=65536)
def is_dated(text: str) -> bool:
    """True for a period that can stand as a cell among others on a line.

    It begins as a cell does, ends with a date or a word that settles it, and is no end of a sentence ("under 2020.").
    """
    stripped = text.strip()
    if not stripped or stripped.endswith("."):
        return False
    terms = stripped.split()
    first = re.split(r"[-–./]", terms[0].casefold())[0]
    begins = stripped[0].isdigit() or stripped[0].isupper() or first in words().months or first in words().seasons
    if not begins and not (terms[0].casefold() in _OPENING and _DATED.search(stripped)):
        return False
    last = terms[-1].casefold().strip("(),")
    settled = any(char.isdigit() for char in last) or last in words().months or _dated_word(last) or last in ("-", "–")
    return settled and looks_like_period(stripped)


@lru_cache(maxsize=8192)
def partitions(text: str) -> tuple[tuple[str, ...], ...]:
    """Ways to cut a line into cells, the whole line first. A cut line has at least one cell known by its form."""
    line = one_line(text)
    if len(line) > _LONGEST:
        return ((line,),)
    terms = line.split()
    cuts = _cuts(terms)
    found: list[tuple[str, ...]] = [(line,)]
    for count in range(1, min(len(cuts), _MOST_PIECES - 1) + 1):
        for chosen in combinations(cuts, count):
            edges = (0, *chosen, len(terms))
            pieces = tuple(" ".join(terms[a:b]) for a, b in pairwise(edges))
            if any(is_hard(piece) for piece in pieces) and not _breaks_off(pieces):
                found.append(pieces)
    return tuple(found)


def _breaks_off(pieces: tuple[str, ...]) -> bool:
    """True when a cut goes through a phrase: "under april | 2018", "i | Region Norr"."""
    for before, after in pairwise(pieces):
        last = re.split(r"[\s–-]+", before.casefold())[-1]
        if not is_hard(before) and dangling(before) and not before.endswith((",", "-", "–")):
            return True
        if is_dated(after) and not before[:1].isdigit() and (last in words().months or last in words().seasons):
            return True
    return False


def _cuts(terms: list[str]) -> list[int]:
    """Indices of words where a cell may begin, the surest first when there are too many."""
    sure: set[int] = set()
    for start in range(len(terms)):
        for end in _hard_ends(terms, start):
            sure.update((start, end))
    if terms and _NUMBER.fullmatch(terms[0]):
        sure.add(1)
    possible = {
        index
        for index, term in enumerate(terms)
        if term[:1].isupper() and (has_mark(term) or term.casefold() in words().openers)
    }
    ordered = [index for index in (*sorted(sure), *sorted(possible - sure)) if 0 < index < len(terms)]
    return sorted(ordered[:_MOST_CUTS])


def _hard_ends(terms: list[str], start: int) -> list[int]:
    """Ends of the longest period, status and amount that begin at a word."""
    ends: list[int] = []
    limit = min(len(terms), start + _PERIOD_WORDS)
    lengths = range(limit, start, -1)
    if _begins_date(terms[start]):
        ends.extend([end for end in lengths if is_dated(" ".join(terms[start:end]))][:2])
    if terms[start][:1].isupper():
        ends.extend([end for end in lengths if end - start <= 3 and is_status(" ".join(terms[start:end]))][:1])
    if terms[start][:1].isdigit():
        ends.extend([end for end in lengths if end - start <= 4 and looks_like_amount(" ".join(terms[start:end]))][:1])
    return ends


def _begins_date(term: str) -> bool:
    first = re.split(r"[-–./]", term.casefold())[0]
    known = words()
    return (
        bool(_DATED.search(term))
        or term[:1].isupper()
        or any(word in group for word in (first, term.casefold()) for group in (known.months, known.seasons, _OPENING))
    )


def _dated_word(term: str) -> bool:
    """True for a word that can end a period: a term of the year, "löpande", "tills vidare", "okänt"."""
    known = words()
    return any(
        term in group for group in (known.seasons, known.standing_words, known.onward_words, known.unknown_periods)
    )
