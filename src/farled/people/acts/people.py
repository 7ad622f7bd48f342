"""Every change of people and their roles: accounts, roles given and ended, the function a role is held in."""

from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from farled.people import rules
from farled.people.actor import Actor
from farled.people.acts.names import cleaned
from farled.people.acts.tokens import end_tokens, last_until
from farled.people.models import Assignment, Body, Organisation, User
from farled.people.states import Role
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.refused import Invalid


@transaction.atomic
def add_user(
    *, organisation: Organisation, email: str, name: str, by: Actor, at: datetime, password: str | None = None
) -> User:
    """Make an account. Without a password the person sets one through the reset page."""
    rules.check_can_manage(by, organisation.pk)
    email, name = email.strip().lower(), cleaned(name)
    trail.hold(organisation.pk)
    if User.objects.filter(email=email).exists():
        raise Invalid("people.email_taken", field="email", email=email)
    user = User.objects.create(email=email, name=name, password=make_password(password))
    trail.append(
        "people.user.added",
        organisation_id=organisation.pk,
        subject=("people.user", user.pk, name),
        by=by,
        at=at,
        changes={"name": [None, name]},
    )
    return user


@transaction.atomic
def assign(
    *,
    user: User,
    organisation: Organisation,
    role: Role,
    valid_from: date,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    function: str = "",
    why: str = "",
) -> Assignment:
    """Give a person a role, in a body or in the whole organisation, from a date. Raises Refused while it is held.

    ``function``: what a decider is called in the delegation order.
    """
    rules.check_can_manage(by, organisation.pk)
    rules.check_not_own_role(by, user)
    rules.check_role_place(role, body, organisation.pk)
    function = _function(role, function)
    trail.hold(organisation.pk)
    user = User.objects.select_for_update().get(pk=user.pk)  # roles are given to a person one at a time
    rules.check_not_held(user, organisation.pk, role, body, valid_from=valid_from)
    if not user.assignments.filter(Q(valid_to=None) | Q(valid_to__gte=local(at)), organisation=organisation).exists():
        end_tokens(user, organisation, by=by, at=at)  # whoever comes back makes new ones
    assignment = Assignment(
        user=user, organisation=organisation, role=role, body=body, function=function, valid_from=valid_from
    )
    assignment.save(force_insert=True)
    trail.created(assignment, "people.assignment.given", by=by, at=at, why=why)
    return assignment


@transaction.atomic
def let_in(
    *,
    organisation: Organisation,
    email: str,
    name: str,
    role: Role,
    valid_from: date,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    function: str = "",
) -> Assignment:
    """Give a person a role, with an account if they have none (they set their password through the reset page).

    An account that has been closed is opened again: whoever closed it ended the roles it had.
    """
    rules.check_can_manage(by, organisation.pk)
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        user = add_user(organisation=organisation, email=email, name=name, by=by, at=at)
    elif not user.is_active:
        user = reactivate(user=user, organisation=organisation, by=by, at=at)
    return assign(
        user=user,
        organisation=organisation,
        role=role,
        body=body,
        function=function,
        valid_from=valid_from,
        by=by,
        at=at,
    )


@transaction.atomic
def name_function(
    *, assignment: Assignment, version: int, function: str, by: Actor, at: datetime, why: str = ""
) -> Assignment:
    """Say in which function somebody holds a role that is not over, or in none (ange funktionen). Raises Stale."""
    rules.check_can_manage(by, assignment.organisation_id)
    rules.check_not_own_role(by, assignment.user)
    trail.hold(assignment.organisation_id)
    assignment = Assignment.objects.select_for_update(of=("self",)).select_related("user", "body").get(pk=assignment.pk)
    check_version(current=assignment.version, seen=version, stored=assignment.trail_values())
    rules.check_not_over(assignment, on=local(at))
    function = _function(Role(assignment.role), function)
    with trail.changing(assignment, "people.assignment.function_named", by=by, at=at, why=why):
        assignment.function = function
    return assignment


