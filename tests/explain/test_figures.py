"""Every figure on every page leads to its explanation, whoever looks; and that page tells what it rests on."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from unittest.mock import Mock
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse
from python_calamine import CalamineWorkbook

from farled.agenda import acts as agenda
from farled.benefits import acts as benefits
from farled.benefits.states import EffectState
from farled.consultation import acts as consultation
from farled.consultation.states import RecipientKind, ReplyStanding, Stance
from farled.direction import acts as direction
from farled.parameters import acts as parameters
from farled.people import acts as people
from farled.people.states import GroupKind
from farled.planning import acts
from farled.planning.figures import thawed
from farled.planning.reads import Return
from farled.planning.states import Light
from farled.portfolio import acts as portfolio
from farled.systems import acts as systems
from farled.systems.states import Direction as LegacyDirection
from farled.systems.states import Met, ServiceCriterion, Sharing, SystemState
from farled.thread.reads import NodeKind, node_of
from farled.web.explained import figure_kinds
from tests.cast import NOW, PEOPLE, TODAY
from tests.explain import money
from tests.explain.pages import Page, figures
from tests.factories.applications import a_group, a_portfolio, prepared
from tests.factories.benefits import a_benefit, a_deviation, a_measurement, an_effect, an_evaluation, owned
from tests.factories.consultation import Outside, a_consultation, recipient_of
from tests.factories.matters import a_decision
from tests.factories.planning import make_activity, make_plan, make_report, make_round
from tests.factories.statements import a_statement
from tests.factories.systems import a_system
from tests.gates.routes import shown
from tests.planning.conftest import Scene

SignIn = Callable[[str], Client]
EVERYONE = [name for name, *_rest in PEOPLE]
ALIKE = pytest.mark.only_on("sqlite")  # one reads what both databases count; who may is asked the same way of both
FILES = ("excel", "ical", "workbook", "openapi")  # what is no page


@pytest.fixture
def pages(scene: Scene) -> list[str]:
    """Something of everything that is counted, and the address of a page of each sort."""
    world, asa = scene.world, scene.world.actor("asa")
    late = make_activity(world, scene.plan, "Sen", leads=[world.school], content={"end": date(2026, 3, 1)})
    make_report(world, late, body=world.school, on=date(2026, 1, 10))
    first = make_round(world, scene.plan, title="Uppföljning 2025", period_from=date(2025, 1, 1),
                       period_to=date(2025, 12, 31))  # fmt: skip
    frozen = acts.close_round(round=first, version=first.version, by=asa, at=NOW)
    acts.freeze(edition=acts.order_freeze(round=frozen, version=frozen.version, by=asa, at=NOW), by=asa, at=NOW)
    make_activity(world, scene.plan, "Tillkom", leads=[world.school], objective=scene.area)
    second = make_round(world, scene.plan)
    later = acts.close_round(round=second, version=second.version, by=asa, at=NOW)
    acts.freeze(edition=acts.order_freeze(round=later, version=later.version, by=asa, at=NOW), by=asa, at=NOW)
    going = make_round(world, scene.plan, title="Uppföljning 2027", period_from=date(2027, 1, 1),
                       period_to=date(2027, 12, 31))  # fmt: skip
    direction.add_stage_goal(objective=scene.area, title="Halva vägen", due=date(2027, 5, 1), by=asa, at=NOW)
    people.add_group(
        organisation=world.ours, name="Rådet", kind=GroupKind.STEERING, by=world.actor("disa"), at=NOW
    )  # fmt: skip
    agenda.add_date(on=TODAY + timedelta(days=5), title="Nämndens möte", by=asa, at=NOW)
    a_decision(world)
    node = node_of(NodeKind.OBJECTIVE, scene.area.pk)
    assert node is not None
    own = Return.objects.get(round=going, body=world.school)
    ways = (
        ("planning:plan", scene.plan.pk), ("planning:follow_up", scene.plan.pk), ("planning:round", going.pk),
        ("planning:edition", second.pk), ("planning:answers", own.pk), ("planning:gantt", scene.plan.pk),
        ("thread:node", node.pk), ("direction:contributions", scene.plan.pk), ("direction:road_map", scene.plan.pk),
        ("direction:document", scene.plan.pk), ("planning:activity", late.pk),
        ("matters:statement", a_statement(world).pk), *_of_a_consultation(scene), *_of_a_system(scene),
        *_of_an_application(scene),
        *_of_a_benefit(scene),
    )  # fmt: skip
    own_pages = [*(reverse(route, args=[pk]) for route, pk in ways), *money.addresses(world)]
    return [*_first_pages(), *own_pages]


def _of_a_consultation(scene: Scene) -> Iterator[tuple[str, int]]:
    """A round where one is in every place there is, and the pages that count them."""
    world, hand, erik = scene.world, scene.world.hand, scene.world.actor("erik")
    names = ("Ängens råd", "Östra bolaget", "Norra bolaget", "Södra bolaget", "Västra bolaget", "Mittens råd")
    due = TODAY - timedelta(days=1)
    row = a_consultation(world, outside=[Outside(name, address="") for name in names], due=due, on=date(2026, 8, 1))
    said, remark = (
        consultation.Said(stance=Stance.SUPPORTS, statement="Bra."),
        consultation.Remarked(text="Målet är oklart."),
    )
    consultation.register_reply(
        recipient=recipient_of(row, "Ängens råd"), said=said, standing=ReplyStanding.OFFICE,
        remarks=[consultation.Placed(remarked=remark)], by=hand, at=NOW,
    )  # fmt: skip
    consultation.abstain(recipient=recipient_of(row, "Östra bolaget"), why="Berörs inte", by=hand, at=NOW)
    consultation.note_opened(recipient=recipient_of(row, "Norra bolaget"), by=hand, at=NOW)
    consultation.begin(recipient=recipient_of(row, "Södra bolaget"), by=hand, at=NOW)
    longer = recipient_of(row, "Västra bolaget")
    consultation.extend(recipient=longer, until=TODAY + timedelta(days=9), why="De möts sent", by=hand, at=NOW)
    consultation.add_uninvited(consultation=row, name="Grannkommunen", kind=RecipientKind.MUNICIPALITY, by=hand, at=NOW)
    draft = consultation.begin(recipient=recipient_of(row, world.school), by=erik, at=NOW)
    draft = consultation.save(reply=draft, version=draft.version, said=said, by=erik, at=NOW)
    consultation.send_for_approval(reply=draft, version=draft.version, by=erik, at=NOW)
    row.refresh_from_db()
    consultation.show_treatment(consultation=row, version=row.version, shown=True, by=hand, at=NOW)
    return ((f"consultation:{name}", row.pk) for name in ("consultation", "treatment", "lessons"))


def _of_a_system(scene: Scene) -> Iterator[tuple[str, int]]:
    """A system that hinders and is to be closed, an e-service nobody owns, and a data set somebody does."""
    world, asa = scene.world, scene.world.actor("asa")
    one = a_system(world, "Paraplyet", yearly_cost=900_000_00, owner=world.school, state=SystemState.IN_USE)
    criterion = systems.declare_criterion(
        organisation=world.ours, key="stod", by=asa, at=NOW,
        content=systems.CriterionContent(question="Upphör stödet?", weight=1, direction=LegacyDirection.HINDERING),
    )  # fmt: skip
    systems.assess(system=one, criterion=criterion, version=0, level=4, ground="Stödet upphör.", by=asa, at=NOW)
    systems.register_data_set(
        organisation=world.ours, by=asa, at=NOW,
        content=systems.DataSetContent(name="Elever", sharing=Sharing.INTERNAL, owner=world.school),
    )  # fmt: skip
    service = systems.register_eservice(
        organisation=world.ours, content=systems.EServiceContent(name="Sök plats"), by=asa, at=NOW
    )
    met = {ServiceCriterion.ONCE: (Met.YES, "Uppgifterna hämtas.")}
    systems.answer_criteria(eservice=service, version=service.version, answers=met, by=asa, at=NOW)
    content = systems.ExitContent(reason="Dyrt", planned_on=TODAY, ends_cost=500_000_00, stays="Arkivet")
    plan = systems.plan_exit(system=one, content=content, by=asa, at=NOW)
    systems.decide_exit(plan=plan, version=plan.version, decision=a_decision(world), by=asa, at=NOW)
    return iter((("systems:eservice", service.pk), ("systems:legacy_of", one.pk)))


def _of_an_application(scene: Scene) -> Iterator[tuple[str, int]]:
    """An application that a group has scored, with money from outside."""
    world, gun = scene.world, scene.world.actor("gun")
    group = a_group(world)
    a_portfolio(world, preparation=group)
    said = portfolio.Measure(name="Nytta", scale_low="liten", scale_high="stor")
    one = portfolio.add_criterion(group=group, content=said, by=world.hand, at=NOW)
    row = prepared(world)
    outside = portfolio.Outside(financier="Vinnova", amount=500_000)
    portfolio.add_external_money(application=row, content=outside, by=world.hand, at=NOW)
    given = {one.pk: portfolio.Given(4)}
    portfolio.score(application=row, group=group, given=given, by=gun, at=NOW)
    portfolio.open_scoring(application=row, group=group, by=gun, at=NOW)
    portfolio.score_together(application=row, group=group, given=given, by=gun, at=NOW)
    return iter((("portfolio:application", row.pk),))


def _of_a_benefit(scene: Scene) -> Iterator[tuple[str, int]]:
    """A benefit that is late and deviates, one that nobody owns, one not in money, and a budget that was changed."""
    world, asa = scene.world, scene.world.actor("asa")
    row = owned(world, first_measured=date(2026, 1, 31))
    measured = owned(world, a_benefit(world, "Färre resor", of=row.initiative))
    a_measurement(world, measured, 12)
    a_benefit(world, "Nöjdare elever", of=row.initiative, price=None, unit="procent")
    one = a_deviation(world, row)
    benefits.judge_deviation(deviation=one, version=one.version, serious=True, why="Stor", by=asa, at=NOW)
    effect = an_effect(world, row)
    benefits.note_budget_effect(
        effect=effect, version=effect.version, state=EffectState.DONE, done_amount=40_000_000, by=asa, at=NOW
    )
    told = an_evaluation(world, row.initiative)
    return iter(
        (
            ("benefits:benefit", measured.pk),
            ("benefits:plan", row.initiative_id),
            ("initiatives:initiative", row.initiative_id),
            ("benefits:evaluation", told.pk),
        )
    )


def _first_pages() -> Iterator[str]:
    for route in shown():
        if not route.startswith(("api", "account", "mfa", "health", "set_language")) and not route.endswith(FILES):
            try:
                yield reverse(route)
            except NoReverseMatch:
                continue


@pytest.mark.parametrize("name", ["asa", *(pytest.param(name, marks=ALIKE) for name in EVERYONE if name != "asa")])
def test_every_figure_on_every_page_leads_to_its_explanation(pages: list[str], as_user: SignIn, name: str) -> None:
    client, met = as_user(name), dict[str, tuple[str, str]]()
    for address in pages:
        answer = client.get(address)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        assert Page(answer.text).bare == [], f"{address}: write it with the tag figure, fig or meter, or mark it given"
        for href, figure in figures(answer.text):
            met.setdefault(f"{resolve(urlsplit(href).path).kwargs['key']} {address}", (href, figure))
    assert met
    wrong = {}
    for where, (href, figure) in met.items():
        told = client.get(href)
        if told.status_code != 200 or f"<h1>{figure} " not in told.text:
            wrong[where] = href, figure, told.status_code
    assert wrong == {}


def test_a_figure_without_explanation_is_found() -> None:
    assert Page('<td class="num">3</td>').bare == ["3"]
    assert Page('<div class="fig"><b class="num">12 av 18</b></div>').bare == ["12 av 18"]
    assert Page('<td class="num"><div>1 234</div></td>').bare == ["1 234"]
    fine = Page('<td class="num"><a class="figure" href="/x/">3<span class="visually-hidden">, så</span></a></td>')
    assert (fine.bare, fine.figures[0].text) == ([], "3")
    assert Page('<th class="num">2026</th><td class="num given">180 dagar</td><td class="num">–</td>').bare == []


@pytest.mark.only_on("sqlite")  # which figures there are is the same on both
def test_every_figure_there_is_was_met(pages: list[str], as_user: SignIn) -> None:
    met = {
        resolve(urlsplit(href).path).kwargs["key"]
        for name in ("asa", "disa", "erik")
        for address in pages
        if (answer := as_user(name).get(address)).headers["Content-Type"].startswith("text/html")
        for href, _figure in figures(answer.text)
    }
    unmet = {  # no grants and no stopped sendings yet; readings and roles that end have tests of their own
        "thread.money", "agenda.told_of", "imports.left", "people.ending", "planning.answers_late",
    }  # fmt: skip
    assert set(figure_kinds.names()) - met <= unmet


# --- The page of a figure ---------------------------------------------------------------------------------------------


def late(scene: Scene) -> str:
    make_activity(scene.world, scene.plan, "Sen", leads=[scene.world.school], content={"end": date(2026, 3, 1)})
    return f"/explain/planning.late/?plan={scene.plan.pk}"


def test_it_says_how_it_counts_row_by_row(scene: Scene, as_user: SignIn) -> None:
    page = as_user("vera").get(late(scene)).text
    assert "<h1>1 har passerat sin sluttid</h1>" in page
    assert "Rader vars sista dag har passerat utan att de är avslutade." in page
    assert ">Sen</a>" in page
    assert ">Mobiltäckning</a>" not in page
    others = as_user("vera").get(late(scene) + "&show=others").text
    assert ">Mobiltäckning</a>" in others


def test_it_says_which_parameter_it_rests_on_and_who_decided_it(scene: Scene, as_user: SignIn) -> None:
    page = "/explain/planning.unreported/"
    assert "Farleds utgångsvärde: två gånger om året" in as_user("vera").get(page).text
    parameters.set_value(
        organisation=scene.world.ours, key="planning.report_every", value="30", valid_from=date(2026, 11, 1),
        reference="Styrgruppens beslut § 4", by=scene.world.actor("asa"), at=NOW,
    )  # fmt: skip
    told = as_user("vera").get(page).text
    assert "30\N{NO-BREAK SPACE}dagar" in told or "30 dagar" in told
    assert "Styrgruppens beslut § 4" in told
    assert "Satt av Åsa Strateg" in told


def test_S7_rows_one_may_not_see_are_left_out_and_that_is_said(scene: Scene, as_user: SignIn) -> None:
    draft = make_plan(scene.world, "Hemligt utkast", adopted=False)
    make_activity(scene.world, draft, "Kanariefågel", content={"end": date(2026, 3, 1)})
    for name, number in (("asa", 1), ("vera", 0)):
        page = as_user(name).get("/explain/planning.late/").text
        assert f"<h1>{number} har passerat sin sluttid</h1>" in page
        assert ("Kanariefågel" in page) is bool(number)
        assert ("Det finns rader som du inte får se." in page) is not bool(number)
    assert as_user("vera").get(f"/explain/planning.late/?plan={draft.pk}").status_code == 404
    assert as_user("vera").get("/explain/people.working/").status_code == 404, "asks for its own capability"
    assert as_user("vera").get("/explain/nonsense/").status_code == 404


def test_S7_before_an_answer_is_handed_in_the_explanation_says_only_how_many(scene: Scene, as_user: SignIn) -> None:
    world, erik = scene.world, scene.world.actor("erik")
    make_activity(world, scene.plan, "Digital skola", leads=[world.school])
    make_activity(world, scene.plan, "Välfärdsteknik", leads=[world.care], contributing=[world.school])
    row = make_round(world, scene.plan)
    one = Return.objects.get(round=row, body=world.school)
    said = acts.Said(text="På gång", light=Light.GREEN)
    for answer in one.answers.exclude(activity__title="Digital skola"):
        acts.save_answer(answer=answer, version=answer.version, said=said, by=erik, at=NOW)
    titles = ("Mobiltäckning", "Digital skola", "Välfärdsteknik")

    def told(name: str, figure: str) -> dict[str, Any]:
        asked = {"key": f"planning.answers_{figure}", "round": str(row.pk), "body": str(world.school.pk)}
        answer: dict[str, Any] = as_user(name).get("/api/v1/explain/figure/", asked).json()
        return answer

    def rows(name: str, figure: str) -> list[tuple[str, int, int]]:
        return sorted((each["title"], each["amount"], each["of"]) for each in told(name, figure)["rows"])

    of_each = [("Digital skola", 0, 1), ("Mobiltäckning", 1, 1), ("Välfärdsteknik", 1, 1)]
    for name in ("erik", "asa"):
        assert rows(name, "filled") == of_each, "who writes it, and who keeps the plan"
    for name in ("vera", "maj"):
        assert rows(name, "filled") == [("ansvarar", 1, 2), ("medverkar", 1, 1)]
        assert rows(name, "left") == [("ansvarar", 1, 2), ("medverkar", 0, 1)]
        for figure in ("filled", "left"):
            assert told(name, figure)["value"] == told("erik", figure)["value"]
            page = f"/explain/planning.answers_{figure}/?round={row.pk}&body={world.school.pk}"
            shown = [as_user(name).get(page + more).text for more in ("&show=counted", "&show=others")]
            assert all("Innan svaret är inlämnat visas bara hur många de är." in each for each in shown)
            assert not any(title in each for title in titles for each in shown)
    last = one.answers.get(activity__title="Digital skola")
    acts.save_answer(answer=last, version=last.version, said=said, by=erik, at=NOW)
    one.refresh_from_db()
    one = acts.contribute(within=one, version=one.version, by=erik, at=NOW)
    acts.submit(within=one, version=one.version, by=erik, at=NOW, without="De hinner inte")
    assert rows("vera", "filled") == [(title, 1, 1) for title in sorted(titles)]


def test_the_rows_go_out_as_a_workbook_and_as_json(scene: Scene, as_user: SignIn) -> None:
    make_activity(scene.world, scene.plan, "=1+1", content={"end": date(2026, 3, 1)})
    address = late(scene)
    answer = as_user("vera").get(address.replace("/?", "/workbook/?"))
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_name("Rader").to_python()[1:]
    assert [row[-2] for row in rows].count(1) == 2
    assert {row[0] for row in rows} == {"Mobiltäckning", "Sen", "=1+1"}
    told = as_user("vera").get("/api/v1/explain/figure/", {"key": "planning.late", "plan": str(scene.plan.pk)}).json()
    assert (told["value"], told["number"], told["total"]) == ("2", 2, 3)
    assert told["url"] == address


def test_the_api_refuses_in_words(scene: Scene, as_user: SignIn) -> None:
    client, path = as_user("vera"), "/api/v1/explain/figure/"
    assert client.get(path).json()["key"] == "thread.whole", "the one that says most, when none is named"
    assert client.get(path, {"key": "planning.late", "on": "2027-01-01"}).json()["code"] == "explain.ahead"
    assert client.get(path, {"key": "planning.late", "plan": "999"}).status_code == 404
    assert client.get(path, {"key": "nonsense"}).json()["code"] == "web.api.choice"


def test_R16_a_figure_of_an_edition_reads_it_once(
    scene: Scene, as_user: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, asa = scene.world, scene.world.actor("asa")
    make_activity(world, scene.plan, "Sen", leads=[world.school], content={"end": date(2026, 3, 1)})
    row = make_round(world, scene.plan)
    row = acts.close_round(round=row, version=row.version, by=asa, at=NOW)
    acts.freeze(edition=acts.order_freeze(round=row, version=row.version, by=asa, at=NOW), by=asa, at=NOW)
    thaw = Mock(wraps=thawed)
    monkeypatch.setattr("farled.planning.figures.explained.thawed", thaw)
    page = as_user("vera").get(f"/explain/planning.late/?edition={row.pk}").text
    assert "<h1>1 har passerat sin sluttid</h1>" in page
    assert thaw.call_count == 1


def test_R16_a_figure_of_many_rows_asks_no_more_than_one_of_few(
    scene: Scene,
    as_user: SignIn,
    count_queries: Callable[[Callable[[], object]], int],
) -> None:
    client, address = as_user("vera"), late(scene)
    ways = (address, f"{address}&on=2026-11-20", "/explain/thread.whole/", "/explain/planning.unreported/")
    few = [count_queries(lambda way=way: client.get(way)) for way in ways]  # type: ignore[misc]
    for number in range(60):
        make_activity(
            scene.world, scene.plan, f"Rad {number}", leads=[scene.world.school], content={"end": date(2026, 3, 1)}
        )
    assert [count_queries(lambda way=way: client.get(way)) for way in ways] <= [each + 1 for each in few]  # type: ignore[misc]
    assert "Visar 1–50 av 61." in client.get(address).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Rad 59" in client.get(f"{address}&page=2").text
