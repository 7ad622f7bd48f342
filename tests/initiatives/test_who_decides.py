"""What the supplier, the owner and the rules of a tier decide, and who is asked when the checks change."""

from dataclasses import replace
from datetime import date

import pytest

from farled.agenda.reads import Duty
from farled.initiatives import acts
from farled.initiatives.reads import Initiative
from farled.initiatives.slots.changes import owns_nothing
from farled.initiatives.states import AskedOf, Phase
from farled.planning.states import Light
from farled.systems.states import Tier
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW
from tests.initiatives.conftest import Scene

QUESTION = acts.Question(question="Är klimatet beaktat?", tiers=[Tier.INNOVATIVE])


def supplied(scene: Scene) -> None:
    """The care board supplies what the school board has begun."""
    Initiative.objects.filter(pk=scene.initiative.pk).update(supplier=scene.world.care)


def test_a_supplier_changes_the_text_but_not_whose_it_is_or_whether_it_goes_on(scene: Scene) -> None:
    scene.ready()
    supplied(scene)
    content = replace(scene.content, supplier=scene.world.care, effect="Närvaron förs en gång om dagen.")
    scene.act("change_initiative", "maj", body=scene.world.school, content=content, objectives=[scene.area])
    for name, said in (
        ("change_initiative", {"body": scene.world.care, "content": content, "objectives": [scene.area]}),
        ("change_tier", {"tier": Tier.BASIC, "why": "Billigare"}),
        ("extend", {"end": date(2027, 11, 1), "why": "Mer tid"}),
        ("drop", {"why": "Vi hinner inte"}),
    ):
        with pytest.raises(Forbidden) as refused:
            scene.act(name, "maj", **said)
        assert refused.value.code == "initiatives.lead", name


def test_what_is_not_ready_is_not_extended_and_what_was_extended_is_moved_openly(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        scene.act("extend", end=date(2027, 11, 1), why="Mer tid")
    assert refused.value.code == "initiatives.extend.not_ready"
    scene.ready()
    scene.act("extend", end=date(2027, 11, 1), why="Mer tid")
    scene.act("change_tier", tier=Tier.BASIC, why="Det är inget försök längre")
    assert scene.fresh().ready_on is None
    later = replace(scene.content, end=date(2029, 1, 1))
    with pytest.raises(Refused) as refused:
        scene.act("change_initiative", body=scene.world.school, content=later, objectives=[scene.area])
    assert refused.value.code == "initiatives.end.extend"


def test_a_new_tier_or_a_lost_owner_stops_it_until_its_rules_are_met(scene: Scene) -> None:
    scene.ready()
    scene.act("move_phase", phase=Phase.DEVELOP)
    scene.act("change_tier", tier=Tier.BASIC, why="Det är inget försök längre")
    with pytest.raises(Refused) as refused:
        scene.act("move_phase", phase=Phase.IMPLEMENT)
    assert refused.value.code == "initiatives.phase.not_ready"
    scene.act("move_phase", phase=Phase.INITIATE)
    Initiative.objects.filter(pk=scene.initiative.pk).update(ready_on=NOW.date(), phase=Phase.DEVELOP)
    scene.act("leave_ownership", "erik", why="Jag byter arbete")
    with pytest.raises(Refused) as refused:
        scene.act("move_phase", phase=Phase.IMPLEMENT)
    assert refused.value.code == "initiatives.no_owner"
    with pytest.raises(Refused) as refused:
        scene.act("close", outcome="Klart.")
    assert "initiatives.no_owner" in {each.code for each in refused.value.each}


def test_an_older_programmes_project_is_taken_over_once_by_those_who_see_the_whole(scene: Scene) -> None:
    said = {"transferred_from": "E-tjänstprogrammet", "tier": Tier.DIFFERENTIATING, "why": "Programmet tog slut"}
    with pytest.raises(Forbidden):
        scene.act("transfer", "erik", **said)
    scene.act("transfer", **said)
    with pytest.raises(Refused) as refused:
        scene.act("transfer", **said)
    assert refused.value.code == "initiatives.transfer.already"


def test_of_two_who_report_the_same_the_second_is_told(scene: Scene) -> None:
    seen = scene.fresh()
    for times in (1, 2):
        if times == 2:
            with pytest.raises(Stale):
                _report(scene, seen)
        else:
            _report(scene, seen)
    scene.act("report", light=Light.GREEN, text="Samma läge igen.")


def _report(scene: Scene, seen: Initiative) -> None:
    acts.report(
        initiative=seen, version=seen.version, light=Light.GREEN, text="Allt går bra.", by=scene.world.actor("erik"),
        at=NOW,
    )  # fmt: skip


def test_a_new_check_is_asked_of_what_is_under_way_and_a_retired_one_no_longer(scene: Scene) -> None:
    asa = scene.world.actor("asa")
    question = acts.add_question(key="klimat", content=QUESTION, by=asa, at=NOW)
    waiting = Duty.objects.filter(kind="initiatives.check", subject_id=scene.initiative.pk, done_at=None)
    assert waiting.exists()
    acts.change_question(
        question=question, version=question.version, content=replace(QUESTION, retired=True), by=asa, at=NOW
    )
    assert not waiting.all().exists()


def test_ai_is_tied_to_an_initiative_by_those_who_may_change_it(scene: Scene) -> None:
    use = acts.Use(title="Schemaläggning", problem="Scheman läggs för hand.", body=scene.world.care)
    tied = replace(use, initiative=scene.initiative)
    with pytest.raises(Forbidden):
        acts.register_ai_use(content=tied, by=scene.world.actor("maj"), at=NOW)
    acts.register_ai_use(content=use, by=scene.world.actor("maj"), at=NOW)


def test_a_body_that_is_asked_checks_or_answers_for_ai_does_not_cease(scene: Scene) -> None:
    asa, care = scene.world.actor("asa"), scene.world.care
    owns_nothing(care, by=asa)
    named = replace(QUESTION, asked_of=AskedOf.BODY, body=care)
    question = acts.add_question(key="klimat", content=named, by=asa, at=NOW)
    with pytest.raises(Refused):
        owns_nothing(care, by=asa)
    acts.change_question(
        question=question, version=question.version, content=replace(named, retired=True), by=asa, at=NOW
    )
    owns_nothing(care, by=asa)
