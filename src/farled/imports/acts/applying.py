"""The confirmed rows come into the plan, all of them or none."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from farled.direction import acts as direction
from farled.direction.reads import Document, Objective
from farled.direction.states import Level
from farled.imports import reads, rules
from farled.imports.acts.readings import BATCH, locked, put_problems, stored
from farled.imports.models import Draft, NamedGoal, Reading
from farled.imports.states import WANTED, DraftKind, GoalChoice, ReadingState, RowState
from farled.imports.wording import source_of
from farled.methods.periods import local_day
from farled.methods.swedish import fold
from farled.people.reads import Actor, Body, bodies
from farled.planning import acts as planning
from farled.planning.acts import Content, NewActivity
from farled.planning.reads import Activity
from farled.planning.states import ActivityKind, Status
from farled.trail import acts as trail
from farled.web import jobs
from farled.web.optimistic import check_version
from farled.web.refused import Refused, RowsRefused

Problems = dict[int, list[dict[str, Any]]]  # by the id of the row


class Hindered(Exception):
    """Some rows cannot stand in the plan, so none has been put there. ``problems`` tells all of all rows."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(len(problems))
        self.problems = problems


@transaction.atomic
def ask_to_apply(*, reading: Reading, version: int, leave_out: bool, by: Actor, at: datetime) -> Reading:
    """Have the confirmed rows put in the plan (föra in). Rows nobody has decided are left out only when told so."""
    from farled.imports.tasks import apply as apply_task  # the task calls these acts in turn

    reading = locked(reading)
    rules.check_can_run(by, reading.organisation_id)
    rules.check_can_keep(by, reading.document)
    check_version(current=reading.version, seen=version, stored=reading.trail_values())
    rules.check_can_apply(reading, leave_out=leave_out)
    with trail.changing(reading, "imports.reading.asked", by=by, at=at):
        reading.state = ReadingState.APPLYING
    reading.asked_by_id = rules.person(by)
    reading.save(update_fields=["asked_by"])
    jobs.ask(reading, apply_task, at=at)
    return reading


@transaction.atomic
def apply(*, reading: Reading, by: Actor, at: datetime) -> Reading:
    """Put the confirmed rows in the plan in one transaction; what stands there already is left as it is.

    Raises Hindered with every problem of every row, when nothing has been done; Forbidden for a lost right.
    """
    reading = locked(reading)
    rules.check_can_run(by, reading.organisation_id)
    rules.check_can_keep(by, reading.document)
    rules.check_move(reading, ReadingState.APPLIED)
    drafts = list(reads.rows_of(reading).filter(state__in=WANTED))
    problems: Problems = {}
    objectives = _objectives(reading, drafts, problems, by=by, at=at)
    wanted = _Wanted(reading, drafts, objectives, problems, by=by, today=local_day(at))
    if problems:
        raise Hindered(problems)
    try:
        why = reading.name if reads.is_decided(reading.document) else ""
        added = planning.add_activities(
            document=reading.document, activities=list(wanted.new.values()), by=by, at=at, why=why
        )
    except RowsRefused as refused:
        order = list(wanted.new)
        raise Hindered(
            {order[index].pk: [stored(each) for each in refusal.each] for index, refusal in refused.rows.items()}
        ) from refused
    for draft, activity in zip(wanted.new, added, strict=True):
        draft.state, draft.activity = RowState.ADDED, activity
    Draft.objects.bulk_update(drafts, ["state", "activity"], batch_size=BATCH)
    with trail.changing(reading, "imports.reading.applied", by=by, at=at):
        reading.state, reading.applied_by_id, reading.applied_at = ReadingState.APPLIED, by.user_id, at
    return reading


@transaction.atomic
def tell_problems(*, reading: Reading, problems: Problems, by: Actor, at: datetime) -> Reading:
    """Show at each row what hindered the applying; the rows wait to be decided again."""
    reading = locked(reading)
    rules.check_move(reading, ReadingState.REVIEW)
    drafts = list(Draft.objects.filter(reading=reading, pk__in=problems))
    for draft in drafts:
        draft.state = RowState.UNDECIDED
        put_problems(draft, problems[draft.pk])
    Draft.objects.bulk_update(drafts, ["state", "problems", "faulty"], batch_size=BATCH)
    with trail.changing(reading, "imports.reading.hindered", by=by, at=at):
        reading.state = ReadingState.REVIEW
    return reading


# --- Goals ------------------------------------------------------------------------------------------------------------


