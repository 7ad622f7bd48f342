"""What a registrar types of what was said at a meeting, as the acts take it."""

from collections.abc import Sequence
from dataclasses import dataclass

from farled.matters.models import Assignment
from farled.matters.states import DissentKind, Fate, ProposalKind


@dataclass(frozen=True, slots=True)
class Moved:
    """A proposal (yrkande): by party letters or roles, such as ``["M", "SD"]``."""

    who: Sequence[str]
    kind: ProposalKind
    fate: Fate
    text: str = ""


@dataclass(frozen=True, slots=True)
class Put:
    """A proposition: proposals by their numbers from 1; ``against`` None is rejection. Votes are given when counted."""

    put: int
    carried: bool
    against: int | None = None
    yes: int | None = None
    no: int | None = None
    abstained: int | None = None


@dataclass(frozen=True, slots=True)
class StoodAside:
    """A dissent: about clauses by their numbers (none is all), in favour of a proposal by its number."""

    who: Sequence[str]
    kind: DissentKind
    clauses: Sequence[int] = ()
    favours: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class SteppedOut:
    """Somebody who takes no part in the decision, having an interest in it (jäv), and why when that is said."""

    who: str
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Fulfils:
    """A clause, by its number, that declares an assignment fulfilled."""

    clause: int
    assignment: Assignment


@dataclass(frozen=True, slots=True)
class Said:
    """All that was said around a decision. ``points`` are what a recommittal asks to be completed.

    ``recusals`` are those who took no part; ``verified_by`` those who verify the minutes.
    """

    proposals: Sequence[Moved] = ()
    order_of_vote: str = ""
    ballots: Sequence[Put] = ()
    dissents: Sequence[StoodAside] = ()
    points: Sequence[str] = ()
    fulfils: Sequence[Fulfils] = ()
    recusals: Sequence[SteppedOut] = ()
    verified_by: Sequence[str] = ()
