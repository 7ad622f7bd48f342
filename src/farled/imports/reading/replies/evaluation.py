"""How well replies were read: each fact right or wrong, each remark found, run together with another or missed.

A read remark answers an expected one when they stand on the same lines and it holds the expected words. It answers one
only: what it also holds is *merged*. A read remark that stands where nobody saw one is *invented*; one that stands
where there is one but answers none is a *piece*. Nothing is left out of the count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from farled.imports.reading.replies.expectation import FACTS, ExpectedRemark, ExpectedReplies, ExpectedReply
from farled.imports.reading.replies.values import DissentKind, DraftReply, ReadRemark, ReadReplies
from farled.imports.reading.wording import letters

_NEAR = 10  # lines that may stand between where a reply was seen to begin and where it was read to


@dataclass(frozen=True, slots=True)
class RemarkScore:
    """Counts of remarks. ``kinds``: how many of those found were read as doing what they do."""

    expected: int = 0
    read: int = 0
    found: int = 0
    merged: int = 0
    missed: int = 0
    invented: int = 0
    pieces: int = 0
    kinds: int = 0

    @property
    def recall(self) -> float:
        """Share of the expected that was found as a remark of its own; 1 when nothing was expected."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def coverage(self) -> float:
        """Share of the expected that stands in some read remark, of its own or together with another."""
        return (self.found + self.merged) / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Share of the read that answers an expected one; 1 when nothing was read."""
        return self.found / self.read if self.read else 1.0

    def __add__(self, other: "RemarkScore") -> "RemarkScore":
        return RemarkScore(
            self.expected + other.expected,
            self.read + other.read,
            self.found + other.found,
            self.merged + other.merged,
            self.missed + other.missed,
            self.invented + other.invented,
            self.pieces + other.pieces,
            self.kinds + other.kinds,
        )


@dataclass(frozen=True, slots=True)
class ReplyScore:
    """One reply: facts that are wrong (name → read, expected), its remarks, and the words of what was missed."""

    name: str
    line: int
    held_out: bool
    read: bool
    wrong: dict[str, tuple[str, str]] = field(default_factory=dict)
    remarks: RemarkScore | None = None
    missed: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyEvaluation:
    """All replies of a file, and how many were read that nobody saw."""

    replies: tuple[ReplyScore, ...]
    superfluous: int = 0

    def those(self, *, held_out: bool | None = None) -> list[ReplyScore]:
        """The replies that were held out, or not, or all."""
        return [reply for reply in self.replies if held_out is None or reply.held_out is held_out]


def remarks_in(scores: Iterable[ReplyScore]) -> RemarkScore:
    """The remarks of several replies together."""
    return sum((score.remarks for score in scores if score.remarks), RemarkScore())


def evaluate_replies(read: ReadReplies, expected: ExpectedReplies) -> ReplyEvaluation:
    """Compare what was read with what a careful person read."""
    scores: list[ReplyScore] = []
    left = list(read.replies)
    for wanted in expected.replies:
        draft = next((reply for reply in left if abs(reply.passage.first - wanted.line) <= _NEAR), None)
        if draft is not None:
            left.remove(draft)
        scores.append(_score(draft, wanted))
    return ReplyEvaluation(tuple(scores), len(left))


def _score(draft: DraftReply | None, wanted: ExpectedReply) -> ReplyScore:
    wrong: dict[str, tuple[str, str]] = {}
    for name in FACTS:
        read = _fact(draft, name) if draft else ()
        if not _agree(name, read, wanted.facts[name]) or draft is None:
            wrong[name] = (", ".join(read), ", ".join(wanted.facts[name]))
    if wanted.remarks is None:
        return ReplyScore(wanted.name, wanted.line, wanted.held_out, draft is not None, wrong)
    score, missed, invented = _remarks(draft.remarks if draft else (), wanted.remarks)
    return ReplyScore(wanted.name, wanted.line, wanted.held_out, draft is not None, wrong, score, missed, invented)


def _fact(draft: DraftReply, name: str) -> tuple[str, ...]:
    match name:
        case "decided":
            return (draft.decided_on.isoformat(),) if draft.decided_on else ()
        case "statement":
            return tuple(day.isoformat() for day in draft.statement_on)
        case "motions":
            return tuple(f"{' '.join(motion.parties)} {motion.kind} {motion.outcome}" for motion in draft.motions)
        case "reservations":
            return tuple(
                party
                for dissent in draft.dissents
                if dissent.kind is DissentKind.RESERVATION
                for party in dissent.parties
            )
        case _:
            text = str(getattr(draft, name))
            return (text,) if text else ()


def _agree(name: str, read: Sequence[str], wanted: Sequence[str]) -> bool:
    if name == "reference" and read and wanted:
        return letters(read[0]).startswith(letters(wanted[0]))
    if name in ("motions", "reservations"):
        return sorted(set(read)) == sorted(set(wanted))
    return list(map(letters, read)) == list(map(letters, wanted))


def _remarks(
    read: Sequence[ReadRemark], wanted: Sequence[ExpectedRemark]
) -> tuple[RemarkScore, tuple[str, ...], tuple[str, ...]]:
    used: set[int] = set()
    found = merged = kinds = 0
    missed: list[str] = []
    for want in wanted:
        holding = [place for place, remark in enumerate(read) if _holds(remark, want)]
        free = [place for place in holding if place not in used]
        if free:
            used.add(free[0])
            found += 1
            kinds += read[free[0]].kind is want.kind
        elif holding:
            merged += 1
        else:
            missed.append(want.words)
    loose = [remark for place, remark in enumerate(read) if place not in used]
    invented = [remark for remark in loose if not any(_overlap(remark, want) for want in wanted)]
    score = RemarkScore(
        len(wanted), len(read), found, merged, len(missed), len(invented), len(loose) - len(invented), kinds
    )
    return score, tuple(missed), tuple(remark.text for remark in invented)


def _overlap(remark: ReadRemark, want: ExpectedRemark) -> bool:
    return any(want.touches(passage.first, passage.last) for passage in remark.passages)


def _holds(remark: ReadRemark, want: ExpectedRemark) -> bool:
    return _overlap(remark, want) and letters(want.words) in letters(remark.text)
