"""What columns, names and goals of a file stand for: said once, used for all rows, remembered for the next file."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.direction.states import Level
from farled.imports import acts
from farled.imports.models import ColumnMap, Draft, NamedGoal, NamedParty, Reading
from farled.imports.states import GoalChoice, PartyChoice, ReadingState, RowState
from farled.people.models import Assignment
from farled.people.states import Role
from tests.cast import LONG_AGO, NOW, World
from tests.factories.planning import make_area, make_plan
from tests.imports.conftest import PLAN

AsUser = Callable[[str], Client]
TakeIn = Callable[..., Reading]
FRENCH = """Intitulé;Pilote;Échéance;Remarques
Ouvrir un guichet;Skolnämnden;2026;Vite
Former les agents;Äldrenämnden;2027;
"""


def choose(reading: Reading, **fields: str) -> dict[str, str]:
    """The columns form of a reading's first table, filled in."""
    return {"use-t0": "on"} | {f"t0-column-{index.removeprefix('c')}": value for index, value in fields.items()}


def test_columns_nobody_knows_are_pointed_out_and_the_file_is_read_anew(
    as_user: AsUser, take_in: TakeIn, django_capture_on_commit_callbacks: Any
) -> None:
    reading, client = take_in(FRENCH), as_user("asa")
    assert not reading.drafts.exists()
    shown = client.get(reverse("imports:reading", args=[reading.pk])).content.decode()
    assert "har rubriker som inte känns igen" in shown
    address = reverse("imports:columns", args=[reading.pk])
    asked = client.get(address).content.decode()
    for words in ("Intitulé", "Ouvrir un guichet · Former les agents", "Namn: vad som ska göras"):
        assert words in asked
    with django_capture_on_commit_callbacks(execute=True):
        sent = choose(reading, c0="title", c1="responsible", c2="period", c3="comment")
        assert client.post(address, sent).status_code == 303
    titles = list(Draft.objects.filter(reading=reading).order_by("number").values_list("title", flat=True))
    assert titles == ["Ouvrir un guichet", "Former les agents"]
    assert Draft.objects.get(number=1).description == "Kommentar: Vite"


def test_pointed_out_columns_are_used_for_the_next_file_which_says_so(
    world: World, as_user: AsUser, take_in: TakeIn, django_capture_on_commit_callbacks: Any
) -> None:
    first, client = take_in(FRENCH), as_user("asa")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            reverse("imports:columns", args=[first.pk]),
            choose(first, c0="title", c1="responsible", c2="period", c3="ignore"),
        )
    second = take_in(FRENCH.replace("guichet", "bureau"))
    assert second.drafts.count() == 2
    shown = client.get(reverse("imports:reading", args=[second.pk])).content.decode()
    assert "Kolumnerna är lästa som ni har pekat ut dem tidigare." in shown
    mapped = ColumnMap.objects.get()
    assert mapped.columns == {"0": "title", "1": "responsible", "2": "period", "3": "ignore"}
    assert mapped.organisation == world.ours


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"c0": "comment", "c1": "responsible", "c2": "period", "c3": "ignore"}, "Peka ut vilken kolumn"),
        ({"c0": "title", "c1": "title", "c2": "period", "c3": "ignore"}, "är vald för flera kolumner"),
    ],
)
def test_columns_that_make_no_rows_are_refused_with_the_choices_kept(
    as_user: AsUser, take_in: TakeIn, fields: dict[str, str], words: str
) -> None:
    reading = take_in(FRENCH)
    response = as_user("asa").post(reverse("imports:columns", args=[reading.pk]), choose(reading, **fields))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not ColumnMap.objects.exists()


