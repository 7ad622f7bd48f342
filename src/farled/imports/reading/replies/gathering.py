"""Remarks gathered from a reply that says some things twice: each once, with every place where it is said."""

from dataclasses import dataclass, replace

from farled.imports.reading.replies.values import ReadRemark
from farled.imports.reading.wording import letters

_SAME = 0.8  # share of the shorter one's words in common for two remarks to be one
_ALIKE = 0.3  # share of a summary's words that the statement has in one remark, for it to sum that up
_FEW = 4  # words: too few to tell whether two remarks are the same
_LONG_WORD = 4  # letters of a word that counts


@dataclass(slots=True)
class _Said:
    remark: ReadRemark
    words: frozenset[str]
    stated: bool


class Gathered:
    """The remarks of one reply so far."""

    def __init__(self) -> None:
        self._said: list[_Said] = []

    def add(self, remark: ReadRemark, *, sums_up: bool = False) -> None:
        """Add a remark, or its place to the one that says the same. ``sums_up``: it stands in a summary."""
        words = frozenset(word for word in map(letters, remark.text.split()) if len(word) >= _LONG_WORD)
        for earlier in self._said if len(words) > _FEW else ():
            if self._again(earlier, remark, words, sums_up=sums_up):
                summed = sums_up and earlier.stated
                longer = earlier.remark if summed or len(earlier.words) >= len(words) else remark
                earlier.remark = replace(
                    earlier.remark,
                    text=longer.text,
                    kind=longer.kind,
                    mentions=longer.mentions,
                    passages=(*earlier.remark.passages, *remark.passages),
                )
                earlier.words = earlier.words if longer is not remark else words
                return
        self._said.append(_Said(remark, words, stated=not sums_up))

    def remarks(self) -> tuple[ReadRemark, ...]:
        """All of them, in the order of the reply."""
        return tuple(sorted((said.remark for said in self._said), key=lambda remark: remark.passages[0].first))

    @staticmethod
    def _again(earlier: _Said, remark: ReadRemark, words: frozenset[str], *, sums_up: bool) -> bool:
        answers_another = remark.question and earlier.remark.question and remark.heading != earlier.remark.heading
        shorter = min(len(words), len(earlier.words))
        if answers_another or len(earlier.words) <= _FEW:
            return False
        enough = _ALIKE * len(words) if sums_up and earlier.stated else _SAME * shorter
        return len(words & earlier.words) >= enough
