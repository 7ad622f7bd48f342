"""A version is submitted and locked, and each body that is to pay for it every year answers for itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from farled.agenda.reads import Duty, waiting_for
from farled.cases import acts, invariants, reads
from farled.cases.reads import Acceptance, Case
from farled.cases.states import BetterWhen, CaseState
from farled.parameters import acts as parameters
from farled.people import acts as people
from farled.people.actor import covers
from farled.people.reads import Role
from farled.web.refused import Forbidden, Invalid, Refused
from farled.web.slots import Obstacle, obstacles
from tests.cases.conftest import Login, Scene
from tests.cast import NOW, TODAY, World
from tests.factories.cases import CONTENT, COST, GAIN, RUNNING, a_case, a_full_case, chosen, fresh


def fill(scene: Scene) -> None:
    """The lines a full valuation asks for; the care board shares the running cost."""
    scene.line("add_cost", replace(COST, body=scene.world.school))
    scene.line("add_cost", replace(RUNNING, body=scene.world.school))
    scene.line("add_cost", replace(RUNNING, title="Support", body=scene.world.care, amounts=(0, 1_000_00, 0, 0)))
    scene.line("add_benefit", replace(GAIN, body=scene.world.school))


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {each.code for each in refused.value.each}


def test_all_that_is_left_is_told_at_once(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        scene.act("submit")
    assert codes(refused) == {"cases.submit.costs", "cases.submit.benefits"}
    scene.line("add_cost", COST)
    scene.line("add_benefit", replace(GAIN, baseline=None))
    scene.line("add_benefit", replace(GAIN, title="Annan", measured_by=""))
    with pytest.raises(Refused) as refused:
        scene.act("submit")
    assert codes(refused) == {
        "cases.submit.bearer", "cases.submit.benefit.baseline", "cases.submit.benefit.measured_by",
    }  # fmt: skip
    assert "Utveckling av närvaroregistret" in refused.value.sentence


def test_the_innovative_tier_asks_for_a_sum_and_one_described_benefit(world: World) -> None:
    case = a_case(world)
    erik = world.actor("erik")
    acts.add_cost(alternative=chosen(case), content=COST, by=erik, at=NOW)
    told = acts.Gains(title="Lugnare morgnar", kind=GAIN.kind, beneficiary=GAIN.beneficiary, ramp=GAIN.ramp)
    acts.add_benefit(alternative=chosen(case), content=told, by=erik, at=NOW)
    assert acts.submit(case=case, version=case.version, by=erik, at=NOW).state == CaseState.SUBMITTED
    assert not Duty.objects.filter(kind="cases.appraise").exists()


def test_a_submitted_version_is_locked_with_the_rates_of_the_day(scene: Scene) -> None:
    asa = scene.world.actor("asa")
    parameters.set_value(
        organisation=scene.world.ours,
        key="cases.hour_staff",
        value="500",
        valid_from=date(2026, 1, 1),
        reference="KS 2025-12-01",
        by=asa,
        at=NOW,
    )
    fill(scene)
    one = scene.act("submit")
    parameters.set_value(
        organisation=scene.world.ours,
        key="cases.hour_staff",
        value="700",
        valid_from=date(2026, 2, 1),
        reference="KS 2026",
        by=asa,
        at=NOW,
    )
    rates = reads.rates_of(fresh(one), on=TODAY)
    assert (rates.hour_staff, rates.discount_rate) == (500_00, Decimal("0.035"))
    assert (rates.references["hour_staff"], rates.since["hour_staff"]) == ("KS 2025-12-01", "2026-01-01")
    assert reads.rates_on(one.organisation_id, TODAY).hour_staff == 700_00
    for act in ("discard", "submit"):
        with pytest.raises(Refused) as refused:
            scene.act(act)
        assert refused.value.code == "cases.locked"
    with pytest.raises(Refused):
        scene.act("change_case", content=CONTENT)
    with pytest.raises(Refused):
        scene.line("add_cost", COST)


def test_every_body_that_bears_a_running_cost_is_asked(scene: Scene) -> None:
    fill(scene)
    one = scene.act("submit")
    assert reads.bearing(one) == {scene.world.school.pk: 12_000_000, scene.world.care.pk: 1_000_00}
    asked = Duty.objects.filter(kind="cases.accept", done_at=None)
    assert {each.body for each in asked} == {scene.world.school, scene.world.care}
    assert Duty.objects.get(kind="cases.appraise").role == Role.APPRAISER


def test_who_decides_for_a_body_without_editors_is_asked_and_answers(scene: Scene, as_user: Login) -> None:
    world, body = scene.world, scene.world.executive
    fill(scene)
    scene.line("add_cost", replace(RUNNING, title="Jour", body=body))
    page, erik = reverse("cases:case", args=[scene.case.pk]), as_user("erik")
    nobody = f"Ingen i {body.name} har en roll som kan svara. Be administratören"
    for each in (page, reverse("cases:submit", args=[scene.case.pk])):
        assert erik.get(each).text.count(nobody) == 1
    people.assign(
        user=world.users["ella"], organisation=world.ours, role=Role.DECIDER, body=body, valid_from=TODAY,
        by=world.hand, at=NOW,
    )  # fmt: skip
    scene.act("submit")
    assert nobody not in erik.get(page).text
    asked = Duty.objects.filter(kind="cases.accept", done_at=None).values_list("body", "role")
    assert dict(asked) == {
        world.school.pk: Role.BODY_EDITOR, world.care.pk: Role.BODY_EDITOR, body.pk: Role.DECIDER,
    }  # fmt: skip
    assert page in [each.url for each in waiting_for(world.actor("ella"), on=TODAY)]
    scene.act("accept", "ella", body=body, function="Stadsdirektör", ground="Ryms i budgeten.")
    told = erik.get(page).text
    assert "Ella Medarbetare godtog kostnaden" in told[told.index('id="historik"') :]
    assert not Duty.objects.filter(kind="cases.accept", done_at=None, body=body).exists()


def test_a_body_where_nobody_can_answer_is_told_of_and_whoever_comes_there_is_asked(
    scene: Scene, as_user: Login
) -> None:
    world, body = scene.world, scene.world.executive
    fill(scene)
    scene.line("add_cost", replace(RUNNING, title="Jour", body=body))
    scene.act("submit")
    told = as_user("vera").get(reverse("cases:case", args=[scene.case.pk])).text
    assert told.count("har en roll som kan svara") == 1
    people.assign(
        user=world.users["ella"], organisation=world.ours, role=Role.BODY_EDITOR, body=world.council, valid_from=TODAY,
        by=world.hand, at=NOW,
    )  # fmt: skip
    assert "har en roll som kan svara" not in as_user("vera").get(reverse("cases:case", args=[scene.case.pk])).text
    assert Duty.objects.get(kind="cases.accept", body=body).role == Role.BODY_EDITOR


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({"baseline": Decimal(1000)}, "men nuläget är 1 000. Sänk"),
        ({"baseline": Decimal(3000)}, "men nuläget är 3 000. Sänk"),
        ({"baseline": Decimal(3500)}, ""),
        ({"baseline": Decimal(0)}, ""),
        ({"baseline": Decimal(1000), "direction": BetterWhen.UP}, ""),
    ],
)
def test_what_shrinks_does_not_shrink_by_more_than_there_is(
    scene: Scene, as_user: Login, said: dict[str, Any], left: str
) -> None:
    scene.line("add_cost", replace(COST, body=scene.world.school))
    scene.line("add_benefit", replace(GAIN, body=scene.world.school, **said))
    told = as_user("erik").get(reverse("cases:case", args=[scene.case.pk])).text.replace("\xa0", " ")
    assert ("ska minska med upp till 3 500 timmar per år" in told) is bool(left)
    if not left:
        assert scene.act("submit").state == CaseState.SUBMITTED
        return
    assert left in told
    with pytest.raises(Refused) as refused:
        scene.act("submit")
    assert codes(refused) == {"cases.submit.benefit.beyond"}


@pytest.mark.parametrize("who", ["asa", "cora", "maj", "valter"])
def test_nobody_accepts_for_a_body_but_those_in_it(scene: Scene, who: str) -> None:
    fill(scene)
    scene.act("submit")
    with pytest.raises(Forbidden):
        scene.act("accept", who, body=scene.world.school, function="Chef")


def test_a_body_accepts_its_own_sum_for_a_named_version(scene: Scene) -> None:
    fill(scene)
    one = scene.act("submit")
    said = scene.act("accept", body=scene.world.school, function="Förvaltningschef")
    assert (said.amount, said.accepted, said.on, said.by_name) == (12_000_000, True, TODAY, "Erik Redaktör")
    assert list(reads.running_accepted(one)) == [scene.world.care]
    assert list(reads.waiting(Case.objects.all())) == [one]
    with pytest.raises(Invalid):
        scene.act("refuse", "maj", body=scene.world.care, function="Chef", ground=" ")
    scene.act("refuse", "maj", body=scene.world.care, function="Chef", ground="Vi har inte pengarna.")
    assert list(reads.refused(Case.objects.all())) == [one]
    scene.act("accept", "maj", body=scene.world.care, function="Chef")
    assert list(reads.running_accepted(one)) == []
    assert not reads.waiting(Case.objects.all()).exists()
    assert not Duty.objects.filter(kind="cases.accept", done_at=None).exists()
    assert list(invariants.those_who_answered_bear_a_cost()) == []
    Acceptance.objects.filter(body=scene.world.care).update(amount=7)
    assert len(list(invariants.those_who_answered_bear_a_cost())) == 1


def test_who_bears_nothing_has_nothing_to_answer(scene: Scene) -> None:
    scene.line("add_cost", replace(COST, body=scene.world.school))
    scene.line("add_benefit", replace(GAIN, body=scene.world.school))
    with pytest.raises(Refused) as refused:
        scene.act("accept", body=scene.world.school, function="Chef")
    assert refused.value.code == "cases.not_submitted"
    scene.act("submit")
    with pytest.raises(Refused) as refused:
        scene.act("accept", "maj", body=scene.world.care, function="Chef")
    assert refused.value.code == "cases.accept.bears_nothing"
    assert scene.act("accept", body=scene.world.school, function="Chef").amount == 0


def test_a_deputy_does_not_accept_for_a_body(scene: Scene) -> None:
    """Whoever stands in need not hold the right, for it stays with those who work in the body."""
    held = scene.world.actor("erik").roles[0]
    assert covers(scene.world.actor("asa"), held)
    assert not scene.world.actor("asa").may("cases.accept")


def test_a_new_version_replaces_the_one_before_when_it_is_submitted(scene: Scene) -> None:
    fill(scene)
    first = scene.act("submit")
    scene.act("accept", body=scene.world.school, function="Chef")
    new = scene.act("make_version", why="Äldrenämnden sade nej.")
    assert (new.number, new.state, new.why) == (2, CaseState.DRAFT, "Äldrenämnden sade nej.")
    ways = [reads.lines_of([pk])[pk] for pk in (first.pk, new.pk)]
    for old, copy in zip(*ways, strict=True):
        assert (old.title, old.is_zero, old.chosen) == (copy.title, copy.is_zero, copy.chosen)
        for name in ("cost_lines", "benefit_lines"):
            rows = [
                [each.trail_values() | {"alternative": 0} for each in getattr(way, name).all()] for way in (old, copy)
            ]
            assert rows[0] == rows[1]
    with pytest.raises(Refused) as refused:
        scene.act("make_version", why="En till")
    assert refused.value.code == "cases.version.draft"
    acts.submit(case=new, version=new.version, by=scene.world.actor("erik"), at=NOW)
    assert fresh(first).state == CaseState.REPLACED
    assert reads.submitted_of([first.initiative_id]) == {first.initiative_id: new}
    assert {each.subject_id for each in Duty.objects.filter(kind="cases.accept", done_at=None)} == {new.pk}
    assert set(reads.running_accepted(fresh(new))) == {scene.world.school, scene.world.care}
    with pytest.raises(Refused) as refused:
        scene.act("accept", body=scene.world.school, function="Chef")
    assert refused.value.code == "cases.replaced"


def test_what_hinders_a_submission_is_asked(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(case: Case, **_context: object) -> None:
        raise Refused("cases.locked", number=case.number)

    fill(scene)
    monkeypatch.setitem(obstacles._contributions, "test", Obstacle("cases.submit", stop))
    with pytest.raises(Refused):
        scene.act("submit")
    assert fresh(scene.case).state == CaseState.DRAFT


def test_a_body_that_bears_costs_does_not_cease(scene: Scene) -> None:
    body = scene.world.executive
    scene.line("add_cost", replace(RUNNING, body=body))
    with pytest.raises(Refused) as refused:
        people.close_body(body=body, version=body.version, closed_on=TODAY, by=scene.world.actor("disa"), at=NOW)
    assert codes(refused) == {"cases.body_bears"}


def test_submitted_ones_compare_and_stay_in_their_organisation(world: World) -> None:
    case = a_full_case(world)
    acts.submit(case=case, version=1, by=world.hand, at=NOW)
    for check in (invariants.submitted_ones_compare, invariants.rows_stay_in_their_organisation):
        assert list(check()) == []
    Case.objects.filter(pk=case.pk).update(body=world.their_body)
    assert list(invariants.rows_stay_in_their_organisation()) != []
    case.alternatives.filter(is_zero=True).update(is_zero=False)
    assert list(invariants.submitted_ones_compare()) != []
