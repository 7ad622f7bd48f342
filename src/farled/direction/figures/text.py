"""A version's text as a page shows it: headings, paragraphs, lists within lists, tables; and how much has changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from farled.direction.reads.text import Changed, Placed
from farled.direction.states import WordingKind
from farled.methods.passages import Nature, Piece, differences
from farled.web import formats

_LISTED = (WordingKind.ITEM, WordingKind.NUMBERED)
HEADINGS_FROM = 1  # the page's own heading stands above those of the text


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the lists under it."""

    placed: Placed
    lists: list["List"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class List:
    """Items that follow each other, numbered or not."""

    numbered: bool
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """What follows in the text: one heading, one paragraph, a list or a table. Only what it is is filled in."""

    heading: Placed | None = None
    level: int = 0
    paragraph: Placed | None = None
    lists: list[List] = field(default_factory=list)
    head: Placed | None = None
    rows: list[Placed] = field(default_factory=list)


def parts(text: Iterable[Placed]) -> Iterator[Part]:
    """The text as a page lays it out."""
    table = 0

    def run(each: Placed) -> tuple[str, int]:
        nonlocal table
        kind = each.wording.kind
        if kind in _LISTED:
            return "list", 0
        if kind == WordingKind.ROW:
            table += each.wording.level
            return kind, table
        return kind, each.wording.pk

    for (kind, _number), found in groupby(text, key=run):
        every = list(found)
        if kind == WordingKind.HEADING:
            yield Part(heading=every[0], level=every[0].wording.level + HEADINGS_FROM)
        elif kind == "list":
            yield Part(lists=lists(every))
        elif kind == WordingKind.ROW:
            head = every[0] if every[0].wording.level else None
            yield Part(head=head, rows=every[1:] if head else every)
        else:
            yield Part(paragraph=every[0])


def lists(items: Sequence[Placed]) -> list[List]:
    """Items as lists within lists, by their levels."""
    found: list[List] = []
    levels: list[tuple[int, list[List]]] = [(0, found)]
    for each in items:
        while levels[-1][0] >= each.wording.level:
            levels.pop()
        here = levels[-1][1]
        numbered = each.wording.kind == WordingKind.NUMBERED
        if not here or here[-1].numbered != numbered:
            here.append(List(numbered))
        item = Item(each)
        here[-1].items.append(item)
        levels.append((each.wording.level, item.lists))
    return found


# --- What changed -----------------------------------------------------------------------------------------------------

NATURES: dict[Nature, str | Promise] = {
    Nature.NEW: _("nytt"),
    Nature.DROPPED: _("borttaget"),
    Nature.REWORDED: _("omskrivet"),
    Nature.RESHAPED: _("annat slag"),
    Nature.MOVED: _("flyttat"),
    Nature.SPLIT: _("delat"),
    Nature.MERGED: _("sammanslaget"),
}

TAGS: dict[Nature, str] = {Nature.NEW: "good", Nature.DROPPED: "bad", Nature.REWORDED: "going"}


@dataclass(frozen=True, slots=True)
class Row:
    """A change as a page shows it."""

    change: Changed

    @property
    def tags(self) -> list[tuple[str, str | Promise]]:
        """What happened, as states."""
        return [(TAGS.get(nature, "plain"), NATURES[nature]) for nature in Nature if nature in self.change.natures]

    @property
    def stood(self) -> list[Placed]:
        """Where it stood before, when that is worth telling: it has been moved, split off or merged, or is gone."""
        elsewhere = {Nature.MOVED, Nature.SPLIT, Nature.MERGED} & self.change.natures
        return list(self.change.before) if elsewhere else []

    @property
    def level(self) -> int:
        """That of a heading on the page; 0 for what is none."""
        row = self.change.placed.wording
        return row.level + HEADINGS_FROM if row.kind == WordingKind.HEADING else 0


def reworded(before: Placed | None, after: Placed) -> tuple[Piece, ...]:
    """How the words of a passage changed from one version to the next; none when they did not."""
    changed = before is not None and before.wording.plain != after.wording.plain
    return differences(before.wording.plain, after.wording.plain) if changed and before is not None else ()


def tally(changes: Iterable[Changed]) -> list[str]:
    """How many passages each thing has happened to, as sentences; what has happened to none is left out."""
    counts = Counter(nature for change in changes for nature in change.natures)
    return [_counted(nature, counts[nature]) for nature in Nature if counts[nature]]


def _counted(nature: Nature, number: int) -> str:
    told = {
        Nature.NEW: ngettext("%(n)s är nytt.", "%(n)s är nya.", number),
        Nature.DROPPED: ngettext("%(n)s är borttaget.", "%(n)s är borttagna.", number),
        Nature.REWORDED: ngettext("%(n)s är omskrivet.", "%(n)s är omskrivna.", number),
        Nature.RESHAPED: ngettext(
            "%(n)s är av annat slag, till exempel en rubrik som var ett stycke.",
            "%(n)s är av annat slag, till exempel rubriker som var stycken.",
            number,
        ),
        Nature.MOVED: ngettext("%(n)s är flyttat.", "%(n)s är flyttade.", number),
        Nature.SPLIT: ngettext(
            "%(n)s är en del av något som var ett stycke.", "%(n)s är delar av något som var ett stycke.", number
        ),
        Nature.MERGED: ngettext("%(n)s är sammanslaget av flera.", "%(n)s är sammanslagna av flera.", number),
    }[nature]
    return told % {"n": formats.number(number)}


def whole_or_changed(changes: Sequence[Changed], *, whole: bool) -> list[Row]:
    """The changes to show: all of the text, or what changed with the headings it stands under."""
    return [Row(change) for change in (changes if whole else _with_headings(changes))]


def _with_headings(changes: Sequence[Changed]) -> Iterator[Changed]:
    above: list[Changed] = []
    for change in changes:
        row = change.placed.wording
        heading = row.kind == WordingKind.HEADING and change.after is not None
        if heading:
            above = [each for each in above if each.placed.wording.level < row.level]
        if change.natures:
            yield from above
            above = []
            yield change
        elif heading:
            above.append(change)
