"""What bodies say in a large consultation: as long and as alike as real replies, always the same, and nobody's."""

import random
from dataclasses import dataclass

from benchmarks.methods.similarity import HEADS, MIDDLES, TAILS

WORDS = (20, 75)  # in a remark; real ones have 45 in the middle
ALIKE, WORD_FOR_WORD = 0.25, 0.08  # of the remarks, those that say an earlier one's in other words, or in the same
ABOUT_THE_WHOLE = 0.2
SMALL = "och i att som det behöver bör vi för på med inte hur vad ska kan nämnden planen målen insatserna staden"


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


def _word(pick: random.Random) -> str:
    if pick.random() < 0.5:
        return pick.choice(SMALL.split())
    head, middle, tail = (pick.choice(each.split()) for each in (HEADS, MIDDLES, TAILS))
    return pick.choice((tail, head + tail, middle + tail, head + middle + tail))


def _in_other_words(pick: random.Random, text: str) -> str:
    """The same with four words of ten changed."""
    return _sentence([_word(pick) if pick.random() < 0.4 else word for word in text.rstrip(".").lower().split()])


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."
