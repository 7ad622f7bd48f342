"""Why two texts are like each other, as codes and facts that an edge can put in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import Any

from farled.methods.similarity.index import Index, Match
from farled.methods.similarity.stems import stem
from farled.methods.similarity.words import SAY_LITTLE, grams, words

MOST = 5  # facts of a kind
LEAST = 0.01  # share of the likeness that a part of words must account for
SHORTEST_WORD, SHORTEST_PART, SHORTEST_END = 3, 4, 7  # -ering and -ionell end many words with nothing else in common


class ReasonCode(StrEnum):
    """The kinds of reason, the most telling first."""

    SAME_PROCESS = "similar.same_process"
    SAME_WORDS = "similar.same_words"
    SAME_STEMS = "similar.same_stems"
    SAME_PARTS = "similar.same_parts"
    SAME_LETTERS = "similar.same_letters"
    SAME_MEANING = "similar.same_meaning"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. ``share``: how much of the likeness by letters it accounts for, 0–1; 0 for process and meaning."""

    code: ReasonCode
    share: float
    facts: Mapping[str, object] = field(hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))


def why(index: Index, text: str, match: Match) -> tuple[Reason, ...]:
    """The reasons for a match, most telling first; at most five of a kind.

    - ``similar.same_process`` (``process``): both declare it
    - ``similar.same_words`` (``words``): whole words in both
    - ``similar.same_stems`` (``pairs``): the same word with other endings, first as it stands in ``text``
    - ``similar.same_parts`` (``parts``): a part that two other words share, with the two: one of them whole, or at
      least four letters, seven where both words end with it
    - ``similar.same_letters`` (``runs``): only when nothing of that can be read: the runs of letters that weigh most
    - ``similar.same_meaning`` (``model``, ``meaning``): what the embedding says, which cannot be read

    Each run of letters counts for one reason only, so the shares sum to at most 1. Source: methods reference,
    section 2.2.

    >>> from farled.methods.similarity.index import build
    >>> index = build({"a": "Ansökan om bygglov", "b": "Tömning av soptunnor"})
    >>> text = "E-tjänst för bygglovsansökan"
    >>> for reason in why(index, text, index.top(text)[0]):
    ...     print(reason.code.value, reason.facts["parts"])
    similar.same_parts (('ansökan', 'bygglovsansökan', 'ansökan'), ('bygglov', 'bygglovsansökan', 'bygglov'))
    """
    return tuple(_why(index, text, match))


def _why(index: Index, text: str, match: Match) -> Iterator[Reason]:
    if match.process is not None:
        yield Reason(ReasonCode.SAME_PROCESS, 0.0, {"process": match.process})
    weights = _shared(index, text, index.texts[match.id])
    whole = sum(weights.values())
    told: dict[ReasonCode, list[object]] = defaultdict(list)
    shares: dict[ReasonCode, float] = defaultdict(float)
    for code, one, other in _pairs(text, index.texts[match.id], weights):
        fact = _fact(code, one, other) if len(told[code]) < MOST else None
        runs = weights.keys() & set(grams(one)) & set(grams(other)) if fact else set()
        share = sum(sorted(weights[run] for run in runs)) / whole
        if fact is None or share < (LEAST if code is ReasonCode.SAME_PARTS else 0):
            continue
        told[code].append(fact)
        shares[code] += share
        for run in runs:
            del weights[run]
    for code, name in _FACTS.items():
        if told[code]:
            yield Reason(code, min(1.0, shares[code]), {name: tuple(told[code])})
    if whole and not any(told.values()):
        heaviest = sorted(weights, key=lambda run: (-weights[run], run))[:MOST]
        share = sum(weights[run] for run in heaviest) / whole
        yield Reason(ReasonCode.SAME_LETTERS, share, {"runs": tuple(heaviest)})
    if match.meaning is not None and index.embedding is not None:
        yield Reason(ReasonCode.SAME_MEANING, 0.0, {"model": index.embedding.name, "meaning": match.meaning})


