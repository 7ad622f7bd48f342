"""Lists show the columns one chooses, and are saved as views with addresses of their own."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from farled.lists import acts
from farled.lists.models import SavedView
from farled.lists.reads import sheet_of
from farled.web.own_lists import sheets
from farled.web.refused import Forbidden, Invalid
from tests.cast import NOW, World
from tests.factories.direction import a_document, an_objective
from tests.factories.matters import a_matter

AsUser = Callable[[str], Client]


@pytest.fixture
def matters(world: World) -> None:
    a_matter(world, title="Program för vatten", handler=world.school)


def heads(client: Client, path: str) -> list[str]:
    page = client.get(path).content.decode()
    found = page.partition("<thead>")[2].partition("</thead>")[0].split('<th scope="col"')[1:]
    return [each.partition("</th>")[0].replace("</a>", "").rpartition(">")[2].strip() for each in found]


def save(client: Client, **said: str) -> None:
    answer = client.post("/lists/matters.matters/save/", {"query": "", **said})
    assert answer.status_code == 303, answer.content.decode()[-2000:]


def test_columns_are_chosen_by_places_in_a_plain_form(matters: None, as_user: AsUser) -> None:
    asa = as_user("asa")
    assert heads(asa, "/matters/") == ["Ärende", "Diarienummer", "Typ", "Status", "Senast", "Registrerat"]
    chosen = asa.post("/lists/matters.matters/columns/", {"query": "kind=programme", "handler": "1", "kind": "2"})
    assert chosen.headers["Location"] == "/matters/?kind=programme&columns=handler%2Ckind"
    assert heads(asa, chosen.headers["Location"]) == ["Ärende", "Handläggs av", "Typ"]
    assert "Skolnämnden" in asa.get(chosen.headers["Location"]).content.decode()


def test_no_columns_at_all_is_told(matters: None, as_user: AsUser) -> None:
    answer = as_user("asa").post("/lists/matters.matters/columns/", {"query": ""})
    assert answer.status_code == 422
    assert "Välj minst en kolumn" in answer.content.decode()


def test_a_saved_view_is_an_address_with_filters_order_and_columns(matters: None, as_user: AsUser) -> None:
    asa = as_user("asa")
    save(asa, name="Program", query="kind=programme&sort=-title&columns=handler&page=3&pick=1")
    view = SavedView.objects.get()
    assert view.query == "kind=programme&sort=-title&columns=handler"
    page = asa.get(f"/lists/views/{view.pk}/", follow=True)
    assert page.redirect_chain == [(f"/matters/?view={view.pk}", 302)]
    assert heads(asa, f"/matters/?view={view.pk}") == ["Ärende", "Handläggs av"]
    assert 'aria-current="page">Program</a>' in page.content.decode()


def test_a_view_that_shows_first_does_so_until_the_whole_list_is_asked_for(matters: None, as_user: AsUser) -> None:
    asa = as_user("asa")
    save(asa, name="Motioner", query="kind=motion", first="on")
    assert "Program för vatten" not in asa.get("/matters/").content.decode()
    assert "Program för vatten" in asa.get("/matters/?view=0").content.decode()
    assert 'href="/matters/?view=0"' in asa.get("/matters/").content.decode()
    save(asa, name="Program", query="kind=programme", first="on")
    assert "Program för vatten" in asa.get("/matters/").content.decode()
    assert SavedView.objects.filter(first=True).count() == 1


def test_S7_a_private_view_is_its_owners_and_a_shared_one_everybodys(
    matters: None, world: World, as_user: AsUser
) -> None:
    asa, erik, otto = as_user("asa"), as_user("erik"), as_user("otto")
    save(asa, name="Min", query="kind=programme")
    save(asa, name="Allas", query="kind=programme", shared="on")
    mine, ours = SavedView.objects.get(name="Min"), SavedView.objects.get(name="Allas")
    assert erik.get(f"/lists/views/{mine.pk}/").status_code == 404
    assert erik.get(f"/lists/views/{ours.pk}/").status_code == 302
    assert otto.get(f"/lists/views/{ours.pk}/").status_code == 404
    assert "Min</a>" not in erik.get("/matters/").content.decode()
    assert erik.get(f"/lists/views/{ours.pk}/change/").status_code == 403
    with pytest.raises(Forbidden):
        acts.remove_view(view=ours, version=ours.version, by=world.actor("erik"), at=NOW)


def test_S5_only_those_who_may_share_views(matters: None, world: World, as_user: AsUser) -> None:
    erik = as_user("erik")
    assert "Dela vyn" not in erik.get("/lists/matters.matters/save/").content.decode()
    save(erik, name="Min", shared="on")
    assert not SavedView.objects.get().shared, "what the form does not offer is not heard"
    with pytest.raises(Forbidden):
        acts.save_view(
            sheet=sheets["matters.matters"],
            name="Allas",
            query="",
            shared=True,
            first=False,
            by=world.actor("erik"),
            at=NOW,
        )


def test_a_view_is_changed_and_removed_and_history_says_so(matters: None, world: World, as_user: AsUser) -> None:
    asa = as_user("asa")
    save(asa, name="Program", query="kind=programme")
    view = SavedView.objects.get()
    said = {"version": view.version, "name": "Planer", "query": "kind=plan"}
    assert asa.post(f"/lists/views/{view.pk}/change/", said).status_code == 303
    view.refresh_from_db()
    assert (view.name, view.query) == ("Planer", "kind=plan")
    assert asa.post(f"/lists/views/{view.pk}/change/", said).status_code == 412
    assert asa.post(f"/lists/views/{view.pk}/remove/", {"version": view.version}).status_code == 303
    assert not SavedView.objects.exists()


def test_two_views_of_one_name_are_told_apart(matters: None, world: World) -> None:
    said: dict[str, Any] = {"sheet": sheets["matters.matters"], "query": "", "shared": False, "first": False, "at": NOW}
    acts.save_view(name="Program", by=world.actor("asa"), **said)
    acts.save_view(name="Program", by=world.actor("rut"), **said)
    with pytest.raises(Invalid):
        acts.save_view(name="Program", by=world.actor("asa"), **said)


@pytest.mark.parametrize("key", sorted(sheets.names()))
def test_every_list_can_be_shown_with_all_its_columns(world: World, as_user: AsUser, key: str) -> None:
    a_matter(world, handler=world.school)
    columns = ",".join(column.key for column in sheets[key].columns)
    for name in ("asa", "adam", "otto"):
        may = sheet_of(world.actor(name), key) is not None
        assert as_user(name).get(f"/lists/{key}/?columns={columns}").status_code == (200 if may else 404)


def test_a_list_without_a_page_of_its_own_shows_what_its_sheet_usually_shows(world: World, as_user: AsUser) -> None:
    an_objective(world, a_document(world))
    sheet = sheets["direction.objectives"]
    usual = [str(column.label) for column in sheet.columns[1:] if column.shown]
    other = next(column.key for column in sheet.columns[1:] if not column.shown)
    asa = as_user("asa")
    shown = asa.get("/lists/direction.objectives/").content.decode()
    chosen = asa.get(f"/lists/direction.objectives/?columns={other}").content.decode()
    assert usual
    for label in usual:
        assert re.search(rf'<th scope="col"[^>]*>(<a[^>]*>)?{label}', shown), label
        assert not re.search(rf'<th scope="col"[^>]*>(<a[^>]*>)?{label}', chosen), label


@pytest.mark.parametrize("key", sorted(sheets.names()))
def test_no_two_columns_of_a_list_are_called_the_same_in_any_language(key: str) -> None:
    from django.utils.translation import override

    for language in ("sv", "en"):
        with override(language):
            labels = [str(column.label).casefold() for column in sheets[key].columns]
        assert len(labels) == len(set(labels)), (language, sorted(labels))
    assert {column.change for column in sheets[key].columns} - {""} == set(sheets[key].changes)


def test_own_columns_cost_no_more_the_more_rows_there_are(
    world: World, as_user: AsUser, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    asa, found = as_user("asa"), []
    for number in (2, 20):
        for _nr in range(number):
            a_matter(world, handler=world.school)
        asa.get("/matters/?columns=handler,latest")
        found.append(count_queries(lambda: asa.get("/matters/?columns=handler,latest")))
    assert found[0] == found[1]
