"""List pages: declared orderings and filters only, paging with bounds, constant queries, one partial."""

import re
from collections.abc import Callable
from typing import Any

import django_filters
import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.safestring import SafeString
from django_htmx.middleware import HtmxMiddleware

from farled.people import acts
from farled.people.models import Body
from farled.people.states import BodyKind
from farled.web.lists import Column, Empty, ListPage, link, swedish
from tests.cast import NOW, World

COLUMNS = [
    Column(key="name", label="Namn", cell=lambda body: link(f"/{body.pk}/", body.name), order=[swedish("name")]),
    Column(key="kind", label="Slag {kort}", cell=lambda body: body.kind, order=["kind"], short="Slag"),
    Column(key="source", label="Källa", cell=lambda body: body.source),
    Column(key="parent", label="Under", cell=lambda body: body.parent_id, order=["parent_id"], numeric=True),
]


class BodyFilter(django_filters.FilterSet):  # type: ignore[misc] # the library is published without types
    """Text and kind, as a room would declare them."""

    q = django_filters.CharFilter(field_name="name", lookup_expr="icontains", label="Sök", widget=forms.SearchInput())
    kind = django_filters.ChoiceFilter(choices=[("board", "Nämnd"), ("council", "Fullmäktige")], label="Slag")

    class Meta:
        model = Body
        fields: list[str] = []


def request(query: str = "", **headers: str) -> HttpRequest:
    return RequestFactory().get(f"/bodies/?{query}", headers=headers)


def listing(query: str = "", **options: Any) -> ListPage:
    given: dict[str, Any] = {
        "columns": COLUMNS,
        "nouns": ("nämnd", "nämnder"),
        "default_order": "name",
        "empty": Empty("Inga nämnder än", "Här samlas nämnderna."),
        "filterset": BodyFilter,
    }
    asked = options.pop("request", None) or request(query)
    return ListPage(asked, options.pop("rows", Body.objects.all()), **(given | options))


def names(page: ListPage) -> list[str]:
    return [body.name for body in page.page.object_list]


