"""Who may grant, and what must be so before money is granted, paid out or given back (R70, A5). No writes, no clock."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from farled.cases.states import CaseState
from farled.initiatives.states import WORKING, Phase
from farled.matters.reads import Decision
from farled.matters.states import Outcome
from farled.methods.swedish import fold
from farled.people.reads import Actor, Body, Role
from farled.portfolio.models import Application, Candidate, Condition, Delegation, Grant, Portfolio, Tranche
from farled.portfolio.rules.money import (
    check_amount,
    check_not_ended,
    check_text,
    check_year,
    exact,
    named,
)
from farled.portfolio.states import ApplicationState, GrantState
from farled.web.formats import day
from farled.web.refused import Forbidden, Invalid, Refused, asks, check_says, together

GRANTING = frozenset(each for each in Outcome if each.says_yes)  # by which a meeting grants money
REVOKING = GRANTING | {Outcome.REPEALED}  # by which it takes it back


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """A part of what is granted: ``amount`` öre of a portfolio and year, and what must be so before it is paid out.

    ``after`` is the number of a condition, from 1.
    """

    portfolio: Portfolio
    year: int
    amount: int
    phase: Phase | None = None
    gate: str = ""
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A condition that money is granted on."""

    text: str
    due: date | None = None


# --- Who --------------------------------------------------------------------------------------------------------------


def check_can_grant(by: Actor, organisation_id: int) -> None:
    """Money is granted by deciders, within their limits, and by the registrar who enters what a meeting decided."""
    if by.organisation_id != organisation_id or not by.may("portfolio.grant"):
        raise Forbidden("portfolio.grant")


def can_enter(by: Actor, organisation_id: int) -> bool:
    """Whether the actor enters what a meeting decided about money."""
    return can_grant(by, organisation_id) and by.may("matters.decide")


def check_can_release(by: Actor, organisation_id: int) -> None:
    """Tranches are paid out and conditions judged by the coach or the strategist."""
    if by.organisation_id != organisation_id or not by.reach("portfolio.release").whole:
        raise Forbidden("portfolio.release")


def works_in(by: Actor, limit: Delegation, every: Iterable[Delegation]) -> bool:
    """Whether the actor decides on delegation within a limit: it is that of their function in its body.

    ``every``: all limits that are open. Where a role names no function, the body has to have only one.
    """
    if limit.by_meeting:
        return False
    held, names = by.held_over(Role.DECIDER, limit.body_id), functions(limit.body_id, every)
    mine = (fold(one.function) == fold(limit.function) if one.function else len(names) == 1 for one in held)
    return by.everything or any(mine)


def functions(body_id: int, every: Iterable[Delegation]) -> list[str]:
    """The functions that decide on delegation in a body, whatever portfolio and sum, as the limits first write them."""
    names: dict[str, str] = {}
    for each in every:
        if each.body_id == body_id and not each.by_meeting:
            names.setdefault(fold(each.function), each.function)
    return list(names.values())


def check_right_body(
    able: Sequence[Delegation], every: Sequence[Delegation], *, by: Actor, decision: Decision | None, amount: int
) -> Delegation:
    """The limit within which this is decided: the decider's own, or that of the body whose meeting decided.

    ``able``: those of ``every`` open limit that reach the sum, lowest first. Raises Refused naming who decides it
    instead.
    """
    if not able:
        raise Refused("portfolio.grant.nobody", amount=exact(amount))
    if decision is not None:
        if not by.may("matters.decide"):
            raise Forbidden("portfolio.grant.meeting")
        mine = [each for each in able if each.by_meeting and each.body_id == decision.meeting.body_id]
    else:
        if not by.everything and not by.holds(Role.DECIDER):
            raise Forbidden("portfolio.grant.registrar")
        mine = [each for each in able if works_in(by, each, every)]
    if not mine:
        raise (beyond(by, able, every, amount=amount) if decision is None else _who_instead(able, amount))
    return mine[0]


def beyond(by: Actor, able: Sequence[Delegation], every: Sequence[Delegation], *, amount: int) -> Refused:
    """Why a decider decides none of ``able``: it is more than theirs, or nobody can tell which limit is theirs.

    The latter where a role names no function in a body that has several, or one that no limit anywhere names.
    """
    known = {fold(each.function) for each in every if not each.by_meeting}
    for each in able:
        held, names = by.held_over(Role.DECIDER, each.body_id), functions(each.body_id, every)
        if each.by_meeting or not held:
            continue
        said = [one.function for one in held if one.function]
        if len(said) < len(held):
            return Refused("portfolio.grant.which_function", body=each.body.name, functions=", ".join(names))
        if known.isdisjoint(map(fold, said)):
            return Refused("portfolio.grant.other_function", function=", ".join(said), who=named(able[0]))
    return _who_instead(able, amount)


