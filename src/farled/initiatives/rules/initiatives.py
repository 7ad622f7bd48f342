"""Who may begin, own, change and report initiatives, and what must hold of them. No writes, no clock."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Field, Model

from farled.direction.reads import Objective
from farled.initiatives.models import Initiative, TierRule
from farled.initiatives.states import PHASE_MOVES, WORKING, Asked, Phase
from farled.methods.periods import add_months
from farled.people.reads import Actor, Body
from farled.systems.states import Tier
from farled.web.formats import day, kr
from farled.web.refused import Forbidden, Invalid, Refused, asks, together

# --- Who --------------------------------------------------------------------------------------------------------------


def check_can_begin(by: Actor, body: Body) -> None:
    """An initiative is begun for a body by those who work there, a coach or the strategist."""
    if by.organisation_id != body.organisation_id:
        raise Refused("initiatives.body.elsewhere", field="body", body=body.name)
    if not by.reach("initiatives.edit").covers(body.pk):
        raise Forbidden("initiatives.begin", field="body", body=body.name)


def check_can_edit(by: Actor, initiative: Initiative) -> None:
    """An initiative is changed by its customer or supplier, a coach or the strategist."""
    covers = by.reach("initiatives.edit").covers(initiative.body_id, initiative.supplier_id)
    if by.organisation_id != initiative.organisation_id or not covers:
        raise Forbidden("initiatives.edit", title=initiative.title)


def check_can_lead(by: Actor, initiative: Initiative) -> None:
    """What it is to be and whether it goes on is the customer's, a coach's or the strategist's: not the supplier's."""
    covers = by.reach("initiatives.edit").covers(initiative.body_id)
    if by.organisation_id != initiative.organisation_id or not covers:
        raise Forbidden("initiatives.lead", title=initiative.title, body=initiative.body.name)


def check_can_take_over(by: Actor, initiative: Initiative) -> None:
    """Initiatives of an older programme are taken over by those who see the whole organisation, once each."""
    if by.organisation_id != initiative.organisation_id or not by.reach("initiatives.edit").whole:
        raise Forbidden("initiatives.transfer")
    if initiative.transferred_from:
        raise Refused("initiatives.transfer.already", programme=initiative.transferred_from)


def check_can_own(by: Actor, initiative: Initiative) -> None:
    """Ownership is accepted in the body that is the customer, by somebody who works there."""
    covers = by.reach("initiatives.own").covers(initiative.body_id)
    if by.organisation_id != initiative.organisation_id or not covers:
        raise Forbidden("initiatives.own", body=initiative.body.name)


def check_can_report(by: Actor, initiative: Initiative) -> None:
    """The customer and the supplier tell how it goes, or the strategist."""
    covers = by.reach("initiatives.report").covers(initiative.body_id, initiative.supplier_id)
    if by.organisation_id != initiative.organisation_id or not covers:
        raise Forbidden("initiatives.report", title=initiative.title)


def check_can_manage(by: Actor, organisation_id: int) -> None:
    """Rules, checks and what is followed specially are the strategist's."""
    if by.organisation_id != organisation_id or not by.reach("initiatives.manage").whole:
        raise Forbidden("initiatives.manage")


# --- What an initiative says ------------------------------------------------------------------------------------------


def check_lengths(row: Model) -> None:
    """No text is longer than its place in the database."""

    def check(field: Field[Any, Any]) -> None:
        text, most = getattr(row, field.attname), getattr(field, "max_length", None)
        if most is not None and text is not None and len(text) > most:
            raise Invalid("web.text.long", field=field.name, length=len(text), most=most)

    together(*(partial(check, field) for field in row._meta.concrete_fields))


def check_bodies(organisation_id: int, *bodies: Body | None) -> None:
    """Customer and supplier belong to the organisation."""
    for body in bodies:
        if body is not None and body.organisation_id != organisation_id:
            raise Refused("initiatives.body.elsewhere", field="supplier", body=body.name)


def check_objectives(organisation_id: int, objectives: Iterable[Objective]) -> None:
    """Initiatives contribute to objectives of their own organisation."""
    for objective in objectives:
        if objective.trail_organisation() != organisation_id:
            raise Refused("initiatives.objective.elsewhere", field="objectives", title=objective.title)


def check_period(start: date | None, end: date | None) -> None:
    """A period runs forwards."""
    if start and end and end < start:
        raise Invalid("initiatives.period.backwards", field="end", start=day(start), end=day(end))


def check_cost(cost: int | None) -> None:
    """A cost, in öre, is not negative."""
    if cost is not None and cost < 0:
        raise Invalid("initiatives.cost.negative", field="cost")


