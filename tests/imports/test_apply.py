"""Rows come into the plan all at once or not at all, and never twice."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.imports import acts, tasks
from farled.imports.invariants import applied_rows_stand_in_their_plan, readings_stay_in_their_organisation
from farled.imports.models import Draft, Reading
from farled.imports.states import DraftKind, ReadingState, RowState
from farled.planning.reads import Activity
from farled.planning.states import ActivityKind, Part, Status
from farled.thread.reads import Edge, Node
from farled.trail.reads import history_of
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.imports.conftest import PLAN, settle

AsUser = Callable[[str], Client]
TakeIn = Callable[..., Reading]
Apply = Callable[..., Reading]


def state_of_everything() -> list[object]:
    return [
        list(Activity.objects.order_by("pk").values()),
        list(Node.objects.order_by("pk").values()),
        list(Edge.objects.order_by("pk").values()),
    ]


def rows_of(count: int, *, bad: int | None = None) -> str:
    lines = [f"Område {n % 7};Aktivitet {n};Skolnämnden;2026;Ny" for n in range(count)]
    if bad is not None:
        lines[bad] = f"Område 1;{'Ord' * 120}{bad};Skolnämnden;2026;Ny"
    return "\n".join(["Målområde;Aktivitet;Ansvarig;Period;Status", *lines])


def test_confirmed_rows_become_activities_with_bodies_goals_and_source(
    world: World, as_user: AsUser, take_in: TakeIn, apply: Apply
) -> None:
    reading = take_in()
    settle(reading, world)
    reading = apply(reading)
    assert reading.state == ReadingState.APPLIED
    chat, forms, servers = reading.document.activities.order_by("position")
    assert (chat.title, chat.status, chat.description) == ("Öppna en chatt", Status.ONGOING, "Svar inom en minut")
    assert [(part.body, part.part) for part in chat.parts.all()] == [(world.school, Part.LEAD)]
    assert chat.objective is not None
    assert chat.objective.title == "Enkel kontakt"
    assert chat.source == "plan.csv, rad 2"
    assert (servers.responsible_text, servers.parts.count()) == ("respektive nämnd", 0)
    assert forms.end == date(2027, 12, 31)
    assert [draft.activity for draft in reading.drafts.order_by("number")] == [chat, forms, servers]
    page = as_user("asa").get(reverse("imports:reading", args=[reading.pk])).content.decode()
    assert "Så blev det" in page
    assert "Införda i planen" in page
    assert history_of(reading)[0].verb == "imports.reading.applied"
    assert list(applied_rows_stand_in_their_plan()) == []
    assert list(readings_stay_in_their_organisation()) == []


def test_the_page_says_in_words_what_will_happen(world: World, as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    client, asa = as_user("asa"), world.actor("asa")
    acts.confirm_sure(reading=reading, by=asa, at=NOW)
    acts.drop(draft=reading.drafts.get(number=2), by=asa, at=NOW)
    shown = client.get(reverse("imports:apply", args=[reading.pk])).content.decode()
    assert "1 aktivitet kommer in i planen" in shown
    assert "Ett mål läggs till i planen: Enkel kontakt." in shown
    assert "En rad tas inte med." in shown
    assert "En rad är inte bestämd." in shown


def test_undecided_rows_hinder_unless_they_are_knowingly_left_out(
    world: World, as_user: AsUser, take_in: TakeIn, django_capture_on_commit_callbacks: Any
) -> None:
    reading, client = take_in(), as_user("asa")
    acts.confirm_sure(reading=reading, by=world.actor("asa"), at=NOW)
    reading.refresh_from_db()
    address = reverse("imports:apply", args=[reading.pk])
    response = client.post(address, {"version": reading.version})
    assert response.status_code == 409
    assert "Det finns rader som inte är bestämda (1)" in response.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address, {"version": reading.version, "leave_out": "on"}).status_code == 303
    reading.refresh_from_db()
    assert (reading.state, reading.document.activities.count()) == (ReadingState.APPLIED, 2)
    assert reading.drafts.get(number=3).state == RowState.UNDECIDED


def test_nothing_confirmed_is_nothing_to_apply(world: World, take_in: TakeIn, apply: Apply) -> None:
    reading = take_in()
    with pytest.raises(Refused, match=r"imports\.apply\.nothing"):
        apply(reading, leave_out=True)


def test_F3_one_bad_row_among_many_and_nothing_is_applied(
    world: World, as_user: AsUser, take_in: TakeIn, apply: Apply
) -> None:
    reading = take_in(rows_of(300))
    acts.confirm_sure(reading=reading, by=world.actor("asa"), at=NOW)
    before = state_of_everything()
    Draft.objects.filter(reading=reading, number=177).update(title="x" * 301)
    Draft.objects.filter(reading=reading, number=200).update(title="Dold\u200btext")
    reading = apply(reading)
    assert reading.state == ReadingState.REVIEW
    assert state_of_everything() == before
    assert reading.document.objectives.count() == 0
    faulty = reading.drafts.filter(faulty=True).order_by("number")
    assert [draft.number for draft in faulty] == [177, 200], "all problems of all rows are told together"
    page = as_user("asa").get(reverse("imports:reading", args=[reading.pk])).content.decode()
    assert "2 rader kan inte föras in som de är." in page
    assert "Namnet har 301 tecken och får ha högst 300." in page
    assert "Rad 178" in page, "the place in the file"


def test_F3_the_same_file_applied_again_changes_nothing(
    world: World, as_user: AsUser, take_in: TakeIn, apply: Apply
) -> None:
    first = take_in()
    settle(first, world)
    apply(first)
    before = state_of_everything()
    second = take_in(plan=first.document)
    assert set(second.drafts.values_list("state", flat=True)) == {RowState.THERE}
    page = as_user("asa").get(reverse("imports:reading", args=[second.pk])).content.decode()
    assert "Samma fil lästes in i samma plan" in page
    assert "finns redan i planen" in page
    with pytest.raises(Refused, match=r"imports\.apply\.nothing"):
        apply(second)
    assert state_of_everything() == before


def test_F3_work_done_twice_is_done_once(world: World, take_in: TakeIn, apply: Apply) -> None:
    reading = take_in()
    settle(reading, world)
    apply(reading)
    before = state_of_everything()
    tasks.apply.call(reading.pk)
    with pytest.raises(Refused):
        acts.apply(reading=reading, by=world.actor("asa"), at=NOW)
    assert state_of_everything() == before


def test_what_came_into_the_plan_meanwhile_is_not_added_again(world: World, take_in: TakeIn, apply: Apply) -> None:
    first = take_in()
    second = take_in(plan=first.document)
    for reading in (first, second):
        settle(reading, world)
        apply(reading)
    assert first.document.activities.count() == 3
    assert set(second.drafts.values_list("state", flat=True)) == {RowState.THERE}


def test_rows_left_over_come_in_later(world: World, take_in: TakeIn, apply: Apply) -> None:
    reading = take_in()
    acts.confirm_sure(reading=reading, by=world.actor("asa"), at=NOW)
    apply(reading, leave_out=True)
    settle(reading, world)
    reading = apply(reading)
    assert reading.document.activities.count() == 3


def test_insatser_come_first_and_activities_are_part_of_them(world: World, take_in: TakeIn, apply: Apply) -> None:
    reading = take_in()
    settle(reading, world)
    Draft.objects.filter(reading=reading, number=3).update(kind=DraftKind.INSATS, title="En väg in")
    Draft.objects.filter(reading=reading, number=1).update(part_of="En väg in")
    Draft.objects.filter(reading=reading, number=2).update(part_of="Något annat")
    apply(reading)
    chat, forms, insats = reading.document.activities.order_by("position")
    assert insats.kind == ActivityKind.INSATS
    assert chat.insats == insats
    assert forms.insats is None
    assert forms.description.endswith("Något annat"), "nothing is lost"


def test_a_body_that_has_closed_hinders_in_words(world: World, take_in: TakeIn, apply: Apply) -> None:
    reading = take_in()
    settle(reading, world)
    world.school.closed_on = NOW.date()
    world.school.save()
    reading = apply(reading)
    assert reading.state == ReadingState.REVIEW
    assert [each["code"] for each in reading.drafts.get(number=1).problems] == ["imports.row.body_gone"]


def test_an_outcome_is_dated_when_its_period_ended(world: World, take_in: TakeIn, apply: Apply) -> None:
    reading = take_in("Aktivitet;Period;Utfall\nUtbilda lärare;2022-2023;Alla skolor har deltagit.\n")
    settle(reading, world)
    apply(reading)
    activity = reading.document.activities.get()
    assert (activity.status, activity.outcome) == (Status.DONE, "Alla skolor har deltagit.")
    assert activity.outcome_on == date(2023, 12, 31)


def test_R1_a_reading_somebody_else_has_moved_on_is_not_applied(world: World, as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    settle(reading, world)
    response = as_user("asa").post(reverse("imports:apply", args=[reading.pk]), {"version": 1})
    assert response.status_code == 412
    assert reading.document.activities.count() == 0


def test_the_applied_file_cannot_be_left_or_read_anew(
    world: World, as_user: AsUser, take_in: TakeIn, apply: Apply
) -> None:
    reading = take_in()
    settle(reading, world)
    reading = apply(reading)
    client = as_user("asa")
    assert client.post(reverse("imports:abandon", args=[reading.pk]), {"version": reading.version}).status_code == 409
    assert client.get(reverse("imports:columns", args=[reading.pk])).status_code == 409
    assert client.post(reverse("imports:drop", args=[reading.drafts.get(number=1).pk])).status_code == 409


def test_R18_the_history_tells_who_and_what(world: World, as_user: AsUser, take_in: TakeIn, apply: Apply) -> None:
    reading = take_in(PLAN)
    settle(reading, world)
    apply(reading)
    page = as_user("asa").get(reverse("imports:reading", args=[reading.pk])).content.decode()
    for words in (
        "Åsa Strateg laddade upp plan.csv för inläsning",
        "Åsa Strateg bekräftade rad 1. Öppna en chatt",
        "Raderna ur plan.csv är införda i planen",
    ):
        assert words in page
