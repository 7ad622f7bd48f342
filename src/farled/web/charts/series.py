"""Development over time: one to four lines, told apart by how they are drawn. A missing value is a gap, not a guess."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import ceil, floor, log10

from django.utils.translation import gettext as _

from farled.web import formats
from farled.web.charts.canvas import Canvas
from farled.web.charts.chart import Chart, Key, Table

TOP, PLOT, HEIGHT = 24, 170, 224
START, END = 0.15, 0.95
MOST_LINES, MOST_LABELS = 4, 8
LEGEND, LEGEND_STEP = 28, 0.22  # its height, and how far apart its names stand, in a document


@dataclass(frozen=True, slots=True)
class Line:
    """A series: its name and a value (or None) for each point in time, and what is said where there is none."""

    label: str
    values: tuple[float | None, ...]
    missing: tuple[str, ...] = ()  # for each point in time; a dash when nothing is given

    def told(self, nr: int, figure: Callable[[float], str]) -> str:
        """A value as text."""
        value = self.values[nr]
        return figure(value) if value is not None else self.missing[nr] if self.missing else formats.DASH


def series(
    name: str,
    title: str,
    times: Sequence[str],
    lines: Sequence[Line],
    *,
    sentence: str = "",
    figure: Callable[[float], str] = formats.number,
) -> Chart:
    """Lines over ``times``; ``figure`` writes a value. The first line is the thread, the others are for comparison.

    Raises ValueError when there are more than four lines or a line lacks a value's place.
    """
    if len(lines) > MOST_LINES or any(len(line.values) != len(times) for line in lines):
        raise ValueError("at most four lines, each with a value or None for every time")

    def told(line: Line) -> str:
        return ", ".join(f"{time} {line.told(nr, figure)}" for nr, time in enumerate(times))

    rows = tuple((time, *(line.told(nr, figure) for line in lines)) for nr, time in enumerate(times))
    return Chart(
        id=name,
        title=title,
        sentence=sentence,
        description=" ".join(f"{line.label}: {told(line)}." for line in lines),
        table=Table((_("Tid"), *(line.label for line in lines)), rows),
        template="web/charts/series.svg",
        draw=partial(_draw, tuple(times), tuple(lines), figure),
        keys=tuple(Key(line.label, line=nr) for nr, line in enumerate(lines, 1)) if len(lines) > 1 else (),
    )


def ticks(lowest: float, highest: float) -> list[float]:
    """Round values from at or below the lowest (zero, unless something is lower) to at or above the highest."""
    low, high = min(lowest, 0.0), max(highest, 0.0)
    high = high if high > low else 1.0  # nothing but zeros still needs a scale
    rough = (high - low) / 4
    size = 10 ** floor(log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    return [step * nr for nr in range(floor(low / step), ceil(high / step) + 1)]


def _draw(
    times: Sequence[str], lines: Sequence[Line], figure: Callable[[float], str], canvas: Canvas
) -> Mapping[str, object]:
    known = [value for line in lines for value in line.values if value is not None]
    scale = ticks(min(known, default=0), max(known, default=1))
    low, high = scale[0], scale[-1]

    def x(nr: int) -> str:
        return canvas.x(START + (END - START) * (nr / (len(times) - 1) if len(times) > 1 else 0.5))

    def y(value: float) -> str:
        return f"{TOP + PLOT * (high - value) / (high - low):.1f}"

    drawn = []
    for nr, line in enumerate(lines, 1):
        points = [(x(at), y(value), figure(value)) for at, value in enumerate(line.values) if value is not None]
        joins = [
            (x(at), y(one), x(at + 1), y(two))
            for at, (one, two) in enumerate(pairwise(line.values))
            if one is not None and two is not None
        ]
        look = {"line": canvas.paint[f"line{nr}"], "dot": canvas.paint[f"dot{nr}"]}
        last = points[-1] if points and nr == 1 else None
        if last and last[0] == x(len(times) - 1) and len(times) > 1:
            last = (canvas.x(1), *last[1:])  # the figure ends where the drawing does, and is not cut off
        anchor = "end" if last and last[0] == canvas.x(1) else "middle"
        drawn.append({"joins": joins, "points": points, "last": last, "anchor": anchor, **look})
    legend = [
        (canvas.x(at), canvas.x(at + 0.04), canvas.x(at + 0.05), line.label, canvas.paint[f"line{nr + 1}"])
        for nr, line in enumerate(lines)
        if canvas.width is not None and len(lines) > 1
        for at in [START + nr * LEGEND_STEP]
    ]
    every = ceil(len(times) / MOST_LABELS)
    return {
        "lines": drawn[::-1],  # the first line is drawn last, above the others
        "labels": [(x(nr), time) for nr, time in enumerate(times) if (len(times) - 1 - nr) % every == 0],
        "legend": legend,
        "grid": [(y(value), f"{float(y(value)) - 5:.1f}", figure(value)) for value in scale],
        "left": canvas.x(0),
        "right": canvas.x(1),
        "height": str(HEIGHT + LEGEND if legend else HEIGHT),
        "labels_y": str(HEIGHT - 6),
        "legend_y": str(HEIGHT + 18),
        "legend_line_y": str(HEIGHT + 13),
    }
