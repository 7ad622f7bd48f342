"""Footnotes in running text: finding them at the foot of a page, and their marks glued to words."""

import re
from collections.abc import Iterable, Sequence

from farled.imports.reading.document import Line, passages
from farled.imports.reading.values import Footnote
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import join_lines, starts_upper

_UNSPACED = 0.02  # a text with fewer blank lines than this has none above its footnotes either
_NOTE = re.compile(r"^\s*(?P<mark>\d{1,2})\s+(?P<text>\S.*)$")
# Digits raised in Word are kept as superscripts; in text taken from PDF they are ordinary digits glued to the word
# (a letter, its closing sign) or to a year. Looking back, not forward, keeps the search linear.
_MARK = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[^\W\d_][.)”\"])|(?<=\))|(?<=19\d\d)|(?<=20\d\d))(?P<mark>[1-9]\d?)(?!\w)"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
)
_LONGEST_OWN = 8  # characters of a name that ends in a digit of its own
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def find_footnotes(lines: Sequence[Line], width: int = 0) -> list[tuple[Footnote, tuple[Line, ...]]]:
    """Footnotes of a text whose full lines are `width` characters, each with its lines.

    A footnote's number follows the last one's, its mark stands glued to an earlier word, and it begins after a blank
    line, a page break or another footnote.
    """
    found: list[tuple[Footnote, tuple[Line, ...]]] = []
    marks: set[str] = set()
    index, last = 0, 0
    unspaced = sum(line.blank for line in lines) < len(lines) * _UNSPACED
    while index < len(lines):
        line = lines[index]
        match = _NOTE.match(line.text)
        after_gap = (
            unspaced or index == 0 or lines[index - 1].blank or line.page_break or _follows(found, lines[index - 1])
        )
        if match and after_gap and match["mark"] in marks and int(match["mark"]) in (last + 1, 1):
            body = _body(lines, index, width)
            text = join_lines([match["text"], *(part.text for part in body[1:])])
            found.append((Footnote(match["mark"], text, passages(body)[0]), body))
            last = int(match["mark"])
            index += len(body)
        else:
            marks.update(_mark(mark) for mark in _MARK.finditer(line.text))
            index += 1
    return found


def _follows(found: list[tuple[Footnote, tuple[Line, ...]]], line: Line) -> bool:
    return bool(found) and line in found[-1][1]


def _body(lines: Sequence[Line], start: int, width: int) -> tuple[Line, ...]:
    """The lines of one footnote: to a blank line, a page break, the next footnote, or a line that broke off early."""
    body = [lines[start]]
    number = int(_NOTE.match(lines[start].text)["mark"])  # type: ignore[index]  # matched by the caller
    for line in lines[start + 1 :]:
        following = _NOTE.match(line.text)
        full = max(width, *(len(part.text.strip()) for part in body)) * 0.85
        first = line.text.split(maxsplit=1)[0] if not line.blank else ""
        ended = starts_upper(line.text) and len(body[-1].text.strip()) + 1 + len(first) <= full
        if line.blank or line.page_break or ended or (following and int(following["mark"]) == number + 1):
            break
        body.append(line)
    return tuple(body)


def marks_in(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The marks of known footnotes that stand glued to words of the text, in order."""
    wanted = set(known)
    return tuple(dict.fromkeys(_mark(match) for match in _MARK.finditer(text) if _is_mark(match, wanted)))


def without_marks(text: str, known: Iterable[str]) -> str:
    """The text without the marks of known footnotes."""
    wanted = set(known)
    if not wanted:
        return text
    return _MARK.sub(lambda match: "" if _is_mark(match, wanted) else match.group(), text)


def _mark(match: re.Match[str]) -> str:
    return match["mark"] or match["raised"].translate(_PLAIN)


def _is_mark(match: re.Match[str], wanted: set[str]) -> bool:
    if _mark(match) not in wanted:
        return False
    before = match.string[max(0, match.start() - _LONGEST_OWN) : match.end()]
    return not before or before.split()[-1].casefold() not in words().own_digits
