"""The glossary: kept, found, and explained where its words stand in texts."""

from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import Client

from farled.direction import acts
from farled.direction.figures.terms import Glossary
from farled.direction.models import Term
from farled.direction.reads.terms import Explained, explained
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid
from tests.cast import NOW, World
from tests.factories.direction import a_document, an_objective

AsUser = Callable[[str], Client]


def a_term(world: World, term: str = "Nyttorealisering", **more: object) -> Term:
    said = {"definition": "Att se till att nyttan blir av."} | more
    return acts.add_term(organisation=world.ours, term=term, by=world.hand, at=NOW, **said)  # type: ignore[arg-type]


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def words(text: str, *terms: str) -> list[tuple[str, str]]:
    known = [Explained(nr, term, [], "…", None, "") for nr, term in enumerate(terms)]
    return [(shown, term.term) for shown, term in Glossary(known).parts(text) if term]


def test_a_strategist_explains_a_term_and_others_find_it(world: World, as_user: AsUser) -> None:
    document = a_document(world, title="Planen")
    typed = {
        "term": "Nyttorealisering", "definition": "Att se till att nyttan blir av.", "forms": "realisering av nyttor",
        "avoid": "hemtagning", "document": document.pk, "said_by": "Universitetet",
    }  # fmt: skip
    answer = as_user("asa").post("/direction/terms/add-term/", typed)
    assert answer.status_code == 303
    vera = as_user("vera")
    assert "Att se till att nyttan blir av." in page(vera, "/direction/terms/?text=hemtagning")
    shown = page(vera, answer.headers["Location"])
    for told in ("hemtagning", "Planen", "Universitetet", "realisering av nyttor"):
        assert told in shown
    assert "Nyttorealisering" in page(vera, "/agenda/search/?q=nyttorealis")
    (row,) = vera.get("/api/v1/direction/terms/").json()["items"]
    assert (row["term"], row["avoid"]) == ("Nyttorealisering", ["hemtagning"])
    assert vera.get(row["api"]).json() == row | {"version": 1}


def test_a_term_is_changed_and_removed_with_its_history_kept(world: World, as_user: AsUser) -> None:
    one = a_term(world)
    asa = as_user("asa")
    typed = {"version": "1", "term": "Nytta", "definition": "Det som blir bättre."}
    assert asa.post(f"/direction/terms/{one.pk}/change-term/", typed).status_code == 303
    assert "Det som blir bättre." in page(asa, f"/direction/terms/{one.pk}/")
    assert asa.post(f"/direction/terms/{one.pk}/change-term/", typed).status_code == 412
    assert asa.post(f"/direction/terms/{one.pk}/remove-term/", {"version": "2"}).status_code == 303
    assert asa.get(f"/direction/terms/{one.pk}/").status_code == 404
    assert set(Entry.objects.about(Term.KIND, one.pk).values_list("verb", flat=True)) == {
        "direction.term.added", "direction.term.changed", "direction.term.removed",
    }  # fmt: skip


def test_a_term_is_explained_once_and_a_word_is_not_both_used_and_avoided(world: World) -> None:
    one = a_term(world)
    with pytest.raises(Invalid, match="term_taken"):
        a_term(world, "nyttorealisering")
    with pytest.raises(Invalid, match="term_avoided"):
        a_term(world, "Kund", avoid=["kund"])
    with pytest.raises(Invalid, match="other_organisation"):
        a_term(world, "Kund", document=a_document(world, theirs=True))
    with pytest.raises(Forbidden):
        acts.remove_term(row=one, version=1, by=world.actor("erik"), at=NOW)


def test_a_word_is_explained_the_first_time_it_stands_whatever_its_ending() -> None:
    assert words("Nytta, nyttan och nytta", "nytta") == [("Nytta", "nytta")]
    assert words("om tjänsternas kvalitet", "tjänst") == [("tjänsternas", "tjänst")]
    assert words("e-tjänsten i kundtjänst", "kund") == []
    assert words("digital förmåga och förmåga", "förmåga", "digital förmåga") == [
        ("digital förmåga", "digital förmåga"), ("förmåga", "förmåga"),
    ]  # fmt: skip
    assert words("allt", *()) == []


def test_a_term_is_explained_where_it_stands_without_script(world: World, as_user: AsUser) -> None:
    a_term(world, "mål", definition="Det vi vill <nå>.")
    document = a_document(world)
    objective = an_objective(world, document)  # says "Vad målet betyder."
    for url in (f"/direction/objectives/{objective.pk}/", f"/direction/{document.pk}/"):
        shown = page(as_user("vera"), url)
        assert shown.count('class="term"') == 1
        assert ">målet</button>" in shown
        assert "<dfn>mål</dfn>" in shown
        assert "Det vi vill &lt;nå&gt;." in shown
    assert 'class="term"' not in page(as_user("otto"), "/direction/terms/")


def test_what_is_written_is_never_read_as_markup(world: World) -> None:
    a_term(world, "kund")
    request = type("Asking", (), {"actor": world.actor("asa")})()
    told = Template("{% load direction %}{% glossed text %}").render(
        Context({"request": request, "text": "<b>kund</b>\nrad två\n\nnytt & <i>stycke</i>"})
    )
    assert "&lt;b&gt;" in told
    assert "<b>" not in told
    assert told.count("<p>") >= 2
    assert "<br>rad två" in told


def test_where_a_word_to_avoid_stands_is_shown_to_who_can_mend_it(world: World, as_user: AsUser) -> None:
    one = a_term(world, "Leverantör", avoid=["utförare"])
    an_objective(world, a_document(world), title="Våra utförare är bra")
    assert "Här står utförare i stället" in page(as_user("asa"), f"/direction/terms/{one.pk}/")
    assert "Här står utförare i stället" not in page(as_user("vera"), f"/direction/terms/{one.pk}/")


def test_terms_stay_in_their_organisation(world: World, as_user: AsUser) -> None:
    one = a_term(world)
    assert as_user("otto").get(f"/direction/terms/{one.pk}/").status_code == 404
    assert list(explained(world.actor("otto"))) == []


def test_a_page_asks_for_the_glossary_once(
    world: World, as_user: AsUser, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    document = a_document(world)
    an_objective(world, document)
    client = as_user("asa")
    page(client, f"/direction/{document.pk}/")
    few = count_queries(lambda: page(client, f"/direction/{document.pk}/"))
    for nr in range(5):
        a_term(world, f"begrepp {nr}")
        an_objective(world, document)
    assert count_queries(lambda: page(client, f"/direction/{document.pk}/")) == few
