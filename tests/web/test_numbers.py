"""A number in an address or a field: digits and nothing else, or no number at all."""

import pytest

from farled.web.numbers import MOST_DIGITS, whole, wholes

NONE_OF_THEM = [
    "",
    " ",
    "-1",
    "+1",
    "1.0",
    "1 000",
    " 7",
    "7\n",
    "0x1",
    "1e3",
    "²",
    "٣",
    "sju",
    "9" * (MOST_DIGITS + 1),
    "9" * 5_000,
]


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("9" * MOST_DIGITS, 10**MOST_DIGITS - 1)])
def test_digits_are_a_number(text: str, number: int) -> None:
    assert whole(text) == number


@pytest.mark.parametrize("text", NONE_OF_THEM)
def test_nothing_else_is(text: str) -> None:
    assert whole(text) is None


def test_every_number_has_room_in_both_databases() -> None:
    assert 10**MOST_DIGITS - 1 < 2**63


def test_of_many_the_numbers_are_kept_in_their_order() -> None:
    assert wholes(["3", "x", "1", "", "3"]) == [3, 1, 3]
    assert wholes(NONE_OF_THEM) == []
