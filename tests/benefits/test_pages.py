"""Each page as each role, what its form does, and how many queries a page takes."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.benefits import acts, reads
from farled.benefits.access import ROUTES
from farled.benefits.models import Benefit, Lesson
from farled.benefits.states import BenefitState
from farled.people import acts as people
from farled.people.states import Role
from tests.cast import LONG_AGO, NOW, World
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

SignIn = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]

ALONE = ["benefits", "totals", "effects", "deviations", "lessons", "write_lesson"]
OF_ONE = [
    "benefit", "change_benefit", "end_benefit", "take_back_benefit", "ask_owner", "accept_benefit", "leave_benefit",
    "hand_over", "measure", "forecast", "plan_budget_effect", "report_deviation",
]  # fmt: skip
OF_INITIATIVE = ["plan", "plan_benefit", "plan_from_case", "evaluate"]
OF_DEVIATION = ["judge_deviation", "decide_measures", "finish_deviation"]
READ = {"benefits", "totals", "effects", "deviations", "lessons", "benefit", "plan", "evaluation", "lesson"}
PLAN = {
    "plan_benefit", "plan_from_case", "evaluate", "change_benefit", "ask_owner", "plan_budget_effect", "write_lesson",
    "change_lesson", "take_back_benefit",
}  # fmt: skip
OWN = {"accept_benefit", "leave_benefit", "hand_over"}
MEASURE = {"measure", "forecast", "withdraw_measurement", "note_budget_effect", "report_deviation"}
DECIDE = {*OF_DEVIATION, "end_benefit"}


def deciding(world: World) -> None:
    """Bo decides for the school board."""
    people.assign(
        user=world.users["bo"], organisation=world.ours, role=Role.DECIDER, body=world.school, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip


def addresses(world: World) -> dict[str, str]:
    row = owned(world)
    measured, effect, deviation = a_measurement(world, row), an_effect(world, row), a_deviation(world, row)
    lesson, evaluation = a_lesson(world), an_evaluation(world, row.initiative)
    found = {name: reverse(f"benefits:{name}") for name in ALONE}
    found |= {name: reverse(f"benefits:{name}", args=[row.pk]) for name in OF_ONE}
    found |= {name: reverse(f"benefits:{name}", args=[row.initiative_id]) for name in OF_INITIATIVE}
    found |= {name: reverse(f"benefits:{name}", args=[deviation.pk]) for name in OF_DEVIATION}
    found |= {name: reverse(f"benefits:{name}", args=[lesson.pk]) for name in ("lesson", "change_lesson")}
    found["withdraw_measurement"] = reverse("benefits:withdraw_measurement", args=[measured.pk])
    found["note_budget_effect"] = reverse("benefits:note_budget_effect", args=[effect.pk])
    found["evaluation"] = reverse("benefits:evaluation", args=[evaluation.pk])
    return found


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("asa", READ | PLAN | MEASURE | DECIDE),
        ("erik", READ | PLAN | MEASURE | OWN),
        ("maj", READ | {"write_lesson"}),
        ("cora", READ | PLAN),
        ("rut", READ | DECIDE),
        ("bo", READ | OWN | DECIDE),
        ("vera", READ),
    ],
)
def test_S1_S2_each_page_is_for_those_it_is_for(world: World, as_user: SignIn, who: str, allowed: set[str]) -> None:
    deciding(world)
    pages = addresses(world)
    assert {f"benefits:{name}" for name in pages} == {route for route in ROUTES if "api:" not in route}
    client = as_user(who)
    assert {name for name, page in pages.items() if client.get(page).status_code == 200} == allowed


def test_S2_another_organisation_sees_nothing(world: World, as_user: SignIn) -> None:
    otto = as_user("otto")
    for name, page in addresses(world).items():
        if name not in ALONE:
            assert otto.get(page).status_code in {403, 404}, name
    for name in ALONE:
        assert "Lärarna får tid" not in otto.get(reverse(f"benefits:{name}")).text


def test_a_benefit_is_planned_accepted_measured_and_forecast_on_its_pages(world: World, as_user: SignIn) -> None:
    first = a_benefit(world)
    erik = as_user("erik")
    typed = {
        "title": "Färre papper", "kind": "quality", "receiver": "citizen", "body": world.school.pk, "unit": "ark",
        "promised": "2026: 1 200,5\n2027: 3000", "price": "", "cashable_percent": "", "method": "Räkna",
        "first_measured": "2026-12-01", "every": "6", "last_measured": "", "baseline": "5000",
        "baseline_on": "2026-01-15", "direction": "down", "process": "", "description": "",
    }  # fmt: skip
    plan = reverse("benefits:plan_benefit", args=[first.initiative_id])
    wrong = erik.post(plan, typed | {"promised": "nästa år: mycket"})
    assert wrong.status_code == 422
    assert "nästa år: mycket" in wrong.text
    assert erik.post(plan, typed).status_code == 303
    row = Benefit.objects.get(title="Färre papper")
    assert [str(point.promised) for point in row.points.all()] == ["1200.5000", "3000.0000"]
    change = reverse("benefits:change_benefit", args=[row.pk])
    assert erik.post(change, typed | {"promised": "2027: 9", "version": row.version}).status_code == 303
    row = fresh(row)
    accept = reverse("benefits:accept_benefit", args=[row.pk])
    assert erik.post(accept, {"version": row.version, "function": "Rektor"}).status_code == 303
    row = fresh(row)
    sent = {"version": row.version, "year": 2026, "value": "4,5", "on": "2026-11-20", "how": "Räknat"}
    assert erik.post(reverse("benefits:measure", args=[row.pk]), sent).status_code == 303
    row = fresh(row)
    sent = {"version": row.version, "values": "2027: 7,25", "why": "Dröjer"}
    assert erik.post(reverse("benefits:forecast", args=[row.pk]), sent).status_code == 303
    page = erik.get(reverse("benefits:benefit", args=[row.pk])).text
    assert "7,25" in page
    assert "Dröjer" in page
    assert fresh(row).state == BenefitState.MEASURED


def test_a_lesson_is_written_on_its_page_and_found_by_others(world: World, as_user: SignIn) -> None:
    sent = {"title": "Sök först", "situation": "Två byggde samma", "learned": "Sök", "body": world.school.pk}
    assert as_user("erik").post(reverse("benefits:write_lesson"), sent).status_code == 303
    row = Lesson.objects.get()
    maj = as_user("maj")
    assert "Sök först" in maj.get(reverse("benefits:lessons"), {"text": "byggde"}).text
    assert "Sök först" not in maj.get(reverse("benefits:lessons"), {"text": "dubbelt"}).text
    assert "Ändra lärdomen" not in maj.get(reverse("benefits:lesson", args=[row.pk])).text


def test_the_totals_show_that_the_parts_are_the_whole(world: World, as_user: SignIn) -> None:
    a_measurement(world, owned(world, price=33_333), 30)
    a_benefit(world, "Nöjdare elever", price=None, unit="procent")
    client = as_user("vera")
    for by in ("body", "portfolio", "goal", "unknown"):
        page = client.get(reverse("benefits:totals"), {"by": by})
        assert page.status_code == 200
        assert "9\N{NO-BREAK SPACE}999,90\N{NO-BREAK SPACE}kr" in page.text, "30 · 333,33 kr, to the öre"
        assert "värderas inte i pengar" in page.text
    api = client.get("/benefits/").text
    assert "saknar ägare i linjen" in api


def test_the_register_filters_what_needs_somebody(world: World, as_user: SignIn) -> None:
    nobody = a_benefit(world, "Ingens nytta")
    mine = owned(world, a_benefit(world, "Rektorns nytta"))
    one = a_deviation(world, mine)
    acts.judge_deviation(deviation=one, version=one.version, serious=True, why="Stor", by=world.actor("asa"), at=NOW)
    client = as_user("vera")

    def shown(**query: str | int) -> set[str]:
        page = client.get(reverse("benefits:benefits"), query).text
        return {title for title in (nobody.title, mine.title) if title in page}

    assert shown(needs="no_owner") == {nobody.title}
    assert shown(needs="serious") == {mine.title}
    assert shown(needs="unvalued") == set()
    assert shown(year=2028) == {nobody.title, mine.title}
    assert shown(year=2040) == set()
    assert shown(text="Rektorns") == {mine.title}
    assert shown(state="accepted") == {mine.title}
    assert shown(body=world.school.pk) == {nobody.title, mine.title}


def test_pages_take_few_queries_however_much_there_is(world: World, as_user: SignIn, count_queries: Count) -> None:
    client = as_user("asa")
    first = owned(world)
    a_measurement(world, first)
    an_effect(world, first)
    a_lesson(world)
    pages = [reverse(f"benefits:{name}") for name in ("benefits", "totals", "effects", "deviations", "lessons")]
    pages += [reverse("benefits:plan", args=[first.initiative_id]), reverse("benefits:benefit", args=[first.pk])]
    for page in pages:
        client.get(page)
    before = [count_queries(lambda page=page: client.get(page)) for page in pages]  # type: ignore[misc]
    for nr in range(4):
        row = owned(world, a_benefit(world, f"Nytta {nr}", of=first.initiative))
        a_measurement(world, row)
        an_effect(world, row)
        a_lesson(world, f"Lärdom {nr}")
    after = [count_queries(lambda page=page: client.get(page)) for page in pages]  # type: ignore[misc]
    assert after == before
    assert max(after) <= 12
    assert reads.benefits(world.actor("asa")).count() == 5


def test_a_year_that_nothing_is_promised_for_is_told_so(world: World, as_user: SignIn) -> None:
    benefit = a_benefit(world)
    told = as_user("asa").get(reverse("benefits:benefits")).text
    assert "nytta saknar ägare i linjen" in told
    assert "nyttor saknar ägare i linjen" not in told
    benefit.points.all().delete()
    told = as_user("asa").get(reverse("benefits:benefits")).text
    assert "Inget är utlovat i pengar för 2026." in told
    assert "realiserat, av" not in told


def test_where_nothing_is_left_to_take_from_a_case_the_way_goes_on(world: World, as_user: SignIn) -> None:
    benefit = a_benefit(world)
    told = as_user("asa").get(reverse("benefits:plan_from_case", args=[benefit.initiative_id])).text
    assert "Hämta nyttorna" not in told
    assert reverse("benefits:plan_benefit", args=[benefit.initiative_id]) in told
