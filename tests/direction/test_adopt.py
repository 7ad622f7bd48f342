"""What decisions do to documents: adopt, repeal, issue, revise, publish."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from farled.direction import acts, figures
from farled.direction.models import Document, DocumentVersion
from farled.direction.reads.text import mark_of, mark_of_text
from farled.direction.states import DocumentRelationKind, Standing
from farled.matters import acts as matters
from farled.matters.reads import Decision
from farled.matters.states import Outcome
from farled.people.reads import Actor
from farled.thread.reads import Node
from farled.trail.models import Entry
from farled.web import slots
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_document, a_draft, adopted, an_objective, published
from tests.factories.matters import a_decision, a_matter

AsUser = Callable[[str], Client]
START = date(2026, 1, 1)


def adopt(
    document: Document,
    decision: Decision,
    by: Actor,
    *,
    version: int = 1,
    valid_from: date = START,
    valid_to: date | None = None,
) -> DocumentVersion:
    return acts.adopt(
        document=document,
        version=version,
        decision=decision,
        valid_from=valid_from,
        valid_to=valid_to,
        by=by,
        at=NOW,
    )


def standing(document: Document, on: date = TODAY) -> Standing:
    return figures.stand(document.versions.select_related("decision__meeting"), on).standing


def test_a_document_is_adopted_by_a_decision(world: World) -> None:
    document, decision = a_draft(world), a_decision(world)
    version = adopt(document, decision, world.actor("rut"), valid_to=date(2027, 12, 31))
    assert (version.state, version.decision, version.matter) == ("adopted", decision, decision.matter)
    assert standing(document) is Standing.IN_FORCE
    assert standing(document, date(2025, 12, 10)) is Standing.AHEAD
    assert standing(document, date(2025, 11, 30)) is Standing.DRAFT, "nobody had decided it yet"
    assert standing(document, date(2028, 1, 1)) is Standing.ENDED
    entry = Entry.objects.get(verb="direction.version.adopted")
    assert (entry.actor_name, entry.changes["state"]) == ("Rut Registrator", ["draft", "adopted"])


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if not outcome.adopts])
def test_an_outcome_that_does_not_adopt_is_refused(world: World, outcome: Outcome) -> None:
    document = a_draft(world)
    with pytest.raises(Invalid) as refused:
        adopt(document, a_decision(world, outcome=outcome), world.hand)
    assert refused.value.field == "decision"
    assert document.versions.get().state == "draft"


def test_S3_a_decision_of_another_organisation_is_refused(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        adopt(a_draft(world), a_decision(world, theirs=True), world.hand)
    assert refused.value.code == "direction.decision_elsewhere"


def test_only_those_who_hold_the_right_adopt(world: World, as_user: AsUser) -> None:
    document, decision = a_draft(world, body=world.school), a_decision(world)
    for name in ("erik", "vera", "bo", "otto"):
        with pytest.raises(Forbidden):
            adopt(document, decision, world.actor(name))
    assert as_user("erik").get(f"/direction/{document.pk}/adopt/").status_code == 403
    assert as_user("rut").get(f"/direction/{document.pk}/adopt/").status_code == 200


def test_R1_what_is_adopted_is_what_was_read(world: World) -> None:
    with pytest.raises(Stale):
        adopt(a_draft(world), a_decision(world), world.hand, version=2)


@contextmanager
def an_obstacle(check: Callable[..., None]) -> Iterator[None]:
    slots.obstacles.register("test", slots.Obstacle("direction.adopt", check))
    try:
        yield
    finally:
        del slots.obstacles._contributions["test"]


def test_a_later_room_can_stand_in_the_way(world: World) -> None:
    def remarks_are_open(draft: DocumentVersion, *, by: Actor) -> None:
        raise Refused("direction.no_draft", title=draft.document.title)

    document, decision = a_draft(world), a_decision(world)
    entries = Entry.objects.count()
    with an_obstacle(remarks_are_open), pytest.raises(Refused):
        adopt(document, decision, world.hand)
    assert document.versions.get().state == "draft"
    assert Entry.objects.count() == entries


def test_the_page_adopts_and_says_what_ends(world: World, as_user: AsUser) -> None:
    old = a_document(world, title="Det gamla programmet")
    new, decision = a_draft(world), a_decision(world, on=date(2026, 11, 1))
    acts.relate(document=new, other=old, kind=DocumentRelationKind.REPLACES, by=world.hand, at=NOW)
    rut = as_user("rut")
    shown = rut.get(f"/direction/{new.pk}/adopt/").content.decode()
    assert "Det gamla programmet" in shown
    typed = {"version": "1", "decision": str(decision.pk), "valid_from": "2027-01-01", "valid_to": "2026-01-01"}
    typed["seen"] = str(mark_of([]))
    assert rut.post(f"/direction/{new.pk}/adopt/", typed).status_code == 422
    assert rut.post(f"/direction/{new.pk}/adopt/", {**typed, "valid_to": "2030-12-31"}).status_code == 303
    ended = old.versions.get()
    assert (ended.state, ended.repealed_by, ended.valid_to) == ("repealed", decision, date(2026, 12, 31))
    assert standing(old) is Standing.IN_FORCE, "until the new one begins"
    assert standing(old, date(2027, 1, 1)) is Standing.REPEALED
    assert new.relations.get().decision == decision


def test_S7_a_secret_matter_behind_a_document_stays_secret(world: World, as_user: AsUser) -> None:
    secret = a_decision(world, matter=a_matter(world, title="Kanariefågel", secret="OSL 18 kap. 8 §"))
    document = a_draft(world)
    adopt(document, secret, world.hand)
    for name in ("vera", "asa"):
        shown = as_user(name).get(f"/direction/{document.pk}/").content.decode()
        assert "Kommunfullmäktige" in shown, "by whom it was decided is no secret"
        assert "Kanariefågel" not in shown
    assert secret.matter.reference not in as_user("vera").get(f"/direction/{document.pk}/").content.decode()


# --- Versions ---------------------------------------------------------------------------------------------------------


def test_a_new_version_takes_over_the_day_it_begins(world: World, as_user: AsUser) -> None:
    document = a_document(world)
    asa = as_user("asa")
    assert asa.get(f"/direction/{document.pk}/revise/").status_code == 200
    assert asa.post(f"/direction/{document.pk}/revise/", {"note": "Uppföljningen"}).status_code == 303
    assert asa.post(f"/direction/{document.pk}/revise/", {"note": "Igen"}).status_code == 409
    with pytest.raises(Invalid) as refused:
        adopt(document, a_decision(world, paragraph="2"), world.hand, valid_from=START)
    assert refused.value.field == "valid_from"
    typed = {"version": "1", "decision": str(a_decision(world, paragraph="3").pk), "valid_from": "2027-01-01"}
    typed["seen"] = str(mark_of([]))
    assert asa.post(f"/direction/{document.pk}/adopt/", typed).status_code == 303
    first, second = document.versions.order_by("number")
    assert (first.state, first.valid_to) == ("adopted", date(2026, 12, 31))
    assert (second.number, second.valid_to) == (2, None)
    assert list(slots.invariants["direction.validity"].check()) == []


def test_without_a_draft_there_is_nothing_to_adopt(world: World) -> None:
    with pytest.raises(Refused) as refused:
        adopt(a_document(world), a_decision(world, paragraph="9"), world.hand)
    assert refused.value.code == "direction.no_draft"


# --- Repeal -----------------------------------------------------------------------------------------------------------


def test_a_document_is_repealed_by_a_decision(world: World, as_user: AsUser) -> None:
    document = a_document(world)
    decision = a_decision(world, outcome=Outcome.REPEALED, on=date(2026, 11, 1))
    rut = as_user("rut")
    url = f"/direction/{document.pk}/repeal/"
    assert rut.get(url).status_code == 200
    typed = {"version": "1", "decision": str(decision.pk), "last_day": "2026-12-31"}
    assert rut.post(url, {**typed, "last_day": "2025-12-31"}).status_code == 422
    assert rut.post(url, typed).status_code == 303
    assert standing(document) is Standing.IN_FORCE
    assert standing(document, date(2027, 1, 1)) is Standing.REPEALED
    assert rut.post(url, {**typed, "last_day": "2027-06-01"}).status_code == 409, "nothing holds that day"


def test_a_decision_a_document_rests_on_is_not_corrected_away(world: World) -> None:
    decision = a_decision(world)
    adopt(a_draft(world), decision, world.hand)
    with pytest.raises(Refused) as refused:
        matters.correct_decision(
            decision=decision,
            version=1,
            outcome=Outcome.REJECTED,
            paragraph="",
            clauses=[],
            immediately_verified=False,
            copies_to="",
            why="Fel",
            by=world.hand,
            at=NOW,
        )
    assert refused.value.code == "direction.decision_in_use"


def test_the_matters_page_tells_what_rests_on_it(world: World, as_user: AsUser) -> None:
    decision = a_decision(world)
    document = a_draft(world, title="Programmet")
    adopt(document, decision, world.hand)
    shown = as_user("vera").get(f"/matters/{decision.matter_id}/").content.decode()
    assert "Dokument som vilar på ärendet" in shown
    assert f"/direction/{document.pk}/" in shown


# --- What others decide -----------------------------------------------------------------------------------------------


def test_what_others_decide_holds_without_a_decision_here(world: World, as_user: AsUser) -> None:
    national = a_draft(world, title="Nationell strategi", issued_by="Regeringen")
    with pytest.raises(Refused) as refused:
        adopt(national, a_decision(world), world.hand)
    assert refused.value.code == "direction.issued_elsewhere"
    asa = as_user("asa")
    assert asa.get(f"/direction/{national.pk}/issue/").status_code == 200
    typed = {"version": "1", "valid_from": "2017-05-01", "valid_to": ""}
    assert asa.post(f"/direction/{national.pk}/issue/", typed).status_code == 303
    assert standing(national) is Standing.IN_FORCE
    assert "Regeringen" in as_user("vera").get(f"/direction/{national.pk}/").content.decode()
    assert asa.post(f"/direction/{national.pk}/issue/", {**typed, "valid_to": "2025-12-31"}).status_code == 303
    assert standing(national) is Standing.ENDED, "the validity is corrected"


def test_our_own_documents_take_a_decision(world: World) -> None:
    with pytest.raises(Refused):
        acts.record_issued(document=a_draft(world), version=1, valid_from=START, by=world.hand, at=NOW)


# --- Publishing -------------------------------------------------------------------------------------------------------


def test_publishing_shows_the_document_and_its_objectives(world: World, as_user: AsUser) -> None:
    document = a_document(world)
    goal = an_objective(world, document)
    asa = as_user("asa")
    assert not Node.objects.get(ref=goal.pk).published
    assert as_user("otto").get(f"/direction/{document.pk}/").status_code == 404
    assert asa.get(f"/direction/{document.pk}/publish/").status_code == 200
    assert asa.post(f"/direction/{document.pk}/publish/", {"version": "1"}).status_code == 303
    assert Node.objects.get(ref=goal.pk).published
    assert as_user("otto").get(f"/direction/{document.pk}/").status_code == 200
    assert Node.objects.get(ref=an_objective(world, document).pk).published, "a later one too"
    assert asa.post(f"/direction/{document.pk}/withdraw/", {"version": "2"}).status_code == 303
    assert not Node.objects.filter(published=True).exists()


def test_a_draft_is_not_published(world: World) -> None:
    with pytest.raises(Refused) as refused:
        acts.publish(document=a_draft(world), version=1, by=world.hand, at=NOW)
    assert refused.value.code == "direction.publish_draft"


def test_what_others_build_on_is_not_taken_back(world: World) -> None:
    theirs = published(world, a_document(world, theirs=True))
    above, ours = an_objective(world, theirs), an_objective(world, a_document(world))
    acts.derive(objective=ours, version=1, derives_from=[above], why="Tråden", by=world.hand, at=NOW)
    with pytest.raises(Refused) as refused:
        acts.withdraw(document=theirs, version=2, by=world.their_hand, at=NOW)
    assert refused.value.facts == {"count": 1}


# --- The database and the invariants ----------------------------------------------------------------------------------


def test_R22_the_database_repeats_the_rules(world: World) -> None:
    document = a_document(world)
    acts.revise(document=document, by=world.hand, at=NOW)
    held, draft = document.versions.order_by("number")
    for version, broken in (
        (held, "state = 'made_up'"),
        (held, "decision_id = NULL"),
        (held, "valid_from = NULL"),
        (held, "valid_to = '2025-01-01'"),
        (held, "state = 'repealed'"),
        (held, "state = 'draft'"),
        (draft, "number = 1"),
        (draft, "state = 'issued'"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE direction_documentversion SET {broken} WHERE id = %s", [version.pk])  # noqa: S608


def test_invariants_find_what_is_broken(world: World) -> None:
    names = ("direction.tree", "direction.adopted", "direction.validity", "direction.states")

    def broken() -> set[str]:
        return {violation.invariant for name in names for violation in slots.invariants[name].check()}

    document = adopted(world, a_draft(world), valid_to=date(2026, 6, 30))
    goal = an_objective(world, document)
    below = an_objective(world, document, parent=goal)
    acts.revise(document=document, by=world.hand, at=NOW)
    adopt(document, a_decision(world, paragraph="5"), world.hand, valid_from=date(2026, 7, 1))
    assert broken() == set()
    document.objectives.filter(pk=below.pk).update(parent=None)
    assert broken() == {"direction.tree"}
    document.objectives.filter(pk=below.pk).update(parent=goal)
    document.versions.filter(number=1).update(valid_to=date(2026, 8, 1))
    assert broken() == {"direction.validity"}
    document.versions.filter(number=1).update(valid_to=date(2026, 6, 30))
    Decision.objects.filter(paragraph="5").update(outcome=Outcome.NOTED)
    assert broken() == {"direction.adopted"}


def test_what_is_adopted_or_sent_out_is_what_was_read(world: World, as_user: AsUser) -> None:
    document, decision, rut = a_draft(world), a_decision(world), as_user("rut")
    draft = document.versions.get()
    shown = rut.get(f"/direction/{document.pk}/adopt/").context["form"].initial
    acts.write_text(draft=draft, version=mark_of([]), text="Skrivet under tiden.", by=world.hand, at=NOW)
    typed = {**shown, "decision": str(decision.pk), "valid_from": "2026-01-01"}
    answer = rut.post(f"/direction/{document.pk}/adopt/", typed)
    assert answer.status_code == 409
    assert "Någon har skrivit i texten" in answer.content.decode()
    with pytest.raises(Refused, match="text_written_in"):
        acts.send_for_consultation(document=document, seen=shown["seen"], by=world.hand, at=NOW)
    assert draft.wordings.count() == 1
    again = {**typed, "seen": mark_of_text(draft)}
    assert rut.post(f"/direction/{document.pk}/adopt/", again).status_code == 303
