"""What minutes say beside the decision: motions and how they went, what was added, who reserved themselves."""

import re
from collections.abc import Iterable, Sequence

from farled.imports.reading.replies.headings import Zone
from farled.imports.reading.replies.sentences import Sentence, passage_of, sentences
from farled.imports.reading.replies.values import Dissent, DissentKind, Motion, MotionKind, Outcome, Quoted
from farled.imports.reading.replies.zones import Zoned

_PARTY = re.compile(r"\(\s*(?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}|utan parti)\s*\)")
_NAMED = re.compile(r"(?:[A-ZÅÄÖ][\w-]+ ){1,4}\((?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3})\)")
_MOVES = re.compile(r"\byrkar\b", re.IGNORECASE)
_ADDS = re.compile(r"\btillägg\w*", re.IGNORECASE)
_CHANGES = re.compile(r"\bändr(?:as|ing\w*)\b|\bersätt(?:s|a)\b|\bstryk(?:s|a)\b", re.IGNORECASE)
_OWN = re.compile(
    r"följande tilläggsyrkande|tillägg enligt följande|samt att\b|yrkar att\b|eget (?:förslag|yrkande)", re.IGNORECASE
)
_DECLINES = re.compile(r"\byrkar avslag (?:på|till)\b", re.IGNORECASE)
_BACKS = re.compile(r"\byrkar bifall (?:till|på)\b", re.IGNORECASE)
_LOST = re.compile(r"\b(?:avslå|avslår|avslagit)\b", re.IGNORECASE)
_DECIDES = re.compile(r"\bbeslut(?:ar|at|ade)\b", re.IGNORECASE)
_WON = re.compile(r"\bmed tillägg\w*\b|\bbifall\w* (?:till )?tillägg|\bbifalla\b", re.IGNORECASE)
_ADDED = re.compile(r"\bmed följande tillägg|\bmed tillägget\b|\bmed tillägg av\b", re.IGNORECASE)
_FRAME = re.compile(r"^\(?\d?[.)]?\s*paragrafen förklaras|omedelbart justera|\büversänd", re.IGNORECASE)


def parties_in(text: str) -> tuple[str, ...]:
    """Parties in brackets after names, each once, in order."""
    return tuple(dict.fromkeys(match["party"] for match in _PARTY.finditer(text)))


def motions_of(part: Sequence[Zoned]) -> tuple[Motion, ...]:
    """Motions for something else than the proposal as it stands, and how each went."""
    moved = [item for item in part if item.zone is Zone.MOTIONS and not item.opens]
    outcome = " ".join(item.paragraph.text for item in part if item.zone is Zone.PROPOSITION and not item.opens)
    found: list[Motion] = []
    for place, item in enumerate(moved):
        said = sentences(item.paragraph)
        for number, sentence in enumerate(said):
            kind = _kind(sentence.text)
            if kind is None:
                continue
            rest = [*said[number + 1 :]]
            rest = rest[: next((n for n, later in enumerate(rest) if _MOVES.search(later.text)), len(rest))]
            following = _following(moved[place + 1 :]) if number + 1 + len(rest) == len(said) else []
            parties = parties_in(sentence.text)[:1]
            whole = [sentence, *rest, *following]
            text = _NAMED.sub(r"(\g<party>)", " ".join(part.text for part in whole))
            found.append(Motion(parties, kind, _went(parties, outcome), text, passage_of(whole)))
    return tuple(found)


def _kind(text: str) -> MotionKind | None:
    if not _MOVES.search(text) or _DECLINES.search(text):
        return None
    if _BACKS.search(text) and not _OWN.search(text):
        return None
    if _ADDS.search(text):
        return MotionKind.ADDITION
    if _CHANGES.search(text):
        return MotionKind.AMENDMENT
    if re.search(r"\bavsty?r?[kl]", text, re.IGNORECASE):
        return MotionKind.REJECTION
    return MotionKind.AMENDMENT


def _following(later: Iterable[Zoned]) -> list[Sentence]:
    found: list[Sentence] = []
    for item in later:
        said = sentences(item.paragraph)
        if any(_MOVES.search(sentence.text) for sentence in said):
            break
        found.extend(said)
    return found


def _went(parties: tuple[str, ...], outcome: str) -> Outcome:
    decided = [text for text in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", outcome) if _DECIDES.search(text)]
    if not decided:
        return Outcome.UNCLEAR
    for text in decided:
        if _LOST.search(text) and (not parties or set(parties) & set(parties_in(text))):
            return Outcome.REJECTED
    last = decided[-1]
    if _WON.search(last):
        return Outcome.CARRIED if not parties or set(parties) & set(parties_in(last)) else Outcome.REJECTED
    return Outcome.REJECTED if re.search(r"\benligt\b.{0,60}\bförslag", last) else Outcome.UNCLEAR


def additions_of(part: Sequence[Zoned]) -> tuple[Quoted, ...]:
    """What the board itself added to the statement, as its decision words it."""
    decided = [item.paragraph for item in part if item.zone is Zone.DECISION and not item.opens]
    found: list[Quoted] = []
    for place, paragraph in enumerate(decided):
        if not _ADDED.search(paragraph.text):
            continue
        said = [
            sentence for later in decided[place + 1 :] if not _FRAME.search(later.text) for sentence in sentences(later)
        ]
        if said:
            found.append(Quoted(" ".join(sentence.text for sentence in said).strip('"”“ '), passage_of(said)))
    return tuple(found)


def dissents_of(part: Sequence[Zoned]) -> tuple[Dissent, ...]:
    """Reservations and statements, by party."""
    found: list[Dissent] = []
    for item in part:
        for sentence in sentences(item.paragraph):
            kind = _dissent(sentence.text, item.zone)
            parties = parties_in(sentence.text) or parties_in(item.paragraph.text)
            if kind and parties:
                found.append(Dissent(kind, parties, passage_of([sentence])))
    return tuple(dict.fromkeys(found))


def _dissent(text: str, zone: Zone) -> DissentKind | None:
    folded = text.casefold()
    if "reserverar sig" in folded or folded.startswith("reservation anfördes"):
        return DissentKind.RESERVATION
    if folded.startswith(("särskilt uttalande", "särskilt yttrande", "yttrande från")) and zone is not Zone.VIEWS:
        return DissentKind.STATEMENT
    return None
