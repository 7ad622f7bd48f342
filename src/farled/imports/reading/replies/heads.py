"""The facts at the head of a reply: who answers, by what decision, when, under which number."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from farled.imports.reading.replies.dates import days_in, first_day
from farled.imports.reading.replies.headings import Zone
from farled.imports.reading.replies.naming import (
    dated_body,
    decider,
    initials_of,
    is_body,
    office_in,
    reference_in,
)
from farled.imports.reading.replies.sentences import sentences
from farled.imports.reading.replies.splitting import MAIL, MEETING, MINUTES, OWN_SIGN, WORDING
from farled.imports.reading.replies.values import ReplyForm
from farled.imports.reading.replies.zones import Zoned

_NUMBER = re.compile(r"§\s?(?P<number>\d+)")
_MEETING_DAY = re.compile(r"^(?:Sammanträdesdatum|Sammanträdesdag)\b|\bfört vid\b.*sammanträde", re.IGNORECASE)
_DATED = re.compile(r"\b(?:dater\w+|utfärdat|upprättat)\b|\btjänsteutlåtande\b", re.IGNORECASE)
_DRAWN_UP = re.compile(r"\b(?:utfärdat|upprättat|tjänsteutlåtande)\b", re.IGNORECASE)
_DAY_LABEL = re.compile(r"^datum$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][\w:.-]*(?: (?:[A-ZÅÄÖ][\w.-]*|och|AB))*)"
    r" (?:ställer sig|har tagit del|tycker|anser|ser|välkomnar|har inga)\b"
)
_LABEL = re.compile(r"^(?:Diarienr|Dnr|Diarienummer)\b", re.IGNORECASE)
_ANY_BOARD = re.compile(r"\b(?!fack|kommun)\w{3,}nämnden\b")
_OFFICE_SENDER = re.compile(r"(?:förvaltning(?:en)?|kontor(?:et)?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The facts, "" or None where the file does not say. ``other_body``: another one that the statement speaks for."""

    body: str
    initials: str
    spokesman: str
    reference: str
    paragraph: str
    decided_on: date | None
    statement_on: tuple[date, ...]
    form: ReplyForm
    other_body: str


def head_of(items: Sequence[Zoned], *, within: bool = False) -> Head:
    """The head of one reply. ``within``: it is one that another body has collected."""
    reference, paragraph = _numbers(items)
    body = _body(items)
    decided = any(item.zone is Zone.DECISION and not item.opens for item in items)
    office = bool(_OFFICE_SENDER.search(body)) and not decided
    office = office or (not decided and any(item.zone is Zone.PROPOSAL and not item.opens for item in items))
    form = ReplyForm.BOARD_DECISION if decided else ReplyForm.OFFICE_REPLY if office else ReplyForm.LETTER
    other = _spoken_for(items)
    return Head(
        body=body,
        initials=initials_of(reference),
        spokesman=_spokesman(items),
        reference=reference,
        paragraph=paragraph,
        decided_on=None if within or not decided else _decided_on(items),
        statement_on=_statement_days(items),
        form=form,
        other_body=other if body and other and _differ(body, other) else "",
    )


def _numbers(items: Sequence[Zoned]) -> tuple[str, str]:
    reference = paragraph = ""
    for place, item in enumerate(items):
        text = item.paragraph.text
        if MINUTES.match(text) and not paragraph:
            number = _NUMBER.match(text)
            paragraph = number["number"] if number else ""
            reference = reference or reference_in(text.partition(paragraph)[2])
        elif not reference and (OWN_SIGN.match(text) or _LABEL.match(text)):
            reference = reference_in(" ".join(later.paragraph.text for later in items[place : place + 2]))
    return reference, paragraph


def _body(items: Sequence[Zoned]) -> str:
    return next(_bodies(items), "")


