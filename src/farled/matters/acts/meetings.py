"""Calling meetings, and putting matters on their lists."""

from datetime import date, datetime

from django.db import transaction

from farled.matters import rules
from farled.matters.models import AgendaItem, Matter, Meeting
from farled.people.reads import Actor, Body, Group, Organisation
from farled.trail import acts as trail


@transaction.atomic
def call_meeting(
    *,
    organisation: Organisation,
    on: date,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    group: Group | None = None,
) -> Meeting:
    """Note that an organ or a group meets on a day (kalla till sammanträde). One that is noted already is given back.

    Raises Invalid unless it is one organ or one group of the organisation.
    """
    rules.check_can_register(by, organisation.pk)
    rules.check_one_organ(body, group, organisation.pk)
    return meeting_of(organisation.pk, body=body, group=group, on=on, by=by, at=at)


@transaction.atomic
def place_on_list(*, meeting: Meeting, matter: Matter, by: Actor, at: datetime) -> AgendaItem:
    """Put a matter on a meeting's list (föra upp på ärendelistan)."""
    rules.check_can_handle(by, matter)
    rules.check_can_be_listed(meeting, matter)
    return on_the_list(meeting, matter, by=by, at=at)


@transaction.atomic
def take_off_list(*, item: AgendaItem, by: Actor, at: datetime) -> None:
    """Take a matter off a meeting's list. Raises Refused when it was handled there."""
    rules.check_can_handle(by, item.matter)
    rules.check_is_not_handled(item)
    trail.removed(item, "matters.agenda_item.removed", by=by, at=at)
    item.delete()


def meeting_of(
    organisation_id: int, *, body: Body | None, group: Group | None, on: date, by: Actor, at: datetime
) -> Meeting:
    """The meeting of an organ or a group on a day, noted now if nobody has."""
    meeting, new = Meeting.objects.get_or_create(organisation_id=organisation_id, body=body, group=group, on=on)
    if new:
        trail.created(meeting, "matters.meeting.noted", by=by, at=at)
    return meeting


def on_the_list(meeting: Meeting, matter: Matter, *, by: Actor, at: datetime) -> AgendaItem:
    """The matter's place on the list, given now if it has none."""
    item, new = AgendaItem.objects.get_or_create(meeting=meeting, matter=matter)
    if new:
        trail.created(item, "matters.agenda_item.placed", by=by, at=at)
    return item
