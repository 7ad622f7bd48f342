"""Each page as each role, what the forms do without a script, and how many queries a page takes."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from farled.cases import acts, reads
from farled.cases.access import ROUTES
from farled.cases.forms import BeginForm
from farled.cases.reads import Acceptance, Alternative, Appraisal, BenefitLine, Case, CostLine
from farled.cases.states import BetterWhen, CaseState
from tests.api.keys import Program, a_key
from tests.cases.conftest import Scene, strategic
from tests.cast import NOW, World
from tests.explain.pages import Page
from tests.factories.cases import COST, GAIN, RUNNING, a_full_case, appraised, fresh, submitted

SignIn = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]

QUERIES = 12  # that a page may ask, whoever sees it
READ = {"cases", "case", "appraisal", "result", "compare", "workbook", "claims", "what_if"}
WRITES = {
    "begin", "change_case", "discard", "submit", "add_alternative", "change_alternative", "remove_alternative",
    "add_cost", "change_cost", "remove_cost", "add_benefit", "change_benefit", "remove_benefit", "make_version",
    "reply", "read_back",
}  # fmt: skip
ANSWERS = {"accept", "refuse"}
APPRAISES = {"begin_appraisal", "value_cost", "value_benefit", "take_back_value", "deliver"}


def addresses(scene: Scene) -> dict[str, str]:
    """Every page: the draft's, those of a submitted version, and those of an appraisal that Valter writes."""
    world, hand = scene.world, scene.world.hand
    cost = acts.add_cost(alternative=scene.way, content=COST, by=hand, at=NOW)
    benefit = acts.add_benefit(alternative=scene.way, content=GAIN, by=hand, at=NOW)
    done = submitted(world, of=strategic(world, "Inlämnad"))
    delivered = appraised(world, submitted(world, of=strategic(world, "Värderad")))
    one = acts.begin_appraisal(case=done, by=world.actor("valter"), at=NOW)
    third = submitted(world, of=strategic(world, "Ovärderad"))
    found = {name: reverse(f"cases:{name}") for name in ("cases", "begin")}
    found |= {name: reverse(f"cases:{name}") for name in ("claims", "what_if")}
    of_draft = ("case", "change_case", "discard", "submit", "add_alternative", "result", "workbook", "read_back")
    found |= {name: reverse(f"cases:{name}", args=[scene.case.pk]) for name in of_draft}
    found |= {name: reverse(f"cases:{name}", args=[done.pk]) for name in ("make_version", "accept", "refuse")}
    found["begin_appraisal"] = reverse("cases:begin_appraisal", args=[third.pk])
    of_way = ("change_alternative", "remove_alternative", "add_cost", "add_benefit")
    found |= {name: reverse(f"cases:{name}", args=[scene.way.pk]) for name in of_way}
    found |= {name: reverse(f"cases:{name}", args=[cost.pk]) for name in ("change_cost", "remove_cost")}
    found |= {name: reverse(f"cases:{name}", args=[benefit.pk]) for name in ("change_benefit", "remove_benefit")}
    found |= {name: reverse(f"cases:{name}", args=[delivered.pk]) for name in ("appraisal", "reply")}
    compared = submitted(world, of=strategic(world, "Jämförd"))
    later = acts.make_version(case=compared, version=compared.version, why="Billigare", by=hand, at=NOW)
    found["compare"] = reverse("cases:compare", args=[later.pk, compared.pk])
    found["deliver"] = reverse("cases:deliver", args=[one.pk])
    found["value_cost"] = reverse("cases:value_cost", args=[one.pk, reads.cost_lines(done)[0].pk])
    value = acts.value_cost(
        appraisal=one, line=reads.cost_lines(done)[0], version=0, factor=Decimal(2), why="Dyrare.",
        by=world.actor("valter"), at=NOW,
    )  # fmt: skip
    found["take_back_value"] = reverse("cases:take_back_value", args=[value.pk])
    found["value_benefit"] = reverse("cases:value_benefit", args=[one.pk, reads.benefit_lines(done)[0].pk])
    return found


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("asa", READ | WRITES),
        ("erik", READ | WRITES | ANSWERS),
        ("maj", READ | {"begin"}),
        ("cora", READ | WRITES),
        ("valter", READ | APPRAISES),
        ("vera", READ),
    ],
)
def test_each_page_is_for_those_it_is_for(scene: Scene, as_user: SignIn, who: str, allowed: set[str]) -> None:
    pages = addresses(scene)
    assert {f"cases:{name}" for name in pages} == {route for route in ROUTES if "api:" not in route}
    client = as_user(who)
    assert {name for name, page in pages.items() if client.get(page).status_code == 200} == allowed


