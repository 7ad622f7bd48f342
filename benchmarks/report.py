"""The figures as a table for a reader and as JSON, and which aims they miss."""

from dataclasses import dataclass, field
from statistics import median

from benchmarks.measuring import Times
from benchmarks.pages import Page


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure with a ceiling of its own. Seconds are of processor time; ``wall`` is what the clock on it said."""

    name: str
    value: float
    ceiling: float
    unit: str
    wall: float | None = None

    def __str__(self) -> str:
        waited = "" if self.wall is None else f" ({self.wall:.1f} s by the wall)"
        return f"{self.name:<40}{self.value:>9.2f} {self.unit:<3} aim {self.ceiling:g}{waited}"


@dataclass(slots=True)
class Report:
    """Everything measured on one database."""

    vendor: str
    machine: str
    activities: int
    pages: list[tuple[Page, Times, int, int | None]] = field(default_factory=list)  # queries: product's, plain view's
    limits: list[Limit] = field(default_factory=list)

    def missed(self) -> list[str]:
        """The aims that are missed, each in a line."""
        found = []
        for page, times, queries, _plain in self.pages:
            ratio = times.ratio(times.plain)
            if page.ratio is not None and ratio is not None and ratio > page.ratio:
                found.append(f"{page.name}: {ratio:.1f} times the plain view, the aim is {page.ratio:g}")
            if page.queries is not None and queries > page.queries:
                found.append(f"{page.name}: {queries} queries, the aim is {page.queries}")
        return found + [
            f"{limit.name}: {limit.value:.1f} {limit.unit}, the aim is {limit.ceiling:g} {limit.unit}"
            for limit in self.limits
            if limit.value > limit.ceiling
        ]

    def lines(self) -> list[str]:
        """The table."""
        head = f"{'ms of processor time':<28}{'product':>9}{'plain':>8}{'SQL':>8}{'× plain':>9}{'aim':>5}{'× SQL':>8}"
        found = [f"{self.vendor}, {self.activities} activities, {self.machine}", f"{head}{'queries':>9}{'plain':>7}"]
        for page, times, queries, plain_queries in self.pages:
            figures = [_figure(median(each) if each else None) for each in (times.product, times.plain, times.bare)]
            found.append(
                f"{page.name:<28}{figures[0]:>9}{figures[1]:>8}{figures[2]:>8}{_figure(times.ratio(times.plain)):>9}"
                f"{page.ratio or '–':>5}{_figure(times.ratio(times.bare)):>8}"
                f"{queries:>9}{'–' if plain_queries is None else plain_queries:>7}"
            )
        found += map(str, self.limits)
        return [*found, *(f"MISSED {line}" for line in self.missed())]

    def as_json(self) -> dict[str, object]:
        """The same for a machine."""
        return {
            "database": self.vendor,
            "machine": self.machine,
            "activities": self.activities,
            "pages": {
                page.name: {
                    "product_ms": times.product,
                    "plain_ms": times.plain,
                    "sql_ms": times.bare,
                    "ratio": times.ratio(times.plain),
                    "ratio_sql": times.ratio(times.bare),
                    "aim": page.ratio,
                    "queries": queries,
                    "plain_queries": plain_queries,
                    "queries_aim": page.queries,
                }
                for page, times, queries, plain_queries in self.pages
            },
            "limits": {limit.name: [limit.value, limit.ceiling, limit.unit, limit.wall] for limit in self.limits},
            "missed": self.missed(),
        }


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
