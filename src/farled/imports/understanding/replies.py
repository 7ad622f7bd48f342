"""From what the reading core gives to the draft of a reply: its own words, decision and parts, each beside its source.

Builds rows and writes none. Enters: a ``ReadReplies``, who answers, and the text and questions that were sent out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from farled.consultation.reads import Question
from farled.consultation.states import MotionFate, ReplyDissentKind, ReplyStanding, Stance
from farled.direction.reads import Wording
from farled.direction.states import WordingKind
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.reading import DraftReply, Passage, Problem, ReadRemark, ReadReplies
from farled.imports.reading.replies.values import (
    DissentKind,
    Mention,
    MentionKind,
    Motion,
    Outcome,
    RemarkKind,
    ReplyForm,
)
from farled.imports.states import PartKind
from farled.methods.anchoring import Anchor, AnchorCode, Place, Places, Pointers, anchors, lay_out

LONGEST = 100_000  # characters of a statement that a reply has room for
LONGEST_QUOTE = 2_000  # and of the words that a remark points at
BY_HAND = frozenset(  # what stops the reading but not the reply: there is a file that a person can read
    {
        "file.image_only",
        "file.no_text",
        "file.too_many_pages",
        "file.too_slow",
        "file.too_heavy",
        "reply.nothing",
    }
)
NAMED = frozenset({AnchorCode.QUOTE, AnchorCode.SECTION})  # the remark itself points there
MANY = 40  # doubts about one file that are worth telling
_STANDINGS = {ReplyForm.BOARD_DECISION: ReplyStanding.ADOPTED, ReplyForm.OFFICE_REPLY: ReplyStanding.OFFICE}
_FATES = {Outcome.CARRIED: MotionFate.CARRIED, Outcome.REJECTED: MotionFate.REJECTED}
_DISSENTS = {
    DissentKind.RESERVATION: ReplyDissentKind.RESERVATION,
    DissentKind.STATEMENT: ReplyDissentKind.STATEMENT,
}
_LONG_WORD, _STEM = 5, 7  # letters: of a word that tells a body's name, and of it what is compared
_SHORTEST_QUESTION = 12  # letters


@dataclass(slots=True)
class Understood:
    """A draft to be kept: the values of the reading, its parts in order, and what is told beside them."""

    values: dict[str, Any] = field(default_factory=dict)
    parts: list[ReplyPart] = field(default_factory=list)
    found: dict[str, Any] = field(default_factory=dict)
    chosen: int | None = None
    refused: bool = False


def understand(
    reading: ReplyReading,
    read: ReadReplies,
    text: Iterable[tuple[Wording, str]],
    questions: Sequence[Question],
    chosen: int | None = None,
) -> Understood:
    """The draft of the reading's recipient; ``chosen`` is which reply of the file, else the one that fits the name."""
    told = [_told(problem) for problem in read.problems]
    codes = {problem.code for problem in read.problems}
    if not read.replies:
        by_hand = bool(codes) and codes <= BY_HAND
        return Understood(found={"problems": told, "by_hand": by_hand}, refused=not by_hand)
    number = chosen if chosen is not None and chosen < len(read.replies) else best(read.replies, reading.recipient.name)
    reply = read.replies[number]
    places = lay_out(_places(text))
    parts = [
        *(_remark(each, places, questions) for each in reply.remarks),
        *(_motion(each, reply) for each in reply.motions),
        *_dissents(reply),
    ]
    for place, part in enumerate(parts, 1):
        part.reading, part.number = reading, place
    return Understood(_values(reply), parts, _found(reading, read, reply, told), number)


# --- Which reply ------------------------------------------------------------------------------------------------------


def best(replies: Sequence[DraftReply], name: str) -> int:
    """The number of the reply that a recipient of that name has most likely sent: the first, if none names it."""
    likely = [place for place, reply in enumerate(replies) if reply.body and same_body(reply.body, name)]
    whole = [place for place in likely if replies[place].body.casefold() == name.casefold()]
    return next(iter([*whole, *likely]), 0)


def same_body(one: str, other: str) -> bool:
    """Whether two names may be the same body's: one holds the other, or they share a telling word."""
    left, right = one.casefold(), other.casefold()
    if left in right or right in left:
        return True
    return bool(_stems(left) & _stems(right))


def _stems(name: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"\w+", name) if len(word) >= _LONG_WORD}


# --- What it says as a whole ------------------------------------------------------------------------------------------


def _values(reply: DraftReply) -> dict[str, Any]:
    """The fields of the draft. What was not said, or in two ways, is left for a person to say."""
    stance = Stance(reply.stance.value) if reply.stated else ""
    stated = reply.stated.text if reply.stated else ""
    conditions = "\n".join(each.text for each in reply.conditions)
    days = reply.statement_on
    return {
        "stance": stance,
        "stance_text": stated[:300],
        "conditions": (conditions or (stated if stance == Stance.SUPPORTS_ON_CONDITION else ""))[:LONGEST],
        "summary": reply.summary[:LONGEST],
        "statement": reply.text[:LONGEST],
        "reference": reply.reference[:60],
        "stated_on": days[0] if len(days) == 1 else None,
        "standing": _STANDINGS.get(reply.form, ""),
        "decided_on": reply.decided_on,
        "paragraph": reply.paragraph[:20],
    }


