"""Each page as each role, what a form does, and how many queries a page takes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from farled.initiatives import acts
from farled.initiatives.access.changes import ROUTES
from farled.initiatives.reads import Initiative
from farled.initiatives.states import AiObstacle, AiRisk, AiStatus
from farled.systems.states import Tier
from farled.trail.reads import position
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW
from tests.initiatives.conftest import Scene

SignIn = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]

ALONE = ["initiatives", "begin", "steering", "use_preset", "add_question", "ai_uses", "register_ai_use"]
OF_A_TIER = ["begin_in", "set_tier_rule"]
OF_ONE = [
    "initiative", "change_initiative", "accept_ownership", "leave_ownership", "look_for_reuse", "make_ready",
    "move_phase", "report", "extend", "change_tier", "transfer", "follow", "state_upkeep", "close", "drop",
]  # fmt: skip
OF_AI = ["ai_use", "change_ai_use", "move_ai_use"]
READ = {"initiatives", "initiative", "steering", "ai_uses", "ai_use"}
OWNS = {"accept_ownership", "leave_ownership"}
MANAGES = {"follow", "use_preset", "add_question", "change_question", "set_tier_rule"}
EDITS = {
    "begin", "begin_in", "change_initiative", "look_for_reuse", "make_ready", "extend", "change_tier", "transfer",
    "close", "drop", "register_ai_use", "change_ai_use", "move_ai_use",
}  # fmt: skip
REPORTS = {"move_phase", "report", "state_upkeep", "answer_check"}


def addresses(scene: Scene) -> dict[str, str]:
    hand = scene.world.actor("asa")
    question = acts.use_preset(by=hand, at=NOW)[0]
    use = acts.register_ai_use(
        content=acts.Use(title="Snöröjning", problem="Dyrt", body=scene.world.school), by=hand, at=NOW
    )
    found = {name: reverse(f"initiatives:{name}") for name in ALONE}
    found |= {name: reverse(f"initiatives:{name}", args=["innovative"]) for name in OF_A_TIER}
    found |= {name: reverse(f"initiatives:{name}", args=[scene.initiative.pk]) for name in OF_ONE}
    found |= {name: reverse(f"initiatives:{name}", args=[use.pk]) for name in OF_AI}
    found["change_question"] = reverse("initiatives:change_question", args=[question.pk])
    found["answer_check"] = reverse("initiatives:answer_check", args=[scene.initiative.pk, question.pk])
    return found


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("asa", READ | EDITS | REPORTS | MANAGES),
        ("erik", READ | EDITS - {"transfer"} | REPORTS | OWNS),
        ("maj", READ | {"begin", "begin_in", "register_ai_use"}),
        ("cora", READ | EDITS),
        ("vera", READ),
        ("lev", READ),
    ],
)
def test_S1_S2_each_page_is_for_those_it_is_for(scene: Scene, as_user: SignIn, who: str, allowed: set[str]) -> None:
    pages = addresses(scene)
    assert {f"initiatives:{name}" for name in pages} == {route for route in ROUTES if "api:" not in route}
    client, before = as_user(who), position(scene.world.ours.pk)
    shown = {name for name, page in pages.items() if client.get(page).status_code == 200}
    assert shown == allowed
    assert position(scene.world.ours.pk) >= before, "looking changes nothing"


def test_S2_another_organisation_sees_nothing(scene: Scene, as_user: SignIn) -> None:
    otto = as_user("otto")
    for name, page in addresses(scene).items():
        if name not in {*ALONE, *OF_A_TIER, *OWNS}:
            assert otto.get(page).status_code == 404, name
    assert scene.initiative.title not in otto.get(reverse("initiatives:initiatives")).text


def test_the_form_asks_what_the_tier_asks(scene: Scene, as_user: SignIn) -> None:
    erik = as_user("erik")
    short = erik.get(reverse("initiatives:begin_in", args=["innovative"])).context["form"]
    assert len(short.fields) - ("once" in short.fields) + 1 == 10, "nine questions and the tier"
    long = erik.get(reverse("initiatives:begin_in", args=["basic"])).context["form"]
    assert {"risks", "supplier", "maintenance_object"} <= set(long.fields)
    assert not {"risks", "supplier", "maintenance_object"} & set(short.fields)
    assert erik.get(reverse("initiatives:begin_in", args=["unknown"])).status_code == 404


def test_an_initiative_is_begun_on_the_page_and_changed_without_losing_what_is_not_asked(
    scene: Scene, as_user: SignIn
) -> None:
    erik = as_user("erik")
    sent = {"title": "Ny tanke", "purpose": "Prova", "body": scene.world.school.pk, "objectives": [scene.area.pk]}
    assert erik.post(reverse("initiatives:begin_in", args=["innovative"]), sent).status_code == 303
    one = Initiative.objects.get(title="Ny tanke")
    assert (one.tier, one.body) == (Tier.INNOVATIVE, scene.world.school)
    Initiative.objects.filter(pk=one.pk).update(risks="Kan bli dyrt")
    change = reverse("initiatives:change_initiative", args=[one.pk])
    assert erik.post(change, sent | {"version": one.version, "title": "Nyare tanke"}).status_code == 303
    one.refresh_from_db()
    assert (one.title, one.risks) == ("Nyare tanke", "Kan bli dyrt")


def test_what_is_left_is_told_before_and_at_making_ready(scene: Scene, as_user: SignIn) -> None:
    asa, page = as_user("asa"), reverse("initiatives:make_ready", args=[scene.initiative.pk])
    assert "Ingen äger initiativet än" in asa.get(page).text
    answer = asa.post(page, {"version": scene.initiative.version})
    assert answer.status_code == 409
    assert "återanvändas" in answer.text


def test_pages_take_few_queries_however_much_there_is(scene: Scene, as_user: SignIn, count_queries: Count) -> None:
    asa = as_user("asa")
    addresses(scene)
    pages = [
        reverse("initiatives:initiatives"),
        reverse("initiatives:initiative", args=[scene.initiative.pk]),
        reverse("initiatives:steering"),
        reverse("initiatives:ai_uses"),
    ]
    before = [count_queries(partial(asa.get, page)) for page in pages]
    for number in range(4):
        scene.begin(title=f"Initiativ {number}")
        scene.act("report", light="green", text=f"Läge {number}")
        acts.register_ai_use(
            content=acts.Use(title=f"AI {number}", problem="Dyrt", initiative=scene.fresh()),
            by=scene.world.actor("asa"),
            at=NOW,
        )
    after = [count_queries(partial(asa.get, page)) for page in pages]
    assert after == before
    assert max(after) <= 12


def test_a_use_of_ai_is_assessed_before_it_is_tried(scene: Scene) -> None:
    hand = scene.world.actor("asa")
    said = acts.Use(title="Falldetektering", problem="Larm kommer sent")
    use = acts.register_ai_use(content=said, by=hand, at=NOW)

    def move(status: AiStatus, *obstacles: AiObstacle) -> None:
        nonlocal use
        use = acts.move_ai_use(
            use=use, version=use.version, status=status, obstacles=obstacles, why="Prövat", by=hand, at=NOW
        )

    move(AiStatus.EXAMINED)
    with pytest.raises(Invalid):
        move(AiStatus.NOT_YET)
    move(AiStatus.NOT_YET, AiObstacle.TRAINING_DATA)
    assert use.obstacles == ["training_data"]
    move(AiStatus.EXAMINED)
    move(AiStatus.FEASIBLE)
    with pytest.raises(Refused) as refused:
        move(AiStatus.TRIED)
    assert refused.value.code == "initiatives.ai.not_assessed"
    with pytest.raises(Invalid):
        acts.change_ai_use(use=use, version=use.version, content=replace(said, risk=AiRisk.HIGH), by=hand, at=NOW)
    content = replace(said, risk=AiRisk.HIGH, risk_ground="Bilaga III, punkt 5")
    use = acts.change_ai_use(use=use, version=use.version, content=content, by=hand, at=NOW)
    move(AiStatus.TRIED)
    with pytest.raises(Forbidden):
        acts.change_ai_use(use=use, version=use.version, content=content, by=scene.world.actor("vera"), at=NOW)


def test_where_it_is_is_said_once_until_it_is_late(scene: Scene, as_user: SignIn) -> None:
    row, page = scene.initiative, reverse("initiatives:initiative", args=[scene.initiative.pk])
    told = as_user("asa").get(page).text.partition('<ol class="plain">')
    assert "initiera</span>" not in told[0][told[0].index('id="vagen"') :], "the phase stands in the way below"
    assert "här är det nu" in told[2]
    begun, ended = (NOW.date() - timedelta(days=days) for days in (60, 30))
    Initiative.objects.filter(pk=row.pk).update(start=begun, end=ended)
    assert "har passerat sitt slut" in as_user("asa").get(page).text
