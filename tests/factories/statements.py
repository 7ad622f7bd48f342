"""Statements to boards for tests, made through the acts a user takes."""

from datetime import date, datetime

from farled.matters import acts
from farled.matters.acts import PRESETS, HeadingSaid
from farled.matters.models import Passage
from farled.matters.reads import Layout, Matter, Meeting, Statement
from farled.matters.states import HeadingRole
from farled.people.reads import Actor, Body
from tests.cast import NOW, World
from tests.factories.matters import a_matter

DIMENSION = "Bedömning ur ekologisk dimension"


def a_layout(
    world: World, *, preset: str = "goteborg", second_person: bool = True, name: str = "", theirs: bool = False
) -> Layout:
    """A layout of ours with the headings of a preset."""
    known = PRESETS[preset]
    return acts.add_layout(
        organisation=world.theirs if theirs else world.ours,
        name=name or known.name,
        headings=known.headings,
        second_person=second_person,
        source=known.source,
        by=world.their_hand if theirs else world.hand,
        at=NOW,
    )


def a_short_layout(world: World) -> Layout:
    """Clauses, a dimension and a text; whoever writes may approve."""
    headings = [
        HeadingSaid("Förslag till beslut", HeadingRole.CLAUSES, required=True),
        HeadingSaid(DIMENSION, HeadingRole.DIMENSION),
        HeadingSaid("Ärendet", HeadingRole.CASE),
    ]
    return acts.add_layout(
        organisation=world.ours, name="Kort", headings=headings, second_person=False, by=world.hand, at=NOW
    )


def a_statement(
    world: World,
    *,
    matter: Matter | None = None,
    layout: Layout | None = None,
    by: Actor | None = None,
    filled: bool = False,
    due: date = date(2026, 12, 15),
    at: datetime = NOW,
    **more: object,
) -> Statement:
    """A draft of the school board's in a matter; ``filled`` when all that has to be answered is."""
    matter = matter or a_matter(world, handler=world.school, title="Ny plan för Ås")
    layout = layout or Layout.objects.filter(organisation=world.ours).first() or a_layout(world)
    one = acts.start_statement(
        matter=matter, layout=layout, title=matter.title, due=due, by=by or world.actor("erik"), at=at,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return fill(world, one, by=by) if filled else one


def fill(world: World, one: Statement, *, by: Actor | None = None) -> Statement:
    """Answer everything that has to be: dimensions with nothing to say, the rest with words."""
    for row in one.passages.all():
        if row.missing:
            said = {"text": "", "nothing": True} if row.is_dimension else {"text": f"{row.name} i ord."}
            acts.save_passage(passage=row, version=row.version, by=by or world.actor("erik"), at=NOW, **said)
    return one


def write(world: World, one: Statement, heading: str, text: str, *, who: str = "erik") -> Passage:
    """Write under a heading."""
    row = one.passages.get(name=heading)
    return acts.save_passage(passage=row, version=row.version, text=text, by=world.actor(who), at=NOW)


def a_meeting(world: World, *, on: date = date(2026, 12, 20), body: Body | None = None) -> Meeting:
    """A meeting of the executive board to come."""
    return acts.call_meeting(organisation=world.ours, on=on, body=body or world.executive, by=world.hand, at=NOW)


def approved(world: World, one: Statement) -> Statement:
    """Looked over and approved by the strategist."""
    one = acts.submit_statement(statement=one, version=one.version, by=world.actor("erik"), at=NOW)
    return acts.approve_statement(statement=one, version=one.version, by=world.actor("asa"), at=NOW)


def sent(world: World, one: Statement, *, meeting: Meeting | None = None) -> Statement:
    """Approved and given to a meeting by the registrar."""
    one = approved(world, one)
    return acts.send_statement(
        statement=one, version=one.version, meeting=meeting or a_meeting(world), by=world.actor("rut"), at=NOW
    )
