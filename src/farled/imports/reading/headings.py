"""Headings in running text, and which of them name a goal area."""

import re
from functools import lru_cache

from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import (
    dangling,
    ends_sentence,
    fold,
    one_line,
    starts_bullet,
    starts_lower,
    starts_upper,
)

_LONGEST = 110  # characters
_MARKDOWN = re.compile(r"^#{1,6}\s+")
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.|[A-H]\.)\s+")
_LINK = re.compile(r"^(?:https?://|www\.)\S+$")
_NAMED_PAGE = re.compile(
    r"^(?:(?:sida|sid\.?|page)\s*\d{1,3}\s*(?:(?:av|of|/)\s*\d{1,3}|\(\d{1,3}\))?|\d{1,3}\s?\(\d{1,3}\))$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"^(?:sida|sid\.?|page)?\s*\d{1,3}\s*(?:(?:av|of|/)\s*\d{1,3}|\(\d{1,3}\))?$", re.IGNORECASE)


def is_link(text: str) -> bool:
    """True for a line that is an address and nothing else."""
    return bool(_LINK.match(text.strip()))


def is_page_number(text: str) -> bool:
    """True for a line that is a page number and nothing else."""
    return bool(_PAGE_NUMBER.match(text.strip()))


def is_named_page(text: str) -> bool:
    """True for a page number that says so wherever it stands: "Sida 2 (4)", "3(12)"."""
    return bool(_NAMED_PAGE.match(text.strip()))


def heading_text(text: str) -> str:
    """A heading without Markdown signs and chapter number."""
    return _NUMBERED.sub("", _MARKDOWN.sub("", one_line(text)).strip("* ")).strip()


def looks_like_heading(text: str, *, marked: bool, following: str, width: int, after_gap: bool) -> bool:
    """True for a heading: marked as one, or a short line of its own above text.

    Without a mark the line must begin after a gap, begin with a capital, not end a sentence, and break where the
    next word would have fitted in the text's `width`.
    """
    bare = heading_text(text)
    if "...." in text or not bare:  # dots lead to the page number in a table of contents
        return False
    if marked or _MARKDOWN.match(text.strip()):
        return True
    if is_strong(text):
        return after_gap and len(bare) <= _LONGEST and not ends_sentence(bare)
    begins = after_gap and starts_upper(bare) and not starts_bullet(text) and not is_link(bare)
    whole = len(bare) <= _LONGEST and not bare.endswith((".", ",", ";", "?", "!", "…")) and not dangling(bare)
    return begins and whole and not starts_lower(following) and _breaks_early(text, following, width)


def _breaks_early(text: str, following: str, width: int) -> bool:
    """True when the first word of the next line would have fitted on this one."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(text.strip()) + 1 + len(first) <= max(width, 40) * 0.9


def is_plain(text: str) -> bool:
    """True for headings that head a chapter ("Bakgrund", "Bilaga 1"), not a goal area."""
    bare = fold(heading_text(text))
    known = words()
    if bare in known.plain_headings or (" " not in bare and bare.endswith(known.plain_endings)):
        return True
    return bare.startswith(tuple(f"{word} " for word in known.plain_prefixes))


def area_name(text: str) -> str:
    """The name of a goal area: "Målområde: Trygg välfärd" → "Trygg välfärd"; a numbered one keeps its words."""
    bare = heading_text(text)
    label, colon, name = bare.partition(":")
    return name.strip() if colon and name.strip() and fold(label) in words().area_words else bare


@lru_cache(maxsize=8192)
def is_strong(text: str) -> bool:
    """True for a heading that says itself that it names a goal area: "Målområde: …", "Fokusområde 2 …"."""
    first = fold(heading_text(text)).replace(":", " ").split(" ")[0]
    return (first in words().area_words and first not in {"område", "area", "tema", "mål", "goal"}) or bool(
        re.match(r"(?:mål|område|goal|area)\s+\d", fold(heading_text(text)))
    )
