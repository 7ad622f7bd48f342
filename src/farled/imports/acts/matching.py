"""What names, goals and columns of a file stand for is decided once, for all rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from farled.direction.reads import Objective
from farled.imports import reads, rules
from farled.imports.acts.readings import locked, read_anew
from farled.imports.models import ColumnMap, NamedGoal, NamedParty, Reading
from farled.imports.reading import Field
from farled.imports.states import GoalChoice, PartyChoice
from farled.imports.wording import field_names
from farled.methods.swedish import fold
from farled.people import acts as people
from farled.people.reads import Actor, Body, BodyKind
from farled.trail import acts as trail


@dataclass(frozen=True, slots=True)
class Meant:
    """Who a name means: bodies, or nobody in particular (``TEXT``), or not decided; whether to remember it."""

    choice: PartyChoice
    bodies: tuple[Body, ...] = ()
    remember: bool = False


@transaction.atomic
def decide_parties(*, reading: Reading, meant: Mapping[int, Meant], by: Actor, at: datetime) -> Reading:
    """Say who each name of a file means (ange vem som menas), by the id of the name. It holds for all its rows.

    What shall be remembered also becomes another name of the body, when the actor may change bodies.
    """
    reading = locked(reading)
    rules.check_can_decide(by, reading)
    changed = {}
    for party in NamedParty.objects.select_for_update().filter(reading=reading, pk__in=meant):
        said = meant[party.pk]
        rules.check_own_bodies(said.bodies, reading.organisation_id)
        before, after = [party.choice, party.bodies], [said.choice, [body.pk for body in said.bodies]]
        if before == after and said.remember == party.remembered:
            continue  # what was taken for certain and left so is still the machine's word
        party.choice, party.bodies = said.choice, [body.pk for body in said.bodies]
        party.decided = said.choice != PartyChoice.OPEN
        party.remembered = said.remember and party.decided
        party.save(update_fields=["choice", "bodies", "decided", "remembered"])
        changed[party.name[:100]] = [before[1], party.bodies]
        if party.remembered and len(said.bodies) == 1:
            _give_other_name(said.bodies[0], party.name, by=by, at=at)
    if changed:
        trail.append(
            "imports.reading.parties_decided",
            organisation_id=reading.organisation_id,
            subject=(Reading.KIND, reading.pk, str(reading)),
            by=by,
            at=at,
            changes=changed,
        )
    return reading


def _give_other_name(body: Body, name: str, *, by: Actor, at: datetime) -> None:
    names = {fold(each) for each in (body.name, *body.aliases)}
    if fold(name) in names or not by.reach("people.manage").whole:
        return
    people.change_body(
        body=body,
        version=body.version,
        name=body.name,
        kind=BodyKind(body.kind),
        parent=body.parent,
        administration=body.administration,
        aliases=[*body.aliases, name],
        contact_function=body.contact_function,
        by=by,
        at=at,
    )


@dataclass(frozen=True, slots=True)
class Becomes:
    """What a goal of a file becomes: an objective there is, one to add to the plan, or none."""

    choice: GoalChoice
    objective: Objective | None = None


@transaction.atomic
def decide_goals(*, reading: Reading, becomes: Mapping[int, Becomes], by: Actor, at: datetime) -> Reading:
    """Say what each goal area and objective of a file becomes (ange mål), by the id of the name."""
    reading = locked(reading)
    rules.check_can_decide(by, reading)
    changed = {}
    for goal in NamedGoal.objects.select_for_update().filter(reading=reading, pk__in=becomes):
        said = becomes[goal.pk]
        if said.objective is not None:
            rules.check_own_objective(said.objective, reading.organisation_id)
        before = [goal.choice, goal.objective_id]
        goal.choice, goal.objective = said.choice, said.objective
        goal.save(update_fields=["choice", "objective"])
        if before != [goal.choice, goal.objective_id]:
            changed[goal.name[:100]] = [before[1], goal.objective_id]
    if changed:
        trail.append(
            "imports.reading.goals_decided",
            organisation_id=reading.organisation_id,
            subject=(Reading.KIND, reading.pk, str(reading)),
            by=by,
            at=at,
            changes=changed,
        )
    return reading


@dataclass(frozen=True, slots=True)
class Columns:
    """What a table's columns hold: its headings in order and, by the column's number from 0, the field."""

    headings: Sequence[str]
    fields: Mapping[int, Field]


@transaction.atomic
def map_columns(*, reading: Reading, tables: Mapping[str, Columns], by: Actor, at: datetime) -> Reading:
    """Say what the columns of tables hold (peka ut kolumner), by signature, and have the file read anew.

    It is remembered for every file with the same headings. Raises Invalid when no column says what is to be done.
    """
    reading = locked(reading)
    rules.check_can_run(by, reading.organisation_id)
    rules.check_any_table(tables)
    names = field_names()
    for signature, columns in tables.items():
        rules.check_columns(columns.fields, names)
        _remember(reading, signature, columns, by=by, at=at)
    read_anew(reading, by=by, at=at)
    return reading


def _remember(reading: Reading, signature: str, columns: Columns, *, by: Actor, at: datetime) -> None:
    known = reads.maps_by_signature(reading.organisation_id, [signature]).get(signature)
    fields = {str(index): field.value for index, field in columns.fields.items()}
    if known is not None:
        known = ColumnMap.objects.select_for_update().get(pk=known.pk)
        with trail.changing(known, "imports.columns.changed", by=by, at=at):
            if known.columns != fields:
                known.columns, known.said_at = fields, at
        return
    row = ColumnMap(
        organisation_id=reading.organisation_id,
        signature=signature,
        headings=list(columns.headings),
        columns=fields,
        said_at=at,
    )
    row.save(force_insert=True)
    trail.created(row, "imports.columns.said", by=by, at=at)
