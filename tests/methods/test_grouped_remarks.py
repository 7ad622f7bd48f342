"""What is put together by itself: how much of it is right, and how much of what says the same it finds. Never worse."""

from collections.abc import Callable

import pytest

from farled.methods.problems import InputError
from farled.methods.similarity import Index, build, common_words, groups
from tests.methods.grouped import THRESHOLD, Labelled, nearest, own, precision_and_recall, real

# Measured at the threshold of the parameter: precision, recall. The threshold was chosen on the tuned part of the real
# replies: the lowest, in steps of five per cent, at which at least four of five pairs are right.
OWN = {False: (1.0, 0.34), True: (1.0, 0.41)}  # 17 of 17 and of 49; held out 7 of 7 and of 17
REAL = {False: (0.81, 0.16), True: (0.87, 0.18)}  # 35 of 43 and of 207; held out 21 of 24 and of 114
REAL_NEAREST = {False: 0.79, True: 0.83}  # 122 of 153; held out 69 of 83

TEXTS = {
    "a": "Målen saknar startvärde och målvärde",
    "b": "Målen saknar både startvärde och målvärde",
    "c": "Startvärde och målvärde saknas för målen",
    "d": "Kostnaderna behöver bedömas",
}


def check(labelled: Callable[[], Labelled], recorded: dict[bool, tuple[float, float]]) -> None:
    for held_out, (right, found) in recorded.items():
        precision, recall = precision_and_recall(labelled, held_out=held_out, threshold=THRESHOLD)
        assert precision.share >= right, f"held out: {held_out}: {precision}"
        assert recall.share >= found, f"held out: {held_out}: {recall}"


def test_the_groups_of_our_own_remarks_are_as_good_as_recorded() -> None:
    check(own, OWN)


def test_the_groups_of_real_replies_are_as_good_as_recorded() -> None:
    if not real().texts:
        pytest.skip("the documents are not here")
    check(real, REAL)


def test_a_sibling_in_real_replies_is_among_the_five_nearest_as_often_as_recorded() -> None:
    if not real().texts:
        pytest.skip("the documents are not here")
    for held_out, recorded in REAL_NEAREST.items():
        found = nearest(real, held_out=held_out)
        assert found.share >= recorded, f"held out: {held_out}: {found}"


def test_a_third_of_the_real_passages_is_held_out() -> None:
    every = real()
    held_out = [name for name in every.themes if every.held_out(name)]
    assert 0.25 < len(held_out) / len(every.themes) < 0.45


@pytest.fixture(scope="module")
def index() -> Index:
    return build(TEXTS)


def test_every_two_of_a_group_are_as_alike_as_the_register_says(index: Index) -> None:
    for threshold in (0.1, 0.3, 0.5):
        for group in groups(index, [list(TEXTS)], threshold=threshold):
            scores = [
                match.score
                for name in group.members
                for match in index.like(name, len(TEXTS))
                if match.id in group.members
            ]
            assert min(scores) >= threshold
            assert group.least == pytest.approx(min(scores), abs=1e-5)


def test_only_what_a_block_holds_together_is_compared(index: Index) -> None:
    assert [group.members for group in groups(index, [["a", "b", "c"]], threshold=0.2)] == [("a", "b", "c")]
    assert [group.members for group in groups(index, [["a", "b"], ["c", "d"]], threshold=0.2)] == [("a", "b")]
    assert groups(index, [["a", "d"], ["b"], []], threshold=0.2) == ()
    assert [each.members for each in groups(index, [["a", "b"], ["b", "a", "b"]], threshold=0.2)] == [("a", "b")]


def test_nothing_is_drawn_in_by_a_chain() -> None:
    index = build({"a": "mål startvärde", "b": "startvärde ansvar", "c": "ansvar kostnad"})
    found = groups(index, [["a", "b", "c"]], threshold=0.3)
    assert [len(group.members) for group in found] == [2]


def test_runs_that_many_and_few_have_give_the_same_as_the_register() -> None:
    texts = {f"t{n:02}": f"målen saknar startvärde {'och ansvar ' * (n % 3)}{'x' * n}lok" for n in range(30)}
    index = build(texts)
    (whole,) = groups(index, [list(texts)], threshold=0.01)
    scores = [match.score for name in texts for match in index.like(name, 30)]
    assert len(whole.members) == 30
    assert whole.least == pytest.approx(min(scores), abs=1e-5)


def test_the_same_text_is_put_together_whatever_is_asked_for(index: Index) -> None:
    same = build({"a": "Målen är otydliga.", "b": "Målen är otydliga.", "c": "Målen är tydliga."})
    (found,) = groups(same, [["a", "b", "c"]], threshold=1.0)
    assert found.members == ("a", "b")
    assert found.least == pytest.approx(1.0)


def test_it_tells_how_far_it_has_come(index: Index) -> None:
    told: list[tuple[int, int]] = []
    groups(index, [["a", "b"], ["c", "d"]], threshold=0.5, watch=lambda *far: told.append(far))
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("threshold", [0.0, -0.1, 1.1, float("nan")])
def test_a_threshold_that_says_nothing_is_refused(index: Index, threshold: float) -> None:
    with pytest.raises(InputError):
        groups(index, [["a", "b"]], threshold=threshold)


def test_a_text_that_is_not_there_is_no_silence(index: Index) -> None:
    with pytest.raises(KeyError):
        groups(index, [["a", "z"]], threshold=0.5)


def test_the_words_most_have_are_told_as_they_stand() -> None:
    assert common_words(list(TEXTS.values())[:3]) == ("startvärde", "målvärde", "saknar", "målen")
    assert common_words(["Ansökan", "Bygglov"]) == ()
    assert common_words([]) == ()
