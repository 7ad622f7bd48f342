"""What reading a reply gives: a draft answer for a person to confirm, with the place in the file of everything in it.

All values are frozen and hold plain data, so that they travel as JSON out of the sandboxed process.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from farled.imports.reading.values import Passage, Problem, SourceFile, Unread
from farled.methods.stance import Stance, Tone


class ReplyForm(StrEnum):
    """Whose the reply is: the board's by its decision, the office's alone (kontorsyttrande), or a sender's letter."""

    BOARD_DECISION = "board_decision"
    OFFICE_REPLY = "office_reply"
    LETTER = "letter"


class RemarkKind(StrEnum):
    """What a remark does: appreciates, criticises, or asks for something."""

    APPRECIATION = "appreciation"
    CRITICISM = "criticism"
    PROPOSAL = "proposal"


class MentionKind(StrEnum):
    """How a remark points at the document that is consulted on."""

    PAGE = "page"
    SECTION = "section"
    QUOTE = "quote"


class MotionKind(StrEnum):
    """What a motion asks for: words added, the text changed, or the whole turned down."""

    ADDITION = "addition"
    AMENDMENT = "amendment"
    REJECTION = "rejection"


class Outcome(StrEnum):
    """How it went with a motion; unclear when the minutes do not say it in a way that is understood."""

    CARRIED = "carried"
    REJECTED = "rejected"
    UNCLEAR = "unclear"


class DissentKind(StrEnum):
    """A reservation against the decision, or a statement beside it (särskilt uttalande, yttrande)."""

    RESERVATION = "reservation"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Mention:
    """A pointer in a remark: the page or section it names, or words it quotes."""

    kind: MentionKind
    text: str


@dataclass(frozen=True, slots=True)
class ReadRemark:
    """One remark (synpunkt). ``heading``: what it stands under in the reply, ``question`` when that is one asked.

    ``page`` is counted within the reply, from 1; None where the file has no pages. ``passages`` has more than one place
    when the reply says the same thing again.
    """

    text: str
    kind: RemarkKind
    passages: tuple[Passage, ...]
    heading: str = ""
    question: bool = False
    mentions: tuple[Mention, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion other than for the proposal as it stands; its text has parties where the minutes have names."""

    parties: tuple[str, ...]
    kind: MotionKind
    outcome: Outcome
    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Dissent:
    """A reservation or statement, by party."""

    kind: DissentKind
    parties: tuple[str, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the reply and where they stand."""

    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftReply:
    """One reply as read.

    ``body`` is whoever answers, as the file names it, "" where it does not; ``initials`` of it, as in a diary number.
    ``within`` is the body that collected the answers of several. ``statement_on`` has two days when the decision and
    the statement disagree. ``stated`` is where the stance was read, None when it was not said.
    """

    passage: Passage
    body: str = ""
    initials: str = ""
    within: str = ""
    spokesman: str = ""
    reference: str = ""
    paragraph: str = ""
    decided_on: date | None = None
    statement_on: tuple[date, ...] = ()
    form: ReplyForm = ReplyForm.LETTER
    stance: Stance = Stance.OWN_STATEMENT
    stated: Quoted | None = None
    tone: Tone = Tone.NEUTRAL
    conditions: tuple[Quoted, ...] = ()
    additions: tuple[Quoted, ...] = ()
    motions: tuple[Motion, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    remarks: tuple[ReadRemark, ...] = ()
    summary: str = ""
    text: str = ""
    unread: tuple[Unread, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadReplies:
    """The replies of one file, in its order, and what stands outside them."""

    file: SourceFile
    replies: tuple[DraftReply, ...] = ()
    unread: tuple[Unread, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        """True when the file as a whole could not be read."""
        return any(problem.code.startswith("file.") for problem in self.problems)