def test_another_organisation_sees_nothing(scene: Scene, as_user: SignIn) -> None:
    otto = as_user("otto")
    for name, page in addresses(scene).items():
        if name not in {"cases", "begin", "claims", "what_if"}:
            assert otto.get(page).status_code in {403, 404}, name
    assert scene.case.title not in otto.get(reverse("cases:cases")).text


def test_a_case_goes_from_an_initiative_to_accepted_by_pages_alone(scene: Scene, as_user: SignIn) -> None:
    erik, world = as_user("erik"), scene.world
    initiative = strategic(world, "Ett nytt")
    page = erik.get(reverse("initiatives:initiative", args=[initiative.pk]))
    begin = f"{reverse('cases:begin')}?initiative={initiative.pk}"
    assert begin in page.text
    form = erik.get(begin).context["form"]
    sent = {**form.initial}
    assert sent["title"] == "Ett nytt"
    assert erik.post(begin, sent).status_code == 303
    case = Case.objects.get(initiative=initiative)
    way = Alternative.objects.get(case=case, chosen=True)
    amounts = ["800 000", "", "100000,50", "", "", ""]
    cost = {
        "title": "Utveckling", "kind": "operation", "body": world.school.pk, "funding": "own", "amounts": amounts,
        "low": "90", "high": "130",
    }  # fmt: skip
    assert erik.post(reverse("cases:add_cost", args=[way.pk]), cost).status_code == 303
    assert CostLine.objects.get().amounts == [80_000_000, 0, 10_000_050, 0, 0, 0]
    assert erik.get(reverse("cases:submit", args=[case.pk])).text.count("saknar nyttor") == 1
    benefit = {
        "title": "Tid", "kind": "time", "beneficiary": "internal", "body": world.school.pk, "unit": "timmar",
        "baseline": "6 000", "direction": "up", "low": "1000", "likely": "2000,5", "high": "3000", "rate": "hour_staff",
        "ramp": ["0", "50", "100", "100", "100", "100"], "realisation": "80", "measured_by": "Tidmätning",
    }  # fmt: skip
    assert erik.post(reverse("cases:add_benefit", args=[way.pk]), benefit).status_code == 303
    line = BenefitLine.objects.get()
    assert (str(line.likely), str(line.realisation), line.ramp[:3]) == ("2000.5000", "0.8000", [0, 0.5, 1])
    assert line.direction == BetterWhen.UP
    assert "Ska gå uppåt." in erik.get(reverse("cases:case", args=[case.pk])).text
    assert erik.post(reverse("cases:submit", args=[case.pk]), {"version": 1}).status_code == 303
    assert fresh(case).state == CaseState.SUBMITTED
    answer = {"version": fresh(case).version, "body": world.school.pk, "function": "Chef"}
    assert erik.post(reverse("cases:accept", args=[case.pk]), answer).status_code == 303
    assert Acceptance.objects.get().amount == 80_000_000
    assert "Väntar på en oberoende värdering" in erik.get(reverse("cases:case", args=[case.pk])).text
    assert (
        reverse("cases:case", args=[case.pk]) in erik.get(reverse("initiatives:initiative", args=[initiative.pk])).text
    )


def test_a_program_says_which_way_a_benefit_goes_and_need_not(scene: Scene) -> None:
    erik = Program(a_key(scene.world, "erik"))
    typed = {
        "title": "Fler anmälningar", "kind": "quality", "beneficiary": "citizen", "ramp": [0, 50, 100, 100],
        "realisation": "100",
    }  # fmt: skip
    told = []
    for said in ({"direction": "up"}, {}):
        made = erik.send("POST", f"/api/v1/cases/alternatives/{scene.way.pk}/benefits/", typed | said)
        assert made.status_code == 201, made.content.decode()
        told.append(erik.get(made.json()["api"]).json()["direction"])
    assert told == ["up", "down"]


