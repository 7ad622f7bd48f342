"""Who sees a statement, and where: drafts by those who write them, secret ones as their matters."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.matters import acts
from farled.matters.models import DiaryEntry, Statement
from farled.matters.states import Outcome, StatementState
from farled.web.refused import Forbidden
from tests.cast import NOW, World
from tests.factories.matters import a_decision, a_matter
from tests.factories.statements import a_layout, a_statement, approved

pytestmark = pytest.mark.usefixtures("standing_clock")
AsUser = Callable[[str], Client]


def test_drafts_are_seen_by_those_who_write_or_approve(world: World, as_user: AsUser) -> None:
    one = a_statement(world, filled=True)
    page = reverse("matters:statement", args=[one.pk])

    def seen() -> dict[str, int]:
        return {who: as_user(who).get(page).status_code for who in ("erik", "asa", "rut", "maj", "vera", "otto")}

    assert seen() == {"erik": 200, "asa": 200, "rut": 200, "maj": 404, "vera": 404, "otto": 404}
    approved(world, one)
    assert seen() == {"erik": 200, "asa": 200, "rut": 200, "maj": 200, "vera": 200, "otto": 404}


def test_a_statement_is_as_secret_as_its_matter(world: World, as_user: AsUser) -> None:
    matter = a_matter(world, handler=world.school, title="Hemlig sak", secret="OSL 18 kap. 8 §")
    one = a_statement(world, matter=matter, by=world.actor("asa"))
    page = reverse("matters:statement", args=[one.pk])
    assert [as_user(who).get(page).status_code for who in ("asa", "rut", "erik", "vera")] == [200, 200, 404, 404]
    with pytest.raises(Forbidden):
        acts.submit_statement(statement=one, version=1, by=world.actor("erik"), at=NOW)
    listed = as_user("asa").get(reverse("matters:statements")).content.decode()
    assert "Hemlig sak" not in listed
    assert "Hemlig" not in as_user("asa").get("/api/v1/matters/statements/").content.decode()
    assert DiaryEntry.objects.filter(matter=matter).count() == 1


def test_the_lists_pages_search_and_api_show_it(world: World, as_user: AsUser) -> None:
    one = a_statement(world)
    erik = as_user("erik")
    page = erik.get(reverse("matters:statement", args=[one.pk])).content.decode()
    assert "6 rubriker återstår." in page
    assert (
        reverse("matters:statement", args=[one.pk])
        in erik.get(reverse("matters:matter", args=[one.matter_id])).content.decode()
    )
    assert "Ny plan för Ås" in erik.get(reverse("matters:statements")).content.decode()
    told = erik.get(f"/api/v1/matters/statements/{one.pk}/").json()
    assert (told["state"], told["passages"][0]["heading"], told["sha256"]) == ("draft", "Förslag till beslut", None)
    assert erik.get("/api/v1/matters/statements/").json()["items"][0]["id"] == one.pk


def test_R16_the_list_asks_as_much_for_many_as_for_few(
    world: World, as_user: AsUser, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    asa, page = as_user("asa"), reverse("matters:statements")
    a_statement(world)
    asa.get(page)
    few = count_queries(lambda: asa.get(page))
    for _each in range(4):
        a_statement(world)
    assert count_queries(lambda: asa.get(page)) == few


def test_it_is_started_from_the_matters_page_once(world: World, as_user: AsUser) -> None:
    matter = a_matter(world, handler=world.school)
    layout = a_layout(world)
    page, erik = reverse("matters:start_statement", args=[matter.pk]), as_user("erik")
    form = erik.get(page).context["form"]
    sending = {
        "layout": layout.pk, "title": "Planen", "due": "2026-12-15", "once": form.fields["once"].initial,
    }  # fmt: skip
    first, second = erik.post(page, sending), erik.post(page, sending)
    assert (first.status_code, second.status_code, first["Location"]) == (303, 303, second["Location"])
    assert Statement.objects.count() == 1
    assert erik.post(page, {"title": "", "due": "3026-01-01"}).status_code == 422


def test_a_decision_without_a_statement_rests_on_none(world: World) -> None:
    one = a_statement(world)
    decision = a_decision(world, matter=one.matter, outcome=Outcome.ADOPTED)
    assert not hasattr(decision, "basis")
    one.refresh_from_db()
    assert one.state == StatementState.DRAFT
