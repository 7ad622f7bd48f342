"""Ideas, needs and what already exists, made through the acts a user takes."""

from datetime import date, datetime
from typing import Any

from farled.initiatives import acts
from farled.initiatives.acts import Words
from farled.initiatives.reads import Need
from farled.people.reads import Body
from farled.systems import acts as systems
from farled.systems.reads import Component, System
from tests.cast import NOW, World


def a_need(
    world: World,
    title: str = "Anmäl frånvaro i mobilen",
    *,
    who: str = "ella",
    body: Body | None = None,
    at: datetime = NOW,
    given_on: date | None = None,
    found: Any = None,
    **words: Any,
) -> Need:
    """An idea that one of the cast has given, Ella in the preschool unless told."""
    return acts.give(
        words=Words(title=title, **words),
        body=body or world.preschool,
        by=world.actor(who),
        at=at,
        given_on=given_on,
        found=found,
    )


def a_component(world: World, name: str = "Frånvaroanmälan", description: str = "") -> Component:
    """A component of ours."""
    return systems.add_component(organisation=world.ours, name=name, description=description, by=world.hand, at=NOW)


def a_system(world: World, name: str = "Skolwebben", description: str = "") -> System:
    """A system of ours."""
    return systems.register_system(organisation=world.ours, name=name, description=description, by=world.hand, at=NOW)


def fresh(need: Need) -> Need:
    """The need as it is stored."""
    return Need.objects.get(pk=need.pk)
