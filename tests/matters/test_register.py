"""Registering a matter: its number, its secrecy, who may."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from farled.matters import acts
from farled.matters.models import Matter
from farled.matters.states import MatterKind
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid
from tests.cast import NOW, TODAY, World
from tests.factories.matters import a_matter

AsUser = Callable[[str], Client]


def test_a_matter_gets_the_next_number_of_the_year(world: World) -> None:
    assert [a_matter(world, opened_on=TODAY).reference for _ in range(2)] == ["2026/00001", "2026/00002"]
    assert a_matter(world, opened_on=date(2025, 5, 5)).reference == "2025/00001"
    assert a_matter(world, opened_on=TODAY, theirs=True).reference == "2026/00001", "each organisation has its own"


def test_a_number_given_is_kept_and_never_drawn(world: World) -> None:
    assert a_matter(world, reference=" KS 2023/00315-1.2.2 ").reference == "KS 2023/00315-1.2.2"
    a_matter(world, opened_on=TODAY, reference="2026/00001")
    assert a_matter(world, opened_on=TODAY).reference == "2026/00002"


def test_a_number_in_use_is_refused_whatever_its_case(world: World) -> None:
    a_matter(world, reference="KS 2023/1")
    with pytest.raises(Invalid) as refused:
        a_matter(world, reference="ks 2023/1")
    assert refused.value.field == "reference"


def test_R20_a_number_is_never_reused_even_when_the_last_matter_is_gone(world: World) -> None:
    last = a_matter(world, opened_on=TODAY)
    last.entries.all().delete()
    Matter.objects.filter(pk=last.pk).delete()
    assert a_matter(world, opened_on=TODAY).reference == "2026/00002", "drawn from the series, not max + 1"


def test_secrecy_names_its_ground(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        acts.register_matter(
            organisation=world.ours,
            title="Hemligt",
            kind=MatterKind.PLAN,
            opened_on=TODAY,
            confidential=True,
            by=world.hand,
            at=NOW,
        )
    assert refused.value.field == "secrecy_ground"


def test_S3_a_handler_of_another_organisation_is_refused(world: World) -> None:
    with pytest.raises(Invalid):
        a_matter(world, handler=world.their_body)
    assert not Matter.objects.exists()


def test_only_those_who_handle_matters_register_them(world: World) -> None:
    for name in ("erik", "vera", "disa", "otto"):
        with pytest.raises(Forbidden):
            acts.register_matter(
                organisation=world.ours,
                title="Mitt",
                kind=MatterKind.PLAN,
                opened_on=TODAY,
                by=world.actor(name),
                at=NOW,
            )


def test_registering_is_told_with_who_and_what(world: World) -> None:
    matter = acts.register_matter(
        organisation=world.ours,
        title="Program",
        kind=MatterKind.PLAN,
        opened_on=TODAY,
        by=world.actor("rut"),
        at=NOW,
    )
    entry = Entry.objects.get(subject_kind="matters.matter", subject_id=matter.pk)
    assert (entry.verb, entry.actor_name) == ("matters.matter.registered", "Rut Registrator")
    assert entry.changes["title"] == [None, "Program"]


def test_the_page_registers(as_user: AsUser) -> None:
    rut = as_user("rut")
    assert rut.get("/matters/register/").status_code == 200
    typed = {"title": "Nytt program", "kind": "programme", "opened_on": "2026-11-21", "reference": "", "summary": ""}
    answer = rut.post("/matters/register/", typed)
    assert answer.status_code == 303
    assert Matter.objects.get().reference == "2026/00001"
    assert "Nytt program" in rut.get(answer.headers["Location"]).content.decode()


def test_the_page_shows_what_was_typed_and_why_it_was_refused(as_user: AsUser) -> None:
    typed = {"title": "Nytt", "kind": "programme", "opened_on": "2026-11-21", "confidential": "on"}
    answer = as_user("rut").post("/matters/register/", typed)
    assert answer.status_code == 422
    assert 'value="Nytt"' in answer.content.decode()
    assert "OSL 18 kap. 8 §" in answer.content.decode()
    assert not Matter.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("asa", 200), ("rut", 200), ("erik", 403), ("vera", 403), ("nils", 302)])
def test_who_reaches_the_page(as_user: AsUser, name: str, status: int) -> None:
    assert as_user(name).get("/matters/register/").status_code == status


def test_R22_the_database_repeats_the_rules(world: World) -> None:
    matter = a_matter(world)
    for broken in (
        "state = 'made_up'",
        "kind = 'made_up'",
        "title = ''",
        "confidential = true, secrecy_ground = ''",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE matters_matter SET {broken} WHERE id = %s", [matter.pk])  # noqa: S608


def test_a_matter_is_not_registered_ahead(world: World) -> None:
    with pytest.raises(Invalid, match="opened_ahead") as refused:
        a_matter(world, opened_on=date(2026, 11, 22))
    assert refused.value.field == "opened_on"
