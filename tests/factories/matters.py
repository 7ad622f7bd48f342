"""Matters and decisions for tests, made through the acts a user takes, by the system's own hand."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count

from farled.matters import acts
from farled.matters.acts import Moved, Put, Said, StoodAside
from farled.matters.reads import Assignment, Decision, Matter
from farled.matters.states import DissentKind, Fate, MatterKind, Outcome, ProposalKind
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
    clauses: Sequence[str] = ("Förslaget antas.",),
    recommends: bool = False,
    said: Said | None = None,
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
        clauses=clauses,
        recommends=recommends,
        said=said,
        by=world.their_hand if theirs else world.hand,
        at=at,
    )


VOTED = Said(
    proposals=[
        Moved(["M", "SD"], ProposalKind.APPROVAL, Fate.LOST, "Bifall till motionen."),
        Moved(["KD"], ProposalKind.REJECTION, Fate.CARRIED, "Bifall till majoritetens förslag."),
    ],
    order_of_vote="De två förslagen ställs mot varandra.",
    ballots=[Put(1, carried=False, against=2, yes=5, no=7, abstained=1)],
    dissents=[
        StoodAside(["M"], DissentKind.RESERVATION, favours=1),
        StoodAside(["SD"], DissentKind.RESERVATION, clauses=[1], favours=1, text="Utred i stället."),
        StoodAside(["MP"], DissentKind.SPECIAL_STATEMENT, text="Vi saknar en tillbakablick."),
    ],
)


def a_handling(world: World, *, matter: Matter | None = None, on: date = date(2025, 12, 8)) -> Decision:
    """A decision of the executive board that was moved, voted and dissented about, and proposed to the council."""
    return a_decision(
        world, matter=matter, on=on, outcome=Outcome.NO_ACTION, body=world.executive, recommends=True, said=VOTED
    )


def a_recommittal(
    world: World,
    *points: str,
    matter: Matter | None = None,
    on: date = date(2025, 12, 1),
) -> Decision:
    """The executive board sends a matter back with points to complete."""
    said = Said(points=points or ("Analysera riskerna.", "Föreslå åtgärder."))
    return a_decision(world, matter=matter, on=on, outcome=Outcome.RECOMMITTED, body=world.executive, said=said)


def an_assignment(
    world: World,
    *,
    title: str = "Ta fram en strategi",
    matter: Matter | None = None,
    given_by: Body | None = None,
    given_to: Body | None = None,
    due: date | None = None,
    stages: Sequence[str] = (),
) -> Assignment:
    """An assignment of the budget to the school board, or another."""
    given = acts.give_assignment(
        organisation=world.ours,
        title=title,
        given_in="Budget 2020",
        given_by=given_by,
        given_to=given_to or world.school,
        matter=matter,
        due=due,
        by=world.hand,
        at=NOW,
    )
    for text in stages:
        acts.add_stage(assignment=given, text=text, by=world.hand, at=NOW)
    return given
