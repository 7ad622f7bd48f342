"""What must hold of budget effects, deviations, evaluations and lessons."""

from datetime import date

from farled.benefits.models import BudgetEffect, Deviation, Lesson
from farled.benefits.rules.benefits import decides_for
from farled.benefits.states import DEVIATION_MOVES, DeviationState, EffectState
from farled.initiatives.reads import Initiative
from farled.matters.reads import Decision
from farled.people.reads import Actor, Body
from farled.web.formats import day
from farled.web.refused import Forbidden, Invalid, Refused, asks


def check_after_grant(year: int, granted: int | None) -> None:
    """A budget is changed a later year than the money was granted, never the same (R83)."""
    if granted is not None and year <= granted:
        raise Refused("benefits.effect.same_year", field="year", year=str(year), granted=str(granted))


def check_sum(amount: int, *, field: str) -> None:
    """A budget is changed by something, in öre."""
    if amount <= 0:
        raise Invalid("benefits.effect.amount", field=field)


def check_effect_planned(row: BudgetEffect) -> None:
    """What is done or cancelled stays so."""
    if row.state != EffectState.PLANNED:
        raise Refused("benefits.effect.noted", state=EffectState(row.state).label)


def check_noted(state: EffectState, amount: int | None, why: str) -> None:
    """What is done says by how much, what does not come about says why; nothing is noted as planned."""
    if state is EffectState.PLANNED:
        raise Invalid("benefits.effect.state", field="state")
    if state is EffectState.DONE:
        if amount is None:
            raise Invalid("benefits.effect.amount", field="done_amount")
        check_sum(amount, field="done_amount")
    elif not why.strip():
        raise Invalid("benefits.why", field="why")


def check_decided_budget(year: int, state: EffectState, *, today: date) -> None:
    """A budget is noted as changed when it can have been decided: from the beginning of the year before its own.

    Source: kommunallagen (2017:725) 11 kap. 5 och 10 §§: each year the budget of the next one is drawn up and adopted.
    What does not come about is noted at any time.
    """
    if state is EffectState.DONE and today.year < year - 1:
        raise Refused("benefits.effect.early", field="state", year=str(year), before=str(year - 1))


def check_can_note(by: Actor, row: BudgetEffect) -> None:
    """Whether a budget was changed is told by the body whose budget it is, or the strategist."""
    if by.organisation_id != row.benefit.organisation_id or not by.reach("benefits.measure").covers(row.body_id):
        raise Forbidden("benefits.measure", body=row.body.name)


def check_can_judge(by: Actor, row: Deviation) -> None:
    """Whether it is serious, and what is done, is said by those who decide for the body, or registered for it."""
    if by.organisation_id != row.benefit.organisation_id or not decides_for(by, row.body_id):
        raise Forbidden("benefits.decide", body=row.body.name)


def check_deviation_moves(row: Deviation, to: DeviationState) -> None:
    """A deviation goes from one state to those that follow."""
    now = DeviationState(row.state)
    if to not in DEVIATION_MOVES[now]:
        raise Refused("benefits.deviation.move", now=now.label, to=to.label)


def check_decision(decision: Decision | None, organisation_id: int, *, since: date | None = None) -> None:
    """What was decided stands in a decision of the organisation (R108).

    ``since``: the day of the deviation it is about. No decision before that can have been about it.
    """
    if decision is None:
        raise Invalid("benefits.decision.missing", field="decision")
    if decision.matter.organisation_id != organisation_id:
        raise Refused("benefits.decision.elsewhere", field="decision")
    if since is not None and decision.meeting.on < since:
        raise Refused("benefits.decision.before", field="decision", on=day(decision.meeting.on), day=day(since))


def check_can_tell(by: Actor, body: Body) -> None:
    """A lesson is written for a body by those who work there, a coach or the strategist."""
    if by.organisation_id != body.organisation_id or not by.reach("benefits.plan").covers(body.pk):
        raise Forbidden("benefits.lesson", body=body.name)


def check_can_learn(by: Actor, row: Lesson) -> None:
    """So is it changed."""
    if by.organisation_id != row.organisation_id or not by.reach("benefits.plan").covers(row.body_id):
        raise Forbidden("benefits.lesson", body=row.body.name)


def check_own_initiative(initiative: Initiative | None, organisation_id: int) -> None:
    """A lesson comes from an initiative of the organisation, if from any."""
    if initiative is not None and initiative.organisation_id != organisation_id:
        raise Refused("benefits.initiative.elsewhere", field="initiative")


can_judge, can_tell = asks(check_can_judge), asks(check_can_tell)
can_learn, can_note = asks(check_can_learn), asks(check_can_note)
