"""The pages of applications: an application is made, followed and handled on them, and everybody sees what they may."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client

from farled.portfolio import acts
from farled.portfolio.models import CoachNote, Criterion, ExternalMoney
from farled.portfolio.reads import Application
from farled.portfolio.states import ApplicationState, ExternalState, StepKind
from tests.cast import NOW, TODAY, World
from tests.factories.applications import (
    a_group,
    a_portfolio,
    a_ready_initiative,
    a_submitted_case,
    accept_and_appraise,
    an_application,
    completed,
    handed_in,
    prepared,
)
from tests.factories.portfolio import a_grant

SignIn = Callable[[str], Client]
LIST = "/portfolio/applications/"
QUERIES = 12  # that a page may ask, whoever sees it


def page(row: Application, act: str = "") -> str:
    return f"{LIST}{row.pk}/{act}"


def post(client: Client, row: Application, act: str, **data: object) -> Application:
    """Send the form of an act as the page offers it, and follow it to the application's page."""
    address = page(row, f"{act}/")
    assert client.get(address).status_code == 200
    answer = client.post(address, {"version": Application.objects.get(pk=row.pk).version, **data})
    assert answer.status_code == 303, answer.text
    assert client.get(answer.headers["Location"]).status_code == 200
    return Application.objects.get(pk=row.pk)


def test_an_application_begins_with_what_its_case_seeks(world: World, as_user: SignIn) -> None:
    one, of = a_ready_initiative(world), a_portfolio(world)
    case = a_submitted_case(world, one)
    begin = f"{LIST}begin/?initiative={one.pk}"
    erik = as_user("erik")
    next_step = f'<a class="btn" href="{begin}">Sök medel</a>'
    assert next_step in erik.get(f"/initiatives/initiatives/{one.pk}/").text
    assert next_step not in erik.get(f"/cases/{case.pk}/").text, "what it costs to run is answered first"
    accept_and_appraise(world, case)
    assert next_step in erik.get(f"/cases/{case.pk}/").text
    form = erik.get(begin).context["form"]
    said = [(form[f"parts-{row}-year"].value(), form[f"parts-{row}-portfolio"].value()) for row in (0, 1, 2)]
    assert said == [(2027, of.pk), (2028, of.pk), (None, None)]
    assert form["parts-0-amount"].value() == "1000000"
    a_portfolio(world, "Innovation")
    form = erik.get(begin).context["form"]
    assert form["parts-0-portfolio"].value() is None, "which of two is for the applicant to say"


def test_who_has_nothing_to_apply_for_or_from_reads_what_comes_first(world: World, as_user: SignIn) -> None:
    nothing = as_user("erik").get(f"{LIST}begin/").text
    assert "Inget initiativ att söka medel för än" in nothing
    assert 'href="/initiatives/"' in nothing
    assert "Börja ansökan" not in nothing
    a_submitted_case(world, a_ready_initiative(world))
    no_portfolio = as_user("erik").get(f"{LIST}begin/").text
    assert "Ingen portfölj att söka ur än" in no_portfolio
    assert "Börja ansökan" not in no_portfolio
    a_portfolio(world)
    assert "Börja ansökan" in as_user("erik").get(f"{LIST}begin/").text


def test_an_application_is_made_and_handled_on_its_pages(world: World, as_user: SignIn) -> None:
    one, of = a_ready_initiative(world), a_portfolio(world)
    case = a_submitted_case(world, one)
    erik, cora = as_user("erik"), as_user("cora")
    assert f"/portfolio/applications/begin/?initiative={one.pk}" in erik.get(f"/initiatives/initiatives/{one.pk}/").text
    said = {
        "initiative": one.pk, "sketch": "Föra närvaro en gång.", "start": "2027-01-01",
        "parts-0-portfolio": of.pk, "parts-0-year": 2027, "parts-0-amount": "1 000 000",
        "parts-1-portfolio": of.pk, "parts-1-year": 2028, "parts-1-amount": "500000",
    }  # fmt: skip
    more = erik.post(LIST + "begin/", {**said, "more": "parts"})
    assert (more.status_code, "parts-5-year" in more.text, "Föra närvaro en gång." in more.text) == (200, True, True)
    answer = erik.post(LIST + "begin/", said)
    assert answer.status_code == 303, answer.text
    row = Application.objects.get()
    text = erik.get(page(row)).text
    assert "500\xa0000\xa0kr mer än ansökan" in text
    row = post(erik, row, "change", sketch="Föra närvaro en enda gång.", start="2027-01-01", **{
        "parts-0-portfolio": of.pk, "parts-0-year": 2027, "parts-0-amount": "2000000",
    })  # fmt: skip
    assert [part.amount for part in row.parts.all()] == [200_000_000]
    assert post(erik, row, "hand-in").state == ApplicationState.RECEIVED
    assert post(cora, row, "assign-coach", coach=world.users["cora"].pk).coach_name == "Cora Coach"
    post(cora, row, "note", text="Vi gick igenom kalkylen.")
    assert "Saknas innan den är komplett" in cora.get(page(row)).text
    row = post(cora, row, "ask-to-supplement", text="Vem förvaltar?", due="2026-12-24")
    assert "kompletterar senast 24\xa0dec\xa02026: Vem förvaltar?" in cora.get(page(row)).text
    assert "Komplettera åt den sökande" in cora.get(page(row)).text
    assert '">Komplettera</a></div>' in erik.get(page(row)).text, "the first thing to do"
    assert "Vem förvaltar?" in erik.get(page(row)).text
    assert post(erik, row, "supplement", text="Skolan.").state == ApplicationState.RECEIVED
    accept_and_appraise(world, case)
    assert post(cora, row, "complete").state == ApplicationState.COMPLETED
    row = post(cora, row, "prepare", opinion="Väl underbyggd.")
    assert "Väl underbyggd." in as_user("ella").get(page(row)).text
    post(cora, row, "leave-coach", why="Ledig.")
    assert post(erik, row, "withdraw", because="Vi väntar.").state == ApplicationState.WITHDRAWN


