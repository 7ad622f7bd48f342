"""The log: everything that has happened, in words, for those who audit."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from farled.matters import acts as matters
from farled.matters.states import MatterKind
from farled.people import acts as people
from farled.people.states import GroupKind
from tests.cast import NOW, TODAY, World
from tests.factories.matters import a_matter

AsUser = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]


def test_what_changed_is_told_in_words_and_never_in_names_of_columns(world: World, as_user: AsUser) -> None:
    matter = a_matter(world, title="Programmet", handler=world.care)
    matters.change_matter(
        matter=matter,
        version=1,
        title="Programmet",
        kind=MatterKind.PLAN,
        handler=world.school,
        summary="",
        by=world.actor("rut"),
        at=NOW,
    )
    shown = as_user("adam").get("/trail/").content.decode()
    assert "<dt>Handläggs av</dt><dd><del>Äldrenämnden</del> <ins>Skolnämnden</ins></dd>" in shown
    assert "<dt>Ärendetyp</dt><dd><del>program</del> <ins>plan</ins></dd>" in shown
    for internal in ("handler:", "organisation:", "opened_on", "name_key"):
        assert internal not in shown


def test_the_first_values_are_told_too(world: World, as_user: AsUser) -> None:
    a_matter(world, title="Motion om AI")
    shown = as_user("adam").get("/trail/?subject_name=Motion").content.decode()
    assert "<ins>Motion om AI</ins>" in shown


def test_the_log_is_filtered_by_day(world: World, as_user: AsUser) -> None:
    adam = as_user("adam")
    yesterday = TODAY - timedelta(days=1)
    assert "Inget stämmer med filtren" in adam.get(f"/trail/?until={yesterday}").content.decode()
    assert "Ås kommun" in adam.get(f"/trail/?since={TODAY}&until={TODAY}&subject_name=Ås").content.decode()


def test_the_log_asks_as_much_for_many(world: World, as_user: AsUser, count_queries: Count) -> None:
    def add_networks(*numbers: int) -> None:
        for number in numbers:
            people.add_group(
                organisation=world.ours,
                name=f"Nätverk {number}",
                kind=GroupKind.NETWORK,
                led_by=world.care,
                by=world.hand,
                at=NOW,
            )

    adam = as_user("adam")
    add_networks(1, 2)
    few = count_queries(lambda: adam.get("/trail/?subject_name=Nätverk"))
    add_networks(*range(3, 20))
    assert count_queries(lambda: adam.get("/trail/?subject_name=Nätverk")) == few


def test_who_may_read_the_log(as_user: AsUser) -> None:
    assert [as_user(name).get("/trail/").status_code for name in ("adam", "disa", "asa", "vera")] == [
        200,
        200,
        403,
        403,
    ]
