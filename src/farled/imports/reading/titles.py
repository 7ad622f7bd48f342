"""Where a title ends when title and description share one cell."""

import re
from collections.abc import Sequence

from farled.imports.reading.wording import (
    dangling,
    ends_sentence,
    join_lines,
    one_line,
    starts_bullet,
    starts_lower,
    without_bullet,
)

_LONGEST = 300  # characters of a title that has no sentence end
_STOP = re.compile(r"(?P<stop>[.!?][”\"')]?)\s+(?=[”\"'(]?[A-ZÅÄÖÉ0-9•–-])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:(?:[^\W\d_]\.)*[^\W\d_]|t\.?\s?ex|bl\.?\s?a|m\.?\s?fl|inkl|exkl|ca|resp|kap|nr|st|jfr|dvs|fr|sk|etc|No|Dec|Jan|Feb|Aug|Sept|Oct|Nov)\.$"
)
_NARROW = 0.93  # proportional type: a line counts as full from this share of the widest line


def split_title(lines: Sequence[str], *, wrapped: bool, width: int = 0) -> tuple[str, str]:
    """Title and description of a cell.

    The title is the first sentence. It ends at a full stop, or where the author broke the line: in `wrapped` text
    where the next word would have fitted in the column's `width` (characters), otherwise at any line break. A list
    below the title is description.
    """
    filled = [line for line in (one_line(line) for line in lines) if line]
    if not filled:
        return "", ""
    filled[0] = without_bullet(filled[0])
    full = max(width, *(len(line) for line in filled)) if wrapped else 0
    title: list[str] = []
    for index, line in enumerate(filled):
        sentence, rest = _first_sentence(line, title)
        title.append(sentence)
        if rest:
            return _tidy(title), join_description([rest, *filled[index + 1 :]], wrapped=wrapped)
        following = filled[index + 1] if index + 1 < len(filled) else ""
        if not following or _ends_here(title, following, wrapped=wrapped, full=full):
            return _tidy(title), join_description(filled[index + 1 :], wrapped=wrapped)
    return _tidy(title), ""


def join_description(lines: Sequence[str], *, wrapped: bool) -> str:
    """Description as paragraphs: list items and author's line breaks kept, wrapped lines joined."""
    if not wrapped:
        return "\n".join(lines)
    paragraphs: list[list[str]] = []
    for line in lines:
        if not paragraphs or starts_bullet(line):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return "\n".join(join_lines(paragraph) for paragraph in paragraphs)


def _ends_here(title: list[str], following: str, *, wrapped: bool, full: int) -> bool:
    line = title[-1]
    if ends_sentence(line) and not _ABBREVIATION.search(line) and not starts_lower(following):
        return True
    if starts_bullet(following) or line.endswith(":"):
        return True
    if sum(len(part) + 1 for part in title) > _LONGEST:
        return True
    if starts_lower(following) or dangling(line):
        return False
    if not wrapped:
        return True
    first_word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first_word) <= full * _NARROW and not first_word[:1].isdigit()


def _first_sentence(line: str, before: list[str]) -> tuple[str, str]:
    for match in _STOP.finditer(line):
        sentence = line[: match.end("stop")]
        if not _ABBREVIATION.search(sentence) and not sentence.rstrip(".").isdigit() and (before or len(sentence) > 8):
            return sentence, line[match.end() :].strip()
    return line, ""


def _tidy(title: list[str]) -> str:
    text = join_lines(title)
    return text.rstrip(" .:;,") if not _ABBREVIATION.search(text) else text
