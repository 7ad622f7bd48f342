"""The digital legacy: what is asked, what is answered, and what the index makes of it."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client

from farled.systems import acts, reads
from farled.systems.figures import legacy as figures
from farled.systems.models import LegacyCriterion
from farled.systems.states import Direction
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.factories.information import a_criterion, an_answer
from tests.factories.systems import a_system

AsUser = Callable[[str], Client]


def test_an_organisation_begins_with_eight_questions_and_only_once(world: World) -> None:
    made = acts.declare_presets(organisation=world.ours, by=world.actor("asa"), at=NOW)
    assert len(made) == 8
    assert [row.position for row in made] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {row.direction for row in made} == set(Direction)
    with pytest.raises(Refused):
        acts.declare_presets(organisation=world.ours, by=world.actor("asa"), at=NOW)
    with pytest.raises(Forbidden):
        acts.declare_presets(organisation=world.ours, by=world.actor("erik"), at=NOW)


def test_what_is_answered_keeps_its_meaning(world: World) -> None:
    criterion = a_criterion(world)
    an_answer(world, a_system(world), criterion, 4)
    asa = world.actor("asa")
    for said in ({"steps": 7}, {"direction": Direction.ENABLING}):
        asked: dict[str, Any] = {"question": "Ny?", "weight": 2, "direction": Direction.HINDERING, "steps": 5}
        content = acts.CriterionContent(**{**asked, **said})
        with pytest.raises(Refused) as refused:
            acts.change_criterion(criterion=criterion, version=1, content=content, by=asa, at=NOW)
        assert refused.value.field in said
    content = acts.CriterionContent(question="Ny?", weight=2, direction=Direction.HINDERING, used=False)
    row = acts.change_criterion(criterion=criterion, version=1, content=content, by=asa, at=NOW)
    assert (row.question, row.weight, row.used) == ("Ny?", 2, False)
    with pytest.raises(Refused):
        acts.remove_criterion(criterion=row, version=2, by=asa, at=NOW)


@pytest.mark.parametrize(
    ("said", "field"), [({"weight": 0}, "weight"), ({"weight": 10}, "weight"), ({"steps": 1}, "steps")]
)
def test_a_question_weighs_something_and_has_something_to_choose(
    world: World, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        a_criterion(world, **said)
    assert refused.value.field == field


def test_a_question_nobody_has_answered_is_taken_away(world: World) -> None:
    acts.remove_criterion(criterion=a_criterion(world), version=1, by=world.actor("asa"), at=NOW)
    assert not LegacyCriterion.objects.exists()


def test_the_systems_owner_answers_with_a_ground_and_a_name(world: World) -> None:
    system, criterion = a_system(world), a_criterion(world)
    said: dict[str, Any] = {"system": system, "criterion": criterion, "at": NOW}
    with pytest.raises(Forbidden):
        acts.assess(version=0, level=3, ground="Så", by=world.actor("maj"), **said)
    for level in (0, 6):
        with pytest.raises(Invalid):
            acts.assess(version=0, level=level, ground="Så", by=world.actor("erik"), **said)
    with pytest.raises(Invalid):
        acts.assess(version=0, level=3, ground=" ", by=world.actor("erik"), **said)
    row = acts.assess(version=0, level=3, ground="Så", by=world.actor("erik"), **said)
    assert (row.answered_by, row.level) == ("Erik Redaktör", 3)
    with pytest.raises(Stale):
        acts.assess(version=0, level=5, ground="Nej", by=world.actor("asa"), **said)
    row = acts.assess(version=1, level=5, ground="Nej", by=world.actor("asa"), **said)
    acts.withdraw_answer(answer=row, version=2, by=world.actor("asa"), at=NOW)
    assert not reads.legacy_answers(world.actor("asa")).exists()


def test_the_index_is_the_weighted_mean_and_what_is_missing_counts_nothing(world: World) -> None:
    system = a_system(world, yearly_cost=80_000_00)
    support, skills = a_criterion(world, weight=3), a_criterion(world, "skills", weight=1, direction=Direction.ENABLING)
    a_criterion(world, "docs", weight=2, steps=3)
    an_answer(world, system, support, 5)
    an_answer(world, system, skills, 5)
    (found,) = figures.legacies(world.actor("asa"))
    assert found.index == Fraction(3, 4)
    assert Fraction(sum(line.points for line in found.lines), sum(line.most for line in found.lines)) == found.index
    assert [line.criterion.key for line in found.missing] == ["docs"]
    assert (found.profile.lowest, found.profile.highest) == (Fraction(1, 2), Fraction(5, 6))
    (candidate,) = figures.candidates([found])
    assert candidate.hindering == 60_000_00


def test_an_unused_question_counts_nothing_and_a_system_without_answers_is_last(world: World) -> None:
    heavy, light, unknown = a_system(world, "Tung"), a_system(world, "Lätt"), a_system(world, "Okänd")
    criterion, unused = a_criterion(world), a_criterion(world, "skills")
    an_answer(world, heavy, criterion, 5)
    an_answer(world, light, criterion, 1)
    an_answer(world, light, unused, 5)
    content = acts.CriterionContent(question="?", weight=1, direction=Direction.HINDERING, used=False)
    acts.change_criterion(criterion=unused, version=1, content=content, by=world.actor("asa"), at=NOW)
    rows = figures.heaviest_first(figures.legacies(world.actor("asa")))
    assert [(row.system, row.index) for row in rows] == [(heavy, 1), (light, 0), (unknown, None)]
    assert [row.system for row in figures.unranked(rows)] == [heavy, light, unknown]  # none has a cost


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_the_map_leads_from_nothing_asked_to_the_next_answer(world: World, as_user: AsUser) -> None:
    system = a_system(world, yearly_cost=1000_00)
    asa = as_user("asa")
    assert "Inget frågas om systemen än" in asa.get("/systems/legacy/").text
    assert "Börja med Farleds förslag" in asa.get("/systems/legacy/criteria/").text
    assert asa.post("/systems/legacy/criteria/presets/").status_code == 303
    page = f"/systems/systems/{system.pk}/legacy/"
    assert "Börja svara" in asa.get(page).text
    first, second = reads.asked(world.actor("asa"))[:2]
    answered = asa.post(f"{page}{first.pk}/", {"version": 0, "level": "5", "ground": "Stödet upphörde 2024"})
    assert answered.headers["Location"] == f"{page}{second.pk}/"
    told = asa.get(page).text
    assert "100\N{NO-BREAK SPACE}%" in told
    assert "Stödet upphörde 2024" in told
    assert "Svara på nästa" in told
    told = asa.get("/systems/legacy/").text
    assert "Börja titta här" in told
    assert "Elevregistret hindrar mest." in told


def test_weaknesses_are_not_for_everybody(world: World, as_user: AsUser) -> None:
    system = a_system(world)
    an_answer(world, system, a_criterion(world), 5, ground="Lösenordet sitter på skärmen")
    for path in ("/systems/legacy/", f"/systems/systems/{system.pk}/legacy/", "/systems/legacy/answers/"):
        assert as_user("lev").get(path).status_code == 403
        assert as_user("bo").get(path).status_code == 200
    assert f"/systems/systems/{system.pk}/legacy/" not in as_user("lev").get(f"/systems/systems/{system.pk}/").text
    assert as_user("otto").get(f"/systems/systems/{system.pk}/legacy/").status_code == 404


def test_every_term_of_the_index_is_explained(world: World, as_user: AsUser) -> None:
    system = a_system(world)
    an_answer(world, system, a_criterion(world), 4, ground="Kontraktet löper ut")
    a_criterion(world, "skills")
    told = as_user("asa").get(f"/explain/systems.legacy/?system={system.pk}").text
    assert "75\N{NO-BREAK SPACE}%" in told
    assert "Kontraktet löper ut" in told
    assert "Frågor utan svar räknas inte alls" in told


def test_every_system_that_hinders_is_in_the_sentence(world: World, as_user: AsUser) -> None:
    criterion, said = a_criterion(world), []
    for name in ("Alfa", "Beta", "Gamma", "Delta", "Epsilon"):
        an_answer(world, a_system(world, name), criterion, 5)
        chart = figures.chart(figures.heaviest_first(figures.legacies(world.actor("asa"))))
        assert chart is not None
        said.append(chart.sentence)
    assert said == [
        "Alfa hindrar mest.",
        "Alfa och Beta hindrar mest.",
        "Alfa, Beta och Gamma hindrar mest.",
        "Alfa, Beta, Delta och Gamma hindrar mest.",
        "Alfa, Beta, Delta och 2 till hindrar mest.",
    ]


def test_who_may_not_read_of_weaknesses_is_not_sent_to_them(world: World, as_user: AsUser) -> None:
    assert 'href="/systems/legacy/"' not in as_user("lev").get("/systems/exits/").text
    assert "Till systemen" in as_user("lev").get("/systems/exits/").text
    assert "Se vilka som hindrar" in as_user("bo").get("/systems/exits/").text
