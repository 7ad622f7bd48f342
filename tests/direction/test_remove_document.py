"""A draft that nothing belongs to can be taken away; what is decided, or holds something, stays."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.direction import acts
from farled.direction.models import Document, DocumentVersion
from farled.trail.models import Entry
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Refused
from tests.api.keys import Program, a_key
from tests.cast import NOW, World
from tests.factories.direction import a_document, a_draft, an_objective
from tests.factories.planning import make_activity

AsUser = Callable[[str], Client]


def test_a_draft_is_taken_away_and_its_title_is_free(world: World, as_user: AsUser) -> None:
    draft = a_draft(world, title="Skriven av misstag")
    client = as_user("asa")
    assert f"/direction/{draft.pk}/remove-document/" in client.get(f"/direction/{draft.pk}/").content.decode()
    answer = client.post(f"/direction/{draft.pk}/remove-document/", {"version": draft.version}, follow=True)
    assert "Utkastet Skriven av misstag är borttaget." in answer.content.decode()
    assert not Document.objects.exists()
    assert not DocumentVersion.objects.exists()
    assert Entry.objects.filter(verb="direction.document.removed", subject_id=draft.pk).exists()
    a_draft(world, title="Skriven av misstag")


@pytest.mark.parametrize("holds", ["an objective", "an activity"])
def test_a_draft_that_holds_something_stays_whole(world: World, as_user: AsUser, holds: str) -> None:
    draft = a_draft(world, title="En plan")
    an_objective(world, draft) if holds == "an objective" else make_activity(world, draft)
    draft.refresh_from_db()
    answer = as_user("asa").post(f"/direction/{draft.pk}/remove-document/", {"version": draft.version})
    assert answer.status_code == 409
    assert "Ta bort det först." in answer.content.decode()
    assert draft.versions.count() == 1
    assert not Entry.objects.filter(verb="direction.document.removed").exists()


def test_what_is_decided_is_not_taken_away(world: World, as_user: AsUser) -> None:
    document = a_document(world)
    assert "/remove-document/" not in as_user("asa").get(f"/direction/{document.pk}/").content.decode()
    with pytest.raises(Refused, match=r"direction\.document_decided"):
        acts.remove_document(document=document, version=document.version, by=world.hand, at=NOW)


def test_S4_only_who_writes_it_and_has_seen_it_takes_it_away(world: World, as_user: AsUser) -> None:
    draft = a_draft(world, body=world.preschool)
    assert as_user("maj").post(f"/direction/{draft.pk}/remove-document/", {"version": draft.version}).status_code == 404
    with pytest.raises(Forbidden):
        acts.remove_document(document=draft, version=draft.version, by=world.actor("maj"), at=NOW)
    with pytest.raises(Stale):
        acts.remove_document(document=draft, version=draft.version + 1, by=world.hand, at=NOW)
    assert Document.objects.filter(pk=draft.pk).exists()


def test_S28_a_program_takes_a_draft_away_by_the_same_rules(world: World) -> None:
    asa = Program(a_key(world, "asa"))
    decided, draft = a_document(world, title="Beslutat"), a_draft(world, title="Utkast")
    assert (
        asa.act("DELETE", f"/api/v1/direction/documents/{decided.pk}/").json()["code"] == "direction.document_decided"
    )
    assert asa.act("DELETE", f"/api/v1/direction/documents/{draft.pk}/").status_code == 204
    assert [each.title for each in Document.objects.all()] == ["Beslutat"]
