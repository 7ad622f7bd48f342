"""One form sent twice does one thing: a double click, Back and send again. What differs is something else."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from farled.matters.models import Matter
from tests.cast import World

AsUser = Callable[[str], Client]
REGISTER = "/matters/register/"


@pytest.fixture(autouse=True)
def forget() -> None:
    cache.clear()


def typed(client: Client, **values: str) -> dict[str, str]:
    """The register form as its page was opened, with values typed into it."""
    mark = re.search(r'name="once" value="([^"]+)"', client.get(REGISTER).content.decode())
    assert mark is not None
    return {"title": "Motion om AI", "kind": "motion", "opened_on": "2026-11-21", "once": mark[1], **values}


def test_the_same_form_sent_twice_registers_one_matter(as_user: AsUser) -> None:
    asa = as_user("asa")
    form = typed(asa)
    first, second = asa.post(REGISTER, form), asa.post(REGISTER, form)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"], "the second leads to what the first one made"
    assert "Inget gjordes två gånger" in asa.get(second.headers["Location"]).content.decode()
    assert Matter.objects.count() == 1


def test_what_is_changed_or_opened_anew_is_something_else(as_user: AsUser) -> None:
    asa = as_user("asa")
    form = typed(asa)
    asa.post(REGISTER, form)
    asa.post(REGISTER, form | {"title": "En annan motion"})  # Back, changed, sent again
    asa.post(REGISTER, typed(asa))  # the same words on a page opened anew
    assert Matter.objects.count() == 3


def test_another_person_with_the_same_mark_is_not_taken_for_the_first(as_user: AsUser) -> None:
    form = typed(as_user("asa"))
    as_user("asa").post(REGISTER, form)
    as_user("rut").post(REGISTER, form)
    assert Matter.objects.count() == 2


def test_what_was_refused_can_be_sent_again(as_user: AsUser) -> None:
    asa = as_user("asa")
    form = typed(asa, confidential="on")
    assert asa.post(REGISTER, form).status_code == 422
    assert asa.post(REGISTER, form).status_code == 422, "refused for its own reason again, not for being sent twice"
    assert asa.post(REGISTER, form | {"secrecy_ground": "OSL 18 kap. 8 §"}).status_code == 303


def test_while_the_first_is_at_work_the_second_waits(as_user: AsUser, monkeypatch: pytest.MonkeyPatch) -> None:
    asa = as_user("asa")
    form = typed(asa)
    monkeypatch.setattr("farled.web.once.cache.add", lambda *_args: False)
    answer = asa.post(REGISTER, form)
    assert answer.status_code == 409
    assert "tas redan om hand" in answer.content.decode()
    assert "Motion om AI" in answer.content.decode(), "and nothing typed is lost"
    assert Matter.objects.count() == 0


def test_an_answer_without_any_field_is_told_what_is_missing(as_user: AsUser) -> None:
    answer = as_user("asa").post(REGISTER)
    assert answer.status_code == 422
    assert "Vad gäller ärendet? – Det här måste fyllas i." in answer.content.decode()


def test_a_form_without_mark_is_never_held_back(world: World, as_user: AsUser) -> None:
    form = {"title": "Motion om AI", "kind": "motion", "opened_on": "2026-11-21"}
    for _ in range(2):
        as_user("asa").post(REGISTER, form)
    assert Matter.objects.count() == 2
