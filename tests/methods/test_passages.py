"""What became of each passage of a text, and of its words."""

from collections.abc import Sequence
from itertools import pairwise
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.passages import (
    Change,
    Fate,
    KeyTwice,
    Nature,
    Passage,
    PassageKind,
    UnknownOrigin,
    changes,
    differences,
    recognise,
)

# Göteborg's plan after its recommittal: an added sentence, and a reworded one.
BEFORE = "Staden ska arbeta med digitalisering. Varje nämnd ansvarar för sin del."
AFTER = "Staden ska arbeta med digitalisering och informationssäkerhet. Varje nämnd och styrelse ansvarar för sin del."

WORDS = st.lists(st.sampled_from(["målen", "nämnden", "ska", "följa", "upp", ",", ".", " ", "\n", "data-", "2026"]))
TEXTS = WORDS.map("".join)


def read(change: Change, *fates: Fate) -> str:
    return "".join(piece.text for piece in change.pieces if piece.fate in fates)


def natures(found: Sequence[Change]) -> list[tuple[Any, set[str]]]:
    return [((each.after or each.before[0]).key, {nature.value for nature in each.natures}) for each in found]


def test_words_are_struck_out_and_added_whole() -> None:
    added = [piece.text for piece in differences(BEFORE, AFTER) if piece.fate is Fate.ADDED]
    assert added == [" och informationssäkerhet", " och styrelse"]
    assert not [piece for piece in differences(BEFORE, AFTER) if piece.fate is Fate.TAKEN_AWAY]


def test_one_word_kept_between_two_changes_is_read_with_them() -> None:
    found = differences("Vi tar fram en gemensam plan för staden.", "Vi tar fram två nya planer för staden.")
    assert [piece.text for piece in found] == ["Vi tar fram", " en gemensam plan", " två nya planer", " för staden."]
    apart = differences("en gul bil och ett hus här i byn", "en röd bil och ett tak här i byn")
    assert [piece.text for piece in apart if piece.fate is not Fate.KEPT] == [" gul", " röd", " hus", " tak"]
    island = differences("a b c gul bil hus d e f", "a b c röd bil tak d e f")
    assert [piece.text for piece in island] == ["a b c", " gul bil hus", " röd bil tak", " d e f"]


@given(TEXTS, TEXTS)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.TAKEN_AWAY) == after
    assert all(piece.text for piece in pieces)
    assert all(one.fate is not next_.fate for one, next_ in pairwise(pieces))


@given(TEXTS)
def test_the_same_text_has_no_differences(text: str) -> None:
    assert all(piece.fate is Fate.KEPT for piece in differences(text, text))


def test_what_others_push_down_has_not_moved() -> None:
    old = [Passage(key, key) for key in "abcd"]
    new = [Passage("x", "ny"), Passage("a", "a"), Passage("c", "c"), Passage("b", "b"), Passage("d", "d")]
    found = natures(changes(old, new))
    assert found[0] == ("x", {"new"})
    assert [key for key, held in found if "moved" in held] in (["b"], ["c"]), "one of the two has moved, not both"


def test_what_was_dropped_stands_where_it_stood() -> None:
    old = [Passage(key, key) for key in "abcd"]
    assert natures(changes(old, [Passage("a", "a"), Passage("d", "d"), Passage("e", "e")])) == [
        ("a", set()), ("b", {"dropped"}), ("c", {"dropped"}), ("d", set()), ("e", {"new"}),
    ]  # fmt: skip
    assert natures(changes(old[:1], [])) == [("a", {"dropped"})]


def test_a_split_passage_strikes_out_nothing_that_only_went_to_its_other_part() -> None:
    old = [Passage("a", "Målen följs upp. Nämnden ansvarar för sin del.")]
    new = [Passage("a", "Målen följs upp."), Passage("b", "Nämnden ansvarar fullt ut för sin del.", origins=("a",))]
    first, second = changes(old, new)
    assert first.natures == {Nature.SPLIT}
    assert second.natures == {Nature.SPLIT, Nature.REWORDED}
    assert read(first, *Fate) == "Målen följs upp."
    assert read(second, Fate.ADDED) == " fullt ut"
    assert not read(second, Fate.TAKEN_AWAY)


def test_a_passage_split_at_a_line_break_is_not_reworded() -> None:
    old = [Passage("a", "Ett.\nTvå.")]
    assert [each.natures for each in changes(old, [Passage("a", "Ett."), Passage("b", "Två.", origins=("a",))])] == [
        {Nature.SPLIT},
        {Nature.SPLIT},
    ]