def _found(reading: ReplyReading, read: ReadReplies, reply: DraftReply, told: list[dict[str, Any]]) -> dict[str, Any]:
    problems = [*told, *(_told(problem) for problem in reply.problems)]
    name = reading.recipient.name
    if reply.body and not same_body(reply.body, name):
        problems.insert(0, {"code": "reply.not_theirs", "facts": {"body": reply.body, "name": name}})
    if len(reply.text) > LONGEST:
        problems.append({"code": "reply.long", "facts": {"length": len(reply.text), "most": LONGEST}})
    return {
        "lines": read.file.lines,
        "problems": problems[:MANY],
        "body": reply.body,
        "stated": _passages([reply.stated.passage] if reply.stated else []),
        "conditions": _passages(each.passage for each in reply.conditions),
        "head": _passages([reply.passage]),
        "unread": [
            {"reason": each.reason, "passage": _passage(each.passage)} for each in (*reply.unread, *read.unread)
        ],
        "replies": [
            {"body": each.body, "within": each.within, "remarks": len(each.remarks), "place": _passage(each.passage)}
            for each in read.replies
        ],
    }


def _told(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "facts": dict(problem.facts)}


# --- Its parts --------------------------------------------------------------------------------------------------------


def _remark(remark: ReadRemark, places: Places, questions: Sequence[Question]) -> ReplyPart:
    likely = anchors(places, remark.text, _pointers(remark.mentions))
    question = question_of(remark.heading, questions)
    sure = next((each for each in likely[:1] if NAMED & {code for code, _what in each.reasons}), None)
    passage_id = int(str(sure.key)) if sure is not None and question is None else None
    quotes = [mention.text for mention in remark.mentions if mention.kind is MentionKind.QUOTE]
    return ReplyPart(
        kind=PartKind.REMARK,
        text=remark.text,
        heading=remark.heading,
        passage_id=passage_id,
        question=question,
        quote=quotes[0][:LONGEST_QUOTE] if passage_id and quotes else "",
        page=f"s. {remark.page}" if remark.page else "",
        appreciates=remark.kind is RemarkKind.APPRECIATION,
        passages=_passages(remark.passages),
        suggested=[_suggestion(each) for each in likely],
    )


def question_of(heading: str, questions: Sequence[Question]) -> Question | None:
    """The question that a remark stands under, by its wording; None when the heading is another."""
    wanted = _letters(heading)
    if len(wanted) < _SHORTEST_QUESTION:
        return None
    return next((each for each in questions if (own := _letters(each.text)) in wanted or wanted in own), None)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalpha())


def _pointers(mentions: Iterable[Mention]) -> Pointers:
    by_kind: dict[MentionKind, list[str]] = {kind: [] for kind in MentionKind}
    for mention in mentions:
        by_kind[mention.kind].append(mention.text)
    return Pointers(
        tuple(by_kind[MentionKind.PAGE]), tuple(by_kind[MentionKind.SECTION]), tuple(by_kind[MentionKind.QUOTE])
    )


def _suggestion(anchor: Anchor) -> dict[str, Any]:
    return {"passage": anchor.key, "reasons": [[code.value, what] for code, what in anchor.reasons]}


def _places(text: Iterable[tuple[Wording, str]]) -> list[Place]:
    """The passages that can be pointed at, each under the headings over it."""
    above: dict[int, str] = {}
    found: list[Place] = []
    for wording, label in text:
        if wording.kind == WordingKind.HEADING:
            above = {level: name for level, name in above.items() if level < wording.level}
            above[wording.level] = wording.plain
        headings = tuple(above[level] for level in sorted(above))
        found.append(Place(wording.passage_id, wording.plain, label, headings))
    return found


def _motion(motion: Motion, reply: DraftReply) -> ReplyPart:
    """A motion; one that was carried says what the board added, so that it is known as the remark it became."""
    moved = _letters(motion.text)
    added = next((each.text for each in reply.additions if _letters(each.text) in moved), "")
    return ReplyPart(
        kind=PartKind.MOTION,
        text=added if added and motion.outcome is Outcome.CARRIED else motion.text,
        who=list(motion.parties),
        fate=_FATES.get(motion.outcome, ""),
        passages=_passages([motion.passage]),
    )


def _dissents(reply: DraftReply) -> Iterable[ReplyPart]:
    for each in reply.dissents:
        yield ReplyPart(
            kind=PartKind.DISSENT,
            who=list(each.parties),
            dissent=_DISSENTS[each.kind],
            passages=_passages([each.passage]),
        )


def _passages(these: Iterable[Passage]) -> list[dict[str, Any]]:
    return [_passage(each) for each in these]


def _passage(one: Passage) -> dict[str, Any]:
    return asdict(one)
