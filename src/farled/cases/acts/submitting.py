"""A version is submitted and locked, and every body that is to bear its running cost answers for itself."""

from datetime import datetime, timedelta

from django.db import transaction

from farled.agenda import acts as agenda
from farled.cases import reads, rules
from farled.cases.acts.rows import ACCEPT, APPRAISE, REPLY, locked
from farled.cases.models import Acceptance, Case
from farled.cases.states import SUBMIT, CaseState
from farled.initiatives.reads import Initiative
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Role
from farled.trail import acts as trail
from farled.web.exact import exact
from farled.web.optimistic import check_version
from farled.web.slots import check_obstacles
from farled.web.together import answered

ANSWER_WITHIN = timedelta(days=30)  # how long a body has to answer about its running cost, and an appraiser to value


@transaction.atomic
def submit(*, case: Case, version: int, by: Actor, at: datetime) -> Case:
    """Submit a version (lämna in): it is locked with the standard values of the day, and replaces the one before.

    Each body that is to bear running costs is asked to accept them, its editors or, where it has none, those who decide
    for it, and where the tier asks for a full valuation an appraiser is asked to value it. Asks the obstacles of
    ``cases.submit``. Raises Stale, Refused or Forbidden.
    """
    row = locked(case)
    rules.check_can_edit(by, row)
    rules.check_unfinished(row.initiative)
    rules.check_move(row, CaseState.SUBMITTED)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    exactly = reads.is_exact(row)
    rules.check_complete(row, reads.lines_of([row.pk]).get(row.pk, []), exact=exactly)
    check_obstacles(SUBMIT, row, by=by)
    today = local_day(at)
    for before in Case.objects.submitted().filter(initiative_id=row.initiative_id).select_related("body"):
        with trail.changing(before, "cases.case.replaced", by=by, at=at):
            before.state = CaseState.REPLACED
        for kind in (ACCEPT, APPRAISE, REPLY):
            agenda.withdraw_duty(kind=kind, subject_id=before.pk, by=by, at=at)
    rates = reads.rates_on(row.organisation_id, today)
    with trail.changing(row, "cases.case.submitted", by=by, at=at):
        row.state, row.submitted_on, row.submitted_by = CaseState.SUBMITTED, today, by.signature[:200]
        row.discount_rate = exact(rates.discount_rate)
        row.hour_staff, row.hour_outside = rates.hour_staff, rates.hour_outside
        row.rates_from = {
            name: {"reference": reference, "since": rates.since[name]} for name, reference in rates.references.items()
        }
    bearing = reads.bearing(row)
    answers = answered(reads.who_answers(by, bearing, on=today))
    for body in reads.bodies_by_id(row.organisation_id, bearing):
        agenda.place_duty(
            kind=ACCEPT,
            subject_id=row.pk,
            subject_name=row.trail_name(),
            role=answers[body.pk] or Role.BODY_EDITOR,  # with nobody, the administrator is told that it reaches none
            body=body,
            due=today + ANSWER_WITHIN,
            by=by,
            at=at,
        )
    if exactly:
        agenda.place_duty(
            kind=APPRAISE,
            subject_id=row.pk,
            subject_name=row.trail_name(),
            role=Role.APPRAISER,
            due=today + ANSWER_WITHIN,
            by=by,
            at=at,
        )
    return row


@transaction.atomic
def let_rest(initiative: Initiative, *, why: str, by: Actor, at: datetime) -> None:
    """Nobody answers any more about the cases of an initiative that has been dropped: what waited goes."""
    for pk in Case.objects.filter(initiative=initiative).order_by("pk").values_list("pk", flat=True):
        for kind in (ACCEPT, APPRAISE, REPLY):
            agenda.withdraw_duty(kind=kind, subject_id=pk, by=by, at=at, why=why[:300])


@transaction.atomic
def accept(
    *, case: Case, version: int, body: Body, function: str, by: Actor, at: datetime, ground: str = ""
) -> Acceptance:
    """Accept what a body is to pay each year by a submitted version, in a function such as head of unit (godta)."""
    return _answered(case, version, body, function, ground, accepted=True, by=by, at=at)


@transaction.atomic
def refuse(*, case: Case, version: int, body: Body, function: str, ground: str, by: Actor, at: datetime) -> Acceptance:
    """Say no to what a body is to pay each year by a submitted version, on a ground (säga nej)."""
    rules.check_ground(ground)
    return _answered(case, version, body, function, ground, accepted=False, by=by, at=at)


def _answered(
    case: Case, version: int, body: Body, function: str, ground: str, *, accepted: bool, by: Actor, at: datetime
) -> Acceptance:
    """Write down what a body says of its cost; it may change its mind, and history keeps what it said first."""
    row = locked(case)
    rules.check_can_accept(by, row, body)
    rules.check_submitted(row)
    rules.check_unfinished(row.initiative)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    bearing = reads.bearing(row)
    rules.check_bears(body, bearing)
    said = Acceptance.objects.select_for_update(of=("self",)).filter(case=row, body=body).first()
    answer = said or Acceptance(case=row, body=body)
    answer.case = row

    def put_on(answer: Acceptance) -> None:
        answer.accepted, answer.ground, answer.amount = accepted, ground.strip(), bearing[body.pk]
        answer.on, answer.function = local_day(at), cleaned(function, field="function")
        answer.by_name = by.signature[:200]
        rules.check_lengths(answer)

    verb = "cases.acceptance.given" if accepted else "cases.acceptance.refused"
    if said is None:
        put_on(answer)
        answer.save(force_insert=True)
        trail.created(answer, verb, by=by, at=at, why=ground.strip(), on_behalf_of=body.name)
    else:
        with trail.changing(answer, verb, by=by, at=at, why=ground.strip(), on_behalf_of=body.name):
            put_on(answer)
    agenda.fulfil_duty(kind=ACCEPT, subject_id=row.pk, body=body, by=by, at=at)
    return answer
