"""Small questions about words and lines that several readers ask."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_EDGE = " \t.,:;*•–—-"
_SENTENCE_END = re.compile(r"[.!?][”\"')\]]*$")
_BULLET = re.compile(r"^(?:[•●▪◦■□‣·*–—-]|o(?=\s\s)|\uf0b7|\uf0a7)\s+(?=\S)")
_HYPHENATED = re.compile(r"(?<=[^\W\d_][^\W\d_])-$")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}  # fonts put these for two letters
# "e-", "it-" and short upper-case words keep their hyphen when a line breaks after it.
_KEEPS_HYPHEN = re.compile(r"(?:^|[\s(/])(?:[A-ZÅÄÖ]{2,}|.)-$")
FUNCTION_WORDS = frozenset(
    [
        "av",
        "i",
        "på",
        "för",
        "med",
        "till",
        "från",
        "om",
        "och",
        "eller",
        "samt",
        "att",
        "som",
        "vid",
        "mellan",
        "genom",
        "under",
        "inom",
        "utan",
        "respektive",
        "resp",
        "en",
        "ett",
        "den",
        "det",
        "de",
        "hur",
        "via",
        "of",
        "in",
        "on",
        "for",
        "with",
        "to",
        "from",
        "and",
        "or",
        "that",
        "which",
        "by",
        "the",
        "a",
        "an",
        "at",
        "between",
        "through",
        "within",
        "as",
    ]
)


def clean(text: str) -> str:
    """Text as read from a file: NFC, plain letters, no invisible or control characters, soft hyphens gone.

    Line breaks are kept.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(_INVISIBLE | _LIGATURES)
    text = text.replace("\u00ad\n", "").replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " ")
    return "".join(char for char in text if char in "\n\t\f" or unicodedata.category(char) != "Cc")


def one_line(text: str) -> str:
    """All white space as single spaces."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Text for comparison: one line, case folded, without punctuation at its edges."""
    return one_line(text).casefold().strip(_EDGE)


def letters(text: str) -> str:
    """Only letters and digits, case folded: equal for texts that differ in spacing, hyphenation and signs."""
    return "".join(char for char in unicodedata.normalize("NFC", text).casefold() if char.isalnum())


def ends_sentence(text: str) -> bool:
    """True when a sentence ends where the text ends."""
    return bool(_SENTENCE_END.search(text.rstrip()[-4:]))


def starts_bullet(text: str) -> bool:
    """True for a list item with a sign before it."""
    return bool(_BULLET.match(text.lstrip()))


def without_bullet(text: str) -> str:
    """The text of a list item without its sign."""
    return _BULLET.sub("", text.strip(), count=1)


def starts_lower(text: str) -> bool:
    """True when the first letter is small: the middle of a sentence, or a line that goes on."""
    stripped = text.lstrip(" \t(”\"'")
    return stripped[:1].islower()


def starts_upper(text: str) -> bool:
    """True when the first letter is a capital."""
    stripped = text.lstrip(" \t(”\"'“«")
    return stripped[:1].isupper()


def dangling(text: str) -> bool:
    """True when the text stops in the middle of a phrase: after a preposition, conjunction, comma or hyphen."""
    stripped = text.rstrip()
    last = stripped.rsplit(maxsplit=1)[-1:] or [""]
    return stripped.endswith((",", "-", "–", "/", "(", "&")) or last[0].casefold() in FUNCTION_WORDS


def join_lines(lines: list[str]) -> str:
    """Lines broken by a column's width as running text; words hyphenated at the break are made whole."""
    text = ""
    for line in (one_line(line) for line in lines):
        if not line:
            continue
        if not text:
            text = line
        elif _HYPHENATED.search(text) and line[:1].islower() and not _KEEPS_HYPHEN.search(text) and not _hanging(line):
            text = text[:-1] + line
        elif text.endswith(("-", "–", "/")) and text[-2:-1] not in ("", " "):
            text += (" " if _hanging(line) else "") + line
        else:
            text = f"{text} {line}"
    return text


def _hanging(line: str) -> bool:
    """True for the rest of "barn- och ungdom", where the hyphen stands for a left-out word."""
    return line.split(maxsplit=1)[0].casefold() in {"och", "eller", "samt", "and", "or"}
