"""The organisation over the API: itself, its bodies and its groups. People and their roles are left to the pages."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people import reads
from farled.people.models import Body, Group
from farled.people.request import Request
from farled.people.states import BodyKind, GroupKind, OrganisationKind
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    RoomRouter,
    Row,
    Shape,
    address,
    one_of,
    pages,
    reference,
    told,
)

BODY, GROUP = "api:people.body", "api:people.group"
router = RoomRouter("people")


class OrganisationShape(Shape):
    """The organisation one works in."""

    id: int = told(_("Id"))
    name: str = told(_("Namn"))
    kind: OrganisationKind = one_of(OrganisationKind, _("Slag"))
    url: str = told(_("Adress till sidan i Farled"))


class BodyRow(Row):
    """A body in the list."""

    name: str = told(_("Namn"))
    kind: BodyKind = one_of(BodyKind, _("Slag"))
    parent: Reference | None = told(_("Enheten den ligger under"))
    administration: Reference | None = told(_("Förvaltningen som svarar för den"))


class Membership(Shape):
    """A seat in a group."""

    group: Reference = told(_("Gruppen"))
    body: Reference = told(_("Enheten"))
    valid_from: date = told(_("Första dag"))
    valid_to: date | None = told(_("Sista dag"))


class BodyShape(BodyRow):
    """A body with all it says."""

    aliases: list[str] = told(_("Andra namn"))
    contact_function: str = told(_("Kontaktfunktion"))
    represents: str | None = told(_("Organisationen den företräder"))
    closed_on: date | None = told(_("Dagen den upphörde"))
    source: str = told(_("Källa"))
    answers_for: list[Reference] = told(_("Enheterna den svarar för"))
    memberships: list[Membership] = told(_("Platser i grupper"))


class GroupRow(Row):
    """A group in the list."""

    name: str = told(_("Namn"))
    kind: GroupKind = one_of(GroupKind, _("Slag"))
    led_by: Reference | None = told(_("Enheten som leder gruppen"))
    decides: bool = told(_("Om gruppen fattar beslut"))


class GroupShape(GroupRow):
    """A group with all it says."""

    purpose: str = told(_("Uppgift"))
    source: str = told(_("Källa"))
    members: list[Membership] = told(_("Enheterna i gruppen, nu och tidigare"))


@router.read(
    "/organisation/",
    summary=_("Organisationen"),
    description=_("Den organisation du arbetar i."),
    answer=OrganisationShape,
)
def organisation(request: Request, asked: Asked) -> dict[str, Any]:
    """The organisation one works in."""
    one = reads.own_organisation(request.actor)
    return {"id": one.pk, "name": one.name, "kind": one.kind, "url": reverse("people:bodies")}


BODIES = Listed(orders={"name": [swedish("name")], "kind": ["kind"]}, default="name")


@router.read(
    "/bodies/",
    summary=_("Nämnder, förvaltningar och bolag"),
    description=_("Organisationens enheter, utom de som har upphört."),
    answer=pages(BodyRow),
    asks=BODIES,
)
def bodies(request: Request, asked: Asked) -> dict[str, Any]:
    """The bodies."""
    rows = reads.bodies(request.actor).select_related("parent", "administration")
    return BODIES.page(request, asked, rows, _bodies)


def _bodies(rows: Iterable[Body]) -> list[dict[str, Any]]:
    return [_body(row) for row in rows]


def _body(row: Body) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("people:body", row.pk),
        "api": address(BODY, row.pk),
        "name": row.name,
        "kind": row.kind,
        "parent": _named(row.parent),
        "administration": _named(row.administration),
    }


def _named(body: Body | None) -> Any:
    return reference(BODY, body.pk, body.name) if body else None


@router.read(
    "/bodies/{int:pk}/",
    summary=_("En nämnd, förvaltning eller ett bolag"),
    description=_("Var den ligger i organisationen, vad den svarar för och vilka grupper den sitter i."),
    answer=BodyShape,
)
def body(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One body."""
    one: Body = get_object_or_404(reads.bodies_ever(request.actor), pk=pk)
    held = one.memberships.filter(valid_to=None).select_related("group").order_by("valid_from", "pk")
    return _body(one) | {
        "aliases": one.aliases,
        "contact_function": one.contact_function,
        "represents": one.represents.name if one.represents else None,
        "closed_on": one.closed_on,
        "source": one.source,
        "answers_for": [_named(each) for each in one.answers_for.order_by("pk")],
        "memberships": [
            {
                "group": reference(GROUP, seat.group_id, seat.group.name),
                "body": _named(one),
                "valid_from": seat.valid_from,
                "valid_to": seat.valid_to,
            }
            for seat in held
        ],
    }


GROUPS = Listed(orders={"name": [swedish("name")], "kind": ["kind"]}, default="name")


@router.read(
    "/groups/",
    summary=_("Grupper och forum"),
    description=_("Organisationens styrgrupper, nätverk, råd och andra forum."),
    answer=pages(GroupRow),
    asks=GROUPS,
)
def groups(request: Request, asked: Asked) -> dict[str, Any]:
    """The groups."""
    return GROUPS.page(request, asked, reads.groups(request.actor).select_related("led_by"), _groups)


def _groups(rows: Iterable[Group]) -> list[dict[str, Any]]:
    return [_group(row) for row in rows]


def _group(row: Group) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": reverse("people:groups"),
        "api": address(GROUP, row.pk),
        "name": row.name,
        "kind": row.kind,
        "led_by": _named(row.led_by),
        "decides": row.decides,
    }


@router.read(
    "/groups/{int:pk}/",
    summary=_("En grupp eller ett forum"),
    description=_("Gruppens uppgift och de enheter som sitter i den, med första och sista dag."),
    answer=GroupShape,
)
def group(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One group."""
    one: Group = get_object_or_404(reads.groups(request.actor).select_related("led_by"), pk=pk)
    seats = one.members.select_related("body").order_by("valid_from", "pk")
    return _group(one) | {
        "purpose": one.purpose,
        "source": one.source,
        "members": [
            {
                "group": reference(GROUP, one.pk, one.name),
                "body": _named(seat.body),
                "valid_from": seat.valid_from,
                "valid_to": seat.valid_to,
            }
            for seat in seats
        ],
    }
