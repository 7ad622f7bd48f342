"""Bodies' own plans: who has one, what they contribute to, and being asked for one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from farled.agenda.reads import waiting_for
from farled.direction import acts
from farled.direction.figures import local_plans as figures
from farled.direction.models import Document, Objective
from farled.direction.states import DocumentKind, DocumentRelationKind, PlanForm
from farled.people import acts as people
from farled.people.states import BodyKind
from farled.web.refused import Forbidden, Invalid
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_document, a_local_plan, adopted, an_objective, published
from tests.factories.planning import make_activity

AsUser = Callable[[str], Client]
DUE = date(2027, 1, 31)


@pytest.fixture
def plan(world: World) -> Document:
    """The whole organisation's plan."""
    return a_document(world, title="Stadens plan")


@pytest.fixture
def aim(world: World, plan: Document) -> Objective:
    """An objective of it."""
    return an_objective(world, plan, title="Öppna data")


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_an_editor_begins_the_boards_plan_and_says_what_it_contributes_to(
    world: World, as_user: AsUser, plan: Document, aim: Objective
) -> None:
    erik = as_user("erik")
    typed = {
        "body": world.school.pk, "form": "operations_plan", "title": "Skolans plan", "concretises": [plan.pk],
    }  # fmt: skip
    begun = erik.post("/direction/local-plans/begin/", typed)
    assert begun.status_code == 303
    local = Document.objects.get(title="Skolans plan")
    assert (local.kind, local.form, local.body) == (DocumentKind.LOCAL_PLAN, PlanForm.OPERATIONS_PLAN, world.school)
    assert local.relations.get().kind == DocumentRelationKind.CONCRETISES
    shown = page(erik, begun.headers["Location"])
    assert "Vad planen bidrar till" in shown
    assert f"/direction/{local.pk}/contribute/?to={aim.pk}" in shown
    typed = {"to": aim.pk, "title": "Skolornas data är öppna", "level": "objective", "text": ""}
    assert erik.post(f"/direction/{local.pk}/contribute/", typed).status_code == 303
    shown = page(erik, f"/direction/{local.pk}/")
    assert "Skolornas data är öppna" in shown
    assert f"/direction/{local.pk}/contribute/?to={aim.pk}" not in shown
    matrix = page(as_user("asa"), f"/direction/{plan.pk}/contributions/")
    assert "Skolornas data är öppna" in matrix
    assert "Alla mål har någon som bidrar." in matrix


def test_an_editor_begins_no_plan_for_another_board(world: World, as_user: AsUser) -> None:
    typed = {"body": world.care.pk, "form": "own", "title": "Omsorgens plan"}
    assert as_user("erik").post("/direction/local-plans/begin/", typed).status_code == 422
    assert not Document.objects.filter(title="Omsorgens plan").exists()
    with pytest.raises(Forbidden):
        acts.begin_local_plan(
            organisation=world.ours, body=world.care, form=PlanForm.OWN, title="Omsorgens plan", concretises=[],
            by=world.actor("erik"), at=NOW,
        )  # fmt: skip


def test_contributing_is_to_an_objective_of_what_the_plan_concretises(
    world: World, as_user: AsUser, plan: Document
) -> None:
    elsewhere = an_objective(world, a_document(world))
    local = a_local_plan(world, plan)
    typed = {"to": elsewhere.pk, "title": "Något", "level": "objective"}
    assert as_user("erik").post(f"/direction/{local.pk}/contribute/", typed).status_code == 422
    assert not local.objectives.exists()


def test_the_matrix_shows_activities_gaps_and_bodies_without_a_plan(
    world: World, as_user: AsUser, plan: Document, aim: Objective
) -> None:
    gap = an_objective(world, plan, title="Balans")
    make_activity(world, plan, title="Öppna skolkartan", objective=aim, leads=[world.school])
    found = figures.matrix(plan, world.actor("asa"), TODAY)
    assert [row.objective for row in found.gaps] == [gap]
    assert [each.title for row in found.rows for _column, cell in row.given for each in cell] == ["Öppna skolkartan"]
    assert {column.body for column in found.silent} == {world.executive, world.care}
    shown = page(as_user("vera"), f"/direction/{plan.pk}/contributions/")
    for words in ("Öppna skolkartan", "Ett mål har ingen som bidrar.", "ingen plan", "1 av 2", "1 av 3"):
        assert words in shown
    assert "Be om en plan" not in shown, "a councillor asks nobody"
    assert world.care.name in page(as_user("vera"), f"/direction/{plan.pk}/contributions/?bodies=all")


def test_what_an_administration_does_is_done_for_its_board(world: World, plan: Document, aim: Objective) -> None:
    office = people.add_body(
        organisation=world.ours, name="Skolförvaltningen", kind=BodyKind.ADMINISTRATION, by=world.hand, at=NOW
    )
    world.school.refresh_from_db()
    people.change_body(
        body=world.school, version=world.school.version, kind=BodyKind(world.school.kind), name=world.school.name,
        administration=office, parent=world.school.parent, aliases=world.school.aliases,
        contact_function="", by=world.hand, at=NOW,
    )  # fmt: skip
    make_activity(world, plan, title="Öppna skolkartan", objective=aim, leads=[office])
    adopted(world, a_local_plan(world, plan, body=office))
    found = figures.matrix(plan, world.actor("asa"), TODAY)
    (column,) = [column for column in found.columns if column.reached]
    assert column.body == world.school
    assert column.held.holds


