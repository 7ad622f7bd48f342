"""Money is granted, or an application is declined, by the right body for the sum (besluta; E27, R70, A5)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.cases import reads as cases
from farled.matters.reads import Decision
from farled.methods.periods import local_day
from farled.people.reads import Actor, Role
from farled.portfolio.acts.ledger import accounts, book
from farled.portfolio.acts.preparing import decided
from farled.portfolio.acts.steps import CONDITION, locked
from farled.portfolio.acts.thread import write_grant_node
from farled.portfolio.models import Application, Condition, Delegation, Grant, Tranche
from farled.portfolio.reads import applying
from farled.portfolio.reads import granting as reads
from farled.portfolio.reads.money import able, limits
from farled.portfolio.rules import grants as rules
from farled.portfolio.rules.grants import Instalment, Term
from farled.portfolio.states import GRANT, DecidedBy, EntryKind
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import together
from farled.web.slots import check_obstacles


@transaction.atomic
def grant_money(
    *,
    application: Application,
    version: int,
    parts: Sequence[Instalment],
    ground: str,
    by: Actor,
    at: datetime,
    terms: Sequence[Term] = (),
    decision: Decision | None = None,
    departs_because: str = "",
    is_example: bool = False,
) -> Grant:
    """Grant money on an application that is prepared (bevilja): each part is booked on its portfolio's year at once.

    On delegation by a decider, or at a meeting whose ``decision`` the registrar enters. All that hinders is told
    together. Raises Stale, Refused, Invalid or Forbidden; NotLately when whoever decides has not said lately who it is.
    """
    by.check_lately(at)
    row = locked(application)
    rules.check_can_grant(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    on = decided_on(row.organisation_id, decision, at=at)
    amount = sum(part.amount for part in parts)
    portfolios = {part.portfolio.pk for part in parts} or reads.portfolios_of(row)
    within: list[Delegation] = []
    together(
        lambda: check_ready(row),
        lambda: rules.check_outcome(decision, rules.GRANTING),
        lambda: rules.check_because(ground, field="ground"),
        lambda: rules.check_parts(parts, terms, asked=reads.asked(row)),
        lambda: rules.check_within_case(
            amount, granted=reads.granted_to(row.initiative), sought=applying.sought(row.case)
        ),
        lambda: rules.check_portfolios(parts, row.organisation_id, on),
        lambda: within.append(right_limit(row, portfolios, amount, by=by, decision=decision, on=on)),
        lambda: rules.check_departure(reads.candidate_of(row), departs_because),
        lambda: check_obstacles(GRANT, row, by=by),
    )
    limit = within[0]
    found = accounts((part.portfolio, part.year) for part in parts)
    one = Grant(
        organisation_id=row.organisation_id,
        application=row,
        amount=amount,
        decided_on=on,
        decided_as=DecidedBy.BODY if decision is not None else DecidedBy.DELEGATION,
        body=limit.body,
        function=limit.function,
        delegation=limit,
        decision=decision,
        ground=ground.strip(),
        departs_because=departs_because.strip() if rules.departs(reads.candidate_of(row)) else "",
        by_name=by.signature[:200],
        is_example=is_example,
    )
    one.save(force_insert=True)
    trail.created(one, "portfolio.grant.granted", by=by, at=at, on_behalf_of=limit.body.name)
    write_grant_node(one, by=by, at=at)
    conditions = [_condition(one, term, by=by, at=at) for term in terms]
    for number, part in enumerate(parts, 1):
        tranche = Tranche(
            grant=one,
            number=number,
            account=found[part.portfolio.pk, part.year],
            amount=part.amount,
            phase=part.phase or "",
            gate=part.gate.strip(),
            after=conditions[part.after - 1] if part.after else None,
        )
        tranche.save(force_insert=True)
        trail.created(tranche, "portfolio.tranche.granted", by=by, at=at)
        text = f"{row.initiative.title}, del {number}"
        book(tranche.account, EntryKind.GRANT, part.amount, text=text[:300], on=on, by=by, at=at,
             grant=one, decision=decision, is_example=is_example)  # fmt: skip
    decided(application=row, granted=True, because=ground.strip(), within=limit, decision=decision, by=by, at=at, on=on)
    return one


@transaction.atomic
def decline(
    *,
    application: Application,
    version: int,
    because: str,
    by: Actor,
    at: datetime,
    decision: Decision | None = None,
) -> Application:
    """Decline an application that is prepared, for a reason (avslå), by whoever could have granted what it asks for."""
    by.check_lately(at)
    row = locked(application)
    rules.check_can_grant(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    on = decided_on(row.organisation_id, decision, at=at)
    asked = reads.asked(row)
    within: list[Delegation] = []
    together(
        lambda: rules.check_prepared(row),
        lambda: rules.check_because(because),
        lambda: within.append(right_limit(row, reads.portfolios_of(row), asked, by=by, decision=decision, on=on)),
    )
    return decided(
        application=row,
        granted=False,
        because=because.strip(),
        within=within[0],
        decision=decision,
        by=by,
        at=at,
        on=on,
    )


def check_ready(application: Application) -> None:
    """All that must be so before anything is granted, told at once (R70)."""
    together(
        lambda: rules.check_prepared(application),
        lambda: rules.check_owned(application),
        lambda: rules.check_goes_on(application),
        lambda: rules.check_case(application),
        lambda: rules.check_running(cases.running_accepted(application.case) if application.case else ()),
    )


def decided_on(organisation_id: int, decision: Decision | None, *, at: datetime) -> date:
    """The day it is decided: the meeting's, when the meeting's decision can be named here, or today."""
    today = local_day(at)
    rules.check_decision(organisation_id, decision, today=today)
    return decision.meeting.on if decision is not None else today


def right_limit(
    row: Application, portfolios: Collection[int], amount: int, *, by: Actor, decision: Decision | None, on: date
) -> Delegation:
    """The limit within which ``amount`` öre of some portfolios is decided, by somebody who has no part in it."""
    every = list(limits(row.organisation_id, on))
    limit = rules.check_right_body(able(every, portfolios, amount), every, by=by, decision=decision, amount=amount)
    if decision is None:
        rules.check_stands_free(by, row)
    return limit


def _condition(one: Grant, term: Term, *, by: Actor, at: datetime) -> Condition:
    row = Condition(grant=one, text=term.text.strip(), due=term.due)
    row.save(force_insert=True)
    trail.created(row, "portfolio.condition.set", by=by, at=at)
    if row.due is not None:
        agenda.place_duty(
            kind=CONDITION,
            subject_id=row.pk,
            subject_name=row.text[:300],
            role=Role.COACH,
            due=row.due,
            by=by,
            at=at,
        )
    return row
