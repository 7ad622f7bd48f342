"""Each page as each role, what is hidden, and how many queries a page takes."""

from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from farled.planning.access import ROUTES
from farled.planning.states import ActivityKind
from farled.trail.reads import position
from tests.cast import World
from tests.factories.planning import make_activity, make_area, make_plan, make_report, make_round
from tests.planning.conftest import Scene

SignIn = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]

WITHOUT_OBJECT = ["plans", "activities", "mine"]
OF_A_PLAN = ["plan", "gantt", "follow_up", "open_round", "add_activity", "carry_over"]
OF_A_ROUND = ["round", "send_again", "ask_about_added", "remind", "close_round", "reopen_round", "freeze", "edition"]
OF_A_RETURN = ["answers", "contribute", "submit", "approve", "send_back"]
OF_AN_ANSWER = ["answer"]
OF_AN_ACTIVITY = [
    "activity", "change_activity", "set_bodies", "remove_draft", "report_status", "record_outcome", "prolong",
    "keep_end", "drop", "reopen", "tie_passage",
]  # fmt: skip
OF_A_KIND = ["lead_on", "add_occasion", "change_occasion", "remove_occasion"]  # visited in test_kinds
READ = {"plans", "activities", "plan", "gantt", "follow_up", "activity"}
KEEPERS = {"open_round", "carry_over", "add_activity", "remove_draft", "prolong", "keep_end", "drop"}


def address(scene: Scene, name: str) -> str:
    if name in WITHOUT_OBJECT:
        return reverse(f"planning:{name}")
    return reverse(f"planning:{name}", args=[scene.plan.pk if name in OF_A_PLAN else scene.activity.pk])


def test_T2_every_route_of_the_room_is_visited_here() -> None:
    of_rounds = (*OF_A_ROUND, *OF_A_RETURN, *OF_AN_ANSWER, *OF_A_KIND)
    assert {f"planning:{name}" for name in (*WITHOUT_OBJECT, *OF_A_PLAN, *OF_AN_ACTIVITY, *of_rounds)} == {
        route for route in ROUTES if "api:" not in route
    }


def test_S1_S2_a_rounds_pages_are_for_those_who_keep_the_plan_or_answer(scene: Scene, as_user: SignIn) -> None:
    row = make_round(scene.world, scene.plan)
    one = row.returns.get(body=scene.world.school)
    refs = {
        **dict.fromkeys(OF_A_ROUND, row.pk), **dict.fromkeys(OF_A_RETURN, one.pk),
        **dict.fromkeys(OF_AN_ANSWER, one.answers.get().pk),
    }  # fmt: skip
    pages = {name: reverse(f"planning:{name}", args=[ref]) for name, ref in refs.items()}
    shown = {who: {name for name, page in pages.items() if as_user(who).get(page).status_code == 200} for who in
             ("asa", "erik", "maj", "vera")}  # fmt: skip
    keeping = {"remind", "close_round", "reopen_round", "freeze"}
    answering = {"answers", "answer", "contribute", "submit"}
    assert shown == {
        "asa": {"round", *keeping, *answering}, "erik": {"round", *answering}, "maj": {"round"}, "vera": {"round"},
    }  # fmt: skip
    otto = as_user("otto")
    gone = {name for name, page in pages.items() if otto.get(page).status_code == otto.post(page).status_code == 404}
    assert gone | {"approve"} == set(pages), "nobody approves in the other organisation, so that door is closed"


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("asa", {*WITHOUT_OBJECT, *OF_A_PLAN, *OF_AN_ACTIVITY}),
        ("erik", {*WITHOUT_OBJECT, *READ, *OF_AN_ACTIVITY} - KEEPERS),
        ("maj", READ | {"mine", "report_status"}),
        ("vera", READ),
        ("adam", READ),
        ("rut", READ),
    ],
)
def test_S1_each_page_as_each_role(scene: Scene, as_user: SignIn, who: str, allowed: set[str]) -> None:
    client = as_user(who)
    make_report(scene.world, scene.activity)
    for name in (*WITHOUT_OBJECT, *OF_A_PLAN, *OF_AN_ACTIVITY):
        status = client.get(address(scene, name)).status_code
        assert status == (200 if name in allowed else 403), name