def _function(role: Role, function: str) -> str:
    """A function as it is stored: as typed but for its spaces, and only of whoever decides."""
    function = cleaned(function, field="function") if function.strip() else ""
    rules.check_function(role, function)
    return function


@transaction.atomic
def end_assignment(*, assignment: Assignment, last_day: date, by: Actor, at: datetime, why: str = "") -> Assignment:
    """End a role after a day; the day after, it is gone from the next request on."""
    rules.check_can_manage(by, assignment.organisation_id)
    trail.hold(assignment.organisation_id)
    user = User.objects.select_for_update().get(pk=assignment.user_id)
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    rules.check_last_day(assignment, last_day)
    if assignment.role == Role.ADMINISTRATOR:
        rules.check_somebody_administers(assignment.organisation_id, but=user, on=last_day)
    with trail.changing(assignment, "people.assignment.ended", by=by, at=at, why=why):
        assignment.valid_to = last_day
    beyond = user.assignments.filter(Q(valid_to=None) | Q(valid_to__gt=last_day))
    if not beyond.filter(organisation=assignment.organisation_id).exists():
        last_until(user, assignment.organisation, last_day, by=by, at=at)
    return assignment


@transaction.atomic
def deactivate(*, user: User, organisation: Organisation, by: Actor, at: datetime, why: str = "") -> User:
    """Close an account and end its roles. Every session stops working on its next request.

    Raises Refused for one's own account, for one that another organisation needs, and for the last administrator's.
    """
    today = local(at)
    trail.hold(organisation.pk)
    user = User.objects.select_for_update().get(pk=user.pk)
    rules.check_can_shut(by, user, organisation.pk, on=today)
    rules.check_somebody_administers(organisation.pk, but=user, on=today)
    for assignment in user.assignments.select_for_update(of=("self",)).filter(Q(valid_to=None) | Q(valid_to__gt=today)):
        if assignment.valid_from > today:
            trail.removed(assignment, "people.assignment.taken_back", by=by, at=at, why=why)
            assignment.delete()
        else:
            with trail.changing(assignment, "people.assignment.ended", by=by, at=at, why=why):
                assignment.valid_to = today
    end_tokens(user, organisation, by=by, at=at)
    user.sessions_ended += 1
    user.save(update_fields=["sessions_ended"])
    return _open_account(
        user, "people.user.deactivated", opened=False, organisation=organisation, by=by, at=at, why=why
    )


@transaction.atomic
def reactivate(*, user: User, organisation: Organisation, by: Actor, at: datetime, why: str = "") -> User:
    """Open a closed account again. It has the roles that are given anew."""
    rules.check_can_manage(by, organisation.pk)
    trail.hold(organisation.pk)
    user = User.objects.select_for_update().get(pk=user.pk)
    return _open_account(user, "people.user.reactivated", opened=True, organisation=organisation, by=by, at=at, why=why)


@transaction.atomic
def choose_language(*, language: str, by: Actor, at: datetime) -> User:
    """Choose the language that mail and calendar to oneself are written in."""
    trail.hold(by.organisation_id)
    user = User.objects.select_for_update().get(pk=by.user_id or 0)  # a job has no language of its own
    before, user.language = user.language, language
    user.save(update_fields=["language"])
    if before != language:
        trail.append(
            "people.user.language",
            organisation_id=by.organisation_id,
            subject=("people.user", user.pk, user.name),
            by=by,
            at=at,
            changes={"language": [before, language]},
        )
    return user


def _open_account(
    user: User, verb: str, *, opened: bool, organisation: Organisation, by: Actor, at: datetime, why: str
) -> User:
    user.is_active = opened
    user.save(update_fields=["is_active"])
    trail.append(
        verb,
        organisation_id=organisation.pk,
        subject=("people.user", user.pk, user.name),
        by=by,
        at=at,
        why=why,
        changes={"is_active": [not opened, opened]},
    )
    return user