def check_within_tier(rule: TierRule, *, start: date | None, end: date | None, cost: int | None) -> None:
    """An initiative keeps to the longest time and the largest sum of its tier (R72, R80)."""
    if rule.months is not None and start and end and end > last_day(rule, start):
        raise Invalid(
            "initiatives.tier.months" if rule.extendable else "initiatives.tier.months_whole",
            field="end",
            tier=Tier(rule.tier).label,
            months=rule.months,
            last=day(last_day(rule, start)),
        )
    if rule.most is not None and cost is not None and cost > rule.most:
        raise Invalid("initiatives.tier.most", field="cost", tier=Tier(rule.tier).label, most=kr(rule.most))


def last_day(rule: TierRule, start: date) -> date:
    """The last day an initiative of the tier can end, begun on ``start``. Raises ValueError for a tier without end."""
    if rule.months is None:
        raise ValueError(f"{rule.tier} has no longest time")
    return add_months(start, rule.months)


def check_end_is_moved_openly(initiative: Initiative, rule: TierRule, end: date | None) -> None:
    """Once it has been ready, or has been extended, a later end needs a reason, so it goes through extending.

    Where the tier is not extended there is no such way either, and that is said at once.
    """
    begun = initiative.ready_on is not None or initiative.first_end is not None
    if not begun or initiative.end is None:
        return
    if end is None or end > initiative.end:
        check_tier_is_extended(rule)
        raise Refused("initiatives.end.extend", field="end", end=day(initiative.end))


# --- Ready, phases and end --------------------------------------------------------------------------------------------


def check_unfinished(initiative: Initiative) -> None:
    """Nothing more is done in what is closed or dropped."""
    if Phase(initiative.phase).finished:
        raise Refused("initiatives.finished", title=initiative.title, phase=Phase(initiative.phase).label)


def check_not_owned(initiative: Initiative) -> None:
    """An owner is one at a time: the one before leaves first."""
    if initiative.accepted_on is not None:
        raise Refused("initiatives.owned", function=initiative.owner_function)


def check_owned(initiative: Initiative) -> None:
    """Somebody has accepted being the owner."""
    if initiative.accepted_on is None:
        raise Refused("initiatives.no_owner", body=initiative.body.name)


def left_out(initiative: Initiative, rule: TierRule, *, objectives: int) -> list[Asked]:
    """The fields that the tier asks for and nobody has filled in. What has a value from the start is never left out.

    Nor is the supplier: without one the customer carries it out.
    """
    filled = {
        Asked.TARGET_GROUP: bool(initiative.target_group),
        Asked.TRACK: True,
        Asked.OBJECTIVES: objectives > 0,
        Asked.EFFECT: bool(initiative.effect),
        Asked.EFFECT_DUE: initiative.effect_due is not None,
        Asked.START: initiative.start is not None,
        Asked.END: initiative.end is not None,
        Asked.COST: initiative.cost is not None,
        Asked.SUPPLIER: True,
        Asked.MAINTENANCE_OBJECT: bool(initiative.maintenance_object),
        Asked.RISKS: bool(initiative.risks),
    }
    return [each for each in Asked if each in rule.asked and not filled[each]]


def check_filled(initiative: Initiative, rule: TierRule, *, objectives: int) -> None:
    """What the tier asks for is filled in."""
    missing = left_out(initiative, rule, objectives=objectives)
    if missing:
        raise Refused("initiatives.ready.left", fields=", ".join(str(each.label) for each in missing))


def check_checked(unanswered: Collection[object], refused: Collection[object]) -> None:
    """No check that hinders is unanswered or answered with a no."""
    if unanswered:
        raise Refused("initiatives.ready.unanswered", count=len(unanswered), checks=_quoted(unanswered))
    if refused:
        raise Refused("initiatives.ready.no", count=len(refused), checks=_quoted(refused))


def check_reuse(checks: int) -> None:
    """What exists has been looked at before something new is begun (R53)."""
    if not checks:
        raise Refused("initiatives.ready.reuse")


def check_ready(
    initiative: Initiative,
    rule: TierRule,
    *,
    objectives: int,
    reuse_checks: int,
    unanswered: Collection[object],
    refused: Collection[object],
) -> None:
    """All that a tier asks for before a decision: an owner, what the form asks, a reuse check and the checks (R53)."""
    together(
        partial(check_owned, initiative),
        partial(check_filled, initiative, rule, objectives=objectives),
        partial(check_reuse, reuse_checks),
        partial(check_checked, unanswered, refused),
    )


