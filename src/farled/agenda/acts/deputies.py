"""Naming somebody who looks after what waits for one who is away."""

from datetime import date, datetime

from django.db import transaction

from farled.agenda import rules
from farled.agenda.models import Deputyship
from farled.people.reads import Actor, User
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def appoint_deputy(
    *, absent: User, deputy: User, valid_from: date, valid_to: date, by: Actor, at: datetime
) -> Deputyship:
    """Let somebody look after what waits for a person, from one day to another. Done by the person or an administrator.

    Raises Refused when the deputy's own rights reach none of what the absent person does.
    """
    rules.check_can_appoint(by, absent)
    rules.check_deputyship_time(valid_from, valid_to, at=at)
    trail.hold(by.organisation_id)
    rules.check_deputy(absent, deputy, by.organisation_id, by.organisation_name, on=valid_from)
    rules.check_not_deputy_already(absent, deputy, by.organisation_id, valid_from, valid_to)
    row = Deputyship(
        organisation_id=by.organisation_id, absent=absent, deputy=deputy, valid_from=valid_from, valid_to=valid_to
    )
    row.save(force_insert=True)
    trail.created(row, "agenda.deputy.appointed", by=by, at=at, on_behalf_of=_for(by, absent))
    return row


@transaction.atomic
def end_deputyship(
    *, deputyship: Deputyship, version: int, last_day: date, by: Actor, at: datetime, why: str = ""
) -> Deputyship:
    """Set another last day. One that has not begun yet is taken back by a day before its first. Raises Stale.

    Done by the absent person, the deputy or an administrator.
    """
    rules.check_can_end(by, deputyship)
    trail.hold(by.organisation_id)
    row = Deputyship.objects.select_for_update(of=("self",)).select_related("absent", "deputy").get(pk=deputyship.pk)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_last_day(row, last_day, at=at)
    if last_day < row.valid_from:
        trail.removed(row, "agenda.deputy.taken_back", by=by, at=at, why=why)
        row.delete()
        return row
    with trail.changing(row, "agenda.deputy.ended", by=by, at=at, why=why, on_behalf_of=_for(by, row.absent)):
        row.valid_to = last_day
    return row


def _for(by: Actor, absent: User) -> str:
    return "" if by.user_id == absent.pk else absent.name
