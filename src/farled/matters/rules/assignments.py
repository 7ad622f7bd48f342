"""What must hold of assignments and motions, and who may report on what they were given."""

from collections.abc import Sequence
from datetime import date

from farled.matters.models import Assignment, Decision, Fulfilment, Matter
from farled.matters.rules.handling import check_who
from farled.matters.rules.matters import check_can_handle, check_can_register
from farled.matters.states import AssignmentState, MatterKind
from farled.people.reads import Actor
from farled.web.refused import Forbidden, Invalid, Refused, asks


def check_can_keep(by: Actor, assignment: Assignment) -> None:
    """Whoever registers matters keeps the assignments; one of a secret matter only who may handle that."""
    check_can_register(by, assignment.organisation_id)
    if assignment.matter is not None:
        check_can_handle(by, assignment.matter)


def check_can_report(by: Actor, assignment: Assignment) -> None:
    """The body that was given it reports, or those who keep the assignments."""
    own = by.organisation_id == assignment.organisation_id
    if not own or not by.reach("matters.report").covers(assignment.given_to_id):
        raise Forbidden("matters.report")


def check_is_ongoing(assignment: Assignment) -> None:
    """Nothing more happens to an assignment that is declared fulfilled."""
    if assignment.state == AssignmentState.FULFILLED:
        raise Refused("matters.assignment_fulfilled", title=assignment.open_title)


def check_assignment_days(given_on: date | None, due: date | None, *, today: date) -> None:
    """An assignment was given before it is due, on a day that has been."""
    if given_on is not None and given_on > today:
        raise Invalid("matters.given_ahead", field="given_on")
    if given_on is not None and due is not None and due < given_on:
        raise Invalid("matters.due_before_given", field="due")


def check_report(assignment: Assignment, *, on: date, report: str, today: date) -> None:
    """A report says something, on a day from when the assignment was given to today."""
    if not report.strip():
        raise Invalid("matters.report_empty", field="report")
    if on > today or (assignment.given_on is not None and on < assignment.given_on):
        raise Invalid("matters.reported_then", field="on")


def check_stages_reported(assignment: Assignment) -> None:
    """The whole is reported when each of its stages is."""
    left = [str(stage) for stage in assignment.stages.filter(reported_on=None)]
    if left:
        raise Refused("matters.stages_left", stages=", ".join(left))


def check_can_be_fulfilled(assignment: Assignment, decision: Decision, there: Fulfilment | None) -> None:
    """The organ that gave an assignment declares it fulfilled, once (R14)."""
    if assignment.organisation_id != decision.matter.organisation_id:
        raise Invalid("matters.other_organisation", field="fulfils-0-assignment")
    if there is not None and there.decision_id != decision.pk:
        raise Refused("matters.assignment_fulfilled", title=assignment.open_title)
    giver = assignment.given_by
    if giver is not None and decision.meeting.body_id != giver.pk:
        raise Refused("matters.another_gave_it", title=assignment.open_title, giver=giver.name)


def check_motion(
    matter: Matter, *, parties: Sequence[str], claims: Sequence[str], submitted_on: date, today: date
) -> None:
    """A motion is made by a party, on a day that has been, and claims something."""
    if matter.kind != MatterKind.MOTION:
        raise Refused("matters.no_motion", reference=matter.reference)
    check_who(parties, field="parties")
    if not claims:
        raise Invalid("matters.motion_without_claim", field="claims")
    if submitted_on > today:
        raise Invalid("matters.opened_ahead", field="submitted_on")


can_keep = asks(check_can_keep)
can_report = asks(check_can_report)
is_ongoing = asks(check_is_ongoing)