def test_some_table_must_be_chosen(as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in(FRENCH)
    address = reverse("imports:columns", args=[reading.pk])
    response = as_user("asa").post(address, {"t0-column-0": "title"})
    assert response.status_code == 422
    assert "Ingen tabell är vald" in response.text
    reading.refresh_from_db()
    assert reading.state == ReadingState.REVIEW


def test_names_somebody_else_has_decided_meanwhile_stay_decided(world: World, as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in(PLAN + "Trygg drift;Byt nätverk;;berörda nämnder;2027;Ny\n")
    first, second = NamedParty.objects.filter(choice=PartyChoice.OPEN).order_by("name_key")
    acts.decide_parties(reading=reading, meant={first.pk: acts.Meant(PartyChoice.TEXT)}, by=world.actor("asa"), at=NOW)
    as_user("asa").post(reverse("imports:bodies", args=[reading.pk]), {f"who-{second.pk}": "text"})
    assert set(NamedParty.objects.filter(pk__in=[first.pk, second.pk]).values_list("choice", flat=True)) == {"text"}


def test_a_name_is_decided_once_for_all_its_rows(world: World, as_user: AsUser, take_in: TakeIn) -> None:
    reading, client = take_in(PLAN + "Trygg drift;Byt nätverk;;respektive nämnd;2027;Ny\n"), as_user("asa")
    party = NamedParty.objects.get(name="respektive nämnd")
    address = reverse("imports:bodies", args=[reading.pk])
    assert "ingen bestämd enhet" in client.get(address).content.decode()
    sent = {f"who-{each.pk}": "" for each in reading.parties.all()} | {f"who-{party.pk}": str(world.care.pk)}
    sent |= {f"who-{each.pk}": str(each.bodies[0]) for each in reading.parties.exclude(pk=party.pk)}
    assert client.post(address, sent).status_code == 303
    party.refresh_from_db()
    assert (party.choice, party.bodies, party.decided) == (PartyChoice.BODIES, [world.care.pk], True)
    assert not NamedParty.objects.filter(decided=True).exclude(pk=party.pk).exists()
    assert not reading.drafts.to_look_at().exists()


def test_a_choice_to_be_remembered_holds_for_the_next_file(world: World, take_in: TakeIn) -> None:
    first = take_in()
    party = NamedParty.objects.get(name="respektive nämnd")
    meant = {party.pk: acts.Meant(PartyChoice.BODIES, (world.school, world.care), remember=True)}
    acts.decide_parties(reading=first, meant=meant, by=world.actor("asa"), at=NOW)
    again = NamedParty.objects.get(name="respektive nämnd", reading=take_in(PLAN.replace("chatt", "telefon")))
    assert (again.bodies, again.remembered) == ([world.school.pk, world.care.pk], True)
    world.school.refresh_from_db()
    assert world.school.aliases == [], "a strategist does not change bodies"


def test_whoever_keeps_the_bodies_gives_the_body_another_name(world: World, take_in: TakeIn) -> None:
    reading = take_in(PLAN.replace("respektive nämnd", "ÄN"))
    Assignment.objects.create(
        user=world.users["asa"], organisation=world.ours, role=Role.ADMINISTRATOR, valid_from=LONG_AGO
    )
    party = NamedParty.objects.get(name="ÄN")
    meant = {party.pk: acts.Meant(PartyChoice.BODIES, (world.care,), remember=True)}
    acts.decide_parties(reading=reading, meant=meant, by=world.actor("asa"), at=NOW)
    world.care.refresh_from_db()
    assert world.care.aliases == ["ÄN"]


def test_S3_a_body_of_another_organisation_is_not_offered(world: World, as_user: AsUser, take_in: TakeIn) -> None:
    reading = take_in()
    party = NamedParty.objects.get(name="respektive nämnd")
    sent = {f"who-{party.pk}": str(world.their_body.pk)}
    assert as_user("asa").post(reverse("imports:bodies", args=[reading.pk]), sent).status_code == 422
    party.refresh_from_db()
    assert party.choice == PartyChoice.OPEN


def test_goal_areas_are_matched_to_those_of_the_plan(world: World, take_in: TakeIn) -> None:
    plan = make_plan(world)
    area = make_area(world, plan, "Enkel kontakt")
    reading = take_in(plan=plan)
    goals = {goal.name: (goal.choice, goal.objective) for goal in NamedGoal.objects.filter(reading=reading)}
    assert goals == {"Enkel kontakt": (GoalChoice.KNOWN, area), "Trygg drift": (GoalChoice.NONE, None)}


def test_a_goal_is_chosen_among_those_there_are_or_added(world: World, as_user: AsUser, take_in: TakeIn) -> None:
    plan = make_plan(world)
    area = make_area(world, plan, "Kontakt")
    reading, client = take_in(plan=plan), as_user("asa")
    first, second = NamedGoal.objects.filter(reading=reading).order_by("pk")
    address = reverse("imports:goals", args=[reading.pk])
    assert "Enkel kontakt" in client.get(address).content.decode()
    client.post(address, {f"goal-{first.pk}": str(area.pk), f"goal-{second.pk}": "create"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.choice, first.objective) == (GoalChoice.KNOWN, area)
    assert second.choice == GoalChoice.CREATE


def test_added_goals_come_into_the_plan_with_the_rows(world: World, take_in: TakeIn, apply: Any) -> None:
    reading = take_in(
        "Målområde;Mål;Aktivitet;Ansvarig;Period\nEnkel kontakt;Alla får svar;Öppna en chatt;Skolnämnden;2026\n"
    )
    acts.confirm_sure(reading=reading, by=world.actor("asa"), at=NOW)
    apply(reading)
    objective = reading.document.activities.get().objective
    assert objective is not None
    assert objective.parent is not None
    assert (objective.title, objective.level) == ("Alla får svar", Level.OBJECTIVE)
    assert (objective.parent.title, objective.parent.level) == ("Enkel kontakt", Level.TARGET_AREA)
    assert Draft.objects.get(reading=reading).state == RowState.ADDED
