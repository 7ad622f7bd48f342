"""How an initiative goes: its phases and reports, a later end, what is followed specially, and how it ends."""

from datetime import date, datetime
from functools import partial

from django.db import transaction

from farled.initiatives import reads, rules
from farled.initiatives.acts.considering import tell_of_dropped
from farled.initiatives.acts.rows import ask_about_end, ask_for_part, locked, withdraw_all
from farled.initiatives.models import Initiative, InitiativeReport
from farled.initiatives.states import CLOSE, DROP, Phase
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.planning.states import Light
from farled.systems.states import Tier
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says, together
from farled.web.sequels import follow_up
from farled.web.slots import check_obstacles


@transaction.atomic
def move_phase(
    *, initiative: Initiative, version: int, phase: Phase, by: Actor, at: datetime, why: str = ""
) -> Initiative:
    """Move an initiative to its next phase, or back to the one before (byt fas). Raises Stale or Refused."""
    row = locked(initiative)
    rules.check_can_report(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_move(row, phase)
    with trail.changing(row, "initiatives.initiative.moved", by=by, at=at, why=why.strip()):
        row.phase = phase
    return row


@transaction.atomic
def report(
    *,
    initiative: Initiative,
    version: int,
    light: Light,
    text: str,
    by: Actor,
    at: datetime,
    supplier_part: str = "",
    customer_part: str = "",
    next_step: str = "",
    on: date | None = None,
    source: str = "",
) -> InitiativeReport:
    """Tell how an initiative goes: in all, in the supplier's part and in the customer's (rapportera läget, R105).

    When the supplier's part is left out, the supplier is asked to tell it.
    ``on`` is by default today. Raises Stale when somebody else has reported meanwhile; Refused, Invalid, Forbidden.
    """
    row, today = locked(initiative), local_day(at)
    rules.check_can_report(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    on = on or today
    rules.check_report_day(row, on, today=today)
    check_says(text, field="text")
    made = InitiativeReport(
        initiative=row,
        on=on,
        phase=row.phase,
        light=light,
        text=text.strip(),
        supplier_part=supplier_part.strip(),
        customer_part=customer_part.strip(),
        next_step=next_step.strip(),
        reporter=by.name,
        source=source.strip(),
    )
    with trail.changing(row, "initiatives.initiative.reported", by=by, at=at):
        made.save(force_insert=True)
        row.light, row.reported_on = light, on
    trail.created(made, "initiatives.report.made", by=by, at=at)
    ask_for_part(row, told=bool(made.supplier_part), by=by, at=at, today=today)
    return made


@transaction.atomic
def extend(*, initiative: Initiative, version: int, end: date, why: str, by: Actor, at: datetime) -> Initiative:
    """Move the last day forward, for a reason that stands on its page (förlänga; A20, R80)."""
    row = locked(initiative)
    rules.check_can_lead(by, row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_can_extend(row, reads.tier_rule(row.organisation_id, Tier(row.tier)), end, why)
    with trail.changing(row, "initiatives.initiative.extended", by=by, at=at, why=why.strip()):
        row.first_end = row.first_end or row.end
        row.end, row.extended_because = end, why.strip()
    ask_about_end(row, by=by, at=at)
    return row


@transaction.atomic
def follow(*, initiative: Initiative, version: int, followed: bool, why: str, by: Actor, at: datetime) -> Initiative:
    """Follow an initiative specially, or no longer, for a reason (följa särskilt, S78)."""
    row = locked(initiative)
    rules.check_can_manage(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_reason(why)
    with trail.changing(row, "initiatives.initiative.followed", by=by, at=at, why=why.strip()):
        row.followed = followed
    return row


@transaction.atomic
def state_upkeep(
    *,
    initiative: Initiative,
    version: int,
    maintenance_object: str,
    maintenance_plan: str,
    support: str,
    by: Actor,
    at: datetime,
) -> Initiative:
    """State how what it leads to is kept up and supported (ange förvaltning och support; R106, R113).

    Something is stated, if not all of it at once. Raises Stale, Refused, Invalid or Forbidden.
    """
    row = locked(initiative)
    rules.check_can_report(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_states_upkeep(maintenance_object, maintenance_plan, support)
    with trail.changing(row, "initiatives.initiative.upkeep_stated", by=by, at=at):
        row.maintenance_object = maintenance_object.strip()
        row.maintenance_plan, row.support = maintenance_plan.strip(), support.strip()
        rules.check_lengths(row)
    return row


@transaction.atomic
def close(
    *, initiative: Initiative, version: int, outcome: str, by: Actor, at: datetime, on: date | None = None
) -> Initiative:
    """Close an initiative with what came of it (avsluta). How it is kept up and supported is stated before.

    Asks the obstacles of ``initiatives.close``, such as benefits without an owner. Raises Stale or Forbidden, or
    Refused, together when several things are in the way.
    """
    row = locked(initiative)
    rules.check_can_lead(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    together(
        partial(rules.check_can_close, row),
        partial(check_says, outcome, field="outcome"),
        partial(check_obstacles, CLOSE, row, by=by),
    )
    return _end(row, Phase.CLOSED, "initiatives.initiative.closed", outcome, by=by, at=at, on=on)


@transaction.atomic
def drop(
    *, initiative: Initiative, version: int, why: str, by: Actor, at: datetime, on: date | None = None
) -> Initiative:
    """End an initiative that is not carried through (lägga ned). The reason is its outcome.

    Later rooms end what waits for it: an application under way, answers about its case, benefits nobody has measured.
    """
    row = locked(initiative)
    rules.check_can_lead(by, row)
    rules.check_unfinished(row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_can_end(row, Phase.DROPPED)
    rules.check_reason(why)
    dropped = _end(row, Phase.DROPPED, "initiatives.initiative.dropped", why, by=by, at=at, on=on)
    follow_up(DROP, dropped, why=why.strip(), by=by, at=at)
    return dropped


def _end(
    row: Initiative, phase: Phase, verb: str, outcome: str, *, by: Actor, at: datetime, on: date | None
) -> Initiative:
    with trail.changing(row, verb, by=by, at=at, why=outcome.strip() if phase is Phase.DROPPED else ""):
        row.phase, row.outcome, row.closed_on = phase, outcome.strip(), on or local_day(at)
    withdraw_all(row, by=by, at=at, why=outcome.strip()[:300])
    if phase is Phase.DROPPED:
        tell_of_dropped(row, outcome, by=by, at=at)
    return row
