"""The list of matters and a matter's page: who sees what, and what is told when something secret is read."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from farled.matters import acts
from farled.matters.states import MatterKind, Outcome
from farled.trail.models import Entry
from farled.web import slots
from tests.cast import NOW, World
from tests.factories.matters import a_decision, a_matter

AsUser = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]
SECRET = "OSL 18 kap. 8 §"


def test_the_page_tells_how_the_matter_went(world: World, as_user: AsUser) -> None:
    matter = a_matter(world, title="Program för digital utveckling")
    a_decision(world, matter=matter, outcome=Outcome.SUPPORTED, body=world.executive, paragraph="12")
    a_decision(world, matter=matter, outcome=Outcome.ADOPTED, paragraph="§ 87")
    shown = as_user("vera").get(f"/matters/{matter.pk}/").content.decode()
    assert shown.index("Kommunstyrelsen §&nbsp;12: tillstyrks") < shown.index("Kommunfullmäktige §&nbsp;87: antas")
    assert "Testets scen förde in beslutet" in shown
    assert "För in ett beslut" not in shown, "a councillor only reads"


def test_the_registrar_finds_what_to_do(world: World, as_user: AsUser) -> None:
    matter = a_matter(world)
    assert f"/matters/{matter.pk}/decide/" in as_user("rut").get(f"/matters/{matter.pk}/").content.decode()


def test_S2_another_organisations_matter_is_not_there(world: World, as_user: AsUser) -> None:
    theirs = a_matter(world, theirs=True)
    ours = as_user("rut")
    for view in ("", "change/", "secrecy/", "move/", "decide/"):
        assert ours.get(f"/matters/{theirs.pk}/{view}").status_code == 404
        assert ours.get(f"/matters/999999/{view}").status_code == 404
    decision = a_decision(world, matter=theirs, theirs=True)
    assert ours.get(f"/matters/decisions/{decision.pk}/correct/").status_code == 404


@pytest.mark.parametrize("name", ["erik", "vera", "adam", "bo", "disa"])
def test_S2_a_secret_matter_is_not_there_for_others(world: World, as_user: AsUser, name: str) -> None:
    secret = a_matter(world, title="Kanariefågel", secret=SECRET)
    client = as_user(name)
    assert client.get(f"/matters/{secret.pk}/").status_code == 404
    assert "Kanariefågel" not in client.get("/matters/").content.decode()
    assert secret.reference not in client.get("/matters/").content.decode()
    assert slots.search_sources["matters"].find(world.actor(name), secret.reference, 10) == []


def test_a_secret_title_stands_on_the_matters_own_page_only(world: World, as_user: AsUser) -> None:
    secret = a_matter(world, title="Kanariefågel", secret=SECRET)
    rut = as_user("rut")
    listed = rut.get("/matters/").content.decode()
    assert secret.reference in listed
    assert "Kanariefågel" not in listed
    assert secret.reference not in rut.get("/matters/?text=Kanarie").content.decode()
    assert [hit.title for hit in slots.search_sources["matters"].find(world.actor("rut"), "2020", 10)] == [str(secret)]
    assert "Kanariefågel" not in str(secret)
    assert "Kanariefågel" in rut.get(f"/matters/{secret.pk}/").content.decode()


def test_R18_reading_something_secret_is_told(world: World, as_user: AsUser) -> None:
    secret, plain = a_matter(world, secret=SECRET), a_matter(world)
    rut = as_user("rut")
    rut.get(f"/matters/{secret.pk}/")
    rut.get(f"/matters/{plain.pk}/")
    entry = Entry.objects.get(verb="matters.matter.read_secret")
    assert (entry.subject_id, entry.actor_name, entry.confidential) == (secret.pk, "Rut Registrator", True)
    rut.get(f"/matters/{secret.pk}/change/")
    assert Entry.objects.filter(verb="matters.matter.read_secret").count() == 2, "its forms show it too"


def test_opening_what_is_open_to_all_waits_for_nobody(
    world: World, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    plain = a_matter(world)
    entry = plain.entries.select_related("matter").first()
    assert entry is not None
    rut = world.actor("rut")
    with django_assert_num_queries(0):  # not even a transaction begins
        acts.note_reading(matter=plain, by=rut, at=NOW)
        acts.note_reading(matter=None, by=rut, at=NOW)
        acts.note_entry_read(entry=entry, by=rut, at=NOW)


def test_the_list_is_found_in(world: World, as_user: AsUser) -> None:
    a_matter(world, title="Öppna data", handler=world.school)
    a_matter(world, title="Bredband")
    client = as_user("vera")
    found = client.get("/matters/?text=öppna").content.decode()
    assert "Öppna data" in found
    assert "Bredband" not in found
    assert "Bredband" not in client.get(f"/matters/?handler={world.school.pk}").content.decode()
    assert "Bredband" in client.get("/matters/?state=open&kind=programme&sort=-reference").content.decode()


def test_the_list_asks_as_much_for_thirty_as_for_three(world: World, as_user: AsUser, count_queries: Count) -> None:
    client = as_user("asa")

    def fill(number: int) -> None:
        for _ in range(number):
            matter = a_matter(world, handler=world.school)
            a_decision(world, matter=matter, paragraph=str(matter.pk))

    fill(3)
    few = count_queries(lambda: client.get("/matters/"))
    fill(27)
    assert count_queries(lambda: client.get("/matters/")) == few <= 12


def test_the_page_asks_as_much_for_many_decisions(world: World, as_user: AsUser, count_queries: Count) -> None:
    matter, client = a_matter(world), as_user("rut")
    a_decision(world, matter=matter, outcome=Outcome.TABLED)
    few = count_queries(lambda: client.get(f"/matters/{matter.pk}/"))
    for number in range(12):
        a_decision(world, matter=matter, outcome=Outcome.TABLED, paragraph=str(number))
    assert count_queries(lambda: client.get(f"/matters/{matter.pk}/")) == few


def test_history_names_only_what_the_reader_may_see(world: World, as_user: AsUser) -> None:
    matter = a_matter(world, title="Gammal rubrik")
    acts.change_matter(
        matter=matter,
        version=1,
        title="Ny rubrik",
        kind=MatterKind.PLAN,
        handler=world.school,
        summary="",
        by=world.hand,
        at=NOW,
    )
    shown = as_user("vera").get(f"/matters/{matter.pk}/").content.decode()
    assert "<del>Gammal rubrik</del> <ins>Ny rubrik</ins>" in shown
    assert "<ins>Skolnämnden</ins>" in shown
    assert "<del>program</del> <ins>plan</ins>" in shown
