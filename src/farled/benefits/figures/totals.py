"""Realised against promised, per year and per body, portfolio or goal. The parts add up to the whole, to the öre."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.benefits import reads
from farled.benefits.figures.worth import NOTHING, Part, Sums, parts_of
from farled.benefits.models import Benefit
from farled.methods.money import apportion_among
from farled.people.reads import Actor
from farled.web import formats
from farled.web.charts import Chart, Line, series

BY: Mapping[str, tuple[str | Promise, str | Promise]] = {  # the word for a group, and for what belongs to none
    "body": (gettext_lazy("Enhet"), ""),
    "portfolio": (gettext_lazy("Portfölj"), gettext_lazy("utan pengar ur en portfölj")),
    "goal": (gettext_lazy("Mål"), gettext_lazy("inget mål")),
}
_SHARED: Mapping[str, Callable[[Actor, Sequence[Benefit]], tuple[reads.Weights, reads.Names]]] = {
    "body": reads.by_body,
    "portfolio": reads.by_portfolio,
    "goal": reads.by_goal,
}


@dataclass(frozen=True, slots=True)
class Group:
    """A body, portfolio or goal (0: none of them) with its sums per year and in all."""

    pk: int
    name: str
    years: Mapping[int, Sums]
    total: Sums


@dataclass(frozen=True, slots=True)
class Table:
    """All groups, the years between them, the sums of each year and of all, and what is not valued in money."""

    by: str
    years: tuple[int, ...]
    groups: tuple[Group, ...]
    by_year: Mapping[int, Sums]
    total: Sums
    unvalued: int


def shared(actor: Actor, by: str, parts: Sequence[Part]) -> tuple[dict[tuple[int, int], list[tuple[Part, Sums]]], Any]:
    """Each part shared over the groups, as (group, year) → its shares; and the names of the groups.

    A part's öre are shared out whole, the largest remainder first, so that the shares add up to the part.
    """
    rows = list({part.benefit.pk: part.benefit for part in parts}.values())
    weights, names = _SHARED[by](actor, rows)
    found: dict[tuple[int, int], list[tuple[Part, Sums]]] = {}
    for part in parts:
        over = weights[part.benefit.pk]
        if len(over) == 1:
            (pk,) = over
            found.setdefault((pk, part.year), []).append((part, part.sums))
            continue
        promised, forecast, realised = (
            apportion_among(ore, over) for ore in (part.sums.promised, part.sums.forecast, part.sums.realised)
        )
        for pk in over:
            sums = Sums(promised[pk], forecast[pk], realised[pk], part.sums.measured)
            found.setdefault((pk, part.year), []).append((part, sums))
    return found, names


def table(actor: Actor, by: str, rows: Sequence[Benefit]) -> Table:
    """The sums of benefits with their years fetched, per year and group."""
    parts = parts_of(rows, reads.realised_of([row.pk for row in rows]))
    cells, names = shared(actor, by, parts)
    sums = {key: sum((each for _part, each in those), NOTHING) for key, those in cells.items()}
    years = tuple(sorted({part.year for part in parts}))
    groups = []
    for pk in {pk for pk, _year in sums}:
        of = {year: sums.get((pk, year), NOTHING) for year in years}
        groups.append(Group(pk, names.get(pk) or str(BY[by][1]), of, sum(of.values(), NOTHING)))
    by_year = dict.fromkeys(years, NOTHING)
    for part in parts:
        by_year[part.year] += part.sums
    return Table(
        by=by,
        years=years,
        groups=tuple(sorted(groups, key=lambda each: (each.pk == 0, -each.total.promised, each.name))),
        by_year=by_year,
        total=sum(by_year.values(), NOTHING),
        unvalued=sum(row.price is None for row in rows),
    )


def year_chart(found: Table, *, this_year: int) -> Chart | None:
    """Promised, thought now and realised for each year; a year that is not measured says so until it is."""
    if not found.years:
        return None
    sums = [found.by_year[year] for year in found.years]
    lines = [
        Line(_("utlovat"), tuple(float(each.promised) for each in sums)),
        Line(_("prognos"), tuple(float(each.forecast) for each in sums)),
        Line(
            _("realiserat"),
            tuple(float(each.realised) if each.measured else None for each in sums),
            tuple(_("inte mätt") if year <= this_year else formats.DASH for year in found.years),
        ),
    ]
    return series(
        "nytta-per-ar",
        _("Nytta per år"),
        [str(year) for year in found.years],
        lines,
        figure=lambda value: formats.kr(round(value)),
    )
