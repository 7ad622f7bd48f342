"""Assignments are followed in stages until a clause declares them fulfilled (R14)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from farled.agenda.reads import waiting_for
from farled.matters import acts, invariants, reads
from farled.matters.acts import Fulfils, Said
from farled.matters.models import Assignment, Decision, Fulfilment
from farled.matters.states import AssignmentState, Outcome
from farled.people.reads import Body
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.matters import a_decision, a_matter, an_assignment

pytestmark = pytest.mark.usefixtures("standing_clock")
AsUser = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]
SECRET = "OSL 18 kap. 8 §"


def declare(world: World, assignment: Assignment, *, clause: int = 2, body: Body | None = None) -> Decision:
    said = Said(fulfils=[Fulfils(clause, assignment)])
    clauses = ["Planen antas.", "Uppdraget i budget 2020 förklaras fullgjort."]
    return a_decision(world, said=said, clauses=clauses, body=body)


def test_a_clause_of_another_matters_decision_declares_it_fulfilled(world: World, as_user: AsUser) -> None:
    assignment = an_assignment(world, given_by=world.council, due=TODAY)
    decision = declare(world, assignment)
    assignment.refresh_from_db()
    assert assignment.state == AssignmentState.FULFILLED
    shown = as_user("vera").get(f"/matters/{decision.matter_id}/").text
    assert "Punkt 2 förklarar uppdraget fullgjort" in shown
    assert "Förklarat fullgjort" in as_user("vera").get(f"/matters/assignments/{assignment.pk}/").text
    assert waiting_for(world.actor("erik"), on=TODAY) == [], "nobody is asked for it any more"
    assert list(invariants.fulfilled_by_a_clause()) == []
    Assignment.objects.update(state=AssignmentState.ONGOING)
    assert [violation.invariant for violation in invariants.fulfilled_by_a_clause()] == ["matters.fulfilled"]


def test_only_the_organ_that_gave_it_declares_it_fulfilled_and_once(world: World) -> None:
    assignment = an_assignment(world, given_by=world.council)
    with pytest.raises(Refused) as refused:
        declare(world, assignment, body=world.executive)
    assert "Kommunfullmäktige" in refused.value.sentence
    declare(world, assignment)
    with pytest.raises(Refused) as again:
        declare(world, assignment)
    assert again.value.code == "matters.assignment_fulfilled"
    assert Fulfilment.objects.count() == 1


def test_a_proposal_to_a_higher_organ_and_a_clause_that_is_not_there_declare_nothing(world: World) -> None:
    assignment = an_assignment(world)
    with pytest.raises(Invalid) as refused:
        a_decision(world, said=Said(fulfils=[Fulfils(1, assignment)]), recommends=True)
    assert refused.value.code == "matters.only_proposed"
    with pytest.raises(Invalid) as missing:
        declare(world, assignment, clause=3)
    assert missing.value.field == "fulfils-0-clause"
    assignment.refresh_from_db()
    assert assignment.state == AssignmentState.ONGOING


def test_a_correction_opens_it_again(world: World) -> None:
    assignment = an_assignment(world)
    decision = declare(world, assignment)
    acts.correct_decision(decision=decision, version=1, outcome=Outcome.ADOPTED, paragraph="",
                          clauses=["Planen antas."], immediately_verified=False, copies_to="", said=Said(), why="Fel",
                          by=world.hand, at=NOW)  # fmt: skip
    assignment.refresh_from_db()
    assert assignment.state == AssignmentState.ONGOING


def test_the_body_is_reminded_and_reports_stage_by_stage(world: World, as_user: AsUser) -> None:
    assignment = an_assignment(world, due=TODAY + timedelta(days=9), stages=["Nuläge", "Förslag"])
    acts.add_stage(assignment=assignment, text="Sista", due=TODAY - timedelta(days=1), by=world.hand, at=NOW)
    waits = [waiting.title for waiting in waiting_for(world.actor("erik"), on=TODAY)]
    assert waits == ["Redovisa Ta fram en strategi, etapp 3", "Redovisa uppdraget Ta fram en strategi"]
    assert waiting_for(world.actor("maj"), on=TODAY) == [], "another board"
    erik = as_user("erik")
    page = f"/matters/assignments/{assignment.pk}/"
    typed = {"version": "1", "report": "Klart", "on": TODAY.isoformat()}
    early = erik.post(f"{page}report/", typed)
    assert early.status_code == 409
    assert "etapp 1, etapp 2, etapp 3" in early.text
    for stage in assignment.stages.all():
        assert erik.post(f"/matters/stages/{stage.pk}/report/", typed).status_code == 303
    assert erik.post(f"{page}report/", typed).status_code == 303
    assignment.refresh_from_db()
    assert (assignment.state, assignment.reported_on) == (AssignmentState.REPORTED, TODAY)
    assert waiting_for(world.actor("erik"), on=TODAY) == []


def test_another_board_and_a_councillor_do_not_report(world: World, as_user: AsUser) -> None:
    assignment = an_assignment(world, given_to=world.care)
    for name in ("erik", "vera", "otto"):
        with pytest.raises(Forbidden):
            acts.report_assignment(
                assignment=assignment, version=1, on=TODAY, report="Klart", by=world.actor(name), at=NOW
            )
    typed = {"version": "1", "report": "Klart", "on": TODAY.isoformat()}
    assert as_user("erik").post(f"/matters/assignments/{assignment.pk}/report/", typed).status_code == 403
    assert as_user("otto").get(f"/matters/assignments/{assignment.pk}/").status_code == 404


def test_the_duty_follows_when_the_assignment_changes_hands(world: World, as_user: AsUser) -> None:
    assignment = an_assignment(world, due=TODAY)
    typed = {"version": "1", "title": "Ta fram en plan", "given_in": "Budget 2020", "given_to": str(world.care.pk),
             "due": TODAY.isoformat()}  # fmt: skip
    url = f"/matters/assignments/{assignment.pk}/change/"
    assert as_user("rut").get(url).status_code == 200
    assert as_user("rut").post(url, typed).status_code == 303
    assert waiting_for(world.actor("erik"), on=TODAY) == []
    assert [waiting.title for waiting in waiting_for(world.actor("maj"), on=TODAY)] == [
        "Redovisa uppdraget Ta fram en plan"
    ]
    assert as_user("rut").post(url, typed).status_code == 412


def test_the_list_tells_what_is_late(world: World, as_user: AsUser) -> None:
    an_assignment(world, title="Sent", due=TODAY - timedelta(days=3))
    in_part = an_assignment(world, title="Sent i en etapp")
    acts.add_stage(assignment=in_part, text="Nu", due=TODAY - timedelta(days=1), by=world.hand, at=NOW)
    an_assignment(world, title="I tid", due=TODAY)
    assert {each.title for each in reads.late(reads.assignments(world.actor("vera")), TODAY)} == {
        "Sent", "Sent i en etapp",
    }  # fmt: skip
    shown = as_user("vera").get("/matters/assignments/").text
    assert "2 uppdrag skulle ha redovisats." in shown
    assert "3\xa0dagar\xa0sen" in shown


@pytest.mark.parametrize(("given", "due"), [(date(2026, 11, 22), None), (date(2026, 1, 1), date(2025, 1, 1))])
def test_it_was_given_before_it_is_due(world: World, given: date, due: date | None) -> None:
    with pytest.raises(Invalid):
        acts.give_assignment(organisation=world.ours, title="Uppdrag", given_in="Budget", given_to=world.school,
                             given_on=given, due=due, by=world.hand, at=NOW)  # fmt: skip


def test_the_registrar_gives_one_through_the_page(world: World, as_user: AsUser) -> None:
    typed = {"title": "Utred organisationen", "given_in": "Budget 2027", "given_to": str(world.school.pk)}
    assert as_user("vera").get("/matters/assignments/give/").status_code == 403
    assert as_user("rut").post("/matters/assignments/give/", {**typed, "given_to": ""}).status_code == 422
    assert as_user("rut").post("/matters/assignments/give/", typed).status_code == 303
    assert Assignment.objects.get().given_in == "Budget 2027"


def test_S2_one_of_a_secret_matter_is_not_there_for_others(world: World, as_user: AsUser) -> None:
    secret = an_assignment(world, title="Kanariefågel", matter=a_matter(world, secret=SECRET))
    for name in ("erik", "vera", "adam"):
        assert as_user(name).get(f"/matters/assignments/{secret.pk}/").status_code == 404
        assert "Kanariefågel" not in as_user(name).get("/matters/assignments/").text
    listed = as_user("rut").get("/matters/assignments/").text
    assert "Kanariefågel" not in listed, "the title stands on its own page only"
    assert "Kanariefågel" in as_user("rut").get(f"/matters/assignments/{secret.pk}/").text


def test_R16_the_pages_ask_as_much_for_many(world: World, as_user: AsUser, count_queries: Count) -> None:
    vera = as_user("vera")
    assignment = an_assignment(world, stages=["En"])
    places = ("/matters/assignments/", f"/matters/assignments/{assignment.pk}/")
    few = [count_queries(lambda place=place: vera.get(place)) for place in places]  # type: ignore[misc]
    for number in range(12):
        an_assignment(world, title=f"Uppdrag {number}", given_by=world.council)
        acts.add_stage(assignment=assignment, text="Till", by=world.hand, at=NOW)
    assert [count_queries(lambda place=place: vera.get(place)) for place in places] == few  # type: ignore[misc]


def test_S7_a_secret_assignment_declared_fulfilled_in_an_open_matter_keeps_its_secret(
    world: World, as_user: AsUser
) -> None:
    secret = an_assignment(world, title="Kanariefågel", matter=a_matter(world, secret=SECRET))
    decision = declare(world, secret)
    for name in ("vera", "rut"):
        for place in (f"/matters/{decision.matter_id}/", f"/api/v1/matters/decisions/{decision.pk}/"):
            assert "Kanariefågel" not in as_user(name).get(place).text, (name, place)
