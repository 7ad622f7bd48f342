"""What a group's scores come to."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.criteria import Judged, points

JUDGED = st.builds(Judged, st.integers(1, 5), st.integers(1, 10), st.booleans())
SEVERAL = st.lists(JUDGED, min_size=1, max_size=12)


@given(SEVERAL)
def test_points_lie_between_nought_and_a_hundred(judged: list[Judged]) -> None:
    found = points(judged)
    assert found is not None
    assert 0 <= found <= 100


@given(SEVERAL, st.data())
def test_a_better_score_never_gives_less(judged: list[Judged], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(judged) - 1))
    one = judged[place]
    better = one.points - 1 if one.against else one.points + 1
    if 1 <= better <= 5:
        before, after = (
            points(judged),
            points([*judged[:place], Judged(better, one.weight, one.against), *judged[place + 1 :]]),
        )
        assert before is not None
        assert after is not None
        assert after > before


@given(SEVERAL, st.integers(2, 5))
def test_only_how_weights_stand_to_each_other_matters(judged: list[Judged], times: int) -> None:
    assert points(judged) == points([Judged(one.points, one.weight * times, one.against) for one in judged])


@given(SEVERAL)
def test_a_scale_turned_round_gives_the_same(judged: list[Judged]) -> None:
    assert points(judged) == points([Judged(6 - one.points, one.weight, not one.against) for one in judged])


def test_best_worst_and_nothing() -> None:
    assert points([Judged(5, 1), Judged(1, 9, against=True)]) == 100
    assert points([Judged(1, 1), Judged(5, 9, against=True)]) == 0
    assert points([]) is None
    assert points([Judged(4, 1), Judged(2, 2)]) == Fraction(125, 3)


@pytest.mark.parametrize(("given_points", "weight"), [(0, 1), (6, 1), (3, 0)])
def test_what_cannot_be_is_refused(given_points: int, weight: int) -> None:
    with pytest.raises(ValueError, match="of weight"):
        Judged(given_points, weight)
