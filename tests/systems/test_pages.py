"""The pages of systems, components, processes, integrations and contracts."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from farled.systems.reads import Component, Contract, Integration, Process, System
from farled.systems.states import SystemState, Tier
from tests.cast import World
from tests.factories.systems import a_component, a_contract, a_process, a_system, an_integration

SignIn = Callable[[str], Client]


def at(route: str, *args: int) -> str:
    return reverse(f"systems:{route}", args=args)


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


@pytest.mark.parametrize("who", ["asa", "erik", "lev", "disa", "vera"])
def test_everybody_opens_every_page(world: World, as_user: SignIn, who: str) -> None:
    process = a_process(world)
    component = a_component(world, processes=[process])
    system = a_system(world, components=[component], processes=[process])
    an_integration(world, system, a_system(world, "Ekonomisystemet"))
    contract = a_contract(world, systems=[system], end=date(2027, 12, 31))
    client = as_user(who)
    for route, args in (
        ("reuse", ()),
        ("systems", ()),
        ("components", ()),
        ("processes", ()),
        ("integrations", ()),
        ("contracts", ()),
        ("system", (system.pk,)),
        ("component", (component.pk,)),
        ("process", (process.pk,)),
        ("contract", (contract.pk,)),
    ):
        text(client, at(route, *args))


def test_an_applicant_finds_what_is_there_from_the_work_it_supports(world: World, as_user: SignIn) -> None:
    process = a_process(world, "Söka förskoleplats")
    a_component(world, "Köhanteraren", processes=[process])
    a_system(world, "Barnregistret", processes=[process])
    found = text(as_user("cora"), at("reuse") + "?q=förskola")
    assert "Inget i registret svarar mot" in found
    assert 'href="/initiatives/needs/give/">Lämna en idé</a>' in found
    found = text(as_user("cora"), at("reuse") + "?q=förskoleplats")
    assert "Köhanteraren" in found
    assert "Barnregistret" in found


def test_a_components_page_says_who_uses_it(world: World, as_user: SignIn) -> None:
    component = a_component(world, processes=[a_process(world)])
    a_system(world, "Barnregistret", components=[component])
    page = text(as_user("cora"), at("component", component.pk))
    assert "Ett system använder den redan." in page
    assert "Barnregistret" in page
    assert "Söka förskoleplats" in page


def test_an_editor_registers_a_system_and_keeps_it(world: World, as_user: SignIn) -> None:
    client = as_user("erik")
    said = {"name": "Schemat", "state": "in_use", "owner": world.school.pk, "yearly_cost": "1 150 000", "tier": "basic"}
    assert client.post(at("register_system"), said).status_code == 303
    one = System.objects.get(name="Schemat")
    assert (one.yearly_cost, one.tier, one.owner) == (115_000_000, Tier.BASIC, world.school)
    changed = {**said, "version": one.version, "users": "400", "yearly_cost": "1000"}
    assert client.post(at("change_system", one.pk), changed).status_code == 303
    one.refresh_from_db()
    assert (one.users, one.yearly_cost) == (400, 100_000)
    moved = client.post(at("move_system", one.pk), {"version": one.version, "to": "phasing_out", "on": "2027-06-30"})
    assert moved.status_code == 303
    one.refresh_from_db()
    assert (one.state, one.ends_on) == (SystemState.PHASING_OUT, date(2027, 6, 30))


def test_an_editor_is_refused_what_others_own(world: World, as_user: SignIn) -> None:
    one = a_system(world, owner=world.care)
    client = as_user("erik")
    assert client.get(at("change_system", one.pk)).status_code == 403
    answer = client.post(at("register_system"), {"name": "Nytt", "state": "in_use", "owner": world.care.pk})
    assert answer.status_code == 403
    assert "Det gör strategen" in answer.content.decode()


def test_ties_components_processes_and_integrations_are_kept_through_their_forms(world: World, as_user: SignIn) -> None:
    client, one, other = as_user("asa"), a_system(world), a_system(world, "Ekonomisystemet", tier=Tier.BASIC)
    assert client.post(at("add_process"), {"name": "Betala räkningar"}).status_code == 303
    process = Process.objects.get()
    said = {"name": "E-signering", "processes": [process.pk], "reusable": "on"}
    assert client.post(at("add_component"), said).status_code == 303
    component = Component.objects.get()
    assert component.trail_values()["processes"] == [process.pk]
    tied = {"version": one.version, "components": [component.pk], "processes": [process.pk]}
    assert client.post(at("tie_system", one.pk), tied).status_code == 303
    one.refresh_from_db()
    assert one.trail_values()["components"] == [component.pk]
    flow = {"giver": one.pk, "taker": other.pk, "carries": "Fakturor", "way": "direct"}
    refused = client.post(at("add_integration"), flow)
    assert "ska använda integrationstjänsten" in refused.content.decode()
    assert client.post(at("add_integration"), {**flow, "ground": "Leverantören stänger i mars."}).status_code == 303
    integration = Integration.objects.get()
    through = {**flow, "way": "service", "version": integration.version}
    assert client.post(at("change_integration", integration.pk), through).status_code == 303
    assert client.post(at("remove_process", process.pk), {"version": process.version}).status_code == 409
    integration.refresh_from_db()
    gone = client.post(at("remove_integration", integration.pk), {"version": integration.version})
    assert gone.status_code == 303
    assert client.post(at("tie_system", one.pk), {"version": one.version}).status_code == 303
    assert client.post(at("remove_component", component.pk), {"version": component.version}).status_code == 303
    assert client.post(at("remove_process", process.pk), {"version": process.version}).status_code == 303
    one.refresh_from_db()
    assert client.post(at("remove_system", one.pk), {"version": one.version}).status_code == 303


def test_what_contracts_cost_and_classes_are_read_inside_only(world: World, as_user: SignIn) -> None:
    one = a_system(world, confidentiality=3, integrity=2, availability=4)
    contract = a_contract(world, systems=[one], pricing="Rörligt pris", yearly_cost=123_456_00)
    for who, reads_it in (("asa", True), ("erik", True), ("adam", True), ("lev", False), ("vera", False)):
        assert ("Rörligt pris" in text(as_user(who), at("contract", contract.pk))) is reads_it, who
        assert ("3, betydande skada" in text(as_user(who), at("system", one.pk))) is reads_it, who


def test_another_organisation_finds_only_what_is_published(world: World, as_user: SignIn) -> None:
    shown = a_system(world, "Gemensamma schemat", published=True, yearly_cost=7_777_700, tier=Tier.BASIC)
    hidden = a_system(world, "Hemliga schemat")
    client = as_user("otto")
    found = text(client, at("reuse") + "?q=schemat")
    assert "Gemensamma schemat" in found
    assert "Hemliga schemat" not in found
    page = text(client, at("system", shown.pk))
    assert "Finns hos Ås kommun" in page
    assert "77" not in page
    assert client.get(at("system", hidden.pk)).status_code == 404
    assert client.get(at("change_system", shown.pk)).status_code == 404


def test_a_contract_is_kept_through_its_forms(world: World, as_user: SignIn) -> None:
    client, one = as_user("erik"), a_system(world)
    said = {
        "name": "Support",
        "supplier": "Exempel AB",
        "kind": "maintenance",
        "owner": world.school.pk,
        "systems": [one.pk],
        "end": "2027-12-31",
        "yearly_cost": "500",
    }
    assert client.post(at("add_contract"), said).status_code == 303
    contract = Contract.objects.get()
    assert contract.trail_values()["systems"] == [one.pk]
    wrong = {**said, "version": contract.version, "notice_by": "2028-01-01"}
    assert "sägs upp före det" in client.post(at("change_contract", contract.pk), wrong).content.decode()
    assert client.post(at("change_contract", contract.pk), {**wrong, "notice_by": "2027-06-30"}).status_code == 303
    contract.refresh_from_db()
    ended = {**said, "version": contract.version, "end": "2020-12-31"}
    assert client.post(at("change_contract", contract.pk), ended).status_code == 303
    contract.refresh_from_db()
    assert client.post(at("remove_contract", contract.pk), {"version": contract.version}).status_code == 303