def test_a_row_that_lacks_something_says_so_and_nothing_typed_is_lost(world: World, as_user: SignIn) -> None:
    one = a_ready_initiative(world)
    a_submitted_case(world, one)
    said = {"initiative": one.pk, "sketch": "Idén står kvar.", "start": "2027-01-01"}
    said |= {"parts-0-amount": "5", "parts-1-amount": "fem"}
    answer = as_user("erik").post(LIST + "begin/", said)
    assert (answer.status_code, Application.objects.count()) == (422, 0)
    assert "Portfölj, rad 1 – Fyll i det här på raden." in answer.text
    assert "Belopp, kronor, rad 2 – " in answer.text
    assert "Idén står kvar." in answer.text


def test_an_application_is_referred_on_its_page(world: World, as_user: SignIn) -> None:
    row, other = handed_in(world), a_portfolio(world, "Innovation")
    row = post(as_user("cora"), row, "refer", portfolio=other.pk, because="Passar bättre.", due="2026-12-24")
    assert "Passar bättre." in as_user("erik").get(page(row)).text
    assert post(as_user("erik"), row, "hand-in").state == ApplicationState.RECEIVED


def test_money_from_outside_is_told_and_followed(world: World, as_user: SignIn) -> None:
    row, erik = an_application(world), as_user("erik")
    post(erik, row, "add-external", financier="Vinnova", amount="300000", state="sought", answer_due="2027-03-01")
    one = ExternalMoney.objects.get()
    address = f"/portfolio/external/{one.pk}/change/"
    assert erik.get(address).status_code == 200
    said = {"version": one.version, "financier": "Vinnova", "amount": "250000", "state": "promised"}
    assert erik.post(address, said).status_code == 303
    one.refresh_from_db()
    assert (one.amount, one.state) == (25_000_000, ExternalState.PROMISED)
    assert as_user("maj").get(address).status_code == 403
    assert "Vinnova" in as_user("maj").get(page(row)).text


@pytest.mark.parametrize(("who", "sees"), [("cora", True), ("asa", True), ("erik", True), ("maj", False),
                                           ("ella", False), ("gun", False), ("bo", False)])  # fmt: skip
def test_the_support_log_is_for_the_office_and_the_applicant(
    world: World, as_user: SignIn, who: str, *, sees: bool
) -> None:
    row = handed_in(world)
    acts.note(application=row, text="Chefen tvekar.", by=world.actor("cora"), at=NOW)
    assert ("Chefen tvekar." in as_user(who).get(page(row)).text) is sees
    assert CoachNote.objects.visible_to(world.actor(who)).exists() is sees


def test_the_queue_says_whom_each_waits_for_and_can_be_filtered(world: World, as_user: SignIn) -> None:
    handed_in(world, "Första")
    second = completed(world, "Andra")
    prepared(world, "Tredje")
    acts.assign_coach(application=second, version=second.version, coach=world.users["cora"], by=world.hand, at=NOW)
    cora = as_user("cora")
    text = cora.get(LIST).text
    for words in ("projektkontoret: se om den är komplett", "Cora Coach: bereda ansökan",
                  "den som beslutar: besluta"):  # fmt: skip
        assert words in text
    for asked, found in (
        ("coach=mine", {"Andra"}), ("coach=none", {"Första", "Tredje"}), ("waits=decision", {"Tredje"}),
        ("state=under_way", {"Första", "Andra", "Tredje"}), ("state=received", {"Första"}), ("text=andr", {"Andra"}),
        (f"portfolio={a_portfolio(world).pk}", {"Första", "Andra", "Tredje"}), (f"body={world.care.pk}", set()),
        ("urgent=True", set()),
    ):  # fmt: skip
        text = cora.get(f"{LIST}?{asked}").text
        assert {name for name in ("Första", "Andra", "Tredje") if f". {name}<" in text} == found, asked


