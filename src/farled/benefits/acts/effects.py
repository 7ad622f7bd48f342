"""A body's budget is to change because of a benefit, and it is noted whether it did (S62, R83)."""

from datetime import datetime

from django.db import transaction

from farled.benefits import reads, rules
from farled.benefits.acts.rows import locked
from farled.benefits.models import Benefit, BudgetEffect
from farled.benefits.states import EffectState
from farled.matters.reads import Decision
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.portfolio.reads import thread as portfolio
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Refused


@transaction.atomic
def plan_budget_effect(
    *, benefit: Benefit, body: Body, year: int, amount: int, by: Actor, at: datetime, why: str = "", source: str = ""
) -> BudgetEffect:
    """Plan that a body's budget changes by ``amount`` öre a year from a year, later than the grant's (R83).

    Raises Refused, Invalid or Forbidden.
    """
    row = locked(benefit)
    rules.check_can_plan(by, row)
    rules.check_followed(row)
    rules.check_body(row.initiative, body)
    rules.check_after_grant(year, portfolio.granted_in([row.initiative_id]).get(row.initiative_id))
    rules.check_sum(amount, field="amount")
    if reads.has_effect(row, body, year):
        raise Refused("benefits.effect.taken", field="year", body=body.name, year=str(year))
    effect = BudgetEffect(benefit=row, body=body, year=year, amount=amount, why=why.strip(), source=source.strip())
    rules.check_lengths(effect)
    effect.save(force_insert=True)
    trail.created(effect, "benefits.budget_effect.planned", by=by, at=at)
    return effect


@transaction.atomic
def note_budget_effect(
    *,
    effect: BudgetEffect,
    version: int,
    state: EffectState,
    by: Actor,
    at: datetime,
    done_amount: int | None = None,
    decision: Decision | None = None,
    why: str = "",
) -> BudgetEffect:
    """Note that a budget was changed, by how much in öre, or that it does not come about and why (notera).

    What was said when it was planned stands when nothing is said now. A budget is changed at the earliest in the year
    before its own, when it is decided. Raises Stale, Refused, Invalid or Forbidden.
    """
    locked(effect.benefit)
    rows = BudgetEffect.objects.select_for_update(of=("self",)).select_related("benefit", "body")
    row = rows.get(pk=effect.pk)
    rules.check_can_note(by, row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_effect_planned(row)
    rules.check_noted(state, done_amount, why)
    rules.check_decided_budget(row.year, state, today=local_day(at))
    if decision is not None:
        rules.check_decision(decision, row.benefit.organisation_id)
    with trail.changing(row, "benefits.budget_effect.noted", by=by, at=at, why=why.strip()):
        row.state, row.decision, row.why = state, decision, why.strip() or row.why
        row.done_amount = done_amount if state is EffectState.DONE else None
    return row
