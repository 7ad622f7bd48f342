"""Writing a document: making it, changing it, and what it is to others."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from farled.direction import acts
from farled.direction.models import Document, DocumentRelation
from farled.direction.states import DocumentKind, DocumentRelationKind, PlanForm
from farled.people.reads import Actor
from farled.trail.models import Entry
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.factories.direction import a_document, a_draft, adopted, published
from tests.factories.matters import a_decision, a_matter

AsUser = Callable[[str], Client]
REPLACES, CONCRETISES = DocumentRelationKind.REPLACES, DocumentRelationKind.CONCRETISES


def change(document: Document, by: Actor, *, version: int = 1, why: str = "", **other: object) -> Document:
    told = {
        "kind": DocumentKind.PROGRAMME,
        "title": "Ny titel",
        "body": document.body,
        "form": "",
        "aliases": ["PDU"],
        "purpose": "Ge riktning",
        "applies_to": "",
        "responsible": None,
        "responsible_function": "",
        "follow_up": "",
        "issued_by": "",
        "reference": "",
    }
    return acts.change_document(
        document=document,
        version=version,
        by=by,
        at=NOW,
        why=why,
        **told | other,  # type: ignore[arg-type]
    )


def test_a_document_begins_as_a_draft(world: World) -> None:
    document = a_draft(world, title=" Program  för  allt ")
    draft = document.versions.get()
    assert (document.title, draft.number, draft.state) == ("Program för allt", 1, "draft")
    verbs = Entry.objects.filter(subject_kind__startswith="direction.").values_list("verb", flat=True)
    assert list(verbs) == ["direction.document.created", "direction.version.begun"]


def test_a_title_is_used_once_whatever_its_case(world: World) -> None:
    a_draft(world, title="Öppna data")
    with pytest.raises(Invalid):
        a_draft(world, title="ÖPPNA DATA")
    a_draft(world, title="Öppna data", theirs=True)


def test_a_local_plan_belongs_to_a_body(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        a_draft(world, kind=DocumentKind.LOCAL_PLAN)
    assert refused.value.field == "body"
    with pytest.raises(Invalid) as refused:
        change(a_draft(world), world.hand, form=PlanForm.APPENDIX)
    assert refused.value.field == "form"


def test_S3_what_a_document_names_is_its_organisations_own(world: World) -> None:
    with pytest.raises(Invalid):
        a_draft(world, body=world.their_body)
    document = a_draft(world)
    with pytest.raises(Invalid):
        change(document, world.hand, responsible=world.their_body)
    with pytest.raises(Invalid):
        acts.create_document(
            organisation=world.ours,
            kind=DocumentKind.PLAN,
            title="Plan",
            matter=a_matter(world, theirs=True),
            by=world.hand,
            at=NOW,
        )


def test_a_body_editor_writes_the_bodys_own(world: World) -> None:
    erik = world.actor("erik")
    own = acts.create_document(
        organisation=world.ours, kind=DocumentKind.PLAN, title="Skolans plan", body=world.school, by=erik, at=NOW
    )
    assert change(own, erik).title == "Ny titel"
    for body in (None, world.care):
        with pytest.raises(Forbidden):
            acts.create_document(
                organisation=world.ours, kind=DocumentKind.PLAN, title="Annans", body=body, by=erik, at=NOW
            )
    with pytest.raises(Forbidden):
        change(own, erik, version=2, body=world.care)
    with pytest.raises(Forbidden):
        change(a_draft(world), erik)


def test_what_is_decided_changes_only_with_a_reason(world: World) -> None:
    document = a_document(world)
    with pytest.raises(Invalid) as refused:
        change(document, world.hand)
    assert refused.value.code == "direction.reason"
    assert change(document, world.hand, why="Felstavat").title == "Ny titel"
    assert Entry.objects.get(verb="direction.document.changed").why == "Felstavat"


def test_who_decides_does_not_change_afterwards(world: World) -> None:
    with pytest.raises(Invalid):
        change(a_document(world), world.hand, why="Fel", issued_by="Regeringen")


def test_R1_a_stale_change_is_refused_and_both_texts_are_shown(world: World, as_user: AsUser) -> None:
    document = a_draft(world)
    change(document, world.hand, title="Den andras")
    with pytest.raises(Stale):
        change(document, world.hand, version=1, title="Min")
    typed = {"version": "1", "title": "Min", "kind": "programme", "purpose": "Mitt syfte"}
    answer = as_user("asa").post(f"/direction/{document.pk}/change/", typed)
    assert answer.status_code == 412
    for text in ("Den andras", "Min", "Ge riktning", "Mitt syfte"):
        assert text in answer.content.decode()
    assert as_user("asa").post(f"/direction/{document.pk}/change/", {**typed, "version": "2"}).status_code == 303


def test_the_page_adds(world: World, as_user: AsUser) -> None:
    typed = {"title": "Skolans plan", "kind": "local_plan", "form": "own", "body": str(world.school.pk)}
    erik = as_user("erik")
    assert erik.post("/direction/add/", {**typed, "body": str(world.care.pk)}).status_code == 422
    assert erik.post("/direction/add/", {**typed, "body": ""}).status_code == 422
    assert erik.post("/direction/add/", typed).status_code == 303
    assert Document.objects.get().body == world.school


def test_S5_no_form_sets_what_only_an_act_may(world: World, as_user: AsUser) -> None:
    document = a_draft(world)
    typed = {
        "version": "1",
        "title": "Ny",
        "kind": "plan",
        "organisation": str(world.theirs.pk),
        "published": "on",
        "state": "adopted",
        "title_key": "x",
    }
    assert as_user("asa").post(f"/direction/{document.pk}/change/", typed).status_code == 303
    document.refresh_from_db()
    assert (document.organisation, document.published, document.title_key) == (world.ours, False, "ny")
    assert document.versions.get().state == "draft"


# --- What it is to others ---------------------------------------------------------------------------------------------


def test_a_relation_is_said_once_and_taken_back(world: World, as_user: AsUser) -> None:
    plan, programme = a_draft(world, title="Planen"), a_document(world, title="Programmet")
    asa = as_user("asa")
    typed = {"kind": "concretises", "other": str(programme.pk)}
    assert asa.post(f"/direction/{plan.pk}/relate/", typed).status_code == 303
    assert asa.post(f"/direction/{plan.pk}/relate/", typed).status_code == 422
    assert "Konkretiserar" in asa.get(f"/direction/{plan.pk}/").content.decode()
    assert "Konkretiseras av" in asa.get(f"/direction/{programme.pk}/").content.decode()
    assert "Konkretiseras av" not in as_user("vera").get(f"/direction/{programme.pk}/").content.decode(), "a draft"
    relation = DocumentRelation.objects.get()
    assert asa.get(f"/direction/relations/{relation.pk}/unrelate/").status_code == 200
    assert asa.post(f"/direction/relations/{relation.pk}/unrelate/", {"version": "1"}).status_code == 303
    assert not DocumentRelation.objects.exists()
    assert Entry.objects.filter(verb="direction.relation.taken_back").exists()


def test_S3_a_relation_reaches_only_what_is_in_sight(world: World) -> None:
    plan, theirs = a_draft(world), a_document(world, theirs=True)

    def relate(kind: DocumentRelationKind) -> DocumentRelation:
        return acts.relate(document=plan, other=theirs, kind=kind, by=world.hand, at=NOW)

    with pytest.raises(Invalid) as refused:
        relate(CONCRETISES)
    assert refused.value.code == "direction.other_hidden"
    published(world, theirs)
    relate(CONCRETISES)
    with pytest.raises(Invalid) as refused:
        relate(REPLACES)
    assert refused.value.code == "direction.relation_elsewhere"
    with pytest.raises(Invalid):
        acts.relate(document=plan, other=plan, kind=CONCRETISES, by=world.hand, at=NOW)


def test_what_a_decided_document_ends_takes_a_decision(world: World) -> None:
    old = adopted(world, a_draft(world), valid_from=date(2020, 1, 1), on=date(2020, 1, 1))
    new = a_document(world)
    with pytest.raises(Invalid) as refused:
        acts.relate(document=new, other=old, kind=REPLACES, by=world.hand, at=NOW)
    assert refused.value.field == "decision"
    relation = acts.relate(document=new, other=old, kind=REPLACES, decision=a_decision(world), by=world.hand, at=NOW)
    ended = old.versions.get()
    assert (ended.state, ended.valid_to) == ("repealed", date(2025, 12, 31))
    with pytest.raises(Refused):
        acts.unrelate(relation=relation, version=1, by=world.hand, at=NOW)


def test_R22_the_database_repeats_the_rules(world: World) -> None:
    document = a_document(world)
    a_draft(world)
    for table, broken in (
        ("direction_document", "title = ''"),
        ("direction_document", "kind = 'made_up'"),
        ("direction_document", "kind = 'local_plan'"),
        ("direction_document", "title_key = 'same'"),
    ):
        where = "" if "same" in broken else f" WHERE id = {document.pk}"
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {broken}{where}")  # noqa: S608
