"""A chart: a picture, its sentence, its text alternative and the figures it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from farled.web.charts.canvas import PAGE, Canvas
from farled.web.signs import Kind

DOCUMENT_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a chart as text: a header row and rows whose first cell is their name."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: what it is called, its figure and how it is drawn (a kind of state, or a line's number)."""

    label: str
    figure: str = ""
    kind: Kind | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to draw. ``id`` is unique on its page and prefixes every id in the picture.

    ``title`` and ``description`` are its text alternative, the description with the figures in words; ``sentence`` is
    what the reader should see in it. ``draw`` places the parts on a canvas for ``template``.
    """

    id: str
    title: str
    sentence: str
    description: str
    table: Table
    template: str
    draw: Callable[[Canvas], Mapping[str, object]]
    keys: tuple[Key, ...] = ()

    def svg(self, canvas: Canvas = PAGE) -> SafeString:
        """The picture as an SVG element."""
        parts = {"chart": self, "canvas": canvas, "paint": canvas.paint, **self.draw(canvas)}
        return render_to_string(self.template, parts)


def standalone(chart: Chart, *, width: int = DOCUMENT_WIDTH) -> str:
    """The picture for a document: an SVG of ``width`` points with colours and fonts written out, and its legend."""
    return chart.svg(Canvas(width=width)).strip()
