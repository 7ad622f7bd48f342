"""Where in its text a passage stands, as a reader counts it: chapter, paragraph, item, table row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from farled.methods.passages.values import PassageKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands. What does not hold of it is empty or 0.

    ``chapter`` are the numbers of the headings it stands under (or is), such as 3, 2; ``paragraph`` counts within the
    chapter, ``item`` within the list that follows the paragraph, level by level, and ``row`` within the ``table``.
    """

    chapter: tuple[int, ...] = ()
    paragraph: int = 0
    item: tuple[int, ...] = ()
    table: int = 0
    row: int = 0


def places(passages: Iterable[tuple[PassageKind, int]]) -> Iterator[Place]:
    """The places of passages, each given by its kind and level, in the order of the text.

    A heading that skips a level counts as one right under the heading above it, so that every number follows on one.

    >>> kinds = [(PassageKind.HEADING, 1), (PassageKind.PARAGRAPH, 0), (PassageKind.ITEM, 1), (PassageKind.ITEM, 2)]
    >>> [(place.chapter, place.paragraph, place.item) for place in places(kinds)]
    [((1,), 0, ()), ((1,), 1, ()), ((1,), 1, (1,)), ((1,), 1, (1, 1))]
    """
    levels: list[int] = []
    counts = [0]
    paragraph, table, row = 0, 0, 0
    item: list[int] = []
    before: PassageKind | None = None
    for kind, level in passages:
        if kind is PassageKind.HEADING:
            while levels and levels[-1] >= level:
                levels.pop()
            levels.append(level)
            counts = [*counts[: len(levels)], *[0] * (len(levels) - len(counts))]
            counts[len(levels) - 1] += 1
            counts.append(0)
            paragraph, table, row, item = 0, 0, 0, []
            yield Place(tuple(counts[: len(levels)]))
        elif kind is PassageKind.PARAGRAPH:
            paragraph, item = paragraph + 1, []
            yield Place(_chapter(counts, levels), paragraph)
        elif kind is PassageKind.ROW:
            if before is not PassageKind.ROW or level == 1:
                table, row = table + 1, 0
            row += 1
            yield Place(_chapter(counts, levels), table=table, row=row)
        else:
            depth = min(level, len(item) + 1)
            item = [*item[:depth], *[0] * (depth - len(item))]
            item[depth - 1] += 1
            yield Place(_chapter(counts, levels), paragraph, tuple(item))
        before = kind


def _chapter(counts: list[int], levels: list[int]) -> tuple[int, ...]:
    return tuple(counts[: len(levels)])
