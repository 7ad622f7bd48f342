"""Initiatives to choose between, and the rules a plan must keep: frozen values, whole numbers throughout."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

Id = str
Year = int
Starts = Mapping[Id, Year]
"""A choice: the start year of each initiative that is chosen. What is not there is not chosen."""


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something that can be started in one of its ``starts``, or left out.

    ``cost[k]``: money in the k-th year after the start (k = 0 is the start year), in the unit of the frames, asked of
    ``portfolio``; ``also[p][k]``: the same asked of other portfolios, all of which must have room for it to be chosen.
    ``value[s]``: what it is worth when started in s, such as its net present value, in any unit that is the same for
    all. ``use[r][k]``: of resource r in the k-th year, such as person-days. ``weight`` and ``shares``: how heavy it is
    in shares, such as its development cost, and how many per cent of it count on each axis, such as innovation.
    """

    id: Id
    portfolio: Id
    starts: tuple[Year, ...]
    cost: tuple[int, ...]
    value: Mapping[Year, int] = field(hash=False)
    body: Id = ""
    use: Mapping[Id, tuple[int, ...]] = field(default_factory=dict, hash=False)
    weight: int = 0
    shares: Mapping[str, int] = field(default_factory=dict, hash=False)
    mandatory: bool = False
    locked: Year | None = None
    also: Mapping[Id, tuple[int, ...]] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in ("value", "use", "shares", "also"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def costs(self) -> Iterator[tuple[Id, tuple[int, ...]]]:
        """What it costs each portfolio that it asks, its own first."""
        yield self.portfolio, self.cost
        yield from sorted(self.also.items())


@dataclass(frozen=True, slots=True)
class Requires:
    """``one`` may be started only when ``other`` has been, at least ``lag`` years before."""

    one: Id
    other: Id
    lag: int = 0


@dataclass(frozen=True, slots=True)
class OneOf:
    """At most one of ``members``, or with ``required`` exactly one."""

    members: tuple[Id, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Synergy:
    """Worth ``value`` more (or less, when negative) if all ``members`` are chosen."""

    members: tuple[Id, ...]
    value: int


@dataclass(frozen=True, slots=True)
class Share:
    """Of the weight of what is chosen, ``least`` to ``most`` per cent shall count on an axis."""

    axis: str
    least: Fraction | int = 0
    most: Fraction | int = 100


@dataclass(frozen=True, slots=True)
class BodyMinimum:
    """A body gets at least so many initiatives, and of at least so much weight."""

    body: Id
    count: int = 0
    weight: int = 0


@dataclass(frozen=True, slots=True)
class SelectionProblem:
    """What can be chosen, and under which rules.

    ``frames[p, t]``: money of portfolio p in year t. What is left of it can be carried to the next year, at most the
    share ``carry_over`` of that year's frame (whole units, rounded down), and not out of the last year; ``carry_overs``
    says another share for the portfolios it names.
    ``capacity[r, t]``: what there is of a resource. Both must be stated for every year in which something can use
    them, up to the last year that has any frame: nothing said is not the same as nothing, and not the same as no
    limit. What is used after that year is outside the plan.
    """

    initiatives: tuple[Initiative, ...]
    frames: Mapping[tuple[Id, Year], int] = field(hash=False)
    carry_over: Fraction = Fraction(0)
    capacity: Mapping[tuple[Id, Year], int] = field(default_factory=dict, hash=False)
    requires: tuple[Requires, ...] = ()
    excludes: tuple[tuple[Id, Id], ...] = ()
    one_of: tuple[OneOf, ...] = ()
    synergies: tuple[Synergy, ...] = ()
    shares: tuple[Share, ...] = ()
    bodies: tuple[BodyMinimum, ...] = ()
    carry_overs: Mapping[Id, Fraction] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "frames", MappingProxyType(dict(self.frames)))
        object.__setattr__(self, "carry_overs", MappingProxyType(dict(self.carry_overs)))
        object.__setattr__(self, "capacity", MappingProxyType(dict(self.capacity)))

    def by_id(self) -> dict[Id, Initiative]:
        """The initiatives by id."""
        return {each.id: each for each in self.initiatives}

    @property
    def last_year(self) -> Year:
        """The last year that has any frame."""
        return max((year for _, year in self.frames), default=-1)

    def spread(self, amounts: tuple[int, ...], start: Year) -> Iterator[tuple[Year, int]]:
        """What falls in each year of the plan, with the zeros left out."""
        last = self.last_year
        return ((year, amount) for year, amount in enumerate(amounts, start) if amount and year <= last)

    def carried_at_most(self, portfolio: Id, year: Year) -> int:
        """⌊κ · F⌋, or 0 when no frame follows."""
        if (portfolio, year + 1) not in self.frames:
            return 0
        return int(self.carry_overs.get(portfolio, self.carry_over) * self.frames[portfolio, year])

    def rules(self) -> Iterator["Rule"]:
        """Every rule that can be broken or given up, in a fixed order."""
        for each in self.initiatives:
            if each.mandatory:
                yield Rule(RuleKind.MANDATORY, (each.id,))
            if each.locked is not None:
                yield Rule(RuleKind.LOCKED, (each.id, each.locked))
        yield from (Rule(RuleKind.REQUIRES, (each.one, each.other, each.lag)) for each in self.requires)
        yield from (Rule(RuleKind.EXCLUDES, pair) for pair in self.excludes)
        yield from (Rule(RuleKind.ONE_OF, each.members) for each in self.one_of)
        yield from (Rule(RuleKind.REQUIRED_OF, each.members) for each in self.one_of if each.required)
        yield from (Rule(RuleKind.FRAME, place) for place in sorted(self.frames))
        yield from (Rule(RuleKind.CAPACITY, place) for place in sorted(self.capacity))
        yield from (Rule(RuleKind.SHARE_LEAST, (each.axis,)) for each in self.shares if each.least > 0)
        yield from (Rule(RuleKind.SHARE_MOST, (each.axis,)) for each in self.shares if each.most < 100)
        yield from (Rule(RuleKind.BODY_COUNT, (each.body,)) for each in self.bodies if each.count)
        yield from (Rule(RuleKind.BODY_WEIGHT, (each.body,)) for each in self.bodies if each.weight)


class RuleKind(StrEnum):
    """The kinds of rule; the subject of each stands beside it."""

    MANDATORY = "mandatory"  # initiative
    LOCKED = "locked"  # initiative, its start
    REQUIRES = "requires"  # the one, the other, lag
    EXCLUDES = "excludes"  # the one, the other
    ONE_OF = "one_of"  # members: at most one
    REQUIRED_OF = "required_of"  # members: at least one
    FRAME = "frame"  # portfolio, year
    CAPACITY = "capacity"  # resource, year
    SHARE_LEAST = "share_least"  # axis
    SHARE_MOST = "share_most"  # axis
    BODY_COUNT = "body_count"  # body
    BODY_WEIGHT = "body_weight"  # body


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule by its code and subject; the edge words it."""

    kind: RuleKind
    subject: tuple[str | int, ...]

    def __str__(self) -> str:
        return f"{self.kind.value}({', '.join(map(str, self.subject))})"


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a choice breaks: what it ``needs`` (or has), and what is ``allowed`` (or asked for).

    In the rule's own unit: money, resource, number of initiatives, or weight. For shares, weight times per cent on the
    axis beside what the bound makes of the whole weight. For relations, how many are there, beside how many may.
    """

    rule: Rule
    needs: Fraction | int
    allowed: Fraction | int

    @property
    def by(self) -> Fraction | int:
        """How far it is off."""
        return max(self.needs - self.allowed, self.allowed - self.needs)
