"""The edges of a round: a plan that has ended, what comes into it meanwhile, and who wrote what before it was in."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty
from farled.direction.reads import DocumentVersion
from farled.planning import acts, reads
from farled.planning.acts.sittings import PAUSE
from farled.planning.models import Sitting
from farled.planning.reads import Answer, Return, Round
from farled.planning.states import Light, Part, ReturnState
from farled.trail.reads import Entry
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW, TODAY
from tests.factories.planning import make_activity, make_round
from tests.planning.conftest import Scene

AsUser = Callable[[str], Client]
WITHOUT = "Äldrenämnden svarar sedan."


def returned(row: Round, body: Any) -> Return:
    return Return.objects.select_related("round", "body").get(round=row, body=body)


def write(answer: Answer, by: Any, text: str, *, at: datetime = NOW, light: Light = Light.GREEN) -> Answer:
    answer.refresh_from_db()
    said = acts.Said(light=light, text=text)
    return acts.save_answer(answer=answer, version=answer.version, said=said, by=by, at=at)


def hand_in(row: Round, body: Any, by: Any, *, at: datetime = NOW) -> Return:
    one = returned(row, body)
    return acts.submit(within=one, version=one.version, by=by, at=at, without=WITHOUT)


def written() -> list[Entry]:
    return list(Entry.objects.filter(verb="planning.return.written").order_by("seq"))


# --- Opening for a plan that has ended --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "first", "last", "year"),
    [
        (date(2025, 9, 30), "2025-01-01", "2025-09-30", "2025"),
        (date(2024, 12, 31), "2024-01-01", "2024-12-31", "2024"),
        (TODAY, "2026-01-01", "2026-12-31", "2026"),
        (None, "2026-01-01", "2026-12-31", "2026"),
    ],
)
def test_a_plan_that_has_ended_is_followed_up_for_its_last_year(
    scene: Scene, as_user: AsUser, until: date | None, first: str, last: str, year: str
) -> None:
    began = date(2023, 1, 1)
    DocumentVersion.objects.filter(document=scene.plan).update(valid_from=began, valid_to=until)
    page = as_user("asa").get(reverse("planning:open_round", args=[scene.plan.pk])).content.decode()
    assert f'value="{first}"' in page
    assert f'value="{last}"' in page
    assert f"Uppföljning {year} av {scene.plan.title}" in page


# --- What comes into the plan meanwhile -------------------------------------------------------------------------------


def test_what_is_added_is_shown_to_the_keeper_and_asked_about_with_one_click(scene: Scene, as_user: AsUser) -> None:
    world, row = scene.world, make_round(scene.world, scene.plan)
    client, address = as_user("asa"), reverse("planning:round", args=[row.pk])
    assert "har tillkommit" not in client.get(address).content.decode()
    new = make_activity(world, scene.plan, "Digital tvilling", leads=[world.school], contributing=[world.executive])
    page = client.get(address).content.decode()
    assert "En aktivitet har tillkommit" in page
    assert "Digital tvilling" in page
    assert "har tillkommit" not in as_user("erik").get(address).content.decode(), "only whoever keeps the plan decides"
    done = client.post(reverse("planning:ask_about_added", args=[row.pk]), follow=True).content.decode()
    assert "De som tar del i det har fått frågan." in done
    assert "En aktivitet har tillkommit" not in done
    assert set(Answer.objects.filter(activity=new).values_list("within__body", "part")) == {
        (world.school.pk, Part.LEAD), (world.executive.pk, Part.CONTRIBUTING),
    }  # fmt: skip
    duty = Duty.objects.get(kind="planning.report", body_id=world.school.pk, done_at=None)
    assert duty.note == "Tillkom under uppföljningen: Digital tvilling."
    assert Duty.objects.filter(kind="planning.contribute", body_id=world.executive.pk, done_at=None).count() == 1
    assert Entry.objects.get(verb="planning.round.extended").why == "Digital tvilling"
    client.post(reverse("planning:ask_about_added", args=[row.pk]))
    assert Answer.objects.filter(activity=new).count() == 2, "nothing is asked twice"


def test_who_has_handed_in_gets_the_answer_back_and_what_was_written_stands(scene: Scene) -> None:
    world, erik = scene.world, scene.world.actor("erik")
    row = make_round(world, scene.plan)
    write(returned(row, world.school).answers.get(), erik, "Mätt i tre byar.")
    assert hand_in(row, world.school, erik).state == ReturnState.SUBMITTED
    make_activity(world, scene.plan, "Digital tvilling", leads=[world.school])
    acts.ask_about_added(round=row, by=world.actor("asa"), at=NOW)
    one = returned(row, world.school)
    assert (one.state, one.submitted_on) == (ReturnState.SENT_BACK, None)
    assert one.comment == "Tillkom under uppföljningen: Digital tvilling."
    assert [(each.text, each.complete) for each in reads.answers(one)] == [("Mätt i tre byar.", True), ("", False)]
    write(one.answers.get(complete=False), erik, "Börjar i mars.")
    assert hand_in(row, world.school, erik).state == ReturnState.SUBMITTED


def test_only_the_keeper_asks_and_only_while_answers_are_taken(scene: Scene) -> None:
    world, asa = scene.world, scene.world.actor("asa")
    row = make_round(world, scene.plan)
    make_activity(world, scene.plan, "Digital tvilling", leads=[world.school])
    with pytest.raises(Forbidden):
        acts.ask_about_added(round=row, by=world.actor("erik"), at=NOW)
    acts.close_round(round=row, version=row.version, by=asa, at=NOW)
    with pytest.raises(Refused) as refused:
        acts.ask_about_added(round=row, by=asa, at=NOW)
    assert refused.value.code == "planning.round.not_open"
    assert Answer.objects.filter(activity__title="Digital tvilling").count() == 0


def test_S20_looking_at_the_address_asks_nobody(scene: Scene, as_user: AsUser) -> None:
    row = make_round(scene.world, scene.plan)
    make_activity(scene.world, scene.plan, "Digital tvilling", leads=[scene.world.school])
    as_user("asa").get(reverse("planning:ask_about_added", args=[row.pk]))
    assert reads.unasked(row).count() == 1


# --- Who wrote what ---------------------------------------------------------------------------------------------------


def test_R18_a_sitting_is_one_row_of_history_and_not_one_for_each_save(scene: Scene) -> None:
    world, erik = scene.world, scene.world.actor("erik")
    make_activity(world, scene.plan, "Öppna data", leads=[world.school])
    row = make_round(world, scene.plan)
    first, second = reads.answers(returned(row, world.school))
    for minute, text in enumerate(("M", "Mä", "Mätt i tre", "Mätt i tre byar.")):
        write(first, erik, text, at=NOW + timedelta(minutes=minute))
    write(second, erik, "Två mängder.", at=NOW + timedelta(minutes=20))
    assert written() == [], "until it is handed in it is the body's own working paper"
    assert Sitting.objects.get().latest_at == NOW + timedelta(minutes=20)
    hand_in(row, world.school, erik, at=NOW + timedelta(minutes=25))
    (told,) = written()
    assert (told.actor_name, told.on_behalf_of) == ("Erik Redaktör", "Skolnämnden")
    before, after = told.changes["answers"]
    assert before == []
    assert after == [
        "Mobiltäckning: enligt plan. pågår. Mätt i tre byar", "Öppna data: enligt plan. pågår. Två mängder",
    ]  # fmt: skip
    assert not Sitting.objects.exists()


def test_R18_each_person_has_rows_of_their_own_and_a_pause_begins_a_new_one(scene: Scene) -> None:
    world = scene.world
    erik, asa = world.actor("erik"), world.actor("asa")
    row = make_round(world, scene.plan)
    answer = returned(row, world.school).answers.get()
    write(answer, erik, "Eriks text.")
    write(answer, asa, "Åsas text.", at=NOW + timedelta(minutes=5))
    write(answer, erik, "Eriks igen.", at=NOW + timedelta(minutes=10))
    write(answer, erik, "Eriks efter lunch.", at=NOW + timedelta(minutes=11) + PAUSE)
    hand_in(row, world.school, erik, at=NOW + timedelta(hours=2))
    assert [each.actor_name for each in written()] == ["Erik Redaktör", "Åsa Strateg", "Erik Redaktör"]
    assert [each.changes["answers"][1][0].rpartition(". ")[2] for each in written()] == [
        "Eriks igen", "Åsas text", "Eriks efter lunch",
    ]  # fmt: skip
    assert written()[1].changes["answers"][0] == ["Mobiltäckning: enligt plan. pågår. Eriks text"]


def test_R18_what_is_never_handed_in_says_who_wrote_but_not_what(scene: Scene) -> None:
    world, erik = scene.world, scene.world.actor("erik")
    row = make_round(world, scene.plan)
    write(returned(row, world.school).answers.get(), erik, "Bara ett utkast.")
    row.refresh_from_db()
    acts.close_round(round=row, version=row.version, by=world.actor("asa"), at=NOW)
    (told,) = written()
    assert (told.actor_name, told.changes["answers"]) == ("Erik Redaktör", [[], ["Mobiltäckning"]])
    assert "utkast" not in str(told.changes)


def test_the_body_sees_who_has_written_and_others_do_not(scene: Scene, as_user: AsUser) -> None:
    world = scene.world
    row = make_round(world, scene.plan)
    one = returned(row, world.school)
    write(one.answers.get(), world.actor("asa"), "Ett utkast.")
    address = reverse("planning:answers", args=[one.pk])
    page = as_user("erik").get(address).content.decode()
    assert "Har skrivit sedan svaret senast lämnades in:" in page
    assert "Åsa Strateg" in page
    assert as_user("maj").get(address).status_code == 403
    hand_in(row, world.school, world.actor("erik"))
    page = as_user("erik").get(address).content.decode()
    assert "Har skrivit sedan" not in page
    assert "Åsa Strateg skrev i svaret" in page


def test_a_return_from_which_everything_is_taken_leaves_word_of_who_wrote(scene: Scene) -> None:
    world = scene.world
    row = make_round(world, scene.plan)
    write(returned(row, world.school).answers.get(), world.actor("erik"), "Ett utkast.")
    scene.activity.refresh_from_db()
    acts.set_bodies(
        activity=scene.activity, version=scene.activity.version, leads=[world.executive], contributing=[world.care],
        by=world.actor("asa"), at=NOW,
    )  # fmt: skip
    assert not Return.objects.filter(round=row, body=world.school).exists()
    assert [each.actor_name for each in written()] == ["Erik Redaktör"]
