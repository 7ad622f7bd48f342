"""What bodies say in a large consultation: as long and as alike as real replies, always the same, and nobody's."""

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

WORDS = (20, 75)  # in a remark; real ones have 45 in the middle
ALIKE, WORD_FOR_WORD = 0.25, 0.08  # of the remarks, those that say an earlier one's in other words, or in the same
ABOUT_THE_WHOLE = 0.2
SMALL = "och i att som det behöver bör vi för på med inte hur vad ska kan nämnden planen målen insatserna staden"
BEGINNINGS = "b bl d f g gr h j k kl kr l m n p pr r s sk sl st str t tr v"
MIDDLES, ENDS = "a e i o u y å ä ö", "d g k l ll m n nd ng nk p r rd rt s st t tt v"
INFLECTED = ("", "", "en", "et", "ar", "arna", "ning", "ningen", "ad", "lig")
STEMS = 3_000  # words, the common ones much more common than the rest


@dataclass(frozen=True, slots=True)
class Said:
    """A remark: its number, its words, the number of its passage (None: the whole) and of its theme, both from 1."""

    number: int
    text: str
    passage: int | None
    theme: int


def remarks_of(count: int, passages: int, themes: int) -> list[Said]:
    """So many remarks on so many passages, under so many themes."""
    pick = random.Random(3)
    found: list[Said] = []
    for number in range(1, count + 1):
        kind = pick.random()
        if found and kind < ALIKE:
            like = pick.choice(found)
            text = like.text if kind < WORD_FOR_WORD else _in_other_words(pick, like.text)
            found.append(Said(number, text, like.passage, like.theme))
            continue
        whole = pick.random() < ABOUT_THE_WHOLE
        words = [_word(pick) for _ in range(pick.randint(*WORDS))]
        passage = None if whole else pick.randint(1, passages)
        found.append(Said(number, _sentence(words), passage, pick.randint(1, themes)))
    return found


@cache
def _stems() -> tuple[list[str], list[float]]:
    """Made up stems, and how much each weighs in the choice: one over its rank."""
    pick = random.Random(5)
    parts = [each.split() for each in (BEGINNINGS, MIDDLES, ENDS, MIDDLES, ENDS)]
    found = ["".join(pick.choice(part) for part in parts[: pick.choice((3, 5, 5))]) for _ in range(STEMS)]
    return found, list(accumulate(1 / rank for rank in range(1, STEMS + 1)))


def _word(pick: random.Random) -> str:
    if pick.random() < 0.5:
        return pick.choice(SMALL.split())
    stems, weights = _stems()
    word = "".join(pick.choices(stems, cum_weights=weights, k=pick.choice((1, 1, 1, 2))))
    return word + pick.choice(INFLECTED)


def _in_other_words(pick: random.Random, text: str) -> str:
    """The same with four words of ten changed."""
    return _sentence([_word(pick) if pick.random() < 0.4 else word for word in text.rstrip(".").lower().split()])


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."
