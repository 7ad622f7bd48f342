"""Amounts side by side: a bar under each name, with its figure at the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from farled.web.charts.canvas import Canvas
from farled.web.charts.chart import Chart, Table
from farled.web.signs import Kind

ROW = 46


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount of zero or more: its name, its size, and the figure as it is written."""

    label: str
    value: float
    figure: str
    kind: Kind = Kind.GOING


def bars(
    name: str, title: str, items: Sequence[Bar], *, sentence: str = "", measure: str = "", whole: float | None = None
) -> Chart:
    """Horizontal bars on one scale, from zero to ``whole`` (by default the largest).

    ``name`` is unique on the page. Raises ValueError below zero.
    """
    if any(item.value < 0 for item in items):
        raise ValueError("a bar cannot be shorter than nothing")
    scale = whole or max((item.value for item in items), default=0) or 1
    return Chart(
        id=name,
        title=title,
        sentence=sentence,
        description="; ".join(f"{item.label} {item.figure}" for item in items) + ".",
        table=Table((_("Namn"), measure or _("Värde")), tuple((item.label, item.figure) for item in items)),
        template="web/charts/bars.svg",
        draw=partial(_draw, tuple(items), scale),
    )


def _draw(items: Sequence[Bar], scale: float, canvas: Canvas) -> Mapping[str, object]:
    rows = [
        {
            "label": item.label,
            "figure": item.figure,
            "kind": item.kind,
            "width": canvas.span(min(item.value / scale, 1)),
            "text": str(nr * ROW + 15),
            "bar": str(nr * ROW + 22),
        }
        for nr, item in enumerate(items)
    ]
    return {
        "rows": rows,
        "left": canvas.x(0),
        "right": canvas.x(1),
        "whole": canvas.span(1),
        "height": str(len(items) * ROW),
    }
