"""The pages of the selection desk: the answer first, why some are left out, and people who choose."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from farled.portfolio import acts
from farled.portfolio.acts import RuleContent
from farled.portfolio.models import Candidate, Desk, DeskRule, Portfolio, Run
from farled.portfolio.states import DeskRuleKind, DeskState
from farled.web.jobs import JobState
from tests.cast import NOW, World
from tests.factories.applications import MKR
from tests.factories.desks import a_desk, a_framed_portfolio, a_worthy, answered, candidates, decided, three

SignIn = Callable[[str], Client]
LIST = "/portfolio/desks/"


def page(desk: Desk, act: str = "") -> str:
    return f"{LIST}{desk.pk}/{act}"


def post(client: Client, address: str, **data: object) -> str:
    """Send a form that its page offers; the text of the page it leads to."""
    assert client.get(address).status_code == 200, client.get(address).text
    answer = client.post(address, data)
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["Location"]).text


def test_a_selection_is_opened_filled_worked_out_chosen_and_proposed_on_its_pages(
    world: World, as_user: SignIn
) -> None:
    asa, of = as_user("asa"), a_framed_portfolio(world, target_innovation=60, target_external=80)
    assert "Inga urval än" in asa.get(LIST).text
    text = post(asa, LIST + "open-desk/", title="Urval 2027", first_year=2027, last_year=2028, portfolios=[of.pk])
    desk = Desk.objects.get()
    assert "Inga ansökningar är med än." in text
    for title, cost, worth, innovation in (("Arkivet", 6, 14, 0), ("Bokningen", 5, 14, 80), ("Chatten", 5, 12, 20)):
        row = a_worthy(world, title, cost=cost, worth=worth, innovation=innovation, citizens=title == "Bokningen")
        text = post(asa, page(desk, "add-candidate/"), application=row.pk, latest_start="2027")
        assert title in text
    assert "Inget förslag är framräknat än." in text
    assert asa.post(page(desk, "run/")).status_code == 303
    run = Run.objects.get()
    if run.job_state != JobState.DONE:
        assert "Räknar fram ett förslag" in asa.get(page(desk)).text
        from farled.portfolio import tasks

        tasks.work_out.func(run.pk)
    text = asa.get(page(desk)).text
    assert "Förslaget tar med 2 ansökningar, värda 16,0\xa0mnkr tillsammans. Det är bevisat bäst" in text
    assert "Att rangordna efter nytta per krona och fylla på tills pengarna är slut ger" in text
    assert "Skulle tränga ut Bokningen och Chatten" in text
    assert "Med i" in text
    reasons = asa.get(page(desk, "reasons/")).text
    assert "Ryms bredvid förslaget om ramen för Utveckling 2027 ökar med 6\xa0000\xa0tkr." in reasons
    assert "Jämfört med att rangordna och fylla på" in reasons
    trade = asa.get(page(desk, "trade-off/")).text
    assert "Målet är 60 procent innovation och 80 procent extern nytta." in trade
    assert "<svg" in trade
    assert "Välj den" in trade
    arkivet = candidates(desk)["Arkivet"]
    version = Candidate.objects.get(pk=arkivet.pk).version
    choose = f"/portfolio/candidates/{arkivet.pk}/choose/"
    answer = asa.post(choose, {"version": version, "chosen": "yes", "start_year": "2027"})
    assert answer.status_code == 422
    assert "Valet av" in answer.text
    desk.refresh_from_db()
    text = post(asa, page(desk, "take-plan/"), version=desk.version)
    assert "Gruppen har valt 2 ansökningar" in text
    desk.refresh_from_db()
    text = post(asa, page(desk, "propose/"), version=desk.version, outcome="Bokningen och Chatten tas med.")
    assert "förslag lämnat" in text
    desk.refresh_from_db()
    assert desk.state == DeskState.PROPOSED
    text = post(asa, page(desk, "close-desk/"), version=desk.version)
    assert "avslutat" in text


def test_a_point_of_benefit_against_balance_is_taken_with_one_reason(world: World, as_user: SignIn) -> None:
    of = a_framed_portfolio(world, target_innovation=0, target_external=100)
    desk = a_desk(world, of)
    for title, cost, worth, innovation in (("Arkivet", 6, 8, 0), ("Bokningen", 5, 14, 80)):
        row = a_worthy(world, title, cost=cost, worth=worth, innovation=innovation)
        acts.add_candidate(desk=desk, application=row, latest_start=2027, by=world.hand, at=NOW)
    run = answered(world, desk)
    points = run.answer["trade_off"]["points"]
    assert [sorted(each["starts"]) for each in points] == [
        [f"a{candidates(desk)['Bokningen'].application_id}"], [f"a{candidates(desk)['Arkivet'].application_id}"],
    ]  # fmt: skip
    asa = as_user("asa")
    address = page(desk, "take-plan/?point=2")
    desk.refresh_from_db()
    assert "Tas med, till skillnad från förslaget:" in asa.get(address).text
    assert asa.post(address, {"version": desk.version, "point": "2"}).status_code == 422
    post(asa, address, version=desk.version, point="2", because="Rådet vill närma sig målet.")
    assert {name: each.chosen for name, each in candidates(desk).items()} == {"Arkivet": True, "Bokningen": False}
    assert {each.departs_because for each in candidates(desk).values()} == {"Rådet vill närma sig målet."}


def test_every_kind_of_rule_has_a_form_of_its_own(world: World, as_user: SignIn) -> None:
    desk, rows = three(world)
    asa = as_user("asa")
    one, other = rows["Arkivet"].application_id, rows["Bokningen"].application_id
    said: dict[DeskRuleKind, dict[str, Any]] = {
        DeskRuleKind.MANDATORY: {"one": one},
        DeskRuleKind.LOCKED: {"one": other, "year": 2027},
        DeskRuleKind.REQUIRES: {"one": one, "other": other, "lag": 0},
        DeskRuleKind.EXCLUDES: {"one": one, "other": other},
        DeskRuleKind.ONE_OF: {"members": [one, other]},
        DeskRuleKind.REQUIRED_OF: {"members": [one, other]},
        DeskRuleKind.CAPACITY: {"resource": "dagar", "year": 2027, "count": 100},
        DeskRuleKind.LEAST_INNOVATION: {"share": 10},
        DeskRuleKind.LEAST_EXTERNAL: {"share": 10},
        DeskRuleKind.BODY_COUNT: {"body": world.school.pk, "count": 1},
        DeskRuleKind.BODY_AMOUNT: {"body": world.school.pk, "amount": "1 000 000"},
    }
    assert set(said) == set(DeskRuleKind)
    kinds = asa.get(page(desk, "add-rule/")).text
    text = ""
    for kind, fields in said.items():
        assert f"add-rule/{kind.value}/" in kinds
        text = post(asa, page(desk, f"add-rule/{kind.value}/"), why=f"Skäl {kind.value}.", **fields)
        assert f"Skäl {kind.value}." in text
    assert DeskRule.objects.get(kind=DeskRuleKind.BODY_AMOUNT).amount == MKR
    assert "Minst 1\xa0000\xa0tkr till Skolnämnden" in text
    assert asa.get(page(desk, "add-rule/nonsense/")).status_code == 404
    row = DeskRule.objects.get(kind=DeskRuleKind.LEAST_INNOVATION)
    text = post(asa, f"/portfolio/desk-rules/{row.pk}/change-rule/", version=row.version, share=20, why="Höjt.")
    assert "Minst 20 procent" in text
    text = post(asa, f"/portfolio/desk-rules/{row.pk}/remove-rule/", version=row.version + 1, why="Bort.")
    assert "Höjt." not in text.split("Historik")[0]


def test_rules_in_conflict_are_told_on_the_page(world: World, as_user: SignIn) -> None:
    desk, rows = three(world)
    for name in ("Arkivet", "Bokningen"):
        content = RuleContent(one=rows[name].application, why="Lagen.")
        acts.add_rule(desk=desk, kind=DeskRuleKind.MANDATORY, content=content, by=world.hand, at=NOW)
    answered(world, desk)
    text = as_user("asa").get(page(desk)).text
    assert "Inget urval håller alla regler." in text
    assert "Arkivet måste vara med" in text
    assert "ramen för Utveckling 2027 (det saknas 1\xa0000\xa0tkr)" in text


def test_the_page_asks_by_itself_how_the_work_goes_and_without_scripts_there_is_a_link(
    world: World, as_user: SignIn
) -> None:
    desk, _rows = three(world)
    soon = NOW + timedelta(hours=1)
    row = acts.run(desk=desk, by=world.actor("asa"), at=soon)
    asa = as_user("asa")
    text = asa.get(page(desk)).text
    assert "Avbryt beräkningen" in text
    assert "Se hur långt det har kommit" in text
    asked = {"HX-Request": "true", "HX-Target": "jobb"}
    part = asa.get(page(desk), headers=asked)
    assert "Räknar fram ett förslag" in part.text
    assert "<h1>" not in part.text
    assert asa.post(page(desk, "stop-run/")).status_code == 303
    assert "Beräkningen avbröts." in asa.get(page(desk)).text
    row.refresh_from_db()
    assert row.job_state == JobState.FAILED
    again = acts.run(desk=desk, by=world.actor("asa"), at=soon)
    Run.objects.filter(pk=again.pk).update(job_beat_at=NOW - timedelta(hours=1))
    assert "Arbetet har stannat." in asa.get(page(desk)).text


def test_an_old_answer_is_said_to_be_old(world: World, as_user: SignIn) -> None:
    desk, rows = three(world)
    answered(world, desk)
    row = rows["Arkivet"]
    acts.set_resource_use(candidate=row, version=row.version, resource="dagar", amounts=[3], by=world.hand, at=NOW)
    text = as_user("bo").get(page(desk)).text
    assert "Urvalet har ändrats sedan dess." in text
    assert "Räkna om" not in text.split("</main>")[0].replace("Räkna om, så", ""), "Bo may only read"
    for act in ("run/", "stop-run/"):
        assert as_user("bo").post(page(desk, act)).status_code == 403
    assert as_user("otto").get(page(desk)).status_code == 404


def test_candidates_are_changed_and_removed_on_their_pages(world: World, as_user: SignIn) -> None:
    desk, rows = three(world)
    asa, row = as_user("asa"), rows["Arkivet"]
    at = f"/portfolio/candidates/{row.pk}/"
    assert "Senaste start 2028" in post(asa, at + "change-candidate/", version=row.version, latest_start=2028)
    row.refresh_from_db()
    post(asa, at + "set-resource-use/", version=row.version, resource="dagar", amounts="40, 20")
    row.refresh_from_db()
    assert row.use == {"dagar": [40, 20]}
    text = asa.post(at + "set-resource-use/", {"version": row.version, "resource": "dagar", "amounts": "många"})
    assert text.status_code == 422
    post(asa, at + "remove-candidate/", version=row.version, why="Dras tillbaka.")
    assert "Arkivet" not in candidates(desk)


def test_lists_of_selections_take_constant_queries(
    world: World, as_user: SignIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    desk, _rows = three(world)
    decided(world, desk)
    asa = as_user("asa")
    asa.get(LIST)
    few, one = count_queries(lambda: asa.get(LIST)), count_queries(lambda: asa.get(page(desk)))
    of = desk.desk_portfolios.get().portfolio
    other = a_desk(world, of, title="Ett till")
    for title in ("Dörren", "Eldningen", "Fåret", "Gatan"):
        row = a_worthy(world, title, cost=1, worth=3)
        acts.add_candidate(desk=other, application=row, by=world.hand, at=NOW)
    assert count_queries(lambda: asa.get(LIST)) == few
    assert count_queries(lambda: asa.get(page(other))) <= one + 1


def test_selections_are_found_by_search(world: World, as_user: SignIn) -> None:
    a_desk(world, title="Vårens urval")
    assert "Vårens urval" in as_user("ella").get("/agenda/search/?q=vårens").text


@pytest.mark.parametrize("change", ["candidate", "money", "rule"])
def test_the_page_says_at_once_that_the_answer_is_of_an_earlier_desk(
    world: World, as_user: SignIn, change: str
) -> None:
    desk, rows = three(world)
    answered(world, desk)
    asa, old = as_user("asa"), "Urvalet har ändrats sedan dess."
    assert old not in asa.get(page(desk)).text
    match change:
        case "candidate":
            row = rows["Arkivet"]
            acts.change_candidate(candidate=row, version=row.version, latest_start=2028, by=world.hand, at=NOW)
        case "money":
            of = Portfolio.objects.get(name="Utveckling")
            acts.change_frame(
                portfolio=of, year=2027, version=10 * MKR, amount=11 * MKR, ground="Ny budget", by=world.hand, at=NOW
            )
        case "rule":
            content = RuleContent(why="Lagen kräver det.", one=rows["Arkivet"].application)
            acts.add_rule(desk=desk, kind=DeskRuleKind.MANDATORY, content=content, by=world.hand, at=NOW)
    assert old in asa.get(page(desk)).text
    answered(world, desk)
    assert old not in asa.get(page(desk)).text


def test_what_the_group_takes_beyond_a_frame_stands_at_the_frame(world: World, as_user: SignIn) -> None:
    desk, _rows = three(world)
    asa = as_user("asa")
    assert asa.post(page(desk, "run/")).status_code == 303
    Run.objects.update(job_state=JobState.WAITING)
    text = asa.get(page(desk)).text
    assert "Ett förslag räknas fram." in text
    assert "Väntar på sin tur" in text
    answered(world, desk)
    assert "Gruppens val tar" not in asa.get(page(desk)).text
    for row in candidates(desk).values():
        said: dict[str, Any] = {"start_year": 2027, "departs_because": "Rådet vill ta med alla."}
        acts.choose(candidate=row, version=row.version, chosen=True, by=world.hand, at=NOW, **said)
    text = asa.get(page(desk)).text
    assert "Gruppens val tar" in text
    assert "6\xa0000\xa0tkr för mycket" in text
    asked = f"desk={desk.pk}&portfolio={Portfolio.objects.get().pk}&year=2027&whose=group"
    assert "16,0\xa0mnkr" in asa.get(f"/explain/portfolio.frame_spent/?{asked}").text


def test_without_a_portfolio_a_selection_says_what_comes_first(world: World, as_user: SignIn) -> None:
    told = as_user("asa").get(LIST + "open-desk/").text
    assert "Inga portföljer än" in told
    assert "/portfolio/portfolios/found/" in told
    assert 'name="first_year"' not in told
    a_framed_portfolio(world)
    assert 'name="first_year"' in as_user("asa").get(LIST + "open-desk/").text


def test_only_who_may_is_told_to_open_a_selection_or_add_criteria(world: World, as_user: SignIn) -> None:
    for path, do, wait in (
        (LIST, "Öppna det första.", "Strategen öppnar det."),
        ("/portfolio/criteria/", "Lägg till ett kriterium, eller", "Strategen lägger till kriterierna."),
    ):
        theirs, ours = as_user("vera").get(path).text, as_user("asa").get(path).text
        assert (wait in theirs, do in theirs) == (True, False)
        assert (wait in ours, do in ours) == (False, True)
