from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty
from farled.planning import acts, reads
from farled.planning.reads import ReportRequest
from farled.planning.states import Status
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW, TODAY
from tests.factories.planning import fresh, make_activity, make_plan, make_report
from tests.planning.conftest import Scene

DUE = date(2026, 12, 10)
LATER = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def ask(scene: Scene, by: str = "asa", **more: object) -> list[ReportRequest]:
    wanted = {"document": scene.plan, "due": DUE, "by": scene.world.actor(by), "at": NOW, **more}
    return acts.ask_for_report(**wanted)  # type: ignore[arg-type]


def waiting(scene: Scene) -> list[int | None]:
    return sorted(Duty.objects.filter(done_at=None).values_list("body_id", flat=True), key=lambda pk: pk or 0)


def test_each_body_that_answers_for_something_gets_one_duty(scene: Scene) -> None:
    world = scene.world
    make_activity(world, scene.plan, "Öppna data", leads=[world.school, world.care])
    make_activity(world, scene.plan, "Klar", leads=[world.executive], status=Status.DONE, outcome="Klart")
    ask(scene)
    assert waiting(scene) == sorted([world.school.pk, world.care.pk])
    assert {each.due for each in Duty.objects.all()} == {DUE}


def test_the_duty_is_done_when_the_body_has_reported_on_everything(scene: Scene) -> None:
    world, other = scene.world, make_activity(scene.world, scene.plan, "Öppna data", leads=[scene.world.school])
    make_report(world, scene.activity, body=world.school, on=date(2026, 11, 1))  # before it was asked for
    (request,) = ask(scene)
    assert reads.owed(request).count() == 2
    make_report(world, scene.activity, body=world.school)
    assert waiting(scene) == [world.school.pk]
    make_report(world, other, body=world.school)
    assert waiting(scene) == []
    request.refresh_from_db()
    assert request.answered_on == TODAY


def test_somebody_elses_report_is_no_answer_and_finishing_is_one(scene: Scene) -> None:
    world = scene.world
    ask(scene)
    make_report(world, scene.activity, body=world.care)
    make_report(world, scene.activity)
    assert waiting(scene) == [world.school.pk]
    acts.record_outcome(
        activity=scene.activity,
        version=fresh(scene.activity).version,
        status=Status.DONE,
        outcome="Klart",
        outcome_on=TODAY,
        by=world.actor("asa"),
        at=NOW,
    )
    assert waiting(scene) == []


def test_moving_the_responsibility_moves_what_is_owed(scene: Scene) -> None:
    world = scene.world
    ask(scene)
    acts.set_bodies(
        activity=scene.activity, version=1, leads=[world.care], contributing=[], by=world.actor("asa"), at=NOW
    )
    assert waiting(scene) == []


def test_asking_again_moves_the_day_and_never_doubles_the_duty(scene: Scene) -> None:
    ask(scene)
    (again,) = ask(scene, due=date(2026, 12, 20), at=LATER)
    assert ReportRequest.objects.get() == again
    assert (again.asked_on, again.due) == (date(2026, 11, 25), date(2026, 12, 20))
    assert Duty.objects.get().due == date(2026, 12, 20)


def test_asking_is_refused_for_others_for_a_day_gone_by_and_when_nobody_answers(scene: Scene) -> None:
    with pytest.raises(Forbidden):
        ask(scene, by="erik")
    with pytest.raises(Refused) as refused:
        ask(scene, due=date(2026, 11, 20))
    assert refused.value.code == "planning.request.past"
    with pytest.raises(Refused) as refused:
        ask(scene, document=make_plan(scene.world, "Tom plan"))
    assert refused.value.code == "planning.request.nobody"


def test_what_is_owed_is_read_in_few_queries(
    scene: Scene, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    world, erik = scene.world, scene.world.actor("erik")
    bodies = reads.own_bodies(erik)
    ask(scene)
    first = count_queries(lambda: reads.owed_by(erik, bodies))
    for number in range(10):
        make_activity(world, scene.plan, f"Till {number}", leads=[world.school])
    (owed,) = reads.owed_by(erik, bodies)
    assert (len(owed.left), owed.total) == (11, 11)
    assert count_queries(lambda: reads.owed_by(erik, bodies)) == first


def test_a_draft_is_not_followed_up_and_its_pages_do_not_offer_it(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    draft = make_plan(scene.world, "Handlingsplan 2027", adopted=False)
    make_activity(scene.world, draft, "Inför e-arkiv", leads=[scene.world.school])
    with pytest.raises(Refused) as refused:
        ask(scene, document=draft)
    assert refused.value.code == "planning.request.draft"
    for page in ("plan", "follow_up"):
        for plan, offered in ((scene.plan, True), (draft, False)):
            content = as_user("asa").get(reverse(f"planning:{page}", args=[plan.pk])).content.decode()
            assert (reverse("planning:ask_for_report", args=[plan.pk]) in content) is offered, (page, plan.title)
