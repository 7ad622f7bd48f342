"""Systems, components, processes, integrations and contracts for tests, made through the acts."""

from typing import Any

from farled.systems import acts
from farled.systems.reads import Component, Contract, Integration, Process, System
from tests.cast import NOW, World


def a_system(world: World, name: str = "Elevregistret", **said: Any) -> System:
    """A system in use that the school board owns, unless told otherwise."""
    said = {"owner": world.school, **said}
    return acts.register_system(organisation=world.ours, by=world.hand, at=NOW, name=name, **said)


def a_component(world: World, name: str = "ID-portalen", **said: Any) -> Component:
    """A component of the executive board."""
    said = {"owner": world.executive, **said}
    return acts.add_component(organisation=world.ours, by=world.hand, at=NOW, name=name, **said)


def a_process(world: World, name: str = "Söka förskoleplats", **said: Any) -> Process:
    """A process of our organisation."""
    return acts.add_process(organisation=world.ours, by=world.hand, at=NOW, name=name, **said)


def an_integration(
    world: World, giver: System, taker: System, carries: str = "Beslut om plats", **said: Any
) -> Integration:
    """What one system gives another."""
    return acts.add_integration(giver=giver, taker=taker, carries=carries, by=world.hand, at=NOW, **said)


def a_contract(world: World, name: str = "Drift av elevregistret", **said: Any) -> Contract:
    """A contract that the school board owns."""
    said = {"owner": world.school, "supplier": "Exempel Drift AB", **said}
    return acts.add_contract(organisation=world.ours, by=world.hand, at=NOW, name=name, **said)