def common_words(texts: Sequence[str]) -> tuple[str, ...]:
    """Why several texts are put together: words that more than half of them have, with any ending; at most five.

    The word most of them have first, then the longest; each as it stands in the first text that has it. Words shorter
    than three letters say nothing.

    >>> common_words(["Målen går inte att mäta", "Målet är inte mätt", "Hur ska målen mätas?"])
    ('målen', 'mäta')
    """
    having: Counter[str] = Counter()
    told: dict[str, str] = {}
    for text in texts:
        for root, word in {stem(word): word for word in reversed(words(text)) if len(word) >= SHORTEST_WORD}.items():
            having[root] += 1
            told.setdefault(root, word)
    most = [root for root, number in having.items() if 2 * number > len(texts)]
    return tuple(told[root] for root in sorted(most, key=lambda root: (-having[root], -len(told[root]), root))[:MOST])


def shared_words(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The whole words that two texts have in common, as somebody wrote them, the most telling first.

    A word with other endings is told as the first text has it, and a compound by the word in it that the other text
    has whole. What is no word anybody wrote, such as a stem or a run of letters, is not told, nor are words so common
    that they say nothing; so there may be none.

    >>> parts = ("bygglov", "bygglovskarta", "bygglov"), ("skolsk", "skolskjuts", "skolsköterska")
    >>> shared_words([Reason(ReasonCode.SAME_WORDS, 0.5, {"words": ("dag", "skola")})])
    ('skola',)
    >>> shared_words([Reason(ReasonCode.SAME_PARTS, 0.5, {"parts": parts})])
    ('bygglov',)
    """
    found: list[str] = []
    for reason in reasons:
        facts: Mapping[str, Any] = reason.facts
        found += facts.get("words", ())
        found += [one for one, _other in facts.get("pairs", ())]
        found += [part for part, one, other in facts.get("parts", ()) if part in (one, other)]
    return tuple(word for word in dict.fromkeys(found) if word not in SAY_LITTLE)


_FACTS = {ReasonCode.SAME_WORDS: "words", ReasonCode.SAME_STEMS: "pairs", ReasonCode.SAME_PARTS: "parts"}


def _shared(index: Index, text: str, other: str) -> dict[str, float]:
    """The runs both have, with what each adds to the cosine."""
    one, two = index.postings.weigh(text), index.postings.weigh(other)
    return {run: weight * two[run] for run, weight in one.items() if run in two}


def _pairs(text: str, other: str, weights: Mapping[str, float]) -> list[tuple[ReasonCode, str, str]]:
    """Words that share what can be read: whole words first, then stems, then parts, in each kind the heaviest first."""
    sides = [_having(source, weights) for source in (text, other)]
    heavy: dict[tuple[str, str], float] = defaultdict(float)
    for run, weight in weights.items():
        for pair in product(sides[0].get(run, ()), sides[1].get(run, ())):
            heavy[pair] += weight
    stems = {word: stem(word) for word in {word for pair in heavy for word in pair}}
    least = LEAST * sum(weights.values())
    found: dict[ReasonCode, list[tuple[str, str]]] = {code: [] for code in _FACTS}
    for (one, two), weight in heavy.items():
        if one == two:
            found[ReasonCode.SAME_WORDS].append((one, two))
        elif stems[one] == stems[two]:
            found[ReasonCode.SAME_STEMS].append((one, two))
        elif weight >= least:
            found[ReasonCode.SAME_PARTS].append((one, two))
    return [
        (code, *pair) for code, pairs in found.items() for pair in sorted(pairs, key=lambda pair: (-heavy[pair], pair))
    ]


def _having(text: str, weights: Mapping[str, float]) -> dict[str, list[str]]:
    """Which words of a text have a shared run, for the runs that are long enough to be read, or a whole short word."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(words(text)):
        for run in dict.fromkeys(grams(word)):
            if run in weights and (len(run) >= SHORTEST_PART or run.strip() == word):
                found[run].append(word)
    return found


def _fact(code: ReasonCode, one: str, other: str) -> object | None:
    """What there is to tell; None when the two words share no part that can be read."""
    if code is ReasonCode.SAME_WORDS:
        return one
    if code is ReasonCode.SAME_STEMS:
        return one, other
    part = _common(one, other)
    if part in (one, other):
        return (part, one, other) if len(part) >= SHORTEST_WORD else None
    shortest = SHORTEST_END if one.endswith(part) and other.endswith(part) else SHORTEST_PART
    return (part, one, other) if len(part) >= shortest else None


def _common(one: str, other: str) -> str:
    """The longest run of letters two words share, the first one of several."""
    for size in range(min(len(one), len(other)), 0, -1):
        for at in range(len(one) - size + 1):
            if one[at : at + size] in other:
                return one[at : at + size]
    return ""
