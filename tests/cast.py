"""The cast every test knows by name.

Åsa is strategist of Ås kommun, Erik edits for its school board, Rut is registrar, Vera votes in the council, Adam
audits, Disa administers, Bo decides, Ella works in a preschool. Otto is strategist of another organisation, Ösby
region. Nils has left Ås.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from farled.people import acts
from farled.people.actor import Actor, SignIn, acting, system
from farled.people.models import Body, Organisation, User
from farled.people.states import BodyKind, OrganisationKind, Role

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
LONG_AGO = date(2020, 1, 1)


@dataclass(slots=True)
class World:
    """Two organisations side by side and everybody in them."""

    ours: Organisation
    theirs: Organisation
    council: Body
    executive: Body
    school: Body
    preschool: Body  # under the school board
    care: Body
    their_body: Body
    users: dict[str, User]

    def actor(self, name: str) -> Actor:
        """The person as an actor in their organisation, today."""
        organisation = self.theirs if name == "otto" else self.ours
        person = acting(self.users[name], organisation, on=TODAY)
        return replace(person, signed_in=just_now)

    @property
    def hand(self) -> Actor:
        """The system's own hand in our organisation, for setting a scene."""
        return system(self.ours, "Testets scen")

    @property
    def their_hand(self) -> Actor:
        """The system's own hand in the other organisation."""
        return system(self.theirs, "Testets scen")


def just_now() -> SignIn:
    """Whoever acts in a test has just said who they are, unless it is about that."""
    return SignIn(datetime.max.replace(tzinfo=UTC), two_steps=True)


PEOPLE: tuple[tuple[str, str, Role, str], ...] = (
    ("asa", "Åsa Strateg", Role.STRATEGIST, ""),
    ("erik", "Erik Redaktör", Role.BODY_EDITOR, "school"),
    ("maj", "Maj Redaktör", Role.BODY_EDITOR, "care"),
    ("rut", "Rut Registrator", Role.REGISTRAR, ""),
    ("cora", "Cora Coach", Role.COACH, ""),
    ("valter", "Valter Värderare", Role.APPRAISER, ""),
    ("gun", "Gun Gruppledamot", Role.GROUP_MEMBER, ""),
    ("bo", "Bo Beslutsfattare", Role.DECIDER, ""),
    ("lev", "Lev Leverantör", Role.SUPPLIER, ""),
    ("vera", "Vera Förtroendevald", Role.COUNCILLOR, ""),
    ("adam", "Adam Revisor", Role.AUDITOR, ""),
    ("disa", "Disa Administratör", Role.ADMINISTRATOR, ""),
    ("ella", "Ella Medarbetare", Role.EMPLOYEE, "preschool"),
)


def set_scene() -> World:
    """Found both organisations with their bodies and people, through the same acts a user takes."""
    ours = acts.found_organisation(
        name="Ås kommun", slug="as", kind=OrganisationKind.MUNICIPAL_GROUP, at=NOW, by_name="Testets scen"
    )
    theirs = acts.found_organisation(
        name="Ösby region", slug="osby", kind=OrganisationKind.REGION, at=NOW, by_name="Testets scen"
    )
    hand, their_hand = system(ours, "Testets scen"), system(theirs, "Testets scen")

    def body(name: str, kind: BodyKind, parent: Body | None = None) -> Body:
        return acts.add_body(organisation=ours, name=name, kind=kind, parent=parent, by=hand, at=NOW)

    council = body("Kommunfullmäktige", BodyKind.COUNCIL)
    executive = body("Kommunstyrelsen", BodyKind.EXECUTIVE_BOARD, council)
    bodies = {
        "": None,
        "school": body("Skolnämnden", BodyKind.BOARD, council),
        "care": body("Äldrenämnden", BodyKind.BOARD, council),
    }
    preschool = body("Förskoleenheten", BodyKind.ADMINISTRATION, bodies["school"])
    bodies["preschool"] = preschool
    their_body = acts.add_body(
        organisation=theirs, name="Regionstyrelsen", kind=BodyKind.EXECUTIVE_BOARD, by=their_hand, at=NOW
    )
    users = {}
    for key, name, role, place in PEOPLE:
        user = acts.add_user(organisation=ours, email=f"{key}@as.example", name=name, by=hand, at=NOW, password="pw")
        acts.assign(user=user, organisation=ours, role=role, body=bodies[place], valid_from=LONG_AGO, by=hand, at=NOW)
        users[key] = user
    otto = acts.add_user(
        organisation=theirs, email="otto@osby.example", name="Otto Annanstans", by=their_hand, at=NOW, password="pw"
    )
    acts.assign(user=otto, organisation=theirs, role=Role.STRATEGIST, valid_from=LONG_AGO, by=their_hand, at=NOW)
    nils = acts.add_user(organisation=ours, email="nils@as.example", name="Nils Slutat", by=hand, at=NOW, password="pw")
    acts.assign(user=nils, organisation=ours, role=Role.STRATEGIST, valid_from=LONG_AGO, by=hand, at=NOW)
    acts.deactivate(user=nils, organisation=ours, by=hand, at=NOW)
    nils.refresh_from_db()
    school, care = bodies["school"], bodies["care"]
    assert school is not None
    assert care is not None
    return World(
        ours, theirs, council, executive, school, preschool, care, their_body, {**users, "otto": otto, "nils": nils}
    )