@pytest.fixture(autouse=True)
def _without_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is drawn alone: what the shell around it asks is not the list's affair."""

    def plain(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
        return HttpResponse(render_to_string(template, context))

    monkeypatch.setattr("farled.web.lists.render", plain)


@pytest.fixture
def many(world: World) -> World:
    """More bodies than one page holds."""
    for nr in range(120):
        acts.add_body(organisation=world.ours, name=f"Enhet {nr:03}", kind=BodyKind.BOARD, by=world.hand, at=NOW)
    return world


def test_rows_stand_in_swedish_order(world: World) -> None:
    assert names(listing())[-2:] == ["Skolnämnden", "Äldrenämnden"]
    assert names(listing("sort=-name"))[0] == "Äldrenämnden"


@pytest.mark.parametrize("asked", ["password", "parent__name", "source", "--name", "name;", "pk", ""])
def test_an_ordering_that_is_not_declared_has_no_effect(world: World, asked: str) -> None:
    assert names(listing(f"sort={asked}")) == names(listing())


@pytest.mark.parametrize("asked", ["0", "-1", "9999", "x", "1e9", "٣"])
def test_a_page_that_is_not_there_gives_the_nearest(many: World, asked: str) -> None:
    assert listing(f"page={asked}").page.number in {1, 3}


@pytest.mark.parametrize(("asked", "size"), [("", 50), ("25", 25), ("1000000", 50), ("-5", 50), ("x", 50)])
def test_the_page_size_is_bounded(many: World, asked: str, size: int) -> None:
    assert listing(f"size={asked}").page.paginator.per_page == size


def test_every_row_is_shown_once_whatever_the_order(many: World) -> None:
    shown = [name for page in (1, 2, 3) for name in names(listing(f"sort=kind&page={page}"))]
    assert len(shown) == len(set(shown)) == Body.objects.count()


def test_the_count_is_told_in_words(many: World) -> None:
    nbsp = "\N{NO-BREAK SPACE}"
    assert listing("page=2").count_text == f"51–100{nbsp}av{nbsp}{Body.objects.count()} nämnder"
    assert listing("q=fullmäktige").count_text == "1 nämnd"


def test_search_knows_swedish_letters(world: World) -> None:
    assert names(listing("q=ÄLDRE")) == ["Äldrenämnden"]


def test_filters_in_use_can_be_taken_away_one_by_one(world: World) -> None:
    page = listing("q=nämnd&kind=board&sort=-name&page=2")
    assert [(each.label, each.value) for each in page.chosen] == [("Sök", "nämnd"), ("Slag", "Nämnd")]
    assert page.chosen[1].without == "/bodies/?q=n%C3%A4mnd&sort=-name"
    assert page.bare_url == "/bodies/?sort=-name"


def test_an_unknown_choice_is_told_and_not_filtered_on(world: World) -> None:
    page = listing("kind=okänd")
    assert page.chosen == []
    assert len(names(page)) == Body.objects.count()
    assert page.filters[1].errors


def test_A6_headers_say_how_the_list_is_ordered(world: World) -> None:
    heads = {head.key: head for head in listing("sort=kind").heads}
    assert (heads["kind"].sorted, heads["name"].sorted, heads["source"].url) == ("ascending", "", "")
    assert heads["kind"].url == "/bodies/?sort=-kind"
    assert heads["name"].url == "/bodies/"  # the order a list has anyway needs no words
    assert {head.key: head.sorted for head in listing("sort=-parent").heads}["parent"] == "descending"


def test_cells_are_escaped_and_labelled(world: World) -> None:
    Body.objects.filter(pk=world.care.pk).update(name="<b>Vård</b>", source="{0} & co")
    row = next(row for row in listing().rows if "Vård" in row)
    assert isinstance(row, SafeString)
    assert row.startswith(f'<th scope="row"><a href="/{world.care.pk}/">&lt;b&gt;Vård&lt;/b&gt;</a></th>')
    assert '<td data-l="Källa">{0} &amp; co</td>' in row
    assert '<td data-l="Slag">' in row
    council = next(row for row in listing().rows if "Kommunfullmäktige" in row)
    assert council.endswith('<td class="num" data-l="Under">–</td>')


def test_exports_carry_the_filters(world: World) -> None:
    page = listing("kind=board&page=3", exports=[("Excel", "/bodies.xlsx")])
    assert page.exports == [("Excel", "/bodies.xlsx?kind=board")]


def test_the_number_of_queries_does_not_grow(many: World, count_queries: Callable[[Callable[[], object]], int]) -> None:
    def draw(query: str) -> Callable[[], object]:
        return lambda: listing(query, rows=Body.objects.all()).render("web/_listing.html").content

    assert count_queries(draw("size=25")) == count_queries(draw("size=200")) == 2


def test_htmx_gets_the_list_alone_and_a_clean_address(many: World) -> None:
    def answer(**headers: str) -> HttpResponse:
        def view(each: HttpRequest) -> HttpResponse:
            return listing(request=each).render("web/_listing.html")

        answered = HtmxMiddleware(view)(request("q=&kind=board&sort=name&page=2", **headers))
        assert isinstance(answered, HttpResponse)
        return answered

    whole, part = answer(), answer(hx_request="true", hx_target="lista")
    assert b"<form" in whole.content
    assert b"<form" not in part.content
    assert part.headers["HX-Push-Url"] == "/bodies/?kind=board&page=2"
    assert "HX-Push-Url" not in whole.headers
    section = re.compile(rb"<section.*</section>", re.DOTALL)
    assert section.search(whole.content)[0] == section.search(part.content)[0]  # type: ignore[index]
    other = answer(hx_request="true", hx_target="something-else")
    assert b"<form" in other.content


def test_an_empty_list_says_what_will_be_here(world: World) -> None:
    html = listing(rows=Body.objects.none()).render("web/_listing.html").content.decode()
    assert "Inga nämnder än" in html
    filtered = listing("q=finns inte").render("web/_listing.html").content.decode()
    assert "Inget stämmer med filtren" in filtered
    assert "Inga nämnder än" not in filtered


def test_without_filters_there_is_something_to_ask_for_only_when_there_are_rows_to_order(world: World) -> None:
    def form(**options: Any) -> str:
        html = listing(filterset=None, **options).render("web/_listing.html").content.decode()
        return html[html.index("<form") : html.index(">", html.index("<form"))]

    assert " hidden" in form(rows=Body.objects.none())
    assert " hidden" not in form()
