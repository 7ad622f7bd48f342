"""Documents and objectives for tests, made through the acts a user takes, by the system's own hand."""

from datetime import date, datetime
from itertools import count

from farled.direction import acts
from farled.direction.reads import Document, Objective
from farled.direction.states import DocumentKind, Level, PlanForm
from farled.people.reads import Body
from tests.cast import NOW, World
from tests.factories.matters import a_decision

_numbers = count(1)


def a_draft(
    world: World,
    *,
    title: str = "",
    kind: DocumentKind = DocumentKind.PROGRAMME,
    body: Body | None = None,
    issued_by: str = "",
    theirs: bool = False,
    at: datetime = NOW,
) -> Document:
    """A document that nobody has decided yet."""
    return acts.create_document(
        organisation=world.theirs if theirs else world.ours,
        kind=kind,
        title=title or f"Program {next(_numbers)}",
        body=body,
        issued_by=issued_by,
        by=world.their_hand if theirs else world.hand,
        at=at,
    )


def adopted(
    world: World,
    document: Document,
    *,
    valid_from: date = date(2026, 1, 1),
    valid_to: date | None = None,
    on: date = date(2025, 12, 1),
    at: datetime = NOW,
) -> Document:
    """The document, adopted by a decision of its own organisation."""
    theirs = document.organisation_id == world.theirs.pk
    document.refresh_from_db()
    acts.adopt(
        document=document,
        version=document.version,
        decision=a_decision(world, on=on, theirs=theirs, at=at),
        valid_from=valid_from,
        valid_to=valid_to,
        by=world.their_hand if theirs else world.hand,
        at=at,
    )
    document.refresh_from_db()
    return document


def published(world: World, document: Document) -> Document:
    """The document, shown to everyone."""
    theirs = document.organisation_id == world.theirs.pk
    hand = world.their_hand if theirs else world.hand
    return acts.publish(document=document, version=document.version, by=hand, at=NOW)


def a_document(world: World, *, title: str = "", body: Body | None = None, theirs: bool = False) -> Document:
    """A document that is adopted and in force."""
    return adopted(world, a_draft(world, title=title, body=body, theirs=theirs))


def an_objective(
    world: World,
    document: Document,
    *,
    title: str = "",
    level: Level = Level.OBJECTIVE,
    parent: Objective | None = None,
    place: int | None = None,
    at: datetime = NOW,
) -> Objective:
    """An objective of a document."""
    theirs = document.organisation_id == world.theirs.pk
    return acts.add_objective(
        document=document,
        level=level,
        title=title or f"Mål {next(_numbers)}",
        parent=parent,
        place=place,
        text="Vad målet betyder.",
        why="Testets scen",
        by=world.their_hand if theirs else world.hand,
        at=at,
    )


def derived(world: World, objective: Objective, *above: Objective) -> Objective:
    """The objective of ours, derived from objectives of superior documents and no others."""
    objective.refresh_from_db()
    return acts.derive(
        objective=objective,
        version=objective.version,
        derives_from=above,
        by=world.hand,
        at=NOW,
        why="Så står det i handlingarna",
    )


def a_local_plan(world: World, above: Document, *, body: Body | None = None, title: str = "") -> Document:
    """A plan of a board of ours (the school board unless told), a draft below a plan of ours."""
    return acts.begin_local_plan(
        organisation=world.ours,
        body=body or world.school,
        form=PlanForm.OWN,
        title=title or f"Lokal plan {next(_numbers)}",
        concretises=[above],
        by=world.hand,
        at=NOW,
    )
