"""What the story from need to measured benefit presupposes: people, a component, a group with criteria, and money."""

from dataclasses import replace
from datetime import date
from typing import Any

from farled.cases import acts as cases
from farled.cases.reads import Case
from farled.direction.states import Level
from farled.people import acts as people
from farled.people.reads import Body
from farled.people.states import Role
from farled.portfolio import acts
from farled.portfolio.reads import Application
from tests.cast import LONG_AGO, NOW, World
from tests.factories.applications import MKR, a_group, accept_and_appraise
from tests.factories.cases import COST, GAIN, RUNNING, chosen
from tests.factories.desks import a_worthy
from tests.factories.direction import a_document, an_objective
from tests.factories.matters import a_matter
from tests.factories.needs import a_component
from tests.factories.portfolio import a_frame, a_limit, a_portfolio

IDEA, NAME = "Låt vårdnadshavare anmäla frånvaro i mobilen", "Frånvaroanmälan i mobilen"
LARGER, THIRD = "Gemensam lärplattform", "Ny webbplats för skolorna"
GOAL, BENEFIT = "Enklare vardag för familjer", "Mindre tid för samtal om frånvaro"
OF_THE_LARGER, OF_THE_BENEFIT = "Medel till gemensam lärplattform", "Nyttan av frånvaroanmälan"  # matters


def set_story(world: World) -> None:
    """Frames for two years, who may grant of them, and two applications that came in before."""
    _person(world, "greta", "Greta Gruppledamot", (Role.GROUP_MEMBER, None))
    _person(world, "sten", "Sten Skolchef", (Role.GROUP_MEMBER, None), (Role.BODY_EDITOR, world.school))
    _person(world, "erika", "Erika Ekonom", (Role.APPRAISER, None), (Role.BODY_EDITOR, world.school))
    an_objective(world, a_document(world, title="Program för digital skola"), title=GOAL, level=Level.TARGET_AREA)
    a_component(world, "Anmälan", "Tar emot anmälan om frånvaro från vårdnadshavare")
    a_matter(world, title=OF_THE_LARGER, opened_on=date(2026, 11, 1))
    a_matter(world, title=OF_THE_BENEFIT, opened_on=date(2026, 11, 1))
    group = a_group(world)
    acts.use_criteria_preset(group=group, by=world.hand, at=NOW)
    of = a_portfolio(world, preparation=group)
    a_frame(world, of, year=2027, amount=7 * MKR)
    a_frame(world, of, year=2028, amount=2 * MKR)
    a_limit(world)  # the city director up to five million kronor
    a_limit(world, meeting=True, most=None)  # the executive board without limit
    for title, cost, worth in ((LARGER, 6, 15), (THIRD, 3, 5)):
        _prepared(world, title, cost=cost, worth=worth)


def reckon(world: World, case: Case) -> None:
    """The lines of a case, each of which is typed in ``test_case``: a million sought, and hours that are freed."""
    hand: dict[str, Any] = {"by": world.hand, "at": NOW}
    for line in (COST, RUNNING):
        cases.add_cost(alternative=chosen(case), content=replace(line, body=case.body), **hand)
    cases.add_benefit(alternative=chosen(case), content=replace(GAIN, title=BENEFIT, body=case.body), **hand)


def _person(world: World, key: str, name: str, *roles: tuple[Role, Body | None]) -> None:
    hand: dict[str, Any] = {"by": world.hand, "at": NOW}
    user = people.add_user(organisation=world.ours, email=f"{key}@as.example", name=name, password="pw", **hand)
    for role, body in roles:
        people.assign(user=user, organisation=world.ours, role=role, body=body, valid_from=LONG_AGO, **hand)
    world.users[key] = user


def _prepared(world: World, title: str, **said: Any) -> Application:
    """One more application; its way to being prepared is what the story itself walks."""
    row = a_worthy(world, title, **said)
    assert row.case is not None
    accept_and_appraise(world, row.case)
    row = acts.complete(application=row, version=row.version, by=world.hand, at=NOW)
    return acts.prepare(application=row, version=row.version, opinion="Väl underbyggd.", by=world.hand, at=NOW)
