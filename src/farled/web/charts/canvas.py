"""What a chart is drawn on: a page (percentages and CSS classes) or a document (points and literal colours)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.html import format_html
from django.utils.safestring import SafeString

_FONT = "Inter Variable, Inter, DejaVu Sans, sans-serif"
_FILLS = {
    "good": "#1b6e4b", "going": "#0a4db3", "warn": "#8a5a00", "bad": "#b3261e", "plain": "#6c757d",
    "surface": "#ffffff", "soft": "#e8eef5",
}  # fmt: skip
_STROKES = {
    "hatch": ("#ffffff", "1", ""), "gap": ("#ffffff", "2", ""), "grid": ("#d8d5cc", "1", ""),
    "axis": ("#6c757d", "1", ""), "today": ("#b3261e", "2", ""),
    "year": ("#adb5bd", "1", ""), "quarter": ("#e4e1d9", "1", ""),
    "line1": ("#b3261e", "2.5", ""), "line2": ("#0b2a4a", "2", "7 4"), "line3": ("#1b6e4b", "2", "2 4"),
    "line4": ("#8a5a00", "2", "9 3 2 3"),
}  # fmt: skip
_DOTS = {
    "dot1": ("#b3261e", "#ffffff"), "dot2": ("#ffffff", "#0b2a4a"), "dot3": ("#1b6e4b", "#ffffff"),
    "dot4": ("#ffffff", "#8a5a00"),
}  # fmt: skip
_TEXTS = {
    "text": ("#17202b", "14", "400"), "strong": ("#17202b", "14", "650"), "note": ("#4a5666", "13", "400"),
    "sign": ("#ffffff", "13", "700"),
}  # fmt: skip


def _literal() -> dict[str, SafeString]:
    paint = {name: format_html('fill="{}"', fill) for name, fill in _FILLS.items()}
    for name, (stroke, width, dashes) in _STROKES.items():
        dash = format_html(' stroke-dasharray="{}"', dashes) if dashes else ""
        paint[name] = format_html('fill="none" stroke="{}" stroke-width="{}"{}', stroke, width, dash)
    for name, (fill, stroke) in _DOTS.items():
        paint[name] = format_html('fill="{}" stroke="{}" stroke-width="2"', fill, stroke)
    for name, (fill, size, weight) in _TEXTS.items():
        paint[name] = format_html(
            'fill="{}" font-family="{}" font-size="{}" font-weight="{}"', fill, _FONT, size, weight
        )
    return paint | {_OVER: format_html('font-family="{}"', _FONT)}


_OVER = (
    "over"  # text that a line may cross: on a page with an edge of its own, which programs for documents do not draw
)
_NAMES = (*_FILLS, *_STROKES, *_DOTS, *_TEXTS, _OVER)
LITERAL_FILLS: Mapping[str, str] = MappingProxyType(_FILLS)  # kind → its colour, for programs that draw by themselves
CLASSES: Mapping[str, SafeString] = MappingProxyType({name: format_html('class="c-{}"', name) for name in _NAMES})
LITERAL: Mapping[str, SafeString] = MappingProxyType(_literal())


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where a share of the width lies and how a part is painted.

    Without ``width`` positions are percentages, so that text keeps its size on every screen; with it they are points,
    and the drawing starts ``left`` points in.
    """

    width: int | None = None
    left: int = 0

    @property
    def paint(self) -> Mapping[str, SafeString]:
        """Part → the attributes that colour it."""
        return CLASSES if self.width is None else LITERAL

    def x(self, share: float) -> str:
        """The position of a share (0 to 1) of the width."""
        if self.width is None:
            return f"{share * 100:.2f}%"
        return f"{self.left + share * (self.width - self.left):.1f}"

    def span(self, share: float) -> str:
        """The length of a share of the width."""
        return f"{share * 100:.2f}%" if self.width is None else f"{share * (self.width - self.left):.1f}"


PAGE = Canvas()
