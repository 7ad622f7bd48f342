"""Who may change the organisation's dates, which duties there are, who may stand in for whom."""

from collections.abc import Sized
from datetime import date, datetime, timedelta

from farled.agenda.models import DateEntry, Deputyship
from farled.methods.periods import local_day
from farled.people import reads as people
from farled.people.reads import Actor, User
from farled.web import formats, slots
from farled.web.refused import Forbidden, Invalid, Refused, asks

LONGEST_ABSENCE = timedelta(days=366)


class UnknownDuty(LookupError):
    """A duty of a kind no room has registered; add it to the room's slots.py."""


def check_can_manage(by: Actor, organisation_id: int) -> None:
    """Dates are kept by those who keep the plan alive."""
    if by.organisation_id != organisation_id or not by.reach("agenda.manage").whole:
        raise Forbidden("agenda.manage")


def check_kind(kind: str) -> None:
    """Raise UnknownDuty unless a room has said how duties of the kind read and where they are done."""
    if slots.duty_kinds.get(kind) is None:
        raise UnknownDuty(kind)


def check_something_chosen(rows: Sized) -> None:
    """Laying up nothing is a slip of the hand."""
    if not len(rows):
        raise Invalid("agenda.next_year.none")


def check_next_year(entry: DateEntry, on: date) -> None:
    """A date that comes back lies in the year that follows."""
    if on.year != entry.on.year + 1:
        raise Invalid("agenda.next_year.other_year", title=entry.title, year=entry.on.year + 1)


# --- Deputies ---------------------------------------------------------------------------------------------------------


def check_is_person(by: Actor) -> int:
    """The person's number; a job has no calendar of its own."""
    if by.user_id is None:
        raise Forbidden("web.forbidden")
    return by.user_id


def check_can_appoint(by: Actor, absent: User) -> None:
    """A person names a deputy for themselves, an administrator for anybody here."""
    if by.user_id != absent.pk and not by.reach("people.manage").whole:
        raise Forbidden("agenda.deputy.not_yours")


def check_can_end(by: Actor, row: Deputyship) -> None:
    """Either of the two may end it, or an administrator."""
    if by.organisation_id != row.organisation_id:
        raise Forbidden("agenda.deputy.not_yours")
    if by.user_id not in {row.absent_id, row.deputy_id} and not by.reach("people.manage").whole:
        raise Forbidden("agenda.deputy.not_yours")


def check_deputyship_time(valid_from: date, valid_to: date, *, at: datetime) -> None:
    """From one day to the same or a later, not over already, and at most a year."""
    if valid_to < valid_from:
        raise Invalid("agenda.deputy.ends_early", field="valid_to", first=formats.day(valid_from))
    if valid_to < local_day(at):
        raise Invalid("agenda.deputy.over", field="valid_to")
    if valid_to - valid_from > LONGEST_ABSENCE:
        raise Invalid("agenda.deputy.long", field="valid_to")


def check_deputy(absent: User, deputy: User, organisation_id: int, organisation_name: str, *, on: date) -> None:
    """A deputy is another active person here whose own rights reach something the absent person does."""
    facts = {"deputy": deputy.name, "absent": absent.name}
    if absent.pk == deputy.pk:
        raise Invalid("agenda.deputy.oneself", field="deputy")
    theirs = people.roles_held(absent.pk, organisation_id, on=on)
    if not theirs:
        raise Invalid("agenda.deputy.absent_without_role", field="absent", when=formats.day(on), **facts)
    own = people.roles_held(deputy.pk, organisation_id, on=on)
    if not own or not deputy.is_active:
        raise Invalid("agenda.deputy.without_role", field="deputy", when=formats.day(on), **facts)
    actor = Actor(organisation_id, organisation_name, deputy.pk, deputy.name, own)
    if not any(people.covers(actor, held) for held in theirs):
        names = people.body_names(held.body_id for held in theirs)
        roles = ", ".join(
            f"{held.role.label} ({names[held.body_id]})" if held.body_id else str(held.role.label) for held in theirs
        )
        raise Refused("agenda.deputy.reaches_nothing", field="deputy", roles=roles, **facts)


def check_not_deputy_already(
    absent: User, deputy: User, organisation_id: int, valid_from: date, valid_to: date
) -> None:
    """The same two are not written down twice for the same time."""
    rows = Deputyship.objects.filter(organisation_id=organisation_id, absent=absent, deputy=deputy)
    if rows.filter(valid_from__lte=valid_to, valid_to__gte=valid_from).exists():
        raise Refused("agenda.deputy.already", deputy=deputy.name, absent=absent.name)


def check_last_day(row: Deputyship, last_day: date, *, at: datetime) -> None:
    """It ends no earlier than it began, if it has, nor on a day that is over already."""
    if last_day < row.valid_from <= local_day(at):
        raise Invalid("agenda.deputy.ends_early", field="last_day", first=formats.day(row.valid_from))
    if last_day < min(local_day(at) - timedelta(days=1), row.valid_from - timedelta(days=1)):
        raise Invalid("agenda.deputy.over", field="last_day")


can_manage = asks(check_can_manage)
can_appoint = asks(check_can_appoint)
can_end = asks(check_can_end)
