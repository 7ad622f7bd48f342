"""The headings a text stands under, by level, and the goal area among them."""

import re
from dataclasses import dataclass

from farled.imports.reading.headings import area_name, heading_text, is_plain, is_strong
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import fold

STRONG, UNKNOWN = 5, 8  # levels of headings that the file does not mark
_MARKDOWN = re.compile(r"#{1,6}(?=\s)")
_CHAPTER = re.compile(r"^\d{1,2}(?P<below>(?:\.\d{1,2})*)\.?\s+\D")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level (1 is the highest)."""

    text: str
    level: int

    @property
    def strong(self) -> bool:
        """True when it says itself that it names a goal area."""
        return is_strong(self.text)

    @property
    def plain(self) -> bool:
        """True when it heads a mere chapter."""
        return is_plain(self.text)


class Outline:
    """The open headings, the highest first."""

    def __init__(self) -> None:
        self.open: list[Heading] = []

    def enter(self, text: str, level: int) -> Heading:
        """Enter a heading as printed; `level` 0 when the file does not mark it.

        It closes those of its level and below; a chapter heading without mark ("Aktiviteter") closes nothing,
        unless it ends the plan ("Bilaga").
        """
        heading = Heading(heading_text(text), level or _level(text))
        closes = not heading.plain or heading.level != UNKNOWN
        if not closes and fold(heading.text).startswith(words().closing_headings):
            self.open.clear()
        if closes:
            self.open = [other for other in self.open if other.level < heading.level]
        if not heading.plain:
            self.open.append(heading)
        return heading

    @property
    def area(self) -> str:
        """The goal area: the nearest heading that says so itself, else the nearest that heads no mere chapter."""
        return self._area(self.open)

    def area_above(self, text: str) -> str:
        """The goal area when the nearest heading is itself the title of a row."""
        above = [heading for heading in self.open if heading.text != heading_text(text)]
        return self._area(above)

    def _area(self, headings: list[Heading]) -> str:
        strong = [heading for heading in headings if heading.strong]
        return area_name((strong or headings)[-1].text) if headings else ""


def _level(text: str) -> int:
    stripped = text.strip()
    marked = _MARKDOWN.match(stripped)
    if marked:
        return len(marked.group())
    chapter = _CHAPTER.match(stripped)
    if chapter:
        return 1 + chapter["below"].count(".")
    return STRONG if is_strong(heading_text(stripped)) else UNKNOWN
