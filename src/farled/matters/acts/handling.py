"""Storing what was said around a decision. Part of recording and correcting one; the decision's history tells it."""

from datetime import datetime

from farled.agenda import acts as agenda
from farled.matters import rules
from farled.matters.acts.said import Said
from farled.matters.models import Assignment, Ballot, Copy, Decision, Dissent, Fulfilment, Point, Proposal, Recusal
from farled.matters.states import AssignmentState
from farled.people.reads import Actor
from farled.trail import acts as trail

REPORT = "matters.report_assignment"  # the duty of whoever was given an assignment
REPORT_STAGE = "matters.report_stage"


def write(decision: Decision, said: Said, *, by: Actor, at: datetime) -> None:
    """Store what was said around a new decision."""
    _write_words(decision, said)
    _write_recusals(decision, said)
    write_copies(decision)
    _write_points(decision, said, by=by, at=at)
    _fulfil(decision, said, by=by, at=at)


def rewrite(decision: Decision, said: Said, *, by: Actor, at: datetime) -> None:
    """Store what was said instead of what was stored, inside the ``changing`` of the decision that tells both."""
    Recusal.objects.filter(decision=decision).delete()
    Dissent.objects.filter(decision=decision).delete()
    Ballot.objects.filter(decision=decision).delete()
    Proposal.objects.filter(decision=decision).delete()
    write(decision, said, by=by, at=at)


def write_copies(decision: Decision) -> None:
    """One row for each recipient that the decision names. A copy that has been sent stays."""
    named = [name for each in decision.copies_to.split(";") if (name := each.strip())]
    there = {copy.recipient: copy for copy in Copy.objects.filter(decision=decision)}
    rules.check_sent_stay(decision, named, there.values())
    Copy.objects.filter(decision=decision, sent_on=None).exclude(recipient__in=named).delete()
    for order, name in enumerate(named, 1):
        if name in there:
            Copy.objects.filter(pk=there[name].pk).update(order=order)
        else:
            Copy.objects.create(decision=decision, order=order, recipient=name)


def _write_words(decision: Decision, said: Said) -> None:
    proposals = [
        Proposal.objects.create(
            decision=decision, order=order, who=list(each.who), kind=each.kind, fate=each.fate, text=each.text.strip()
        )
        for order, each in enumerate(said.proposals, 1)
    ]
    for order, put in enumerate(said.ballots, 1):
        Ballot.objects.create(
            decision=decision,
            order=order,
            put=proposals[put.put - 1],
            against=proposals[put.against - 1] if put.against else None,
            carried=put.carried,
            yes=put.yes,
            no=put.no,
            abstained=put.abstained,
        )
    for order, aside in enumerate(said.dissents, 1):
        Dissent.objects.create(
            decision=decision,
            order=order,
            kind=aside.kind,
            who=list(aside.who),
            clauses=sorted(aside.clauses),
            favours=proposals[aside.favours - 1] if aside.favours else None,
            text=aside.text.strip(),
        )


def _write_recusals(decision: Decision, said: Said) -> None:
    Recusal.objects.bulk_create(
        Recusal(decision=decision, order=order, who=each.who.strip(), ground=each.ground.strip())
        for order, each in enumerate(said.recusals, 1)
    )


def _write_points(decision: Decision, said: Said, *, by: Actor, at: datetime) -> None:
    """Number the points. One that has been answered stands; what others say may be corrected."""
    texts = [text.strip() for text in said.points if text.strip()]
    there = list(Point.objects.select_for_update(of=("self",)).filter(decision=decision).order_by("order"))
    rules.check_answered_stand(there, texts)
    for point in there[len(texts) :]:
        trail.removed(_of(point, decision), "matters.point.removed", by=by, at=at)
        point.delete()
    for point, text in zip(there, texts, strict=False):
        with trail.changing(_of(point, decision), "matters.point.corrected", by=by, at=at):
            point.text = text
    for order, text in enumerate(texts[len(there) :], len(there) + 1):
        point = Point(decision=decision, order=order, text=text)
        point.save(force_insert=True)
        trail.created(point, "matters.point.asked", by=by, at=at)


def _of(point: Point, decision: Decision) -> Point:
    point.decision = decision
    return point


def _fulfil(decision: Decision, said: Said, *, by: Actor, at: datetime) -> None:
    """Declare assignments fulfilled; one that a correction leaves out is open again."""
    wanted = {each.assignment.pk: each.clause for each in said.fulfils}
    for gone in Fulfilment.objects.filter(decision=decision).exclude(assignment__in=wanted):
        assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=gone.assignment_id)
        gone.delete()
        with trail.changing(assignment, "matters.assignment.reopened", by=by, at=at):
            assignment.state = AssignmentState.REPORTED if assignment.reported_on else AssignmentState.ONGOING
    for pk, clause in wanted.items():
        assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=pk)
        there = Fulfilment.objects.filter(assignment=assignment).first()
        rules.check_can_be_fulfilled(assignment, decision, there)
        if there is not None:
            Fulfilment.objects.filter(pk=there.pk).update(clause=clause)
            continue
        Fulfilment.objects.create(decision=decision, clause=clause, assignment=assignment)
        with trail.changing(assignment, "matters.assignment.fulfilled", by=by, at=at):
            assignment.state = AssignmentState.FULFILLED
        agenda.fulfil_duty(kind=REPORT, subject_id=assignment.pk, by=by, at=at)
        for stage in assignment.stages.filter(reported_on=None):
            agenda.fulfil_duty(kind=REPORT_STAGE, subject_id=stage.pk, by=by, at=at)
