"""Saying how far an objective has come: dated evidence, and stage goals on the way."""

from datetime import date, datetime

from django.db import transaction

from farled.direction import rules
from farled.direction.models import Evidence, Objective, StageGoal
from farled.direction.states import Favours, Movement
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.slots import check_obstacles


@transaction.atomic
def note_evidence(
    *,
    objective: Objective,
    on: date,
    movement: Movement,
    text: str,
    by: Actor,
    at: datetime,
    known_from: str = "",
    body: Body | None = None,
    source: str = "",
) -> Evidence:
    """Say what is known on a day of the way to an objective's nyläge, and which way it goes (bedöm förflyttningen)."""
    rules.check_can_edit(by, objective.document)
    rules.check_own(body, objective.document.organisation_id, field="body")
    rules.check_has_been(on, today=local(at), field="on")
    row = Evidence(
        objective=objective, on=on, movement=movement, text=text.strip(), known_from=known_from.strip(),
        body=body, source=source,
    )  # fmt: skip
    row.save(force_insert=True)
    trail.created(row, "direction.evidence.noted", by=by, at=at)
    return row


@transaction.atomic
def change_evidence(
    *,
    row: Evidence,
    version: int,
    on: date,
    movement: Movement,
    text: str,
    known_from: str,
    body: Body | None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Evidence:
    """Correct what was said of a movement. Raises Stale."""
    row = _evidence(row, version, by)
    rules.check_own(body, row.trail_organisation(), field="body")
    rules.check_has_been(on, today=local(at), field="on")
    with trail.changing(row, "direction.evidence.changed", by=by, at=at, why=why):
        row.on, row.movement, row.text = on, movement, text.strip()
        row.known_from, row.body = known_from.strip(), body
    return row


@transaction.atomic
def remove_evidence(*, row: Evidence, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take away what should not have been said; history keeps it. Raises Stale."""
    row = _evidence(row, version, by)
    trail.removed(row, "direction.evidence.removed", by=by, at=at, why=why)
    row.delete()


@transaction.atomic
def add_stage_goal(
    *,
    objective: Objective,
    title: str,
    due: date,
    by: Actor,
    at: datetime,
    favours: Favours | str = "",
    reached_on: date | None = None,
    evidence: str = "",
    source: str = "",
) -> StageGoal:
    """Set a stage on the way to an objective (delmål): what, by which day, and what it puts first."""
    rules.check_can_edit(by, objective.document)
    rules.check_reached(reached_on, evidence)
    rules.check_has_been(reached_on, today=local(at), field="reached_on")
    row = StageGoal(
        objective=objective, title=cleaned(title, field="title"), due=due, favours=favours, reached_on=reached_on,
        evidence=evidence.strip(), source=source,
    )  # fmt: skip
    row.save(force_insert=True)
    trail.created(row, "direction.stage_goal.added", by=by, at=at)
    return row


@transaction.atomic
def change_stage_goal(
    *,
    row: StageGoal,
    version: int,
    title: str,
    due: date,
    favours: Favours | str,
    reached_on: date | None,
    evidence: str,
    by: Actor,
    at: datetime,
    why: str = "",
) -> StageGoal:
    """Change a stage goal, or say that it is reached, when, and how that is known. Raises Stale."""
    row = _stage(row, version, by)
    rules.check_reached(reached_on, evidence)
    rules.check_has_been(reached_on, today=local(at), field="reached_on")
    reached = row.reached_on is None and reached_on is not None
    verb = "direction.stage_goal.reached" if reached else "direction.stage_goal.changed"
    with trail.changing(row, verb, by=by, at=at, why=why):
        row.title, row.due, row.favours = cleaned(title, field="title"), due, favours
        row.reached_on, row.evidence = reached_on, evidence.strip()
    return row


@transaction.atomic
def remove_stage_goal(*, row: StageGoal, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take a stage goal away; history keeps it. Raises Stale."""
    row = _stage(row, version, by)
    check_obstacles("direction.remove_stage_goal", row, by=by)
    trail.removed(row, "direction.stage_goal.removed", by=by, at=at, why=why)
    row.delete()


def _evidence(row: Evidence, version: int, by: Actor) -> Evidence:
    row = Evidence.objects.select_for_update(of=("self",)).select_related("objective__document").get(pk=row.pk)
    rules.check_can_edit(by, row.objective.document)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row


def _stage(row: StageGoal, version: int, by: Actor) -> StageGoal:
    row = StageGoal.objects.select_for_update(of=("self",)).select_related("objective__document").get(pk=row.pk)
    rules.check_can_edit(by, row.objective.document)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row
