"""Where one reply ends and the next begins in a file that holds several, as the annex of a compilation does.

A reply begins with an extract of minutes (§ and diary number, "Utdrag ur protokoll"), with "… beslutade vid sitt
sammanträde", with a letter under a diary number of its own, or as an e-mail. What belongs to a decision – the letter,
the official paper – follows it and names no other sender, so it stays with it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from farled.imports.reading.replies.naming import is_body, is_header, reference_in
from farled.imports.reading.replies.paragraphs import Paragraph

MINUTES = re.compile(r"^§\s?\d+(?:\s|,|:)")
EXTRACT = re.compile(r"^(?:Utdrag ur (?:\w+ )?protokoll|Protokollsutdrag\b(?! skickas))", re.IGNORECASE)
MEETING = re.compile(r"^(?P<body>.{4,90}?) (?:har )?beslutade? vid (?:sitt )?sammanträde")
WORDING = re.compile(
    r"^(?P<sender>.{3,90}?)(?::s|s)? (?P<what>remissvar|yttrande|tjänste?utlåtande|skrivelse)\b.{0,60}"
    r"(?:följande lydelse|huvudsak följande)",
    re.IGNORECASE,
)
MAIL = re.compile(r"^Från:\s")
ANSWERED = re.compile(r"\bÄmne:\s*(?:sv|re|vs)\s*:", re.IGNORECASE)
OWN_SIGN = re.compile(r"^(?:vår beteckning|vår referens|vårt dnr|vårt diarienummer)\b", re.IGNORECASE)
TITLE = re.compile(
    r"^(?:Beslut - |Angående )?(?:Remiss(?:yttrande|s?var)?|Yttrande|Svar|Tjänsteutlåtande|Styrelseremiss)\b",
    re.IGNORECASE,
)
GROUP = re.compile(r"^koncernledning\w* (?:synpunkter|bedömning)", re.IGNORECASE)
_BACK, _NEAR, _LINE = 8, 12, 120


@dataclass(frozen=True, slots=True)
class Part:
    """The paragraphs of one reply; ``within`` is the number of the part that collected it, counted from 0."""

    paragraphs: tuple[Paragraph, ...]
    within: int | None = None


def parts_of(paragraphs: Sequence[Paragraph]) -> tuple[list[Part], list[Paragraph]]:
    """The replies in order, and what stands before the first of them. A file without any such sign is one reply."""
    starts = _starts(paragraphs)
    if not starts:
        return ([Part(tuple(paragraphs))] if paragraphs else []), []
    found: list[Part] = []
    for begin, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        own, collected = _collected(paragraphs[begin:end])
        found.append(Part(tuple(own)))
        parent = len(found) - 1
        found.extend(Part(tuple(child), parent) for child in collected)
    return found, list(paragraphs[: starts[0]])


def _starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    starts: list[int] = []
    mailed = False
    for place, part in enumerate(paragraphs):
        start = _start(paragraphs, place, started=bool(starts), mailed=mailed)
        if start is None:
            continue
        if starts and place - starts[-1] <= _NEAR and _only_head(paragraphs[starts[-1] : place]):
            continue
        if not starts or start > starts[-1]:
            starts.append(start)
            mailed = bool(MAIL.match(part.text))
    return starts


def _start(paragraphs: Sequence[Paragraph], place: int, *, started: bool, mailed: bool) -> int | None:
    """Where the reply begins that a paragraph shows the beginning of, None for any other paragraph."""
    text = paragraphs[place].text
    over = paragraphs[place - 1] if place else None
    named = place - 1 if over and is_body(over.text) else place
    later = paragraphs[place + 1 : place + _BACK]
    if MINUTES.match(text) and len(text) < _LINE:
        start: int | None = _walk_back(paragraphs, place)
    elif EXTRACT.match(text) and any(MINUTES.match(part.text) for part in later):
        start = place
    elif MEETING.match(text):
        start = named
    elif match := WORDING.match(text):
        start = place - 1 if over and over.heading and _same(over.text, match["sender"]) else None
    elif OWN_SIGN.match(text) and reference_in(_after(paragraphs, place)):
        start = _page_top(paragraphs, place)
    elif _is_answer(paragraphs, place, mailed=mailed) or (not started and _is_headed(paragraphs, place)):
        start = place
    else:
        start = None
    return start


def _is_answer(paragraphs: Sequence[Paragraph], place: int, *, mailed: bool) -> bool:
    """An e-mail that answers another; those below it are what it answers."""
    near = paragraphs[place : place + 5]
    return bool(MAIL.match(paragraphs[place].text)) and not mailed and any(ANSWERED.search(part.text) for part in near)


def _is_headed(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """The name of a body over the title of its letter."""
    near = paragraphs[place + 1 : place + 3]
    return is_body(paragraphs[place].text) and any(TITLE.match(part.text) for part in near)


def _after(paragraphs: Sequence[Paragraph], place: int) -> str:
    return " ".join(part.text for part in paragraphs[place : place + 2])


def _same(heading: str, sender: str) -> bool:
    left, right = heading.casefold().rstrip("s"), sender.casefold().rstrip("s")
    return left.startswith(right[:12]) or right.startswith(left[:12])


def _only_head(paragraphs: Sequence[Paragraph]) -> bool:
    return all(part.heading or len(part.text) < 90 or TITLE.match(part.text) for part in paragraphs)


def _walk_back(paragraphs: Sequence[Paragraph], place: int) -> int:
    first = place
    while first and place - first < _BACK:
        text = paragraphs[first - 1].text
        if not (is_header(text) or EXTRACT.match(text) or (TITLE.match(text) and paragraphs[first - 1].heading)):
            break
        first -= 1
    return first


def _page_top(paragraphs: Sequence[Paragraph], place: int) -> int:
    first = place
    while first and place - first < _BACK:
        gap = paragraphs[first].first - paragraphs[first - 1].last
        if gap > 3 or not (paragraphs[first - 1].heading or len(paragraphs[first - 1].text) < 130):
            break
        first -= 1
    return first


def _collected(part: Sequence[Paragraph]) -> tuple[list[Paragraph], list[list[Paragraph]]]:
    """What the sender itself says, and the answers it has collected from others, each in full."""
    own: list[Paragraph] = []
    others: list[list[Paragraph]] = []
    inside = False
    for paragraph in part:
        match = WORDING.match(paragraph.text)
        if match and match["what"].casefold() == "remissvar" and own:
            others.append([])
            inside = True
        elif inside and GROUP.match(paragraph.text):
            inside = False
        (others[-1] if inside else own).append(paragraph)
    return own, others
