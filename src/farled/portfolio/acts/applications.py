"""A body applies for money: the application is begun, changed, handed in, supplemented and withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.initiatives.reads import Initiative, tier_rule
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.portfolio.acts.steps import (
    CONDITION,
    RECEIVE,
    SUPPLEMENT,
    ask_office,
    locked,
    moving,
    step,
    withdraw_all,
)
from farled.portfolio.models import Application, ApplicationPart
from farled.portfolio.reads import applying as reads
from farled.portfolio.reads import granting
from farled.portfolio.rules import applications as rules
from farled.portfolio.rules.applications import Part
from farled.portfolio.states import APPLY, ApplicationState, StepKind
from farled.systems.states import Tier
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says, together
from farled.web.slots import check_obstacles


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an application says: the idea in short, the three plans (R71), the first day and what is asked of whom."""

    sketch: str
    start: date
    parts: tuple[Part, ...] = ()
    operations: str = ""
    realisation: str = ""
    upkeep: str = ""
    urgent: bool = False
    urgent_because: str = ""

    def put_on(self, row: Application) -> None:
        """Write it on a row, all but its parts."""
        row.sketch, row.start, row.urgent = self.sketch.strip(), self.start, self.urgent
        row.operations, row.realisation = self.operations.strip(), self.realisation.strip()
        row.upkeep = self.upkeep.strip()
        row.urgent_because = self.urgent_because.strip() if self.urgent else ""


@transaction.atomic
def begin_application(
    *,
    initiative: Initiative,
    wish: Wish,
    by: Actor,
    at: datetime,
    on: date | None = None,
    source: str = "",
    is_example: bool = False,
) -> Application:
    """Begin an application for an initiative that is ready and whose case is submitted (börja söka; S50, R82).

    What has been granted to the initiative already counts together with what is asked for.
    ``on``: the day it was begun, when not today. Raises Refused, Invalid or Forbidden.
    """
    rules.check_can_apply_for(by, initiative)
    trail.hold(initiative.organisation_id)  # numbers follow each other, and an initiative has one application at a time
    case = reads.submitted_case(initiative)
    rules.check_ready(initiative, case)
    rules.check_alone(reads.application_of(initiative))
    rules.check_something_left(sought=reads.sought(case), granted=granting.granted_to(initiative))
    row = Application(
        organisation_id=initiative.organisation_id,
        number=reads.next_number(initiative.organisation_id),
        initiative=initiative,
        case=case,
        body=initiative.body,
        begun_on=on or local_day(at),
        source=source.strip(),
        is_example=is_example,
    )
    _say(row, wish)
    row.save(force_insert=True)
    write_parts(row, wish.parts)
    trail.created(row, "portfolio.application.begun", by=by, at=at)
    return row


