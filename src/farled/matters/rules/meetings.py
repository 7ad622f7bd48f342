"""What must hold of meetings, of the decisions made there and of what was sent back."""

from collections.abc import Sequence
from datetime import date

from farled.matters.models import AgendaItem, Decision, Matter, Meeting, Point
from farled.matters.rules.matters import check_is_open, check_own, check_own_matter
from farled.matters.states import MatterKind, Outcome, ending
from farled.people.reads import Body, Group
from farled.web.refused import Invalid, Refused


def check_one_organ(body: Body | None, group: Group | None, organisation_id: int) -> None:
    """One organ or group meets, of the organisation."""
    if (body is None) == (group is None):
        raise Invalid("matters.one_organ", field="body")
    check_own(body, organisation_id, field="body")
    check_own(group, organisation_id, field="group")


def check_meeting(
    matter: Matter,
    *,
    body: Body | None,
    group: Group | None,
    on: date,
    outcome: Outcome,
    recommends: bool,
    today: date,
) -> None:
    """One organ or group met, on a day that has been; a group only decides when it has been given the right."""
    check_one_organ(body, group, matter.organisation_id)
    if on > today:
        raise Invalid("matters.meeting_ahead", field="on", on=on.isoformat())
    if on < matter.opened_on:
        raise Invalid("matters.meeting_before_matter", field="on", opened_on=matter.opened_on.isoformat())
    ends = outcome in ending(MatterKind(matter.kind)) and not recommends
    if group is not None and ends and not group.decides:
        raise Invalid("matters.group_does_not_decide", field="group", group=group.name)


def check_dates(decision: Decision, *, today: date) -> None:
    """The minutes are verified after the meeting, and only what is tabled comes back, on a later day."""
    on = decision.meeting.on
    if decision.verified_on is not None and not on <= decision.verified_on <= today:
        raise Invalid("matters.verified_then", field="verified_on")
    if decision.tabled_to is not None and decision.outcome != Outcome.TABLED:
        raise Invalid("matters.not_tabled", field="tabled_to")
    if decision.tabled_to is not None and decision.tabled_to <= on:
        raise Invalid("matters.tabled_back", field="tabled_to")


def check_can_be_listed(meeting: Meeting, matter: Matter) -> None:
    """An open matter stands on the list of a meeting of its own organisation."""
    if meeting.organisation_id != matter.organisation_id:
        raise Invalid("matters.other_organisation", field="matter")
    check_is_open(matter)


def check_is_not_handled(item: AgendaItem) -> None:
    """What was handled at a meeting stays on its list."""
    if Decision.objects.filter(meeting_id=item.meeting_id, matter_id=item.matter_id).exists():
        raise Refused("matters.item_handled", reference=item.matter.reference)


def check_points_answered(matter: Matter, outcome: Outcome, *, on: date) -> None:
    """What was sent back with questions is not taken until each is answered or moved to a matter of its own (R12)."""
    if not outcome.says_yes:
        return
    asked = Point.objects.filter(decision__matter=matter, decision__meeting__on__lte=on)
    left = [point for point in asked.order_by("decision__meeting__on", "order")
            if point.answered_on is None or point.answered_on > on]  # fmt: skip
    if left:
        raise Refused("matters.points_unanswered", field="outcome", points="; ".join(str(point) for point in left))


def check_answer(point: Point, *, answer: str, on: date, moved_to: Matter | None, today: date) -> None:
    """A point is answered in words, on a day from the recommittal to today; it moves to another matter of ours."""
    if not answer.strip():
        raise Invalid("matters.answer_empty", field="answer")
    if not point.decision.meeting.on <= on <= today:
        raise Invalid("matters.answered_then", field="on", since=point.decision.meeting.on.isoformat())
    if moved_to is not None and moved_to.pk == point.decision.matter_id:
        raise Invalid("matters.moved_to_itself", field="moved_to")
    check_own_matter(moved_to, point.decision.matter.organisation_id, field="moved_to")


def check_answered_stand(there: Sequence[Point], texts: Sequence[str]) -> None:
    """A point that has been answered keeps its number and its words."""
    for place, point in enumerate(there):
        same = place < len(texts) and texts[place] == point.text
        if point.answered_on is not None and not same:
            raise Invalid("matters.point_answered", field="points", point=str(point))


def check_paragraph(decision: Decision) -> None:
    """A § is used once at a meeting."""
    same = Decision.objects.filter(meeting_id=decision.meeting_id, paragraph=decision.paragraph)
    if decision.paragraph and same.exclude(pk=decision.pk).exists():
        raise Invalid("matters.paragraph_taken", field="paragraph", paragraph=decision.paragraph)
