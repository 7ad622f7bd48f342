"""A case is begun, its alternatives and lines are written, and what cannot be true is refused with a sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from farled.cases import acts, invariants, reads
from farled.cases.reads import Alternative, BenefitLine, Case, CostLine
from farled.cases.states import CaseState, For, Rate
from farled.trail.reads import history_of, told
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cases.conftest import Scene
from tests.cast import NOW
from tests.factories.cases import CONTENT, COST, GAIN, RUNNING, fresh


def test_doing_nothing_and_the_proposal_are_there_from_the_start(scene: Scene) -> None:
    assert (scene.case.number, scene.case.state, scene.case.body) == (1, CaseState.DRAFT, scene.world.school)
    assert [(each.title, each.is_zero, each.chosen) for each in Alternative.objects.order_by("position")] == [
        ("Göra ingenting", True, False),
        ("Förslaget", False, True),
    ]


def test_an_initiative_has_one_case(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        acts.begin(initiative=scene.case.initiative, content=CONTENT, by=scene.world.actor("erik"), at=NOW)
    assert refused.value.code == "cases.begin.exists"


@pytest.mark.parametrize("who", ["maj", "bo", "valter", "ella", "adam", "otto"])
def test_others_than_the_applicant_write_nothing(scene: Scene, who: str) -> None:
    with pytest.raises(Forbidden):
        scene.line("add_cost", COST, who)
    with pytest.raises(Forbidden):
        scene.act("change_case", who, content=CONTENT)


def test_a_cost_says_what_each_year_costs_and_who_bears_it(scene: Scene) -> None:
    line = scene.line("add_cost", replace(COST, body=scene.world.school))
    kept = CostLine.objects.get(pk=line.pk)
    assert (kept.amounts, kept.total, kept.low, kept.high) == (
        [80_000_000, 20_000_000, 0, 0], 100_000_000, Decimal("0.9"), Decimal("1.3"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"amounts": (1, 2)}, "cases.years"),
        ({"amounts": (-1, 0, 0, 0)}, "cases.amount"),
        ({"low": Decimal("1.1")}, "cases.cost.low"),
        ({"high": Decimal("0.9")}, "cases.cost.high"),
    ],
)
def test_a_cost_that_cannot_be_is_refused(scene: Scene, wrong: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        scene.line("add_cost", replace(COST, **wrong))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert not CostLine.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"high": None}, "cases.benefit.three"),
        ({"likely": Decimal(9000)}, "cases.benefit.order"),
        ({"price": 100, "rate": Rate.HOUR_STAFF}, "cases.benefit.one_price"),
        ({"ramp": (Decimal(1), Decimal("0.5"), Decimal(1), Decimal(1))}, "cases.benefit.falls"),
        ({"ramp": (Decimal(0), Decimal("1.5"), Decimal(2), Decimal(2))}, "cases.percent"),
        ({"budget_effect": 100}, "cases.budget.both"),
        ({"cashable": Decimal(2)}, "cases.percent"),
    ],
)
def test_a_benefit_that_cannot_be_is_refused(scene: Scene, wrong: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        scene.line("add_benefit", replace(GAIN, **wrong))  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_benefit_outside_the_organisation_arises_in_no_body_of_it(scene: Scene) -> None:
    with pytest.raises(Invalid) as refused:
        scene.line("add_benefit", replace(GAIN, beneficiary=For.CITIZEN, body=scene.world.school))
    assert refused.value.code == "cases.benefit.outside"


def test_a_budget_is_not_cut_in_the_year_of_the_grant(scene: Scene) -> None:
    with pytest.raises(Invalid) as refused:
        scene.line("add_benefit", replace(GAIN, budget_effect=50_000_00, budget_effect_year=2027))
    assert refused.value.code == "cases.budget.later"
    assert "2027" in refused.value.sentence
    scene.line("add_benefit", replace(GAIN, budget_effect=50_000_00, budget_effect_year=2028))
    with pytest.raises(Invalid):  # nor by moving the whole case
        scene.act("change_case", content=replace(CONTENT, first_year=2028))
    assert fresh(scene.case).first_year == 2027


def test_lines_follow_the_years_of_the_case(scene: Scene) -> None:
    scene.line("add_cost", RUNNING)
    scene.line("add_benefit", GAIN)
    scene.act("change_case", content=replace(CONTENT, first_year=2026, horizon=5))
    assert CostLine.objects.get().amounts == [0, 0, 10_000_000, 12_000_000, 12_000_000, 0]
    assert BenefitLine.objects.get().ramp == [0, 0, 0.5, 1, 1, 1]
    assert list(invariants.lines_have_a_value_for_each_year()) == []
    CostLine.objects.update(amounts=[1])
    assert len(list(invariants.lines_have_a_value_for_each_year())) == 1


def test_saving_the_same_again_is_no_change(scene: Scene) -> None:
    line = scene.line("add_benefit", GAIN)
    acts.change_benefit(line=line, version=1, content=GAIN, by=scene.world.actor("erik"), at=NOW)
    assert BenefitLine.objects.get().version == 1
    assert history_of(line).count() == 1


def test_who_saves_too_late_is_shown_what_stands(scene: Scene) -> None:
    line = scene.line("add_cost", COST)
    acts.change_cost(line=line, version=1, content=replace(COST, title="Ny"), by=scene.world.actor("erik"), at=NOW)
    with pytest.raises(Stale) as stale:
        acts.change_cost(line=line, version=1, content=COST, by=scene.world.actor("asa"), at=NOW)
    assert (stale.value.stored["amounts"], stale.value.stored["low"]) == (["800000", "200000", "0", "0"], "90")


def test_the_choice_moves_between_alternatives(scene: Scene) -> None:
    erik = scene.world.actor("erik")
    other = acts.add_alternative(case=scene.case, choice=acts.Choice(title="Köpa"), by=erik, at=NOW)
    acts.change_alternative(
        alternative=other, version=1, choice=acts.Choice(title="Köpa färdigt", chosen=True), by=erik, at=NOW
    )
    assert [each.title for each in Alternative.objects.filter(chosen=True)] == ["Köpa färdigt"]
    with pytest.raises(Refused) as refused:
        acts.remove_alternative(alternative=other, version=2, by=erik, at=NOW)
    assert refused.value.code == "cases.alternative.stays"
    first = Alternative.objects.get(title="Förslaget")
    acts.add_cost(alternative=first, content=COST, by=erik, at=NOW)
    acts.remove_alternative(alternative=first, version=first.version, by=erik, at=NOW)
    assert not CostLine.objects.exists()


def test_doing_nothing_is_one_and_is_not_what_is_applied_for(scene: Scene) -> None:
    erik = scene.world.actor("erik")
    for choice, code in (
        (acts.Choice(title="Vänta", is_zero=True), "cases.alternative.zero"),
        (acts.Choice(title="Förslaget"), "cases.alternative.taken"),
    ):
        with pytest.raises(Refused) as refused:
            acts.add_alternative(case=scene.case, choice=choice, by=erik, at=NOW)
        assert refused.value.code == code
    zero = Alternative.objects.get(is_zero=True)
    choice = acts.Choice(title=zero.title, is_zero=True, chosen=True)
    with pytest.raises(Invalid):
        acts.change_alternative(alternative=zero, version=1, choice=choice, by=erik, at=NOW)


def test_a_draft_can_be_thrown_away_and_history_keeps_it(scene: Scene) -> None:
    scene.line("add_cost", COST)
    kept = scene.case
    scene.act("discard", why="Fel initiativ")
    assert not Case.objects.exists()
    assert next(each.verb for each in history_of(kept)) == "cases.case.discarded"
    assert reads.draft_of(kept.initiative_id) is None


def test_history_tells_money_in_kronor_and_shares_in_per_cent(scene: Scene) -> None:
    line = scene.line("add_cost", COST)
    erik = scene.world.actor("erik")
    content = replace(COST, amounts=(1_000_00, 0, 0, 0), low=Decimal("0.875"))
    acts.change_cost(line=line, version=1, content=content, by=erik, at=NOW)
    changed = told(CostLine.objects.get(), reader=erik)[0].changes
    read = {each.label: each.after.replace("\N{NO-BREAK SPACE}", " ") for each in changed}
    assert read == {"Belopp per år": "1 000 kr; 0 kr; 0 kr; 0 kr", "Lägst, andel av beloppen": "87,5 %"}
