"""How far a round has come, today or on an earlier day: who was asked, what each owes, and what is left of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from farled.direction.reads import Document
from farled.methods.swedish import sort_key
from farled.people.reads import Actor, Body
from farled.planning.models import Answer, AnswerStep, Return, Round
from farled.planning.reads.activities import values_then
from farled.planning.reads.rounds import rounds
from farled.planning.states import Part, ReturnState, Status, Step
from farled.trail.reads import as_they_were, changed_since


@dataclass(frozen=True, slots=True)
class Owing:
    """One answer that a body owes in a round, and whether it is filled in."""

    body: int
    activity: int
    title: str
    part: str
    complete: bool
    status: str
    saved_at: datetime | None = None

    @property
    def left(self) -> bool:
        """Whether somebody still has to write: it is not filled in, and the activity is not finished."""
        return not self.complete and not Status(self.status).finished


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a body has come: its return, and every answer it owes."""

    one: Return
    owing: tuple[Owing, ...]

    def _number(self, part: Part, *, left: bool = False) -> int:
        return sum(each.part == part and (each.left or not left) for each in self.owing)

    @property
    def leads(self) -> int:
        """How many answers it owes of what it leads."""
        return self._number(Part.LEAD)

    @property
    def contributes(self) -> int:
        """How many of what it contributes to."""
        return self._number(Part.CONTRIBUTING)

    @property
    def left(self) -> int:
        """How many of what it leads are left."""
        return self._number(Part.LEAD, left=True)

    @property
    def unheard(self) -> int:
        """How many of what it contributes to are left."""
        return self._number(Part.CONTRIBUTING, left=True)

    @property
    def remains(self) -> int:
        """How many answers are left in all."""
        return self.left + self.unheard

    @property
    def done(self) -> int:
        """How many of the answers are complete."""
        return len(self.owing) - self.remains

    @property
    def latest(self) -> datetime | None:
        """When somebody last saved something."""
        return max((each.saved_at for each in self.owing if each.saved_at), default=None)

    @property
    def submitted(self) -> bool:
        """Whether the body has answered."""
        return bool(self.one.state == ReturnState.SUBMITTED)


def standings(row: Round, *, at: datetime | None = None) -> list[Standing]:
    """Every body of a round with what it owes, in Swedish order; with an instant, as it was then.

    As many queries however many they are. The caller has checked the round.
    """
    owing: dict[int, list[Owing]] = {}
    for each in _owing(row) if at is None else _owing_at(row, at):
        owing.setdefault(each.body, []).append(each)
    returns = returns_of([row], at=at)
    return [Standing(one, tuple(owing.get(one.body_id, ()))) for one in returns]


def _owing(row: Round) -> list[Owing]:
    rows = Answer.objects.filter(within__round=row).order_by("activity__position", "activity__pk")
    names = ("within__body", "activity", "activity__title", "part", "complete", "activity__status", "saved_at")
    return [Owing(*each) for each in rows.values_list(*names)]


def _owing_at(row: Round, at: datetime) -> list[Owing]:
    latest: dict[tuple[int, int], AnswerStep] = {}
    for step in AnswerStep.objects.filter(round=row, at__lte=at).order_by("pk"):
        latest[step.body_id, step.activity_id] = step
    owed = [step for step in latest.values() if step.state != Step.GONE]
    then = values_then({step.activity_id for step in owed}, at)
    found = [(then[step.activity_id], step) for step in owed if step.activity_id in then]
    found.sort(key=lambda pair: (pair[0]["position"], pair[1].activity_id))
    return [
        Owing(
            step.body_id, step.activity_id, values["title"], step.part, step.state == Step.FILLED, values["status"]
        )
        for values, step in found
    ]  # fmt: skip


def returns_of(those: Collection[Round], *, at: datetime | None = None) -> list[Return]:
    """What the bodies of some rounds answer, in Swedish order; with an instant as they were, those gone since included.

    A few queries however many they are. The caller has checked the rounds.
    """
    by_id = {row.pk: row for row in those}
    found = list(Return.objects.filter(round__in=by_id).select_related("body", "sent_by", "approved_by"))
    if at is not None and by_id:
        organisation = next(iter(by_id.values())).organisation_id
        found = as_they_were(found, at) + _gone_since(organisation, by_id, found, at)
        as_they_were([one.body for one in found], at)  # they are called what they were called then
    for one in found:
        one.round = by_id[one.round_id]
    return sorted(found, key=lambda one: (sort_key(one.body.name), one.pk))


def _gone_since(organisation_id: int, rounds: Collection[int], kept: Iterable[Return], at: datetime) -> list[Return]:
    earlier, _later = changed_since(Return.KIND, organisation_id, at)
    there = {one.pk for one in kept}
    gone = [(pk, values) for pk, values in earlier.items() if values["round"] in rounds and pk not in there]
    bodies = Body.objects.in_bulk([values["body"] for _pk, values in gone])
    return [_restored(pk, values, bodies[values["body"]]) for pk, values in gone]


def _restored(pk: int, values: dict[str, Any], body: Body) -> Return:
    row = Return(pk=pk)
    for field in Return._meta.concrete_fields:
        if field.name in values:
            setattr(row, field.attname, field.to_python(values[field.name]))
    row.body = body
    return row


@dataclass(frozen=True, slots=True)
class CountedRound:
    """A round of a plan with those asked in it."""

    row: Round
    returns: tuple[Return, ...]

    @property
    def asked(self) -> int:
        """How many were asked."""
        return len(self.returns)

    @property
    def answered(self) -> int:
        """How many have answered."""
        return sum(one.state == ReturnState.SUBMITTED for one in self.returns)


def counted_rounds(actor: Actor, document: Document, *, at: datetime | None = None) -> list[CountedRound]:
    """The rounds of a plan, the latest first, with those asked; with an instant as they were, without later ones."""
    rows = list(rounds(actor).filter(document=document))
    rows = rows if at is None else as_they_were(rows, at)
    returns: dict[int, list[Return]] = {}
    for one in returns_of(rows, at=at) if rows else ():
        returns.setdefault(one.round_id, []).append(one)
    return [CountedRound(row, tuple(returns.get(row.pk, ()))) for row in rows]


def requests(actor: Actor, document: Document, *, at: datetime | None = None) -> list[Return]:
    """Every return in the rounds of a plan, those of the latest round first; with an instant, as they were then."""
    return [one for each in counted_rounds(actor, document, at=at) for one in each.returns]
