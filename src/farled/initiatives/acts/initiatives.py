"""An initiative is begun, changed and placed under the rules of its tier; somebody accepts being its owner."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from django.db import transaction

from farled.agenda import acts as agenda
from farled.direction.reads import Objective
from farled.initiatives import reads, rules
from farled.initiatives.acts.needs import Found, column
from farled.initiatives.acts.rows import (
    OWN,
    PART,
    Content,
    ask_about_end,
    ask_for_checks,
    ask_for_owner,
    locked,
    write_aims,
)
from farled.initiatives.models import Initiative, ReuseCheck
from farled.initiatives.states import BEGIN, READY, ReuseResult
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.systems.reads import ExitPlan
from farled.systems.states import Tier
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says, together
from farled.web.slots import check_obstacles


@transaction.atomic
def begin(
    *,
    body: Body,
    tier: Tier,
    content: Content,
    by: Actor,
    at: datetime,
    objectives: Iterable[Objective] = (),
    transferred_from: str = "",
    exit: ExitPlan | None = None,  # noqa: A002 -- the field's own name
    source: str = "",
    why: str = "",
) -> Initiative:
    """Begin an initiative for a customer, in a tier (starta initiativ). The customer is asked to own it.

    ``exit`` is the plan to close a system that it carries out, if that is what it is for. Keeps to the tier's longest
    time and largest sum. Raises Refused, Invalid or Forbidden.
    """
    rules.check_can_begin(by, body)
    rules.check_exit(exit, body.organisation_id)
    objectives = list(objectives)
    row = Initiative(
        organisation_id=body.organisation_id,
        body=body,
        tier=tier,
        begun_on=local_day(at),
        transferred_from=transferred_from.strip(),
        exit=exit,
        source=source.strip(),
    )
    _check(row, content, objectives)
    check_obstacles(BEGIN, row, by=by)
    row.save(force_insert=True)
    write_aims(row, objectives, on=local_day(at))
    trail.created(row, "initiatives.initiative.begun", by=by, at=at, why=why.strip())
    ask_for_owner(row, by=by, at=at, today=local_day(at))
    ask_for_checks(row, by=by, at=at, today=local_day(at))
    return row


@transaction.atomic
def change_initiative(
    *,
    initiative: Initiative,
    version: int,
    body: Body,
    content: Content,
    objectives: Iterable[Objective],
    by: Actor,
    at: datetime,
    why: str = "",
) -> Initiative:
    """Change what an initiative says (ändra). Another customer has to accept being the owner anew.

    Raises Stale when somebody else changed it meanwhile, Refused when a ready initiative's end would move unseen.
    """
    row = locked(initiative)
    rules.check_can_edit(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    objectives = list(objectives)
    moved, supplied_by = body.pk != row.body_id, row.supplier_id
    if moved:
        rules.check_can_lead(by, row)
        rules.check_can_begin(by, body)
    rules.check_end_is_moved_openly(row, reads.tier_rule(row.organisation_id, Tier(row.tier)), content.end)
    with trail.changing(row, "initiatives.initiative.changed", by=by, at=at, why=why.strip()):
        if moved:
            row.body, row.owner, row.owner_function, row.accepted_on = body, None, "", None
        _check(row, content, objectives)
        if row.first_end and (row.end is None or row.end <= row.first_end):
            row.first_end, row.extended_because = None, ""
        write_aims(row, objectives, on=local_day(at))
    if moved:
        agenda.withdraw_duty(kind=OWN, subject_id=row.pk, by=by, at=at)
        ask_for_owner(row, by=by, at=at, today=local_day(at))
    if row.supplier_id != supplied_by:
        agenda.withdraw_duty(kind=PART, subject_id=row.pk, by=by, at=at)
    ask_for_checks(row, by=by, at=at, today=local_day(at))
    ask_about_end(row, by=by, at=at)
    return row


def _check(row: Initiative, content: Content, objectives: list[Objective]) -> None:
    """Write the content on a row and see that it holds: what is wrong in several places is told at once."""
    rule = reads.tier_rule(row.organisation_id, Tier(row.tier))
    together(
        lambda: content.put_on(row),
        lambda: check_says(content.purpose, field="purpose"),
        lambda: rules.check_lengths(row),
        lambda: rules.check_bodies(row.organisation_id, content.supplier),
        lambda: rules.check_objectives(row.organisation_id, objectives),
        lambda: rules.check_period(content.start, content.end),
        lambda: rules.check_cost(content.cost),
        # what was extended for a reason has gone past the tier's longest time openly
        lambda: rules.check_within_tier(rule, start=content.start, end=row.first_end or content.end, cost=content.cost),
    )


@transaction.atomic
def change_tier(*, initiative: Initiative, version: int, tier: Tier, why: str, by: Actor, at: datetime) -> Initiative:
    """Place an initiative in another tier, for a reason (byt nivå). It has to be made ready by the new rules."""
    row = locked(initiative)
    rules.check_can_lead(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_reason(why)
    rules.check_within_tier(
        reads.tier_rule(row.organisation_id, tier), start=row.start, end=row.first_end or row.end, cost=row.cost
    )
    with trail.changing(row, "initiatives.initiative.tier_changed", by=by, at=at, why=why.strip()):
        if tier != row.tier:
            row.tier, row.ready_on = tier, None
    ask_for_checks(row, by=by, at=at, today=local_day(at))
    ask_about_end(row, by=by, at=at)
    return row


@transaction.atomic
def transfer(
    *, initiative: Initiative, version: int, transferred_from: str, tier: Tier, why: str, by: Actor, at: datetime
) -> Initiative:
    """Take over an initiative from an older programme, and place it in a tier (föra över, S57). Keeps what it has said.

    It may run past the tier's longest time: what it was promised before holds.
    """
    row = locked(initiative)
    rules.check_can_take_over(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_reason(why)
    with trail.changing(row, "initiatives.initiative.transferred", by=by, at=at, why=why.strip()):
        row.transferred_from = cleaned(transferred_from, field="transferred_from")
        if tier != row.tier:
            row.tier, row.ready_on = tier, None
        rules.check_lengths(row)
    ask_for_checks(row, by=by, at=at, today=local_day(at))
    ask_about_end(row, by=by, at=at)
    return row


@transaction.atomic
def accept_ownership(
    *, initiative: Initiative, version: int, function: str, by: Actor, at: datetime, on: date | None = None
) -> Initiative:
    """Accept being the owner, in a function such as head of a unit (ta ägarskapet). For the body that is customer."""
    row = locked(initiative)
    rules.check_can_own(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_not_owned(row)
    with trail.changing(row, "initiatives.initiative.owned", by=by, at=at, on_behalf_of=row.body.name):
        row.owner_id, row.owner_function = by.user_id, cleaned(function, field="function")
        row.accepted_on = on or local_day(at)
        rules.check_lengths(row)
    agenda.fulfil_duty(kind=OWN, subject_id=row.pk, by=by, at=at)
    return row


@transaction.atomic
def leave_ownership(*, initiative: Initiative, version: int, why: str, by: Actor, at: datetime) -> Initiative:
    """Stop being the owner, for a reason (lämna ägarskapet); somebody else in the body is asked."""
    row = locked(initiative)
    rules.check_can_own(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_owned(row)
    rules.check_reason(why)
    with trail.changing(row, "initiatives.initiative.left", by=by, at=at, why=why.strip(), on_behalf_of=row.body.name):
        row.owner, row.owner_function, row.accepted_on = None, "", None
    ask_for_owner(row, by=by, at=at, today=local_day(at))
    return row


@transaction.atomic
def look_for_reuse(
    *, initiative: Initiative, result: ReuseResult, ground: str, by: Actor, at: datetime, found: Found | None = None
) -> ReuseCheck:
    """Write down what was looked at before an initiative, and why it can or cannot be used (pröva återanvändning, R53).

    ``found`` may be None only when nothing fits. Raises Refused, Invalid or Forbidden.
    """
    row = locked(initiative)
    rules.check_can_edit(by, row)
    rules.check_unfinished(row)
    check_says(ground, field="ground")
    rules.check_found(found, something=result is not ReuseResult.NOTHING)
    rules.check_is_another(row, found)
    check = ReuseCheck(
        initiative=row,
        result=result,
        ground=ground.strip(),
        on=local_day(at),
        by_name=by.signature[:200],
        **({column(found): found} if found is not None else {}),
    )
    check.save(force_insert=True)
    trail.created(check, "initiatives.reuse.checked", by=by, at=at)
    return check


@transaction.atomic
def make_ready(*, initiative: Initiative, version: int, by: Actor, at: datetime, on: date | None = None) -> Initiative:
    """Say that an initiative is ready to be valued and decided on (klar för beredning).

    Asks for an owner, all that its tier asks for, a reuse check and an answer to every check that hinders, and the
    obstacles of ``initiatives.make_ready``. Raises Stale, Refused or Forbidden.
    """
    row = locked(initiative)
    rules.check_can_edit(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_not_ready(row)
    unanswered, refused = reads.blocking(row)
    together(
        partial(
            rules.check_ready,
            row,
            reads.tier_rule(row.organisation_id, Tier(row.tier)),
            objectives=len(row.aims.all()),
            reuse_checks=reads.reuse_checks_count(row),
            unanswered=unanswered,
            refused=refused,
        ),
        partial(check_obstacles, READY, row, by=by),
    )
    with trail.changing(row, "initiatives.initiative.ready", by=by, at=at):
        row.ready_on = on or local_day(at)
    ask_about_end(row, by=by, at=at)
    return row
