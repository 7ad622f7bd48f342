"""How several wholes are divided, side by side: under each name a bar in parts, all on one scale."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from farled.web import formats
from farled.web.charts.canvas import Canvas
from farled.web.charts.chart import Chart, Key, Table
from farled.web.charts.shares import SIGN_FROM, Slice, legend
from farled.web.signs import Kind

ROW, BAR = 48, 20


@dataclass(frozen=True, slots=True)
class Stack:
    """A whole and its parts; every stack of a chart has the same parts in the same order."""

    label: str
    slices: tuple[Slice, ...]

    @property
    def total(self) -> int:
        """The whole."""
        return sum(each.count for each in self.slices)


def stacks(
    name: str,
    title: str,
    items: Sequence[Stack],
    *,
    sentence: str = "",
    write: Callable[[int], str] = formats.number,
) -> Chart:
    """Bars divided by count, from zero to the largest whole; ``name`` is unique on the page.

    ``write`` tells how a count reads, such as money. Raises ValueError without stacks, or when they are not divided
    alike.
    """
    if len({tuple(each.label for each in item.slices) for item in items}) != 1:
        raise ValueError("stacks of one chart are divided into the same parts")
    parts = items[0].slices
    return Chart(
        id=name,
        title=title,
        sentence=sentence,
        description="; ".join(_told(item, write) for item in items) + ".",
        table=Table(
            (_("Namn"), *(each.label for each in parts), _("Sammanlagt")),
            tuple((item.label, *(write(each.count) for each in item.slices), write(item.total)) for item in items),
        ),
        template="web/charts/stacks.svg",
        draw=partial(_draw, tuple(items), write),
        keys=tuple(Key(each.label, kind=each.kind) for each in parts),
    )


def _told(item: Stack, write: Callable[[int], str]) -> str:
    figures = ", ".join(f"{each.label} {write(each.count)}" for each in item.slices if each.count)
    return _("%(name)s: %(figures)s av %(total)s") % {
        "name": item.label,
        "figures": figures or "0",
        "total": write(item.total),
    }


def _draw(items: Sequence[Stack], write: Callable[[int], str], canvas: Canvas) -> Mapping[str, object]:
    scale = max((item.total for item in items), default=0) or 1
    rows = [
        {
            "label": item.label,
            "figure": write(item.total),
            "text": str(nr * ROW + 15),
            "bar": str(nr * ROW + 22),
            "sign": str(nr * ROW + 22 + BAR // 2 + 5),
            "middle": str(nr * ROW + 22 + BAR // 2),
            "parts": _parts(item, scale, canvas),
        }
        for nr, item in enumerate(items)
    ]
    bottom = len(items) * ROW
    names = legend([(each.kind, each.label) for each in items[0].slices], canvas, top=bottom) if canvas.width else []
    return {
        "rows": rows,
        "legend": names,
        "left": canvas.x(0),
        "right": canvas.x(1),
        "thickness": str(BAR),
        "height": str((names[-1].y + 22) if names else bottom),
    }


def _parts(item: Stack, scale: int, canvas: Canvas) -> list[tuple[Kind, str, str, str, str]]:
    """Each part's kind, position, length, middle and sign; those of zero are not drawn."""
    found, at = [], 0.0
    for each in item.slices:
        part = each.count / scale
        if part:
            sign = each.kind.sign if part >= SIGN_FROM else ""
            found.append((each.kind, canvas.x(at), canvas.span(part), canvas.x(at + part / 2), sign))
            at += part
    return found
