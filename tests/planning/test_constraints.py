"""The database repeats the rules: raw SQL that breaks one is refused. The values put in it are our own."""

# ruff: noqa: S608

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories.planning import make_report, make_round
from tests.planning.conftest import Scene


@pytest.mark.parametrize(
    "broken",
    [
        "title = ''",
        "kind = 'something'",
        "status = 'unknown'",
        "\"end\" = '2025-12-31'",
        "first_end = '2026-12-31'",
        "kind = 'insats', insats_id = id",
        "outcome = 'Så blev det', outcome_on = NULL",
        "status = 'done', outcome = ''",
        "light = 'green', reported_on = NULL",
        "light = 'blue', reported_on = '2026-01-01'",
        "title = NULL",
    ],
)
def test_R22_an_activity_cannot_break_its_rules(scene: Scene, broken: str) -> None:
    _refused(f"UPDATE planning_activity SET {broken} WHERE id = {scene.activity.pk}")


@pytest.mark.parametrize("broken", ["text = ''", "light = 'blue'", "status = 'unknown'", "reporter = NULL"])
def test_R22_a_report_cannot_break_its_rules(scene: Scene, broken: str) -> None:
    make_report(scene.world, scene.activity)
    _refused(f"UPDATE planning_statusreport SET {broken}")


def test_R22_a_body_has_one_known_part(scene: Scene) -> None:
    activity, school = scene.activity.pk, scene.world.school.pk
    insert = "INSERT INTO planning_activitypart (activity_id, body_id, part) VALUES"
    _refused(f"{insert} ({activity}, {school}, 'contributing')")
    _refused(f"{insert} ({activity}, {scene.world.executive.pk}, 'onlooker')")


def test_R22_an_activity_is_listed_once_under_an_objective(scene: Scene) -> None:
    row = f"({scene.activity.pk}, {scene.area.pk})"
    _refused(f"INSERT INTO planning_listing (activity_id, objective_id) VALUES {row}, {row}")


def test_R22_a_plan_has_one_open_round_and_a_body_one_return_in_it(scene: Scene) -> None:
    row = make_round(scene.world, scene.plan)
    columns = (
        "version, organisation_id, document_id, title, period_from, period_to, opened_on, due, instructions, approving,"
        " state, job_state, job_done, job_total, job_beat_at, job_refusal"
    )
    _refused(f"INSERT INTO planning_round ({columns}) SELECT {columns} FROM planning_round WHERE id = {row.pk}")
    _refused(f"UPDATE planning_round SET due = '2026-10-30' WHERE id = {row.pk}")
    _refused(f"UPDATE planning_return SET state = 'submitted' WHERE round_id = {row.pk}")
    _refused(f"UPDATE planning_return SET body_id = {scene.world.school.pk} WHERE round_id = {row.pk}")


def test_R19_what_is_reported_holds_on_to_its_activity(scene: Scene) -> None:
    make_report(scene.world, scene.activity)
    _refused(f"DELETE FROM planning_activity WHERE id = {scene.activity.pk}")


def _refused(sql: str) -> None:
    def run() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            connection.check_constraints()

    with pytest.raises(IntegrityError):
        run()
