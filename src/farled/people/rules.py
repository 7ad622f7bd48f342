"""Who may manage the organisation, and what must hold of bodies and roles."""

from datetime import date

from farled.people.actor import Actor
from farled.people.models import Assignment, Body, Group, User
from farled.people.states import Role
from farled.web.refused import Forbidden, Invalid, Refused, asks


def check_can_manage(by: Actor, organisation_id: int) -> None:
    """Only an administrator of the organisation itself changes its bodies, people and roles."""
    if by.organisation_id != organisation_id or not by.reach("people.manage").whole:
        raise Forbidden("people.manage")


def check_parent(body: Body, parent: Body | None) -> None:
    """A body stands under a body of its own organisation, and never under itself."""
    if parent is None:
        return
    if parent.organisation_id != body.organisation_id:
        raise Refused("people.parent.other_organisation", field="parent")
    above: Body | None = parent
    while above is not None:
        if above.pk == body.pk and body.pk is not None:
            raise Refused("people.parent.below_itself", field="parent", body=body.name, parent=parent.name)
        above = above.parent


def check_not_own_role(by: Actor, user: User) -> None:
    """Nobody gives themselves a role."""
    if by.user_id is not None and by.user_id == user.pk:
        raise Forbidden("people.assignment.own")


def check_own_body(body: Body | None, organisation_id: int) -> None:
    """A body of another organisation has no place here."""
    if body is not None and body.organisation_id != organisation_id:
        raise Invalid("people.parent.other_organisation", field="body")


def check_role_place(role: Role, body: Body | None, organisation_id: int) -> None:
    """An editor edits for a body of the organisation."""
    check_own_body(body, organisation_id)
    if role == Role.BODY_EDITOR and body is None:
        raise Invalid("people.assignment.editor_needs_body", field="body")


def check_not_held(user: User, organisation_id: int, role: Role, body: Body | None) -> None:
    """A role is not given twice."""
    held = Assignment.objects.filter(user=user, organisation_id=organisation_id, role=role, body=body, valid_to=None)
    if held.exists():
        raise Refused("people.assignment.held", name=user.name, role=Role(role).label)


def check_ends_after_start(assignment: Assignment, last_day: date) -> None:
    """A role cannot end before it began."""
    if last_day < assignment.valid_from:
        raise Invalid("people.assignment.ends_early", field="last_day", first=assignment.valid_from.isoformat())


def check_not_seated(group: Group, body: Body) -> None:
    """A body sits once in a group."""
    if group.members.filter(body=body, valid_to=None).exists():
        raise Refused("people.group.seated", field="body", body=body.name, group=group.name)


can_manage = asks(check_can_manage)