def test_S2_another_organisations_objects_are_like_missing_ones(scene: Scene, as_user: SignIn) -> None:
    client = as_user("otto")
    for name in (*OF_A_PLAN, *OF_AN_ACTIVITY):
        missing = reverse(f"planning:{name}", args=[987654])
        here, gone = client.get(address(scene, name)), client.get(missing)
        assert (here.status_code, gone.status_code) == (404, 404), name
        assert client.post(address(scene, name)).status_code == 404, name
    assert "Mobiltäckning" not in client.get(reverse("planning:activities")).content.decode()


def test_S2_a_draft_plan_is_hidden_from_the_council(world: World, as_user: SignIn) -> None:
    plan = make_plan(world, "Hemligt utkast", adopted=False)
    activity = make_activity(world, plan, "Kanariefågel", leads=[world.school])
    vera = as_user("vera")
    assert vera.get(reverse("planning:plan", args=[plan.pk])).status_code == 404
    assert vera.get(reverse("planning:activity", args=[activity.pk])).status_code == 404
    for page in ("plans", "activities"):
        html = vera.get(reverse(f"planning:{page}")).content.decode()
        assert "Kanariefågel" not in html
        assert "Hemligt utkast" not in html


def test_signed_out_one_is_sent_to_sign_in(scene: Scene) -> None:
    for name in (*WITHOUT_OBJECT, *OF_A_PLAN, *OF_AN_ACTIVITY):
        assert Client().get(address(scene, name)).status_code == 302, name


def test_S20_reading_pages_writes_nothing(scene: Scene, as_user: SignIn) -> None:
    before = position(scene.world.ours.pk)
    client = as_user("asa")
    for name in (*WITHOUT_OBJECT, *OF_A_PLAN, *OF_AN_ACTIVITY):
        client.get(address(scene, name))
    assert position(scene.world.ours.pk) == before


def many(scene: Scene, first: int, number: int) -> None:
    world = scene.world
    insats = make_activity(world, scene.plan, f"Insats {first}", kind=ActivityKind.INSATS, objective=scene.area)
    other = make_area(world, scene.plan, f"Område {first}")
    for each in range(first, first + number):
        row = make_activity(
            world, scene.plan, f"Rad {each}", leads=[world.school], contributing=[world.care],
            objective=scene.area, also_listed=[other], insats=insats,
        )  # fmt: skip
        make_report(world, row)


@pytest.mark.parametrize("who", ["asa", "erik", "vera"])
def test_lists_and_plans_take_as_many_queries_whatever_they_hold(
    scene: Scene, as_user: SignIn, count_queries: Count, who: str
) -> None:
    client = as_user(who)
    many(scene, 0, 3)
    pages = ["activities", "plans", "plan", "gantt", "follow_up", *(["mine"] if who != "vera" else [])]
    for name in pages:
        client.get(address(scene, name))
    few = {name: count_queries(partial(client.get, address(scene, name))) for name in pages}
    many(scene, 10, 27)
    assert {name: count_queries(partial(client.get, address(scene, name))) for name in pages} == few
    assert few["activities"] <= 12, few


def test_an_activitys_page_takes_as_many_queries_whatever_has_been_reported(
    scene: Scene, as_user: SignIn, count_queries: Count
) -> None:
    client = as_user("erik")
    page = address(scene, "activity")
    make_report(scene.world, scene.activity, body=scene.world.school)
    make_report(scene.world, scene.activity, body=scene.world.school)
    client.get(page)
    few = count_queries(lambda: client.get(page))
    for _ in range(8):
        make_report(scene.world, scene.activity, body=scene.world.school)
    assert count_queries(lambda: client.get(page)) == few
