"""Every change of the organisation: its bodies and groups."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from farled.methods.swedish import fold
from farled.people import rules
from farled.people.actor import Actor
from farled.people.acts.names import cleaned
from farled.people.models import Body, Group, GroupMember, Organisation
from farled.people.states import BodyKind, GroupKind, OrganisationKind
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.refused import Invalid
from farled.web.slots import check_obstacles


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
    trail.hold(organisation_id)  # of two who give the same name at once, the second is told
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
def close_body(*, body: Body, version: int, closed_on: date, by: Actor, at: datetime, why: str = "") -> Body:
    """Write down that a body has ceased (upphört) on a day. It stays in history and on what it once answered for.

    Raises Refused while bodies, roles or seats are left in it, and Stale. Asks the obstacles of ``people.close_body``.
    """
    rules.check_can_manage(by, body.organisation_id)
    trail.hold(body.organisation_id)
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    check_version(current=body.version, seen=version, stored=body.trail_values())
    rules.check_can_close(body, closed_on, today=local(at))
    check_obstacles("people.close_body", body, by=by)
    with trail.changing(body, "people.body.closed", by=by, at=at, why=why):
        body.closed_on = closed_on
    return body


@transaction.atomic
def reopen_body(*, body: Body, version: int, by: Actor, at: datetime, why: str = "") -> Body:
    """Take back that a body has ceased. Raises Stale."""
    rules.check_can_manage(by, body.organisation_id)
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    check_version(current=body.version, seen=version, stored=body.trail_values())
    with trail.changing(body, "people.body.reopened", by=by, at=at, why=why):
        body.closed_on = None
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
    rules.check_own_group_part(led_by, organisation.pk, field="led_by")
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
def change_group(
    *,
    group: Group,
    version: int,
    name: str,
    kind: GroupKind,
    purpose: str,
    led_by: Body | None,
    decides: bool,
    by: Actor,
    at: datetime,
) -> Group:
    """Change what a group is, who leads it and whether it decides. Raises Stale."""
    rules.check_can_manage(by, group.organisation_id)
    rules.check_own_group_part(led_by, group.organisation_id, field="led_by")
    name = cleaned(name)
    _check_name_free(group.organisation_id, Group, name, but=group.pk)
    group = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    check_version(current=group.version, seen=version, stored=group.trail_values())
    with trail.changing(group, "people.group.changed", by=by, at=at):
        group.name, group.name_key, group.kind = name, fold(name), kind
        group.purpose, group.led_by, group.decides = purpose.strip(), led_by, decides
    return group


@transaction.atomic
def seat_in_group(*, group: Group, body: Body, valid_from: date, by: Actor, at: datetime) -> GroupMember:
    """Seat a body in a group from a date."""
    rules.check_can_manage(by, group.organisation_id)
    rules.check_own_group_part(body, group.organisation_id, field="body")
    trail.hold(group.organisation_id)
    rules.check_not_seated(group, body, valid_from)
    member = GroupMember(group=group, body=body, valid_from=valid_from)
    member.save(force_insert=True)
    trail.created(member, "people.group.seated", by=by, at=at)
    return member


@transaction.atomic
def end_seat(*, member: GroupMember, last_day: date, by: Actor, at: datetime, why: str = "") -> GroupMember:
    """End a body's seat in a group after a day."""
    rules.check_can_manage(by, member.group.organisation_id)
    member = GroupMember.objects.select_for_update(of=("self",)).select_related("group", "body").get(pk=member.pk)
    rules.check_seat_ends(member, last_day)
    with trail.changing(member, "people.group.unseated", by=by, at=at, why=why):
        member.valid_to = last_day
    return member
