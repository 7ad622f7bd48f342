"""The page of a node: why it exists, what comes of it, where the thread is broken; today or as it was."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from farled.planning import acts as planning
from farled.planning.reads import Activity
from farled.thread import figures
from farled.web.together import answered
from tests.cast import NOW, PEOPLE, TODAY
from tests.factories.direction import a_document, a_draft, adopted, an_objective, derived, published
from tests.thread.conftest import Scene, node_for

TITLES = ["Ett livskraftigt Ås", "Ett tillgängligt Ås", "Snabbt bredband åt alla", "Kartläggning av mobiltäckning"]


def url(row: object) -> str:
    return reverse("thread:node", args=[node_for(row).pk])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [name for name, *_rest in PEOPLE])
def test_the_whole_thread_from_the_vision_to_the_effect(
    scene: Scene, as_user: Callable[[str], Client], name: str
) -> None:
    page = as_user(name).get(url(scene.activity)).text
    places = [page.index(f">{title}</") for title in TITLES[:3]]
    assert places == sorted(places)
    assert page.rindex(TITLES[3]) > places[2]
    assert page.index("Färre vita fläckar") > places[2]
    assert "Tråden är hel" in page


def test_the_thread_reads_alike_from_above(scene: Scene, as_user: Callable[[str], Client]) -> None:
    page = as_user("vera").get(url(scene.area)).text
    assert f'href="{url(scene.objective)}"' in page
    assert f'href="{url(scene.activity)}"' in page
    assert "1\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}1" in page
    assert "Så räknas det" in page


def test_a_broken_place_is_shown_where_it_is_with_the_way_to_mend_it(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    broken = scene.work("Utan effekt", effect="", effect_for="", effect_due=None)
    page = as_user("asa").get(url(broken)).text
    assert "after-break" in page
    assert "Ange förväntad effekt" in page
    assert reverse("planning:change_activity", args=[broken.pk]) in page
    reader = as_user("vera").get(url(broken)).text
    assert "Ange förväntad effekt" not in reader
    assert "Skolnämnden kan laga" in reader


def test_a_second_way_up_is_a_branch_and_nothing_shows_twice(scene: Scene, as_user: Callable[[str], Client]) -> None:
    other = an_objective(scene.world, scene.programme, title="Ett nyskapande Ås", parent=scene.vision)
    row = Activity.objects.get(pk=scene.activity.pk)
    said = planning.Content(title=row.title, start=row.start, end=row.end, effect=row.effect, effect_due=row.effect_due)
    planning.change_activity(
        activity=row,
        version=row.version,
        content=said,
        objective=scene.objective,
        insats=None,
        also_listed=[other],
        by=scene.world.hand,
        at=NOW,
    )
    page = as_user("vera").get(url(scene.activity)).text
    section = page[page.index('id="trad"') : page.index("<aside")]
    assert section.count("Ett nyskapande Ås") == section.count(">Ett livskraftigt Ås<") == 1
    assert 'class="branch"' in section


@pytest.mark.usefixtures("new_year")
def test_as_it_was_with_the_titles_of_that_day(scene: Scene, as_user: Callable[[str], Client]) -> None:
    row = Activity.objects.get(pk=scene.activity.pk)
    later = NOW.replace(month=12, day=24)
    planning.change_activity(
        activity=row,
        version=row.version,
        content=planning.Content(title="Nytt namn", start=row.start, end=row.end),
        objective=None,
        insats=None,
        also_listed=(),
        by=scene.world.hand,
        at=later,
    )
    client = as_user("vera")
    now = client.get(url(scene.activity), {"on": "2026-12-24"}).text
    assert "Nytt namn" in now
    assert "Snabbt bredband" not in now
    then = client.get(url(scene.activity), {"on": "2026-12-23"}).text
    assert "Kartläggning av mobiltäckning" in then
    assert "Nytt namn" not in then
    assert f"{url(scene.objective)}?on=2026-12-23" in then, "links stay on that day"


def test_before_it_existed_the_page_says_so(scene: Scene, as_user: Callable[[str], Client]) -> None:
    page = as_user("vera").get(url(scene.activity), {"on": "2020-01-01"})
    assert page.status_code == 200
    assert "Den här fanns inte" in page.text
    assert "Välj en senare dag" in page.text


def test_what_held_before_it_was_written_into_farled_is_shown_as_it_was_written(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    page = as_user("vera").get(url(scene.activity), {"on": "2026-03-01"}).text
    assert all(title in page for title in TITLES[2:])
    assert "skrevs in i Farled först" in page
    assert "Den här fanns inte" in as_user("vera").get(url(scene.activity), {"on": "2025-12-31"}).text


@pytest.mark.usefixtures("new_year")
def test_what_is_written_in_before_is_not_told_of_as_written_in_later(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    later = scene.work("Kom till i december", at=NOW.replace(month=12, day=10))
    client = as_user("vera")
    assert "Den här fanns inte" in client.get(url(later), {"on": "2026-12-09"}).text, "the plan was known, this was not"
    assert "skrevs in i Farled först" not in client.get(url(later), {"on": "2026-12-10"}).text


def test_a_day_to_come_is_told_of_as_such(scene: Scene, as_user: Callable[[str], Client]) -> None:
    page = as_user("asa").get(url(scene.activity), {"on": "2027-07-01"}).text
    assert "om inget ändras till dess" in page
    assert "såg tråden ut" not in page
    assert "Aktivitet utan effekt att följa upp" in page, "the day to measure has passed by then"
    assert "Ange förväntad effekt" not in page, "only what is broken today is mended"


def test_goals_and_work_say_how_they_stand_today(scene: Scene, as_user: Callable[[str], Client]) -> None:
    ended = adopted(
        scene.world,
        a_draft(scene.world, title="Gammalt program"),
        valid_from=date(2025, 1, 1),
        valid_to=date(2025, 12, 31),
        on=date(2024, 12, 1),
    )
    late = scene.work("Sen", objective=an_objective(scene.world, ended), end=date(2026, 10, 1))
    page = as_user("vera").get(url(late)).text
    assert "har gällt" in page
    assert "försenad" in page


@pytest.mark.parametrize("asked", ["2026-13-01", "i går", "", "0"])
def test_a_day_that_cannot_be_read_is_today(scene: Scene, as_user: Callable[[str], Client], asked: str) -> None:
    page = as_user("vera").get(url(scene.activity), {"on": asked})
    assert page.status_code == 200
    assert "Tråden är hel" in page.text


def test_S2_an_unseen_node_answers_like_one_that_does_not_exist(scene: Scene, as_user: Callable[[str], Client]) -> None:
    draft = an_objective(scene.world, a_draft(scene.world))
    missing = as_user("vera").get(reverse("thread:node", args=[999_999]))
    for client, row in ((as_user("vera"), draft), (as_user("otto"), scene.objective), (as_user("otto"), draft)):
        answer = client.get(url(row))
        assert answer.status_code == missing.status_code == 404
    assert as_user("asa").get(url(draft)).status_code == 200


def test_what_another_organisation_has_published_shows_and_what_we_do_for_it_does_not_show_there(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    world = scene.world
    plan = published(world, a_document(world, title="Regionens plan", theirs=True))
    goal = an_objective(world, plan, title="Länet håller ihop")
    derived(world, scene.objective, goal)
    ours = as_user("vera").get(url(scene.activity)).text
    assert "Länet håller ihop" in ours
    assert "Regionens plan, Ösby region" in ours
    theirs = as_user("otto").get(url(goal)).text
    assert "Snabbt bredband" not in theirs
    assert as_user("vera").get(url(goal)).status_code == 200


def test_S7_work_in_a_draft_leaves_no_mark_for_those_who_may_not_read_it(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    from tests.factories.planning import make_activity, make_plan

    plan = make_plan(scene.world, "Hemlig plan", adopted=False)
    make_activity(scene.world, plan, "Kanariefågeln", objective=scene.objective)
    assert "Kanariefågeln" in as_user("asa").get(url(scene.objective)).text
    for name in ("vera", "adam", "erik", "otto"):
        for row in (scene.vision, scene.area, scene.objective):
            assert "Kanariefågeln" not in as_user(name).get(url(row)).text, name
    assert "Kanariefågeln" not in as_user("vera").get("/thread/breaks/").text
    assert "Kanariefågeln" not in as_user("vera").get("/agenda/").text


def test_many_below_are_shown_a_page_at_a_time(scene: Scene, as_user: Callable[[str], Client]) -> None:
    for number in range(25):
        scene.work(f"Aktivitet {number:02}")
    first = as_user("vera").get(url(scene.objective)).text
    assert "Visar 1–20 av 26" in first
    assert "Aktivitet 18" in first
    assert "Aktivitet 19" not in first
    second = as_user("vera").get(url(scene.objective), {"page": 2}).text
    assert "Visar 21–26 av 26" in second
    assert "Aktivitet 24" in second
    assert as_user("vera").get(url(scene.objective), {"page": 99}).status_code == 200


def test_the_page_asks_the_database_as_often_however_large_the_thread(
    scene: Scene, as_user: Callable[[str], Client], count_queries: Callable[[Callable[[], object]], int]
) -> None:
    client = as_user("vera")

    def ask() -> int:
        client.get(url(scene.objective))
        return count_queries(lambda: client.get(url(scene.objective)))

    scene.work("Bruten", effect="", effect_due=None)
    few = ask()
    for number in range(30):
        scene.work(f"Aktivitet {number}", effect="", effect_due=None)
        an_objective(scene.world, scene.programme, parent=scene.objective)
    assert ask() == few
    assert few <= 12


def test_breadcrumbs_are_the_nearest_of_the_thread(scene: Scene) -> None:
    trail = answered(figures.crumbs(scene.world.actor("vera"), node_for(scene.activity), on=TODAY))
    assert [title for title, _url in trail] == TITLES
    assert [bool(url) for _title, url in trail] == [True, True, True, False]
    short = answered(figures.crumbs(scene.world.actor("vera"), node_for(scene.activity), on=TODAY, longest=1))
    assert [title for title, _url in short] == TITLES[2:]
    assert answered(figures.crumbs(scene.world.actor("otto"), node_for(scene.activity), on=TODAY)) == []


def test_S20_S21_reading_writes_nothing_and_titles_are_text(scene: Scene, as_user: Callable[[str], Client]) -> None:
    scene.work("<script>alert(1)</script>")
    page = as_user("vera").get(url(scene.objective)).text
    assert "<script>alert" not in page
    assert date(2026, 11, 21) == TODAY
