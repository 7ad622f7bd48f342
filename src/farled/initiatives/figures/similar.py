"""What is like an idea, and why; see docs/methods/similarity.md.

At most 300 of each kind are compared, the latest first, and of each text its first 600 characters: what is typed is
answered while somebody types. Shown are at most five whose likeness is at least ``LEAST``, the best first, each with
the words both have. A need, an initiative, a system and a component are alike by the same measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from farled.initiatives.reads.similar import Existing, Sort
from farled.methods.similarity import build, shared_words, why

SHOWN, LEAST = 5, 0.12
ENOUGH = 6  # letters, before which nothing can be said to be like what is typed
WORDS = 6  # of those in common that are told


@dataclass(frozen=True, slots=True)
class Like:
    """Something that exists and may be the same: what it is, where it is shown, and the words both have."""

    what: Existing
    score: float
    words: tuple[str, ...]

    @property
    def url(self) -> str:
        """Where it is shown."""
        route = "systems" if self.what.sort in (Sort.SYSTEM, Sort.COMPONENT) else "initiatives"
        return reverse(f"{route}:{self.what.sort}", args=[self.what.pk])


def like(text: str, rows: Sequence[Existing]) -> list[Like]:
    """What is most like a text among what exists, best first."""
    if len(text.strip()) < ENOUGH or not rows:
        return []
    known = {each.key: each for each in rows}
    index = build({key: f"{each.title}. {each.title}. {each.text}" for key, each in known.items()})
    found = [match for match in index.top(text, SHOWN) if match.score >= LEAST]
    return [Like(known[match.id], match.score, shared_words(why(index, text, match))[:WORDS]) for match in found]
