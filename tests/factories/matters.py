"""Matters and decisions for tests, made through the acts a user takes, by the system's own hand."""

from datetime import date, datetime
from itertools import count

from farled.matters import acts
from farled.matters.reads import Decision, Matter
from farled.matters.states import MatterKind, Outcome
from farled.people.reads import Body, Group
from tests.cast import NOW, World

_numbers = count(1)


def a_matter(
    world: World,
    *,
    title: str = "",
    kind: MatterKind = MatterKind.PROGRAMME,
    opened_on: date = date(2020, 1, 1),
    handler: Body | None = None,
    secret: str = "",
    reference: str = "",
    theirs: bool = False,
    at: datetime = NOW,
) -> Matter:
    """A matter of ours (or theirs); ``secret`` is the ground of its secrecy."""
    return acts.register_matter(
        organisation=world.theirs if theirs else world.ours,
        title=title or f"Ärende {next(_numbers)}",
        kind=kind,
        opened_on=opened_on,
        handler=handler,
        confidential=bool(secret),
        secrecy_ground=secret,
        reference=reference,
        by=world.their_hand if theirs else world.hand,
        at=at,
    )


def a_decision(
    world: World,
    *,
    matter: Matter | None = None,
    on: date = date(2025, 12, 1),
    outcome: Outcome = Outcome.ADOPTED,
    body: Body | None = None,
    group: Group | None = None,
    paragraph: str = "",
    theirs: bool = False,
    at: datetime = NOW,
) -> Decision:
    """A decision of the council (or another organ) in a matter."""
    return acts.decide(
        matter=matter or a_matter(world, theirs=theirs, at=at),
        on=on,
        outcome=outcome,
        body=body or (None if group else world.their_body if theirs else world.council),
        group=group,
        paragraph=paragraph,
        clauses=["Förslaget antas."],
        by=world.their_hand if theirs else world.hand,
        at=at,
    )
