"""The stem of a Swedish word, so that a reader sees that *ansökningen* and *ansökningarna* are the same word.

The algorithm is the published Swedish stemmer of the Snowball project (M. F. Porter; et, öst and their conditions as of
its version 3). It knows endings, not compounds, and is used to tell reasons, never to find what is similar.
"""

_VOWELS = frozenset("aeiouyäåö")
_ALL_ENDINGS = (
    "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas "
    "es ades andes ens arens hetens erns at andet het ast et s"
)
_ENDINGS = sorted(_ALL_ENDINGS.split(), key=len, reverse=True)
_BEFORE_S = frozenset("bcdfghjklmnoprtvy")
_BEFORE_OST = frozenset("iklnprtuv")
# Words whose -et belongs to the word (alfabet, paket, raket, staket, komet, identitet, kvalitet, majoritet …).
_ALL_WITH_ET = "fab h pak rak stak kom iet cit dit alit ilit mit nit pit rit sit tit uit ivit kvit xit"
_WITH_ET = tuple(_ALL_WITH_ET.split())
_PAIRS = ("dd", "gd", "nn", "dt", "gt", "kt", "tt")


def stem(word: str) -> str:
    """The stem of a word in lower case; short words are their own.

    >>> [stem(word) for word in ("ansökning", "ansökningarna", "huset", "husens", "möjligheterna", "kvalitet")]
    ['ansökning', 'ansökning', 'hus', 'hus', 'möj', 'kvalitet']
    """
    start = _region(word)
    word = _without_ending(word, start)
    if word[start:].endswith(_PAIRS):
        word = word[:-1]
    return _without_derivation(word, start)


def _region(word: str) -> int:
    """Where endings may begin: after the first consonant that follows a vowel, and not before the fourth letter."""
    vowel_seen = False
    for place, letter in enumerate(word):
        if letter in _VOWELS:
            vowel_seen = True
        elif vowel_seen:
            return max(place + 1, 3)
    return len(word)


def _without_ending(word: str, start: int) -> str:
    ending = next((each for each in _ENDINGS if word[start:].endswith(each)), "")
    rest = word[: len(word) - len(ending)]
    if ending == "et":
        return rest if _takes_et(rest) else word
    if ending == "s":
        if rest.endswith("et") and _takes_et(rest[:-2]):
            return rest[:-2]
        return rest if rest[-1] in _BEFORE_S else word
    return rest


def _takes_et(rest: str) -> bool:
    """Whether -et after this is an ending: a consonant after a vowel that something stands before."""
    if len(rest) < 3 or rest[-1] in _VOWELS or rest[-2] not in _VOWELS:
        return False
    return not rest.endswith(_WITH_ET)


def _without_derivation(word: str, start: int) -> str:
    tail = word[start:]
    if tail.endswith("fullt"):
        return word[:-1]
    if tail.endswith("öst"):
        return word[:-1] if word[:-3][-1:] in _BEFORE_OST else word
    for ending in ("lig", "els", "ig"):
        if tail.endswith(ending):
            return word[: -len(ending)]
    return word
