"""Places in a plane: points with their names, on two axes that say what they measure. Some are joined as a way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from farled.web import formats
from farled.web.charts.canvas import Canvas
from farled.web.charts.chart import Chart, Table
from farled.web.charts.series import ticks

LEFT, RIGHT, TOP, PLOT, FOOT = 0.14, 0.97, 26, 250, 44
NARROW = 0.15  # of the width; nearer the edge a label has no room before its dot


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis measures, how a value is written, and its ends when they are given."""

    label: str
    figure: Callable[[float], str] = formats.number
    low: float | None = None
    high: float | None = None

    def ticks(self, values: Sequence[float]) -> list[float]:
        """Where the axis is marked."""
        if self.low is not None and self.high is not None:
            return [self.low + (self.high - self.low) * part / 4 for part in range(5)]
        return ticks(min(values, default=0), max(values, default=1))


@dataclass(frozen=True, slots=True)
class Dot:
    """A place. ``line`` (1–4) says how it is drawn; ``named``: whether its name stands beside it in the picture."""

    label: str
    x: float
    y: float
    line: int = 2
    named: bool = True


def points(
    name: str,
    title: str,
    dots: Sequence[Dot],
    *,
    x: Axis,
    y: Axis,
    sentence: str = "",
    way: Sequence[tuple[int, int]] = (),
    halves: bool = False,
) -> Chart:
    """Dots in a plane. ``way`` joins dots by their places in the row; ``halves`` marks the middle of both axes."""
    told = ", ".join(f"{each.label}: {x.figure(each.x)} / {y.figure(each.y)}" for each in dots)
    return Chart(
        id=name,
        title=title,
        sentence=sentence,
        description=f"{x.label} / {y.label}. {told}.",
        table=Table(("", x.label, y.label), tuple((each.label, x.figure(each.x), y.figure(each.y)) for each in dots)),
        template="web/charts/points.svg",
        draw=partial(_draw, tuple(dots), x, y, tuple(way), halves=halves),
    )


def _draw(
    dots: Sequence[Dot], x: Axis, y: Axis, way: Sequence[tuple[int, int]], canvas: Canvas, *, halves: bool
) -> Mapping[str, object]:
    across, up = x.ticks([each.x for each in dots]), y.ticks([each.y for each in dots])

    def left(value: float) -> str:
        return canvas.x(LEFT + (RIGHT - LEFT) * _share(value, across))

    def top(value: float) -> str:
        return f"{TOP + PLOT * (1 - _share(value, up)):.1f}"

    aside = {a for a, b in way if dots[b].x >= dots[a].x and _share(dots[a].x, across) > NARROW}

    def before(place: int) -> bool:
        """Whether a dot's label stands before it."""
        return place in aside or _share(dots[place].x, across) > 0.6

    drawn = [
        {
            "x": left(each.x),
            "y": top(each.y),
            "look": canvas.paint[f"dot{each.line}"],
            "label": each.label if each.named else "",
            "anchor": "end" if before(place) else "start",
            "dx": "-9" if before(place) else "9",
        }
        for place, each in enumerate(dots)
    ]
    middle = ((across[0] + across[-1]) / 2, (up[0] + up[-1]) / 2)
    return {
        "dots": drawn,
        "way": [(left(dots[a].x), top(dots[a].y), left(dots[b].x), top(dots[b].y)) for a, b in way],
        "grid": [(top(value), y.figure(value)) for value in up],
        "marks": [(left(value), x.figure(value)) for value in across],
        "middle": (left(middle[0]), top(middle[1])) if halves else None,
        "left": canvas.x(LEFT),
        "right": canvas.x(RIGHT),
        "top": str(TOP),
        "foot": str(TOP + PLOT),
        "marks_y": str(TOP + PLOT + 18),
        "x_label": x.label,
        "x_label_y": str(TOP + PLOT + 38),
        "y_label": y.label,
        "edge": canvas.x(0),
        "height": str(TOP + PLOT + FOOT),
    }


def _share(value: float, marks: Sequence[float]) -> float:
    whole = marks[-1] - marks[0]
    return (value - marks[0]) / whole if whole else 0.5
