"""Giving assignments, dividing them in stages and reporting on them. A decision alone declares one fulfilled (R14)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from farled.agenda import acts as agenda
from farled.matters import rules
from farled.matters.acts.handling import REPORT, REPORT_STAGE
from farled.matters.models import Assignment, Matter, Stage
from farled.matters.states import AssignmentState
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Organisation, Role
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version


@transaction.atomic
def give_assignment(
    *,
    organisation: Organisation,
    title: str,
    given_in: str,
    given_to: Body,
    by: Actor,
    at: datetime,
    text: str = "",
    given_on: date | None = None,
    given_by: Body | None = None,
    matter: Matter | None = None,
    due: date | None = None,
    source: str = "",
) -> Assignment:
    """Register an assignment that a budget, a document or a decision gives a body (registrera ett uppdrag).

    With a day it shall be reported by, a duty is placed on the body. Raises Invalid for a body or matter of another
    organisation.
    """
    rules.check_can_register(by, organisation.pk)
    rules.check_own(given_to, organisation.pk, field="given_to")
    rules.check_own(given_by, organisation.pk, field="given_by")
    rules.check_own_matter(matter, organisation.pk)
    rules.check_assignment_days(given_on, due, today=local(at))
    assignment = Assignment(
        organisation=organisation,
        title=cleaned(title, field="title"),
        text=text.strip(),
        given_in=cleaned(given_in, field="given_in"),
        given_on=given_on,
        given_by=given_by,
        given_to=given_to,
        matter=matter,
        due=due,
        source=source,
    )
    assignment.save(force_insert=True)
    trail.created(assignment, "matters.assignment.given", by=by, at=at)
    _remind(assignment, by=by, at=at)
    return assignment


@transaction.atomic
def change_assignment(
    *,
    assignment: Assignment,
    version: int,
    title: str,
    given_in: str,
    given_to: Body,
    text: str,
    given_on: date | None,
    given_by: Body | None,
    matter: Matter | None,
    due: date | None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Assignment:
    """Change what an open assignment says, to whom it is or by when. Its duty follows. Raises Stale."""
    assignment = _locked(assignment)
    rules.check_can_keep(by, assignment)
    rules.check_is_ongoing(assignment)
    check_version(current=assignment.version, seen=version, stored=assignment.trail_values())
    rules.check_own(given_to, assignment.organisation_id, field="given_to")
    rules.check_own(given_by, assignment.organisation_id, field="given_by")
    rules.check_own_matter(matter, assignment.organisation_id)
    rules.check_assignment_days(given_on, due, today=local(at))
    if (assignment.given_to_id, assignment.due) != (given_to.pk, due):
        agenda.fulfil_duty(kind=REPORT, subject_id=assignment.pk, by=by, at=at)
    with trail.changing(assignment, "matters.assignment.changed", by=by, at=at, why=why):
        assignment.title, assignment.given_in = cleaned(title, field="title"), cleaned(given_in, field="given_in")
        assignment.text, assignment.matter = text.strip(), matter
        assignment.given_on, assignment.given_by, assignment.given_to = given_on, given_by, given_to
        assignment.due = due
    _remind(assignment, by=by, at=at)
    return assignment


@transaction.atomic
def report_assignment(
    *, assignment: Assignment, version: int, on: date, report: str, by: Actor, at: datetime
) -> Assignment:
    """Report that an assignment has been carried out, for the organ that gave it to judge.

    Raises Stale, and Refused while a stage has not been reported.
    """
    assignment = _locked(assignment)
    rules.check_can_report(by, assignment)
    rules.check_is_ongoing(assignment)
    check_version(current=assignment.version, seen=version, stored=assignment.trail_values())
    rules.check_report(assignment, on=on, report=report, today=local(at))
    rules.check_stages_reported(assignment)
    with trail.changing(assignment, "matters.assignment.reported", by=by, at=at):
        assignment.state, assignment.reported_on = AssignmentState.REPORTED, on
        assignment.report = report.strip()
    agenda.fulfil_duty(kind=REPORT, subject_id=assignment.pk, by=by, at=at)
    return assignment


@transaction.atomic
def add_stage(
    *, assignment: Assignment, text: str, by: Actor, at: datetime, due: date | None = None, source: str = ""
) -> Stage:
    """Add the next stage (etapp). With a day, a duty is placed on the body the assignment is given to."""
    assignment = _locked(assignment)
    rules.check_can_keep(by, assignment)
    rules.check_is_ongoing(assignment)
    last = Stage.objects.filter(assignment=assignment).aggregate(last=Max("order"))["last"] or 0
    stage = Stage(
        assignment=assignment, order=last + 1, text=cleaned(text, field="text"), due=due, source=source
    )  # fmt: skip
    stage.save(force_insert=True)
    trail.created(stage, "matters.stage.added", by=by, at=at)
    if due is not None:
        _place(REPORT_STAGE, stage.pk, f"{assignment.open_title}, {stage}", assignment.given_to, due, by=by, at=at)
    return stage


@transaction.atomic
def report_stage(*, stage: Stage, version: int, on: date, report: str, by: Actor, at: datetime) -> Stage:
    """Report a stage. Raises Stale."""
    assignment = _locked(stage.assignment)
    stage = Stage.objects.select_for_update(of=("self",)).get(pk=stage.pk)
    stage.assignment = assignment
    rules.check_can_report(by, assignment)
    rules.check_is_ongoing(assignment)
    check_version(current=stage.version, seen=version, stored=stage.trail_values())
    rules.check_report(assignment, on=on, report=report, today=local(at))
    with trail.changing(stage, "matters.stage.reported", by=by, at=at):
        stage.reported_on, stage.report = on, report.strip()
    agenda.fulfil_duty(kind=REPORT_STAGE, subject_id=stage.pk, by=by, at=at)
    return stage


def _locked(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("matter", "given_to", "given_by")
    return rows.get(pk=assignment.pk)


def _remind(assignment: Assignment, *, by: Actor, at: datetime) -> None:
    """Place the duty to report on whoever was given it, when there is a day."""
    if assignment.due is not None and assignment.state == AssignmentState.ONGOING:
        _place(REPORT, assignment.pk, assignment.open_title, assignment.given_to, assignment.due, by=by, at=at)


def _place(kind: str, pk: int, name: str, body: Body, due: date, *, by: Actor, at: datetime) -> None:
    agenda.place_duty(
        kind=kind, subject_id=pk, subject_name=name, role=Role.BODY_EDITOR, body=body, due=due, by=by, at=at
    )  # fmt: skip
