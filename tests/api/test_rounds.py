"""A follow-up from the first question to the frozen edition, and on to the next plan, by programs alone."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from farled.people import acts as people
from farled.people.states import Role, TokenScope
from farled.planning import reads, tasks
from farled.planning.reads import Activity, Answer, Edition, Return, Round
from farled.planning.states import ReturnState, RoundState
from farled.thread.reads import NodeKind, node_of
from farled.trail.reads import Entry
from tests.api.keys import Program, a_key
from tests.api.scene import Scene
from tests.cast import LONG_AGO, NOW
from tests.factories.planning import make_activity, make_plan

AsUser = Callable[[str], Client]
ASKED = {"title": "Året", "period_from": "2026-01-01", "period_to": "2026-12-31", "due": "2026-12-20"}


def done(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.content.decode()
    return response.json() if response.content else None


@pytest.fixture
def asa(scene: Scene) -> Program:
    return Program(a_key(scene.world, "asa"))


@pytest.fixture
def erik(scene: Scene) -> Program:
    return Program(a_key(scene.world, "erik"))


@pytest.fixture
def opened(scene: Scene, asa: Program) -> str:
    """A round of the open plan, opened by a program and sent out."""
    Round.objects.filter(state=RoundState.OPEN).update(state=RoundState.CLOSED)
    told = done(asa.send("POST", f"{scene['open plan'].api}open-round/", ASKED))
    row = Round.objects.get(pk=told["id"])
    tasks.send_out.func(row.pk)
    path: str = told["api"]
    return path


def of_school(asa: Program, path: str, scene: Scene) -> str:
    rows = done(asa.get(path))["bodies"]
    found: str = next(each["answers"] for each in rows if each["body"]["id"] == scene.world.school.pk)
    return found


def test_a_round_from_the_question_to_the_edition(scene: Scene, asa: Program, erik: Program, opened: str) -> None:
    told = done(asa.get(opened))
    assert (told["state"], told["sending"], told["progress"]["submitted"]) == ("open", "done", 0)
    mine = of_school(asa, opened, scene)
    (answer,) = done(erik.get(mine))["answers"]
    assert answer["missing"] == ["light", "text"]
    done(erik.act("PATCH", answer["api"], {"light": "green", "text": "Mätt i tre byar."}))
    assert done(erik.get(answer["api"]))["missing"] == []
    done(erik.act("POST", f"{mine}submit/", {"without": "Kommunstyrelsen har inget att tillägga."}))
    done(asa.act("POST", f"{mine}send-back/", {"comment": "Säg hur många byar."}))
    assert done(erik.get(mine))["comment"] == "Säg hur många byar."
    done(erik.act("PATCH", answer["api"], {"text": "Mätt i tre av sju byar."}))
    done(erik.act("POST", f"{mine}submit/", {"without": "Som förut."}))
    late = Return.objects.get(round_id=told["id"], body=scene.world.executive)
    done(asa.send("POST", f"{opened}remind/", {"returns": [late.pk], "due": "2026-12-22", "note": "Snart jul."}))
    late.refresh_from_db()
    assert str(late.due) == "2026-12-22"
    done(asa.act("POST", f"{opened}close/"))
    done(asa.act("POST", f"{opened}reopen/", {"due": "2026-12-23"}))
    done(asa.act("POST", f"{opened}close/"))
    frozen = done(asa.act("POST", f"{opened}freeze/"))
    assert done(asa.get(frozen["api"]))["freezing"] == "waiting"
    tasks.freeze.func(frozen["id"])
    edition = done(asa.get(frozen["api"]))
    assert (edition["freezing"], edition["asked"], edition["answered"]) == ("done", 2, 1)
    file = done(asa.get(edition["data"]))
    content = asa.get(file["content"])
    assert hashlib.sha256(content.content).hexdigest() == edition["sha256"] == file["sha256"]
    assert (len(content.content), content.json()["round"]["title"]) == (edition["size"], "Året")
    assert done(asa.get(opened))["edition"] == frozen["api"]


def test_a_lost_answer_is_asked_for_again_and_nothing_is_done_twice(
    scene: Scene, asa: Program, erik: Program, opened: str
) -> None:
    (answer,) = done(erik.get(of_school(asa, opened, scene)))["answers"]
    told = [erik.send("PATCH", answer["api"], {"text": "En gång."}, seen=1, key="en-gang") for _time in range(2)]
    assert [each.status_code for each in told] == [200, 200]
    assert told[1].headers["Idempotency-Replayed"] == "true"
    assert Answer.objects.get(pk=answer["id"]).version == 2
    stale = erik.send("PATCH", answer["api"], {"text": "Två gånger."}, seen=1)
    assert (stale.status_code, stale.headers["ETag"]) == (412, '"2"')


def test_what_is_refused_on_the_page_is_refused_with_the_same_sentence(
    scene: Scene, asa: Program, erik: Program, opened: str, as_user: AsUser
) -> None:
    mine = of_school(asa, opened, scene)
    empty = erik.act("POST", f"{mine}submit/")
    one = Return.objects.get(pk=int(mine.rstrip("/").rpartition("/")[2]))
    page = as_user("erik").post(f"/planning/returns/{one.pk}/submit/", {"version": one.version})
    assert (empty.status_code, empty.json()["code"]) == (409, "planning.return.left")
    assert page.status_code == 409
    assert empty.json()["detail"] in page.content.decode()
    english = erik.client.post(
        f"{mine}submit/", {}, content_type="application/json",
        headers={"Authorization": f"Bearer {erik.key}", "If-Match": f'"{one.version}"', "Accept-Language": "en"},
    )  # fmt: skip
    assert english.json()["detail"] != empty.json()["detail"]
    frozen = asa.act("POST", f"{opened}freeze/")
    assert (frozen.status_code, frozen.json()["code"]) == (409, "planning.round.move"), "it is open still"


def test_S2_a_body_does_not_read_or_write_for_another(scene: Scene, asa: Program, opened: str) -> None:
    maj = Program(a_key(scene.world, "maj"))
    mine = of_school(asa, opened, scene)
    one = done(asa.get(mine))["answers"][0]
    assert maj.get(mine).status_code == maj.get(one["api"]).status_code == 403
    assert maj.send("PATCH", one["api"], {"text": "Kapat."}, seen=1).status_code == 403
    assert Answer.objects.get(pk=one["id"]).text == ""
    assert maj.send("POST", f"{opened}close/", {}, seen=1).status_code == 403


def test_S9_somebody_else_approves_and_only_with_a_key_that_may(
    scene: Scene, asa: Program, erik: Program, opened: str
) -> None:
    world = scene.world
    people.assign(
        user=world.users["bo"], organisation=world.ours, role=Role.DECIDER, body=world.school, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip
    mine = of_school(asa, opened, scene)
    Return.objects.filter(round__title="Året", body=world.school).update(approval=True)
    (answer,) = done(erik.get(mine))["answers"]
    done(erik.act("PATCH", answer["api"], {"light": "green", "text": "Klart."}))
    done(erik.act("POST", f"{mine}submit/", {"without": "Ingen annan har något att säga."}))
    assert done(erik.get(mine))["state"] == ReturnState.FOR_APPROVAL
    assert erik.act("POST", f"{mine}approve/").status_code == 403
    reading = Program(a_key(world, "bo", [], called="Läser"))
    assert reading.send("POST", f"{mine}approve/", {}, seen=1).json()["code"] == "web.token"
    bo = Program(a_key(world, "bo", [TokenScope.APPROVE]))
    assert done(bo.act("POST", f"{mine}approve/"))
    assert done(asa.get(mine))["approved_by"] == "Bo Beslutsfattare"
    assert Entry.objects.filter(verb="planning.return.approved").get().actor_name == "Bo Beslutsfattare (Nattjobb)"


def test_S17_a_key_that_keeps_plans_does_not_freeze(scene: Scene, asa: Program, opened: str) -> None:
    done(asa.act("POST", f"{opened}close/"))
    keeper = Program(a_key(scene.world, "asa", [TokenScope.PLAN], called="Utan frysning"))
    refused = keeper.act("POST", f"{opened}freeze/")
    assert (refused.status_code, refused.json()["code"]) == (403, "web.token")
    row = Round.objects.get(title="Året")
    assert (row.state, Edition.objects.filter(round=row).exists()) == (RoundState.CLOSED, False)


def test_contributions_are_handed_to_those_who_lead(scene: Scene, asa: Program, opened: str) -> None:
    row = Round.objects.get(title="Året")
    theirs = Return.objects.get(round=row, body=scene.world.executive)
    path = f"/api/v1/planning/returns/{theirs.pk}/"
    (part,) = done(asa.get(path))["answers"]
    done(asa.act("PATCH", part["api"], {"light": "yellow", "text": "Fibern dröjer."}))
    done(asa.act("POST", f"{path}contribute/"))
    (led,) = done(asa.get(of_school(asa, opened, scene)))["answers"]
    assert [(each["light"], each["text"]) for each in led["heard"]] == [("yellow", "Fibern dröjer.")]
    refused = asa.act("PATCH", part["api"], {"text": "Ändrat efteråt."})
    assert refused.status_code == 409


def test_a_plan_is_carried_over_with_its_thread(scene: Scene, asa: Program) -> None:
    world = scene.world
    earlier, later = make_plan(world, "Plan A"), make_plan(world, "Plan B")
    first, second, third = (
        make_activity(world, earlier, title, leads=[world.school]) for title in ("Ett", "Två", "Tre")
    )
    steps = [
        {"activity": first.pk, "how": "carried"},
        {"activity": second.pk, "how": "split", "names": ["Två a", "Två b"]},
    ]
    path = f"/api/v1/planning/plans/{earlier.pk}/carry-over/"
    told = done(asa.send("POST", path, {"to": later.pk, "steps": steps}))
    assert told["api"] == f"/api/v1/planning/plans/{later.pk}/"
    made = list(Activity.objects.filter(document=later).order_by("position").values_list("title", flat=True))
    assert made == ["Ett", "Två a", "Två b"]
    one = done(asa.get(f"/api/v1/planning/activities/{first.pk}/"))
    assert [each["name"] for each in one["continued_by"]] == ["Ett"]
    assert node_of(NodeKind.ACTIVITY, one["continued_by"][0]["id"]) is not None
    again = asa.send("POST", path, {"to": later.pk, "steps": steps})
    assert (again.status_code, again.json()["field"]) == (422, "steps"), "it goes on already"
    for wrong, field in (
        ({"to": later.pk, "steps": [{"activity": scene["open activity"].pk, "how": "carried"}]}, "steps"),
        ({"to": later.pk, "steps": [{"activity": third.pk}]}, "steps"),
        ({"to": later.pk, "steps": [{"activity": third.pk, "how": "sold"}]}, "steps.how"),
        ({"to": earlier.pk, "steps": [{"activity": third.pk, "how": "carried"}]}, "to"),
        ({"to": later.pk, "steps": "alla"}, "steps"),
    ):
        refused = asa.send("POST", path, wrong)
        assert (refused.status_code, refused.json()["field"]) == (422, field), wrong
    nothing = asa.send("POST", path, {"to": later.pk})
    assert (nothing.status_code, nothing.json()["code"]) == (409, "planning.carry.nothing")
    assert Activity.objects.filter(document=later).count() == 3


def test_the_lists_find_what_is_asked_for(scene: Scene, asa: Program, opened: str) -> None:
    frozen = done(asa.get("/api/v1/planning/rounds/?state=frozen"))
    assert [each["title"] for each in frozen["items"]] == ["Uppföljning av Handlingsplan 2025"]
    of_plan = done(asa.get(f"/api/v1/planning/rounds/?plan={scene['open plan'].pk}&sort=opened"))
    assert of_plan["total"] == 2
    number = Round.objects.get(title="Året").pk
    waiting = done(asa.get(f"/api/v1/planning/returns/?round={number}&state=waiting"))
    assert {each["body"]["name"] for each in waiting["items"]} == {"Skolnämnden", "Kommunstyrelsen"}
    reports = done(asa.get(f"/api/v1/reports/reports/?round={Edition.objects.get().round_id}"))
    assert reports["items"][0]["round"]["api"] == f"/api/v1/planning/rounds/{Edition.objects.get().round_id}/"


def test_a_sending_out_that_stopped_is_taken_up(scene: Scene, asa: Program) -> None:
    Round.objects.filter(state=RoundState.OPEN).update(state=RoundState.CLOSED)
    told = done(asa.send("POST", f"{scene['open plan'].api}open-round/", ASKED))
    Round.objects.filter(pk=told["id"]).update(job_state="failed")
    done(asa.send("POST", f"{told['api']}send-again/"))
    assert done(asa.get(told["api"]))["sending"] == "waiting"
    assert reads.open_round_of(Round.objects.get(pk=told["id"]).document) is not None


def test_nothing_is_added_to_a_round_that_is_still_being_sent_out(scene: Scene, asa: Program) -> None:
    Round.objects.filter(state=RoundState.OPEN).update(state=RoundState.CLOSED)
    told = done(asa.send("POST", f"{scene['open plan'].api}open-round/", ASKED))
    assert done(asa.get(told["api"]))["added"] == [], "nobody is asked yet"
    tasks.send_out.func(told["id"])
    plan = Round.objects.get(pk=told["id"]).document
    make_activity(scene.world, plan, "Digital tvilling", leads=[scene.world.school])
    assert [each["name"] for each in done(asa.get(told["api"]))["added"]] == ["Digital tvilling"]
