"""The canaries of systems, components, processes, integrations and contracts."""

from typing import Any

from farled.people.reads import Actor, Body, Organisation
from farled.systems import acts
from farled.systems.states import Tier, Way
from tests.cast import NOW, World
from tests.gates.canaries import canary


def release_portfolio(world: World) -> None:
    """Ours, with what a contract costs, theirs, and what they have published."""
    release_in(world.ours, world.school, by=world.actor("asa"))
    otto = world.actor("otto")
    release_in(world.theirs, world.their_body, by=otto, word=canary("theirsystem"))
    shown, inner = canary("theirpublishedsystem"), canary("theirsystem")
    acts.register_system(organisation=world.theirs, name=shown, description=shown, published=True, maintenance=inner,
                         cost_note=inner, source=inner, by=otto, at=NOW)  # fmt: skip
    acts.add_component(organisation=world.theirs, name=shown, interface=shown, published=True, source=inner,
                       by=otto, at=NOW)  # fmt: skip


def release_in(organisation: Organisation, owner: Body, *, by: Actor, word: str = "") -> None:
    """One of each that says so everywhere."""
    said: dict[str, Any] = {"by": by, "at": NOW}
    text = word or canary("process")
    process = acts.add_process(organisation=organisation, name=text, description=text, source=text, **said)
    text = word or canary("component")
    component = acts.add_component(organisation=organisation, name=text, description=text, interface=text, owner=owner,
                                   source=text, processes=[process], **said)  # fmt: skip
    text = word or canary("system")
    told: dict[str, Any] = dict.fromkeys(("name", "description", "maintenance", "cost_note", "source"), text)
    system = acts.register_system(
        organisation=organisation, owner=owner, tier=Tier.BASIC, components=[component], **told, **said
    )
    other = acts.register_system(organisation=organisation, name=f"{text} två", owner=owner, **said)
    text = word or canary("integration")
    acts.add_integration(giver=system, taker=other, carries=text, way=Way.DIRECT, ground=text, source=text, **said)
    text = word or canary("contract")
    contract = acts.add_contract(organisation=organisation, name=text, supplier=text, service_level=text, owner=owner,
                                 source=text, systems=[system], **said)  # fmt: skip
    acts.change_contract(contract=contract, version=contract.version, pricing=word or canary("contractprice"), **said)
