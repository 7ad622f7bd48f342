"""Conditions are found fulfilled, tranches are paid out against their gates, money comes back, and grants end."""

from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.matters.reads import Decision
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.portfolio.acts.grants import decided_on, right_limit
from farled.portfolio.acts.ledger import accounts, book
from farled.portfolio.acts.steps import CONDITION
from farled.portfolio.models import Condition, Delegation, Grant, Tranche
from farled.portfolio.reads import granting as reads
from farled.portfolio.rules import grants as rules
from farled.portfolio.rules.money import check_day
from farled.portfolio.states import RELEASE, EntryKind, GrantState
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import together
from farled.web.slots import check_obstacles


@transaction.atomic
def fulfil_condition(
    *, condition: Condition, version: int, ground: str, by: Actor, at: datetime, on: date | None = None
) -> Condition:
    """Find a condition fulfilled, on a ground that tells how it was shown (bedöm villkoret uppfyllt)."""
    trail.hold(condition.grant.organisation_id)
    row = Condition.objects.select_for_update(of=("self",)).select_related("grant").get(pk=condition.pk)
    rules.check_can_release(by, row.grant.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_runs(row.grant)
    rules.check_unfulfilled(row)
    rules.check_because(ground, field="ground")
    check_day(on or local_day(at), today=local_day(at))
    with trail.changing(row, "portfolio.condition.fulfilled", by=by, at=at):
        row.fulfilled_on, row.ground, row.by_name = on or local_day(at), ground.strip(), by.signature[:200]
    agenda.fulfil_duty(kind=CONDITION, subject_id=row.pk, by=by, at=at)
    return row


@transaction.atomic
def release_tranche(
    *,
    tranche: Tranche,
    version: int,
    by: Actor,
    at: datetime,
    gate_ground: str = "",
    on: date | None = None,
) -> Tranche:
    """Pay out a part of a grant when its phase, its condition and its gate are there (betala ut; product test 7).

    It is paid out in its own year at the earliest, and when the conditions that no part waits for are fulfilled too.
    Asks the obstacles of ``portfolio.release``. The money was booked when it was granted: nothing moves in the ledger.
    """
    row = _held(tranche, version, by)
    day = on or local_day(at)
    rules.check_can_be_released(row, list(reads.general([row.grant_id])), on=day)
    rules.check_gate(row, gate_ground)
    check_day(day, today=local_day(at))
    check_obstacles(RELEASE, row, by=by)
    with trail.changing(row, "portfolio.tranche.released", by=by, at=at):
        row.released_on, row.released_by = day, by.signature[:200]
        row.gate_ground = gate_ground.strip()
    return row


@transaction.atomic
def return_money(
    *, tranche: Tranche, version: int, amount: int, because: str, by: Actor, at: datetime, on: date | None = None
) -> Tranche:
    """Give back money that is not needed, to the portfolio and year it came from (återlämna). ``amount`` in öre."""
    row = _held(tranche, version, by)
    rules.check_because(because)
    rules.check_return(row, amount)
    check_day(on or local_day(at), today=local_day(at))
    _give_back(row, amount, because=because, by=by, at=at, on=on or local_day(at))
    return row


@transaction.atomic
def finish(*, grant: Grant, version: int, by: Actor, at: datetime, because: str = "") -> Grant:
    """Say that no more will be paid of a grant (slutreglera): every part is paid out or given back."""
    row = _locked(grant)
    rules.check_can_release(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_runs(row)
    rules.check_can_finish(reads.unpaid_of(row), reads.unfulfilled_of(row))
    with trail.changing(row, "portfolio.grant.finished", by=by, at=at, why=because.strip()):
        row.state, row.closed_because = GrantState.FINISHED, because.strip()
    return row


@transaction.atomic
def revoke(
    *,
    grant: Grant,
    version: int,
    because: str,
    by: Actor,
    at: datetime,
    decision: Decision | None = None,
) -> Grant:
    """Take back what has not been paid out of a grant, for a reason (återkalla), by whoever could have granted it.

    On delegation by a decider, or at a meeting whose ``decision`` the registrar enters. What is not paid out goes back
    to its portfolio and year. What is paid out stays, until it is given back.
    """
    by.check_lately(at)
    row = _locked(grant)
    rules.check_can_grant(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_runs(row)
    on = decided_on(row.organisation_id, decision, at=at)
    portfolios = reads.portfolios_in(row)
    within: list[Delegation] = []
    together(
        lambda: rules.check_because(because),
        lambda: rules.check_outcome(decision, rules.REVOKING),
        lambda: rules.check_revokes(row, decision),
        lambda: within.append(right_limit(row.application, portfolios, row.amount, by=by, decision=decision, on=on)),
    )
    for each in reads.unpaid_of(row):
        _give_back(each, each.amount - each.returned, because=because, by=by, at=at, on=on, decision=decision)
    for condition in reads.unfulfilled_of(row):
        agenda.withdraw_duty(kind=CONDITION, subject_id=condition.pk, by=by, at=at)
    row.refresh_from_db()
    who = within[0].body.name
    with trail.changing(row, "portfolio.grant.revoked", by=by, at=at, why=because.strip(), on_behalf_of=who):
        row.state, row.closed_because, row.closed_decision = GrantState.REVOKED, because.strip(), decision
    return row


def _give_back(
    row: Tranche,
    amount: int,
    *,
    because: str,
    by: Actor,
    at: datetime,
    on: date,
    decision: Decision | None = None,
) -> None:
    (account,) = accounts([(row.account.portfolio, row.account.year)]).values()
    grant = _locked(row.grant)
    with trail.changing(row, "portfolio.tranche.returned", by=by, at=at, why=because.strip()):
        row.returned += amount
    with trail.changing(grant, "portfolio.grant.returned", by=by, at=at, why=because.strip()):
        grant.returned += amount
    text = f"{grant.application.initiative.title}, del {row.number}"
    book(account, EntryKind.RETURN, amount, text=text[:300], on=on, by=by, at=at,
         grant=grant, ground=because[:300], decision=decision)  # fmt: skip


def _held(tranche: Tranche, version: int, by: Actor) -> Tranche:
    """A tranche as it is now, locked, once the actor may deal with it."""
    rules.check_can_release(by, tranche.grant.organisation_id)
    trail.hold(tranche.grant.organisation_id)
    rows = Tranche.objects.select_for_update(of=("self",)).select_related(
        "grant__application__initiative", "account__portfolio", "after"
    )
    row = rows.get(pk=tranche.pk)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row


def _locked(grant: Grant) -> Grant:
    trail.hold(grant.organisation_id)
    rows = Grant.objects.select_for_update(of=("self",)).select_related("application__initiative")
    return rows.get(pk=grant.pk)
