"""Recording, correcting and sending out what was decided at a meeting."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction

from farled.matters import rules
from farled.matters.acts import handling
from farled.matters.acts.freezing import rest_on_statement
from farled.matters.acts.matters import locked, moved
from farled.matters.acts.meetings import meeting_of, on_the_list
from farled.matters.acts.said import Said
from farled.matters.models import AgendaItem, Decision, Matter, Meeting
from farled.matters.states import MatterKind, MatterState, Outcome, ending
from farled.people.reads import Actor, Body, Group
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.slots import check_obstacles


@transaction.atomic
def decide(
    *,
    matter: Matter,
    on: date,
    outcome: Outcome,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    group: Group | None = None,
    paragraph: str = "",
    clauses: Iterable[str] = (),
    immediately_verified: bool = False,
    copies_to: str = "",
    recommends: bool = False,
    verified_on: date | None = None,
    tabled_to: date | None = None,
    said: Said | None = None,
    source: str = "",
    why: str = "",
) -> Decision:
    """Record how an organ or a group handled a matter at its meeting of a day (registrera beslut).

    An outcome that ends the matter makes it decided, unless it only ``recommends`` a higher organ to decide so; a
    recommittal takes it back to preparation, and tabling puts it on the list of the day it is tabled to. The decision
    rests on the statement the meeting was given; one that is approved and not sent is frozen now. Raises Refused for a
    closed matter, a meeting ahead, a § already used there, a group that may not decide, points of a recommittal that
    nobody has answered, or something said that does not hold together.
    """
    matter, said = locked(matter), said or Said()
    rules.check_can_decide(by, matter)
    by.check_lately(at)
    rules.check_is_open(matter)
    rules.check_meeting(
        matter, body=body, group=group, on=on, outcome=outcome, recommends=recommends, today=local(at)
    )  # fmt: skip
    rules.check_points_answered(matter, outcome, on=on)
    meeting = meeting_of(matter.organisation_id, body=body, group=group, on=on, by=by, at=at)
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    decision = Decision(
        matter=matter,
        meeting=meeting,
        paragraph=_paragraph(paragraph),
        outcome=outcome,
        clauses=_clauses(clauses),
        immediately_verified=immediately_verified,
        copies_to=_recipients(copies_to),
        recommends=recommends,
        verified_on=verified_on,
        tabled_to=tabled_to,
        order_of_vote=said.order_of_vote.strip(),
        verified_by=list(said.verified_by),
        source=source,
    )
    rules.check_paragraph(decision)
    rules.check_dates(decision, today=local(at))
    rules.check_said(said, decision)
    decision.save(force_insert=True)
    handling.write(decision, said, by=by, at=at)
    rest_on_statement(matter, decision, by=by, at=at)
    trail.created(decision, "matters.decision.recorded", by=by, at=at, why=why)
    _follow(matter, decision, by=by, at=at)
    return decision


@transaction.atomic
def correct_decision(
    *,
    decision: Decision,
    version: int,
    outcome: Outcome,
    paragraph: str,
    clauses: Iterable[str],
    immediately_verified: bool,
    copies_to: str,
    why: str,
    by: Actor,
    at: datetime,
    recommends: bool = False,
    verified_on: date | None = None,
    tabled_to: date | None = None,
    said: Said | None = None,
) -> Decision:
    """Correct how a decision was written down, with the reason. Organ and day stand as they were recorded.

    Without ``said`` what was said around it stands too. Asks the obstacles of ``matters.correct_decision`` (a document
    may rest on the outcome). Raises Stale.
    """
    matter = locked(decision.matter)
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    decision.matter = matter
    rules.check_can_decide(by, matter)
    by.check_lately(at)
    rules.check_reason(why)
    check_version(current=decision.version, seen=version, stored=decision.trail_values())
    rests = Outcome.SUPPORTED if recommends else outcome  # no document rests on what is proposed to a higher organ
    check_obstacles("matters.correct_decision", decision, by=by, outcome=rests)
    if outcome != decision.outcome:
        rules.check_points_answered(matter, outcome, on=decision.meeting.on)
    Meeting.objects.select_for_update(of=("self",)).get(pk=decision.meeting_id)
    changed, tabled_before = (decision.outcome, decision.recommends) != (outcome, recommends), decision.tabled_to
    with trail.changing(decision, "matters.decision.corrected", by=by, at=at, why=why):
        decision.outcome, decision.paragraph, decision.clauses = outcome, _paragraph(paragraph), _clauses(clauses)
        decision.immediately_verified, decision.copies_to = immediately_verified, _recipients(copies_to)
        decision.recommends, decision.verified_on, decision.tabled_to = recommends, verified_on, tabled_to
        rules.check_paragraph(decision)
        rules.check_dates(decision, today=local(at))
        if said is None:
            rules.check_still_holds(decision)
            handling.write_copies(decision)
        else:
            rules.check_said(said, decision)
            decision.order_of_vote = said.order_of_vote.strip()
            decision.verified_by = list(said.verified_by)
            handling.rewrite(decision, said, by=by, at=at)
    _tabled(decision, tabled_before, by=by, at=at)
    if changed and matter.state != MatterState.CLOSED:
        ended = rules.is_settled(matter, MatterKind(matter.kind))
        moved(matter, MatterState.DECIDED if ended else MatterState.PREPARATION, by=by, at=at, why=why)
    return decision


@transaction.atomic
def send_copies(
    *, decision: Decision, version: int, copies: Collection[int], on: date, by: Actor, at: datetime
) -> Decision:
    """Note that copies, by their ids, have been sent (expediera). Raises Stale, and Invalid for a day ahead."""
    matter = locked(decision.matter)
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    decision.matter = matter
    rules.check_can_decide(by, matter)
    check_version(current=decision.version, seen=version, stored=decision.trail_values())
    rules.check_sent(decision, on=on, today=local(at))
    with trail.changing(decision, "matters.decision.sent", by=by, at=at):
        decision.copies.filter(pk__in=copies, sent_on=None).update(sent_on=on)
    return decision


def _follow(matter: Matter, decision: Decision, *, by: Actor, at: datetime) -> None:
    """Move the matter as what happened at the meeting says."""
    outcome = Outcome(decision.outcome)
    if outcome in ending(MatterKind(matter.kind)) and not decision.recommends:
        moved(matter, MatterState.DECIDED, by=by, at=at)
    elif matter.state == MatterState.OPEN or outcome is Outcome.RECOMMITTED:
        moved(matter, MatterState.PREPARATION, by=by, at=at)
    _tabled(decision, None, by=by, at=at)


def _tabled(decision: Decision, before: date | None, *, by: Actor, at: datetime) -> None:
    """The matter waits on the list of the day it is tabled to, and no longer on that of the day told before."""
    to, matter, met = decision.tabled_to, decision.matter, decision.meeting
    if to == before:
        return
    if before is not None:
        there = AgendaItem.objects.filter(meeting__body=met.body, meeting__group=met.group, meeting__on=before)
        for item in there.filter(matter=matter).exclude(meeting__decisions__matter=matter):
            trail.removed(item, "matters.agenda_item.removed", by=by, at=at)
            item.delete()
    if to is not None:
        again = meeting_of(matter.organisation_id, body=met.body, group=met.group, on=to, by=by, at=at)
        on_the_list(again, matter, by=by, at=at)


def _paragraph(text: str) -> str:
    return " ".join(text.replace("§", " ").split())


def _clauses(clauses: Iterable[str]) -> list[str]:
    return [clause.strip() for clause in clauses if clause.strip()]


def _recipients(text: str) -> str:
    """Who shall have copies, one after the other: a list or semicolons."""
    return "; ".join(dict.fromkeys(name for each in text.replace("\n", ";").split(";") if (name := each.strip())))