def test_a_text_pasted_over_and_over_is_compared_by_how_it_begins_and_ends() -> None:
    found = differences("ord " * 3_000 + "Slut.", "ord " * 2_000 + "x " + "ord " * 1_000 + "Slut.")
    assert [(piece.fate, len(piece.text)) for piece in found] == [
        (Fate.KEPT, 7_999), (Fate.ADDED, 2), (Fate.KEPT, 4_006),
    ]  # fmt: skip
    unlike = differences("ord " * 3_000, "ord x " * 3_000)
    assert [piece.fate for piece in unlike] == [Fate.TAKEN_AWAY, Fate.ADDED], "too little begins and ends alike"


def test_merged_passages_are_none_of_them_dropped() -> None:
    old = [Passage("a", "Målen följs upp."), Passage("b", "Nämnden ansvarar.")]
    (merged,) = changes(old, [Passage("a", "Målen följs upp. Nämnden ansvarar.", origins=("a", "b"))])
    assert merged.natures == {Nature.MERGED}
    assert merged.before == tuple(old)


def test_a_paragraph_that_becomes_a_heading_keeps_its_words() -> None:
    old, new = Passage("a", "Styrning"), Passage("a", "Styrning", PassageKind.HEADING, 2)
    assert changes([old], [new])[0].natures == {Nature.RESHAPED}


def test_a_key_twice_and_an_origin_that_is_not_there_are_refused() -> None:
    with pytest.raises(KeyTwice, match="a"):
        changes([], [Passage("a", ""), Passage("a", "")])
    with pytest.raises(UnknownOrigin) as refused:
        changes([Passage("a", "")], [Passage("b", "", origins=("c",))])
    assert refused.value.args == ("b", "c")


@st.composite
def versions(draw: st.DrawFn) -> tuple[list[Passage], list[Passage]]:
    """Two versions where passages are kept, dropped, reordered, reworded, split and merged at random."""
    old = [Passage(key, draw(TEXTS)) for key in range(draw(st.integers(0, 6)))]
    keys = draw(st.permutations(range(10)))[: draw(st.integers(0, 8))]
    was = [each.key for each in old]
    new = []
    for key in keys:
        origins = draw(st.lists(st.sampled_from(was), unique=True, max_size=3)) if was else []
        new.append(Passage(key, draw(TEXTS), origins=tuple(origins)))
    return old, new


@given(versions())
def test_every_passage_of_both_versions_is_accounted_for_once(both: tuple[list[Passage], list[Passage]]) -> None:
    old, new = both
    found = changes(old, new)
    assert [each.after for each in found if each.after] == new
    dropped = [each.before[0].key for each in found if each.after is None]
    inherited = {passage.key for each in found if each.after for passage in each.before}
    assert set(dropped) | inherited == {each.key for each in old}
    assert inherited.isdisjoint(dropped)
    for each in found:
        assert read(each, Fate.KEPT, Fate.ADDED) == (each.after.text if each.after else "")
        same = read(each, Fate.KEPT, Fate.TAKEN_AWAY).split() == read(each, Fate.KEPT, Fate.ADDED).split()
        assert (Nature.REWORDED in each.natures) == (bool(each.after and each.before) and not same)


@given(st.permutations(range(7)))
def test_no_fewer_passages_could_have_been_moved(order: list[int]) -> None:
    old = [Passage(key, str(key)) for key in range(7)]
    found = changes(old, [old[key] for key in order])
    still = [int(each.after.text) for each in found if each.after and Nature.MOVED not in each.natures]
    assert still == sorted(still), "what has not moved stands in the order it had"
    longest = [1] * len(order)
    for i, key in enumerate(order):
        longest[i] = 1 + max((longest[j] for j in range(i) if order[j] < key), default=0)
    assert len(still) == max(longest)


def test_many_of_the_same_passage_are_recognised_in_no_time() -> None:
    many = [Passage(number, "Beslutas.") for number in range(3_000)]
    begun = process_time()
    found = recognise(many, [*many[:1_000], Passage(None, "Nytt här."), *many[1_000:2_500]])
    assert [each.key for each in found if each.key is not None] == [*range(1_000), *range(1_500, 3_000)]
    assert process_time() - begun < 5, "twelve hundred took more than half a minute when every pair was tried"


def test_a_text_written_anew_is_compared_in_no_time() -> None:
    old = [Passage(number, f"Gammalt stycke {number}.") for number in range(3_000)]
    new = [Passage(-number, f"Nytt {number}.") for number in range(1, 3_000)]
    begun = process_time()
    found = changes(old, new)
    assert [each.before[0].key for each in found[:3_000]] == list(range(3_000)), "what is gone stands where it stood"
    assert process_time() - begun < 3
