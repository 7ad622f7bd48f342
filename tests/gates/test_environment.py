"""A production start refuses what is unsafe; log lines cannot be forged; htmx is kept on a short lead."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.project.environment import Unsafe, read
from farled.web.logs import encode_controls

SAFE = {"FARLED_SECRET_KEY": "x" * 50, "FARLED_HOSTS": "farled.as.example", "FARLED_URL": "https://farled.as.example"}


def test_S24_production_is_the_default_and_starts_when_safe() -> None:
    assert read(SAFE).production


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"FARLED_SECRET_KEY": ""}, "FARLED_SECRET_KEY"),
        ({"FARLED_SECRET_KEY": "short"}, "FARLED_SECRET_KEY"),
        ({"FARLED_HOSTS": ""}, "FARLED_HOSTS"),
        ({"FARLED_HOSTS": "*"}, "FARLED_HOSTS"),
        ({"FARLED_HOSTS": ".as.example"}, "FARLED_HOSTS"),
        ({"FARLED_URL": "http://farled.as.example"}, "FARLED_URL"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"FARLED_MODE": "whatever"}, "FARLED_MODE"),
    ],
)
def test_S24_production_refuses_to_start_unsafe_and_names_what_to_set(change: dict[str, str], named: str) -> None:
    with pytest.raises(Unsafe, match=named):
        read({**SAFE, **change})


@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b[31m", "\u2028", "\u2029", "\x00", "\x85", "\u202e"])
def test_S26_no_value_can_start_a_new_log_line_or_colour_it(sign: str) -> None:
    assert sign[0] not in encode_controls(f"before{sign}after")


def test_S22_htmx_stays_at_home(world: object, as_user: Callable[[str], Client]) -> None:
    page = as_user("asa").get("/agenda/").content.decode()
    for setting in ('"selfRequestsOnly":true', '"allowEval":false', '"allowScriptTags":false', '"historyCacheSize":0'):
        assert setting in page
