"""How long things took is told in times that somebody waited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.leadtime import FIRST, MIDDLE, THIRD, place, spread

TIMES = st.lists(st.integers(0, 4000), min_size=1, max_size=60)


@given(TIMES)
def test_every_figure_is_a_time_there_was_and_they_stand_in_order(days: list[int]) -> None:
    found = spread(days)
    assert found is not None
    figures = [found.shortest, found.first, found.median, found.third, found.longest]
    assert figures == sorted(figures)
    assert set(figures) <= set(days)
    assert (found.number, found.shortest, found.longest) == (len(days), min(days), max(days))


@given(TIMES)
def test_at_least_the_share_took_so_long_or_less_and_no_earlier_time_has_as_many(days: list[int]) -> None:
    found = spread(days)
    assert found is not None
    for share, figure in ((FIRST, found.first), (MIDDLE, found.median), (THIRD, found.third)):
        assert sum(day <= figure for day in days) >= share * len(days)
        assert sum(day < figure for day in days) < share * len(days)


@given(TIMES)
def test_the_order_they_come_in_does_not_matter(days: list[int]) -> None:
    assert spread(days) == spread(sorted(days, reverse=True))


def test_of_nothing_there_is_no_spread() -> None:
    assert spread([]) is None
    for number, share in ((0, MIDDLE), (3, MIDDLE * 0), (3, MIDDLE * 3)):
        with pytest.raises(ValueError, match="no quantile"):
            place(number, share)
