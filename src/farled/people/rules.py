"""Who may manage the organisation, and what must hold of bodies and roles."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from farled.methods.swedish import fold
from farled.people.actor import Actor
from farled.people.capabilities import DECIDING, SCOPES
from farled.people.models import Assignment, Body, Group, GroupMember, Token, User
from farled.people.states import Role, TokenScope
from farled.web.refused import Forbidden, Invalid, Refused, SignedOut, asks, together

LONGEST = timedelta(days=366)  # that a key may hold
MOST_TOKENS = 20  # that a person may have at a time in an organisation
NAMED = 5  # of what is left, enough to know where to begin


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


def check_function(role: Role, function: str) -> None:
    """A function says how much somebody may decide: only of a decider, and as the delegation order writes it."""
    if function and role != Role.DECIDER:
        raise Invalid("people.assignment.function", field="function")
    if len(function) > 200:
        raise Invalid("web.text.long", field="function", length=len(function), most=200)


def check_not_over(assignment: Assignment, *, on: date) -> None:
    """Nothing more is said of a role that has ended."""
    if assignment.valid_to is not None and assignment.valid_to < on:
        raise Refused("people.assignment.over", last=assignment.valid_to.isoformat())


def check_not_held(user: User, organisation_id: int, role: Role, body: Body | None, *, valid_from: date) -> None:
    """A role is held once at a time; a new one begins after the last day of the one before."""
    held = Assignment.objects.filter(user=user, organisation_id=organisation_id, role=role, body=body)
    last = held.filter(Q(valid_to=None) | Q(valid_to__gte=valid_from)).order_by("valid_from").last()
    if last is None:
        return
    facts: dict[str, Any] = {"name": user.name, "role": Role(role).label}
    if last.valid_to is not None:
        raise Invalid("people.assignment.held_until", field="valid_from", last=last.valid_to.isoformat(), **facts)
    if last.valid_from > valid_from:
        raise Invalid("people.assignment.held_from", field="valid_from", first=last.valid_from.isoformat(), **facts)
    raise Refused("people.assignment.held", **facts)


def check_last_day(assignment: Assignment, last_day: date) -> None:
    """A role ends no earlier than it began, and before the same role begins anew."""
    if last_day < assignment.valid_from:
        raise Invalid("people.assignment.ends_early", field="last_day", first=assignment.valid_from.isoformat())
    anew = Assignment.objects.filter(
        user=assignment.user_id,
        organisation=assignment.organisation_id,
        role=assignment.role,
        body=assignment.body_id,
        valid_from__gt=assignment.valid_from,
        valid_from__lte=last_day,
    )
    if (first := anew.order_by("valid_from").first()) is not None:
        raise Invalid("people.assignment.held_anew", field="last_day", first=first.valid_from.isoformat())


def check_own_group_part(body: Body | None, organisation_id: int, *, field: str) -> None:
    """Who leads or sits in a group is of the same organisation."""
    if body is not None and body.organisation_id != organisation_id:
        raise Invalid("people.group.other_organisation", field=field)


def check_not_seated(group: Group, body: Body, valid_from: date) -> None:
    """A body sits once at a time in a group."""
    if group.members.filter(Q(valid_to=None) | Q(valid_to__gte=valid_from), body=body).exists():
        raise Refused("people.group.seated", field="body", body=body.name, group=group.name)


def check_seat_ends(member: GroupMember, last_day: date) -> None:
    """A seat does not end before it began."""
    if last_day < member.valid_from:
        raise Invalid("people.group.seat_ends_early", field="last_day", first=member.valid_from.isoformat())


def check_can_close(body: Body, closed_on: date, *, today: date) -> None:
    """A body has closed when the day has come and nothing is left in it: bodies under it, roles, seats."""
    if closed_on > today:
        raise Invalid("people.body.closed_ahead", field="closed_on")
    together(
        lambda: _check_none_left("people.body.has_below", body, body.children.filter(closed_on=None)),
        lambda: _check_none_left(
            "people.body.has_roles",
            body,
            User.objects.filter(
                Q(assignments__valid_to=None) | Q(assignments__valid_to__gt=closed_on), assignments__body=body
            ).distinct(),
        ),
        lambda: _check_none_left(
            "people.body.has_seats",
            body,
            Group.objects.filter(
                Q(led_by=body)
                | Q(members__body=body, members__valid_to=None)
                | Q(members__body=body, members__valid_to__gt=closed_on)
            ).distinct(),
        ),
    )


def _check_none_left(code: str, body: Body, rows: QuerySet[Any]) -> None:
    names = [str(row) for row in rows[:NAMED]]
    if names:
        raise Refused(code, body=body.name, names=", ".join(names))


def check_can_shut(by: Actor, user: User, organisation_id: int, *, on: date) -> None:
    """An account is closed by an administrator of the only organisation that needs it, and never one's own."""
    check_can_manage(by, organisation_id)
    if by.user_id == user.pk:
        raise Refused("people.account.own")
    elsewhere = user.assignments.exclude(organisation_id=organisation_id)
    if elsewhere.filter(Q(valid_to=None) | Q(valid_to__gte=on)).exists():
        raise Refused("people.account.elsewhere", name=user.name)


