import pytest

from farled.methods.anchoring import Anchor, AnchorCode, Place, Pointers, anchors, lay_out

PLAN = lay_out(
    [
        Place("roles", "Kommunstyrelsen leder arbetet med planen.", "3", ("Genomförande", "Ansvar"), 4),
        Place("now-a", "Portföljen är ensidig.", "4.1", ("Balans mellan mål", "Nuläge"), 7),
        Place("now-b", "Data delas sällan.", "5.1", ("Öppna data", "Nuläge"), 9),
        Place("then-b", "Staden driver data som strategisk resurs.", "5.2", ("Öppna data", "Nyläge"), 9),
    ]
)


def best(remark: str, pointers: Pointers | None = None, k: int = 3) -> list[Anchor]:
    return list(anchors(PLAN, remark, pointers, k))


@pytest.mark.parametrize(
    ("pointers", "key", "code"),
    [
        (Pointers(quotes=("data som  strategisk\nresurs",)), "then-b", AnchorCode.QUOTE),
        (Pointers(sections=("4",)), "now-a", AnchorCode.SECTION),
        (Pointers(sections=("5.2",)), "then-b", AnchorCode.SECTION),
        (Pointers(sections=("genomförande",)), "roles", AnchorCode.SECTION),
        (Pointers(pages=("3-5",)), "roles", AnchorCode.PAGE),
    ],
)
def test_what_a_remark_points_at_comes_first_and_says_why(pointers: Pointers, key: str, code: AnchorCode) -> None:
    first = best("Hur menar ni?", pointers)[0]

    assert first.key == key
    assert first.reasons[0][0] is code


def test_a_heading_tells_less_the_more_often_it_is_used() -> None:
    once, often = best("Avsnittet Genomförande är bra")[0], best("Beskriv ett nuläge i taget")

    assert (once.key, once.reasons[0]) == ("roles", (AnchorCode.HEADING, "Genomförande"))
    assert {anchor.key for anchor in often} == {"now-a", "now-b"}
    assert once.score > often[0].score


def test_words_in_common_are_enough_and_the_order_of_the_text_decides_between_equals() -> None:
    assert [anchor.key for anchor in best("Vem leder arbetet med planen?")] == ["roles"]
    assert [anchor.key for anchor in best("Sidan är svår", Pointers(pages=("9",)))] == ["now-b", "then-b"]


@pytest.mark.parametrize(
    ("remark", "pointers"),
    [("Xyz", None), ("Xyz", Pointers(("40",), ("99",), ("finns inte i texten",))), ("Xyz", Pointers(quotes=("data",)))],
)
def test_without_evidence_nothing_is_suggested(remark: str, pointers: Pointers | None) -> None:
    assert best(remark, pointers) == []


def test_no_more_than_asked_for_and_none_of_nothing() -> None:
    assert len(best("data", Pointers(sections=("Öppna data",)), k=1)) == 1
    assert anchors(lay_out([]), "data") == ()
