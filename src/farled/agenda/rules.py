"""Who may change the organisation's dates, and which duties there are."""

from farled.people.reads import Actor
from farled.web import slots
from farled.web.refused import Forbidden, asks


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


can_manage = asks(check_can_manage)
