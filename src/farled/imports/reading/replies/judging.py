"""What a sentence does: appreciates, criticises, asks for something, only tells – and what it points at."""

import re

from farled.imports.reading.replies.values import Mention, MentionKind, RemarkKind
from farled.imports.reading.replies.vocabulary import begins, says

_PAGE = re.compile(r"\b(?:s\.|sid(?:an|a|or|orna)?\.?)\s?(?P<page>\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\b", re.IGNORECASE)
_SECTION = re.compile(
    r"\b(?:avsnitt(?:et)?|kapit(?:el|let)|punkt(?:en)?|rubrik(?:en)?|stycke(?:t)?)\s+"
    r"(?P<name>\d+(?:\.\d+)*|[”\"][^”\"]{3,90}[”\"])",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[”\"“]\s?(?P<words>[^”\"“]{8,400})[”\"“]")


def kind_of(text: str) -> RemarkKind | None:
    """What a sentence does; None for one that only tells. Criticism outweighs a wish, and a wish praise."""
    asks, criticises = bool(says("asks", text)), bool(says("criticises", text))
    if begins("tells", text) and not says("judges", text):
        return None
    if says("hearty", text) and not says("held_back", text):
        return RemarkKind.APPRECIATION
    if criticises and not (says("asks_for", text) and not says("faults", text)):
        return RemarkKind.CRITICISM
    if asks or criticises:
        return RemarkKind.PROPOSAL
    return RemarkKind.APPRECIATION if says("appreciates", text) else None


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Pages, sections and quoted words of the document that a remark points at."""
    found = [Mention(MentionKind.PAGE, match["page"]) for match in _PAGE.finditer(text)]
    found += [Mention(MentionKind.SECTION, match["name"].strip('”"')) for match in _SECTION.finditer(text)]
    found += [Mention(MentionKind.QUOTE, match["words"].strip()) for match in _QUOTE.finditer(text)]
    return tuple(dict.fromkeys(found))
