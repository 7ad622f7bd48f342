"""How often what says the same is found among remarks under the same theme: measured, and never worse than recorded."""

from farled.methods.similarity import build
from tests.methods.repeated_remarks import texts

NEAREST = 5
RECORDED = {False: 0.97, True: 1.0}  # measured 46 of 47, and 20 of 20 held out


def found(*, held_out: bool) -> float:
    """The share of remarks with a sibling among the five nearest under their theme, in a register of every remark."""
    every = texts(held_out=False) | texts(held_out=True)
    asked = texts(held_out=held_out)
    hits = 0
    for theme in {theme for theme, _complaint, _text in every.values()}:
        index = build({name: text for name, (under, _complaint, text) in every.items() if under == theme})
        for name in asked.keys() & set(index.ids):
            hits += any(every[match.id][1] == every[name][1] for match in index.like(name, NEAREST))
    return hits / len(asked)


def test_a_sibling_is_among_the_five_nearest_as_often_as_recorded() -> None:
    for held_out, recorded in RECORDED.items():
        assert found(held_out=held_out) >= recorded, f"held out: {held_out}"


def test_each_complaint_is_voiced_by_several_and_a_third_is_held_out() -> None:
    tuned, kept = texts(held_out=False), texts(held_out=True)
    for rows in (tuned, kept):
        complaints = [complaint for _theme, complaint, _text in rows.values()]
        assert all(complaints.count(each) > 1 for each in set(complaints))
    assert not tuned.keys() & kept.keys()
    assert 0.25 < len(kept) / (len(kept) + len(tuned)) < 0.45
