"""A reply in zones: what was decided, what was moved, what only tells of the matter, what says something of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from farled.imports.reading.replies.headings import Zone, is_known_heading, zone_of
from farled.imports.reading.replies.naming import dated_body
from farled.imports.reading.replies.paragraphs import Paragraph, is_question
from farled.imports.reading.replies.splitting import ANSWERED, MAIL, MEETING, MINUTES, TITLE, WORDING
from farled.imports.reading.wording import ends_sentence

_DISSENT = ("reservation anfördes", "särskilt uttalande", "särskilt yttrande", "ersättaryttrande")
_VIEWED = (Zone.VIEWS, Zone.DIMENSION, Zone.SUMMARY)
_PAPER = ("tjänsteutlåtande", "tjänstutlåtande")


@dataclass(frozen=True, slots=True)
class Zoned:
    """A paragraph in its zone, under its nearest heading. ``opens``: it is that heading itself, or frames the text."""

    paragraph: Paragraph
    zone: Zone
    heading: str = ""
    question: bool = False
    opens: bool = False


def zoned(part: Sequence[Paragraph]) -> list[Zoned]:
    """The paragraphs of one reply, each in its zone.

    A letter without title or headings is views from its beginning; minutes alone, in what they tell of the matter.
    """
    items = list(_zones(part))
    for zone in (Zone.HEAD, Zone.BACKGROUND):
        if any(item.zone in _VIEWED and not item.opens for item in items):
            break
        items = [replace(item, zone=Zone.VIEWS) if item.zone is zone and not item.opens else item for item in items]
    return items


def _zones(part: Sequence[Paragraph]) -> Iterator[Zoned]:
    zone, topic, asked = Zone.HEAD, "", False
    mails = 0
    for place, paragraph in enumerate(part):
        text = paragraph.text
        mails += bool(MAIL.match(text))
        heads = paragraph.heading or is_known_heading(text)
        opened = (zone_of(text) if heads else None) or _opened(paragraph, place, mails)
        if alone := _alone(text):
            zone = Zone.OFFICE if alone is Zone.DECISION else zone
            yield Zoned(paragraph, alone, opens=alone is Zone.HEAD)
        elif opened:
            zone, topic, asked = opened, "", False
            yield Zoned(paragraph, Zone.HEAD, opens=True)
        elif heads and zone in _VIEWED and not ends_sentence(text.rstrip("?")):
            topic, asked = text, is_question(text)
            yield Zoned(paragraph, zone, topic, asked, opens=True)
        else:
            yield Zoned(paragraph, zone, topic, asked)


def _alone(text: str) -> Zone | None:
    """The zone of a paragraph that stands by itself, wherever it stands; what follows it goes on as before."""
    if MINUTES.match(text) or dated_body(text):
        return Zone.HEAD
    if MEETING.match(text):
        return Zone.DECISION
    return Zone.DISSENT if text.casefold().startswith(_DISSENT) else None


def _opened(paragraph: Paragraph, place: int, mails: int) -> Zone | None:
    """The zone that begins after a paragraph that frames a letter, paper or e-mail."""
    text = paragraph.text
    if MAIL.match(text):
        return Zone.HEAD if mails == 1 else Zone.SIGNATURE
    if WORDING.match(text) or (ANSWERED.search(text) and mails == 1):
        return Zone.VIEWS
    if _is_title(paragraph, place):
        return Zone.BACKGROUND if text.casefold().startswith(_PAPER) else Zone.VIEWS
    return None


def _is_title(paragraph: Paragraph, place: int) -> bool:
    """The title of a letter or paper: it has a page's head before it, or the decision has been told already."""
    text = paragraph.text
    if not TITLE.match(text) or len(text) > 260 or (ends_sentence(text) and not text.endswith(")")):
        return False
    return paragraph.heading or place < 12 or len(paragraph.lines) <= 4