def _objectives(
    reading: Reading, drafts: Iterable[Draft], problems: Problems, *, by: Actor, at: datetime
) -> dict[int, Objective]:
    """The objective of each goal that rows need, by the goal's id; those to be added are added to the plan."""
    under: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.goal is not None:
            for goal in filter(None, (draft.goal.area, draft.goal)):
                under.setdefault(goal.pk, []).append(draft)
    found: dict[int, Objective] = {}
    there = {(row.level, fold(row.title)): row for row in reading.document.objectives.all()}
    goals = NamedGoal.objects.filter(reading=reading, pk__in=under).select_related("area", "objective")
    for goal in goals.order_by("pk"):
        if goal.choice == GoalChoice.KNOWN and goal.objective is not None:
            found[goal.pk] = goal.objective
        elif goal.choice == GoalChoice.CREATE:
            try:
                found[goal.pk] = _objective(reading, goal, found, there, by=by, at=at)
            except Refused as refused:
                for draft in under[goal.pk]:
                    problems.setdefault(draft.pk, []).append(stored(refused))
    return found


def _objective(
    reading: Reading,
    goal: NamedGoal,
    found: Mapping[int, Objective],
    there: Mapping[tuple[str, str], Objective],
    *,
    by: Actor,
    at: datetime,
) -> Objective:
    level = Level.OBJECTIVE if goal.area else Level.TARGET_AREA
    parent = found.get(goal.area.pk) if goal.area else None
    objective = there.get((level, goal.name_key)) or direction.add_objective(
        document=reading.document,
        level=level,
        title=goal.name,
        parent=parent if parent and parent.document_id == reading.document_id else None,
        source=reading.name,
        why=reading.name,
        by=by,
        at=at,
    )
    goal.choice, goal.objective = GoalChoice.KNOWN, objective
    goal.save(update_fields=["choice", "objective"])
    return objective


# --- Rows -------------------------------------------------------------------------------------------------------------


class _Wanted:
    """The activities to add, in order, each by its row: insatser first, since others are part of them."""

    def __init__(
        self,
        reading: Reading,
        drafts: list[Draft],
        objectives: Mapping[int, Objective],
        problems: Problems,
        *,
        by: Actor,
        today: date,
    ) -> None:
        self.new: dict[Draft, NewActivity] = {}
        self.document: Document = reading.document
        self.file, self.today, self.objectives = reading.name, today, objectives
        self.bodies: dict[int, Body] = {body.pk: body for body in bodies(by)}
        self.insatser: dict[str, Activity | NewActivity] = dict(reads.insatser_in(self.document))
        standing, last = reads.standing_in(self.document), reads.last_position(self.document)
        insatser_first = sorted(enumerate(drafts, start=1), key=lambda pair: pair[1].kind != DraftKind.INSATS)
        for place, draft in insatser_first:
            objective = self._objective_of(draft)
            key = reads.key_of(draft.kind, draft.title, draft.start, draft.end, objective.pk if objective else None)
            if key in standing:
                draft.state, draft.activity_id = RowState.THERE, standing[key]
                continue
            hindrances = rules.hindrances_of(draft, self.bodies)
            if hindrances:
                problems.setdefault(draft.pk, []).extend(map(stored, hindrances))
                continue
            self._add(draft, objective, last + place)

    def _objective_of(self, draft: Draft) -> Objective | None:
        return self.objectives.get(draft.goal_id) if draft.goal_id else draft.objective

    def _add(self, draft: Draft, objective: Objective | None, position: int) -> None:
        leads, contributing = reads.bodies_of(draft)
        is_insats = draft.kind == DraftKind.INSATS
        insats = None if is_insats else self.insatser.get(fold(draft.part_of)) if draft.part_of else None
        beside = [draft.part_of] if draft.part_of and insats is None else []
        new = NewActivity(
            content=Content(
                title=draft.title,
                description="\n".join(filter(None, (draft.description, *beside))),
                start=draft.start,
                end=draft.end,
                standing=draft.standing,
                priority=draft.priority,
                responsible_text=draft.responsible_text,
                footnotes=tuple(draft.footnotes),
                effect=draft.effect,
            ),
            kind=ActivityKind.INSATS if is_insats else ActivityKind.ACTIVITY,
            objective=objective,
            insats=insats,
            leads=[self.bodies[pk] for pk in leads],
            contributing=[self.bodies[pk] for pk in contributing],
            status=Status(draft.status),
            outcome=draft.outcome,
            outcome_on=draft.end if draft.end and draft.end <= self.today else self.today,
            position=position,
            source=source_of(self.file, draft.passages),
        )
        self.new[draft] = new
        if is_insats:
            self.insatser.setdefault(fold(draft.title), new)