def test_a_line_is_shown_in_its_form_as_it_was_typed(scene: Scene, as_user: SignIn) -> None:
    line = scene.line("add_benefit", GAIN)
    page = as_user("erik").get(reverse("cases:change_benefit", args=[line.pk]))
    for typed in ('value="6000"', 'value="100"', 'value="50"', 'value="3000"'):
        assert typed in page.text
    cost = scene.line("add_cost", COST)
    page = as_user("erik").get(reverse("cases:change_cost", args=[cost.pk]))
    for typed in ('value="800000"', 'value="90"', 'value="130"', "2027", "2030"):
        assert typed in page.text


def test_a_year_that_cannot_be_read_is_named_and_nothing_typed_is_lost(scene: Scene, as_user: SignIn) -> None:
    sent = {
        "title": "Drift",
        "kind": "operation",
        "funding": "own",
        "amounts": ["1", "många", "3", "4"],
        "low": "90",
        "high": "x",
    }
    page = as_user("erik").post(reverse("cases:add_cost", args=[scene.way.pk]), sent)
    assert page.status_code == 422
    assert "2028:" in page.text
    assert 'value="många"' in page.text
    assert not CostLine.objects.exists()


def test_two_who_change_a_line_see_both_texts(scene: Scene, as_user: SignIn) -> None:
    line = scene.line("add_cost", COST)
    acts.change_cost(
        line=line, version=1, content=replace(COST, amounts=(1_000_00, 0, 0, 0)), by=scene.world.hand, at=NOW
    )
    sent = {
        "version": 1, "title": COST.title, "kind": "development", "funding": "portfolio", "amounts": ["5", "", "", ""],
        "low": "90", "high": "130", "source": COST.source, "is_example": "on",
    }  # fmt: skip
    page = as_user("erik").post(reverse("cases:change_cost", args=[line.pk]), sent)
    assert page.status_code == 412
    assert [each.name for each in page.context["conflict"]] == ["amounts"]
    (both,) = page.context["conflict"]
    assert (both.raw, both.stored) == (["1000", "0", "0", "0"], "2027: 1000, 2028: 0, 2029: 0, 2030: 0")
    settled = sent | {"version": 2, both.choice: "stored", "stored-amounts": both.raw}
    assert as_user("erik").post(reverse("cases:change_cost", args=[line.pk]), settled).status_code == 303
    assert CostLine.objects.get().amounts == [1_000_00, 0, 0, 0]


def test_the_two_valuations_stand_side_by_side(scene: Scene, as_user: SignIn) -> None:
    one = appraised(scene.world, submitted(scene.world, of=strategic(scene.world, "Värderad")))
    page = as_user("vera").get(reverse("cases:appraisal", args=[one.pk]))
    rows = page.context["rows"]
    first = [
        text.replace("\N{NO-BREAK SPACE}", " ") for text in (rows[0].applicant, rows[0].appraiser, rows[0].difference)
    ]
    assert first == ["1 000 tkr", "1 200 tkr", "+20 %"]
    assert "Liknande system kostade mer." in page.text
    sent = {"version": one.version, "reply": "Vi återanvänder mer."}
    assert as_user("erik").post(reverse("cases:reply", args=[one.pk]), sent).status_code == 303
    assert "Vi återanvänder mer." in as_user("vera").get(reverse("cases:appraisal", args=[one.pk])).text


def test_an_appraiser_values_and_delivers_by_pages(scene: Scene, as_user: SignIn) -> None:
    case = submitted(scene.world, of=strategic(scene.world, "Inlämnad"))
    valter = as_user("valter")
    assert valter.post(reverse("cases:begin_appraisal", args=[case.pk])).status_code == 303
    one = Appraisal.objects.get()
    cost, benefit = reads.cost_lines(case)[0], reads.benefit_lines(case)[0]
    sent = {"version": 0, "factor": "1,2", "why": "Dyrare"}
    assert valter.post(reverse("cases:value_cost", args=[one.pk, cost.pk]), sent).status_code == 303
    sent = {"version": 0, "low": "1", "likely": "2", "high": "3", "why": "Mindre"}
    assert valter.post(reverse("cases:value_benefit", args=[one.pk, benefit.pk]), sent).status_code == 303
    assert (
        valter.post(reverse("cases:deliver", args=[one.pk]), {"version": 1, "statement": "Rimlig"}).status_code == 303
    )
    assert Appraisal.objects.get().statement == "Rimlig"