def check_is_another(initiative: Initiative, found: Model | None) -> None:
    """What was looked at is something else than the initiative itself."""
    if isinstance(found, Initiative) and found.pk == initiative.pk:
        raise Invalid("initiatives.reuse.itself", field="initiative")


def check_not_ready(initiative: Initiative) -> None:
    """Ready is said once."""
    if initiative.ready_on is not None:
        raise Refused("initiatives.ready.already", on=day(initiative.ready_on))


def check_move(initiative: Initiative, to: Phase) -> None:
    """Only moves of the state diagram, and onwards only when it is ready by its tier and somebody owns it."""
    now = Phase(initiative.phase)
    if to.finished:
        raise Invalid("initiatives.phase.ends", field="phase", phase=to.label)
    if to not in PHASE_MOVES[now]:
        raise Refused("initiatives.phase.move", field="phase", now=now.label, to=to.label)
    if WORKING.index(to) > WORKING.index(now):
        check_goes_on(initiative)


def check_goes_on(initiative: Initiative) -> None:
    """What goes on is ready by the rules of its tier, and has an owner."""
    _check_was_ready(initiative)
    check_owned(initiative)


def _check_was_ready(initiative: Initiative) -> None:
    if initiative.ready_on is None:
        raise Refused("initiatives.phase.not_ready")


def check_can_end(initiative: Initiative, to: Phase) -> None:
    """Only moves of the state diagram end an initiative."""
    now = Phase(initiative.phase)
    if to not in PHASE_MOVES[now]:
        raise Refused("initiatives.phase.move", field="phase", now=now.label, to=to.label)


def check_can_close(initiative: Initiative) -> None:
    """All that an initiative itself lacks before it is closed, told at once."""
    together(
        partial(check_can_end, initiative, Phase.CLOSED),
        partial(_check_was_ready, initiative),
        partial(check_owned, initiative),
        partial(check_kept_up, initiative.maintenance_object, initiative.maintenance_plan, initiative.support),
    )


def check_kept_up(maintenance_object: str, maintenance_plan: str, support: str) -> None:
    """How it is kept and supported afterwards is stated before it is closed (R106, R113)."""
    together(
        *(
            partial(_check_stated, text, field, code)
            for text, field, code in (
                (maintenance_object, "maintenance_object", "initiatives.close.object"),
                (maintenance_plan, "maintenance_plan", "initiatives.close.plan"),
                (support, "support", "initiatives.close.support"),
            )
        )
    )


def check_states_upkeep(maintenance_object: str, maintenance_plan: str, support: str) -> None:
    """What is stated may be a part of it, not nothing: then all that is missing is told."""
    if not any(text.strip() for text in (maintenance_object, maintenance_plan, support)):
        check_kept_up(maintenance_object, maintenance_plan, support)


def _check_stated(text: str, field: str, code: str) -> None:
    if not text.strip():
        raise Invalid(code, field=field)


def check_can_extend(initiative: Initiative, rule: TierRule, end: date, why: str) -> None:
    """An end is moved to a later day, for a reason, where the tier lets it."""
    check_unfinished(initiative)
    if initiative.end is None:
        raise Refused("initiatives.extend.no_end", field="end")
    if initiative.ready_on is None:
        raise Refused("initiatives.extend.not_ready", field="end")
    if end <= initiative.end:
        raise Invalid("initiatives.extend.earlier", field="end", end=day(initiative.end))
    check_tier_is_extended(rule)
    check_reason(why)


def check_tier_is_extended(rule: TierRule) -> None:
    """The tier lets an end be moved to a later day."""
    if not rule.extendable:
        raise Refused("initiatives.extend.not", field="end", tier=Tier(rule.tier).label)


def check_reason(why: str) -> None:
    """What others will ask about says why."""
    if not why.strip():
        raise Invalid("initiatives.why", field="why")


def check_report_day(initiative: Initiative, on: date, *, today: date) -> None:
    """A report is of a day that has been, and not older than what has been reported already."""
    if on > today:
        raise Invalid("initiatives.report.ahead", field="on", day=day(on))
    if initiative.reported_on is not None and on < initiative.reported_on:
        raise Refused("initiatives.report.older", field="on", day=day(initiative.reported_on))


def _quoted(rows: Iterable[object]) -> str:
    return ", ".join(f"”{row}”" for row in rows)


can_edit = asks(check_can_edit)
can_lead = asks(check_can_lead)
can_take_over = asks(check_can_take_over)
can_own = asks(check_can_own)
can_report = asks(check_can_report)
can_manage = asks(check_can_manage)
