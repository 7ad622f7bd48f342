"""The selection desk: candidates and rules, a proposal by the job, people who choose, and what is refused."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from farled.portfolio import acts, tasks
from farled.portfolio.acts import RuleContent
from farled.portfolio.figures.desk import answers, gathering
from farled.portfolio.models import Candidate, Desk, Run
from farled.portfolio.reads import desk as reads
from farled.portfolio.reads import desk_invariants as invariants
from farled.portfolio.states import DeskRuleKind, DeskState, RunPart
from farled.trail.reads import Entry
from farled.web.jobs import JobState
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.factories.applications import MKR
from tests.factories.desks import (
    a_candidate,
    a_desk,
    a_framed_portfolio,
    a_worthy,
    answered,
    candidates,
    decided,
    three,
)


def refused(code: str, act: Callable[[], Any]) -> Refused:
    with pytest.raises(Refused) as found:
        act()
    assert found.value.code == code
    assert found.value.sentence
    return found.value


def rule(world: World, desk: Desk, kind: DeskRuleKind, **said: Any) -> Any:
    content = RuleContent(**{"why": "Lagen kräver det.", **said})
    return acts.add_rule(desk=desk, kind=kind, content=content, by=world.hand, at=NOW)


def choose(world: World, row: Candidate, **said: Any) -> Candidate:
    return acts.choose(candidate=row, version=row.version, by=world.hand, at=NOW, **said)


def test_the_job_works_out_every_part_of_a_proposal(world: World) -> None:
    desk, rows = three(world)
    run = answered(world, desk)
    assert (run.job_state, run.job_done, run.job_total) == (JobState.DONE, 5, 5)
    assert set(run.answer) == set(RunPart)
    plan = run.answer["proposal"]["plan"]
    chosen = {f"a{rows[name].application_id}": 2027 for name in ("Bokningen", "Chatten")}
    assert plan["starts"] == chosen
    assert plan["value"] == plan["bound"]
    assert run.answer["stability"]["draws"] == 1_000
    assert gathering.is_fresh(desk)
    assert [entry.actor_name for entry in Entry.objects.filter(verb="portfolio.run.made")] == ["Åsa Strateg"]


def test_an_answer_is_old_when_something_on_the_desk_has_changed(world: World) -> None:
    desk, rows = three(world)
    answered(world, desk)
    row = rows["Arkivet"]
    acts.change_candidate(candidate=row, version=row.version, latest_start=2028, by=world.hand, at=NOW)
    assert not gathering.is_fresh(desk)
    refused(
        "portfolio.desk.stale",
        lambda: acts.propose(desk=desk, version=desk.version, outcome="Klart.", by=world.hand, at=NOW),
    )
    assert answered(world, desk).answer["proposal"]["plan"]["starts"][f"a{row.application_id}"] == 2028
    assert gathering.is_fresh(desk)


def test_one_proposal_is_worked_out_at_a_time_and_can_be_stopped(world: World) -> None:
    desk, _rows = three(world)
    first = acts.run(desk=desk, by=world.actor("cora"), at=NOW)
    assert acts.run(desk=desk, by=world.actor("asa"), at=NOW).pk == first.pk
    acts.stop_run(desk=desk, by=world.actor("cora"), at=NOW)
    first.refresh_from_db()
    assert (first.job_state, first.job_refusal) == (JobState.FAILED, "portfolio.run.stopped")
    tasks.work_out.func(first.pk)
    first.refresh_from_db()
    assert first.answer == {}


def test_stopping_ends_the_work_where_it_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, _rows = three(world)
    row = acts.run(desk=desk, by=world.actor("asa"), at=NOW)
    work = answers.work_out

    def stopped_at_money(part: RunPart, *rest: Any) -> Any:
        if part is RunPart.MONEY:
            acts.stop_run(desk=desk, by=world.actor("asa"), at=NOW)
        return work(part, *rest)

    monkeypatch.setattr(answers, "work_out", stopped_at_money)
    tasks.work_out.func(row.pk)
    row.refresh_from_db()
    assert (row.job_state, row.job_refusal) == (JobState.FAILED, "portfolio.run.stopped")
    assert set(row.answer) == {"proposal", "reasons"}
    assert reads.answered_run(desk) is None


def test_stopping_reaches_the_solver_itself(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, _rows = three(world)
    row = acts.run(desk=desk, by=world.actor("asa"), at=NOW)
    monkeypatch.setattr(tasks, "OFTEN", -1.0)
    acts.stop_run(desk=desk, by=world.actor("asa"), at=NOW)
    row.refresh_from_db()
    with pytest.raises(Refused, match=r"portfolio\.run\.stopped"):
        tasks._stopped(row)()


def test_the_rights_of_whoever_asked_are_asked_anew(world: World) -> None:
    desk, _rows = three(world)
    row = acts.run(desk=desk, by=world.actor("asa"), at=NOW)
    world.users["asa"].assignments.all().delete()
    tasks.work_out.func(row.pk)
    row.refresh_from_db()
    assert (row.job_state, row.job_refusal) == (JobState.FAILED, "portfolio.desk.select")


def test_only_those_who_prepare_work_at_the_desk(world: World) -> None:
    desk, rows = three(world)
    answered(world, desk)
    row = rows["Arkivet"]
    for name in ("erik", "bo", "gun", "ella"):
        by = world.actor(name)
        with pytest.raises(Forbidden):
            acts.run(desk=desk, by=by, at=NOW)
        with pytest.raises(Forbidden):
            acts.choose(candidate=row, version=row.version, chosen=False, by=by, at=NOW)
    with pytest.raises(Forbidden):
        acts.open_desk(
            title="Eget", first_year=2027, last_year=2027, portfolios=reads.portfolios_of(desk),
            by=world.actor("cora"), at=NOW,
        )  # fmt: skip


def test_a_departure_from_the_proposal_says_why(world: World) -> None:
    desk, rows = three(world)
    refused("portfolio.desk.no_proposal", lambda: choose(world, rows["Arkivet"], chosen=False))
    answered(world, desk)
    found = refused("portfolio.candidate.departs", lambda: choose(world, rows["Arkivet"], chosen=True, start_year=2027))
    assert "Arkivet" in found.sentence
    row = choose(world, rows["Arkivet"], chosen=True, start_year=2027, departs_because="Lagen ändras i mars.")
    assert row.departs_because == "Lagen ändras i mars."
    assert Entry.objects.get(verb="portfolio.candidate.chosen").why == "Lagen ändras i mars."
    row = choose(world, row, chosen=False, departs_because="behövs inte")
    assert (row.chosen, row.start_year, row.departs_because) == (False, None, "")
    refused("portfolio.candidate.start_year", lambda: choose(world, rows["Chatten"], chosen=True, start_year=2031))
    refused("portfolio.candidate.start_year", lambda: choose(world, rows["Chatten"], chosen=True))


def test_a_selection_is_proposed_when_every_candidate_is_decided_with_reasons(world: World) -> None:
    desk, _rows = three(world)
    answered(world, desk)

    def propose() -> Desk:
        return acts.propose(desk=desk, version=desk.version, outcome="Två tas med.", by=world.hand, at=NOW)

    refused("portfolio.desk.undecided", propose)
    acts.take_plan(desk=desk, version=desk.version, by=world.hand, at=NOW)
    found = candidates(desk)
    assert {name: each.chosen for name, each in found.items()} == {
        "Arkivet": False, "Bokningen": True, "Chatten": True,
    }  # fmt: skip
    row = propose()
    assert (row.state, row.outcome) == (DeskState.PROPOSED, "Två tas med.")
    assert reads.proposed(found["Bokningen"].application) == found["Bokningen"]
    refused("portfolio.desk.not_open", lambda: a_candidate(world, row, "Sen"))
    row = acts.reopen(desk=row, version=row.version, why="En ansökan till.", by=world.hand, at=NOW)
    assert reads.proposed(found["Bokningen"].application) is None
    refused("portfolio.desk.move", lambda: acts.close_desk(desk=row, version=row.version, by=world.hand, at=NOW))


def test_choices_made_before_a_new_answer_are_explained_anew(world: World) -> None:
    desk, _rows = three(world)
    answered(world, desk)
    acts.take_plan(desk=desk, version=desk.version, by=world.hand, at=NOW)
    one = candidates(desk)["Arkivet"].application
    rule(world, desk, DeskRuleKind.MANDATORY, one=one)
    answered(world, desk)
    found = refused(
        "portfolio.desk.unexplained",
        lambda: acts.propose(desk=desk, version=desk.version, outcome="Klart.", by=world.hand, at=NOW),
    )
    assert "Arkivet" in found.sentence


def test_a_closed_selection_stands(world: World) -> None:
    desk, _rows = three(world)
    row = decided(world, desk)
    row = acts.close_desk(desk=row, version=row.version, by=world.hand, at=NOW)
    assert row.state == DeskState.CLOSED
    refused(
        "portfolio.desk.move", lambda: acts.reopen(desk=row, version=row.version, why="Ånger.", by=world.hand, at=NOW)
    )
    assert reads.proposed(candidates(desk)["Chatten"].application) is not None


def test_rules_that_do_not_go_together_are_told_and_nothing_can_be_chosen(world: World) -> None:
    desk, rows = three(world)
    for name in ("Arkivet", "Bokningen"):
        rule(world, desk, DeskRuleKind.MANDATORY, one=rows[name].application)
    run = answered(world, desk)
    core = {rule[0] for rule, _short in run.answer["proposal"]["conflict"]["rules"]}
    assert run.answer["proposal"]["plan"] is None
    assert core == {"mandatory", "frame"}
    assert run.answer["reasons"] == {}
    refused("portfolio.desk.no_proposal", lambda: choose(world, rows["Arkivet"], chosen=False))


def test_a_rule_uses_just_what_its_kind_uses(world: World) -> None:
    desk, rows = three(world)
    one, other = rows["Arkivet"].application, rows["Bokningen"].application
    elsewhere = a_worthy(world, "Utanför")
    for code, kind, said in (
        ("portfolio.rule.missing", DeskRuleKind.MANDATORY, {}),
        ("portfolio.rule.missing", DeskRuleKind.REQUIRES, {"one": one}),
        ("portfolio.rule.missing", DeskRuleKind.CAPACITY, {"resource": "dagar", "year": 2027}),
        ("portfolio.rule.unused", DeskRuleKind.MANDATORY, {"one": one, "share": 10}),
        ("portfolio.rule.unused", DeskRuleKind.LEAST_INNOVATION, {"share": 10, "body": world.school}),
        ("portfolio.rule.itself", DeskRuleKind.EXCLUDES, {"one": one, "other": one}),
        ("portfolio.rule.members", DeskRuleKind.ONE_OF, {"members": [one]}),
        ("portfolio.rule.year", DeskRuleKind.LOCKED, {"one": one, "year": 2040}),
        ("portfolio.rule.share", DeskRuleKind.LEAST_EXTERNAL, {"share": 101}),
        ("portfolio.rule.count", DeskRuleKind.BODY_COUNT, {"body": world.school, "count": 0}),
        ("portfolio.rule.amount", DeskRuleKind.BODY_AMOUNT, {"body": world.school, "amount": -1}),
        ("portfolio.rule.no_candidate", DeskRuleKind.MANDATORY, {"one": elsewhere}),
        ("portfolio.desk.elsewhere", DeskRuleKind.BODY_COUNT, {"body": world.their_body, "count": 1}),
        ("portfolio.rule.why", DeskRuleKind.MANDATORY, {"one": one, "why": " "}),
    ):  # fmt: skip
        refused(code, partial(rule, world, desk, kind, **said))
    kept = rule(world, desk, DeskRuleKind.EXCLUDES, one=one, other=other)
    refused("portfolio.rule.twice", lambda: rule(world, desk, DeskRuleKind.EXCLUDES, one=other, other=one))
    row = rows["Arkivet"]
    refused(
        "portfolio.candidate.spoken_of",
        lambda: acts.remove_candidate(candidate=row, version=row.version, why="Fel.", by=world.hand, at=NOW),
    )
    content = RuleContent(one=one, other=rows["Chatten"].application, why="Samma system.")
    kept = acts.change_rule(rule=kept, version=kept.version, content=content, by=world.hand, at=NOW)
    acts.remove_rule(rule=kept, version=kept.version, why="Behövs inte.", by=world.hand, at=NOW)
    acts.remove_candidate(candidate=row, version=row.version, why="Fel.", by=world.hand, at=NOW)
    assert set(candidates(desk)) == {"Bokningen", "Chatten"}


def test_what_must_be_mended_first_is_told_in_words(world: World) -> None:
    desk = a_desk(world)
    refused("portfolio.desk.empty", lambda: acts.run(desk=desk, by=world.hand, at=NOW))
    row = a_candidate(world, desk, "Arkivet", innovation=None)
    row = acts.set_resource_use(
        candidate=row, version=row.version, resource="dagar", amounts=[40], by=world.hand, at=NOW
    )
    found = refused("portfolio.desk.fault.capacity.missing", lambda: acts.run(desk=desk, by=world.hand, at=NOW))
    assert "Arkivet" in found.sentence
    assert "2027" in found.sentence
    for year in (2027, 2028):
        rule(world, desk, DeskRuleKind.CAPACITY, resource="dagar", year=year, count=100)
    rule(world, desk, DeskRuleKind.LEAST_INNOVATION, share=10)
    found = refused("portfolio.desk.fault.share.unknown", lambda: acts.run(desk=desk, by=world.hand, at=NOW))
    assert "Arkivet" in found.sentence


def test_applications_come_in_that_wait_and_ask_only_the_portfolios_of_the_desk(world: World) -> None:
    desk = a_desk(world)
    other = a_framed_portfolio(world, "Innovation")
    both = (acts.Part(reads.portfolios_of(desk)[0], 2027, 3 * MKR), acts.Part(other, 2027, 2 * MKR))
    row = a_worthy(world, "Delad", parts=both)

    def add() -> Candidate:
        return acts.add_candidate(desk=desk, application=row, by=world.hand, at=NOW)

    assert "Innovation" in refused("portfolio.candidate.other_portfolio", add).sentence
    wide = a_desk(world, *reads.portfolios_of(desk), other, title="Bredare")
    one = acts.add_candidate(desk=wide, application=row, by=world.hand, at=NOW)
    assert one.latest_start == 2028
    refused(
        "portfolio.candidate.already",
        lambda: acts.add_candidate(desk=wide, application=row, by=world.hand, at=NOW),
    )
    refused(
        "portfolio.candidate.latest_start",
        lambda: acts.change_candidate(candidate=one, version=one.version, latest_start=2026, by=world.hand, at=NOW),
    )
    run = answered(world, wide)
    spent = {(name, year): amount for name, year, amount in run.answer["proposal"]["spent"]}
    assert spent == {(f"p{part.portfolio.pk}", 2027): part.amount // 100_000 for part in both}
    acts.withdraw(application=row, version=row.version, because="Ångrat oss.", by=world.hand, at=NOW)
    third = a_desk(world, *reads.portfolios_of(desk), other, title="Tredje")
    refused(
        "portfolio.candidate.not_waiting",
        lambda: acts.add_candidate(desk=third, application=row, by=world.hand, at=NOW),
    )


def test_years_and_portfolios_of_a_desk_make_sense(world: World) -> None:
    of = a_framed_portfolio(world)
    for code, said in (
        ("portfolio.desk.years", {"last_year": 2026}),
        ("portfolio.desk.years", {"last_year": 2050}),
        ("portfolio.desk.no_portfolio", {"portfolios": []}),
    ):
        given: dict[str, Any] = {"title": "Urval", "first_year": 2027, "last_year": 2028, "portfolios": [of], **said}
        with pytest.raises(Invalid) as found:
            acts.open_desk(by=world.hand, at=NOW, **given)
        assert found.value.code == code


def test_what_is_stored_keeps_the_invariants(world: World) -> None:
    desk, rows = three(world)
    rule(world, desk, DeskRuleKind.MANDATORY, one=rows["Bokningen"].application)
    decided(world, desk)
    for check in (
        invariants.desks_stay_in_their_organisation,
        invariants.proposals_are_decided,
        invariants.rules_speak_of_candidates,
    ):
        assert list(check()) == []
    Candidate.objects.filter(pk=rows["Chatten"].pk).update(chosen=None, start_year=None)
    assert [each.invariant for each in invariants.proposals_are_decided()] == ["portfolio.desk.departures"]
    assert Run.objects.count() == 1
