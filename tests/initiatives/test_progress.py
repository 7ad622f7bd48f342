"""Phases, reports, a later end, what is followed specially, and how an initiative ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from farled.agenda.reads import Duty
from farled.initiatives import acts
from farled.initiatives.figures.initiatives import way
from farled.initiatives.reads import Initiative, invariants
from farled.initiatives.states import Phase
from farled.planning.states import Light
from farled.systems.states import Tier
from farled.web.refused import Forbidden, Invalid, Refused
from farled.web.slots import Obstacle, obstacles
from farled.web.together import answered
from tests.cast import TODAY
from tests.initiatives.conftest import Scene


def test_it_leaves_the_first_phase_only_when_ready(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        scene.act("move_phase", phase=Phase.DEVELOP)
    assert refused.value.code == "initiatives.phase.not_ready"
    scene.ready()
    assert scene.act("move_phase", phase=Phase.DEVELOP).phase == Phase.DEVELOP
    with pytest.raises(Refused):
        scene.act("move_phase", phase=Phase.FOLLOW_UP)
    with pytest.raises(Invalid):
        scene.act("move_phase", phase=Phase.CLOSED)


def test_customer_and_supplier_report_their_parts(scene: Scene) -> None:
    with pytest.raises(Forbidden):
        scene.act("report", "maj", light=Light.GREEN, text="Hej")
    made = scene.act(
        "report", "erik", light=Light.YELLOW, text="Försenat", supplier_part="Klar", customer_part="Utbildning kvar"
    )
    assert (made.supplier_part, made.customer_part, made.phase) == ("Klar", "Utbildning kvar", Phase.INITIATE)
    assert (scene.fresh().light, scene.fresh().reported_on) == (Light.YELLOW, TODAY)
    with pytest.raises(Refused):
        scene.act("report", light=Light.GREEN, text="Äldre", on=TODAY - timedelta(days=1))
    with pytest.raises(Invalid):
        scene.act("report", light=Light.GREEN, text="Sen", on=TODAY + timedelta(days=1))
    assert list(invariants.latest_report_stands_on_the_row()) == []


def _asked_for_part(scene: Scene) -> list[tuple[str, date]]:
    rows = Duty.objects.filter(kind="initiatives.supplier_part", done_at=None).select_related("body")
    return [(each.body.name if each.body else "", each.due) for each in rows]


def test_the_supplier_is_asked_for_its_part_until_it_is_told(scene: Scene) -> None:
    scene.act("report", light=Light.GREEN, text="Ingen leverantör.")
    assert _asked_for_part(scene) == []
    Initiative.objects.update(supplier=scene.world.care)
    scene.act("report", light=Light.GREEN, text="På väg.", customer_part="Klar")
    asked = [(scene.world.care.name, TODAY + timedelta(days=14))]
    assert _asked_for_part(scene) == asked
    scene.act("report", light=Light.GREEN, text="På väg igen.")
    assert _asked_for_part(scene) == asked, "asked once"
    scene.act("report", "maj", light=Light.GREEN, text="Systemet är igång.", supplier_part="Installerat")
    assert _asked_for_part(scene) == []


def test_another_supplier_or_an_end_leaves_nobody_asked_for_a_part(scene: Scene) -> None:
    Initiative.objects.update(supplier=scene.world.care)
    scene.act("report", light=Light.GREEN, text="På väg.")
    scene.act("change_initiative", body=scene.world.school, content=scene.content, objectives=[scene.area])
    assert _asked_for_part(scene) == []
    Initiative.objects.update(supplier=scene.world.care)
    scene.act("report", light=Light.GREEN, text="På väg.")
    assert _asked_for_part(scene) != []
    scene.act("drop", why="Behövs inte.")
    assert _asked_for_part(scene) == []


def test_a_report_without_the_suppliers_part_says_so(scene: Scene, as_user: Callable[[str], Client]) -> None:
    scene.act("report", light=Light.GREEN, text="Först.")
    page, told = f"/initiatives/initiatives/{scene.initiative.pk}/", "leverantörens del saknas"
    assert told not in as_user("asa").get(page).text, "there is no supplier"
    Initiative.objects.update(supplier=scene.world.care)
    scene.act("report", light=Light.GREEN, text="Sedan.", supplier_part="Installerat")
    text = as_user("asa").get(page).text
    assert told in text.partition('id="tidigare"')[2]
    assert told not in text.partition('id="tidigare"')[0]
    assert "Berätta leverantörens del" not in as_user("maj").get("/agenda/").text
    scene.act("report", light=Light.GREEN, text="Nu.")
    assert told in as_user("asa").get(page).text.partition('id="tidigare"')[0]
    assert "Berätta leverantörens del" in as_user("maj").get("/agenda/").text


def test_it_is_extended_with_a_reason_and_remembers_its_first_end(scene: Scene) -> None:
    scene.ready()
    with pytest.raises(Refused) as refused:
        scene.act("change_initiative", body=scene.world.school, content=_later(scene), objectives=[scene.area])
    assert refused.value.code == "initiatives.end.extend"
    with pytest.raises(Invalid):
        scene.act("extend", end=date(2027, 11, 1), why=" ")
    one = scene.act("extend", end=date(2027, 11, 1), why="Piloten behöver en hel termin")
    assert (one.first_end, one.end) == (date(2027, 5, 1), date(2027, 11, 1)), "past the tier's six months, openly"
    assert Duty.objects.get(kind="initiatives.end", done_at=None).due == date(2027, 11, 1)
    scene.act("change_initiative", body=scene.world.school, content=_later(scene, one.end), objectives=[scene.area])


def _later(scene: Scene, end: date = date(2027, 5, 15)) -> acts.Content:
    return replace(scene.content, end=end)


def test_it_is_closed_when_its_upkeep_and_support_are_stated(scene: Scene) -> None:
    scene.ready()
    scene.act("move_phase", phase=Phase.DEVELOP)
    with pytest.raises(Refused) as refused:
        scene.act("close", outcome="Närvaron förs en gång.")
    assert {each.code for each in refused.value.each} == {
        "initiatives.close.object", "initiatives.close.plan", "initiatives.close.support",
    }  # fmt: skip
    scene.act(
        "state_upkeep", "erik", maintenance_object="Skola", maintenance_plan="Skolkontoret", support="Servicedesk"
    )
    one = scene.act("close", outcome="Närvaron förs en gång.")
    assert (one.phase, one.closed_on) == (Phase.CLOSED, TODAY)
    assert not Duty.objects.filter(kind__startswith="initiatives.", done_at=None).exists()
    with pytest.raises(Refused):
        scene.act("report", light=Light.GREEN, text="Mer")


def test_closing_asks_what_later_parts_know(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def owns_benefits(_subject: object, *, by: object) -> None:
        raise Refused("initiatives.why")

    scene.ready()
    scene.act("move_phase", phase=Phase.DEVELOP)
    scene.act("state_upkeep", maintenance_object="Skola", maintenance_plan="Skolkontoret", support="Servicedesk")
    every = [*obstacles, Obstacle("initiatives.close", owns_benefits)]
    monkeypatch.setattr("farled.web.slots.obstacles", every)
    with pytest.raises(Refused):
        scene.act("close", outcome="Klart")


def test_what_is_dropped_says_why(scene: Scene) -> None:
    with pytest.raises(Invalid):
        scene.act("drop", why="")
    assert scene.act("drop", why="Pengarna räcker inte").outcome == "Pengarna räcker inte"


def test_an_initiative_of_an_older_programme_is_taken_over(scene: Scene) -> None:
    one = scene.act("transfer", transferred_from="Digital förnyelse 2013–2018", tier=Tier.BASIC, why="Nytt program")
    assert (one.transferred_from, one.tier, one.ready_on) == ("Digital förnyelse 2013–2018", Tier.BASIC, None)


def test_the_strategist_says_what_is_followed_specially(scene: Scene) -> None:
    with pytest.raises(Forbidden):
        scene.act("follow", "erik", followed=True, why="Viktigt")
    assert scene.act("follow", followed=True, why="Angeläget för alla").followed
    assert not scene.act("follow", followed=False, why="Klart").followed


def test_changing_tier_asks_for_the_new_rules(scene: Scene) -> None:
    scene.ready()
    one = scene.act("change_tier", tier=Tier.DIFFERENTIATING, why="Det blev större")
    assert (one.tier, one.ready_on) == (Tier.DIFFERENTIATING, None)
    with pytest.raises(Refused) as refused:
        scene.act("make_ready")
    assert refused.value.code == "initiatives.ready.left"


def test_what_is_stored_hangs_together(scene: Scene) -> None:
    scene.ready()
    for check in (invariants.thread_says_what_rows_say, invariants.rows_stay_in_their_organisation):
        assert list(check()) == []


def test_what_ended_early_shows_only_the_phases_it_was_in(scene: Scene) -> None:
    scene.ready()
    scene.act("move_phase", phase=Phase.DEVELOP)
    scene.act("state_upkeep", maintenance_object="Närvaro", maintenance_plan="Årlig", support="Servicedesk")
    assert [step.state for step in answered(way(scene.fresh()))] == ["done", "now", "ahead", "ahead", "ahead"]
    scene.act("close", outcome="Provet räckte.")
    assert [step.state for step in answered(way(scene.fresh()))] == ["done", "done", "ahead", "ahead", "ahead"]


def test_what_was_dropped_stopped_where_it_was(scene: Scene) -> None:
    scene.ready()
    scene.act("move_phase", phase=Phase.DEVELOP)
    scene.act("drop", why="Behovet har försvunnit.")
    assert [step.state for step in answered(way(scene.fresh()))] == ["done", "ahead", "ahead", "ahead", "ahead"]
