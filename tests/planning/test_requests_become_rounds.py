"""The requests of the first release become rounds, with what was answered still answered."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from farled.planning.reads import Answer, Return, Round
from farled.planning.states import ReturnState, RoundState
from tests.factories.planning import make_activity, make_report
from tests.planning.conftest import Scene

ASKED, ANSWERED = date(2026, 11, 10), date(2026, 11, 15)


class Requests:
    """Stands in for the table that is gone."""

    def __init__(self, rows: list[Any]) -> None:
        self.rows = rows

    def select_related(self, *_names: str) -> "Requests":
        return self

    def order_by(self, *_names: str) -> list[Any]:
        return self.rows


@pytest.fixture
def migrated(scene: Scene) -> None:
    """The school board has not answered everything it was asked; the care board has."""
    world = scene.world
    other = make_activity(world, scene.plan, "Öppna data", leads=[world.school])
    make_report(world, other, body=world.school, on=date(2026, 11, 12))
    rows = [
        SimpleNamespace(
            pk=pk, document=scene.plan, document_id=scene.plan.pk, body=body, body_id=body.pk, asked_on=ASKED,
            due=date(2026, 12, 1), answered_on=answered, version=3,
        )
        for pk, body, answered in ((41, world.school, None), (42, world.care, ANSWERED))
    ]  # fmt: skip
    old = SimpleNamespace(objects=Requests(rows))
    known = SimpleNamespace(get_model=lambda app, name: old if name == "ReportRequest" else apps.get_model(app, name))
    migration = import_module("farled.planning.migrations.0003_requests_become_rounds")
    migration.become_rounds(known, SimpleNamespace(connection=connection))


@pytest.mark.usefixtures("migrated")
def test_requests_asked_together_become_one_round(scene: Scene) -> None:
    row = Round.objects.get()
    assert (row.state, row.opened_on, row.document) == (RoundState.OPEN, ASKED, scene.plan)
    told = {one.pk: (one.body, one.state, one.submitted_on) for one in Return.objects.all()}
    assert told == {
        41: (scene.world.school, ReturnState.WAITING, None),
        42: (scene.world.care, ReturnState.SUBMITTED, ANSWERED),
    }


@pytest.mark.usefixtures("migrated")
def test_what_was_reported_since_the_request_is_the_answer(scene: Scene) -> None:
    complete = {row.activity.title: row.complete for row in Answer.objects.filter(within=41)}
    assert complete == {"Mobiltäckning": False, "Öppna data": True}


@pytest.mark.usefixtures("migrated")
def test_new_returns_get_ids_of_their_own(scene: Scene) -> None:
    made = Return.objects.create(round=Round.objects.get(), body=scene.world.executive, due=date(2026, 12, 1))
    assert made.pk > 42
