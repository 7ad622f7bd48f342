"""What is left before an initiative is ready, kept up and closed is told at once, and offered to whoever may do it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.initiatives import acts, reads
from farled.initiatives.reads import Initiative
from farled.initiatives.states import Phase
from farled.systems.states import Tier
from farled.web import slots
from farled.web.refused import Refused
from farled.web.slots import Obstacle, obstacles
from tests.cast import NOW, TODAY
from tests.initiatives.conftest import Scene, reuse

SignIn = Callable[[str], Client]
BUTTON = "Gör klart för beredning</button>"
LINK = "Gör klart för beredning</a>"


def address(scene: Scene, name: str = "initiative") -> str:
    return reverse(f"initiatives:{name}", args=[scene.initiative.pk])


def hinders(_subject: object, *, by: object) -> None:
    raise Refused("initiatives.why")


def test_the_page_lists_all_that_being_ready_asks_for_and_offers_it_when_nothing_is_left(
    scene: Scene, as_user: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.act("change_tier", tier=Tier.BASIC, why="Det är ingen test")
    asa = as_user("asa")
    for page in (asa.get(address(scene)).text, asa.get(address(scene, "make_ready")).text):
        for said in ("Ingen äger initiativet än.", "förvaltningsobjekt, risker och säkerhet", "återanvändningsprövn"):
            assert said in page, said
        assert LINK not in page
        assert BUTTON not in page
    assert "Kvar innan" not in as_user("vera").get(address(scene)).text, "for those who can do something about it"
    scene.act("accept_ownership", "erik", function="Enhetschef")
    reuse(scene)
    Initiative.objects.update(maintenance_object="Skola", risks="Få")
    with monkeypatch.context() as patched:
        patched.setattr("farled.web.slots.obstacles", [*obstacles, Obstacle("initiatives.make_ready", hinders)])
        assert "Skriv varför." in asa.get(address(scene)).text
    assert LINK in asa.get(address(scene)).text
    assert BUTTON in asa.get(address(scene, "make_ready")).text
    assert "Kvar innan" not in asa.get(address(scene)).text


@pytest.mark.parametrize(
    ("phase", "ready", "sentence", "offered"),
    [
        (Phase.DEVELOP, TODAY, "Avsluta det eller förläng det.", ["Avsluta", "Förläng"]),
        (Phase.INITIATE, TODAY, "Förläng det eller lägg ned det.", ["Förläng", "Lägg ned"]),
        (Phase.INITIATE, None, "Ändra slutet eller lägg ned det.", ["Ändra slutet", "Lägg ned"]),
    ],
)
def test_what_is_late_offers_what_its_first_sentence_says(
    scene: Scene, as_user: SignIn, phase: Phase, ready: date | None, sentence: str, offered: list[str]
) -> None:
    Initiative.objects.update(start=date(2026, 1, 1), end=date(2026, 6, 1), phase=phase, ready_on=ready)
    page = as_user("asa").get(address(scene))
    assert sentence in page.text
    assert [str(label) for label, _url in page.context["late"]] == offered
    for _label, url in page.context["late"]:
        assert '<a class="btn' in page.text.partition(f'href="{url}"')[0][-40:]
    for_others = as_user("vera").get(address(scene))
    assert sentence in for_others.text
    assert for_others.context["late"] == []


@pytest.mark.parametrize(
    ("phase", "sentence", "offered"),
    [
        (Phase.DEVELOP, "nivån förlängs inte. Avsluta det eller byt nivå.", ["Avsluta", "Byt nivå"]),
        (Phase.INITIATE, "nivån förlängs inte. Byt nivå eller lägg ned det.", ["Byt nivå", "Lägg ned"]),
    ],
)
def test_what_is_late_in_a_tier_that_is_not_extended_is_offered_another_way(
    scene: Scene, as_user: SignIn, phase: Phase, sentence: str, offered: list[str]
) -> None:
    hand: dict[str, Any] = {"by": scene.world.actor("asa"), "at": NOW}
    rule = reads.tier_rule(scene.initiative.organisation_id, Tier(scene.initiative.tier))
    names = ("asked", "months", "most", "exact", "decides", "financing")
    said: dict[str, Any] = {name: getattr(rule, name) for name in names}
    acts.set_tier_rule(tier=Tier(rule.tier), version=rule.version, extendable=False, **said, **hand)
    Initiative.objects.update(start=date(2026, 1, 1), end=date(2026, 6, 1), phase=phase, ready_on=TODAY)
    page = as_user("asa").get(address(scene))
    assert sentence in page.text
    assert [str(label) for label, _url in page.context["late"]] == offered
    assert address(scene, "extend") not in page.text
    assert str(slots.duty_kinds["initiatives.end"].label).startswith("Säg vad som händer när tiden är ute")
    with pytest.raises(Refused) as refused:
        scene.act("change_initiative", body=scene.world.school, content=_ends(scene, TODAY), objectives=[scene.area])
    assert refused.value.code == "initiatives.extend.not"


def _ends(scene: Scene, end: date) -> acts.Content:
    return replace(scene.content, start=date(2026, 1, 1), end=end)


def test_an_empty_form_states_nothing_about_upkeep(scene: Scene, as_user: SignIn) -> None:
    erik, page = as_user("erik"), address(scene, "state_upkeep")
    sent = {"version": scene.fresh().version, "maintenance_object": " ", "maintenance_plan": "", "support": ""}
    answer = erik.post(page, sent)
    assert answer.status_code == 422
    assert {"maintenance_object", "maintenance_plan", "support"} <= set(answer.context["form"].errors)
    with pytest.raises(Refused):
        scene.act("state_upkeep", "erik", maintenance_object="", maintenance_plan="", support=" ")
    done = erik.post(page, sent | {"maintenance_object": "Skola"}, follow=True).text
    assert "Förvaltning och support är sparade." in done
    assert "<dt>Förvaltningsobjekt</dt><dd>Skola</dd>" in done
    assert "Inte angivet än" not in done


def test_closing_tells_everything_in_the_way_at_once(
    scene: Scene, as_user: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("farled.web.slots.obstacles", [*obstacles, Obstacle("initiatives.close", hinders)])
    Initiative.objects.update(phase=Phase.DEVELOP)
    with pytest.raises(Refused) as refused:
        scene.act("close", outcome=" ")
    assert {each.code for each in refused.value.each} == {
        "initiatives.phase.not_ready", "initiatives.no_owner", "initiatives.close.object", "initiatives.close.plan",
        "initiatives.close.support", "web.text.empty", "initiatives.why",
    }  # fmt: skip
    asa, page = as_user("asa"), address(scene, "close")
    sent = {"version": scene.fresh().version, "outcome": "Närvaron förs en gång."}
    for shown in (asa.get(page).text, asa.post(page, sent).text):
        for said in ("inte klart för beredning", "Ingen äger", "förvaltningsobjekt", "förvaltas", "support", "Skriv"):
            assert said in shown, said
    assert scene.fresh().phase == Phase.DEVELOP