@transaction.atomic
def change_application(
    *, application: Application, version: int, wish: Wish, by: Actor, at: datetime, why: str = ""
) -> Application:
    """Change what an application says while it is the applicant's (ändra ansökan). It rests on the newest case.

    Raises Stale when somebody else changed it meanwhile.
    """
    row = locked(application)
    rules.check_can_apply(by, row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_changeable(row)
    with trail.changing(row, "portfolio.application.changed", by=by, at=at, why=why.strip()):
        row.case = reads.submitted_case(row.initiative) or row.case
        _say(row, wish)
        write_parts(row, wish.parts)
    return row


def _say(row: Application, wish: Wish) -> None:
    wish.put_on(row)
    sought, granted = reads.sought(row.case), granting.granted_to(row.initiative)
    together(
        lambda: check_says(wish.sketch, field="sketch"),
        lambda: rules.check_urgent(urgent=wish.urgent, because=wish.urgent_because),
        lambda: rules.check_parts(wish.parts, organisation_id=row.organisation_id, sought=sought, granted=granted),
        lambda: rules.check_years(wish.parts, wish.start),
        lambda: rules.check_horizon(wish.parts, reads.last_year(row.case)),
    )


def write_parts(row: Application, parts: Iterable[Part]) -> None:
    """Let an application ask for these and nothing else; what it asked for before and still asks for stays."""
    wanted = {(part.portfolio.pk, part.year): part for part in parts}
    for stored in ApplicationPart.objects.filter(application=row):
        part = wanted.pop((stored.portfolio_id, stored.year), None)
        if part is None:
            stored.delete()
        elif part.amount != stored.amount:
            stored.amount = part.amount
            stored.save(update_fields=["amount"])
    ApplicationPart.objects.bulk_create(
        ApplicationPart(application=row, portfolio=part.portfolio, year=part.year, amount=part.amount)
        for part in wanted.values()
    )


@transaction.atomic
def hand_in(*, application: Application, version: int, by: Actor, at: datetime, on: date | None = None) -> Application:
    """Hand in an application, any day of the year (lämna in; R82), or again where it was referred to.

    The project office is asked to look at it. Raises Stale, or Refused with all that is missing.
    """
    row = locked(application)
    rules.check_can_apply(by, row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    day = on or local_day(at)
    rules.check_day(day, today=local_day(at), after=reads.last_step(row))
    rules.check_can_be_handed_in(row)
    _check_handed_in(row, by)
    with moving(row, ApplicationState.RECEIVED, "portfolio.application.handed_in", by=by, at=at):
        row.case = reads.submitted_case(row.initiative)
        row.applied_by, row.because = by.signature[:200], ""
    step(row, StepKind.APPLIED, day)
    agenda.fulfil_duty(kind=SUPPLEMENT, subject_id=row.pk, by=by, at=at)
    ask_office(row, RECEIVE, by=by, at=at)
    return row


def _check_handed_in(row: Application, by: Actor) -> None:
    case = reads.submitted_case(row.initiative)
    rule = tier_rule(row.organisation_id, Tier(row.initiative.tier))
    sought, granted = reads.sought(case), granting.granted_to(row.initiative)
    parts, last = reads.parts_now(row), reads.last_year(case)
    rules.check_hand_in(row, rule, parts=parts, case=case, sought=sought, granted=granted, last=last)
    check_obstacles(APPLY, row, by=by)


@transaction.atomic
def supplement(
    *, application: Application, version: int, text: str, by: Actor, at: datetime, on: date | None = None
) -> Application:
    """Answer what an application was to be supplemented with, and hand it in again (komplettera)."""
    row = locked(application)
    rules.check_can_apply(by, row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    rules.check_is_asked(row)
    check_says(text, field="text")
    day = on or local_day(at)
    rules.check_day(day, today=local_day(at), after=reads.last_step(row))
    _check_handed_in(row, by)
    with moving(row, ApplicationState.RECEIVED, "portfolio.application.supplemented", by=by, at=at):
        row.case = reads.submitted_case(row.initiative)
        row.answered = text.strip()
    step(row, StepKind.SUPPLEMENTED, day)
    agenda.fulfil_duty(kind=SUPPLEMENT, subject_id=row.pk, by=by, at=at)
    ask_office(row, RECEIVE, by=by, at=at)
    return row


@transaction.atomic
def withdraw(*, application: Application, version: int, because: str, by: Actor, at: datetime) -> Application:
    """Withdraw an application, for a reason (återta). Another can be made for the initiative later."""
    row = locked(application)
    rules.check_can_apply(by, row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    check_says(because, field="because")
    with moving(row, ApplicationState.WITHDRAWN, "portfolio.application.withdrawn", by=by, at=at, why=because.strip()):
        row.because = because.strip()
    withdraw_all(row, by=by, at=at, why=because.strip())
    return row


@transaction.atomic
def withdraw_with(initiative: Initiative, *, why: str, by: Actor, at: datetime) -> None:
    """The application under way for an initiative that has been dropped is withdrawn with it, for the same reason.

    Nobody judges conditions of its grants any more either: what is not paid out is given back or revoked.
    """
    under_way = reads.application_of(initiative)
    if under_way is not None:
        row = locked(under_way)
        with moving(row, ApplicationState.WITHDRAWN, "portfolio.application.withdrawn", by=by, at=at, why=why):
            row.because = why
        withdraw_all(row, by=by, at=at, why=why[:300])
    for pk in granting.conditions_left_of(initiative):
        agenda.withdraw_duty(kind=CONDITION, subject_id=pk, by=by, at=at, why=why[:300])
