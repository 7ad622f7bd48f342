"""Organisations, their bodies, groups and members, and the users with their roles."""

from datetime import datetime

from farled.people import acts
from farled.people.reads import BodyKind, GroupKind, Organisation, OrganisationKind, Role, system
from farled.project.examples.reading import Folder, Row, source_of
from farled.project.examples.scene import Scene


def found(folder: Folder, elsewhere: dict[str, Folder], *, hand: str, at: datetime) -> Scene:
    """Found the folder's organisation; everything else in it is made by the system's own hand."""
    row = folder.organisation
    organisation = acts.found_organisation(
        name=row["name"],
        slug=row["slug"],
        kind=OrganisationKind(row["kind"]),
        source=source_of(row),
        at=at,
        by_name=hand,
    )
    return Scene(folder, elsewhere, organisation, system(organisation, hand), at)


def add_users(scene: Scene, *, password: str) -> None:
    """Make everybody's account. Their roles come later, when the bodies stand."""
    for row in scene.folder.rows("user"):
        acts.add_user(
            organisation=scene.organisation,
            email=row["email"],
            name=row["name"],
            password=password,
            by=scene.by,
            at=scene.at,
        )


def add_bodies(scene: Scene) -> None:
    """Build the tree of bodies and the groups they sit in."""
    for row in scene.folder.in_order("body", "parent"):
        represents = Organisation.objects.get(slug=row["represents"]) if "represents" in row else None
        scene.bodies[row["key"]] = acts.add_body(
            organisation=scene.organisation,
            name=row["name"],
            kind=BodyKind(row["kind"]),
            parent=scene.body(row.get("parent")),
            represents=represents,
            aliases=row.get("aliases", ()),
            contact_function=row.get("contact_function", ""),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
    for row in scene.folder.rows("body"):
        if "administration" in row:
            _give_administration(scene, row)
    for row in scene.folder.rows("group"):
        scene.groups[row["key"]] = acts.add_group(
            organisation=scene.organisation,
            name=row["name"],
            kind=GroupKind(row["kind"]),
            purpose=row.get("purpose", ""),
            led_by=scene.body(row.get("led_by")),
            decides=row.get("decides", False),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
    for row in scene.folder.rows("member"):
        acts.seat_in_group(
            group=scene.groups[row["group"]],
            body=scene.bodies[row["body"]],
            valid_from=row["valid_from"],
            by=scene.by,
            at=scene.at,
        )


def _give_administration(scene: Scene, row: Row) -> None:
    """Say which body does another's work: only now, since it may stand under the one it works for."""
    body = scene.bodies[row["key"]]
    acts.change_body(
        body=body,
        version=body.version,
        name=body.name,
        kind=BodyKind(body.kind),
        parent=body.parent,
        administration=scene.bodies[row["administration"]],
        aliases=body.aliases,
        contact_function=body.contact_function,
        by=scene.by,
        at=scene.at,
    )


def assign_roles(scene: Scene) -> None:
    """Give everybody their roles, also those whose account was made by another organisation."""
    for row in scene.folder.rows("assignment"):
        acts.assign(
            user=scene.user(row["user"]),
            organisation=scene.organisation,
            role=Role(row["role"]),
            body=scene.body(row.get("body")),
            function=row.get("function", ""),
            valid_from=row["valid_from"],
            by=scene.by,
            at=scene.at,
        )
