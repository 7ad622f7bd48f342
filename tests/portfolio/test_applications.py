"""An application's way: begun, handed in any day, complete, prepared, decided; and what each step refuses."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from farled.agenda.reads import Duty
from farled.cases.reads import Acceptance, Appraisal, Case
from farled.cases.states import CaseState
from farled.initiatives.reads import Initiative, TierRule
from farled.initiatives.states import Financing, Phase
from farled.portfolio import acts
from farled.portfolio.acts.steps import PREPARE, RECEIVE, SUPPLEMENT
from farled.portfolio.models import ApplicationStep
from farled.portfolio.reads import Application
from farled.portfolio.reads import application_invariants as invariants
from farled.portfolio.states import ApplicationState, StepKind
from farled.systems.states import Tier
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.applications import (
    MKR,
    a_portfolio,
    a_ready_initiative,
    a_submitted_case,
    a_wish,
    accept_and_appraise,
    an_application,
    completed,
    handed_in,
    prepared,
)

TOMORROW = TODAY + timedelta(days=1)


def do(world: World, name: str, row: Application, who: str = "cora", **said: Any) -> Application:
    """Let somebody do an act about an application as it is stored now."""
    now = Application.objects.get(pk=row.pk)
    said.setdefault("version", now.version)
    return getattr(acts, name)(application=now, by=world.actor(who), at=NOW, **said)  # type: ignore[no-any-return]


def refusals(call: Any, *args: Any, **said: Any) -> set[str]:
    """The codes of everything that an act refuses at once."""
    with pytest.raises(Refused) as refused:
        call(*args, **said)
    return {each.code for each in refused.value.each}


def duties(row: Application) -> set[str]:
    """The kinds of what waits about an application."""
    return set(Duty.objects.filter(subject_id=row.pk, done_at=None, kind__startswith="portfolio.").values_list(
        "kind", flat=True
    ))  # fmt: skip


def test_an_application_goes_from_draft_to_decision_and_every_step_has_its_day(world: World) -> None:
    row = an_application(world)
    assert (row.number, row.state, duties(row)) == (1, ApplicationState.DRAFT, set())
    row = do(world, "hand_in", row, "erik")
    assert (row.state, row.applied_by, duties(row)) == (ApplicationState.RECEIVED, "Erik Redaktör", {RECEIVE})
    assert row.case is not None
    accept_and_appraise(world, row.case)
    row = do(world, "complete", row)
    assert (row.state, duties(row)) == (ApplicationState.COMPLETED, {PREPARE})
    row = do(world, "prepare", row, opinion="Väl underbyggd.")
    assert (row.state, row.opinion, duties(row)) == (ApplicationState.PREPARED, "Väl underbyggd.", set())
    row = acts.decided(application=row, granted=True, because="", by=world.actor("bo"), at=NOW)
    assert (row.state, row.decided_on) == (ApplicationState.GRANTED, TODAY)
    kinds = set(ApplicationStep.objects.filter(application=row).values_list("kind", flat=True))
    assert kinds == {StepKind.APPLIED, StepKind.APPRAISED, StepKind.COMPLETED, StepKind.PREPARED, StepKind.DECIDED}
    assert list(invariants.parts_keep_to_the_case()) == []
    assert list(invariants.steps_say_what_the_state_says()) == []
    assert list(invariants.rows_stay_in_their_organisation()) == []


def test_money_is_asked_for_what_is_ready_goes_on_and_has_a_case(world: World) -> None:
    one = a_ready_initiative(world)
    said: dict[str, Any] = {"wish": a_wish(world), "by": world.hand, "at": NOW}
    assert refusals(acts.begin_application, initiative=one, **said) == {"portfolio.application.no_case"}
    Initiative.objects.filter(pk=one.pk).update(ready_on=None, phase=Phase.DROPPED, outcome="Nej.", closed_on=TODAY)
    one.refresh_from_db()
    assert refusals(acts.begin_application, initiative=one, **said) == {
        "portfolio.application.finished", "portfolio.application.not_ready", "portfolio.application.no_case"
    }  # fmt: skip


def test_an_initiative_has_one_application_under_way(world: World) -> None:
    row = an_application(world)
    again: dict[str, Any] = {"initiative": row.initiative, "wish": a_wish(world), "by": world.hand, "at": NOW}
    assert refusals(acts.begin_application, **again) == {"portfolio.application.another"}
    do(world, "withdraw", row, "erik", because="Vi väntar ett år.")
    assert acts.begin_application(**again).number == 2


def test_no_more_is_asked_than_the_case_seeks_and_the_figures_are_told(world: World) -> None:
    one, of = a_ready_initiative(world), a_portfolio(world)
    a_submitted_case(world, one, seeks=(MKR,))
    wish = a_wish(world, parts=(acts.Part(of, 2027, MKR + 12_300),))
    with pytest.raises(Refused, match="too_much") as refused:
        acts.begin_application(initiative=one, wish=wish, by=world.hand, at=NOW)
    said = refused.value.sentence.replace("\xa0", " ")
    assert "1 000 123 kr" in said
    assert "1 000 000 kr" in said
    assert "123 kr för mycket" in said


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([(2027, 0)], "portfolio.application.amount"),
        ([(2027, 5), (2027, 6)], "portfolio.application.twice"),
        ([(2026, 5)], "portfolio.application.year"),
        ([(2029, 5)], "portfolio.application.horizon"),
    ],
)
def test_a_part_that_cannot_be_is_refused(world: World, parts: list[tuple[int, int]], code: str) -> None:
    of = a_portfolio(world)
    asked = tuple(acts.Part(of, year, amount) for year, amount in parts)
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        an_application(world, parts=asked)


def test_another_organisations_portfolio_is_not_asked(world: World) -> None:
    theirs = a_portfolio(world, theirs=True)
    with pytest.raises(Refused, match="elsewhere"):
        an_application(world, parts=(acts.Part(theirs, 2027, 5),))


def test_what_is_handed_in_asks_for_something_and_says_how_it_is_carried_out(world: World) -> None:
    row = an_application(world, parts=(), operations="", realisation="", upkeep="")
    assert refusals(do, world, "hand_in", row) == {"portfolio.application.nothing"}  # the innovative tier needs no plan
    Initiative.objects.filter(pk=row.initiative_id).update(tier=Tier.DIFFERENTIATING)
    assert refusals(do, world, "hand_in", row) == {"portfolio.application.nothing", "portfolio.application.plans"}


def test_a_portfolio_pays_for_its_own_tiers_and_no_portfolio_for_what_a_body_pays_itself(world: World) -> None:
    a_portfolio(world, tiers=(Tier.DIFFERENTIATING,))
    row = an_application(world)
    assert refusals(do, world, "hand_in", row) == {"portfolio.application.tier"}
    TierRule.objects.create(
        organisation=world.ours, tier=Tier.INNOVATIVE, financing=Financing.OWN, decides="decider", asked=[]
    )
    assert "portfolio.application.own_budget" in refusals(do, world, "hand_in", row)


def test_a_draft_is_changed_by_its_applicant_and_what_is_handed_in_by_nobody(world: World) -> None:
    row, of = an_application(world), a_portfolio(world, "Innovation")
    wish = replace(a_wish(world), parts=(acts.Part(of, 2027, 5),), urgent=True)
    assert refusals(do, world, "change_application", row, "erik", wish=wish) == {"portfolio.application.urgent"}
    wish = replace(wish, urgent_because="Avtalet löper ut i mars.")
    row = do(world, "change_application", row, "erik", wish=wish)
    assert row.urgent_because == "Avtalet löper ut i mars."
    assert (row.urgent, [(part.portfolio, part.amount) for part in row.parts.all()]) == (True, [(of, 5)])
    with pytest.raises(Stale):
        do(world, "change_application", row, "erik", wish=wish, version=row.version - 1)
    with pytest.raises(Forbidden):
        do(world, "change_application", row, "maj", wish=wish)
    do(world, "hand_in", row, "erik")
    assert refusals(do, world, "change_application", row, "erik", wish=wish) == {"portfolio.application.locked"}
    assert refusals(do, world, "hand_in", row, "erik") == {"portfolio.application.move"}


def test_only_those_of_the_body_apply_and_only_the_office_prepares(world: World) -> None:
    row = an_application(world)
    for who in ("maj", "rut", "ella", "bo", "gun", "vera"):
        with pytest.raises(Forbidden):
            do(world, "hand_in", row, who)
    row = do(world, "hand_in", row, "erik")
    for name, said in (
        ("complete", {}),
        ("ask_to_supplement", {"text": "Mer.", "due": TOMORROW}),
        ("prepare", {"opinion": "Bra."}),
        ("assign_coach", {"coach": world.users["cora"]}),
        ("refer", {"portfolio": a_portfolio(world, "Annan"), "because": "Fel.", "due": TOMORROW}),
    ):
        with pytest.raises(Forbidden):
            do(world, name, row, "erik", **said)
    with pytest.raises(Forbidden):
        acts.note(application=row, text="Talat.", by=world.actor("erik"), at=NOW)


def test_complete_says_all_that_is_missing(world: World) -> None:
    row = an_application(world)
    Initiative.objects.filter(pk=row.initiative_id).update(
        tier=Tier.DIFFERENTIATING, accepted_on=None, owner=None, owner_function=""
    )
    row = do(world, "hand_in", row)
    with pytest.raises(Refused) as refused:
        do(world, "complete", row)
    said = refused.value.sentence
    assert refused.value.code == "portfolio.application.incomplete"
    for words in ("tagit ägarskapet", "Skolnämnden", "oberoende värdering"):
        assert words in said


def test_the_innovative_tier_is_complete_without_an_appraisal(world: World) -> None:
    row = handed_in(world)
    assert row.case is not None
    accept_and_appraise(world, row.case)
    Appraisal.objects.all().delete()
    assert do(world, "complete", row).state == ApplicationState.COMPLETED


def test_it_is_complete_only_on_the_case_that_holds(world: World) -> None:
    row = handed_in(world)
    Case.objects.filter(pk=row.case_id or 0).update(state=CaseState.REPLACED)
    newer = a_submitted_case(world, row.initiative)
    accept_and_appraise(world, newer)
    assert refusals(do, world, "complete", row) == {"portfolio.application.old_case"}
    row = do(world, "ask_to_supplement", row, text="Ny kalkyl.", due=TOMORROW)
    row = do(world, "supplement", row, "erik", text="Den nya följer med.")
    assert row.case == newer
    assert do(world, "complete", row).state == ApplicationState.COMPLETED


def test_a_supplement_is_asked_answered_and_looked_at_again(world: World) -> None:
    row = handed_in(world)
    assert refusals(do, world, "supplement", row, "erik", text="Här.") == {"portfolio.application.not_asked"}
    assert refusals(do, world, "ask_to_supplement", row, text=" ", due=TOMORROW) == {"web.text.empty"}
    yesterday = TODAY - timedelta(days=1)
    assert refusals(do, world, "ask_to_supplement", row, text="Mer.", due=yesterday) == {"portfolio.application.due"}
    row = do(world, "ask_to_supplement", row, text="Vem förvaltar?", due=TOMORROW)
    assert (row.asked, duties(row)) == ("Vem förvaltar?", {SUPPLEMENT})
    duty = Duty.objects.get(kind=SUPPLEMENT, subject_id=row.pk)
    assert (duty.body, duty.due) == (world.school, TOMORROW)
    assert refusals(do, world, "hand_in", row, "erik") == {"portfolio.application.answer"}
    row = do(world, "supplement", row, "erik", text="Skolan.")
    assert (row.state, row.answered, duties(row)) == (ApplicationState.RECEIVED, "Skolan.", {RECEIVE})


def test_what_is_referred_moves_its_money_and_is_handed_in_again(world: World) -> None:
    row, other = handed_in(world), a_portfolio(world, "Innovation")
    said: dict[str, Any] = {"because": "Passar bättre.", "due": TOMORROW}
    same = a_portfolio(world)
    assert refusals(do, world, "refer", row, portfolio=same, **said) == {"portfolio.application.same"}
    row = do(world, "refer", row, portfolio=other, **said)
    assert {part.portfolio for part in row.parts.all()} == {other}
    assert (row.state, row.because, duties(row)) == (ApplicationState.REFERRED, "Passar bättre.", {SUPPLEMENT})
    assert do(world, "hand_in", row, "erik").state == ApplicationState.RECEIVED


def test_a_portfolio_that_has_ended_is_not_referred_to(world: World) -> None:
    over = a_portfolio(world, "Gammal", valid_to=date(2026, 6, 30))
    said: dict[str, Any] = {"portfolio": over, "because": "Fel.", "due": TOMORROW}
    assert refusals(do, world, "refer", handed_in(world), **said) == {"portfolio.application.closed"}


def test_a_coach_is_one_at_a_time_and_holds_the_role(world: World) -> None:
    row = handed_in(world)
    assert refusals(do, world, "assign_coach", row, coach=world.users["erik"]) == {"portfolio.application.not_coach"}
    assert refusals(do, world, "leave_coach", row, why="Ledig.") == {"portfolio.application.no_coach"}
    row = do(world, "assign_coach", row, coach=world.users["cora"])
    assert row.coach_name == "Cora Coach"
    assert refusals(do, world, "assign_coach", row, coach=world.users["asa"]) == {"portfolio.application.has_coach"}
    row = do(world, "leave_coach", row, why="Ledig.")
    assert (row.coach, row.coach_name) == (None, "")
    do(world, "withdraw", row, "erik", because="Nej.")
    assert refusals(do, world, "assign_coach", row, coach=world.users["cora"]) == {"portfolio.application.over"}


def test_a_step_is_not_taken_before_the_one_before_it_nor_ahead(world: World) -> None:
    row = handed_in(world)
    assert row.case is not None
    accept_and_appraise(world, row.case)
    assert refusals(do, world, "complete", row, on=TOMORROW) == {"portfolio.application.ahead"}
    early = TODAY - timedelta(days=3)
    assert refusals(do, world, "complete", row, on=early) == {"portfolio.application.before"}


def test_only_what_is_prepared_is_decided_and_a_no_says_why(world: World) -> None:
    row = completed(world)
    said: dict[str, Any] = {"by": world.hand, "at": NOW}
    assert refusals(acts.decided, application=row, granted=True, because="", **said) == {"portfolio.application.move"}
    row = do(world, "prepare", row, opinion="Tveksam.")
    row = do(world, "prepare", row, opinion="Mycket tveksam.")
    assert (row.state, row.opinion) == (ApplicationState.PREPARED, "Mycket tveksam.")
    assert refusals(acts.decided, application=row, granted=False, because="", **said) == {"web.text.empty"}
    row = acts.decided(application=row, granted=False, because="För dyrt.", **said)
    assert (row.state, row.because) == (ApplicationState.DECLINED, "För dyrt.")
    assert refusals(do, world, "withdraw", row, "erik", because="Nej.") == {"portfolio.application.move"}


def test_a_body_that_has_not_accepted_is_named(world: World) -> None:
    row = prepared(world)
    assert row.case is not None
    Acceptance.objects.filter(case=row.case).delete()
    row = do(world, "ask_to_supplement", row, text="Godta.", due=TOMORROW)
    row = do(world, "supplement", row, "erik", text="Strax.")
    with pytest.raises(Refused, match="incomplete") as refused:
        do(world, "complete", row)
    assert "Skolnämnden" in refused.value.sentence