def test_who_it_waits_for_is_told_in_whole_sentences(world: World, as_user: SignIn) -> None:
    row = completed(world)
    cora = as_user("cora")
    told = "Väntar på att projektkontoret ska bereda ansökan. Ansökan har ingen projektcoach än."
    assert told in cora.get(page(row)).text
    acts.assign_coach(application=row, version=row.version, coach=world.users["cora"], by=world.hand, at=NOW)
    text = cora.get(page(row)).text
    assert "Väntar på att Cora Coach ska bereda ansökan." in text
    assert "ingen projektcoach än" not in text


def test_a_longer_queue_asks_no_more(
    world: World, as_user: SignIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    cora = as_user("cora")
    handed_in(world, "Första")
    cora.get(LIST)
    few = count_queries(lambda: cora.get(LIST))
    for name in ("Andra", "Tredje", "Fjärde"):
        completed(world, name)
    assert count_queries(lambda: cora.get(LIST)) <= few


def test_an_application_asks_little_in_every_state_and_however_many_groups_score_it(
    world: World, as_user: SignIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    def asked() -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for state in ApplicationState:
            Application.objects.filter(pk=row.pk).update(state=state, asked="Mer.", because="Nej.")
            found |= {(state, who): count_queries(partial(client.get, page(row))) for who, client in clients.items()}
        return found

    clients = {who: as_user(who) for who in ("asa", "erik", "cora", "gun", "bo", "valter", "vera")}
    a_portfolio(world, preparation=a_group(world))
    acts.use_criteria_preset(group=a_group(world), by=world.actor("asa"), at=NOW)
    row = a_grant(world).application
    few = asked()
    assert {each: count for each, count in few.items() if count > QUERIES} == {}
    acts.note(application=row, text="Ring ägaren.", by=world.hand, at=NOW)
    for name in ("Andra", "Tredje"):
        group = a_group(world, name)
        acts.use_criteria_preset(group=group, by=world.actor("asa"), at=NOW)
        other = a_portfolio(world, name, preparation=group)
        row.parts.create(portfolio=other, year=2027, amount=1)
        points = {each.pk: acts.Given(3) for each in Criterion.objects.filter(group=group)}
        said: dict[str, Any] = {"application": row, "group": group, "by": world.actor("gun"), "at": NOW}
        Application.objects.filter(pk=row.pk).update(state=ApplicationState.PREPARED)
        acts.score(given=points, **said)
        acts.open_scoring(**said)
        acts.score_together(given=points, **said)
    assert {each: (few[each], count) for each, count in asked().items() if count > few[each]} == {}


def test_lead_times_are_told_step_by_step(
    world: World, as_user: SignIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    cora = as_user("cora")
    nothing = cora.get("/portfolio/lead-times/").text
    assert "Ingen ansökan har kommit in än" in nothing
    assert '<td class="num">–' not in nothing, "on a narrow screen a dash says what it is of"
    assert "dnr 031-786/2012" in nothing, "a source that anybody can ask for"
    row = prepared(world)
    acts.decided(application=row, granted=True, because="", by=world.hand, at=NOW)
    acts.step(row, StepKind.STARTED, TODAY)
    text = cora.get("/portfolio/lead-times/").text
    assert "nådde start inom 0 dagar" in text
    assert "18 månader" in text
    few = count_queries(lambda: cora.get("/portfolio/lead-times/"))
    for name in ("Andra", "Tredje"):
        handed_in(world, name)
    assert count_queries(lambda: cora.get("/portfolio/lead-times/")) <= few
    assert "De som väntar" in cora.get("/portfolio/lead-times/").text


def test_somebody_elsewhere_sees_nothing_of_it(world: World, as_user: SignIn) -> None:
    row = handed_in(world)
    otto = as_user("otto")
    assert otto.get(page(row)).status_code == 404
    assert "Närvaro utan papper" not in otto.get(LIST).text


def test_an_application_is_found_and_stands_on_its_initiatives_page(world: World, as_user: SignIn) -> None:
    row = handed_in(world)
    asa = as_user("asa")
    assert page(row) in asa.get("/agenda/search/?q=närvaro").text
    assert page(row) in asa.get(f"/initiatives/initiatives/{row.initiative_id}/").text


def test_the_form_to_apply_asks_little_however_many_years_portfolios_and_initiatives_there_are(
    world: World, as_user: SignIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    def asked() -> list[int]:
        return [count_queries(partial(erik.get, path)) for path in paths]

    a_portfolio(world)
    one, longer = a_ready_initiative(world), a_ready_initiative(world, "Åtta år")
    a_submitted_case(world, one)
    a_submitted_case(world, longer, seeks=(100,) * 8)
    row, erik = an_application(world, "Påbörjad"), as_user("erik")
    form = f"{LIST}begin/"
    paths = [form, f"{form}?initiative={one.pk}", page(row, "change/")]
    few = asked()
    assert max(few) <= QUERIES, few
    assert count_queries(partial(erik.get, f"{form}?initiative={longer.pk}")) == few[1]
    for name in ("Teknik", "Lärande"):
        row.parts.create(portfolio=a_portfolio(world, name), year=2029, amount=100)
        a_submitted_case(world, a_ready_initiative(world, name))
    assert asked() == few
