"""Figures that explain themselves: what is counted, of which rows, by which rule, on which day.

A part registers each of its figures once, under a key. Where the figure is shown it links to its explanation
(``{% figure %}``), and the explanation's own value is the sum of the rows it lists: nothing is counted by two formulas.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from farled.methods.periods import end_of_day
from farled.web import formats
from farled.web.numbers import whole
from farled.web.slot import Slot

Text = str | Promise
SMALL_TOTAL = 40


class Form(StrEnum):
    """How a figure is written."""

    NUMBER = "number"
    OF_TOTAL = "of_total"  # 12 av 18
    SHARE = "share"  # 12 av 18 while the numbers are small, then a percentage
    PERCENT = "percent"  # always a percentage: a weighted mean, whose points mean nothing by themselves
    MONEY = "money"  # öre, written in kronor
    EXACT = "exact"  # öre, written in kronor with no öre left out, where parts must add up before one's eyes
    MONEY_SHARE = "money_share"  # öre of öre: a percentage, whose parts are written in kronor
    MONEY_AGAINST = "money_against"  # öre against other öre: a percentage, whose parts stand beside each other
    PER_KRONA = "per_krona"  # öre against other öre: kronor for each krona


def written(form: Form, number: int, total: int) -> str:
    """A figure as it reads."""
    if form is Form.NUMBER:
        return formats.number(number)
    if form in (Form.MONEY, Form.EXACT):
        return formats.kr(number, unit="exact" if form is Form.EXACT else "")
    if form is Form.PER_KRONA:
        return formats.kr(round(Fraction(100 * number, total)), unit="öre") if total else formats.DASH
    if form in (Form.PERCENT, Form.MONEY_SHARE, Form.MONEY_AGAINST):
        return formats.share(Fraction(number, total)) if total else formats.DASH
    if form is Form.OF_TOTAL or total <= SMALL_TOTAL:
        return formats.of_total(number, total)
    return formats.share(Fraction(number, total))


def counted_of(form: Form, amount: int, of: int) -> str:
    """How much of a row counts, of how much: 3 av 4, or 900 kr av 1 200 kr."""
    if form in (Form.PER_KRONA, Form.MONEY_AGAINST):
        return _("%(part)s mot %(whole)s") % {"part": formats.kr(amount), "whole": formats.kr(of)}
    if form not in (Form.MONEY, Form.EXACT, Form.MONEY_SHARE):
        return formats.of_total(amount, of)
    money = Form.EXACT if form is Form.EXACT else Form.MONEY
    money = Form.MONEY if form is Form.MONEY_SHARE else form
    return _("%(part)s av %(whole)s") % {"part": written(money, amount, of), "whole": written(money, of, of)}


@dataclass(frozen=True, slots=True)
class Input:
    """A row that was looked at: what decides, in the order of the heads, and how much of it counts (of how much)."""

    title: str
    url: str = ""
    facts: tuple[str, ...] = ()
    amount: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Used:
    """A parameter that a figure rests on: its value, since when (None: Farled's own), by what and whose decision."""

    label: Text
    value: str
    since: date | None
    reference: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one figure came to be.

    ``place`` is where it stands, as (title, address); ``listed`` leads to the same rows in their own list. ``frozen``
    says which edition it is counted from, when it is. ``hidden``: there are rows that the reader may not see; they are
    left out of figure and explanation alike.
    """

    label: Text
    how: Text
    rows: Sequence[Input]
    place: tuple[str, str]
    on: date
    heads: tuple[Text, ...] = ()
    form: Form = Form.NUMBER
    used: tuple[Used, ...] = ()
    listed: str = ""
    frozen: str = ""
    hidden: bool = False

    @property
    def number(self) -> int:
        """What the rows add up to."""
        return sum(row.amount for row in self.rows)

    @property
    def total(self) -> int:
        """Of how much."""
        return sum(row.of for row in self.rows)

    @property
    def written(self) -> str:
        """The figure as it reads where it is shown."""
        return written(self.form, self.number, self.total)

    @property
    def sum(self) -> str:
        """What the rows add up to, of how much."""
        return counted_of(self.form, self.number, self.total)

    @property
    def counted(self) -> list[Input]:
        """The rows that count."""
        return [row for row in self.rows if row.amount]

    @property
    def others(self) -> list[Input]:
        """The rows that were looked at and do not count."""
        return [row for row in self.rows if not row.amount]


@dataclass(frozen=True, slots=True)
class Question:
    """Which figure is asked about: who asks, of what (a plan, a body …), on which day."""

    actor: Any
    on: date
    today: date
    of: Mapping[str, str] = field(default_factory=dict)

    @property
    def past(self) -> bool:
        """Whether the rows shall read as they did then."""
        return self.on < self.today

    @property
    def at(self) -> datetime | None:
        """The instant whose rows are asked for: the last of a day that has been; None when it is those that stand."""
        return end_of_day(self.on) if self.past else None

    @property
    def query(self) -> str:
        """The day as an address carries it: "" for today, so that a link goes on being about today."""
        return f"?on={self.on.isoformat()}" if self.on != self.today else ""

    def ref(self, name: str) -> int:
        """An id it is about; 0, which is nobody's, when it is not given or is no number."""
        return whole(self.of.get(name, "")) or 0


@dataclass(frozen=True, slots=True)
class FigureKind:
    """A figure: who may ask, of what it can be, and how it is worked out. ``label`` is its name in the API.

    ``explain`` gives None when there is no such thing for the actor. One that is not ``dated`` is shown for today only.
    """

    label: Text
    capability: str
    explain: Callable[[Question], Explanation | None]
    takes: tuple[str, ...] = ()
    dated: bool = True
    ahead: bool = False  # whether a day to come can be asked about


figure_kinds: Slot[FigureKind] = Slot("figure_kinds")


def register(kinds: Mapping[str, FigureKind]) -> None:
    """Add a part's figures, each under its key."""
    for key, kind in kinds.items():
        figure_kinds.register(key, kind)


def href(key: str, *, on: date | None = None, **of: object) -> str:
    """The address of a figure's explanation; ``on`` only for another day than today."""
    asked = {name: str(value) for name, value in of.items() if value not in (None, "")}
    if on:  # a page that shows no other day has no day to name
        asked["on"] = on.isoformat()
    return f"{reverse('explain:figure', args=[key])}{f'?{urlencode(asked)}' if asked else ''}"


def linked(key: str, value: object, *, on: date | None = None, **of: object) -> SafeString:
    """A figure that opens its explanation."""
    html = '<a class="figure" href="{}">{}<span class="visually-hidden">, {}</span></a>'
    return format_html(html, href(key, on=on, **of), value, _("så räknas det"))