def _who_instead(able: Sequence[Delegation], amount: int) -> Refused:
    return Refused("portfolio.grant.beyond", amount=exact(amount), who=named(able[0]))


def check_stands_free(by: Actor, application: Application) -> None:
    """Whoever decides has no part in the matter: neither works in the body that applies nor owns the initiative."""
    initiative = application.initiative
    if by.user_id is not None and initiative.owner_id == by.user_id:
        raise Refused("portfolio.grant.owns", title=initiative.title)
    for body in {application.body_id: application.body, initiative.body_id: initiative.body}.values():
        if body.pk in by.body_ids():
            raise Refused("portfolio.grant.works_there", body=body.name)


def check_decision(organisation_id: int, decision: Decision | None, *, today: date) -> None:
    """What a meeting decided settles something, in this organisation, and the meeting has been."""
    if decision is None:
        return
    if decision.trail_organisation() != organisation_id:
        raise Refused("portfolio.elsewhere", field="decision", name=decision)
    if decision.trail_confidential():
        raise Refused("portfolio.grant.secret", field="decision")
    if decision.recommends:
        raise Refused("portfolio.decision.settles_nothing", field="decision", decision=decision)
    if decision.meeting.on > today:
        raise Invalid("portfolio.day.ahead", field="decision", day=day(decision.meeting.on))


def check_outcome(decision: Decision | None, settling: Collection[Outcome]) -> None:
    """A meeting settles it by one of these outcomes: not by rejecting, tabling or sending back the matter."""
    if decision is not None and decision.outcome not in settling:
        raise Refused("portfolio.decision.settles_nothing", field="decision", decision=decision)


# --- What must be so before a decision --------------------------------------------------------------------------------


def check_prepared(application: Application) -> None:
    """Only what has been prepared is decided."""
    state = ApplicationState(application.state)
    if state is not ApplicationState.PREPARED:
        raise Refused("portfolio.grant.state", number=application.number, state=state.label)


def check_owned(application: Application) -> None:
    """Somebody has accepted being the owner of the initiative (R70)."""
    if application.initiative.accepted_on is None:
        raise Refused("portfolio.grant.owner", title=application.initiative.title, body=application.initiative.body)


def check_goes_on(application: Application) -> None:
    """The initiative is not closed or dropped."""
    phase = Phase(application.initiative.phase)
    if phase.finished:
        raise Refused("portfolio.grant.finished", title=application.initiative.title, phase=phase.label)


def check_case(application: Application) -> None:
    """It rests on a calculation that is handed in and has not been replaced."""
    if application.case is None or application.case.state != CaseState.SUBMITTED:
        raise Refused("portfolio.grant.case", title=application.initiative.title)


def check_running(missing: Iterable[Body]) -> None:
    """Every body that shall bear a running cost has accepted it (R70)."""
    names = ", ".join(body.name for body in missing)
    if names:
        raise Refused("portfolio.grant.running", bodies=names)


def check_parts(parts: Sequence[Instalment], terms: Sequence[Term], *, asked: int) -> None:
    """Something is granted, of known years, and no more than is asked for; what waits for a condition names one."""
    if not parts:
        raise Invalid("portfolio.grant.parts")
    together(
        *(lambda each=each: check_amount(each.amount, field="parts") for each in parts),
        *(lambda each=each: check_year(each.year, field="parts") for each in parts),
        *(lambda each=each: check_text(each.text, field="terms", most=4000) for each in terms),
    )
    for number, part in enumerate(parts, 1):
        if part.after is not None and not 1 <= part.after <= len(terms):
            raise Invalid("portfolio.grant.after", field="parts", number=number, after=part.after)
        if len(part.gate.strip()) > 300:
            raise Invalid("web.text.long", field="parts", length=len(part.gate.strip()), most=300)
    granted = sum(part.amount for part in parts)
    if granted > asked:
        raise Refused("portfolio.grant.more", granted=exact(granted), asked=exact(asked))


def check_within_case(amount: int, *, granted: int, sought: int | None) -> None:
    """What an initiative is granted more comes with the rest to no more than its case seeks of portfolios, in öre."""
    if granted and sought is not None and amount + granted > sought:
        figures = {"amount": amount, "granted": granted, "sought": sought, "over": amount + granted - sought}
        raise Refused("portfolio.grant.beyond_case", **{name: exact(each) for name, each in figures.items()})


