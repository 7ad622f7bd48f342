"""Recording and correcting decisions."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from farled.matters import acts, invariants
from farled.matters.models import Decision, Matter, Meeting
from farled.matters.states import MatterKind, MatterState, Outcome
from farled.people import acts as people
from farled.people.reads import Group
from farled.people.states import GroupKind
from farled.trail.models import Entry
from farled.web import slots
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid
from tests.cast import NOW, World
from tests.factories.matters import a_decision, a_matter

AsUser = Callable[[str], Client]


def test_a_decision_that_ends_makes_the_matter_decided(world: World) -> None:
    decision = a_decision(world, paragraph=" § 87 ")
    assert (decision.paragraph, decision.matter.state) == ("87", MatterState.DECIDED)
    assert str(decision) == "Kommunfullmäktige 2025-12-01 § 87"
    assert Entry.objects.filter(verb="matters.decision.recorded", subject_id=decision.pk).exists()


def test_what_does_not_end_takes_the_matter_to_preparation(world: World) -> None:
    matter = a_matter(world)
    a_decision(world, matter=matter, outcome=Outcome.REFERRED)
    matter.refresh_from_db()
    assert matter.state == MatterState.PREPARATION
    a_decision(world, matter=matter, outcome=Outcome.ADOPTED, paragraph="2")
    a_decision(world, matter=matter, outcome=Outcome.RECOMMITTED, paragraph="3")
    matter.refresh_from_db()
    assert matter.state == MatterState.PREPARATION, "återremiss takes it back"


def test_one_meeting_holds_several_decisions_and_a_paragraph_once(world: World) -> None:
    a_decision(world, paragraph="87")
    a_decision(world, paragraph="88")
    assert Meeting.objects.count() == 1
    with pytest.raises(Invalid) as refused:
        a_decision(world, paragraph="87")
    assert refused.value.field == "paragraph"
    assert a_decision(world, paragraph="87", body=world.executive).paragraph == "87"


def test_a_group_decides_only_with_the_right(world: World) -> None:
    def group(name: str, *, decides: bool) -> Group:
        return people.add_group(
            organisation=world.ours, name=name, kind=GroupKind.STEERING, decides=decides, by=world.hand, at=NOW
        )

    talks, decides = group("Rådet", decides=False), group("Ledningsgruppen", decides=True)
    with pytest.raises(Invalid):
        a_decision(world, group=talks)
    a_decision(world, group=talks, outcome=Outcome.NOTED)
    a_decision(world, group=decides)


def test_the_page_asks_for_a_body_or_a_group(world: World, as_user: AsUser) -> None:
    kind, matter = GroupKind.STEERING, a_matter(world)
    group = people.add_group(organisation=world.ours, name="Rådet", kind=kind, by=world.hand, at=NOW)
    rut, url = as_user("rut"), f"/matters/{matter.pk}/decide/"
    typed = {"on": "2025-12-01", "body": "", "outcome": "noted"}
    assert "Ange antingen nämnd eller grupp." in rut.post(url, typed).text
    assert "Ange antingen nämnd" in rut.post(url, {**typed, "body": str(world.council.pk), "group": str(group.pk)}).text
    assert rut.post(url, {**typed, "group": str(group.pk)}).status_code == 303


@pytest.mark.parametrize(
    ("on", "field"), [(date(2026, 11, 22), "on"), (date(2019, 12, 31), "on")], ids=["ahead", "before the matter"]
)
def test_the_meeting_has_been_and_after_the_matter_began(world: World, on: date, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_decision(world, on=on)
    assert refused.value.field == field


def test_S3_an_organ_of_another_organisation_is_refused(world: World) -> None:
    with pytest.raises(Invalid):
        a_decision(world, body=world.their_body)
    assert not Decision.objects.exists()


def test_only_the_registrar_records_decisions(world: World, as_user: AsUser) -> None:
    matter = a_matter(world)
    for name in ("asa", "erik", "bo", "otto"):
        with pytest.raises(Forbidden):
            acts.decide(
                matter=matter,
                on=date(2025, 1, 1),
                outcome=Outcome.NOTED,
                body=world.council,
                by=world.actor(name),
                at=NOW,
            )
    assert as_user("asa").get(f"/matters/{matter.pk}/decide/").status_code == 403


def test_the_page_records(world: World, as_user: AsUser) -> None:
    matter = a_matter(world)
    typed = {
        "on": "2025-12-01",
        "body": str(world.council.pk),
        "paragraph": "87",
        "outcome": "adopted",
        "clauses": "Programmet antas.\r\n\r\nDet förra upphävs.",
        "immediately_verified": "on",
        "copies_to": "Stadsledningskontoret",
    }
    rut = as_user("rut")
    assert rut.post(f"/matters/{matter.pk}/decide/", {**typed, "body": ""}).status_code == 422
    assert rut.post(f"/matters/{matter.pk}/decide/", {**typed, "body": str(world.their_body.pk)}).status_code == 422
    assert rut.post(f"/matters/{matter.pk}/decide/", typed).status_code == 303
    decision = Decision.objects.get()
    assert decision.clauses == ["Programmet antas.", "Det förra upphävs."]
    assert decision.immediately_verified


def test_a_correction_takes_a_reason_and_is_told(world: World, as_user: AsUser) -> None:
    decision = a_decision(world, paragraph="78")
    rut = as_user("rut")
    url = f"/matters/decisions/{decision.pk}/correct/"
    typed = {"version": "1", "outcome": "recommitted", "paragraph": "87", "clauses": "Punkt", "why": ""}
    assert rut.get(url).status_code == 200
    assert rut.post(url, typed).status_code == 422
    assert rut.post(url, {**typed, "why": "Omkastade siffror"}).status_code == 303
    entry = Entry.objects.get(verb="matters.decision.corrected")
    assert (entry.why, entry.changes["paragraph"]) == ("Omkastade siffror", ["78", "87"])
    assert Matter.objects.get().state == MatterState.PREPARATION, "the state follows the outcome"
    assert rut.post(url, {**typed, "why": "Igen"}).status_code == 412


def test_R1_a_stale_correction_is_refused(world: World) -> None:
    decision = a_decision(world)
    with pytest.raises(Stale):
        acts.correct_decision(
            decision=decision,
            version=7,
            outcome=Outcome.NOTED,
            paragraph="",
            clauses=[],
            immediately_verified=False,
            copies_to="",
            why="Fel",
            by=world.hand,
            at=NOW,
        )


def test_R22_the_database_repeats_the_rules(world: World) -> None:
    decision = a_decision(world, paragraph="1")
    second = a_decision(world, paragraph="2")
    for broken in (f"paragraph = '{decision.paragraph}'", "outcome = 'made_up'"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE matters_decision SET {broken} WHERE id = %s", [second.pk])  # noqa: S608
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE matters_meeting SET body_id = NULL WHERE id = %s", [second.meeting_id])


def test_invariants_find_what_is_broken(world: World) -> None:
    a_decision(world)
    names = ("matters.decided", "matters.states", "matters.organisation")
    assert [violation for name in names for violation in slots.invariants[name].check()] == []
    Decision.objects.update(outcome=Outcome.NOTED)
    Meeting.objects.update(organisation=world.theirs)
    found = {violation.invariant for name in names for violation in slots.invariants[name].check()}
    assert found == {"matters.decided", "matters.organisation"}


@pytest.mark.parametrize("outcome", [Outcome.SUPPORTED, Outcome.FORWARDED, Outcome.ABSTAINED])
def test_a_consultation_is_decided_by_its_answer(world: World, outcome: Outcome) -> None:
    matter = a_matter(world, kind=MatterKind.CONSULTATION)
    a_decision(world, matter=matter, outcome=outcome)
    matter.refresh_from_db()
    assert matter.state == MatterState.DECIDED
    assert list(invariants.decided_by_a_decision()) == []


def test_what_decided_it_decides_it_still_when_the_kind_changes(world: World) -> None:
    matter = a_matter(world, kind=MatterKind.CONSULTATION)
    a_decision(world, matter=matter, outcome=Outcome.SUPPORTED)
    matter.refresh_from_db()
    with pytest.raises(Invalid, match="kind_decided") as refused:
        acts.change_matter(
            matter=matter,
            version=matter.version,
            title=matter.title,
            kind=MatterKind.PLAN,
            handler=None,
            summary="",
            by=world.actor("rut"),
            at=NOW,
        )
    assert refused.value.field == "kind"


def test_nothing_is_decided_until_somebody_says_what(world: World, as_user: AsUser) -> None:
    matter = a_matter(world)
    typed = {"on": "2026-11-20", "body": str(world.council.pk), "outcome": ""}
    answer = as_user("rut").post(f"/matters/{matter.pk}/decide/", typed)
    assert answer.status_code == 422
    assert "Vad blev beslutet? – Välj ett av alternativen." in answer.content.decode()
