"""Which passages of a document a remark is likely to be about, and why: a suggestion for a person to confirm.

The evidence is what the remark itself says – words it quotes, pages and sections it names, headings it mentions – and
how like its words are those of a passage. Weights and measurements: docs/methods/anchoring.md.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from farled.methods.similarity.index import Index, build

QUOTE, SECTION, HEADING, PAGE, WORDS = 1.0, 0.6, 0.45, 0.3, 1.0
LEAST = 0.1  # evidence below which nothing is suggested
_SHORTEST_QUOTE, _SHORTEST_HEADING = 10, 6  # letters
_NUMBER = re.compile(r"\d+")


class AnchorCode(StrEnum):
    """Why a passage is suggested, the most telling first."""

    QUOTE = "anchor.quote"
    SECTION = "anchor.section"
    HEADING = "anchor.heading"
    PAGE = "anchor.page"
    WORDS = "anchor.words"


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that can be pointed at: its label (such as "4.2"), the headings it stands under, its page."""

    key: Hashable
    text: str
    label: str = ""
    headings: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Pointers:
    """What a remark names: pages, sections by number or heading, and words that it quotes."""

    pages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A suggested passage. ``reasons``: each code with the words, section or page it rests on."""

    key: Hashable
    score: float
    reasons: tuple[tuple[AnchorCode, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The passages of one version, laid up to be asked about many remarks. Made by ``lay_out``.

    ``uses``: how often each heading stands, by its letters; ``letters``: those of each text and heading.
    """

    places: tuple[Place, ...]
    index: Index
    uses: Mapping[str, int]
    letters: Mapping[str, str]


def lay_out(places: Iterable[Place]) -> Places:
    """Lay up the passages of a version; a passage's nearest heading counts among its words."""
    kept = tuple(places)
    letters = {text: _letters(text) for text in {text for place in kept for text in (place.text, *place.headings)}}
    paths = {place.headings[: depth + 1] for place in kept for depth in range(len(place.headings))}
    return Places(
        kept,
        build({_id(number): " ".join((*place.headings[-1:], place.text)) for number, place in enumerate(kept)}),
        MappingProxyType(Counter(letters[path[-1]] for path in paths)),
        MappingProxyType(letters),
    )


def anchors(places: Places, remark: str, pointers: Pointers | None = None, k: int = 3) -> tuple[Anchor, ...]:
    """The k passages a remark is most likely about, best first, in the order of the text where two are equally likely.

    >>> plan = lay_out(
    ...     [
    ...         Place("a", "Varje nämnd har en egen plan.", "1", ("Ansvar",)),
    ...         Place("b", "Mål följs upp varje år.", "2", ("Uppföljning",)),
    ...     ]
    ... )
    >>> best = anchors(plan, "Det bör framgå hur ofta nämnden ska följa upp målen.", Pointers(sections=("2",)))[0]
    >>> best.key, [str(code) for code, _ in best.reasons]
    ('b', ['anchor.section', 'anchor.words'])
    """
    given = pointers or Pointers()
    alike = {match.id: match.score for match in places.index.top(remark, k=len(places.places))}
    said = _letters(remark)
    asked = {what: _letters(what) for what in (*given.quotes, *given.sections)}
    found: list[tuple[float, int, Anchor]] = []
    for number, place in enumerate(places.places):
        reasons = [*_pointed(place, given, asked, places.letters), *_named(place, said, places)]
        words = alike.get(_id(number), 0.0)
        if words > LEAST / 2:
            reasons.append((AnchorCode.WORDS, f"{words:.2f}", WORDS * words))
        score = sum(weight for _, _, weight in reasons)
        if score >= LEAST:
            told = tuple((code, what) for code, what, _ in reasons)
            found.append((-score, number, Anchor(place.key, score, told)))
    return tuple(anchor for _, _, anchor in sorted(found, key=lambda each: each[:2])[:k])


def _pointed(
    place: Place, pointers: Pointers, asked: Mapping[str, str], letters: Mapping[str, str]
) -> Iterable[tuple[AnchorCode, str, float]]:
    headings = [letters[heading] for heading in place.headings]
    for quote in pointers.quotes:
        if len(asked[quote]) >= _SHORTEST_QUOTE and asked[quote] in letters[place.text]:
            yield AnchorCode.QUOTE, quote, QUOTE
            break
    for section in pointers.sections:
        if section == place.label or place.label.startswith(f"{section}.") or _is_heading(asked[section], headings):
            yield AnchorCode.SECTION, section, SECTION
            break
    for pages in pointers.pages:
        if place.page is not None and _covers(pages, place.page):
            yield AnchorCode.PAGE, pages, PAGE
            break


def _named(place: Place, said: str, places: Places) -> Iterable[tuple[AnchorCode, str, float]]:
    """A heading over the passage whose whole wording stands in the remark: less telling the more often it is used."""
    named = [
        heading
        for heading in place.headings
        if len(places.letters[heading]) >= _SHORTEST_HEADING and places.letters[heading] in said
    ]
    if named:
        uses = {heading: places.uses[places.letters[heading]] for heading in named}
        heading = min(named, key=lambda each: uses[each])
        yield AnchorCode.HEADING, heading, HEADING / uses[heading]


def _is_heading(wanted: str, headings: Sequence[str]) -> bool:
    return len(wanted) >= _SHORTEST_HEADING and any(wanted in heading for heading in headings)


def _covers(pages: str, page: int) -> bool:
    numbers = [int(number) for number in _NUMBER.findall(pages)]
    return bool(numbers) and numbers[0] <= page <= numbers[-1]


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _id(number: int) -> str:
    return f"{number:06}"