def check_portfolios(parts: Sequence[Instalment], organisation_id: int, on: date) -> None:
    """The money is of the organisation's own portfolios, and they have not ended."""
    for part in parts:
        if part.portfolio.organisation_id != organisation_id:
            raise Refused("portfolio.elsewhere", name=part.portfolio.name)
        check_not_ended(part.portfolio, on)


def departs(candidate: Candidate | None) -> bool:
    """Whether to grant is something else than what the group chose at the selection desk."""
    return candidate is not None and candidate.chosen is False


def check_departure(candidate: Candidate | None, because: str) -> None:
    """To grant what the group did not choose needs a reason."""
    if candidate is not None and departs(candidate) and not because.strip():
        raise Invalid("portfolio.grant.departs", field="departs_because", desk=candidate.desk.title)


# --- Afterwards -------------------------------------------------------------------------------------------------------


def check_runs(grant: Grant) -> None:
    """More is done with a grant only while it runs."""
    if grant.state != GrantState.RUNNING:
        raise Refused("portfolio.grant.over", state=GrantState(grant.state).label)


def check_revokes(grant: Grant, decision: Decision | None) -> None:
    """What revokes a grant is another decision than the one that granted it, and not from a day before it."""
    if decision is None:
        return
    if decision.pk == grant.decision_id or decision.meeting.on < grant.decided_on:
        raise Refused("portfolio.grant.before", field="decision", decision=decision, day=day(grant.decided_on))


def check_unfulfilled(condition: Condition) -> None:
    """A condition is found fulfilled once."""
    if condition.fulfilled_on is not None:
        raise Refused("portfolio.condition.already", day=day(condition.fulfilled_on))


def gate_of(tranche: Tranche, general: Sequence[Condition], *, on: date) -> Refused | None:
    """What a tranche still waits for on a day, apart from what whoever pays it out shows; None when nothing hinders.

    ``general``: the grant's conditions that are not fulfilled and that no part waits for; every part waits for them.
    """
    phase = Phase(tranche.grant.application.initiative.phase)
    if phase is Phase.DROPPED:
        return Refused("portfolio.release.dropped", number=tranche.number)
    if on.year < tranche.account.year:
        return Refused("portfolio.release.year", number=tranche.number, year=tranche.account.year)
    if tranche.phase and not reached(phase, Phase(tranche.phase)):
        wanted = Phase(tranche.phase).label
        return Refused("portfolio.release.phase", number=tranche.number, phase=wanted, now=phase.label)
    if tranche.after is not None and tranche.after.fulfilled_on is None:
        return Refused("portfolio.release.condition", number=tranche.number, condition=tranche.after.text)
    if general:
        texts = ", ".join(f"”{each.text}”" for each in general)
        return Refused("portfolio.release.general", number=tranche.number, conditions=texts)
    return None


def reached(now: Phase, wanted: Phase) -> bool:
    """Whether an initiative has come as far as a phase."""
    order = (*WORKING, Phase.CLOSED)
    return now in order and wanted in order and order.index(now) >= order.index(wanted)


def check_can_be_released(tranche: Tranche, general: Sequence[Condition], *, on: date) -> None:
    """A tranche is paid out once, while its grant runs, when its year, its phase and its conditions are there."""
    check_runs(tranche.grant)
    if tranche.released_on is not None:
        raise Refused("portfolio.release.already", number=tranche.number, day=day(tranche.released_on))
    if tranche.returned == tranche.amount:
        raise Refused("portfolio.release.returned", number=tranche.number)
    hinder = gate_of(tranche, general, on=on)
    if hinder is not None:
        raise hinder


def check_gate(tranche: Tranche, ground: str) -> None:
    """What else must be so is shown to be."""
    if tranche.gate and not ground.strip():
        raise Invalid("portfolio.release.gate", field="gate_ground", number=tranche.number, gate=tranche.gate)


def check_return(tranche: Tranche, amount: int) -> None:
    """No more is given back than there is."""
    check_amount(amount)
    left = tranche.amount - tranche.returned
    if amount > left:
        raise Refused("portfolio.return.more", field="amount", number=tranche.number, left=exact(left))


def check_can_finish(unpaid: Sequence[Tranche], unfulfilled: Sequence[Condition]) -> None:
    """A grant is finished when every part is paid out or given back and every condition is fulfilled."""
    if unpaid:
        raise Refused("portfolio.finish.unpaid", numbers=", ".join(str(each.number) for each in unpaid))
    if unfulfilled:
        raise Refused("portfolio.finish.conditions", conditions=", ".join(f"”{each.text}”" for each in unfulfilled))


def check_because(text: str, *, field: str = "because") -> None:
    """A reason that others will ask for."""
    check_says(text, field=field)


can_grant, can_release, stands_free = asks(check_can_grant), asks(check_can_release), asks(check_stands_free)
