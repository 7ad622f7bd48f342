"""Every change of the organisation."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from farled.methods.swedish import InvisibleCharacter, clean_name, fold
from farled.people import rules
from farled.people.actor import Actor
from farled.people.models import Assignment, Body, Group, GroupMember, Organisation, User
from farled.people.states import BodyKind, GroupKind, OrganisationKind, Role
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Invalid


def cleaned(text: str, *, field: str = "name") -> str:
    """A name as it is stored: normalised and trimmed. Raises Invalid for an empty name or an invisible character."""
    try:
        name = clean_name(text)
    except InvisibleCharacter as problem:
        raise Invalid("web.text.invisible", field=field, character=problem) from problem
    if not name:
        raise Invalid("web.text.empty", field=field)
    return name


@transaction.atomic
def found_organisation(
    *, name: str, slug: str, kind: OrganisationKind, source: str = "", at: datetime, by_name: str
) -> Organisation:
    """Found an organisation (kommunkoncern or region). Done by the operator's command, never from a page."""
    name = cleaned(name)
    organisation = Organisation.objects.create(name=name, name_key=fold(name), slug=slug, kind=kind, source=source)
    from farled.people.actor import system

    trail.append(
        "people.organisation.founded",
        organisation_id=organisation.pk,
        subject=("people.organisation", organisation.pk, name),
        by=system(organisation, by_name),
        at=at,
        changes={"name": [None, name], "kind": [None, str(kind)]},
    )
    return organisation


def _check_name_free(organisation_id: int, model: type[Body] | type[Group], name: str, but: int | None = None) -> None:
    taken = Q(organisation_id=organisation_id, name_key=fold(name))
    if but is not None:
        taken &= ~Q(pk=but)
    if model.objects.filter(taken).exists():
        raise Invalid("people.name_taken", field="name", name=name)


@transaction.atomic
def add_body(
    *,
    organisation: Organisation,
    name: str,
    kind: BodyKind,
    by: Actor,
    at: datetime,
    parent: Body | None = None,
    administration: Body | None = None,
    represents: Organisation | None = None,
    aliases: Iterable[str] = (),
    contact_function: str = "",
    source: str = "",
) -> Body:
    """Add a body to the tree."""
    rules.check_can_manage(by, organisation.pk)
    name = cleaned(name)
    _check_name_free(organisation.pk, Body, name)
    body = Body(
        organisation=organisation,
        name=name,
        name_key=fold(name),
        kind=kind,
        parent=parent,
        administration=administration,
        represents=represents,
        aliases=[cleaned(alias, field="aliases") for alias in aliases],
        contact_function=contact_function,
        source=source,
    )
    rules.check_parent(body, parent)
    rules.check_parent(body, administration)
    body.save(force_insert=True)
    trail.created(body, "people.body.added", by=by, at=at)
    return body


@transaction.atomic
def change_body(
    *,
    body: Body,
    version: int,
    name: str,
    kind: BodyKind,
    parent: Body | None,
    administration: Body | None,
    aliases: Iterable[str],
    contact_function: str,
    by: Actor,
    at: datetime,
) -> Body:
    """Change a body's name, kind or place. Raises Stale when somebody else changed it meanwhile."""
    rules.check_can_manage(by, body.organisation_id)
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    check_version(current=body.version, seen=version, stored=body.trail_values())
    name = cleaned(name)
    _check_name_free(body.organisation_id, Body, name, but=body.pk)
    rules.check_parent(body, parent)
    rules.check_own_body(administration, body.organisation_id)
    with trail.changing(body, "people.body.changed", by=by, at=at):
        body.name, body.name_key, body.kind = name, fold(name), kind
        body.parent, body.administration = parent, administration
        body.aliases = [cleaned(alias, field="aliases") for alias in aliases]
        body.contact_function = contact_function
    return body


@transaction.atomic
def add_group(
    *,
    organisation: Organisation,
    name: str,
    kind: GroupKind,
    by: Actor,
    at: datetime,
    purpose: str = "",
    led_by: Body | None = None,
    decides: bool = False,
    source: str = "",
) -> Group:
    """Add a group or forum."""
    rules.check_can_manage(by, organisation.pk)
    name = cleaned(name)
    _check_name_free(organisation.pk, Group, name)
    group = Group(
        organisation=organisation,
        name=name,
        name_key=fold(name),
        kind=kind,
        purpose=purpose,
        led_by=led_by,
        decides=decides,
        source=source,
    )
    group.save(force_insert=True)
    trail.created(group, "people.group.added", by=by, at=at)
    return group


@transaction.atomic
def seat_in_group(*, group: Group, body: Body, valid_from: date, by: Actor, at: datetime) -> GroupMember:
    """Seat a body in a group from a date."""
    rules.check_can_manage(by, group.organisation_id)
    rules.check_own_body(body, group.organisation_id)
    rules.check_not_seated(group, body)
    member = GroupMember(group=group, body=body, valid_from=valid_from)
    member.save(force_insert=True)
    trail.created(member, "people.group.seated", by=by, at=at)
    return member


@transaction.atomic
def add_user(
    *, organisation: Organisation, email: str, name: str, by: Actor, at: datetime, password: str | None = None
) -> User:
    """Make an account. Without a password the person sets one through the reset page."""
    rules.check_can_manage(by, organisation.pk)
    email, name = email.strip().lower(), cleaned(name)
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
    why: str = "",
) -> Assignment:
    """Give a person a role, in a body or in the whole organisation, from a date."""
    rules.check_can_manage(by, organisation.pk)
    rules.check_not_own_role(by, user)
    rules.check_role_place(role, body, organisation.pk)
    rules.check_not_held(user, organisation.pk, role, body)
    assignment = Assignment(user=user, organisation=organisation, role=role, body=body, valid_from=valid_from)
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
) -> Assignment:
    """Give a person a role, with an account if they have none (they set their password through the reset page)."""
    rules.check_can_manage(by, organisation.pk)
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        user = add_user(organisation=organisation, email=email, name=name, by=by, at=at)
    return assign(user=user, organisation=organisation, role=role, body=body, valid_from=valid_from, by=by, at=at)


@transaction.atomic
def end_assignment(*, assignment: Assignment, last_day: date, by: Actor, at: datetime, why: str = "") -> Assignment:
    """End a role after a day; the day after, it is gone from the next request on."""
    rules.check_can_manage(by, assignment.organisation_id)
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    rules.check_ends_after_start(assignment, last_day)
    with trail.changing(assignment, "people.assignment.ended", by=by, at=at, why=why):
        assignment.valid_to = last_day
    return assignment


@transaction.atomic
def deactivate(*, user: User, organisation: Organisation, by: Actor, at: datetime, why: str = "") -> User:
    """Close an account. Every session stops working on its next request."""
    rules.check_can_manage(by, organisation.pk)
    user = User.objects.select_for_update().get(pk=user.pk)
    user.is_active = False
    user.save(update_fields=["is_active"])
    trail.append(
        "people.user.deactivated",
        organisation_id=organisation.pk,
        subject=("people.user", user.pk, user.name),
        by=by,
        at=at,
        why=why,
        changes={"is_active": [True, False]},
    )
    return user
