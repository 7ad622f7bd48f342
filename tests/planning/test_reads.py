from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farled.planning import figures, reads
from farled.planning.models import Activity
from farled.planning.states import ActivityKind, Light, Status
from farled.thread.reads import Node
from farled.web import slots
from tests.cast import TODAY, World
from tests.factories.planning import make_activity, make_area, make_plan, make_report
from tests.planning.conftest import Scene

DAYS = st.none() | st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))


@pytest.mark.parametrize("name", ["asa", "erik", "vera", "adam", "rut", "bo"])
def test_S2_everyone_here_sees_a_decided_plan(scene: Scene, name: str) -> None:
    assert list(reads.activities(scene.world.actor(name))) == [scene.activity]


def test_S2_another_organisation_sees_nothing(scene: Scene) -> None:
    otto = scene.world.actor("otto")
    make_report(scene.world, scene.activity)
    assert not reads.activities(otto).exists()
    assert not reads.visible_reports(otto).exists()
    assert not reads.plans(otto).exists()
    assert not reads.bearings(otto).objectives
    assert not reads.objectives(otto).exists()


def test_S2_a_draft_plan_is_seen_by_those_who_may_read_drafts(world: World) -> None:
    own = make_plan(world, "Skolans plan", body=world.school, adopted=False)
    draft = make_activity(world, own, leads=[world.school])
    seen = {name for name in ("asa", "erik", "maj", "vera", "adam") if reads.activities(world.actor(name)).exists()}
    assert seen == {"asa", "erik"}
    assert reads.hidden_rows(world.actor("vera")) == [(ActivityKind.ACTIVITY, draft.pk)]
    assert reads.hidden_rows(world.actor("erik")) == []


def test_S7_a_hidden_objective_is_not_named_on_a_decided_activity(scene: Scene) -> None:
    world = scene.world
    secret = make_area(world, make_plan(world, "Hemligt utkast", adopted=False), "Kanariefågel")
    activity = make_activity(world, scene.plan, "Två mål", objective=scene.area, also_listed=[secret])
    assert reads.known(activity, world.actor("asa")).listed == (secret,)
    assert reads.known(activity, world.actor("vera")).listed == ()
    assert "Kanariefågel" not in reads.bearings(world.actor("vera")).objectives.values()


def test_an_objective_stands_under_its_nearest_target_area(scene: Scene) -> None:
    where = reads.bearings(scene.world.actor("asa"))
    area = where.area_of(scene.activity)
    assert area is not None
    assert (area.id, area.title) == (scene.area.pk, "Ett tillgängligt Ås")
    assert where.within(scene.area.pk) == [scene.area.pk]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(Status), DAYS, DAYS, st.booleans(), st.sampled_from(["", *Light.values]), DAYS),
        max_size=8,
    )
)
def test_the_database_counts_as_the_figures_do(
    world: World, rows: list[tuple[Status, date | None, date | None, bool, str, date | None]]
) -> None:
    plan = make_plan(world, f"Plan {Activity.objects.count()} {len(rows)}", adopted=False)
    Activity.objects.filter(document=plan).delete()
    for number, (status, one, other, standing, light, reported) in enumerate(rows):
        start, end = sorted((one, other)) if one and other else (one, other)
        Activity.objects.create(
            organisation=world.ours, document=plan, title=f"Rad {number}", status=status, start=start, end=end,
            standing=standing, light=light, reported_on=(reported or TODAY) if light else None,
            outcome="Så blev det" if status.finished else "", outcome_on=TODAY if status.finished else None,
        )  # fmt: skip
    stored = reads.tallies([plan.pk], on=TODAY, every=180)
    counted = figures.tally(Activity.objects.filter(document=plan), on=TODAY, every=180)
    assert figures.together(stored) == figures.together(counted)
    late = {row.pk for row in Activity.objects.filter(document=plan) if figures.is_late(row, TODAY)}
    assert {row.pk for row in Activity.objects.filter(document=plan).late(TODAY)} == late
    silent = {row.pk for row in Activity.objects.filter(document=plan) if figures.is_silent(row, TODAY, every=180)}
    assert {row.pk for row in reads.unreported(Activity.objects.filter(document=plan), on=TODAY, every=180)} == silent
    plan.versions.all().delete()
    Activity.objects.filter(document=plan).delete()
    plan.delete()


def test_a_standing_duty_is_never_late(scene: Scene) -> None:
    row = Activity(status=Status.ONGOING, end=date(2025, 1, 1), standing=True)
    assert not figures.is_late(row, TODAY)
    row.standing = False
    assert figures.is_late(row, TODAY)
    assert not figures.is_late(row, date(2025, 1, 1))


@pytest.mark.parametrize(
    ("status", "light", "end", "word"),
    [
        (Status.NEW, "", None, "ny"),
        (Status.ONGOING, "", None, "pågår"),
        (Status.ONGOING, Light.GREEN, None, "enligt plan"),
        (Status.ONGOING, Light.YELLOW, None, "risk för försening"),
        (Status.ONGOING, Light.GREEN, date(2026, 11, 20), "försenad"),
        (Status.PAUSED, Light.RED, date(2026, 11, 20), "pausad"),
        (Status.DONE, Light.RED, date(2026, 11, 20), "genomförd"),
    ],
)
def test_the_one_word_for_how_a_row_goes(status: Status, light: str, end: date | None, word: str) -> None:
    assert str(figures.state_of(Activity(status=status, light=light, end=end), TODAY)[1]) == word


def test_what_the_room_promises_of_its_rows_holds_and_breaks_are_found(scene: Scene) -> None:
    make_report(scene.world, scene.activity)
    names = [name for name in slots.invariants.names() if name.startswith("planning.")]
    assert len(names) == 5

    def violations() -> set[str]:
        return {found.invariant for name in names for found in slots.invariants[name].check()}

    assert violations() == set()
    Activity.objects.filter(pk=scene.activity.pk).update(objective=None)
    assert violations() == {"planning.thread"}
    Activity.objects.filter(pk=scene.activity.pk).update(objective=scene.area, light="red")
    assert violations() == {"planning.reports"}
    Activity.objects.filter(pk=scene.activity.pk).update(light="green")
    Node.objects.filter(kind="activity", ref=scene.activity.pk).update(published=True)
    assert violations() == {"planning.published"}
    Node.objects.filter(kind="activity").update(published=False)
    scene.activity.parts.filter(part="lead").update(body=scene.world.their_body)
    assert violations() == {"planning.organisation"}
