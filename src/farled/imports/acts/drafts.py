"""A draft row is confirmed, mended or left out, one by one; those nothing is doubted about also all at once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from farled.direction.reads import Objective
from farled.imports import reads, rules
from farled.imports.acts.readings import locked, put_problems
from farled.imports.models import Draft, Reading
from farled.imports.states import DraftKind, RowState
from farled.people.reads import Actor, Body
from farled.planning.states import Status
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import RefusedTogether

OWN_GOAL = "goal"  # stands for the file's own goal, where an objective is chosen
VALUES = (
    "kind",
    "title",
    "description",
    "responsible_text",
    "effect",
    "outcome",
    "start",
    "end",
    "standing",
    "status",
    "priority",
    "footnotes",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What a person says a row is: the same as is said of an activity, under the same names.

    ``goal_stays``: it works towards the goal the file names, which is not in the plan yet.
    """

    kind: DraftKind
    title: str
    description: str = ""
    objective: Objective | None = None
    goal_stays: bool = False
    start: date | None = None
    end: date | None = None
    standing: bool = False
    status: Status = Status.NEW
    priority: int | None = None
    leads: tuple[Body, ...] = ()
    contributing: tuple[Body, ...] = ()
    responsible_text: str = ""
    outcome: str = ""
    effect: str = ""
    footnotes: tuple[str, ...] = ()


@transaction.atomic
def confirm(*, draft: Draft, by: Actor, at: datetime, status: Status | None = None) -> Draft:
    """Say that a row is right as it was read (bekräfta), with another status if one is given.

    Raises Refused while somebody it names is not decided, Invalid for what cannot stand in a plan.
    """
    draft = _decided(draft, RowState.CONFIRMED, by)
    if status is not None:
        draft.status = status
    rules.check_names_decided(draft)
    rules.check_can_be_added(draft)
    put_problems(draft, [])
    return _put(draft, RowState.CONFIRMED, "imports.row.confirmed", by=by, at=at)


@transaction.atomic
def mend(*, draft: Draft, version: int, to: Mended, by: Actor, at: datetime) -> Draft:
    """Say what a row is instead (ändra), which also confirms it. Raises Stale, Invalid or Forbidden."""
    draft = _decided(draft, RowState.MENDED, by)
    before = values_of(draft)
    check_version(current=draft.version, seen=version, stored=before)
    for name in ("title", "description", "responsible_text", "effect", "outcome"):
        setattr(draft, name, getattr(to, name).strip())
    draft.kind, draft.status, draft.priority = to.kind, to.status, to.priority
    draft.start, draft.end, draft.standing = to.start, to.end, to.standing
    draft.footnotes = [note.strip() for note in to.footnotes if note.strip()]
    if not to.goal_stays and (to.objective is None or to.objective != reads.objective_of(draft)):
        draft.goal, draft.objective = None, to.objective
    draft.leads, draft.contributing = [body.pk for body in to.leads], [body.pk for body in to.contributing]
    problems = rules.problems_of(draft)
    if problems:
        raise RefusedTogether(problems) if len(problems) > 1 else problems[0]
    rules.check_bodies(draft)
    put_problems(draft, [])
    after = values_of(draft)
    changes = {name: [before[name], value] for name, value in after.items() if before[name] != value}
    return _put(draft, RowState.MENDED, "imports.row.mended", by=by, at=at, changes=changes)


@transaction.atomic
def drop(*, draft: Draft, by: Actor, at: datetime) -> Draft:
    """Leave a row out (ta inte med)."""
    draft = _decided(draft, RowState.DROPPED, by)
    return _put(draft, RowState.DROPPED, "imports.row.dropped", by=by, at=at)


@transaction.atomic
def restore(*, draft: Draft, by: Actor, at: datetime) -> Draft:
    """Take back what was decided about a row (ångra)."""
    draft = _decided(draft, RowState.UNDECIDED, by)
    return _put(draft, RowState.UNDECIDED, "imports.row.restored", by=by, at=at)


@transaction.atomic
def confirm_sure(*, reading: Reading, by: Actor, at: datetime) -> int:
    """Confirm every row that nothing is doubted about (bekräfta alla säkra). Gives how many they were."""
    reading = locked(reading)
    rules.check_can_decide(by, reading)
    sure = list(Draft.objects.filter(reading=reading).sure().values_list("pk", flat=True))
    for first in range(0, len(sure), 500):
        Draft.objects.filter(pk__in=sure[first : first + 500]).update(state=RowState.CONFIRMED)
    if sure:
        trail.noted(reading, "imports.reading.confirmed_sure", by=by, at=at)
    return len(sure)


def values_of(draft: Draft) -> dict[str, Any]:
    """What a row says now, as history and a form take it."""
    values = {name: getattr(draft, name) for name in VALUES}
    leads, contributing = reads.bodies_of(draft)
    objective = reads.objective_of(draft)
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return plain | {
        "footnotes": "\n".join(draft.footnotes),
        "objective": objective.pk if objective else OWN_GOAL if draft.goal else None,
        "leads": leads,
        "contributing": contributing,
    }


def _decided(draft: Draft, to: RowState, by: Actor) -> Draft:
    """The row as it is now, locked with its reading, when it may move so."""
    reading = locked(draft.reading)
    rows = reads.with_surroundings(Draft.objects.select_for_update(of=("self",)))
    draft = rows.get(pk=draft.pk)
    draft.reading = reading
    rules.check_can_decide(by, reading)
    rules.check_row_move(draft, to)
    return draft


def _put(
    draft: Draft, to: RowState, verb: str, *, by: Actor, at: datetime, changes: dict[str, Any] | None = None
) -> Draft:
    draft.state = to
    draft.version += 1
    draft.save()
    reading = draft.reading
    trail.append(
        verb,
        organisation_id=reading.organisation_id,
        subject=(Reading.KIND, reading.pk, f"{draft.number}. {draft.title}"[:300]),
        by=by,
        at=at,
        changes=changes,
    )
    return draft
