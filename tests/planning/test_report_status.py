from datetime import date, timedelta
from typing import Any

import pytest

from farled.planning import acts
from farled.planning.reads import StatusReport, latest_report
from farled.planning.states import Light, Status
from farled.trail.reads import history_of
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY
from tests.factories.planning import fresh, make_report
from tests.planning.conftest import Scene


def report(scene: Scene, by: str = "erik", **more: Any) -> StatusReport:
    return acts.report_status(
        **{
            "activity": scene.activity,
            "version": fresh(scene.activity).version,
            "body": scene.world.care if by == "maj" else scene.world.school,
            "light": Light.YELLOW,
            "text": "Två mätare är trasiga.",
            "by": scene.world.actor(by),
            "at": NOW,
            **more,
        }
    )


def test_R18_a_report_is_told_and_stands_on_the_activity(scene: Scene) -> None:
    made = report(scene, status=Status.ONGOING, next_step="Laga dem")
    activity = fresh(scene.activity)
    assert (activity.light, activity.reported_on, activity.status) == ("yellow", TODAY, "ongoing")
    assert (made.reporter, made.on, latest_report(activity)) == ("Erik Redaktör", TODAY, made)
    entry = history_of(activity).first()
    assert entry is not None
    assert (entry.verb, entry.on_behalf_of) == ("planning.activity.reported", "Skolnämnden")
    assert entry.changes["status"] == ["new", "ongoing"]
    assert history_of(made).get().verb == "planning.report.made"


def test_R1_a_report_on_what_has_changed_meanwhile_is_refused(scene: Scene) -> None:
    report(scene)
    with pytest.raises(Stale):
        report(scene, version=1)
    assert StatusReport.objects.count() == 1


@pytest.mark.parametrize("name", ["vera", "adam", "rut", "otto"])
def test_S4_others_cannot_report(scene: Scene, name: str) -> None:
    with pytest.raises(Forbidden):
        report(scene, by=name)
    assert not StatusReport.objects.exists()


def test_nobody_reports_for_others(scene: Scene) -> None:
    with pytest.raises(Forbidden) as refused:
        report(scene, body=scene.world.care)
    assert refused.value.code == "planning.report.other_body"
    with pytest.raises(Refused) as refused_part:
        report(scene, by="asa", body=scene.world.executive)
    assert refused_part.value.code == "planning.report.no_part"
    with pytest.raises(Invalid):
        report(scene, body=None)
    assert report(scene, by="asa", body=None).body is None


def test_who_contributes_reports_but_does_not_move_the_status(scene: Scene) -> None:
    assert report(scene, by="maj").status == Status.NEW
    with pytest.raises(Forbidden) as refused:
        report(scene, by="maj", status=Status.ONGOING)
    assert refused.value.code == "planning.status.lead"


def test_finishing_takes_an_outcome(scene: Scene) -> None:
    with pytest.raises(Invalid) as refused:
        report(scene, status=Status.DONE)
    assert refused.value.field == "outcome"
    report(scene, status=Status.DONE, outcome="Hela kommunen är mätt.")
    activity = fresh(scene.activity)
    assert (activity.status, activity.outcome, activity.outcome_on) == ("done", "Hela kommunen är mätt.", TODAY)


def test_days_ahead_and_older_than_the_last_report_are_refused(scene: Scene) -> None:
    with pytest.raises(Invalid):
        report(scene, on=TODAY + timedelta(days=1))
    make_report(scene.world, scene.activity, on=date(2026, 11, 1))
    with pytest.raises(Refused) as refused:
        report(scene, on=date(2026, 10, 31))
    assert refused.value.code == "planning.report.older"
    assert report(scene, on=date(2026, 11, 1)).pk


def test_an_empty_report_is_refused(scene: Scene) -> None:
    with pytest.raises(Invalid) as refused:
        report(scene, text=" \n ")
    assert refused.value.field == "text"


def test_a_proposed_end_is_later_and_waits_for_an_answer(scene: Scene) -> None:
    with pytest.raises(Invalid):
        report(scene, proposed_end=date(2026, 12, 31))
    with pytest.raises(Invalid):
        report(scene, status=Status.DROPPED, outcome="Ingen tid", proposed_end=date(2027, 6, 30))
    report(scene, proposed_end=date(2027, 6, 30))
    assert fresh(scene.activity).proposed_end == date(2027, 6, 30)
    assert fresh(scene.activity).end == date(2026, 12, 31)
