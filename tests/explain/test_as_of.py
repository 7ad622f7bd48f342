"""A day gone by says what it said: figures, rounds and reports are those that were shown, whatever changed since."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from farled.direction import acts as direction
from farled.direction.states import Level
from farled.methods.periods import deadline_end, local_day
from farled.parameters import acts as parameters
from farled.people import acts as people
from farled.people.states import BodyKind
from farled.planning import acts
from farled.planning.reads import Answer, Return, Round
from farled.planning.states import Light, Status
from farled.reports import contents
from farled.reports.contents.notes import sum_of
from farled.reports.states import ReportKind
from farled.thread.reads import NodeKind, node_of
from farled.thread.state import forget
from tests.cast import NOW, TODAY
from tests.explain.pages import figures
from tests.factories.planning import fresh, make_activity, make_report, make_round
from tests.planning.conftest import Scene

Move = Callable[[datetime], None]
SignIn = Callable[[str], Client]
THEN, LATER = NOW + timedelta(hours=8), NOW + timedelta(days=40)
ON = TODAY


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Move:
    """The hour at which pages are opened."""

    def move(at: datetime) -> None:
        forget()
        monkeypatch.setattr("farled.web.middleware.timezone", SimpleNamespace(now=lambda: at))

    return move


@pytest.fixture
def told(scene: Scene) -> Round:
    """A plan in which something goes on, something is late and something is owed, followed up and half answered."""
    world = scene.world
    make_activity(
        world, scene.plan, "Sen", leads=[world.school], objective=scene.area, content={"end": date(2026, 3, 1)}
    )
    make_activity(world, scene.plan, "Utan mål", leads=[world.care])
    make_report(world, scene.activity, body=world.school, light=Light.YELLOW)
    row = make_round(world, scene.plan)
    erik = world.actor("erik")
    answer = Answer.objects.filter(within__body=world.school, activity__title="Sen").get()
    acts.save_answer(
        answer=answer, version=answer.version, by=erik, at=NOW,
        said=acts.Said(light=Light.RED, text="Vi hann inte.", status=Status.ONGOING),
    )  # fmt: skip
    return row


def pages(scene: Scene, row: Round) -> dict[str, str]:
    node = node_of(NodeKind.OBJECTIVE, scene.area.pk)
    assert node is not None
    return {
        "start": reverse("agenda:start"),
        "plans": reverse("planning:plans"),
        "plan": reverse("planning:plan", args=[scene.plan.pk]),
        "rounds": reverse("planning:follow_up", args=[scene.plan.pk]),
        "round": reverse("planning:round", args=[row.pk]),
        "body": reverse("planning:answers", args=[Return.objects.get(round=row, body=scene.world.school).pk]),
        "breaks": reverse("thread:breaks"),
        "thread": reverse("thread:node", args=[node.pk]),
    }


def change_everything(scene: Scene, row: Round, at: datetime = LATER) -> None:
    """Everything that a figure rests on becomes another, forty days later or when it is said."""
    world, asa, erik = scene.world, scene.world.actor("asa"), scene.world.actor("erik")
    other = direction.add_objective(
        document=scene.plan, level=Level.TARGET_AREA, title="Ett annat område", by=asa, at=at, why="Tillkom"
    )
    activity = fresh(scene.activity)
    content = acts.Content(title="Något annat", start=activity.start, end=activity.end)
    acts.change_activity(
        activity=activity, version=activity.version, content=content, objective=other, insats=None, also_listed=[],
        by=asa, at=at,
    )  # fmt: skip
    make_activity(world, scene.plan, "Tillkom", leads=[world.executive], at=at)
    late = scene.plan.activities.get(title="Sen")
    acts.record_outcome(
        activity=late, version=late.version, status=Status.DONE, outcome="Klart.", outcome_on=local_day(at), by=asa,
        at=at,
    )  # fmt: skip
    left = Answer.objects.filter(within__body=world.school, complete=False).select_related("within").get()
    acts.save_answer(
        answer=left, version=left.version, by=erik, at=at,
        said=acts.Said(light=Light.GREEN, text="Nu är det gjort.", status=Status.ONGOING),
    )  # fmt: skip
    one = Return.objects.get(round=row, body=world.school)
    acts.submit(within=one, version=one.version, by=erik, at=at, without="De svarade inte.")
    alone = fresh(scene.plan.activities.get(title="Utan mål"))
    acts.set_bodies(activity=alone, version=alone.version, leads=[world.executive], contributing=[], by=asa, at=at)
    scene.area.refresh_from_db()
    direction.change_objective(
        objective=scene.area, version=scene.area.version, level=Level.TARGET_AREA, title="Ett omdöpt område",
        aliases=[], text="", present_state="", new_state="", by=asa, at=at, why="Ny benämning",
    )  # fmt: skip
    parameters.set_value(
        organisation=world.ours, key="planning.report_every", value="1", valid_from=date(2026, 1, 1),
        reference="Beslut i efterhand", by=asa, at=at,
    )  # fmt: skip
    world.school.refresh_from_db()
    people.change_body(
        body=world.school, version=world.school.version, name="Utbildningsnämnden", kind=BodyKind.BOARD,
        parent=world.council, administration=None, aliases=[], contact_function="", by=world.actor("disa"), at=at,
    )  # fmt: skip


def without_day(text: str) -> list[tuple[str, str]]:
    """The figures of a page, by what they are of."""
    strip = f"on={ON.isoformat()}"
    return [(href.replace(f"&{strip}", "").replace(f"?{strip}", ""), figure) for href, figure in figures(text)]


@pytest.mark.parametrize("changed_at", [LATER, deadline_end(ON)], ids=["much later", "at midnight after the day"])
def test_T1_figures_of_a_day_gone_by_are_those_that_were_shown(
    scene: Scene,
    told: Round,
    as_user: SignIn,
    clock: Move,
    changed_at: datetime,
) -> None:
    addresses = pages(scene, told)
    client = {name: as_user("erik" if name == "body" else "asa") for name in addresses}
    clock(THEN)
    shown = {name: without_day(client[name].get(address).text) for name, address in addresses.items()}
    assert all(shown.values())
    change_everything(scene, told, changed_at)
    clock(LATER + timedelta(hours=1))
    now = {name: without_day(client[name].get(address).text) for name, address in addresses.items()}
    assert {name for name in addresses if now[name] != shown[name]} >= {"start", "plan", "round", "body", "rounds"}
    then = {name: client[name].get(address, {"on": ON.isoformat()}).text for name, address in addresses.items()}
    assert {name: without_day(page) for name, page in then.items()} == shown
    for page in then.values():
        assert "21\N{NO-BREAK SPACE}nov 2026" in page.replace(
            "\N{NO-BREAK SPACE}nov\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}nov "
        )


def test_each_figure_of_a_day_gone_by_explains_itself_as_of_that_day(
    scene: Scene,
    told: Round,
    as_user: SignIn,
    clock: Move,
) -> None:
    change_everything(scene, told)
    clock(LATER + timedelta(hours=1))
    for name, address in pages(scene, told).items():
        client = as_user("erik" if name == "body" else "asa")
        for href, figure in figures(client.get(address, {"on": ON.isoformat()}).text):
            page = client.get(href)
            assert page.status_code == 200, (name, href)
            assert f"on={ON.isoformat()}" in href, (name, href)
            assert f"<h1>{figure} " in page.text, (name, href)


def test_T1_two_reports_for_the_same_day_by_two_people_say_the_same(scene: Scene, told: Round) -> None:
    def made(who: str, at: datetime, kind: ReportKind = ReportKind.FOLLOW_UP) -> str:
        forget()
        reader = scene.world.actor(who)
        return sum_of(
            contents.compose(kind, reader=reader, plan=scene.plan, parameters={}, on=ON, author=reader.name, at=at)
        )

    midnight = NOW + timedelta(days=1)
    first = {kind: made("asa", midnight, kind) for kind in (ReportKind.FOLLOW_UP, ReportKind.ACTIVITIES)}
    change_everything(scene, told)
    assert {kind: made("bo", LATER + timedelta(hours=1), kind) for kind in first} == first


def test_the_start_page_offers_the_last_day_of_last_year(scene: Scene, as_user: SignIn) -> None:
    page = as_user("vera").get(reverse("agenda:start")).text
    assert "?on=2025-12-31" in page
    then = as_user("vera").get(reverse("agenda:start"), {"on": "2025-12-31"})
    assert then.status_code == 200
    assert "Så här såg det ut" in then.text


def test_a_round_that_had_not_opened_is_not_there(
    scene: Scene,
    told: Round,
    as_user: SignIn,
    clock: Move,
) -> None:
    page = as_user("asa").get(reverse("planning:round", args=[told.pk]), {"on": "2026-11-01"}).text
    assert "Uppföljningen fanns inte den dagen." in page
