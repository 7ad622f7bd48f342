"""How sure the value of a case is: one assumption at a time, and all of them at once (R64)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _

from farled.cases.figures.worked import Worked
from farled.methods.money import Ore, rounded
from farled.methods.valuation import (
    Assumption,
    Input,
    Lever,
    Pert,
    Side,
    Simulation,
    flat,
    simulate,
    tornado,
)
from farled.web import formats
from farled.web.charts import Chart, Table
from farled.web.charts.canvas import Canvas

DRAWS, SEED = 10_000, 2026  # the same draws for every case, so that the same case gives the same answer
RATE_STEP = Decimal("0.01")
SHOWN = 10  # bars of a chart; beyond them the differences are small
ROW, TOP = 46, 26
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Bar:
    """What the value becomes when one assumption is at its ends, öre, and what the ends are in words."""

    label: str
    ends: str
    worse: Ore
    better: Ore

    @property
    def width(self) -> Ore:
        """How much it matters."""
        return self.better - self.worse


def bars(worked: Worked) -> list[Bar]:
    """One bar for each line that has a range, one for the rate and one for a year's delay; the widest first."""
    rate = worked.material.rates.discount_rate
    ranges = [
        Assumption(_input(worked, name), span.low, span.high)
        for name, span in worked.converted.spans.items()
        if span.low < span.high
    ]
    ranges.append(Assumption(Input(Lever.RATE), max(rate - RATE_STEP, Decimal(0)), rate + RATE_STEP))
    ranges.append(Assumption(Input(Lever.DELAY), Decimal(0), ONE))
    found = tornado(worked.converted.case, flat(rate), ranges)
    return [
        Bar(
            _label(worked, bar.assumption.input),
            _ends(bar.assumption),
            rounded(min(bar.npv_low, bar.npv_high)),
            rounded(max(bar.npv_low, bar.npv_high)),
        )
        for bar in found
        if bar.width
    ]


def _input(worked: Worked, name: str) -> Input:
    side = Side.COST if name.startswith("c") else Side.BENEFIT
    return Input(Lever.COST if side is Side.COST else Lever.BENEFIT, name)


def _label(worked: Worked, which: Input) -> str:
    if which.lever is Lever.RATE:
        return _("Kalkylräntan")
    if which.lever is Lever.DELAY:
        return _("Nyttan kommer senare")
    return str(worked.line(which.subject))


def _ends(assumption: Assumption) -> str:
    low, high = assumption.low, assumption.high
    match assumption.input.lever:
        case Lever.RATE:
            return _("%(low)s till %(high)s") % {
                "low": formats.share(low, decimals=1),
                "high": formats.share(high, decimals=1),
            }
        case Lever.DELAY:
            return _("ett år")
        case _:
            return _("%(low)s till %(high)s av det som är angivet") % {
                "low": formats.share(low),
                "high": formats.share(high),
            }


def drawn(worked: Worked) -> Simulation | None:
    """10,000 draws of every line within its range (PERT), each by itself; None when no line has a range."""
    ranges = {
        _input(worked, name): Pert(float(span.low), 1.0, float(span.high))
        for name, span in worked.converted.spans.items()
        if span.low < span.high and span.low <= ONE <= span.high
    }
    if not ranges:
        return None
    rate = flat(worked.material.rates.discount_rate)
    return simulate(worked.converted.case, rate, ranges, seed=SEED, draws=DRAWS)


def interval(found: Simulation) -> tuple[Ore, Ore]:
    """Between what the value falls nine times of ten, in whole kronor: they are estimates."""
    return round(found.p5 / 100) * 100, round(found.p95 / 100) * 100


def gains(found: Simulation) -> int:
    """How many draws do not end in a loss."""
    return found.draws - round(found.below_zero * found.draws)


def chart(worked: Worked, items: Sequence[Bar]) -> Chart | None:
    """The tornado as a picture with its table; None when nothing is uncertain."""
    shown = items[:SHOWN]
    if not shown:
        return None
    first = shown[0]
    return Chart(
        id="osakerhet",
        title=_("Vad värdet hänger på"),
        sentence=_("Mest betyder ”%(what)s”: den ändrar värdet från %(worse)s till %(better)s.")
        % {"what": first.label, "worse": formats.kr(first.worse), "better": formats.kr(first.better)},
        description="; ".join(
            _("%(what)s: %(worse)s till %(better)s")
            % {"what": each.label, "worse": formats.kr(each.worse), "better": formats.kr(each.better)}
            for each in shown
        )
        + ".",
        table=Table(
            (_("Antagande"), _("Prövat"), _("Värdet som sämst"), _("Värdet som bäst"), _("Skillnad")),
            tuple(
                (each.label, each.ends, formats.kr(each.worse), formats.kr(each.better), formats.kr(each.width))
                for each in shown
            ),
        ),
        template="cases/charts/tornado.svg",
        draw=partial(_draw, tuple(shown), worked.npv),
    )


def _draw(items: Sequence[Bar], likely: Ore, canvas: Canvas) -> Mapping[str, object]:
    least = min(likely, 0, *(each.worse for each in items))
    most = max(likely, 0, *(each.better for each in items))
    scale = (most - least) or 1

    def place(amount: Ore) -> float:
        return (amount - least) / scale

    rows = [
        {
            "label": each.label,
            "figure": _("%(worse)s till %(better)s")
            % {"worse": formats.kr(each.worse), "better": formats.kr(each.better)},
            "below": (
                canvas.x(place(each.worse)),
                canvas.span(max(place(min(likely, each.better)) - place(each.worse), 0)),
            ),
            "above": (
                canvas.x(place(max(likely, each.worse))),
                canvas.span(max(place(each.better) - place(max(likely, each.worse)), 0)),
            ),
            "text": str(TOP + nr * ROW + 15),
            "bar": str(TOP + nr * ROW + 22),
            "from": str(TOP + nr * ROW + 19),
            "to": str(TOP + nr * ROW + 35),
        }
        for nr, each in enumerate(items)
    ]
    height = TOP + len(items) * ROW
    return {
        "rows": rows,
        "left": canvas.x(0),
        "right": canvas.x(1),
        "whole": canvas.span(1),
        "zero": canvas.x(place(0)),
        "likely": canvas.x(place(likely)),
        "likely_text": formats.kr(likely),
        "anchor": "end" if place(likely) > 0.5 else "start",
        "height": str(height),
    }
