"""What is answered is what was declared, for every kind of record, and says what the record says."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from farled.people.models import Body
from farled.trail.reads import Entry
from tests.api.operations import lists, operations, shapes
from tests.api.scene import Scene

Read = Callable[..., Any]
ASKING = {"/api/v1/initiatives/similar/": "?text=frånvaro+i+mobilen"}  # what has no rows until something is asked
DRAFTED = ("statement", "passage")  # what the scene has in a draft of an open matter


def declared(path: str) -> str:
    """The operation an address belongs to: its ids as ``{pk}``."""
    return re.sub(r"/\d+/", "/{pk}/", path.partition("?")[0])


def test_every_operation_answers_what_it_declares_and_nothing_else(scene: Scene, read: Read) -> None:
    known, proved = shapes(), set()
    assert known.keys() == operations().keys()
    details = [
        each.api for each in scene.things.values() if not each.name.startswith("their") and each.kind != "files.content"
    ]
    for path in [path + ASKING.get(path, "") for path in known if "{" not in path] + details:
        answer = read("erik" if "duties" in path else "asa", path)
        known[declared(path)].model_validate(answer)
        if answer.get("items") != []:
            proved.add(declared(path))
    assert proved == known.keys(), "a list without rows proves nothing of its rows"


def test_rows_of_lists_lead_to_their_page_and_their_twin(scene: Scene, read: Read, as_user: Any) -> None:
    client: Client = as_user("asa")
    for path in lists():
        for row in read("asa", path)["items"]:
            for address in filter(None, (row.get("url"), row.get("api"))):
                assert client.get(address).status_code == 200, (path, address)


def test_an_activity_says_what_its_row_says_and_what_it_points_at(scene: Scene, read: Read) -> None:
    answer = read("asa", scene["open activity"].api)
    world, plan, area = scene.world, scene["open plan"], scene["open objective"]
    assert answer["title"] == "Mobiltäckning"
    assert answer["plan"] == {"id": plan.pk, "name": "Handlingsplan 2026", "api": plan.api}
    assert answer["objective"] == {"id": area.pk, "name": "Ett område (open)", "api": area.api}
    assert answer["insats"]["api"] == scene["open insats"].api
    assert [each["name"] for each in answer["leads"]] == ["Skolnämnden"]
    assert [each["id"] for each in answer["contributing"]] == [world.executive.pk]
    assert (answer["start"], answer["end"], answer["effect_due"]) == ("2026-01-01", "2026-12-31", "2027-06-30")
    assert (answer["status"], answer["light"], answer["late"]) == ("new", "green", False)
    assert answer["url"] == scene["open activity"].page


def test_a_plan_is_counted_as_on_its_page(scene: Scene, read: Read) -> None:
    counts = read("asa", scene["open plan"].api)["counts"]
    assert (counts["total"], counts["insatser"], counts["green"]) == (3, 1, 1)
    assert read("asa", "/api/v1/planning/plans/")["items"][0]["counts"].keys() == counts.keys()


def test_a_document_tells_how_it_stands_and_by_which_decision(scene: Scene, read: Read) -> None:
    answer = read("asa", scene["open document"].api)
    assert (answer["standing"], answer["valid_from"], answer["valid_to"]) == ("in_force", "2026-01-15", None)
    (version,) = answer["versions"]
    assert (version["decided_by"], version["decided_on"]) == ("Kommunfullmäktige", "2026-01-15")
    assert read("asa", version["decision"]["api"])["outcome"] == "adopted"
    assert read("asa", scene["draft document"].api)["standing"] == "draft"


def test_a_list_of_documents_stands_as_on_the_day_asked(scene: Scene, read: Read) -> None:
    titles = [row["title"] for row in read("asa", "/api/v1/direction/documents/?on=2026-01-20")["items"]]
    assert "Handlingsplan 2026" in titles
    assert read("asa", "/api/v1/direction/documents/?on=2025-01-20")["items"] == []


def test_what_others_have_published_is_there_without_their_bodies(scene: Scene, read: Read) -> None:
    answer = read("asa", scene["their published document"].api)
    assert answer["organisation"] == "Ösby region"
    assert [version["decision"] for version in answer["versions"]] == [None]
    assert answer["versions"][0]["decided_by"] == "Regionstyrelsen"
    derived = read("asa", scene["derived objective"].api)["derives_from"]
    assert [each["id"] for each in derived] == [scene["their published objective"].pk]


def test_a_node_tells_why_it_is_there_and_what_comes_of_it(scene: Scene, read: Read) -> None:
    node = read("asa", scene["derived node"].api)
    assert [each["id"] for each in node["above"]] == [scene["their published node"].pk]
    assert node["ties"] == [
        {"lower": node["id"], "relation": "derives_from", "upper": scene["their published node"].pk}
    ]
    area = read("asa", read("asa", scene["open objective"].api)["thread"])
    assert (area["insatser_below"], area["activities_below"]) == (1, 1)
    below = read("asa", area["below"])
    assert [(row["kind"], row["relation"]) for row in below["items"]] == [("insats", "contributes_to")]


def test_a_node_is_told_as_of_a_day(scene: Scene, as_user: Any) -> None:
    assert as_user("asa").get(f"{scene['derived node'].api}?on=2020-01-01").status_code == 404


def test_broken_threads_are_counted_as_they_are_listed(scene: Scene, read: Read) -> None:
    counted = read("asa", "/api/v1/thread/traceability/")["broken"]
    for kind in counted:
        assert read("asa", f"/api/v1/thread/breaks/?kind={kind['kind']}")["total"] == kind["count"]
    assert read("asa", "/api/v1/thread/breaks/")["total"] == sum(kind["count"] for kind in counted)
    mended = read("asa", f"/api/v1/thread/breaks/?body={scene.world.school.pk}")
    assert mended["total"] < sum(kind["count"] for kind in counted)


def test_what_waits_and_what_comes_is_told(scene: Scene, read: Read) -> None:
    waiting = read("erik", "/api/v1/agenda/duties/")["items"]
    told = [(row["due"], row["body"]) for row in waiting]
    assert told[:2] == [("2026-06-30", ""), ("2026-12-10", "Skolnämnden")], "the most urgent first"
    assert told == sorted(told)
    assert "Budget" in [row["title"] for row in read("erik", "/api/v1/agenda/dates/?year=2026")["items"]]
    assert read("erik", "/api/v1/agenda/dates/?year=1999")["items"] == []


def test_a_body_that_has_closed_says_so_and_is_left_out_of_the_list(scene: Scene, read: Read) -> None:
    Body.objects.filter(pk=scene.world.school.pk).update(closed_on=date(2026, 11, 1))
    (lead,) = read("asa", scene["open activity"].api)["leads"]
    assert read("asa", lead["api"])["closed_on"] == "2026-11-01"
    assert lead["name"] not in [row["name"] for row in read("asa", "/api/v1/people/bodies/")["items"]]


def test_a_secret_matter_is_a_number_until_it_is_opened_and_opening_it_is_told(scene: Scene, read: Read) -> None:
    (row,) = read("rut", "/api/v1/matters/matters/?text=" + _reference(scene, read))["items"]
    assert (row["title"], row["confidential"]) == (None, True)
    decision = next(
        row for row in read("rut", "/api/v1/matters/decisions/")["items"] if row["id"] == scene["secret decision"].pk
    )
    assert "Hemlig" not in json.dumps(decision)
    read_before = _readings()
    assert read("rut", scene["secret matter"].api)["title"] == "Hemlig upphandling"
    assert read("rut", scene["secret decision"].api)["clauses"] == ["Förslaget antas."]
    assert _readings() == read_before + 2


@pytest.mark.parametrize("name", ["matter", "decision", "entry", "assignment", "stage", "statement", "passage"])
def test_R18_opening_anything_in_a_secret_matter_is_told_once_and_in_an_open_one_never(
    name: str, scene: Scene, as_user: Any
) -> None:
    rut, times = as_user("rut"), {f"secret {name}": 1, f"{'draft' if name in DRAFTED else 'open'} {name}": 0}
    for known, told in times.items():
        for address in (scene[known].api, scene[known].page):
            before = _readings()
            assert rut.get(address).status_code == 200, address
            assert _readings() == before + told, address


def _reference(scene: Scene, read: Read) -> str:
    reference: str = read("rut", scene["secret matter"].api)["reference"]
    return reference


def _readings() -> int:
    return Entry.objects.filter(verb="matters.matter.read_secret").count()


def test_instants_dates_and_letters_are_written_as_promised(scene: Scene, as_user: Any) -> None:
    text = as_user("asa").get(scene["open activity"].api).content.decode()
    assert "Mobiltäckning" in text, "letters are letters, not escapes"
    assert re.search(r'"reported_on": ?"\d{4}-\d\d-\d\d"', text)
