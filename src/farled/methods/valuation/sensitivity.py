"""What the value hangs on: one assumption at a time (tornado), and all of them low, likely or high at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from farled.methods.precision import precise
from farled.methods.problems import InputError, Problem
from farled.methods.valuation.appraisal import Appraisal, appraise
from farled.methods.valuation.case import BusinessCase
from farled.methods.valuation.flows import Input
from farled.methods.valuation.rates import Rates, Timing


@dataclass(frozen=True, slots=True)
class Assumption:
    """The range of an input: a rate, a factor or years of delay. ``likely`` None is what the case and rates say."""

    input: Input
    low: Decimal
    high: Decimal
    likely: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """NPV with one input at its low and its high end and the others likely, in öre not rounded."""

    assumption: Assumption
    npv_low: Decimal
    npv_high: Decimal

    @property
    def width(self) -> Decimal:
        """How much the input matters: |high − low|."""
        with precise():
            return abs(self.npv_high - self.npv_low)

    @property
    def worst(self) -> Decimal:
        """The end of the range that gives the lower value."""
        return self.assumption.low if self.npv_low <= self.npv_high else self.assumption.high

    @property
    def best(self) -> Decimal:
        """The other end."""
        return self.assumption.high if self.npv_low <= self.npv_high else self.assumption.low


@dataclass(frozen=True, slots=True)
class Outlook:
    """The case with every assumption at its worse end, likely, and at its better end."""

    low: Appraisal
    likely: Appraisal
    high: Appraisal
    bars: tuple[TornadoBar, ...]


def tornado(
    case: BusinessCase, rates: Rates, assumptions: Iterable[Assumption], *, timing: Timing = Timing.END_OF_YEAR
) -> tuple[TornadoBar, ...]:
    """One bar for each assumption, the widest first; equally wide ones by the input's name.

    Raises InputError: ``assumption.twice`` for an input, ``assumption.order`` when low > likely or likely > high, and
    what ``appraise`` raises. Source: methods reference, section 1.6.
    """
    ranges = _checked(assumptions)
    likely = {each.input: each.likely for each in ranges if each.likely is not None}

    def npv(assumption: Assumption, value: Decimal) -> Decimal:
        return appraise(case, rates, timing=timing, changes={**likely, assumption.input: value}).npv

    bars = [TornadoBar(each, npv(each, each.low), npv(each, each.high)) for each in ranges]
    return tuple(sorted(bars, key=lambda bar: (-bar.width, str(bar.assumption.input))))


def outlook(
    case: BusinessCase, rates: Rates, assumptions: Iterable[Assumption], *, timing: Timing = Timing.END_OF_YEAR
) -> Outlook:
    """The case low, likely and high: all assumptions at their worse ends, as they are, and at their better ends.

    Which end is worse is asked of each assumption alone (``tornado``). All going wrong at once is rarer than any one
    of them, so the ends are bounds for a reader and no probabilities; ``simulate`` gives those.
    """
    ranges = tuple(assumptions)
    bars = tornado(case, rates, ranges, timing=timing)
    likely = {each.input: each.likely for each in ranges if each.likely is not None}
    return Outlook(
        low=appraise(case, rates, timing=timing, changes={bar.assumption.input: bar.worst for bar in bars}),
        likely=appraise(case, rates, timing=timing, changes=likely),
        high=appraise(case, rates, timing=timing, changes={bar.assumption.input: bar.best for bar in bars}),
        bars=bars,
    )


def _checked(assumptions: Iterable[Assumption]) -> tuple[Assumption, ...]:
    ranges, seen, problems = tuple(assumptions), set[Input](), []
    for each in ranges:
        if each.input in seen:
            problems.append(Problem.of("assumption.twice", input=str(each.input)))
        seen.add(each.input)
        if not each.low <= (each.low if each.likely is None else each.likely) <= each.high:
            problems.append(Problem.of("assumption.order", input=str(each.input), low=each.low, high=each.high))
    InputError.when(problems)
    return ranges
