"""Many lights as one: counts and the worst, never an average of colours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from farled.methods.series.kpi import Id
from farled.methods.series.lights import RANK, Light


@dataclass(frozen=True, slots=True)
class Together:
    """``counts`` and ``shares`` of the weight (0–1) for every light; ``worst`` of those with a colour, and which."""

    counts: Mapping[Light, int] = field(hash=False)
    shares: Mapping[Light, float] = field(hash=False)
    worst: Light | None
    worst_ones: tuple[Id, ...]


def together(lights: Mapping[Id, tuple[Light, int]]) -> Together:
    """Sum up the lights of key figures with their weights (whole numbers), for a goal or a scorecard.

    Two greens and a red are no amber: the red is told, with how much it weighs. Grey is no colour, so it is never the
    worst, but it is counted. Weights of 0 in all: every share is 0. Source: methods reference, section 7.

    >>> found = together({"waiting": (Light.GREEN, 3), "calls": (Light.RED, 1), "use": (Light.GREY, 1)})
    >>> found.worst.value, found.worst_ones, found.shares[Light.RED], found.counts[Light.GREY]
    ('red', ('calls',), 0.2, 1)
    """
    whole = sum(weight for _, weight in lights.values())
    counts = {each: sum(light is each for light, _ in lights.values()) for each in Light}
    weights = {each: sum(weight for light, weight in lights.values() if light is each) for each in Light}
    worst = min((light for light, _ in lights.values() if light in RANK), key=RANK.__getitem__, default=None)
    return Together(
        MappingProxyType(counts),
        MappingProxyType({each: weight / whole if whole else 0.0 for each, weight in weights.items()}),
        worst,
        tuple(sorted(name for name, (light, _) in lights.items() if light is worst)),
    )
