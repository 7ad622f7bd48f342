"""How good the groups are that ``similarity.groups`` makes, and how near a sibling is: on our own texts and real ones.

Asked by the tests, which let neither fall, and by ``benchmarks.methods.grouping``, which prints them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from farled.methods.similarity import Index, build, groups
from farled.parameters.known import KNOWN
from tests.methods import repeated_remarks, voiced_remarks

NEAREST = 5
THRESHOLD = float(KNOWN["consultation.alike_from"].default) / 100


@dataclass(frozen=True, slots=True)
class Labelled:
    """Texts with their themes; which two say the same; which two are not asked about; which are held out."""

    texts: Mapping[str, str]
    themes: Mapping[str, Collection[str]]
    same: Callable[[str, str], bool]
    asked: Callable[[str, str], bool]
    held_out: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of how many."""

    part: int
    whole: int

    @property
    def share(self) -> float:
        """0–1."""
        return self.part / self.whole if self.whole else 0.0

    def __str__(self) -> str:
        return f"{self.part} of {self.whole} ({self.share:.0%})"


@cache
def own() -> Labelled:
    """Remarks we wrote, each complaint in several bodies' words."""
    every = repeated_remarks.texts(held_out=False) | repeated_remarks.texts(held_out=True)
    kept = repeated_remarks.texts(held_out=True)
    return Labelled(
        {name: text for name, (_theme, _complaint, text) in every.items()},
        {name: {theme} for name, (theme, _complaint, _text) in every.items()},
        lambda one, other: every[one][1] == every[other][1],
        lambda _one, _other: True,
        lambda name: name in kept,
    )


@cache
def real() -> Labelled:
    """Passages of real replies; without texts where the documents are not."""
    every = voiced_remarks.passages()
    return Labelled(
        voiced_remarks.texts(every),
        {name: one.themes for name, one in every.items()},
        lambda one, other: bool(every[one].complaints & every[other].complaints),
        lambda one, other: not every[one].near(every[other]),
        lambda name: every[name].held_out,
    )


@cache
def _index(labelled: Callable[[], Labelled]) -> Index:
    return build(labelled().texts)


def nearest(labelled: Callable[[], Labelled], *, held_out: bool) -> Shares:
    """Among how many of those that have a sibling under a theme of theirs it is one of the five nearest there."""
    of, index = labelled(), _index(labelled)
    hits = asked = 0
    for name in filter(lambda name: of.held_out(name) is held_out, index.ids):
        beside = {
            other for other in index.ids if other != name and set(of.themes[name]) & set(of.themes[other])
            and of.asked(name, other)
        }  # fmt: skip
        if not any(of.same(name, other) for other in beside):
            continue
        best = [match.id for match in index.like(name, len(index.ids)) if match.id in beside][:NEAREST]
        asked += 1
        hits += any(of.same(name, other) for other in best)
    return Shares(hits, asked)


def precision_and_recall(
    labelled: Callable[[], Labelled], *, held_out: bool, threshold: float
) -> tuple[Shares, Shares]:
    """Of the pairs the groups hold, how many say the same; and of those that do under a theme, how many are found."""
    of, index = labelled(), _index(labelled)
    part = [name for name in index.ids if of.held_out(name) is held_out]
    themes = {theme for name in part for theme in of.themes[name]}
    blocks = [[name for name in part if theme in of.themes[name]] for theme in sorted(themes)]
    compared = {pair for block in blocks for pair in combinations(sorted(block), 2) if of.asked(*pair)}
    true = {pair for pair in compared if of.same(*pair)}
    found = {
        pair
        for group in groups(index, blocks, threshold=threshold)
        for pair in combinations(group.members, 2)
        if of.asked(*pair)
    }
    return Shares(len(found & true), len(found)), Shares(len(found & true), len(true))
