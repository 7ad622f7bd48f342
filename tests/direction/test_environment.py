"""The map of the steering environment: what plans, what regulates, what holds on a day and what is to what."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from farled.direction import acts
from farled.direction.figures.environment import environment
from farled.direction.models import Document
from farled.direction.reads import documents, relations_between
from farled.direction.states import DocumentKind, DocumentRelationKind
from farled.web.refused import Invalid
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_document, a_draft, adopted

AsUser = Callable[[str], Client]


def a_law(world: World, title: str = "Kommunallagen") -> Document:
    law = a_draft(world, title=title, kind=DocumentKind.LAW, issued_by="Riksdagen")
    acts.record_issued(document=law, version=1, valid_from=None, by=world.actor("rut"), at=NOW)
    return law


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/direction/map/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_regulates_stands_apart_from_what_plans_the_most_binding_first(world: World) -> None:
    a_law(world)
    adopted(world, a_draft(world, title="Policyn", kind=DocumentKind.POLICY))
    adopted(world, a_draft(world, title="Riktlinjen", kind=DocumentKind.GUIDELINE))
    a_document(world, title="Programmet")
    actor = world.actor("asa")
    rows = list(documents(actor).order_by("pk"))
    found = environment(rows, relations_between(rows, actor), TODAY, all_of_them=False, here=0)
    (_plans, planning), (_regulates, regulating) = found.halves
    assert [level.kind for level in planning] == [DocumentKind.PROGRAMME]
    assert [level.kind for level in regulating] == [DocumentKind.LAW, DocumentKind.POLICY, DocumentKind.GUIDELINE]
    assert [level.y for level in regulating] == sorted(level.y for level in regulating)
    boxes = {(each.x, each.y) for each in found.documents}
    assert len(boxes) == 4, "no box hides another"


def test_the_map_shows_what_holds_and_what_is_to_what(world: World, as_user: AsUser) -> None:
    policy = adopted(world, a_draft(world, title="Policyn", kind=DocumentKind.POLICY))
    plan = a_document(world, title="Planen")
    a_draft(world, title="Utkastet")
    acts.relate(document=plan, other=policy, kind=DocumentRelationKind.CONCRETISES, by=world.hand, at=NOW)
    shown = page(as_user("asa"))
    assert "Planen konkretiserar Policyn" in shown
    assert "konkretiseras av" in shown
    assert "Utkastet" not in shown
    assert "Utkastet" in page(as_user("asa"), "?show=all")
    assert "Utkastet" not in page(as_user("vera"), "?show=all"), "a draft is not hers to see"
    assert "Inget dokument gäller den dagen" in page(as_user("asa"), "?on=2020-01-01")


def test_a_documents_own_place_is_marked(world: World, as_user: AsUser) -> None:
    draft = a_draft(world, title="Utkastet")
    assert f"/direction/map/?document={draft.pk}" in as_user("asa").get(f"/direction/{draft.pk}/").content.decode()
    shown = page(as_user("asa"), f"?document={draft.pk}")
    assert 'aria-current="true"' in shown
    assert "doc here" in shown
    assert page(as_user("asa"), "?document=x").count("doc here") == 0


def test_it_is_limited_to_a_body_and_the_whole(world: World, as_user: AsUser) -> None:
    adopted(world, a_draft(world, title="Skolans riktlinje", kind=DocumentKind.GUIDELINE, body=world.school))
    adopted(world, a_draft(world, title="Omsorgens riktlinje", kind=DocumentKind.GUIDELINE, body=world.care))
    a_document(world, title="Stadens program")
    shown = page(as_user("asa"), f"?body={world.school.pk}")
    assert "Skolans riktlinje" in shown
    assert "Stadens program" in shown
    assert "Omsorgens riktlinje" not in shown


def test_a_law_is_decided_by_somebody_else_and_may_have_an_unknown_first_day(world: World, as_user: AsUser) -> None:
    with pytest.raises(Invalid, match="law_issuer"):
        a_draft(world, kind=DocumentKind.LAW)
    law = a_draft(world, title="Arkivlagen", kind=DocumentKind.LAW, issued_by="Riksdagen")
    typed = {"version": "1", "valid_from": "", "valid_to": ""}
    assert as_user("rut").post(f"/direction/{law.pk}/issue/", typed).status_code == 303
    shown = page(as_user("vera"))
    assert "Arkivlagen" in shown
    assert "beslutas av Riksdagen" in shown


def test_a_later_version_takes_over_on_a_known_day(world: World) -> None:
    law = a_law(world)
    acts.revise(document=law, by=world.hand, at=NOW)
    law.refresh_from_db()
    with pytest.raises(Invalid, match="first_day"):
        acts.record_issued(document=law, version=law.version, valid_from=None, by=world.actor("rut"), at=NOW)
    acts.record_issued(document=law, version=law.version, valid_from=date(2027, 1, 1), by=world.actor("rut"), at=NOW)
    first, second = law.versions.order_by("number")
    assert (first.valid_to, second.valid_from) == (date(2026, 12, 31), date(2027, 1, 1))


def test_the_map_takes_as_many_queries_however_large(
    world: World, as_user: AsUser, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    client = as_user("asa")

    def more() -> None:
        one, other = a_document(world), a_document(world)
        acts.relate(document=one, other=other, kind=DocumentRelationKind.CONCRETISES, by=world.hand, at=NOW)

    more()
    page(client)
    few = count_queries(lambda: page(client))
    more()
    more()
    assert count_queries(lambda: page(client)) == few
