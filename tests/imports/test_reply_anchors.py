"""Remarks of a real consultation find the passages they are about."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from farled.imports.reading.formats.text import read_text
from farled.imports.reading.open import open_replies
from farled.imports.reading.replies.judging import mentions_in
from farled.imports.reading.replies.paragraphs import lines_of, paragraphs
from farled.imports.reading.replies.values import MentionKind
from farled.methods.anchoring import Place, Places, Pointers, anchors, lay_out
from tests.imports.accounting import FIXTURES, SHARED

PLAN, REPLIES = (6407, 6891), (2047, 6360)  # lines of the source document

Span = tuple[int, int]


@dataclass(frozen=True)
class Known:
    """Where a remark stands, and where in the plan a careful person would point."""

    remark: Span
    places: tuple[Span, ...]
    held_out: bool


def known() -> Iterator[Known]:
    for line in (FIXTURES / "replies" / "stallen_goteborg.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            remark, places, *rest = line.split()
            yield Known(_span(remark), tuple(map(_span, places.split(","))), bool(rest))


def _span(text: str) -> Span:
    first, last = text.split("-")
    return int(first), int(last)


def plan(content: bytes) -> Places:
    lines = [line for line in lines_of(read_text(content)) if PLAN[0] <= line.number <= PLAN[1]]
    places: list[Place] = []
    area = part = ""
    for paragraph in paragraphs(lines):
        if paragraph.heading and not paragraph.item:
            if paragraph.text.startswith("Målområde:"):
                area, part = paragraph.text.removeprefix("Målområde: "), ""
            else:
                part = paragraph.text
        else:
            key = (paragraph.first, paragraph.last)
            places.append(Place(key, paragraph.text, "", tuple(filter(None, (area, part))), paragraph.lines[0].page))
    return lay_out(places)


def meets(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@pytest.mark.parametrize(("held_out", "count", "least"), [(False, 27, 22), (True, 13, 9)], ids=["tuned", "held out"])
def test_one_of_three_suggestions_is_right(*, held_out: bool, count: int, least: int) -> None:
    found = sorted((SHARED / "seeds").glob("002_*.txt"))
    if not found:
        pytest.skip("the source document is not beside the project")
    content = found[0].read_bytes()
    places = plan(content)
    read = [remark for reply in open_replies(found[0].name, content, REPLIES).replies for remark in reply.remarks]
    right = 0
    wanted = [each for each in known() if each.held_out is held_out]
    for each in wanted:
        said = " ".join(
            remark.text
            for remark in read
            if any(meets(each.remark, (passage.first, passage.last)) for passage in remark.passages)
        )
        mentions = mentions_in(said)
        pointers = Pointers(
            *(
                tuple(mention.text for mention in mentions if mention.kind is kind)
                for kind in (MentionKind.PAGE, MentionKind.SECTION, MentionKind.QUOTE)
            )
        )
        suggested = [anchor.key for anchor in anchors(places, said, pointers)]
        right += any(meets(key, place) for key in suggested if isinstance(key, tuple) for place in each.places)

    assert len(wanted) == count
    assert right >= least