def _bodies(items: Sequence[Zoned]) -> Iterator[str]:
    for item in items:
        if match := MEETING.match(item.paragraph.text):
            yield match["body"]
    yield from filter(None, (dated_body(item.paragraph.text) for item in items))
    if (items and is_body(items[0].paragraph.text)) or (
        len(items) > 1 and items[0].paragraph.heading and WORDING.match(items[1].paragraph.text)
    ):
        yield items[0].paragraph.text
    for item in items:
        if item.zone in (Zone.DECISION, Zone.PROPOSAL) and not item.opens:
            yield from filter(None, (decider(sentence.text) for sentence in sentences(item.paragraph)))
    if items and (match := WORDING.match(items[0].paragraph.text)):
        yield match["sender"]
    yield from (
        item.paragraph.text.strip() for item in items if item.paragraph.heading and is_body(item.paragraph.text)
    )
    yield from filter(None, (_subject(item) for item in items if item.zone is Zone.VIEWS))
    named = Counter(name for item in items for name in _ANY_BOARD.findall(item.paragraph.text))
    yield from (name.capitalize() for name, _ in named.most_common(1))


def _subject(item: Zoned) -> str:
    match = _SUBJECT.match(item.paragraph.text)
    return match["name"] if match else ""


def _spoken_for(items: Sequence[Zoned]) -> str:
    for item in items:
        if item.zone is Zone.VIEWS and not item.opens:
            for sentence in sentences(item.paragraph):
                match = re.match(
                    r"^(?P<body>[A-ZÅÄÖ][\w, -]{2,60}?nämnden)\b (?:ställer|tillstyrker|anser|har inget|ser)",
                    sentence.text,
                )
                if match:
                    return match["body"]
    return ""


def _differ(body: str, other: str) -> bool:
    if other.casefold() in {"nämnden", "stadsdelsnämnden", "kommundelsnämnden"}:
        return False
    shared = {word.casefold()[:7] for word in re.findall(r"\w{5,}", body)}
    return not shared & {word.casefold()[:7] for word in re.findall(r"\w{5,}", other)}


def _spokesman(items: Sequence[Zoned]) -> str:
    for item in items:
        text = item.paragraph.text
        if item.paragraph.heading and _OFFICE_SENDER.search(text) and len(text) < 90 and " " not in text.strip()[:1]:
            return text.strip()
    for item in items:
        if (match := WORDING.match(item.paragraph.text)) and (name := office_in(match["sender"] + "s")):
            return name
    return ""


def _decided_on(items: Sequence[Zoned]) -> date | None:
    for item in items:
        text = item.paragraph.text
        if (MEETING.match(text) or _MEETING_DAY.search(text) or dated_body(text)) and (day := first_day(text)):
            return day
    for place, item in enumerate(items):
        if MINUTES.match(item.paragraph.text):
            before = [earlier.paragraph.text for earlier in items[:place]]
            return next((day for text in before if len(text) < 12 and (day := first_day(text))), None)
    return None


def _statement_days(items: Sequence[Zoned]) -> tuple[date, ...]:
    """Days of the statement: as the decision says, then as the statement itself is dated."""
    found: list[date] = []
    for place, item in enumerate(items):
        text = item.paragraph.text
        if WORDING.match(text):
            found.extend(days_in(text))
        elif item.zone is Zone.DECISION and re.search(r"\bdater\w+", text, re.IGNORECASE):
            found.extend(days_in(text.partition("dater")[2]))
        elif _DAY_LABEL.match(text) and place + 1 < len(items):
            found.extend(_letter_day(items, place))
        elif text.startswith("Skickat:") and not found:
            found.extend(days_in(text))
    if not found:
        found = [day for item in items if item.zone in (Zone.OFFICE, Zone.HEAD, Zone.VIEWS) for day in _drawn_up(item)]
    return tuple(dict.fromkeys(found))[:2]


def _letter_day(items: Sequence[Zoned], place: int) -> Iterator[date]:
    """The day of a letter; that of an official paper is not the statement's."""
    before = " ".join(item.paragraph.text for item in items[max(0, place - 3) : place]).casefold()
    if "tjänsteutlåtande" not in before:
        yield from days_in(items[place + 1].paragraph.text)


def _drawn_up(item: Zoned) -> Iterator[date]:
    text = item.paragraph.text
    if _DRAWN_UP.search(text) and len(text) < 260 and not MAIL.match(text):
        yield from list(days_in(text))[:1]
