"""Somebody who is not the applicant values a submitted version; the applicant explains the differences (R63)."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from farled.agenda import acts as agenda
from farled.cases import reads, rules
from farled.cases.acts.rows import APPRAISE, REPLY, locked
from farled.cases.models import Appraisal, AppraisedLine, BenefitLine, Case, CostLine
from farled.cases.states import AppraisalState
from farled.initiatives.states import Phase
from farled.methods.periods import local_day
from farled.people.reads import Actor, Role
from farled.trail import acts as trail
from farled.web.exact import exact
from farled.web.optimistic import check_version
from farled.web.refused import check_says, together

REPLY_WITHIN = timedelta(days=14)  # how long the applicant has to explain the differences


@transaction.atomic
def begin_appraisal(*, case: Case, by: Actor, at: datetime) -> Appraisal:
    """Begin to appraise a submitted version (börja värdera). Raises Refused for whoever is too near the applicant."""
    row = locked(case)
    rules.check_submitted(row)
    rules.check_unfinished(row.initiative)
    rules.check_can_appraise(by, row, wrote=reads.writers_of(row), near=reads.works_for(by, row.body))
    rules.check_not_begun(Appraisal.objects.filter(case=row, appraiser_id=by.user_id).count())
    appraisal = Appraisal(
        case=row, appraiser_id=by.person_id, appraiser_name=by.signature[:200], begun_on=local_day(at)
    )
    appraisal.save(force_insert=True)
    trail.created(appraisal, "cases.appraisal.begun", by=by, at=at)
    return appraisal


def _going(appraisal: Appraisal, by: Actor) -> Appraisal:
    """The appraisal as it is now, locked, for the one who writes it."""
    case = locked(appraisal.case)
    row = Appraisal.objects.select_for_update(of=("self",)).get(pk=appraisal.pk)
    row.case = case
    rules.check_is_the_appraiser(by, row)
    rules.check_can_appraise(by, case, wrote=reads.writers_of(case), near=reads.works_for(by, case.body))
    rules.check_going(row)
    rules.check_submitted(case)
    return row


@transaction.atomic
def value_cost(
    *, appraisal: Appraisal, line: CostLine, version: int, factor: Decimal, why: str, by: Actor, at: datetime
) -> AppraisedLine:
    """Value a cost as so many times the applicant's amounts (värdera kostnad). ``version`` 0: not valued before."""
    row = _going(appraisal, by)
    rules.check_is_of(row.case_id, line)
    together(lambda: rules.check_factor(factor), lambda: rules.check_why(why))
    return _valued(row, AppraisedLine(appraisal=row, cost_line=line), version, why, by=by, at=at, factor=factor)


@transaction.atomic
def value_benefit(
    *,
    appraisal: Appraisal,
    line: BenefitLine,
    version: int,
    low: Decimal,
    likely: Decimal,
    high: Decimal,
    why: str,
    by: Actor,
    at: datetime,
) -> AppraisedLine:
    """Value a benefit's quantity a year at full effect (värdera nytta). ``version`` 0: not valued before."""
    row = _going(appraisal, by)
    rules.check_is_of(row.case_id, line)
    together(lambda: rules.check_appraised(low, likely, high), lambda: rules.check_why(why))
    new = AppraisedLine(appraisal=row, benefit_line=line)
    return _valued(row, new, version, why, by=by, at=at, low=low, likely=likely, high=high)


def _valued(
    appraisal: Appraisal, new: AppraisedLine, version: int, why: str, *, by: Actor, at: datetime, **values: Decimal
) -> AppraisedLine:
    """Write down what a line is valued at, for the first time or anew."""
    there = AppraisedLine.objects.filter(
        appraisal=appraisal, cost_line_id=new.cost_line_id, benefit_line_id=new.benefit_line_id
    ).first()
    check_version(current=there.version if there else 0, seen=version, stored=reads.value_as_typed(there))

    def put_on(row: AppraisedLine) -> None:
        row.appraisal, row.why = appraisal, why.strip()
        for name, value in values.items():
            setattr(row, name, exact(value))

    if there is None:
        put_on(new)
        new.save(force_insert=True)
        trail.created(new, "cases.appraised_line.valued", by=by, at=at, why=why.strip())
        return new
    with trail.changing(there, "cases.appraised_line.valued", by=by, at=at, why=why.strip()):
        put_on(there)
    return there


@transaction.atomic
def take_back_value(*, line: AppraisedLine, version: int, by: Actor, at: datetime) -> Appraisal:
    """Take back what a line was valued at, before the appraisal is delivered (ta bort värdet).

    The line is then valued as the applicant did. Raises Stale when it has been valued anew meanwhile.
    """
    appraisal = _going(line.appraisal, by)
    row = AppraisedLine.objects.select_related("cost_line", "benefit_line").get(pk=line.pk)
    row.appraisal = appraisal
    check_version(current=row.version, seen=version, stored=reads.value_as_typed(row))
    trail.removed(row, "cases.appraised_line.taken_back", by=by, at=at)
    row.delete()
    return appraisal


@transaction.atomic
def deliver(*, appraisal: Appraisal, version: int, statement: str, by: Actor, at: datetime) -> Appraisal:
    """Deliver an appraisal (lämna värderingen): it stands beside the applicant's, who is asked to explain.

    Nobody is asked when the initiative has been dropped meanwhile.
    """
    row = _going(appraisal, by)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    check_says(statement, field="statement")
    with trail.changing(row, "cases.appraisal.delivered", by=by, at=at):
        row.state, row.statement, row.delivered_on = AppraisalState.DELIVERED, statement.strip(), local_day(at)
    agenda.fulfil_duty(kind=APPRAISE, subject_id=row.case_id, by=by, at=at)
    if row.case.initiative.phase != Phase.DROPPED:
        agenda.place_duty(
            kind=REPLY,
            subject_id=row.case_id,
            subject_name=row.case.trail_name(),
            role=Role.BODY_EDITOR,
            body=row.case.body,
            due=local_day(at) + REPLY_WITHIN,
            by=by,
            at=at,
        )
    return row


@transaction.atomic
def reply(*, appraisal: Appraisal, version: int, reply: str, by: Actor, at: datetime) -> Appraisal:
    """Explain as the applicant why the valuations differ (förklara skillnaderna). Both stay in sight."""
    case = locked(appraisal.case)
    row = Appraisal.objects.select_for_update(of=("self",)).get(pk=appraisal.pk)
    row.case = case
    rules.check_can_edit(by, case)
    rules.check_can_be_replied_to(row)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    check_says(reply, field="reply")
    with trail.changing(row, "cases.appraisal.replied", by=by, at=at):
        row.reply, row.replied_on, row.replied_by = reply.strip(), local_day(at), by.signature[:200]
    agenda.fulfil_duty(kind=REPLY, subject_id=row.case_id, by=by, at=at)
    return row
