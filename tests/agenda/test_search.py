"""Search over everything one may see."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.agenda import reads
from tests.agenda.conftest import SECRET
from tests.cast import World

pytestmark = pytest.mark.usefixtures("papers", "standing_clock")


def test_hits_are_grouped_by_kind(as_user: Callable[[str], Client]) -> None:
    page = as_user("vera").get("/agenda/search/", {"q": "PLANEN"}).text
    assert "Papper" in page
    assert '<a href="/papers/1/">Skolplanen</a>' in page
    assert 'value="PLANEN"' in page, "the search box keeps what was asked"


def test_S7_a_secret_is_found_by_those_who_may_read_it_only(as_user: Callable[[str], Client]) -> None:
    assert SECRET in as_user("rut").get("/agenda/search/", {"q": "hemlig"}).text
    assert SECRET not in as_user("vera").get("/agenda/search/", {"q": "hemlig"}).text
    assert "Inget svarar mot" in as_user("vera").get("/agenda/search/", {"q": "hemlig"}).text


def test_one_letter_is_too_little(as_user: Callable[[str], Client]) -> None:
    page = as_user("vera").get("/agenda/search/", {"q": "p"}).text
    assert "Skriv minst två bokstäver" in page
    assert "Skolplanen" not in page


def test_an_empty_search_says_what_can_be_found(as_user: Callable[[str], Client]) -> None:
    assert "ett diarienummer" in as_user("vera").get("/agenda/search/").text


def test_S21_what_was_asked_is_shown_as_text(as_user: Callable[[str], Client]) -> None:
    assert "<script>alert" not in as_user("vera").get("/agenda/search/", {"q": "<script>alert(1)</script>"}).text


def test_no_more_than_a_handful_of_a_kind(world: World) -> None:
    (group,) = [one for one in reads.found(world.actor("asa"), "planen", limit=1) if one.label == "Papper"]
    assert len(group.hits) == 1
    assert group.more


@pytest.mark.parametrize("asked", ["plan\0en", "\0", "planen\n\r\t", "x" * 5_000, "%_\\", "\u202eplan", "😀"])
def test_S6_whatever_is_asked_is_answered(as_user: Callable[[str], Client], asked: str) -> None:
    page = as_user("vera").get("/agenda/search/", {"q": asked})
    assert page.status_code == 200
    assert "\0" not in page.text


def test_a_letter_too_few_is_no_missing_hit(as_user: Callable[[str], Client]) -> None:
    page = as_user("vera").get("/agenda/search/", {"q": "p"}).text
    assert "Inget svarar mot" not in page