def test_drafts_and_dropped_work_of_others_are_no_contribution(world: World, plan: Document, aim: Objective) -> None:
    local = a_local_plan(world, plan)
    acts.contribute(document=local, to=aim, title="Skolans utkast", by=world.hand, at=NOW)
    assert figures.matrix(plan, world.actor("asa"), TODAY).gaps == []
    assert figures.matrix(plan, world.actor("vera"), TODAY).gaps != [], "a councillor does not see drafts"


def test_the_matrix_takes_as_many_queries_however_large(
    world: World, as_user: AsUser, plan: Document, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    def more() -> None:
        one = an_objective(world, plan)
        body = people.add_body(
            organisation=world.ours, name=f"Nämnd {one.pk}", kind=BodyKind.BOARD, by=world.hand, at=NOW
        )
        local = adopted(world, a_local_plan(world, plan, body=body))
        acts.contribute(document=local, to=one, title="Bidrag", why="Test", by=world.hand, at=NOW)
        make_activity(world, plan, objective=one, leads=[body])

    client = as_user("asa")
    for url in (f"/direction/{plan.pk}/contributions/?bodies=all", "/direction/local-plans/"):
        more()
        client.get(url)
        few = count_queries(lambda: client.get(url))  # noqa: B023 - called at once
        more()
        more()
        assert count_queries(lambda: client.get(url)) == few, url  # noqa: B023


def test_who_has_a_plan_is_told_and_the_others_are_asked(world: World, as_user: AsUser, plan: Document) -> None:
    adopted(world, a_local_plan(world, plan, body=world.care, title="Omsorgens plan"))
    asa = as_user("asa")
    shown = page(asa, "/direction/local-plans/")
    assert ">1 av 3<span" in shown
    assert "</a> har en beslutad plan som gäller." in shown
    assert "Omsorgens plan" in shown
    assert "Omsorgens plan" not in page(asa, "/direction/local-plans/?plan=none")
    typed = {"bodies": [world.school.pk], "due": "2027-01-31", "note": "Se riktlinjen"}
    assert asa.post("/direction/local-plans/ask/", typed).status_code == 303
    assert "Ombedd, senast" in page(asa, "/direction/local-plans/")
    (waiting,) = waiting_for(world.actor("erik"), on=TODAY)
    assert (waiting.title, waiting.due) == (f"Gör en lokal plan för {world.school.name}", DUE)
    local = a_local_plan(world, plan, body=world.school)
    assert waiting_for(world.actor("erik"), on=TODAY), "a draft is no answer"
    adopted(world, local)
    assert waiting_for(world.actor("erik"), on=TODAY) == []


def test_only_who_keeps_the_whole_asks_and_asks_somebody_of_ours(world: World) -> None:
    with pytest.raises(Forbidden):
        acts.ask_for_plans(bodies=[world.care], due=DUE, by=world.actor("erik"), at=NOW)
    with pytest.raises(Invalid, match="nobody_asked"):
        acts.ask_for_plans(bodies=[], due=DUE, by=world.actor("asa"), at=NOW)
    with pytest.raises(Invalid, match="other_organisation"):
        acts.ask_for_plans(bodies=[world.their_body], due=DUE, by=world.actor("asa"), at=NOW)


def test_published_plans_of_others_are_there_to_learn_from(world: World, as_user: AsUser) -> None:
    theirs = acts.begin_local_plan(
        organisation=world.theirs, body=world.their_body, form=PlanForm.OWN, title="Grannens plan", concretises=[],
        by=world.their_hand, at=NOW,
    )  # fmt: skip
    theirs = adopted(world, theirs)
    assert "Grannens plan" not in page(as_user("asa"), "/direction/local-plans/")
    published(world, theirs)
    assert "Grannens plan" in page(as_user("asa"), "/direction/local-plans/")


def test_over_the_api(world: World, as_user: AsUser, plan: Document, aim: Objective) -> None:
    local = adopted(world, a_local_plan(world, plan, title="Skolans plan"))
    acts.contribute(document=local, to=aim, title="Skolans data", why="Test", by=world.hand, at=NOW)
    client = as_user("vera")
    rows = {row["body"]["name"]: row for row in client.get("/api/v1/direction/local-plans/").json()["items"]}
    assert rows[world.school.name]["plan"]["name"] == "Skolans plan"
    assert rows[world.school.name]["standing"] == "in_force"
    assert rows[world.care.name]["plan"] is None
    (given,) = client.get(f"/api/v1/direction/documents/{plan.pk}/contributions/").json()["items"]
    assert given["title"] == "Skolans data"
    assert given["objective"]["id"] == aim.pk
