"""A diagram of states and moves as SVG: states in a row, moves onward as arcs above it, moves back as arcs below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Self

GAP, HEIGHT, LETTER = 44, 30, 8.2  # pixels between boxes, of a box, and about one letter's width

TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    '<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>'
)


@dataclass(frozen=True, slots=True)
class Diagram:
    """The names of the states in order, and the moves as pairs of places in that order."""

    states: tuple[str, ...]
    moves: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, moves: Mapping[str, Sequence[str]]) -> Self:
        """From state → the states one may go to."""
        states = tuple(moves)
        pairs = ((states.index(start), states.index(end)) for start, ends in moves.items() for end in ends)
        return cls(states, tuple(sorted(pairs)))

    def words(self) -> str:
        """The same in words, for those who hear the page."""
        return "; ".join(f"{self.states[start]} → {self.states[end]}" for start, end in self.moves)

    def svg(self) -> str:
        """The drawing; farled-docs.css gives it the colours of the page's text, so that it works in light and dark."""
        widths = [max(60.0, LETTER * len(state) + 20) for state in self.states]
        lefts = [GAP / 2 + sum(widths[:place]) + GAP * place for place in range(len(widths))]
        middles = [left + width / 2 for left, width in zip(lefts, widths, strict=True)]
        reach = max((abs(end - start) for start, end in self.moves), default=1)
        top = 10 + 24 * reach
        boxes = (
            f'<rect x="{left:.0f}" y="{top}" width="{width:.0f}" height="{HEIGHT}" rx="4"/>'
            f'<text x="{middle:.0f}" y="{top + 20}">{escape(state)}</text>'
            for state, left, width, middle in zip(self.states, lefts, widths, middles, strict=True)
        )
        arcs = (self._arc(middles[start], middles[end], top, abs(end - start)) for start, end in self.moves)
        width, height = lefts[-1] + widths[-1] + GAP / 2, 2 * top + HEIGHT
        return (
            f'<svg class="states" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" role="img">'
            f"<title>{escape(self.words())}</title>{TIP}{''.join(boxes)}{''.join(arcs)}</svg>"
        )

    @staticmethod
    def _arc(start: float, end: float, top: int, steps: int) -> str:
        """A curve from one box to another; onward above, back below."""
        onward = end > start
        edge = top if onward else top + HEIGHT
        bend = edge - 32 * steps if onward else edge + 32 * steps
        shift = 8 if onward else -8  # leaves room where arcs come and go at the same box
        return (
            f'<path d="M{start + shift:.0f} {edge} C{start + shift:.0f} {bend} {end - shift:.0f} {bend} '
            f'{end - shift:.0f} {edge}" marker-end="url(#tip)"/>'
        )