def check_somebody_administers(organisation_id: int, *, but: User, on: date) -> None:
    """Somebody besides this person administers the organisation from the day after; otherwise nobody can mend it."""
    held = Assignment.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=on), organisation_id=organisation_id, role=Role.ADMINISTRATOR
    )
    if held.filter(user=but).exists() and not held.exclude(user=but).filter(user__is_active=True).exists():
        raise Refused("people.administrator.last", name=but.name)


def check_can_make_tokens(by: Actor) -> None:
    """A person makes keys for themselves, in a browser; a program makes none."""
    if by.user_id is None or by.token_id is not None:
        raise Forbidden("people.token.by_program")


def check_expiry(expires_on: date, *, today: date) -> None:
    """A key ends within a year."""
    last = today + LONGEST
    if not today <= expires_on <= last:
        raise Invalid("people.token.expiry", field="expires_on", last=last.isoformat())


def check_scopes(by: Actor, scopes: Collection[TokenScope]) -> None:
    """A key is given nothing that its owner may not do."""
    beyond = [TokenScope(scope).label for scope in scopes if not any(map(by.may, SCOPES[scope]))]
    if beyond:
        raise Invalid("people.token.beyond", field="scopes", beyond=", ".join(map(str, beyond)))


def check_second_factor(scopes: Collection[TokenScope], *, second_factor: bool) -> None:
    """A key that decides is made by somebody who signs in with two steps."""
    if not second_factor and DECIDING & set(scopes):
        raise Refused("people.token.second_factor", field="scopes")


def check_tokens_named(by: Actor, name: str, *, on: date) -> None:
    """One's keys that hold have different names, since history tells them apart by name; and they are not too many."""
    held = Token.objects.filter(
        user=by.user_id, organisation=by.organisation_id, revoked_at=None, expires_on__gte=on
    ).values_list("name", flat=True)
    if fold(name) in {fold(each) for each in held}:
        raise Invalid("people.token.named", field="name", name=name)
    if len(held) >= MOST_TOKENS:
        raise Refused("people.token.many", most=MOST_TOKENS)


def check_can_revoke(by: Actor, token: Token) -> None:
    """A key is ended by its owner or by an administrator of the organisation."""
    if by.token_id is not None or (by.organisation_id, by.user_id) != (token.organisation_id, token.user_id):
        check_can_manage(by, token.organisation_id)


def check_holds(token: Token, *, on: date) -> None:
    """A key that has been ended, or has run out, opens nothing."""
    if token.revoked_at is not None:
        raise SignedOut("people.token.revoked")
    if token.expires_on < on:
        raise SignedOut("people.token.expired", last=token.expires_on.isoformat())


can_manage = asks(check_can_manage)
can_shut = asks(check_can_shut)
