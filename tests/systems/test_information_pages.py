"""The pages of data sets, e-services and the keeping plan."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from farled.systems.models import DataSet, EService, KeepingRule
from farled.systems.states import Sharing
from farled.web.own_lists import sheets
from tests.cast import NOW, World
from tests.factories.information import a_data_set, a_keeping_rule, an_eservice, an_exit_plan, the_decision
from tests.factories.systems import a_system

AsUser = Callable[[str], Client]


def test_a_data_set_is_registered_changed_and_removed_on_its_pages(world: World, as_user: AsUser) -> None:
    erik = as_user("erik")
    said = {"name": "Elever", "sharing": "shared", "owner": world.school.pk, "security": "2"}
    assert erik.post("/systems/data-sets/register/", said).status_code == 303
    row = DataSet.objects.get()
    path = f"/systems/data-sets/{row.pk}/"
    assert "Skolnämnden är informationsägare." in erik.get(path).text
    assert erik.post(f"{path}change/", said | {"version": 1, "quality": "Uppdateras varje natt"}).status_code == 303
    assert "Uppdateras varje natt" in erik.get(path).text
    assert erik.get(f"{path}remove/").status_code == 200
    assert erik.post(f"{path}remove/", {"version": 2}).status_code == 303
    assert "Inga datamängder än" in erik.get("/systems/data-sets/").text


def test_what_is_typed_stays_when_it_is_refused(world: World, as_user: AsUser) -> None:
    said = {
        "name": "Elever",
        "sharing": "open",
        "security": "4",
        "owner": world.school.pk,
        "definition": "Det jag skrev",
    }
    response = as_user("erik").post("/systems/data-sets/register/", said)
    assert response.status_code == 422
    assert "Det jag skrev" in response.text
    assert "kan inte vara öppen" in response.text


def test_the_list_tells_how_many_have_an_owner_and_finds_those_without(world: World, as_user: AsUser) -> None:
    a_data_set(world)
    a_data_set(world, "Lokaler", owner=None, sharing=Sharing.OPEN)
    vera = as_user("vera")
    assert "1\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}2" in vera.get("/systems/data-sets/").text
    told = vera.get("/systems/data-sets/?missing=owner").text
    assert "Lokaler" in told
    assert "Elever" not in told
    assert "Lokaler" in vera.get("/explain/systems.owned/?show=others").text
    assert vera.get("/systems/data-sets/register/").status_code == 403


def test_an_e_service_without_an_owner_gets_one_by_a_decision(world: World, as_user: AsUser) -> None:
    row, decision, asa = an_eservice(world), the_decision(world), as_user("asa")
    assert "har ingen ägare" in asa.get("/systems/e-services/").text
    path = f"/systems/e-services/{row.pk}/"
    assert "Ange beslutad ägare" in asa.get(path).text
    said = {"version": 1, "owner": world.school.pk, "decision": decision.pk}
    assert asa.post(f"{path}decide-owner/", said).status_code == 303
    assert "enligt beslut" in asa.get(path).text
    said = {"version": 2, "met_once": "yes", "ground_once": "Hämtas ur folkbokföringen"}
    assert asa.post(f"{path}criteria/", said).status_code == 303
    told = asa.get(path).text
    assert "1\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}4" in told
    assert "inte besvarad" in told
    assert EService.objects.get().owner == world.school


def test_the_decision_in_a_secret_matter_is_not_told_to_those_who_may_not_read_it(
    world: World, as_user: AsUser
) -> None:
    row = an_eservice(world)
    decision = the_decision(world)
    as_user("asa").post(
        f"/systems/e-services/{row.pk}/decide-owner/", {"version": 1, "owner": world.care.pk, "decision": decision.pk}
    )
    type(decision.matter).objects.filter(pk=decision.matter_id).update(
        confidential=True, secrecy_ground="OSL 19 kap. 3 §"
    )
    told = as_user("vera").get(f"/systems/e-services/{row.pk}/").text
    assert "i ett ärende som du inte får läsa" in told
    assert decision.matter.title not in told


def test_the_keeping_plan_is_filled_from_what_it_lacks(world: World, as_user: AsUser) -> None:
    row, erik = a_data_set(world), as_user("erik")
    told = erik.get("/systems/keeping/gaps/").text
    assert f"/systems/keeping/add/?data_set={row.pk}" in told
    said = {"data_set": row.pk, "what": "Betyg", "keeping": "deleted", "years": "10", "ground": "Beslut 2024:3"}
    assert erik.post("/systems/keeping/add/", said).status_code == 303
    rule = KeepingRule.objects.get()
    assert "Gallras efter 10 år." in erik.get(f"/systems/keeping/{rule.pk}/").text
    assert "säger något om alla" in erik.get("/systems/keeping/gaps/").text
    assert "1\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}1" in erik.get("/systems/keeping/").text
    assert "Betyg" in erik.get(f"/systems/data-sets/{row.pk}/").text


def test_a_systems_page_tells_what_it_holds_and_how_it_ends(world: World, as_user: AsUser) -> None:
    system = a_system(world)
    a_data_set(world, system=system)
    an_eservice(world, system=system)
    a_keeping_rule(world, system=system)
    an_exit_plan(world, system)
    told = as_user("erik").get(f"/systems/systems/{system.pk}/").text
    for name in ("Elever", "Sök skolplats", "Betyg", "Avveckling av Elevregistret", "Digitalt arv"):
        assert name in told


@pytest.mark.parametrize("path", ["data-sets/", "e-services/", "keeping/", "exits/", "legacy/"])
def test_a_longer_list_asks_no_more_of_the_database(world: World, as_user: AsUser, path: str) -> None:

    def fill(start: int) -> None:
        for number in range(start, start + 3):
            system = a_system(world, f"System {number}")
            a_data_set(world, f"Data {number}", system=system)
            an_eservice(world, f"Tjänst {number}", system=system)
            a_keeping_rule(world, f"Rad {number}", system=system)
            an_exit_plan(world, system)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert asa.get(f"/systems/{path}").status_code == 200
        return len(queries)

    asa = as_user("asa")
    fill(0)
    asked()
    few = asked()
    fill(3)
    assert asked() == few


def test_a_sheet_changes_rows_through_the_acts(world: World) -> None:
    asa = world.actor("asa")
    row = a_data_set(world)
    sheets["systems.data_sets"].changes["change"](row, {"quality": "God"}, by=asa, at=NOW, why="")
    row.refresh_from_db()
    assert (row.quality, row.owner) == ("God", world.school)
    plan = an_exit_plan(world, a_system(world, yearly_cost=900_00))
    sheets["systems.exit_plans"].changes["change"](plan, {"ends_cost": 900}, by=asa, at=NOW, why="")
    plan.refresh_from_db()
    assert plan.ends_cost == 900_00
