"""Small pictures as SVG: bars, and places in the plane of a portfolio's balance. No library, the product's colours."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import degrees, pi, sqrt

from farled.methods.balance import Balance, Point

INK, QUIET, GRID = "#17202b", "#4a5666", "#d8d5cc"
BLUE, RED, GREEN, PLAIN = "#0a4db3", "#b3261e", "#1b6e4b", "#adb5bd"
WIDTH, ROW, LEFT, RIGHT = 640, 26, 190, 90


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from 0 to ``value``; ``before`` is drawn as a pale one behind it."""

    label: str
    value: float
    before: float | None = None
    colour: str = BLUE


def bars(title: str, rows: Sequence[Bar], figure: Callable[[float], str]) -> str:
    """Horizontal bars around a common zero, each with its name and its figure."""
    ends = [0.0, *(each for row in rows for each in (row.value, row.before) if each is not None)]
    low, high = min(ends), max(ends)
    scale = (WIDTH - LEFT - RIGHT) / ((high - low) or 1)
    zero = LEFT - low * scale
    parts = []
    for nr, row in enumerate(rows):
        y = 40 + nr * ROW
        parts.append(_text(LEFT - 8, y + 13, row.label, anchor="end"))
        for value, height, colour in ((row.before, 18, GRID), (row.value, 12, row.colour)):
            if value is not None:
                x, width = zero + min(value, 0) * scale, abs(value) * scale
                place = f'x="{x:.1f}" y="{y + 9 - height / 2:.1f}" width="{width:.1f}" height="{height}"'
                parts.append(f'<rect {place} fill="{colour}"/>')
        parts.append(_text(zero + max(row.value, row.before or 0, 0) * scale + 6, y + 13, figure(row.value)))
    bottom = 40 + len(rows) * ROW
    parts.append(f'<line x1="{zero:.1f}" y1="34" x2="{zero:.1f}" y2="{bottom}" stroke="{QUIET}"/>')
    told = "; ".join(f"{row.label} {figure(row.value)}" for row in rows)
    return _picture(title, told, bottom + 10, parts)


def plane(title: str, found: Balance, left_out: Mapping[str, Point] | None = None) -> str:
    """Every initiative at its place, its area by resources, with centroid, spread, target and tolerance.

    What is ``left_out`` is drawn small and empty. To the right is innovation, upwards external benefit.
    """
    side, left, top = 400, 60, 44

    def at(point: Point) -> tuple[float, float]:
        return left + point.innovation * side, top + (1 - point.external) * side

    parts = [f'<rect x="{left}" y="{top}" width="{side}" height="{side}" fill="none" stroke="{QUIET}"/>']
    x, y = at(Point(0.5, 0.5))
    parts.append(f'<path d="M{x} {top}V{top + side}M{left} {y}H{left + side}" stroke="{GRID}"/>')
    x, y = at(found.target)
    ring = f'cx="{x:.1f}" cy="{y:.1f}" r="{found.tolerance * side:.1f}"'
    parts.append(f'<circle {ring} fill="none" stroke="{GREEN}" stroke-dasharray="4 3"/>')
    parts.append(f'<path d="M{x - 9:.1f} {y:.1f}h18M{x:.1f} {y - 9:.1f}v18" stroke="{GREEN}" stroke-width="2"/>')
    sizes = {name: 4 + 60 * sqrt(weight / pi) for name, weight in found.weights.items()}
    empty = dict(left_out or {})
    for name, point in sorted([*found.points.items(), *empty.items()], key=lambda each: -sizes.get(each[0], 0)):
        x, y = at(point)
        ring = f'cx="{x:.1f}" cy="{y:.1f}" r="{sizes.get(name, 4):.1f}" stroke="{BLUE}"'
        fill = 'fill="none"' if name in empty else f'fill="{BLUE}" fill-opacity="0.45"'
        parts.append(f"<circle {ring} {fill}><title>{escape(name)}</title></circle>")
    x, y = at(found.centroid)
    long, short = (each * side for each in found.spread.axes)
    turn = -degrees(found.spread.angle)
    parts.append(
        f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{long:.1f}" ry="{short:.1f}" fill="none" stroke="{RED}" '
        f'stroke-dasharray="2 3" transform="rotate({turn:.1f} {x:.1f} {y:.1f})"/>'
    )
    parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{RED}"/>')
    for word, x, y, anchor in (
        ("efficiency", left, top + side + 32, "start"),
        ("innovation", left + side, top + side + 32, "end"),
        ("external", left - 6, top + 12, "end"),
        ("internal", left - 6, top + side, "end"),
    ):
        parts.append(_text(x, y, word, anchor=anchor, colour=QUIET))
    for nr, (colour, word) in enumerate(((GREEN, "target"), (RED, "centroid and spread"), (BLUE, "size: resources"))):
        parts.append(f'<circle cx="{left + side + 22}" cy="{top + 12 + nr * 22}" r="5" fill="{colour}"/>')
        parts.append(_text(left + side + 34, top + 17 + nr * 22, word))
    told = f"The centroid is at {found.centroid.innovation:.2f} innovation and {found.centroid.external:.2f} external"
    return _picture(title, f"{told}, {found.distance:.2f} from the target.", top + side + 44, parts)


def _text(x: float, y: float, text: str, *, anchor: str = "start", colour: str = INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'


def _picture(title: str, told: str, height: float, parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img" '
        f'font-family="Inter, DejaVu Sans, sans-serif" font-size="13">'
    )
    paper = f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>'
    heading = f'<text x="8" y="20" font-weight="650" fill="{INK}">{escape(title)}</text>'
    body = "\n".join(parts)
    return f"{head}\n<title>{escape(title)}</title>\n<desc>{escape(told)}</desc>\n{paper}\n{heading}\n{body}\n</svg>\n"
