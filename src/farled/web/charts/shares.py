"""How a whole is divided: one bar in parts, each with its sign, pattern and figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from farled.web import formats
from farled.web.charts.canvas import Canvas
from farled.web.charts.chart import Chart, Key, Table
from farled.web.signs import Kind

SIGN_FROM = 0.05  # a narrower part has no room for its sign; the legend has it
BAR, LEGEND_ROW, SWATCH, LETTER = 32, 22, 18, 8  # points; a letter of 13 points is rarely wider than 8


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the whole: its name, how many, and how its state should be read."""

    label: str
    count: int
    kind: Kind


def shares(name: str, title: str, slices: Sequence[Slice], *, sentence: str = "") -> Chart:
    """A bar divided by count; ``name`` is unique on the page. Slices of zero are listed but not drawn."""
    total = sum(each.count for each in slices)
    shown = [(each, each.count / total if total else 0.0) for each in slices]
    figures = ", ".join(f"{each.label} {formats.number(each.count)}" for each in slices)
    rows = tuple(
        (each.label, formats.number(each.count), formats.share(part) if total else formats.DASH) for each, part in shown
    )
    return Chart(
        id=name,
        title=title,
        sentence=sentence,
        description=_("%(figures)s. Sammanlagt %(total)s.") % {"figures": figures, "total": formats.number(total)},
        table=Table((_("Läge"), _("Antal"), _("Andel")), (*rows, (_("Sammanlagt"), formats.number(total), ""))),
        template="web/charts/shares.svg",
        draw=partial(_draw, tuple(shown)),
        keys=tuple(Key(each.label, formats.number(each.count), each.kind) for each in slices),
    )


def _draw(shown: Sequence[tuple[Slice, float]], canvas: Canvas) -> Mapping[str, object]:
    parts, at = [], 0.0
    for each, part in shown:
        if part:
            sign = each.kind.sign if part >= SIGN_FROM else ""
            parts.append((each.kind, canvas.x(at), canvas.span(part), canvas.x(at + part / 2), sign))
            at += part
    names = [(each.kind, f"{each.label} {formats.number(each.count)}") for each, _part in shown]
    named = legend(names, canvas, top=BAR) if canvas.width else []
    height = named[-1].y + LEGEND_ROW if named else BAR
    return {"parts": parts, "legend": named, "whole": canvas.span(1), "height": str(height)}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the legend of a document, placed in points."""

    kind: Kind
    text: str
    x: str
    y: int


def legend(names: Sequence[tuple[Kind, str]], canvas: Canvas, *, top: int) -> list[Named]:
    """The names in rows that fit a document's width, below ``top``, by an estimate of how long each is."""
    named, x, y = [], 0, top + 12
    for kind, name in names:
        text = f"{kind.sign} {name}"
        length = SWATCH + len(text) * LETTER
        if x and x + length > (canvas.width or 0):
            x, y = 0, y + LEGEND_ROW
        named.append(Named(kind, text, str(x), y))
        x += length + SWATCH
    return named
