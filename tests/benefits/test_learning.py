"""Deviations, budget effects, evaluations and lessons: from what went wrong to what another body finds."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty, waiting_for
from farled.benefits import acts, reads
from farled.benefits.forms.learning import DecideForm
from farled.benefits.models import BudgetEffect, Deviation
from farled.benefits.slots import finding
from farled.benefits.states import BenefitState, DeviationState, EffectState
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.api.keys import Program, a_key
from tests.cast import NOW, TODAY, World
from tests.factories.benefits import (
    a_benefit,
    a_deviation,
    a_lesson,
    a_measurement,
    an_effect,
    an_evaluation,
    fresh,
    owned,
)
from tests.factories.initiatives import an_initiative
from tests.factories.matters import a_decision


def waiting() -> set[tuple[str, str]]:
    rows = Duty.objects.filter(done_at=None, kind__in=[acts.JUDGE, acts.DECIDE])
    return {(each.kind, each.role) for each in rows}


def test_measured_below_target_becomes_a_decision_and_a_lesson_that_another_body_finds(world: World) -> None:
    row = owned(world)
    a_measurement(world, row, 12)
    assert fresh(row).state == BenefitState.MEASURED
    erik, asa, rut = (world.actor(name) for name in ("erik", "asa", "rut"))
    one = acts.report_deviation(benefit=row, text="Tolv timmar av fyrtio.", cause="Två system.", by=erik, at=NOW)
    assert waiting() == {(acts.JUDGE, "strategist")}
    assert f"Bedöm avvikelsen: {row}, 21\xa0nov\xa02026" in [each.title for each in waiting_for(asa, on=TODAY)]
    one = acts.judge_deviation(
        deviation=one, version=one.version, serious=True, why="Under en tredjedel.", by=asa, at=NOW
    )
    assert (one.state, waiting()) == (DeviationState.SERIOUS, {(acts.DECIDE, "decider")})
    decision = a_decision(world, body=world.school, on=TODAY)
    one = acts.decide_measures(
        deviation=one,
        version=one.version,
        measures="Stäng det gamla systemet.",
        due=date(2027, 3, 1),
        decision=decision,
        by=rut,
        at=NOW,
    )
    assert (one.state, one.decision, waiting()) == (DeviationState.DECIDED, decision, set())
    assert list(reads.open_serious(asa)) == [one]
    one = acts.finish_deviation(deviation=one, version=one.version, outcome="Stängt.", by=asa, at=NOW)
    assert one.state == DeviationState.DONE
    acts.evaluate(initiative=row.initiative, reached="Tolv timmar.", missed="Resten.", by=erik, at=NOW)
    lesson = a_lesson(world, "Stäng det gamla samma dag", initiative=row.initiative, tags="dubbelarbete")
    found = finding.find_lessons(world.actor("maj"), "dubbelarbete", 10)
    assert [(hit.title, hit.note) for hit in found] == [(lesson.title, "Skolnämnden")]
    assert not finding.find_lessons(world.actor("otto"), "dubbelarbete", 10)


def test_a_decider_of_the_whole_organisation_decides_for_every_body(world: World) -> None:
    one = a_deviation(world, owned(world))
    bo = world.actor("bo")
    one = acts.judge_deviation(deviation=one, version=one.version, serious=True, why="Stor.", by=bo, at=NOW)
    decision = a_decision(world, body=world.school, on=TODAY)
    one = acts.decide_measures(deviation=one, version=one.version, measures="Nu.", decision=decision, by=bo, at=NOW)
    assert one.state == DeviationState.DECIDED
    assert f"– {decision.matter}" in DecideForm(bo, one).fields["decision"].label_from_instance(decision)  # type: ignore[attr-defined]


def test_a_deviation_goes_its_way_and_says_why(world: World) -> None:
    row = owned(world)
    with pytest.raises(Forbidden):
        acts.report_deviation(benefit=row, text="Nej", by=world.actor("maj"), at=NOW)
    with pytest.raises(Invalid):
        acts.report_deviation(benefit=row, text=" ", by=world.actor("erik"), at=NOW)
    one = a_deviation(world, row)
    asa, rut = world.actor("asa"), world.actor("rut")

    def judge(**more: object) -> Deviation:
        details = {"version": one.version, "serious": True, "why": "Stor", "by": asa, **more}
        return acts.judge_deviation(deviation=one, at=NOW, **details)  # type: ignore[arg-type]

    for who in ("erik", "maj", "cora"):
        with pytest.raises(Forbidden) as refused:
            judge(by=world.actor(who))
        assert refused.value.code == "benefits.decide"
    with pytest.raises(Stale):
        judge(version=9)
    with pytest.raises(Invalid):
        judge(why="")
    with pytest.raises(Refused) as early:
        acts.decide_measures(
            deviation=one, version=one.version, measures="Nu", decision=a_decision(world, on=TODAY), by=rut, at=NOW
        )
    assert early.value.code == "benefits.deviation.move"
    one = judge()
    for decision, code in (
        (None, "benefits.decision.missing"),
        (a_decision(world, theirs=True), "benefits.decision.elsewhere"),
        (a_decision(world, on=TODAY - timedelta(days=1)), "benefits.decision.before"),
    ):
        with pytest.raises(Refused) as wrong:
            acts.decide_measures(deviation=one, version=one.version, measures="Nu", decision=decision, by=rut, at=NOW)
        assert wrong.value.code == code
    with pytest.raises(Invalid):
        acts.decide_measures(
            deviation=one, version=one.version, measures="", decision=a_decision(world, on=TODAY), by=rut, at=NOW
        )
    small = a_deviation(world, row)
    done = acts.judge_deviation(deviation=small, version=small.version, serious=False, why="Litet", by=asa, at=NOW)
    assert (done.state, done.outcome) == (DeviationState.DISMISSED, "Litet")
    with pytest.raises(Refused):
        acts.finish_deviation(deviation=done, version=done.version, outcome="Igen", by=asa, at=NOW)


def test_only_decisions_since_the_deviation_are_there_to_choose_the_latest_first(
    world: World, as_user: Callable[[str], Client]
) -> None:
    day = TODAY - timedelta(days=3)
    one = a_deviation(world, owned(world), on=day)
    one = acts.judge_deviation(deviation=one, version=one.version, serious=True, why="Stor", by=world.hand, at=NOW)
    client, page = as_user("rut"), reverse("benefits:decide_measures", args=[one.pk])
    before = a_decision(world, on=day - timedelta(days=1))
    form = client.get(page).text
    assert "Här står beslut från 18\xa0nov\xa02026 och senare" in form
    assert f'<a href="{reverse("matters:matters")}">Registrera det under Ärenden</a>' in form
    same, later = a_decision(world, on=day), a_decision(world, on=TODAY)
    chosen = list(client.get(page).context["form"].fields["decision"].queryset)
    assert chosen == [later, same]
    sent = {"version": one.version, "measures": "Nu", "decision": before.pk}
    assert client.post(page, sent).status_code == 422
    assert client.post(page, sent | {"decision": same.pk}).status_code == 303


# --- Budget effects ---------------------------------------------------------------------------------------------------


def test_a_budget_effect_is_planned_once_and_noted_once(world: World) -> None:
    row = owned(world)
    with pytest.raises(Invalid):
        an_effect(world, row, amount=0)
    with pytest.raises(Refused) as elsewhere:
        an_effect(world, row, body=world.their_body)
    assert elsewhere.value.code == "benefits.body.elsewhere"
    with pytest.raises(Forbidden):
        acts.plan_budget_effect(benefit=row, body=world.school, year=2028, amount=1, by=world.actor("maj"), at=NOW)
    effect = an_effect(world, row)
    with pytest.raises(Refused) as taken:
        an_effect(world, row)
    assert taken.value.code == "benefits.effect.taken"

    def note(**more: object) -> BudgetEffect:
        details = {"state": EffectState.DONE, "done_amount": 40_000_000, "by": world.actor("erik"), **more}
        return acts.note_budget_effect(effect=effect, version=effect.version, at=NOW, **details)  # type: ignore[arg-type]

    for more, code in (
        ({"state": EffectState.PLANNED}, "benefits.effect.state"),
        ({"done_amount": None}, "benefits.effect.amount"),
        ({"done_amount": 0}, "benefits.effect.amount"),
        ({"state": EffectState.CANCELLED}, "benefits.why"),
        ({"by": world.actor("maj")}, "benefits.measure"),
        ({"decision": a_decision(world, theirs=True)}, "benefits.decision.elsewhere"),
    ):
        with pytest.raises(Refused) as wrong:
            note(**more)
        assert wrong.value.code == code
    effect = note(decision=a_decision(world))
    assert (effect.state, effect.done_amount) == (EffectState.DONE, 40_000_000)
    with pytest.raises(Refused) as again:
        note()
    assert again.value.code == "benefits.effect.noted"


def test_a_budget_is_noted_as_changed_at_the_earliest_in_the_year_it_is_decided(
    world: World, as_user: Callable[[str], Client]
) -> None:
    row = owned(world)
    early, next_years = an_effect(world, row, year=2028), an_effect(world, row, year=2027)
    client = as_user("asa")
    page = reverse("benefits:note_budget_effect", args=[early.pk])
    told = client.post(page, {"version": early.version, "state": "done", "done_amount": "1"})
    assert told.status_code == 409
    assert "Budgeten för 2028 beslutas tidigast under 2027" in told.text
    said: dict[str, Any] = {"state": EffectState.DONE, "done_amount": 1, "by": world.actor("asa"), "at": NOW}
    assert acts.note_budget_effect(effect=next_years, version=next_years.version, **said).state == EffectState.DONE
    said = {"state": EffectState.CANCELLED, "why": "Tiden går till annat", "by": world.actor("asa"), "at": NOW}
    assert acts.note_budget_effect(effect=early, version=early.version, **said).state == EffectState.CANCELLED


def test_a_cancelled_budget_effect_changes_nothing(world: World) -> None:
    effect = an_effect(world, owned(world))
    effect = acts.note_budget_effect(
        effect=effect,
        version=effect.version,
        state=EffectState.CANCELLED,
        done_amount=5,
        why="Tiden går till undervisning",
        by=world.actor("asa"),
        at=NOW,
    )
    assert (effect.done_amount, effect.why) == (None, "Tiden går till undervisning")


def test_what_was_said_of_a_budget_effect_stands_when_nothing_is_said_as_it_is_noted(world: World) -> None:
    effect = an_effect(world, owned(world), why="Tjänsten dras in")
    effect = acts.note_budget_effect(
        effect=effect,
        version=effect.version,
        state=EffectState.DONE,
        done_amount=40_000_000,
        by=world.actor("asa"),
        at=NOW,
    )
    assert effect.why == "Tjänsten dras in"


# --- Evaluations and lessons ------------------------------------------------------------------------------------------


def test_an_evaluation_says_what_was_reached(world: World) -> None:
    one = an_initiative(world)
    with pytest.raises(Forbidden):
        acts.evaluate(initiative=one, reached="Allt", by=world.actor("maj"), at=NOW)
    with pytest.raises(Invalid):
        acts.evaluate(initiative=one, reached="", by=world.actor("erik"), at=NOW)
    row = an_evaluation(world, one)
    assert list(reads.evaluations_of(one)) == [row]
    assert not reads.evaluations(world.actor("otto")).exists()


def test_a_lesson_is_written_and_changed_by_those_who_work_in_the_body(world: World) -> None:
    def say(**more: object) -> acts.LessonSaid:
        said = {"title": "Mät", "situation": "Så här", "learned": "Det här", "body": world.school, **more}
        return acts.LessonSaid(**said)  # type: ignore[arg-type]

    erik, maj = world.actor("erik"), world.actor("maj")
    for by, content, code in (
        (maj, say(), "benefits.lesson"),
        (erik, say(title=" "), "web.text.empty"),
        (erik, say(situation=""), "web.text.empty"),
        (erik, say(initiative=an_initiative(world, theirs=True)), "benefits.initiative.elsewhere"),
    ):
        with pytest.raises(Refused) as refused:
            acts.write_lesson(content=content, by=by, at=NOW)
        assert refused.value.code == code
    row = acts.write_lesson(content=say(), by=erik, at=NOW)
    for by, body in ((maj, world.school), (erik, world.care)):
        with pytest.raises(Forbidden):
            acts.change_lesson(lesson=row, version=row.version, content=say(body=body), by=by, at=NOW)
    with pytest.raises(Stale):
        acts.change_lesson(lesson=row, version=7, content=say(), by=erik, at=NOW)
    assert (
        acts.change_lesson(lesson=row, version=row.version, content=say(advice="Börja"), by=erik, at=NOW).advice
        == "Börja"
    )


def test_what_stands_in_another_organisation_is_not_seen(world: World) -> None:
    a_benefit(world, theirs=True)
    a_lesson(world, theirs=True)
    for rows in (reads.benefits, reads.lessons, reads.measurements, reads.effects, reads.deviations):
        assert not rows(world.actor("asa")).exists()
    assert reads.benefits(world.actor("otto")).get().points.get(year=2027).promised == Decimal(100)


def test_the_api_lists_every_deviation_and_budget_that_the_caller_sees(world: World) -> None:
    row = owned(world)
    small, open_ = a_deviation(world, row), a_deviation(world, row)
    asa = world.actor("asa")
    acts.judge_deviation(deviation=small, version=small.version, serious=False, why="Litet", by=asa, at=NOW)
    effect = an_effect(world, row)
    program = Program(a_key(world, "asa"))
    every = program.get("/api/v1/benefits/deviations/").json()
    assert {each["id"] for each in every["items"]} == {small.pk, open_.pk}
    left = program.get("/api/v1/benefits/deviations/?needs=open").json()
    assert [each["id"] for each in left["items"]] == [open_.pk]
    changed = program.get("/api/v1/benefits/effects/?sort=-year").json()
    assert [(each["id"], each["amount"], each["state"]) for each in changed["items"]] == [
        (effect.pk, effect.amount, "planned")
    ]
    elsewhere = Program(a_key(world, "otto"))
    assert elsewhere.get("/api/v1/benefits/deviations/").json()["items"] == []
