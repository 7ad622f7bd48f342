"""Statements are begun with what is known, written, looked over, approved and sent back (S11)."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty
from farled.matters import acts, figures, reads
from farled.matters.acts import REVIEW, WRITE
from farled.matters.models import Matter, Passage, Statement
from farled.matters.states import Course, Fetching, MatterKind, MatterState, StatementState
from farled.people import acts as people
from farled.people.states import Role
from farled.thread.states import NodeKind, key
from farled.trail.models import Entry
from farled.web.formats import day
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.direction import a_document, an_objective, derived
from tests.factories.matters import a_decision, a_matter, a_recommittal, an_assignment
from tests.factories.statements import DIMENSION, a_layout, a_short_layout, a_statement, approved, fill, write

pytestmark = pytest.mark.usefixtures("standing_clock")
AsUser = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]


def text_of(one: Statement, heading: str) -> str:
    return one.passages.get(name=heading).text


# --- Begun with what is known -----------------------------------------------------------------------------------------


def test_it_begins_with_the_matter_its_points_and_its_motion(world: World) -> None:
    matter = a_matter(world, handler=world.school, title="Mer AI", kind=MatterKind.MOTION, reference="2025/7")
    acts.write_motion(
        matter=matter, version=0, parties=["M"], submitted_on=date(2025, 9, 7), text="", claims=["att AI utreds"],
        by=world.hand, at=NOW,
    )  # fmt: skip
    point = a_recommittal(world, "Analysera riskerna.", "Räkna på kostnaden.", matter=matter).points.first()
    assert point is not None
    acts.answer_point(
        point=point, version=1, answer="De är små.", on=date(2025, 12, 10), by=world.hand, at=NOW
    )  # fmt: skip
    one = a_statement(world, matter=matter)
    case = text_of(one, "Ärendet")
    for words in ("2025/7", "Mer AI", "Skolnämnden", "– att AI utreds", "1. Analysera riskerna.", "De är små.",
                  "Punkten är inte besvarad än."):  # fmt: skip
        assert words in case
    assert one.passages.get(name="Ärendet").sources[:2] == [
        "Ärendet 2025/7",
        f"Motionen, väckt {day(date(2025, 9, 7))}",
    ]


def test_assignments_give_clauses_and_stages_and_the_diary_attachments(world: World) -> None:
    matter = a_matter(world, handler=world.school)
    an_assignment(world, title="Ta fram en strategi", matter=matter, stages=["Kartlägg."])
    acts.enter(
        matter=matter, on=TODAY, course=Course.RECEIVED, subject="Remissvar", counterpart="Äldrenämnden",
        by=world.hand, at=NOW,
    )  # fmt: skip
    one = a_statement(world, matter=matter)
    assert text_of(one, "Förslag till beslut") == "Uppdraget ”Ta fram en strategi” förklaras fullgjort."
    assert "Etapp 1: Kartlägg. (inte redovisad än)" in text_of(one, "Beskrivning av ärendet")
    assert "Remissvar" in text_of(one, "Bilagor")


def test_goals_it_concerns_are_told_with_what_lies_above_them(world: World) -> None:
    above = an_objective(world, a_document(world), title="Ett friskt Ås")
    own = a_document(world)
    goals = [derived(world, an_objective(world, own, title=title), above) for title in ("Rent vatten", "Ren luft")]
    alone = an_objective(world, own, title="Tysta gator")
    concerns = [key(NodeKind.OBJECTIVE, goal.pk) for goal in (goals[1], alone, goals[0])]
    told = reads.chains(world.actor("vera"), [*concerns, key(NodeKind.OBJECTIVE, 999_999)], on=TODAY)
    assert [re.findall("”(.+?)”", each) for each in told] == [
        ["Ren luft", "Ett friskt Ås"], ["Tysta gator"], ["Rent vatten", "Ett friskt Ås"],
    ]  # fmt: skip
    facts = text_of(a_statement(world, concerns=concerns), "Beskrivning av ärendet")
    assert all(each in facts for each in told)


def test_R16_a_draft_asks_as_much_for_many_goals(world: World, as_user: AsUser, count_queries: Count) -> None:
    above = an_objective(world, a_document(world))
    own = a_document(world)
    concerns = [
        key(NodeKind.OBJECTIVE, derived(world, an_objective(world, own), above).pk) for _number in range(8)
    ]  # fmt: skip
    erik = as_user("erik")
    pages = [f"/matters/statements/{a_statement(world, concerns=some).pk}/" for some in (concerns[:1], concerns)]
    for page in pages:
        erik.get(page)
    few, many = (count_queries(lambda page=page: erik.get(page)) for page in pages)  # type: ignore[misc]
    assert few == many


def test_what_a_lower_organ_proposed_is_the_proposal(world: World) -> None:
    matter = a_matter(world, handler=world.school)
    a_decision(world, matter=matter, body=world.executive, recommends=True, clauses=["Planen antas.", "Uppdraget ges."])
    assert text_of(a_statement(world, matter=matter), "Förslag till beslut") == "Planen antas.\nUppdraget ges."


def test_no_dimension_is_answered_from_the_start(world: World) -> None:
    one = a_statement(world)
    dimensions = [row for row in one.passages.all() if row.is_dimension]
    assert [row.answered for row in dimensions] == [False, False, False]


def test_a_secret_document_is_no_attachment(world: World) -> None:
    matter = a_matter(world, handler=world.school)
    acts.enter(
        matter=matter, on=TODAY, course=Course.MADE, subject="Hemligheten", confidential=True, secrecy_ground="OSL 18",
        by=world.hand, at=NOW,
    )  # fmt: skip
    assert "Hemligheten" not in str([row.text for row in a_statement(world, matter=matter).passages.all()])


def test_one_version_at_a_time_is_worked_on(world: World) -> None:
    one = a_statement(world)
    with pytest.raises(Refused) as refused:
        a_statement(world, matter=one.matter)
    assert "Version 1" in refused.value.sentence


@pytest.mark.parametrize("who", ["maj", "vera", "bo", "otto", "adam"])
def test_who_does_not_handle_the_matter_does_not_write(world: World, who: str) -> None:
    one = a_statement(world)
    row = one.passages.all()[0]
    with pytest.raises(Forbidden):
        acts.save_passage(passage=row, version=1, text="Intrång", by=world.actor(who), at=NOW)
    with pytest.raises(Forbidden):
        acts.submit_statement(statement=one, version=1, by=world.actor(who), at=NOW)


def test_a_layout_of_others_or_out_of_use_is_refused(world: World) -> None:
    retired = a_layout(world)
    acts.change_layout(
        layout=retired, version=1, name="Gammal", headings=acts.PRESETS["vasteras"].headings, second_person=True,
        in_use=False, by=world.hand, at=NOW,
    )  # fmt: skip
    for layout in (retired, a_layout(world, theirs=True)):
        with pytest.raises(Invalid):
            a_statement(world, layout=layout)


# --- Written ----------------------------------------------------------------------------------------------------------


def test_R1_two_who_write_the_same_heading_see_both_texts(world: World, as_user: AsUser) -> None:
    one = a_statement(world)
    row = one.passages.get(name="Sammanfattning")
    address = reverse("matters:passage", args=[row.pk])
    assert as_user("erik").post(address, {"version": 1, "text": "Eriks text"}).status_code == 303
    answer = as_user("asa").post(address, {"version": 1, "text": "Åsas text"})
    assert answer.status_code == 412
    shown = answer.content.decode()
    assert "Eriks text" in shown
    assert "Åsas text" in shown
    row.refresh_from_db()
    assert row.text == "Eriks text"
    with pytest.raises(Stale):
        acts.save_passage(passage=row, version=1, text="Sen", by=world.actor("asa"), at=NOW)


def test_the_page_saves_as_it_goes(world: World, as_user: AsUser) -> None:
    one = a_statement(world)
    row = one.passages.get(name=DIMENSION)
    address, htmx = reverse("matters:passage", args=[row.pk]), {"HX-Request": "true"}
    answer = as_user("erik").post(address, {"version": 1, "text": "", "nothing": "on"}, headers=htmx)
    assert answer.status_code == 200
    assert "Inga särskilda aspekter: angivet av Erik Redaktör" in answer.content.decode()
    late = as_user("asa").post(address, {"version": 1, "text": "Nej"}, headers=htmx)
    assert (late.status_code, 'value="1"' in late.content.decode()) == (412, True)
    row.refresh_from_db()
    assert (row.nothing, row.nothing_by_id, row.version) == (True, world.users["erik"].pk, 2)
    assert Entry.objects.filter(verb="matters.statement.nothing_said", why=DIMENSION).exists()
    acts.save_passage(passage=row, version=2, text="Mindre resor.", by=world.actor("erik"), at=NOW)
    row.refresh_from_db()
    assert (row.nothing, row.nothing_by_id, row.nothing_at) == (False, None, None)


def test_nothing_to_say_is_said_of_dimensions_alone_and_not_beside_a_text(world: World) -> None:
    one = a_statement(world)
    with pytest.raises(Invalid) as both:
        acts.save_passage(
            passage=one.passages.get(name=DIMENSION),
            version=1,
            text="Något",
            nothing=True,
            by=world.actor("erik"),
            at=NOW,
        )
    assert DIMENSION in both.value.sentence
    with pytest.raises(Invalid):
        acts.save_passage(
            passage=one.passages.get(name="Samverkan"), version=1, text="", nothing=True, by=world.actor("erik"), at=NOW
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Passage.objects.filter(statement=one, name="Samverkan").update(nothing=True, nothing_at=NOW, text="")


def test_the_same_text_again_changes_nothing(world: World) -> None:
    row = write(world, a_statement(world), "Samverkan", "Information i dag.")
    again = acts.save_passage(
        passage=row, version=row.version, text=" Information i dag. \n", by=world.actor("asa"), at=NOW
    )
    assert (again.version, again.writer_id) == (row.version, world.users["erik"].pk)


# --- Fetched anew -----------------------------------------------------------------------------------------------------


def test_what_is_typed_is_never_overwritten_silently(world: World, as_user: AsUser) -> None:
    one = a_statement(world)
    write(world, one, "Ärendet", "Min egen text.")
    matter = Matter.objects.get(pk=one.matter_id)
    acts.change_matter(
        matter=matter, version=matter.version, title="Nytt namn", kind=MatterKind.PROGRAMME, handler=world.school,
        summary="Nu med en sammanfattning.", by=world.hand, at=NOW,
    )  # fmt: skip
    address = reverse("matters:fetch_again", args=[one.pk])
    page = as_user("erik").get(address)
    rows = {each.passage.name: field for each, field in page.context["form"].rows()}
    assert (rows["Ärendet"].initial, rows["Sammanfattning"].initial) == (Fetching.KEEP, Fetching.REPLACE)
    assert "Någon har skrivit i texten" in page.content.decode()
    assert text_of(one, "Ärendet") == "Min egen text."
    sending = {name: field.initial for name, field in page.context["form"].fields.items()}
    assert as_user("erik").post(address, sending).status_code == 303
    assert text_of(one, "Ärendet") == "Min egen text."
    assert text_of(one, "Sammanfattning") == "Nu med en sammanfattning."
    one = Statement.objects.get(pk=one.pk)
    assert figures.news(one, reads.passages_of(one), on=TODAY) == []


def test_what_is_new_can_stand_last(world: World) -> None:
    one = a_statement(world)
    write(world, one, "Ärendet", "Min egen text.")
    a_recommittal(world, "Räkna om.", matter=one.matter)
    one = Statement.objects.get(pk=one.pk)
    (new,) = figures.news(one, reads.passages_of(one), on=TODAY)
    acts.fetch_again(
        statement=one, chosen={new.passage.pk: (Fetching.ADD, new.seen)}, by=world.actor("erik"), at=NOW
    )  # fmt: skip
    said = text_of(one, "Ärendet")
    assert said.startswith("Min egen text.\n")
    assert "Räkna om." in said


def test_what_changed_while_choosing_is_not_taken(world: World) -> None:
    one = a_statement(world)
    a_recommittal(world, "Räkna om.", matter=one.matter)
    one = Statement.objects.get(pk=one.pk)
    (new,) = figures.news(one, reads.passages_of(one), on=TODAY)
    write(world, one, "Ärendet", "Under tiden.")
    with pytest.raises(Refused):
        acts.fetch_again(
            statement=one, chosen={new.passage.pk: (Fetching.REPLACE, new.seen)}, by=world.actor("erik"), at=NOW
        )  # fmt: skip
    assert text_of(one, "Ärendet") == "Under tiden."


# --- Looked over and approved -----------------------------------------------------------------------------------------


def test_an_unanswered_dimension_stops_it_and_is_named(world: World, as_user: AsUser) -> None:
    one = a_statement(world)
    for row in one.passages.exclude(name=DIMENSION):
        if row.missing:
            said = {"nothing": True, "text": ""} if row.is_dimension else {"text": "Ord."}
            acts.save_passage(passage=row, version=1, by=world.actor("erik"), at=NOW, **said)
    answer = as_user("erik").post(reverse("matters:submit_statement", args=[one.pk]), {"version": 1})
    assert answer.status_code == 409
    assert f"Det här är inte besvarat: {DIMENSION}." in answer.content.decode()


def test_approving_at_once_asks_for_the_dimension_too(world: World) -> None:
    one = a_statement(world, layout=a_short_layout(world))
    write(world, one, "Förslag till beslut", "Planen antas.")
    with pytest.raises(Refused) as refused:
        acts.approve_statement(statement=one, version=1, by=world.actor("erik"), at=NOW)
    assert DIMENSION in refused.value.sentence
    fill(world, one)
    done = acts.approve_statement(statement=one, version=1, by=world.actor("erik"), at=NOW)
    assert (done.state, done.approved_on, done.approved_by_id) == ("approved", TODAY, world.users["erik"].pk)


def test_S9_whoever_has_written_does_not_approve(world: World, as_user: AsUser) -> None:
    one = a_statement(world, filled=True)
    write(world, one, "Samverkan", "Åsa var här.", who="asa")
    with pytest.raises(Refused):
        acts.approve_statement(statement=one, version=1, by=world.actor("asa"), at=NOW)
    one = acts.submit_statement(statement=one, version=1, by=world.actor("erik"), at=NOW)
    address = reverse("matters:approve_statement", args=[one.pk])
    own = as_user("asa").post(address, {"version": one.version})
    assert (own.status_code, "Du har själv skrivit" in own.content.decode()) == (403, True)
    with pytest.raises(Forbidden):
        acts.approve_statement(statement=one, version=one.version, by=world.actor("erik"), at=NOW)
    people.assign(
        user=world.users["bo"], organisation=world.ours, role=Role.DECIDER, body=world.school, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip
    assert as_user("bo").post(address, {"version": one.version}).status_code == 303
    one.refresh_from_db()
    assert (one.state, one.approved_by_id) == (StatementState.APPROVED, world.users["bo"].pk)


def test_while_it_is_looked_over_nothing_changes(world: World) -> None:
    one = a_statement(world, filled=True)
    acts.submit_statement(statement=one, version=1, by=world.actor("erik"), at=NOW)
    with pytest.raises(Refused) as refused:
        write(world, one, "Samverkan", "Sent.")
    assert "klar för granskning" in refused.value.sentence


def test_it_is_sent_back_with_a_reason_and_written_again(world: World) -> None:
    one = approved(world, a_statement(world, filled=True))
    with pytest.raises(Invalid):
        acts.send_back_statement(statement=one, version=one.version, comment=" ", by=world.actor("asa"), at=NOW)
    one = acts.send_back_statement(
        statement=one, version=one.version, comment="Räkna om.", by=world.actor("asa"), at=NOW
    )
    assert (one.state, one.approved_on, one.approved_by_id) == (StatementState.DRAFT, None, None)
    write(world, one, "Samverkan", "Omräknat.")
    duty = Duty.objects.get(kind=WRITE, subject_id=one.pk, done_at=None)
    assert (duty.body_id, duty.note) == (world.school.pk, "Räkna om.")


def test_the_duty_follows_the_statement(world: World) -> None:
    one = a_statement(world, filled=True)
    assert Duty.objects.get(kind=WRITE, done_at=None).body_id == world.school.pk
    matter = Matter.objects.get(pk=one.matter_id)
    acts.change_matter(
        matter=matter, version=matter.version, title=matter.title, kind=MatterKind(matter.kind), handler=world.care,
        summary="", by=world.hand, at=NOW,
    )  # fmt: skip
    assert Duty.objects.get(kind=WRITE, done_at=None).body_id == world.care.pk
    one = acts.submit_statement(
        statement=Statement.objects.get(pk=one.pk), version=1, by=world.actor("maj"), at=NOW
    )  # fmt: skip
    assert list(Duty.objects.filter(done_at=None).values_list("kind", "role")) == [(REVIEW, Role.STRATEGIST)]
    acts.approve_statement(statement=one, version=one.version, by=world.actor("asa"), at=NOW)
    assert not Duty.objects.filter(done_at=None).exists()


def test_a_closed_matter_asks_for_no_statement(world: World) -> None:
    one = a_statement(world)
    matter = Matter.objects.get(pk=one.matter_id)
    acts.move_matter(matter=matter, version=matter.version, to=MatterState.CLOSED, by=world.hand, at=NOW)
    assert not Duty.objects.filter(done_at=None).exists()
    with pytest.raises(Refused):
        write(world, one, "Samverkan", "För sent.")


def test_a_draft_is_taken_away_and_history_keeps_that(world: World, as_user: AsUser) -> None:
    one = a_statement(world)
    assert as_user("erik").post(reverse("matters:remove_statement", args=[one.pk])).status_code == 303
    assert not Statement.objects.exists()
    assert not Duty.objects.filter(done_at=None).exists()
    assert Entry.objects.filter(verb="matters.statement.removed").exists()