def test_every_sum_explains_itself(scene: Scene, as_user: SignIn) -> None:
    case = a_full_case(scene.world, of=strategic(scene.world, "Summor"))
    erik = as_user("erik")
    page = Page(erik.get(reverse("cases:case", args=[case.pk])).text)
    assert page.bare == []
    assert len(page.figures) >= 6
    for figure in page.figures:
        told = erik.get(figure.href)
        assert told.status_code == 200
        assert figure.text.strip() in told.text


def test_the_list_tells_what_is_left(scene: Scene, as_user: SignIn) -> None:
    case = submitted(scene.world, of=strategic(scene.world, "Inlämnad"), title="Väntande")
    vera, page = as_user("vera"), reverse("cases:cases")
    for asked, there in (
        ("left=waiting", True),
        ("left=refused", False),
        ("left=not_appraised", True),
        ("state=draft", False),
    ):
        assert ("Väntande" in vera.get(f"{page}?{asked}").text) is there, asked
    acts.accept(
        case=case, version=case.version, body=scene.world.school, function="Chef", by=scene.world.actor("erik"), at=NOW
    )
    assert "Väntande" not in vera.get(f"{page}?left=waiting").text


def test_pages_take_few_queries_however_much_there_is(scene: Scene, as_user: SignIn, count_queries: Count) -> None:
    asa, world = as_user("asa"), scene.world
    scene.line("add_cost", COST)
    pages = [reverse("cases:cases"), reverse("cases:case", args=[scene.case.pk])]
    before = [count_queries(partial(asa.get, page)) for page in pages]
    for number in range(4):
        scene.line("add_cost", replace(RUNNING, title=f"Drift {number}", body=(world.school, world.care)[number % 2]))
        scene.line("add_benefit", replace(GAIN, title=f"Nytta {number}", body=world.school))
        submitted(world, of=strategic(world, f"Initiativ {number}"))
    after = [count_queries(partial(asa.get, page)) for page in pages]
    assert all(later <= sooner + 2 for sooner, later in zip(before, after, strict=True)), (before, after)


def test_a_case_asks_little_in_every_state(scene: Scene, as_user: SignIn, count_queries: Count) -> None:
    world = scene.world
    for number in range(2):
        submitted(world, of=strategic(world, f"Samma nytta {number}"))
    waits = submitted(world, of=strategic(world, "Väntar"))
    valued = appraised(world, submitted(world, of=strategic(world, "Värderad"))).case
    replaced = submitted(world, of=strategic(world, "Ersatt"))
    draft = acts.make_version(case=replaced, version=replaced.version, why="Billigare", by=world.hand, at=NOW)
    asked = {}
    for who in ("asa", "erik", "cora", "valter", "vera"):
        client = as_user(who)
        client.get(reverse("cases:case", args=[waits.pk]))
        for case in (scene.case, waits, valued, replaced, draft):
            page = reverse("cases:case", args=[case.pk])
            asked[who, case.pk] = count_queries(partial(client.get, page))
    assert {each: count for each, count in asked.items() if count > QUERIES} == {}


def test_who_cannot_begin_is_not_shown_the_way(scene: Scene, as_user: SignIn) -> None:
    initiative = strategic(scene.world, "Utan kalkyl")
    page = reverse("initiatives:initiative", args=[initiative.pk])
    assert "cases/begin" in as_user("erik").get(page).text
    for who in ("maj", "vera", "valter"):
        assert "cases/begin" not in as_user(who).get(page).text, who
    assert (
        "cases/begin"
        not in as_user("erik").get(reverse("initiatives:initiative", args=[scene.case.initiative_id])).text
    )


def test_who_has_no_initiative_to_calculate_is_told_what_comes_first(world: World, as_user: SignIn) -> None:
    page = reverse("cases:begin")
    told = as_user("erik").get(page).text
    assert "Inget initiativ att räkna på än" in told
    assert reverse("initiatives:begin") in told
    assert 'name="horizon"' not in told, "nobody fills in a form that cannot be sent"
    strategic(world, "Utan kalkyl")
    assert 'name="horizon"' in as_user("asa").get(page).text


def test_in_english_one_initiative_is_not_called_several(scene: Scene) -> None:
    with translation.override("en"):
        assert str(BeginForm(scene.world.actor("erik")).fields["initiative"].label) == "Initiative"
