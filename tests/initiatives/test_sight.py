"""Goals out of sight are neither told nor lost; the customer answers when there is no supplier; a drop is told."""

from datetime import timedelta

from farled.agenda.models import Duty
from farled.initiatives import figures, forms, reads, rules
from farled.initiatives.acts.needs import CONSIDER
from farled.initiatives.states import Asked, AskedOf
from farled.systems.states import Tier
from tests.cast import TODAY
from tests.factories.initiatives import a_question
from tests.factories.needs import a_need
from tests.factories.planning import make_area, make_plan
from tests.initiatives.conftest import Scene


def with_a_draft(scene: Scene) -> int:
    """Let it contribute to a goal of a draft too, which the school board's editor does not see."""
    draft = make_area(scene.world, make_plan(scene.world, "Hemlig plan", adopted=False), "Hemligt mål")
    change(scene, [scene.area, draft], "asa")
    return draft.pk


def change(scene: Scene, objectives: list[object], who: str) -> None:
    one = scene.fresh()
    content = scene.content
    scene.act("change_initiative", who, body=one.body, content=content, objectives=objectives)


def aims(scene: Scene) -> set[int]:
    return set(scene.initiative.aims.values_list("objective_id", flat=True))


def test_goals_of_a_draft_are_not_told(scene: Scene) -> None:
    with_a_draft(scene)
    erik, asa = scene.world.actor("erik"), scene.world.actor("asa")
    assert list(reads.aims_of(erik, scene.initiative)) == [scene.area]
    assert len(reads.aims_of(asa, scene.initiative)) == 2


def test_goals_out_of_sight_stay_when_the_initiative_is_changed(scene: Scene) -> None:
    draft = with_a_draft(scene)
    erik, one = scene.world.actor("erik"), scene.fresh()
    form = forms.ChangeForm(erik, None, initial=reads.stored(one), held=one)
    assert form.initial["objectives"] == [scene.area.pk]
    assert [each.pk for each in forms.objectives({"objectives": []}, one, erik)] == [draft]
    assert {each.pk for each in forms.objectives({}, one, erik)} == {scene.area.pk, draft}


def test_without_a_supplier_the_customer_answers_and_nothing_is_left_out(scene: Scene) -> None:
    question = a_question(scene.world, asked_of=AskedOf.SUPPLIER)
    one = scene.fresh()
    assert reads.answering(one, question) == one.body_id
    assert figures.answers_for(one, question) == one.body.name
    rule = reads.tier_rule(one.organisation_id, Tier(one.tier))
    rule.asked = [*rule.asked, Asked.SUPPLIER]
    assert Asked.SUPPLIER not in rules.left_out(one, rule, objectives=1)
    one.supplier = scene.world.care
    assert reads.answering(one, question) == scene.world.care.pk


def test_when_an_initiative_is_dropped_those_who_needed_it_are_told(scene: Scene) -> None:
    need = a_need(scene.world, found=scene.initiative)
    waits = Duty.objects.filter(kind=CONSIDER, subject_id=need.pk, done_at=None)
    assert not waits.exists()
    scene.act("drop", why="Pengarna räcker inte.")
    [answer] = reads.answers_to(need)
    assert "Pengarna räcker inte." in answer.text
    assert reads.unread_answers(scene.world.actor("ella"))
    assert waits.get().due == TODAY + timedelta(days=14)
