"""A reply in zones: what the board decided, what was moved, what only tells of the matter, and what says something of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from farled.imports.reading.replies.headings import Zone, is_known_heading, zone_of
from farled.imports.reading.replies.naming import dated_body
from farled.imports.reading.replies.paragraphs import Paragraph, is_question
from farled.imports.reading.replies.splitting import ANSWERED, MAIL, MEETING, MINUTES, TITLE, WORDING
from farled.imports.reading.wording import ends_sentence

_DISSENT = ("reservation anfördes", "särskilt uttalande", "särskilt yttrande", "ersättaryttrande")
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
    """The paragraphs of one reply, each in its zone."""
    return list(_zones(part))


def _zones(part: Sequence[Paragraph]) -> Iterator[Zoned]:
    zone, topic, asked = Zone.HEAD, "", False
    mails = 0
    for place, paragraph in enumerate(part):
        text = paragraph.text
        heads = paragraph.heading or is_known_heading(text)
        opened = zone_of(text) if heads else None
        if opened:
            zone, topic, asked = opened, "", False
            yield Zoned(paragraph, zone, opens=True)
        elif MAIL.match(text):
            mails += 1
            zone = Zone.HEAD if mails == 1 else Zone.SIGNATURE
            yield Zoned(paragraph, zone, opens=True)
        elif MINUTES.match(text) or dated_body(text):
            yield Zoned(paragraph, Zone.HEAD, opens=True)
        elif MEETING.match(text):
            zone = Zone.OFFICE
            yield Zoned(paragraph, Zone.DECISION)
        elif text.casefold().startswith(_DISSENT):
            yield Zoned(paragraph, Zone.DISSENT)
        elif WORDING.match(text):
            zone, topic = Zone.VIEWS, ""
            yield Zoned(paragraph, Zone.OFFICE, opens=True)
        elif ANSWERED.search(text) and mails == 1:
            zone = Zone.VIEWS
            yield Zoned(paragraph, Zone.HEAD, opens=True)
        elif _is_title(paragraph, part, place):
            zone = Zone.BACKGROUND if text.casefold().startswith(_PAPER) else Zone.VIEWS
            topic = ""
            yield Zoned(paragraph, Zone.HEAD, opens=True)
        elif heads and zone in (Zone.VIEWS, Zone.DIMENSION, Zone.SUMMARY) and not ends_sentence(text.rstrip("?")):
            topic, asked = text, is_question(text)
            yield Zoned(paragraph, zone, topic, asked, opens=True)
        else:
            yield Zoned(paragraph, zone, topic, asked)


def _is_title(paragraph: Paragraph, part: Sequence[Paragraph], place: int) -> bool:
    """The title of a letter or paper: it has a page's head before it, or the decision has been told already."""
    text = paragraph.text
    if not TITLE.match(text) or len(text) > 260 or (ends_sentence(text) and not text.endswith(")")):
        return False
    return paragraph.heading or place < 12 or len(paragraph.lines) <= 4
