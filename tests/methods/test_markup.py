"""How a text is read and written: the same every time, and in no time whatever somebody pastes."""

from time import process_time

import pytest

from farled.methods.passages import blocks, written


@pytest.mark.parametrize(
    "text",
    [
        " " * 20_000 + "x",
        "*a " * 7_000,
        "**a " * 7_000,
        "rad\n" * 50_000,
    ],
    ids=["spaces", "italics never closed", "bold never closed", "lines that go on"],
)
def test_no_text_takes_long_to_read(text: str) -> None:
    begun = process_time()
    (block,) = blocks(text)
    assert block.plain.replace("*", "").split() == text.replace("*", "").split()
    assert process_time() - begun < 3, "these took from ten seconds to a minute when a text was gone through over again"


@pytest.mark.parametrize("text", ["\\---|---", "\\# ett", "\\- ett", "\\1. ett", "\\| ett", "C:\\- ett", "\\\\---|---"])
def test_what_is_written_as_a_paragraph_stays_the_same_however_often_it_is_saved(text: str) -> None:
    read = blocks(text)
    assert written(read) == text
    assert blocks(written(read)) == read
