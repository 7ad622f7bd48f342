"""The evaluation of a document, and where the text that came after answers it (S4, R24)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from farled.direction import acts
from farled.direction.models import Document, Finding, Objective, Passage
from farled.direction.reads import evaluation as reads
from farled.direction.reads.text import mark_of
from farled.direction.states import Attained, DocumentRelationKind, FindingKind
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_draft, adopted, an_objective, published

AsUser = Callable[[str], Client]


def a_finding(world: World, document: Document, **said: object) -> Finding:
    """Something found, by the system's own hand."""
    given = {"on": date(2026, 5, 1), "kind": FindingKind.WEAKNESS, "text": "Öppna data dröjde."} | said
    return acts.add_finding(document=document, by=world.hand, at=NOW, **given)  # type: ignore[arg-type]


@pytest.fixture
def before(world: World) -> tuple[Document, Objective]:
    """The programme of before, and one of its areas."""
    document = a_draft(world, title="Program 2018–2021")
    area = an_objective(world, document, title="Öppna Ås")
    return adopted(world, document), area


@pytest.fixture
def after(world: World, before: tuple[Document, Objective]) -> Document:
    """The draft that replaces it, with a text of two passages."""
    document = a_draft(world, title="Program 2024–2027")
    acts.relate(document=document, other=before[0], kind=DocumentRelationKind.REPLACES, by=world.hand, at=NOW)
    draft = document.versions.get()
    acts.write_text(
        draft=draft, version=mark_of([]), text="# Öppna data\n\nData delas från början.", by=world.hand, at=NOW
    )
    return document


def test_a_finding_is_written_answered_in_the_next_text_and_followed_back(
    world: World, before: tuple[Document, Objective], after: Document, as_user: AsUser
) -> None:
    client, (document, area) = as_user("asa"), before
    page = reverse("direction:evaluation", args=[document.pk])
    assert "Inget utvärderat än" in client.get(page).content.decode()

    typed = {
        "kind": "conclusion", "text": "Öppna data nåddes bara delvis.", "on": "2026-05-01",
        "objective": area.pk, "attained": "partly", "known_from": "enkät",
    }  # fmt: skip
    client.post(reverse("direction:add_finding", args=[document.pk]), typed)
    finding = Finding.objects.get()
    told = client.get(page).content.decode()
    assert "delvis nått" in told
    assert "1 är inte besvarat än" in told
    assert "0 av 1 fynd" in client.get(reverse("direction:document", args=[after.pk])).content.decode()

    says = Passage.objects.get(document=after, wordings__plain="Data delas från början.")
    client.post(
        reverse("direction:answer_finding", args=[finding.pk]),
        {"version": finding.version, "answer": "Delning är nu regel.", "passages": [says.pk]},
    )
    told = client.get(page).content.decode()
    assert "Alla är besvarade" in told
    assert reverse("direction:passage", args=[says.pk]) in told
    assert "1 av 1 fynd" in client.get(reverse("direction:document", args=[after.pk])).content.decode()
    assert "Öppna data nåddes bara delvis." in client.get(reverse("direction:passage", args=[says.pk])).content.decode()


def test_what_was_found_is_corrected_and_taken_away(
    world: World, before: tuple[Document, Objective], as_user: AsUser
) -> None:
    client, finding = as_user("asa"), a_finding(world, before[0])
    change = reverse("direction:change_finding", args=[finding.pk])
    assert "Öppna data dröjde." in client.get(change).content.decode()
    client.post(change, {"kind": "threat", "text": "Det dröjer.", "on": "2026-05-02", "version": finding.version})
    finding.refresh_from_db()
    assert (finding.kind, finding.text, finding.on) == ("threat", "Det dröjer.", date(2026, 5, 2))
    with pytest.raises(Stale):
        acts.remove_finding(finding=finding, version=1, by=world.hand, at=NOW)
    client.post(reverse("direction:remove_finding", args=[finding.pk]), {"version": finding.version})
    assert not Finding.objects.exists()


def test_A4_what_cannot_be_is_refused_and_what_was_typed_is_kept(
    world: World, before: tuple[Document, Objective], as_user: AsUser
) -> None:
    document, area = before
    add = reverse("direction:add_finding", args=[document.pk])
    answer = as_user("asa").post(
        add, {"kind": "strength", "text": "Bra stöd.", "on": "2026-05-01", "attained": "reached"}
    )
    assert answer.status_code == 422
    assert "Bra stöd." in answer.content.decode()
    assert "Välj vilket mål" in answer.content.decode()
    with pytest.raises(Invalid):
        a_finding(world, document, on=TODAY.replace(year=2027))
    with pytest.raises(Invalid):
        a_finding(world, a_draft(world), objective=area)
    with pytest.raises(Forbidden):
        acts.add_finding(document=document, on=TODAY, kind=FindingKind.THREAT, text="x", by=world.actor("vera"), at=NOW)
    draft = a_draft(world)
    goal = an_objective(world, draft, title="Ett mål")
    a_finding(world, draft, objective=goal, attained=Attained.PARTLY)
    with pytest.raises(Refused):
        acts.remove_objective(objective=goal, version=goal.version, by=world.hand, at=NOW)


def test_S2_others_neither_see_nor_write(world: World, before: tuple[Document, Objective], as_user: AsUser) -> None:
    finding, page = a_finding(world, before[0]), reverse("direction:evaluation", args=[before[0].pk])
    assert "Säg hur det besvaras" not in as_user("vera").get(page).content.decode()
    assert as_user("otto").get(page).status_code == 404
    assert as_user("otto").get(reverse("direction:change_finding", args=[finding.pk])).status_code == 404
    assert as_user("vera").get(reverse("direction:change_finding", args=[finding.pk])).status_code == 403


def test_the_page_takes_as_many_queries_whatever_it_holds(
    world: World,
    before: tuple[Document, Objective],
    after: Document,
    as_user: AsUser,
    count_queries: Callable[..., int],
) -> None:
    client, page = as_user("asa"), reverse("direction:evaluation", args=[before[0].pk])
    passages = list(Passage.objects.filter(document=after))

    def grow(number: int) -> None:
        for _each in range(number):
            one = a_finding(world, before[0], objective=before[1], attained=Attained.LARGELY)
            acts.answer_finding(finding=one, version=one.version, answer="", passages=passages, by=world.hand, at=NOW)

    grow(2)
    few = count_queries(lambda: client.get(page))
    grow(8)
    assert count_queries(lambda: client.get(page)) == few


def test_S2_drafts_that_answer_and_evaluations_of_others_are_not_shown(
    world: World, before: tuple[Document, Objective], after: Document
) -> None:
    document = published(world, before[0])
    finding = a_finding(world, document)
    passages = list(Passage.objects.filter(document=after))
    acts.answer_finding(finding=finding, version=finding.version, answer="", passages=passages, by=world.hand, at=NOW)
    shown = {
        who: [len(row.answered_in.all()) for row in reads.findings(world.actor(who))] for who in ("asa", "vera", "otto")
    }
    assert shown == {"asa": [2], "vera": [0], "otto": []}
    assert reads.findings_of(document, world.actor("otto")) == []
