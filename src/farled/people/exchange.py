"""Bodies, groups and roles as sheets that go to Excel and come back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people import acts, reads
from farled.people.models import Assignment, Body, Group
from farled.people.reads import Actor
from farled.people.states import BodyKind, GroupKind, Role
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.lists import as_declared, swedish

OPEN_BODIES = Source(reads.bodies_ever, open=lambda body: body.closed_on is None)


def _may_manage(actor: Actor) -> bool:
    return actor.reach("people.manage").whole


def change_body(body: Body, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what differs of a body."""
    acts.change_body(
        body=body,
        version=body.version,
        name=new.get("name", body.name),
        kind=BodyKind(new.get("kind", body.kind)),
        parent=new.get("parent", body.parent),
        administration=new.get("administration", body.administration),
        aliases=new.get("aliases", body.aliases),
        contact_function=new.get("contact_function", body.contact_function),
        by=by,
        at=at,
    )


def change_group(group: Group, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what differs of a group."""
    acts.change_group(
        group=group,
        version=group.version,
        name=new.get("name", group.name),
        kind=GroupKind(new.get("kind", group.kind)),
        purpose=new.get("purpose", group.purpose),
        led_by=new.get("led_by", group.led_by),
        decides=new.get("decides", group.decides),
        by=by,
        at=at,
    )


BODIES = Sheet(
    key="people.bodies",
    label=_("Enheter"),
    nouns=(_("enhet"), _("enheter")),
    capability="people.read",
    rows=reads.bodies_ever,
    default_order="name",
    url=lambda body: reverse("people:body", args=[body.pk]),
    sources={"bodies": OPEN_BODIES},
    changes={"change": change_body},
    may_change=_may_manage,
    columns=(
        SheetColumn(
            key="name",
            label=_("Namn"),
            value=lambda body: body.name,
            change="change",
            required=True,
            longest=200,
            order=[swedish("name")],
            shown=True,
            many=False,
        ),
        SheetColumn(
            key="kind",
            label=_("Slag"),
            value=lambda body: body.kind,
            holds=Holds.CHOICE,
            choices=BodyKind,
            required=True,
            change="change",
            order=[as_declared("kind", BodyKind)],
            shown=True,
        ),
        SheetColumn(
            key="parent",
            label=_("Ligger under"),
            value=lambda body: body.parent_id,
            holds=Holds.ROW,
            of="bodies",
            change="change",
            order=[swedish("parent__name")],
            shown=True,
        ),
        SheetColumn(
            key="administration",
            label=_("Förvaltning"),
            value=lambda body: body.administration_id,
            holds=Holds.ROW,
            of="bodies",
            change="change",
            order=[swedish("administration__name")],
        ),
        SheetColumn(
            key="aliases",
            label=_("Andra namn"),
            value=lambda body: tuple(body.aliases),
            holds=Holds.LINES,
            change="change",
            many=False,
        ),
        SheetColumn(
            key="contact_function",
            label=_("Kontaktfunktion"),
            value=lambda body: body.contact_function,
            change="change",
            longest=200,
            order=[swedish("contact_function")],
            shown=True,
        ),
        SheetColumn(
            key="closed_on",
            label=_("Upphörde"),
            value=lambda body: body.closed_on,
            holds=Holds.DAY,
            order=["closed_on"],
        ),
        SheetColumn(key="source", label=_("Källa"), value=lambda body: body.source),
    ),
)

GROUPS = Sheet(
    key="people.groups",
    label=_("Grupper och nätverk"),
    nouns=(_("grupp"), _("grupper")),
    capability="people.read",
    rows=lambda actor: reads.groups(actor).select_related("led_by"),
    default_order="name",
    url=lambda group: reverse("people:group", args=[group.pk]),
    sources={"bodies": OPEN_BODIES},
    changes={"change": change_group},
    may_change=_may_manage,
    columns=(
        SheetColumn(
            key="name",
            label=_("Namn"),
            value=lambda group: group.name,
            change="change",
            required=True,
            longest=200,
            order=[swedish("name")],
            shown=True,
            many=False,
        ),
        SheetColumn(
            key="kind",
            label=_("Slag"),
            value=lambda group: group.kind,
            holds=Holds.CHOICE,
            choices=GroupKind,
            required=True,
            change="change",
            order=[as_declared("kind", GroupKind)],
            shown=True,
        ),
        SheetColumn(
            key="led_by",
            label=_("Leds av"),
            value=lambda group: group.led_by_id,
            holds=Holds.ROW,
            of="bodies",
            change="change",
            order=[swedish("led_by__name")],
            shown=True,
        ),
        SheetColumn(
            key="decides",
            label=_("Fattar beslut"),
            value=lambda group: group.decides,
            holds=Holds.YES_NO,
            change="change",
            order=["decides"],
            shown=True,
        ),
        SheetColumn(
            key="purpose",
            label=_("Uppgift"),
            value=lambda group: group.purpose,
            holds=Holds.PROSE,
            change="change",
        ),
    ),
)


def _person(held: Assignment) -> str:
    return str(held.user.name)


ROLES = Sheet(
    key="people.people",
    label=_("Roller"),
    nouns=(_("roll"), _("roller")),
    capability="people.read",
    rows=reads.assignments_ever,
    default_order="name",
    page="people:people",
    name=_person,
    url=lambda held: reverse("people:person", args=[held.user_id]),
    sources={"bodies": Source(reads.bodies_ever)},
    columns=(
        SheetColumn(key="name", label=_("Person"), value=_person, order=[swedish("user__name")], shown=True),
        SheetColumn(
            key="role",
            label=_("Roll"),
            value=lambda held: held.role,
            holds=Holds.CHOICE,
            choices=Role,
            order=[as_declared("role", Role)],
            shown=True,
        ),
        SheetColumn(
            key="body",
            label=_("Hör till"),
            value=lambda held: held.body_id,
            holds=Holds.ROW,
            of="bodies",
            order=[swedish("body__name")],
            shown=True,
        ),
        SheetColumn(
            key="time",
            label=_("Från och med"),
            value=lambda held: held.valid_from,
            holds=Holds.DAY,
            order=["valid_from"],
            shown=True,
        ),
        SheetColumn(
            key="valid_to",
            label=_("Till och med"),
            value=lambda held: held.valid_to,
            holds=Holds.DAY,
            order=["valid_to"],
        ),
    ),
)

SHEETS = (BODIES, GROUPS, ROLES)
