"""LIKE on SQLite finds what it finds on PostgreSQL: whatever the case, å ä ö as letters, wildcards only where meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.web.sqlite import _like

ALPHABET = "aÅå%_\\.ö "


@pytest.mark.parametrize(
    ("pattern", "value", "found"),
    [
        ("%ÖPPEN%", "Var öppen med data", True),
        ("%oppen%", "Var öppen med data", False),
        ("%Ått%", "åTTa", True),
        ("%100\\%%", "100 procent", False),
        ("%100\\%%", "sänk med 100%", True),
        ("%a_c%", "xabcx", True),
        ("%a\\_c%", "xabcx", False),
        ("abc", "ABC", True),
        ("abc%", "ABCD", True),
        ("abc%", "xabc", False),
        ("%", "", True),
        ("%%", "vad som helst\noch mer", True),
        ("%rad\nny%", "Rad\nNy", True),
    ],
)
def test_R14_like_knows_that_case_does_not_matter_and_letters_do(pattern: str, value: str, *, found: bool) -> None:
    assert _like(pattern, value) is found


def test_nothing_is_like_null() -> None:
    assert _like(None, "x") is None
    assert _like("%x%", None) is None
    assert _like("%1%", 21) is True


@given(st.text(ALPHABET, max_size=8), st.text(ALPHABET, max_size=12))
def test_the_quick_way_finds_what_the_slow_way_finds(pattern: str, value: str) -> None:
    around = f"%{pattern}%"
    slow, characters = [], iter(around)
    for character in characters:
        if character == "\\":
            slow.append(re.escape(next(characters, "")))
        else:
            slow.append({"%": ".*", "_": "."}.get(character) or re.escape(character))
    assert _like(around, value) is (re.fullmatch("".join(slow), value, re.IGNORECASE | re.DOTALL) is not None)
