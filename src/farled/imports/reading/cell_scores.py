"""How well a piece of text fits a column, from its form alone. Higher is better; 0 says nothing.

The figures weigh signals against each other. They were set from what the signals mean (a known form outweighs
any two soft signs), not fitted to a document.
"""

import re
from functools import lru_cache

from farled.imports.reading.amounts import looks_like_amount
from farled.imports.reading.fragments import is_dated, is_number
from farled.imports.reading.parties import is_collective, party_likeness
from farled.imports.reading.periods import looks_like_period, read_period
from farled.imports.reading.statuses import begins_with_status, is_status, read_status
from farled.imports.reading.values import Field
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import dangling, ends_sentence, fold, starts_bullet, starts_lower, starts_upper

DATES = frozenset({Field.PERIOD, Field.START, Field.END})
BODIES = frozenset({Field.RESPONSIBLE, Field.CONTRIBUTING})
HARD = DATES | BODIES | {Field.STATUS, Field.BUDGET, Field.NUMBER, Field.PRIORITY}

# What a row loses when a column stays empty.
_MISSING = {
    Field.TITLE: -8.0,
    Field.PERIOD: -6.0,
    Field.END: -4.0,
    Field.START: -4.0,
    Field.STATUS: -5.0,
    Field.RESPONSIBLE: -5.0,
    Field.OUTCOME: -5.0,
    Field.NUMBER: -2.0,
    Field.DESCRIPTION: -2.0,
}
_YEAR = re.compile(r"(?:19|20)\d\d\.?")
_SHORT_DATE = re.compile(r"\d{1,2}/\d{1,2}")


def missing(field: Field | None) -> float:
    """The price of an empty cell in a row."""
    return _MISSING.get(field, -0.5) if field else -0.5


@lru_cache(maxsize=65536)
def start_score(field: Field | None, text: str) -> float:
    """How well a text begins a cell."""
    if field in DATES:
        return _date_start(text)
    if field in BODIES:
        return _body_start(text)
    if field is Field.STATUS:
        return _status_start(text)
    return _short_start(field, text) if field in HARD else _prose_start(field, text)


def _short_start(field: Field | None, text: str) -> float:
    if field is Field.NUMBER:
        return 6.0 if is_number(text) else -9.0
    if field is Field.BUDGET:
        return 7.0 if looks_like_amount(text) else 1.0 if text[:1].isdigit() and len(text) < 20 else -6.0
    return 4.0 if fold(text) in words().priorities else -1.0 if len(text.split()) <= 2 else -6.0


def _date_start(text: str) -> float:
    if is_dated(text):
        return 6.0
    if text.endswith(("-", "–")) and is_dated(text.rstrip("-– ")):
        return 5.5
    if text.endswith(".") or (starts_lower(text) and not looks_like_period(text)):
        return -9.0
    if looks_like_period(text):
        return 1.0
    if _SHORT_DATE.fullmatch(text):
        return 3.0
    period = read_period(text) if len(text.split()) <= 6 else None
    return -1.0 if period and (period.start or period.end or period.standing) else -9.0


def _body_start(text: str) -> float:
    if looks_like_period(text) or is_status(text):
        return -7.0
    if text[:1].isdigit() or starts_bullet(text):
        return -5.0
    likeness = {2: 4.0, 1: 1.0, 0: -1.5, -1: -6.0}[party_likeness(text)]
    if starts_lower(text) and not is_collective(text.split(maxsplit=1)[0]):
        return min(likeness, 1.0) - (3.0 if len(text.split()) <= 3 else 5.0)
    return likeness


def _status_start(text: str) -> float:
    if is_status(text):
        return 6.0 if starts_upper(text) else 2.0
    count = len(text.split())
    if count <= 3 and begins_with_status(text) and starts_upper(text):
        return 3.0
    if (
        begins_with_status(text.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].split("–", maxsplit=1)[0])
        and count <= 8
    ):
        return 3.0
    if count <= 4 and read_status(text).value and starts_upper(text):
        return 1.0
    return -3.0 if count <= 3 and starts_upper(text) else -8.0


def _prose_start(field: Field | None, text: str) -> float:
    score = -4.0 if starts_lower(text) else 0.0
    if field is Field.TITLE and starts_bullet(text):
        score -= 3.0
    if looks_like_period(text):
        score -= 7.0
    if is_status(text):
        score -= 6.0 if field is Field.TITLE else 4.0
    if field is Field.TITLE and party_likeness(text) == 2 and len(text.split()) <= 3:
        score -= 2.0
    return score


@lru_cache(maxsize=65536)
def continue_score(field: Field | None, before: str, text: str, *, gap: bool) -> float:
    """How well a text goes on with a cell whose last line is `before`; `gap` is a blank line between them."""
    if field in DATES:
        whole = looks_like_period(f"{before}\n{text}") and (
            before.endswith(("-", "–")) or not looks_like_period(before)
        )
        return 7.0 if whole else -9.0
    if field is Field.STATUS:
        if is_status(f"{before} {text}"):
            return 6.0
        return -1.5 if starts_lower(text) and len(text.split()) <= 4 and not is_status(before) else -7.0
    if field in BODIES:
        return _body_continue(before, text, gap=gap)
    if field in HARD:
        return -1.0 if starts_lower(text) and len(text.split()) <= 4 else -7.0
    return _prose_continue(field, before, text, gap=gap)


def _body_continue(before: str, text: str, *, gap: bool) -> float:
    if looks_like_period(text) or is_status(text):
        return -8.0
    score = -3.0 if gap else 0.0
    if party_likeness(text) < 0 or len(text.split()) > 5:
        return score - 4.0
    if before.endswith(".") or starts_bullet(text):
        return score - 3.0
    if dangling(before) or starts_lower(text) or fold(before) in words().openers:
        return score + 1.5
    return score + (1.0 if party_likeness(text) == 2 else -0.5)


def _prose_continue(field: Field | None, before: str, text: str, *, gap: bool) -> float:
    score = 0.0
    if looks_like_period(text):
        score -= 3.0 if _YEAR.fullmatch(text) else 5.0  # a title may well end with its year
    if is_status(text) and starts_upper(text):
        score -= 5.0
    lower = starts_lower(text)
    if ends_sentence(before) and lower:
        score -= 4.0
    elif lower or dangling(before):
        score += 0.5
    if gap and starts_bullet(text):
        score -= 0.3
    elif gap and not (lower and not ends_sentence(before)):
        score -= 2.0 if field is Field.TITLE else 1.0
    return score
