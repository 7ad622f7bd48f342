"""A round from opening to handing in: who owes what, saved as it goes, heard, approved, reminded, closed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty
from farled.people import acts as people
from farled.people.states import Role
from farled.planning import acts, reads
from farled.planning.reads import Answer, Return, Round
from farled.planning.states import Light, Part, ReturnState, RoundState, Status
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Refused
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.planning import fresh, make_activity, make_plan, make_report, make_round
from tests.planning.conftest import Scene

DUE = date(2026, 12, 10)
HEARD = date(2026, 12, 1)
LATER = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def waiting(kind: str = "planning.report") -> list[int | None]:
    rows = Duty.objects.filter(done_at=None, kind=kind)
    return sorted(rows.values_list("body_id", flat=True), key=lambda pk: pk or 0)


def returned(row: Round, body: Any) -> Return:
    return Return.objects.get(round=row, body=body)


def said(**more: Any) -> acts.Said:
    return acts.Said(**{"light": Light.GREEN, "text": "Det går bra.", **more})


def save(answer: Answer, by: Any, what: acts.Said | None = None, version: int | None = None) -> Answer:
    answer.refresh_from_db()
    return acts.save_answer(answer=answer, version=version or answer.version, said=what or said(), by=by, at=NOW)


def hand_in(row: Round, body: Any, by: Any, **more: Any) -> Return:
    one = returned(row, body)
    return acts.submit(within=one, version=one.version, by=by, at=NOW, **more)


def heard(row: Round, body: Any, by: Any) -> Return:
    one = returned(row, body)
    for answer in one.answers.filter(part=Part.CONTRIBUTING):
        save(answer, by, said(text="Vi har öppnat två mottagningar."))
    one.refresh_from_db()
    return acts.contribute(within=one, version=one.version, by=by, at=NOW)


# --- Opening ----------------------------------------------------------------------------------------------------------


def test_each_body_that_takes_part_gets_what_it_owes_and_a_duty(scene: Scene) -> None:
    world = scene.world
    make_activity(world, scene.plan, "Öppna data", leads=[world.school, world.care])
    make_activity(world, scene.plan, "Klar", leads=[world.executive], status=Status.DONE, outcome="Klart")
    row = make_round(world, scene.plan, due=DUE, heard_by=HEARD)
    assert waiting() == sorted([world.school.pk, world.care.pk])
    assert waiting("planning.contribute") == [world.care.pk]
    assert set(Duty.objects.values_list("kind", "due")) == {("planning.report", DUE), ("planning.contribute", HEARD)}
    parts = {each.one.body: (each.leads, each.contributes) for each in reads.standings(row)}
    assert parts == {world.school: (2, 0), world.care: (1, 1)}


def test_sending_out_is_taken_up_where_it_stopped(scene: Scene) -> None:
    row = make_round(scene.world, scene.plan)
    acts.send_out(round=row, bodies=sorted(reads.taking_part_in(scene.plan)), by=scene.world.hand, at=NOW)
    assert Return.objects.count() == 2
    assert Answer.objects.count() == 2


def test_the_job_sends_out_and_the_page_tells(
    scene: Scene, as_user: Callable[[str], Client], django_capture_on_commit_callbacks: Any
) -> None:
    asa = as_user("asa")
    form = {"title": "Årets uppföljning", "period_from": "2026-01-01", "period_to": "2026-12-31", "due": "2026-12-10"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = asa.post(reverse("planning:open_round", args=[scene.plan.pk]), form)
    assert answer.status_code == 303, answer.content.decode()
    shown = asa.get(answer["Location"]).content.decode()
    assert "Skolnämnden" in shown
    assert "0 av 2" in shown.replace("\N{NO-BREAK SPACE}", " ")


def test_opening_is_refused_for_others_twice_too_late_and_when_nobody_answers(scene: Scene) -> None:
    world = scene.world
    with pytest.raises(Forbidden):
        make_round(world, scene.plan, by=world.actor("erik"))
    tries: dict[str, dict[str, Any]] = {
        "planning.request.past": {"due": date(2026, 11, 20)},
        "planning.round.heard_late": {"due": DUE, "heard_by": date(2026, 12, 11)},
        "planning.period.backwards": {"period_to": date(2025, 1, 1)},
        "planning.request.nobody": {"plan": make_plan(world, "Tom plan")},
        "planning.request.draft": {"plan": make_plan(world, "Utkast", adopted=False)},
        "planning.round.no_approver": {"approving": [world.school]},
    }
    for code, more in tries.items():
        with pytest.raises(Refused) as refused:
            make_round(world, more.pop("plan", scene.plan), **more)
        assert refused.value.code == code
    make_round(world, scene.plan)
    with pytest.raises(Refused) as refused:
        make_round(world, scene.plan)
    assert refused.value.code == "planning.round.open_already"


# --- Answering --------------------------------------------------------------------------------------------------------


def test_an_answer_is_kept_as_it_is_typed_and_becomes_a_report_when_handed_in(scene: Scene) -> None:
    world, erik, maj = scene.world, scene.world.actor("erik"), scene.world.actor("maj")
    row = make_round(world, scene.plan)
    (answer,) = returned(row, world.school).answers.all()
    half = save(answer, erik, said(light=""))
    assert not half.complete
    assert returned(row, world.school).state == ReturnState.STARTED
    assert fresh(scene.activity).light == ""
    heard(row, world.care, maj)
    with pytest.raises(Refused) as refused:
        hand_in(row, world.school, erik)
    assert refused.value.code == "planning.return.left"
    assert scene.activity.title in str(refused.value.sentence)
    save(answer, erik, said(light=Light.YELLOW, next_step="Mät igen."))
    one = hand_in(row, world.school, erik)
    assert (one.state, one.submitted_on) == (ReturnState.SUBMITTED, TODAY)
    activity = fresh(scene.activity)
    assert (activity.light, activity.status) == (Light.YELLOW, Status.ONGOING)
    report = reads.latest_report(activity)
    assert report is not None
    assert (report.text, report.next_step, report.body) == ("Det går bra.", "Mät igen.", world.school)
    assert waiting() == []


def test_R1_two_editors_never_overwrite_each_other(scene: Scene) -> None:
    erik = scene.world.actor("erik")
    row = make_round(scene.world, scene.plan)
    (answer,) = returned(row, scene.world.school).answers.all()
    save(answer, erik, version=1)
    with pytest.raises(Stale) as stale:
        save(answer, scene.world.actor("asa"), said(text="Något annat."), version=1)
    assert stale.value.stored["text"] == "Det går bra."
    answer.refresh_from_db()
    assert answer.text == "Det går bra."


def test_the_one_who_leads_sees_others_only_when_they_have_handed_over(scene: Scene) -> None:
    world, maj = scene.world, scene.world.actor("maj")
    row = make_round(world, scene.plan)
    one = returned(row, world.care)
    (theirs,) = one.answers.all()
    save(theirs, maj, said(text="Halvt utkast"))
    mine = list(returned(row, world.school).answers.all())
    assert [each.text for each in reads.heard(mine, row.pk)[scene.activity.pk]] == [""]
    heard(row, world.care, maj)
    assert [each.text for each in reads.heard(mine, row.pk)[scene.activity.pk]] == ["Vi har öppnat två mottagningar."]
    assert returned(row, world.care).state == ReturnState.SUBMITTED, "it leads nothing, so it has answered"
    with pytest.raises(Refused):
        save(theirs, maj, said(text="Ångrar mig"))


def test_without_a_late_contributor_only_with_a_reason(scene: Scene) -> None:
    world, erik = scene.world, scene.world.actor("erik")
    row = make_round(world, scene.plan)
    (answer,) = returned(row, world.school).answers.all()
    save(answer, erik)
    with pytest.raises(Refused) as refused:
        hand_in(row, world.school, erik)
    assert (refused.value.code, refused.value.field) == ("planning.return.unheard", "without")
    assert hand_in(row, world.school, erik, without="De har semester.").without == "De har semester."


def test_finishing_needs_an_outcome_and_writes_it(scene: Scene) -> None:
    world, erik = scene.world, scene.world.actor("erik")
    row = make_round(world, scene.plan)
    (answer,) = returned(row, world.school).answers.all()
    assert not save(answer, erik, said(status=Status.DONE)).complete
    assert save(answer, erik, said(status=Status.DONE, outcome="Alla nås.")).complete
    hand_in(row, world.school, erik, without="Ingen svarar.")
    assert (fresh(scene.activity).status, fresh(scene.activity).outcome) == (Status.DONE, "Alla nås.")


@pytest.mark.parametrize("who", ["maj", "vera", "bo", "otto"])
def test_S4_nobody_else_writes_for_the_body(scene: Scene, who: str) -> None:
    row = make_round(scene.world, scene.plan)
    (answer,) = returned(row, scene.world.school).answers.all()
    with pytest.raises(Forbidden):
        save(answer, scene.world.actor(who))
    with pytest.raises(Forbidden):
        hand_in(row, scene.world.school, scene.world.actor(who))


# --- Approval ---------------------------------------------------------------------------------------------------------


def with_approver(world: World, who: str = "cora") -> Any:
    people.assign(
        user=world.users[who], organisation=world.ours, role=Role.DECIDER, body=world.school,
        valid_from=LONG_AGO, by=world.hand, at=NOW,
    )  # fmt: skip
    return world.actor(who)


def test_somebody_else_approves_and_nobody_their_own_text(scene: Scene) -> None:
    world, erik = scene.world, scene.world.actor("erik")
    cora, same = with_approver(world), with_approver(world, "erik")
    row = make_round(world, scene.plan, approving=[world.school])
    (answer,) = returned(row, world.school).answers.all()
    save(answer, erik)
    one = hand_in(row, world.school, erik, without="Brådskar.")
    assert (one.state, waiting(), waiting("planning.approve")) == (ReturnState.FOR_APPROVAL, [], [world.school.pk])
    assert fresh(scene.activity).light == ""
    with pytest.raises(Forbidden) as refused:
        acts.approve(within=one, version=one.version, by=same, at=NOW)
    assert refused.value.code == "planning.return.own_text"
    with pytest.raises(Refused) as unsaid:
        acts.send_back(within=one, version=one.version, comment=" ", by=cora, at=NOW)
    assert unsaid.value.code == "planning.return.comment"
    one = acts.send_back(within=one, version=one.version, comment="Vad är nästa steg?", by=cora, at=NOW)
    assert (one.state, waiting(), waiting("planning.approve")) == (ReturnState.SENT_BACK, [world.school.pk], [])
    save(answer, erik, said(next_step="Mät igen."))
    one = hand_in(row, world.school, erik, without="Brådskar.")
    one = acts.approve(within=one, version=one.version, by=cora, at=NOW)
    assert (one.state, one.approved_by) == (ReturnState.SUBMITTED, world.users["cora"])
    report = reads.latest_report(scene.activity)
    assert report is not None
    assert report.reporter == "Erik Redaktör"


def test_sent_back_by_the_keeper_it_is_handed_in_again_and_only_what_is_new_is_reported(scene: Scene) -> None:
    world, erik, asa = scene.world, scene.world.actor("erik"), scene.world.actor("asa")
    other = make_activity(world, scene.plan, "Öppna data", leads=[world.school])
    row = make_round(world, scene.plan)
    for answer in returned(row, world.school).answers.all():
        save(answer, erik)
    one = hand_in(row, world.school, erik, without="Brådskar.")
    one = acts.send_back(within=one, version=one.version, comment="Förtydliga.", by=asa, at=NOW)
    save(one.answers.get(activity=other), erik, said(text="Tydligare."))
    hand_in(row, world.school, erik, without="Brådskar.")
    assert (reads.reports(scene.activity).count(), reads.reports(other).count()) == (1, 2)


# --- Told outside the round, moved, dropped ---------------------------------------------------------------------------


def test_who_reports_everything_on_the_activities_has_answered(scene: Scene) -> None:
    world, other = scene.world, make_activity(scene.world, scene.plan, "Öppna data", leads=[scene.world.school])
    make_report(world, scene.activity, body=world.school, on=date(2026, 11, 1))  # before it was asked for
    row = make_round(world, scene.plan)
    assert len(reads.left_of(returned(row, world.school), Part.LEAD)) == 2
    make_report(world, other, body=world.school)
    make_report(world, scene.activity, body=world.care, text="Vi är med.")
    assert returned(row, world.care).state == ReturnState.SUBMITTED
    make_report(world, scene.activity, body=world.school)
    assert returned(row, world.school).submitted_on == TODAY
    assert waiting() == []


def test_finishing_is_an_answer_and_moving_responsibility_moves_what_is_owed(scene: Scene) -> None:
    world, asa = scene.world, scene.world.actor("asa")
    other = make_activity(world, scene.plan, "Öppna data", leads=[world.school])
    row = make_round(world, scene.plan)
    acts.set_bodies(activity=other, version=1, leads=[world.executive], contributing=[], by=asa, at=NOW)
    assert waiting() == sorted([world.school.pk, world.executive.pk])
    assert returned(row, world.school).answers.count() == 1
    acts.set_bodies(activity=other, version=2, leads=[world.school], contributing=[], by=asa, at=NOW)
    assert not Return.objects.filter(round=row, body=world.executive).exists()
    assert waiting() == [world.school.pk]
    for one in (scene.activity, other):
        acts.record_outcome(
            activity=one, version=fresh(one).version, status=Status.DONE, outcome="Klart", outcome_on=TODAY, by=asa,
            at=NOW,
        )  # fmt: skip
    assert waiting() == []


# --- Reminding and closing --------------------------------------------------------------------------------------------


def test_reminding_moves_the_day_and_never_doubles_the_duty(scene: Scene) -> None:
    asa = scene.world.actor("asa")
    row = make_round(scene.world, scene.plan)
    later = date(2026, 12, 20)
    number = acts.remind(round=row, returns=list(row.returns.all()), due=later, note="Tack", by=asa, at=LATER)
    assert number == 2
    assert set(Duty.objects.values_list("due", "note")) == {(later, "Tack")}
    assert Duty.objects.count() == 2
    with pytest.raises(Forbidden):
        acts.remind(round=row, returns=[], due=later, note="", by=scene.world.actor("erik"), at=LATER)


def test_closed_takes_no_answers_until_it_is_opened_again(scene: Scene) -> None:
    world, asa, erik = scene.world, scene.world.actor("asa"), scene.world.actor("erik")
    row = make_round(world, scene.plan)
    (answer,) = returned(row, world.school).answers.all()
    row = acts.close_round(round=row, version=row.version, by=asa, at=NOW)
    assert (row.state, Duty.objects.filter(done_at=None).count()) == (RoundState.CLOSED, 0)
    with pytest.raises(Refused) as refused:
        save(answer, erik)
    assert refused.value.code == "planning.round.not_open"
    acts.reopen_round(round=row, version=row.version, due=DUE, by=asa, at=NOW)
    save(answer, erik)
    assert waiting() == [world.school.pk]


# --- Pages ------------------------------------------------------------------------------------------------------------


def test_a_bodys_page_saves_as_it_goes_and_shows_both_texts_on_conflict(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    world, erik = scene.world, as_user("erik")
    row = make_round(world, scene.plan)
    one = returned(row, world.school)
    (answer,) = one.answers.all()
    page, address = reverse("planning:answers", args=[one.pk]), reverse("planning:answer", args=[answer.pk])
    assert "Ett svar återstår" in erik.get(page).content.decode()
    typed = {"light": "green", "text": "Åtta skolor är klara.", "status": "ongoing", "version": "1"}
    saved = erik.post(address, typed, headers={"HX-Request": "true"})
    assert (saved.status_code, 'value="2"' in saved.content.decode()) == (200, True)
    stale = erik.post(address, typed | {"text": "Nio skolor."}, headers={"HX-Request": "true"})
    assert (stale.status_code, 'value="1"' in stale.content.decode()) == (412, True)
    both = erik.post(address, typed | {"text": "Nio skolor."})
    assert both.status_code == 412
    assert "Åtta skolor är klara." in both.content.decode()
    assert "Nio skolor." in both.content.decode()
    again = erik.post(address, typed | {"text": "Nio skolor.", "version": "2"})
    assert again["Location"] == f"{page}#del-{answer.pk}"
    assert "Nio skolor." in erik.get(page).content.decode()


def test_what_is_not_handed_in_is_read_by_the_body_and_the_keeper_only(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    row = make_round(scene.world, scene.plan)
    page = reverse("planning:answers", args=[returned(row, scene.world.school).pk])
    expected = {"erik": 200, "asa": 200, "maj": 403, "vera": 403, "otto": 404}
    assert {who: as_user(who).get(page).status_code for who in expected} == expected


def test_a_bodys_page_takes_few_queries_however_much_it_owes(
    scene: Scene, as_user: Callable[[str], Client], count_queries: Callable[[Callable[[], object]], int]
) -> None:
    world, erik = scene.world, as_user("erik")
    for number in range(20):
        make_activity(world, scene.plan, f"Aktivitet {number}", leads=[world.school], contributing=[world.care])
    row = make_round(world, scene.plan)
    page = reverse("planning:answers", args=[returned(row, world.school).pk])
    erik.get(page)
    assert count_queries(lambda: erik.get(page)) <= 12
