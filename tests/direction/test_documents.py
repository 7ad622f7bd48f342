"""The list of governing documents and a document's page: who sees what, when."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from farled.direction import acts
from farled.direction.models import Document
from farled.direction.states import DocumentKind, DocumentRelationKind, Level
from farled.web import slots
from farled.web.together import answered
from tests.cast import NOW, World
from tests.factories.direction import a_document, a_draft, adopted, an_objective, published

AsUser = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]


def page(client: Client, document: Document, query: str = "") -> str:
    answer = client.get(f"/direction/{document.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_tells_what_the_document_is(world: World, as_user: AsUser) -> None:
    document = a_document(world, title="Program för digital utveckling")
    area = an_objective(world, document, title="Hög digital förmåga", level=Level.TARGET_AREA)
    an_objective(world, document, title="Kunniga medarbetare", parent=area)
    an_objective(world, document, title="Dela och återanvänd", level=Level.PRINCIPLE)
    shown = page(as_user("vera"), document)
    assert "Program som gäller från" in shown
    assert "Kommunfullmäktige" in shown
    assert shown.index("Hög digital förmåga") < shown.index("Kunniga medarbetare") < shown.index("Vägledande principer")
    assert "Lägg till ett mål" not in shown, "a councillor only reads"
    assert "/adopt/" not in shown


def test_drafts_are_seen_by_those_who_prepare_them(world: World, as_user: AsUser) -> None:
    whole, schools = a_draft(world, title="Hemlig kanin"), a_draft(world, title="Skolans kanin", body=world.preschool)
    seen = {
        "asa": (200, 200),
        "rut": (200, 200),
        "bo": (200, 200),
        "erik": (404, 200),
        "maj": (404, 404),
        "vera": (404, 404),
    }
    for name, statuses in seen.items():
        client = as_user(name)
        assert (
            client.get(f"/direction/{whole.pk}/").status_code,
            client.get(f"/direction/{schools.pk}/").status_code,
        ) == statuses, name
    listed = as_user("vera").get("/direction/").content.decode()
    assert "kanin" not in listed
    assert slots.search_sources["direction.documents"].find(world.actor("vera"), "kanin", 10) == []
    assert len(slots.search_sources["direction.documents"].find(world.actor("asa"), "KANIN", 10)) == 2


def test_a_search_finds_the_own_organisations_first(world: World) -> None:
    theirs = published(world, a_document(world, title="Agenda för hälsa", theirs=True))
    an_objective(world, theirs, title="Hälsa åt alla")
    an_objective(world, a_document(world, title="Program för hälsa"), title="Mer hälsa")
    for source, titles in {
        "direction.documents": ["Program för hälsa", "Agenda för hälsa"],
        "direction.objectives": ["Mer hälsa", "Hälsa åt alla"],
    }.items():
        hits = slots.search_sources[source].find(world.actor("vera"), "hälsa", 10)
        assert [hit.title for hit in hits] == titles


def test_S2_another_organisations_document_is_not_there(world: World, as_user: AsUser) -> None:
    theirs = a_document(world, theirs=True)
    goal = an_objective(world, theirs)
    asa = as_user("asa")
    for view in (
        "",
        "change/",
        "adopt/",
        "repeal/",
        "issue/",
        "revise/",
        "publish/",
        "withdraw/",
        "relate/",
        "add-objective/",
    ):
        assert asa.get(f"/direction/{theirs.pk}/{view}").status_code == 404, view
    for view in ("", "change-objective/", "move-objective/", "derive/", "remove-objective/"):
        assert asa.get(f"/direction/objectives/{goal.pk}/{view}").status_code == 404, view


def test_what_others_publish_is_read_and_no_more(world: World, as_user: AsUser) -> None:
    theirs = published(world, a_document(world, title="Regional strategi", theirs=True))
    goal = an_objective(world, theirs, title="Ett livskraftigt län")
    acts.revise(document=theirs, note="Kanariefågel", by=world.their_hand, at=NOW)
    asa = as_user("asa")
    shown = page(asa, theirs)
    assert "Ösby regions" in shown
    assert "Kanariefågel" not in shown, "their draft is theirs"
    assert "Historik" not in shown
    assert "Ett livskraftigt län" in asa.get(f"/direction/objectives/{goal.pk}/").content.decode()
    assert asa.get(f"/direction/{theirs.pk}/change/").status_code == 404
    assert "Regional strategi" not in asa.get("/direction/").content.decode(), "the list is our own"


def test_the_list_is_filtered_by_kind_body_and_day(world: World, as_user: AsUser) -> None:
    adopted(world, a_draft(world, title="Åldrat program"), valid_from=date(2020, 1, 1), valid_to=date(2021, 12, 31))
    a_document(world, title="Programmet")
    adopted(world, a_draft(world, title="Skolans policy", kind=DocumentKind.POLICY, body=world.school))
    client = as_user("vera")

    def listed(query: str) -> list[str]:
        text = client.get(f"/direction/?{query}").content.decode().partition("<tbody>")[2]
        return [title for title in ("Programmet", "Skolans policy", "Åldrat program") if title in text]

    assert listed("kind=policy") == ["Skolans policy"]
    assert listed(f"body={world.school.pk}") == ["Skolans policy"]
    assert listed("on=2021-06-01") == ["Åldrat program"]
    assert listed("on=2026-06-01") == ["Programmet", "Skolans policy"]
    assert listed("text=programmet") == ["Programmet"]
    whole = client.get("/direction/?sort=title").content.decode()
    assert whole.index("Programmet") < whole.index("Skolans policy") < whole.index("Åldrat program")
    assert "har gällt" in whole


def test_the_list_asks_as_much_for_thirty_as_for_three(world: World, as_user: AsUser, count_queries: Count) -> None:
    client = as_user("asa")
    for _ in range(3):
        a_document(world, body=world.school)
    few = count_queries(lambda: client.get("/direction/"))
    for _ in range(27):
        a_document(world, body=world.care)
    assert count_queries(lambda: client.get("/direction/")) == few <= 12


def test_the_page_asks_as_much_for_a_large_tree(world: World, as_user: AsUser, count_queries: Count) -> None:
    document, client = a_document(world), as_user("asa")
    top = an_objective(world, document)
    an_objective(world, document, parent=top)
    other = a_document(world)
    acts.relate(document=document, other=other, kind=DocumentRelationKind.CONCRETISES, by=world.hand, at=NOW)
    few = count_queries(lambda: page(client, document))
    for number in range(25):
        an_objective(world, document, parent=top if number % 2 else None)
    for kind in (DocumentRelationKind.COMPLEMENTS, DocumentRelationKind.ABSORBS):
        acts.relate(document=document, other=other, kind=kind, by=world.hand, at=NOW)
    assert count_queries(lambda: page(client, document)) == few <= 25


def test_the_page_as_it_was(world: World, as_user: AsUser) -> None:
    spring, summer = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 6, 1, 9, tzinfo=UTC)
    document = a_draft(world, title="Gammal titel", at=spring)
    adopted(world, document, valid_from=date(2026, 4, 1), on=date(2026, 3, 1), at=spring)
    goal = an_objective(world, document, title="Gammalt mål", at=spring)
    acts.change_objective(
        objective=goal,
        version=1,
        level=Level.OBJECTIVE,
        title="Nytt mål",
        aliases=[],
        text="",
        present_state="",
        new_state="",
        why="Rättat",
        by=world.hand,
        at=summer,
    )
    client = as_user("vera")
    assert "Nytt mål" in page(client, document)
    was = page(client, document, "?on=2026-05-01")
    assert "Gammalt mål" in was
    assert "Nytt mål" not in was.partition("Historik")[0]
    assert "gäller inte än" in page(client, document, "?on=2026-03-20")
    assert "Gammalt mål" in client.get(f"/direction/objectives/{goal.pk}/?on=2026-05-01").content.decode()
    assert client.get(f"/direction/{document.pk}/?on=2026-02-01").status_code == 404, "it was not here yet"
    assert client.get(f"/direction/objectives/{goal.pk}/?on=2026-02-01").status_code == 404
    assert client.get(f"/direction/{document.pk}/?on=kanske").status_code == 200


def test_a_day_when_it_held_but_nobody_had_written_it_in(world: World, as_user: AsUser) -> None:
    later = datetime(2026, 6, 1, 9, tzinfo=UTC)
    document = a_draft(world, title="Programmet", at=later)
    goal = an_objective(world, document, title="Målet", at=later)
    adopted(world, document, valid_from=date(2025, 1, 1), on=date(2024, 12, 1), at=later)
    wanted = {"Policyn": date(2025, 1, 1), "Nästa plan": date(2026, 7, 1)}
    for title, held in wanted.items():
        other = a_draft(world, title=title, at=later)
        acts.relate(document=document, other=other, kind=DocumentRelationKind.COMPLEMENTS, by=world.hand, at=later)
        adopted(world, other, valid_from=held, on=date(2024, 12, 1), at=later)
    client = as_user("vera")
    objective = client.get(f"/direction/objectives/{goal.pk}/?on=2025-12-31").content.decode()
    for shown in (page(client, document, "?on=2025-12-31"), objective):
        assert "Målet" in shown
        assert 'skrevs in i Farled först <time datetime="2026-06-01">' in shown
    was = page(client, document, "?on=2025-12-31").partition("Historik")[0]
    assert {title: title in was for title in wanted} == {"Policyn": True, "Nästa plan": False}
    assert client.get(f"/direction/{document.pk}/?on=2024-12-31").status_code == 404, "it did not hold yet"
    assert client.get(f"/direction/objectives/{goal.pk}/?on=2024-12-31").status_code == 404


@pytest.mark.parametrize(("name", "status"), [("asa", 200), ("erik", 200), ("rut", 403), ("vera", 403), ("nils", 302)])
def test_who_reaches_the_form(as_user: AsUser, name: str, status: int) -> None:
    assert as_user(name).get("/direction/add/").status_code == status


def test_the_dates_ahead_are_told(world: World) -> None:
    adopted(world, a_draft(world, title="Programmet"), valid_from=date(2026, 12, 1), valid_to=date(2027, 1, 31))
    source = slots.calendar_sources["direction"]
    told = answered(source.dates(world.actor("vera"), date(2026, 11, 21), date(2027, 1, 31)))
    assert [(day, text) for day, text, _url in told] == [
        (date(2026, 12, 1), "Programmet börjar gälla"),
        (date(2027, 1, 31), "Sista dagen för Programmet"),
    ]
    assert answered(source.dates(world.actor("otto"), date(2026, 1, 1), date(2027, 1, 31))) == []
