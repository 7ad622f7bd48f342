"""From remarks to suggestions of which may say the same; see docs/methods/similarity.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from farled.consultation.reads.comparisons import Compared
from farled.methods.similarity import build, common_words, groups
from farled.methods.similarity.grouping import Watch


@dataclass(frozen=True, slots=True)
class FoundAlike:
    """Remarks that may say the same, by their ids; ``likeness`` in per cent, ``words`` that most of them have."""

    remarks: tuple[int, ...]
    likeness: int
    same: bool
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """What knows the same remarks again."""
        return sha256(repr(self.remarks).encode()).hexdigest()


def alike_among(rows: Sequence[Compared], *, threshold: float, watch: Watch | None = None) -> list[FoundAlike]:
    """What may say the same among the remarks about one passage or question, of the whole, or under one theme."""
    said = {pk: (text, key) for pk, text, key, *_places in rows}
    index = build({str(pk): text for pk, (text, _key) in said.items()})
    return [
        FoundAlike(
            remarks=tuple(sorted(map(int, group.members))),
            likeness=round(100 * group.least),
            same=_same(said[int(name)][1] for name in group.members),
            words=common_words([said[int(name)][0] for name in group.members]),
        )
        for group in groups(index, blocks(rows), threshold=threshold, watch=watch)
    ]


def blocks(rows: Sequence[Compared]) -> list[list[str]]:
    """The remarks that are compared with each other, place by place and theme by theme."""
    together: dict[tuple[str, int | None], list[str]] = {}
    for pk, _text, _key, passage, question, theme in rows:
        place = ("passage", passage) if passage else ("question", question) if question else ("whole", None)
        together.setdefault(place, []).append(str(pk))
        if theme:
            together.setdefault(("theme", theme), []).append(str(pk))
    return [each for each in together.values() if len(each) > 1]


def _same(keys: Iterable[str]) -> bool:
    told = set(keys)
    return len(told) == 1 and "" not in told
