"""What the pages of a round show: how far all bodies have come, and a body's answers with what is missing in each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from farled.planning import rules
from farled.planning.figures.kinds import Owed, owes
from farled.planning.models import Answer, StatusReport
from farled.planning.reads import Standing
from farled.planning.states import MOVES, Light, Part, ReturnState, Status
from farled.web.signs import Kind


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round has come, in bodies and in answers."""

    bodies: int
    submitted: int
    answers: int
    complete: int
    late: int


def progress(standings: Sequence[Standing], *, on: date) -> Progress:
    """The whole of a round."""
    return Progress(
        bodies=len(standings),
        submitted=sum(each.submitted for each in standings),
        answers=sum(len(each.owing) for each in standings),
        complete=sum(each.done for each in standings),
        late=sum(is_owed_late(each, on) for each in standings),
    )


def is_owed_late(standing: Standing, on: date) -> bool:
    """Whether a body should have answered before a day, and has not."""
    return not standing.submitted and standing.one.due < on


@dataclass(frozen=True, slots=True)
class Piece:
    """One activity on a body's page: the answer so far, what it lacks, what others say, what was said last."""

    answer: Answer
    missing: str
    heard: tuple[Answer, ...]
    latest: StatusReport | None
    statuses: tuple[tuple[str, str | Promise], ...]
    over: bool
    owes: tuple[Owed, ...] = ()

    @property
    def leads(self) -> bool:
        """Whether the body answers for the activity."""
        return self.answer.part == Part.LEAD

    @property
    def left(self) -> bool:
        """Whether somebody still has to write."""
        return not self.over and not self.answer.complete

    @property
    def state_tag(self) -> tuple[str, str]:
        """How far the answer has come."""
        if self.over:
            return Kind.PLAIN, _("behövs inte")
        if self.answer.complete:
            return Kind.GOOD, _("ifyllt")
        return (Kind.GOING, _("påbörjat")) if self.answer.saved_at else (Kind.WARN, _("återstår"))


def pieces(
    rows: Iterable[Answer], heard: Mapping[int, Sequence[Answer]], latest: Mapping[int, StatusReport], *, on: date
) -> list[Piece]:
    """A body's answers with what stands beside them, and what the activities it leads owe by their kind."""
    made = [piece(row, heard.get(row.activity_id, ()), latest.get(row.activity_id)) for row in rows]
    return [replace(each, owes=tuple(owes(each.answer.activity, on=on))) if each.leads else each for each in made]


def piece(row: Answer, heard: Sequence[Answer] = (), latest: StatusReport | None = None) -> Piece:
    """One answer with what stands beside it."""
    now = Status(row.activity.status)
    offered = [each for each in Status if each is now or each in MOVES[now]] if row.part == Part.LEAD else []
    return Piece(
        answer=row,
        missing=missing(row),
        heard=tuple(heard) if row.part == Part.LEAD else (),
        latest=latest,
        statuses=tuple((each.value, each.label) for each in offered),
        over=now.finished and not row.complete,
    )


def missing(row: Answer) -> str:
    """What an answer lacks, in words; empty when it can be handed in."""
    words = {"light": _("hur det går"), "text": _("vad som har hänt"), "outcome": _("utfallet")}
    return ", ".join(words[name] for name in rules.missing(row))


def lights() -> list[tuple[str, str | Promise]]:
    """The choices of a traffic light."""
    return [(each.value, each.label) for each in Light]


def waits_for(standing: Standing) -> str:
    """What a body still has to do, in words."""
    state = ReturnState(standing.one.state)
    if state is ReturnState.SUBMITTED:
        return ""
    if state is ReturnState.FOR_APPROVAL:
        return _("godkännas")
    if standing.remains:
        return ""
    return _("lämnas in")
