"""A round frozen to an edition: it says what was said, never changes, and tells what differs from the one before."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from farled.files.reads import content_of
from farled.parameters import acts as parameters
from farled.planning import acts, figures, reads
from farled.planning.reads import Activity, Answer, Edition, Return, Round
from farled.planning.states import Light, RoundState, Status
from farled.web.canonical import canonical
from farled.web.refused import Refused
from tests.cast import NOW, TODAY, World
from tests.factories.planning import fresh, make_activity, make_area, make_report, make_round
from tests.planning.conftest import Scene

NEXT_YEAR = datetime(2027, 11, 20, 9, 0, tzinfo=UTC)


def freeze(world: World, row: Round, at: datetime = NOW) -> Edition:
    asa = world.actor("asa")
    row.refresh_from_db()
    if row.state == RoundState.OPEN:
        row = acts.close_round(round=row, version=row.version, by=asa, at=at)
    edition = acts.order_freeze(round=row, version=row.version, by=asa, at=at)
    return acts.freeze(edition=edition, by=asa, at=at)


def data_of(edition: Edition) -> dict[str, Any]:
    return reads.data_of(Edition.objects.get(pk=edition.pk))


def test_frozen_data_hold_what_was_said_with_their_checksum(scene: Scene) -> None:
    world = scene.world
    row = make_round(world, scene.plan)
    make_report(world, scene.activity, body=world.care, text="Vi är med.")
    make_report(world, scene.activity, body=world.school, light=Light.YELLOW, text="Mätt i tre byar.")
    edition = freeze(world, row)
    assert edition.file is not None
    content = content_of(edition.file)
    data = json.loads(content)
    assert canonical(data) == content, "written in the one way"
    (kept,) = data["rows"]
    assert (kept["report"]["text"], kept["said"][0]["text"]) == ("Mätt i tre byar.", "Vi är med.")
    assert {each["state"] for each in data["returns"]} == {"submitted"}
    row.refresh_from_db()
    assert row.state == RoundState.FROZEN


def test_what_is_changed_in_the_plan_later_does_not_reach_the_edition(scene: Scene) -> None:
    world = scene.world
    edition = freeze(world, make_round(world, scene.plan))
    before = canonical(data_of(edition))
    make_report(world, scene.activity, body=world.school, light=Light.RED, text="Allt står stilla.")
    assert canonical(data_of(edition)) == before
    thawed = figures.thawed(data_of(edition))
    assert [each.activity.light for each in thawed.rows] == [""]
    assert thawed.rows[0].activity.title == scene.activity.title
    assert thawed.where.area_of(thawed.rows[0].activity).title == scene.area.title  # type: ignore[union-attr]  # there is one


def test_K3_a_limit_that_is_changed_afterwards_does_not_reach_the_edition(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    world, asa = scene.world, as_user("asa")
    row = make_round(world, scene.plan)
    make_report(world, scene.activity, body=world.school, light=Light.GREEN, text="Allt går.")
    edition = freeze(world, row, at=NOW + timedelta(days=10))
    address = f"/api/v1/planning/editions/{edition.pk}/"
    before = asa.get(address).json()["counts"]
    assert before["unreported"] == 0
    parameters.set_value(
        organisation=world.ours, key="planning.report_every", value="1", valid_from=date(2020, 1, 1),
        reference="Riktlinje", by=world.hand, at=NOW,
    )  # fmt: skip
    assert asa.get(address).json()["counts"] == before


def test_an_open_round_is_closed_before_it_is_frozen_and_frozen_once(scene: Scene) -> None:
    world, asa = scene.world, scene.world.actor("asa")
    row = make_round(world, scene.plan)
    with pytest.raises(Refused) as refused:
        acts.order_freeze(round=row, version=row.version, by=asa, at=NOW)
    assert refused.value.code == "planning.round.move"
    freeze(world, row)
    row.refresh_from_db()
    again = acts.order_freeze(round=row, version=row.version, by=asa, at=NOW)
    assert Edition.objects.get() == again


def test_R1_nothing_in_a_frozen_round_can_be_changed(scene: Scene) -> None:
    world, asa, erik = scene.world, scene.world.actor("asa"), scene.world.actor("erik")
    row = make_round(world, scene.plan)
    edition = freeze(world, row)
    row.refresh_from_db()
    one = Return.objects.filter(body=world.school).get()
    (answer,) = one.answers.all()
    tries: list[Callable[[], object]] = [
        lambda: acts.reopen_round(round=row, version=row.version, due=date(2026, 12, 24), by=asa, at=NOW),
        lambda: acts.close_round(round=row, version=row.version, by=asa, at=NOW),
        lambda: acts.remind(round=row, returns=[one], due=date(2026, 12, 24), note="", by=asa, at=NOW),
        lambda: acts.save_answer(answer=answer, version=1, said=acts.Said(text="Nej"), by=erik, at=NOW),
        lambda: acts.submit(within=one, version=one.version, by=erik, at=NOW),
        lambda: acts.contribute(within=one, version=one.version, by=erik, at=NOW),
        lambda: acts.send_back(within=one, version=one.version, comment="Nej", by=asa, at=NOW),
        lambda: acts.send_out(round=row, bodies=[world.executive.pk], by=asa, at=NOW),
        lambda: acts.freeze(edition=edition, by=asa, at=NOW),
    ]
    for attempt in tries:
        with pytest.raises(Refused):
            attempt()


def test_R22_the_database_itself_keeps_what_is_frozen(scene: Scene) -> None:
    row = make_round(scene.world, scene.plan)
    edition = freeze(scene.world, row)
    of_round = {"round": row.pk}
    for rows, change in (
        (Round.objects.filter(pk=row.pk), {"title": "Något annat"}),
        (Return.objects.filter(**of_round), {"without": "Nej"}),
        (Answer.objects.filter(within__round=row.pk), {"text": "Nej"}),
        (Edition.objects.filter(pk=edition.pk), {"frozen_at": NEXT_YEAR}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete("default")  # past Django's own protection


# --- Difference -------------------------------------------------------------------------------------------------------


def test_the_difference_tells_new_done_moved_dropped_and_changed(scene: Scene) -> None:
    world, asa = scene.world, scene.world.actor("asa")
    other_area = make_area(world, scene.plan, "Öppna data")
    names = ("Blir klar", "Tas ur", "Flyttas", "Förlängs", "Som förut")
    rows = {name: make_activity(world, scene.plan, name, leads=[world.school], objective=scene.area) for name in names}
    freeze(world, make_round(world, scene.plan, title="Uppföljning 2026"))

    def of(name: str) -> dict[str, Any]:
        return {"activity": rows[name], "version": fresh(rows[name]).version, "by": asa, "at": NOW}

    acts.record_outcome(**of("Blir klar"), status=Status.DONE, outcome="Alla nås.", outcome_on=TODAY)
    acts.drop(**of("Tas ur"), status=Status.DROPPED, why="Behövs inte.")
    acts.prolong(**of("Förlängs"), end=date(2027, 6, 30), why="Pandemin kom emellan.")
    moved = fresh(rows["Flyttas"])
    content = acts.Content(title=moved.title, start=moved.start, end=moved.end)
    acts.change_activity(**of("Flyttas"), content=content, objective=other_area, insats=None, also_listed=[])
    acts.set_bodies(**of("Som förut"), leads=[world.school], contributing=[])
    make_activity(world, scene.plan, "Tillkom", leads=[world.school], objective=scene.area)
    later = make_round(
        world, scene.plan, title="Uppföljning 2027", period_from=date(2027, 1, 1), period_to=date(2027, 12, 31)
    )
    data = data_of(freeze(world, later))
    assert data["before"]["title"] == "Uppföljning 2026"
    told = {
        each["title"]: (each["what"], [note.replace("\N{NO-BREAK SPACE}", " ") for note in each["notes"]])
        for each in data["difference"]
    }
    assert told == {
        "Tillkom": ("new", []),
        "Blir klar": ("done", ["Alla nås."]),
        "Tas ur": ("dropped", ["Behövs inte."]),
        "Flyttas": ("moved", ["Målområde: från Ett tillgängligt Ås till Öppna data."]),
        "Förlängs": ("changed", ["Slut: från 31 dec 2026 till 30 juni 2027. Pandemin kom emellan."]),
    }


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_the_round_is_closed_frozen_and_read_from_pages(
    scene: Scene, as_user: Callable[[str], Client], django_capture_on_commit_callbacks: Any
) -> None:
    asa, vera = as_user("asa"), as_user("vera")
    row = make_round(scene.world, scene.plan)
    pages = {name: reverse(f"planning:{name}", args=[row.pk]) for name in ("round", "close_round", "freeze", "edition")}
    assert vera.get(pages["edition"]).status_code == 404
    assert asa.post(pages["close_round"], {"version": row.version}).status_code == 303
    assert pages["freeze"] in asa.get(pages["round"]).content.decode()
    assert "Skolnämnden, Äldrenämnden" in asa.get(pages["freeze"]).content.decode()
    row.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        answer = asa.post(pages["freeze"], {"version": row.version})
    assert answer["Location"] == pages["edition"]
    shown = vera.get(pages["edition"]).content.decode()
    edition = Edition.objects.select_related("file").get()
    assert edition.file is not None
    assert edition.file.sha256 in shown
    fetched = vera.get(reverse("files:fetch", args=[edition.file_id]))
    assert fetched.content == content_of(edition.file)
    assert Activity.objects.count() == 1
