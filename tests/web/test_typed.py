"""A form that cannot be taken at all: what was typed in it is given back, and nothing secret is."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory

from farled.web.typed import typed

AsUser = Callable[[str], Client]
SENT = {"title": "Ett ärende", "summary": "Rad ett.\nRad <b>två</b>.", "kind": "programme", "opened_on": "2026-11-21"}


@pytest.mark.parametrize(("address", "status"), [("/matters/register/", 403), ("/matters/987654/change/", 404)])
def test_what_was_typed_stands_on_the_page_that_refuses_it(as_user: AsUser, address: str, status: int) -> None:
    who = as_user("vera" if status == 403 else "rut")
    page = who.post(address, SENT)
    told = page.content.decode()
    assert page.status_code == status
    assert 'id="det-du-skrev"' in told
    assert "Ett ärende" in told
    assert "&lt;b&gt;två&lt;/b&gt;" in told, "as text"
    assert "programme" not in told, "what was chosen from a list is chosen again"
    assert 'id="det-du-skrev"' not in who.get(address).content.decode()


def test_nothing_is_given_back_where_there_is_no_form(as_user: AsUser) -> None:
    assert "Ett ärende" not in as_user("rut").post("/finns-inte/", SENT).content.decode()


def test_a_secret_is_not_given_back(rf: RequestFactory) -> None:
    request = rf.post(
        "/", {"login": "asa@as.example", "password1": "Hemligt 1", "code": "A B", "text": " Ja. ", "no": ""}
    )
    request.resolver_match = SimpleNamespace()  # type: ignore[assignment]
    assert typed(request) == ["Ja."]
