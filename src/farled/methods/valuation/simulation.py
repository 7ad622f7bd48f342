"""Monte Carlo: the net present value when many inputs are uncertain at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING

from farled.methods.problems import InputError, Problem
from farled.methods.valuation.appraisal import appraise
from farled.methods.valuation.case import BusinessCase
from farled.methods.valuation.distributions import Distribution, normal_share
from farled.methods.valuation.flows import Input, Lever, Side, cash_flows
from farled.methods.valuation.rates import Rates, Timing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_AT_ONCE = 8_192  # draws worked on together: what fits in a processor's cache; the answer does not depend on it
_RANKED = 10_000  # draws that rank correlations are told from
_BINS = 40
Correlations = Mapping[tuple[Input, Input], float]


@dataclass(frozen=True, slots=True)
class Simulation:
    """Öre as floating point, since these are estimates. Everything needed to draw the same again is here.

    ``base``: the net present value of the case as it stands. ``p5`` … ``p95``: percentiles of the draws.
    ``below_zero``: the share of draws with a loss, and ``error`` its standard error √(p(1 − p)/N).
    ``rank_correlations``: Spearman's, between each input and the value, from the first 10,000 draws. ``edges`` and
    ``counts``: a histogram. ``generator`` names the random numbers and the version of the library that made them: the
    same seed and versions give the same bits.
    """

    draws: int
    seed: int
    generator: str
    base: float
    mean: float
    deviation: float
    p5: float
    p10: float
    p50: float
    p90: float
    p95: float
    below_zero: float
    error: float
    rank_correlations: Mapping[Input, float] = field(hash=False)
    edges: tuple[float, ...]
    counts: tuple[int, ...]
    distributions: Mapping[Input, Distribution] = field(hash=False)
    correlations: Correlations = field(hash=False)


def simulate(
    case: BusinessCase,
    rates: Rates,
    distributions: Mapping[Input, Distribution],
    *,
    seed: int,
    draws: int = 10_000,
    timing: Timing = Timing.END_OF_YEAR,
    correlations: Correlations | None = None,
) -> Simulation:
    """Draw the inputs ``draws`` times and value the case each time: NPV = Σ_t D_t · (Σ_j f_j · B_jt − Σ_k f_k · C_kt).

    Inputs are drawn in the order of their names from ``PCG64(seed)``, by the quantile functions of their
    distributions; with ``correlations`` (between −1 and 1, of the normal scores: a Gaussian copula) they move
    together. Benefits are delayed by whole and part years as in ``cash_flows``. Default 10,000 draws: a probability is
    then known to half a percentage point. Source: methods reference, section 1.6.

    Raises InputError for what ``check`` finds; ``draws.too_few`` (below 2); ``distribution.none``; ``input.unknown``
    and ``input.negative`` (a factor or delay that can be negative); ``correlation.unknown``, ``correlation.outside``,
    ``correlation.twice``, ``correlation.impossible`` (no set of inputs can be so correlated: not positive
    semidefinite; it is not mended in silence).
    """
    import numpy as np

    base = float(appraise(case, rates, timing=timing).npv)
    inputs = sorted(distributions, key=str)
    _check(case, inputs, distributions, draws, dict(correlations or {}))
    spread = _spread(inputs, dict(correlations or {}))
    model = _Model(case, rates, timing, inputs)
    generator = np.random.Generator(np.random.PCG64(seed))
    values, ranked = np.empty(draws), np.empty((min(draws, _RANKED), len(inputs)))
    for start in range(0, draws, _AT_ONCE):
        size = min(_AT_ONCE, draws - start)
        uniform = _uniform(generator, (size, len(inputs)), spread)
        drawn = np.empty_like(uniform.T)  # one row for each input, so that each works on neighbours in memory
        for row, (name, shares) in enumerate(zip(inputs, uniform.T, strict=True)):
            drawn[row] = distributions[name].quantile(np.ascontiguousarray(shares))
        values[start : start + size] = model.values(drawn)
        if start < len(ranked):
            part = drawn.T[: len(ranked) - start]
            ranked[start : start + len(part)] = part
    share = float(np.mean(values < 0))
    counts, edges = np.histogram(values, bins=_BINS)
    p5, p10, p50, p90, p95 = (float(each) for each in np.percentile(values, [5, 10, 50, 90, 95]))
    return Simulation(
        draws=draws,
        seed=seed,
        generator=f"PCG64, numpy {np.__version__}",
        base=base,
        mean=float(values.mean()),
        deviation=float(values.std(ddof=1)),
        p5=p5,
        p10=p10,
        p50=p50,
        p90=p90,
        p95=p95,
        below_zero=share,
        error=sqrt(share * (1 - share) / draws),
        rank_correlations=MappingProxyType(_rank_correlations(inputs, ranked, values[: len(ranked)])),
        edges=tuple(edges.tolist()),
        counts=tuple(counts.tolist()),
        distributions=MappingProxyType(dict(distributions)),
        correlations=MappingProxyType(dict(correlations or {})),
    )


class _Model:
    """The case as matrices: for each set of inputs that act on lines together, their flows by year."""

    def __init__(self, case: BusinessCase, rates: Rates, timing: Timing, inputs: list[Input]) -> None:
        import numpy as np

        self._inputs, self._timing = inputs, timing
        years = case.horizon + 1
        lines = {line.id: line for line in case.lines}
        groups: dict[Side, dict[tuple[int, ...], Floats]] = {Side.COST: {}, Side.BENEFIT: {}}
        for flow in cash_flows(case):
            acting = tuple(place for place, name in enumerate(inputs) if name.concerns(lines[flow.line]))
            groups[flow.side].setdefault(acting, np.zeros(years))[flow.t] += float(flow.amount)
        self._gains, self._costs = groups[Side.BENEFIT], groups[Side.COST]
        self._factors = np.array([float(factor) for factor in rates.factors(case.horizon, timing)])

    def values(self, drawn: "Floats") -> "Floats":
        """The net present value of each draw; ``drawn`` has a row for each input."""
        rate = drawn[self._inputs.index(Input(Lever.RATE))] if Input(Lever.RATE) in self._inputs else None
        delay = drawn[self._inputs.index(Input(Lever.DELAY))] if Input(Lever.DELAY) in self._inputs else None
        if rate is None and delay is None:
            gains = self._weighed(self._gains, drawn, self._factors[:, None])
            found: Floats = (gains - self._weighed(self._costs, drawn, self._factors[:, None]))[:, 0]
            return found
        gains, costs = self._weighed(self._gains, drawn), self._weighed(self._costs, drawn)
        if delay is not None:
            gains = _delayed(gains, delay)
        factors = self._factors if rate is None else self._discounts(rate)
        total: Floats = ((gains - costs) * factors).sum(axis=1)
        return total

    def _weighed(
        self, groups: Mapping[tuple[int, ...], "Floats"], drawn: "Floats", by: "Floats | None" = None
    ) -> "Floats":
        """Σ over groups of (product of the inputs) × (flows by year, or their sum when weighed ``by`` factors)."""
        import numpy as np

        width = len(self._factors) if by is None else by.shape[1]
        single, matrix = [], []
        found = np.zeros((drawn.shape[1], width))
        for acting, flows in groups.items():
            row = flows if by is None else flows @ by
            if len(acting) == 1:
                single.append(acting[0])
                matrix.append(row)
            else:
                found += np.prod(drawn[list(acting)], axis=0)[:, None] * row
        if single:
            rows = drawn if single == list(range(len(drawn))) else drawn[single]
            found += rows.T @ np.array(matrix)
        return found

    def _discounts(self, rate: "Floats") -> "Floats":
        import numpy as np

        times = np.arange(len(self._factors)) + (0.5 if self._timing is Timing.MID_YEAR else 0.0)
        found: Floats = np.exp(-np.log1p(rate)[:, None] * times)
        return found


def _delayed(gains: "Floats", delay: "Floats") -> "Floats":
    import numpy as np

    years = gains.shape[1]
    whole = np.floor(delay).astype(int)
    part = (delay - whole)[:, None]
    late = np.concatenate([np.zeros((len(gains), 1)), gains], axis=1)  # place 0 is "before the first year"
    places = np.arange(years)[None, :] + 1 - whole[:, None]
    found: Floats = (1 - part) * np.take_along_axis(late, np.clip(places, 0, None), 1)
    found += part * np.take_along_axis(late, np.clip(places - 1, 0, None), 1)
    return found


def _uniform(generator: "np.random.Generator", shape: tuple[int, int], spread: "Floats | None") -> "Floats":
    if spread is None:
        return generator.random(shape)
    return normal_share(generator.standard_normal(shape) @ spread.T)


def _spread(inputs: list[Input], correlations: dict[tuple[Input, Input], float]) -> "Floats | None":
    """A with A·Aᵀ = the correlation matrix, by its eigenvectors, so that full dependence (a singular one) works too."""
    import numpy as np

    if not correlations:
        return None
    matrix = np.eye(len(inputs))
    for (one, other), correlation in correlations.items():
        i, j = inputs.index(one), inputs.index(other)
        matrix[i, j] = matrix[j, i] = correlation
    values, vectors = np.linalg.eigh(matrix)
    if values.min() < -1e-9:
        raise InputError(Problem.of("correlation.impossible", lowest_eigenvalue=float(values.min())))
    found: Floats = vectors * np.sqrt(np.clip(values, 0, None))
    return found


def _check(
    case: BusinessCase,
    inputs: list[Input],
    distributions: Mapping[Input, Distribution],
    draws: int,
    correlations: dict[tuple[Input, Input], float],
) -> None:
    import numpy as np

    problems = [] if draws >= 2 else [Problem.of("draws.too_few", draws=draws)]
    if not inputs:
        problems.append(Problem.of("distribution.none"))
    for name in inputs:
        if name.lever in (Lever.COST, Lever.BENEFIT) and not any(map(name.concerns, case.lines)):
            problems.append(Problem.of("input.unknown", input=str(name)))
        lowest = float(distributions[name].quantile(np.zeros(1))[0])
        if lowest < 0 and (name.lever is not Lever.RATE or lowest <= -1):
            problems.append(Problem.of("input.negative", input=str(name), value=lowest))
    seen: set[frozenset[Input]] = set()
    for (one, other), correlation in correlations.items():
        names = {"one": str(one), "other": str(other)}
        if one == other or one not in distributions or other not in distributions:
            problems.append(Problem.of("correlation.unknown", **names))
        if not -1 <= correlation <= 1:
            problems.append(Problem.of("correlation.outside", **names, value=correlation))
        if frozenset((one, other)) in seen:
            problems.append(Problem.of("correlation.twice", **names))
        seen.add(frozenset((one, other)))
    InputError.when(problems)


def _rank_correlations(inputs: list[Input], drawn: "Floats", values: "Floats") -> dict[Input, float]:
    """Spearman's ρ; an input that never varies has none and is left out."""
    import numpy as np

    ranks = np.argsort(np.argsort(values))
    found = {}
    for name, column in zip(inputs, drawn.T, strict=True):
        if column.min() < column.max():
            found[name] = float(np.corrcoef(np.argsort(np.argsort(column)), ranks)[0, 1])
    return found
