"""What was decided stands on the start page of those who decide, register and look over."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import World
from tests.factories.matters import a_decision, a_matter

pytestmark = pytest.mark.usefixtures("standing_clock")


@pytest.mark.parametrize(
    ("name", "shown"), [("vera", True), ("adam", True), ("bo", True), ("rut", True), ("erik", False)]
)
def test_the_latest_decisions_are_shown_by_role(
    world: World, as_user: Callable[[str], Client], name: str, *, shown: bool
) -> None:
    a_decision(world, matter=a_matter(world, title="Digitalt program"))
    page = as_user(name).get("/agenda/").text
    assert ("Senast beslutat" in page) is shown


def test_S7_a_secret_decision_is_told_without_its_title_and_only_to_those_who_may_read_it(
    world: World, as_user: Callable[[str], Client]
) -> None:
    a_decision(world, matter=a_matter(world, title="Kanariefågeln", secret="OSL 18:8"))
    assert "Sekretess</a>" in as_user("rut").get("/agenda/").text
    for name in ("vera", "adam", "bo", "erik", "otto"):
        assert "Sekretess</a>" not in as_user(name).get("/agenda/").text, name
    for name in ("rut", "vera", "adam", "bo", "erik", "otto"):
        assert "Kanariefågeln" not in as_user(name).get("/agenda/").text, name
        assert "Kanariefågeln" not in as_user(name).get("/agenda/search/", {"q": "Kanarie"}).text, name
