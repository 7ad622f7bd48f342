"""A page's figures as a reader meets them: what stands where a figure stands, and where each leads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HIDDEN = "visually-hidden"


@dataclass
class Shown:
    """A number in the place of a figure, or a figure that leads to its explanation (``href``)."""

    href: str = ""
    text: str = ""


@dataclass
class _Open:
    tag: str
    classes: set[str] = field(default_factory=set)


class Page(HTMLParser):
    """``figures`` lead somewhere; ``bare`` are numbers in the place of a figure that lead nowhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[_Open] = []
        self.figures: list[Shown] = []
        self.bare: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        classes = set(has.get("class", "").split())
        if tag == "a" and "figure" in classes:
            self.figures.append(Shown(has["href"]))
        if tag not in VOID:
            self.open.append(_Open(tag, classes))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        around = [each for each in self.open if each.classes]
        if any("figure" in each.classes for each in around):
            if not any({"label", "how", HIDDEN} & each.classes for each in around):
                self.figures[-1].text += data
        elif (
            any("num" in each.classes and each.tag != "th" for each in around)
            and not any("given" in each.classes for each in around)
            and any(character.isdigit() for character in data)
        ):
            self.bare.append(data.strip())


def figures(text: str) -> Iterator[tuple[str, str]]:
    """(address, figure as it reads) of every figure on a page."""
    return ((each.href, each.text.strip()) for each in Page(text).figures)
