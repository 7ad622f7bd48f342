"""Finding a glossary's words in a text: each term the first time it stands there."""

import re
from collections.abc import Collection, Iterator, Sequence

from farled.direction.reads.terms import Explained

# How a Swedish noun may end without becoming another word: nyttorealisering, -en, -ens; tjänst, -er, -erna.
_ENDINGS = "(?:n|t|s|en|et|ar|er|or|ens|ets|arna|erna|orna|arnas|ernas|ornas)?"


def pattern(words: Collection[str]) -> re.Pattern[str]:
    """Any of the words, whatever its case and ending, as a word of its own; the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))}){_ENDINGS}(?!\w)", re.IGNORECASE)


class Glossary:
    """The terms of one page, each explained the first time it is met."""

    def __init__(self, terms: Sequence[Explained]) -> None:
        self._by_word = {word.casefold(): term for term in terms for word in (term.term, *term.forms)}
        self._pattern = pattern(self._by_word) if self._by_word else None
        self._met: set[int] = set()

    def parts(self, text: str) -> Iterator[tuple[str, Explained | None]]:
        """The text in parts: (words, the term they stand for and that is met here for the first time)."""
        last = 0
        for found in self._pattern.finditer(text) if self._pattern else ():
            term = self._term(found.group())
            if term is None or term.pk in self._met:
                continue
            self._met.add(term.pk)
            yield text[last : found.start()], None
            yield found.group(), term
            last = found.end()
        yield text[last:], None

    def _term(self, word: str) -> Explained | None:
        """The term a word is a form of: the longest that it begins with."""
        folded = word.casefold()
        for end in range(len(folded), 0, -1):
            if term := self._by_word.get(folded[:end]):
                return term
        return None
