"""What is not put in money: scores beside the money, never added to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from farled.methods.precision import precise
from farled.methods.problems import InputError, Problem

Id = str


@dataclass(frozen=True, slots=True)
class Beside:
    """Money and points side by side. There is no sum of the two, on purpose.

    ``npv`` in öre; ``points`` V on 0–100, None when scores are missing, and ``coverage`` the weight of those that are
    there. ``price_per_point``: −NPV / V, what a point costs when the money alone does not carry the case; else None.
    ``parts``: w_j · v_j for each criterion that has a score.
    """

    npv: Decimal
    points: Decimal | None
    coverage: Decimal
    price_per_point: Decimal | None
    parts: Mapping[Id, Decimal] = field(hash=False)


def rank_order_weights(criteria: Sequence[Id]) -> dict[Id, Decimal]:
    """Weights from an order alone, the most important first: w_k = (1/K) · Σ_{j=k..K} 1/j (rank-order centroid).

    Source: Barron and Barrett, Management Science 42 (1996) 1515. They add up to 1 but for the last of 34 digits.

    >>> [str(round(weight, 4)) for weight in rank_order_weights(["a", "b", "c"]).values()]
    ['0.6111', '0.2778', '0.1111']
    """
    with precise():
        number = len(criteria)
        return {
            name: sum((Decimal(1) / j for j in range(k, number + 1)), Decimal(0)) / number
            for k, name in enumerate(criteria, 1)
        }


def swing_weights(swings: Mapping[Id, Decimal]) -> dict[Id, Decimal]:
    """w_j = s_j / Σs from points for the swing from worst to best of each criterion.

    Raises InputError, ``swing.negative`` or ``swing.none`` (all 0, or no criterion).

    >>> swing_weights({"trygghet": Decimal(100), "tid": Decimal(60)})
    {'trygghet': Decimal('0.625'), 'tid': Decimal('0.375')}
    """
    problems = [Problem.of("swing.negative", criterion=name) for name, swing in swings.items() if swing < 0]
    with precise():
        total = sum(swings.values(), Decimal(0))
        if not total:
            problems.append(Problem.of("swing.none"))
        InputError.when(problems)
        return {name: swing / total for name, swing in swings.items()}


def beside(npv: Decimal, weights: Mapping[Id, Decimal], scores: Mapping[Id, Decimal | None]) -> Beside:
    """The pair of net present value and points, V = Σ w_j · v_j with v_j on a scale 0–100 whose ends are described.

    A missing score is not 0: with any missing there are no points, only the parts and the coverage. Source: methods
    reference, section 1.5; Göteborg asks that quality and residents' benefit count beside money (C69).

    Raises InputError: ``weight.negative``, ``weight.sum`` (not 1 within 10⁻⁹), ``score.outside`` 0–100,
    ``score.unknown`` for a criterion without weight.

    >>> found = beside(
    ...     Decimal(-600_000),
    ...     {"trygghet": Decimal("0.6"), "tid": Decimal("0.4")},
    ...     {"trygghet": Decimal(80), "tid": Decimal(30)},
    ... )
    >>> str(found.points), f"{found.price_per_point:f}"
    ('60.0', '10000')
    """
    problems = [Problem.of("weight.negative", criterion=name) for name, weight in weights.items() if weight < 0]
    with precise():
        total = sum(weights.values(), Decimal(0))
        if abs(total - 1) > Decimal("1e-9"):
            problems.append(Problem.of("weight.sum", sum=total))
        known = {name: score for name, score in scores.items() if score is not None}
        problems += [Problem.of("score.unknown", criterion=name) for name in known if name not in weights]
        problems += [Problem.of("score.outside", criterion=n, score=s) for n, s in known.items() if not 0 <= s <= 100]
        InputError.when(problems)
        parts = {name: weight * known[name] for name, weight in weights.items() if name in known}
        coverage = sum((weights[name] for name in parts), Decimal(0))
        points = sum(parts.values(), Decimal(0)) if len(parts) == len(weights) else None
        price = -npv / points if points and npv < 0 else None
        return Beside(npv, points, coverage, price, MappingProxyType(parts))
