"""Matching names of bodies in a source with the bodies an organisation knows, with the doubt said."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from farled.imports.reading.parties import is_collective
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import fold, letters

_LEAST = 0.82  # likeness below this is no match
_MOST = 5  # proposals
_KINDS = ("kommun", "stad", "region", "nämnd", "nämnden", "förvaltning", "förvaltningen", "ab", "län", "municipality")


class MatchDoubt(StrEnum):
    """Why a match should be looked at; `NONE` when it is certain."""

    NONE = ""
    FORM = "form"  # the same words in another form: genitive, definite, with or without "kommun"
    SHORT = "short"  # the source gives only the beginning of the known name
    UNIT = "unit"  # the source names a unit of the body
    ALIKE = "alike"  # spelled alike
    SEVERAL = "several"  # more than one known body fits as well
    COLLECTIVE = "collective"  # no single body is meant
    UNKNOWN = "unknown"  # no known body fits


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body as the organisation knows it. `key` is whatever the caller identifies it by."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyMatch:
    """A proposal: the body's key (None when there is no body to propose), confidence 0..1, and the doubt."""

    key: str | None
    name: str
    confidence: float
    doubt: MatchDoubt


def match_bodies(raw: str, known: Iterable[KnownBody]) -> tuple[BodyMatch, ...]:
    """Proposals for one name in a source, the best first; never empty.

    A collective ("respektive kommun") is proposed as no body at all. Equal best proposals carry the doubt `several`.
    """
    text = fold(raw)
    if not text:
        return (BodyMatch(None, raw, 0.0, MatchDoubt.UNKNOWN),)
    found: dict[str, BodyMatch] = {}
    for body in known:
        best = max((_compare(text, name) for name in (body.name, *body.aliases)), key=lambda pair: pair[0])
        if best[0] >= _LEAST:
            found[body.key] = BodyMatch(body.key, body.name, round(best[0], 2), best[1])
    ranked = sorted(found.values(), key=lambda match: (-match.confidence, match.name))[:_MOST]
    if is_collective(raw) and not (ranked and ranked[0].confidence == 1.0):
        return (BodyMatch(None, raw, 0.0, MatchDoubt.COLLECTIVE),)
    if not ranked:
        return (BodyMatch(None, raw, 0.0, MatchDoubt.UNKNOWN),)
    if len(ranked) > 1 and ranked[1].confidence == ranked[0].confidence:
        tied = ranked[0].confidence
        return tuple(
            BodyMatch(
                match.key, match.name, match.confidence, MatchDoubt.SEVERAL if match.confidence == tied else match.doubt
            )
            for match in ranked
        )
    return tuple(ranked)


def _compare(text: str, name: str) -> tuple[float, MatchDoubt]:
    """Likeness of a folded source text and a known name: the surest kind of agreement there is."""
    other = fold(name)
    unit, _, body = text.rpartition(",")
    core = _stems(text) - _generic()
    agreements = (
        (1.0, MatchDoubt.NONE, letters(text) == letters(other)),
        (0.95, MatchDoubt.FORM, _stems(text) == _stems(other)),
        (0.9, MatchDoubt.UNIT, bool(unit) and _stems(body) == _stems(other)),
        (0.88, MatchDoubt.SHORT, len(text) > 4 and other.startswith((f"{text} ", f"{text}s "))),
        (0.86, MatchDoubt.FORM, bool(core) and core == _stems(other) - _generic()),
    )
    found = next(((confidence, doubt) for confidence, doubt, holds in agreements if holds), None)
    return found or (_spelling(text, other), MatchDoubt.ALIKE)


def _spelling(text: str, other: str) -> float:
    if len(text) < 5 or abs(len(text) - len(other)) > len(other) * 0.3:
        return 0.0
    return min(SequenceMatcher(None, text, other, autojunk=False).ratio(), 0.94) * 0.97


def _stems(text: str) -> frozenset[str]:
    """Words without genitive and definite endings: "köpings kommun" and "köping kommun" are one."""
    return frozenset(_stem(word) for word in text.replace(",", " ").split())


def _stem(word: str) -> str:
    for ending in ("ens", "ets", "en", "et", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _generic() -> frozenset[str]:
    return frozenset(_stem(kind) for kind in (*_KINDS, *words().generic))
