"""A selection as the problem that the calculation library solves: from rows of plain values, without a database.

Money is in whole thousands of kronor in the solver: what is asked for is rounded up and frames are rounded down, so
that what fits there fits to the last öre. Values are rounded to the nearest thousand. Candidates whose benefit is not
told in kronor are given no value in kronor: see ``Scale`` and docs/decisions/0016-what-has-no-value-in-kronor.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from farled.methods.money import rounded
from farled.methods.selection import BodyMinimum, Initiative, OneOf, Requires, SelectionProblem, Share
from farled.portfolio.states import DeskRuleKind

Id = str
Year = int
THOUSAND = 100_000  # öre
INNOVATION, EXTERNAL = "innovation", "external"  # the axes of balance
_AXES = {DeskRuleKind.LEAST_INNOVATION: INNOVATION, DeskRuleKind.LEAST_EXTERNAL: EXTERNAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate. ``asked[p][k]``: öre of portfolio p in the k-th year after the start.

    ``worth[s]``: öre when started in s, counted in the first year of the desk; None when its benefit is not told in
    kronor. ``low``, ``likely`` and ``high``: its present value when things go badly, as expected and well, öre.
    ``points``: the group's, 0–100. ``innovation`` and ``external``: per cent, None when not known.
    """

    id: Id
    body: Id
    starts: tuple[Year, ...]
    asked: Mapping[Id, tuple[int, ...]]
    worth: Mapping[Year, int] | None = None
    low: int | None = None
    likely: int | None = None
    high: int | None = None
    points: int | None = None
    innovation: int | None = None
    external: int | None = None
    use: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def sum(self) -> int:
        """All that it asks for, öre."""
        return sum(map(sum, self.asked.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A rule of a desk, with what its kind uses; ``amount`` in öre, ``share`` in per cent."""

    kind: DeskRuleKind
    one: Id = ""
    other: Id = ""
    members: tuple[Id, ...] = ()
    body: Id = ""
    resource: str = ""
    year: Year = 0
    lag: int = 0
    count: int = 0
    amount: int = 0
    share: int = 0

    @property
    def names(self) -> frozenset[Id]:
        """The candidates it speaks of."""
        return frozenset({self.one, self.other, *self.members} - {""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Everything on the desk.

    ``frames[p, t]``: öre that are free; ``carry``: per cent of a frame that may be kept; ``target``: per cent by axis.
    """

    candidates: tuple[Weighed, ...]
    frames: Mapping[tuple[Id, Year], int]
    carry: Mapping[Id, int] = field(default_factory=dict)
    rules: tuple[Ruled, ...] = ()
    target: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scale:
    """How a value in the solver is read: ``unit`` times thousands of kronor, plus points.

    Kronor always come first: all points together are less than half a thousand kronor. So a candidate that has points
    but no value in kronor takes only room that would else be left, the one with most points first.
    """

    unit: int

    def thousands(self, value: int) -> int:
        """The kronor of a value, in thousands."""
        return (2 * value + self.unit) // (2 * self.unit)

    def ore(self, value: int) -> int:
        """The kronor of a value, in öre."""
        return self.thousands(value) * THOUSAND

    def points(self, value: int) -> int:
        """The points of a value."""
        return value - self.thousands(value) * self.unit


@dataclass(frozen=True, slots=True)
class Built:
    """The problem and how its values are read. ``left_out``: candidates that cannot be weighed at all yet."""

    problem: SelectionProblem
    scale: Scale
    left_out: tuple[Id, ...]


def thousands_up(ore: int) -> int:
    """Whole thousands of kronor, rounded up."""
    return -(-ore // THOUSAND)


def build(bench: Bench) -> Built:
    """The problem that a desk poses. What has neither a value nor points is left out, unless a rule speaks of it."""
    spoken = frozenset(name for rule in bench.rules for name in rule.names)
    kept = [each for each in bench.candidates if _can_be_weighed(each) or each.id in spoken]
    known = {each.id for each in kept}
    scale = Scale(2 * sum(each.points or 0 for each in kept if each.worth is None) + 1)
    rules = tuple(rule for rule in bench.rules if rule.names <= known)
    problem = SelectionProblem(
        initiatives=tuple(_initiative(each, rules, scale) for each in kept),
        frames={place: ore // THOUSAND for place, ore in bench.frames.items()},
        carry_overs={portfolio: Fraction(share, 100) for portfolio, share in bench.carry.items() if share},
        capacity={(rule.resource, rule.year): rule.count for rule in _of(rules, DeskRuleKind.CAPACITY)},
        requires=tuple(Requires(rule.one, rule.other, rule.lag) for rule in _of(rules, DeskRuleKind.REQUIRES)),
        excludes=tuple((rule.one, rule.other) for rule in _of(rules, DeskRuleKind.EXCLUDES)),
        one_of=tuple(
            OneOf(rule.members, required=rule.kind is DeskRuleKind.REQUIRED_OF)
            for rule in _of(rules, DeskRuleKind.ONE_OF, DeskRuleKind.REQUIRED_OF)
        ),
        shares=tuple(Share(_AXES[rule.kind], least=rule.share) for rule in _of(rules, *_AXES)),
        bodies=tuple(_bodies(rules)),
    )
    return Built(problem, scale, tuple(sorted(each.id for each in bench.candidates if each.id not in known)))


def _can_be_weighed(each: Weighed) -> bool:
    return bool(each.starts) and (each.worth is not None or each.points is not None)


def _of(rules: Iterable[Ruled], *kinds: DeskRuleKind) -> list[Ruled]:
    return [rule for rule in rules if rule.kind in kinds]


def _initiative(each: Weighed, rules: Iterable[Ruled], scale: Scale) -> Initiative:
    own = [rule for rule in rules if rule.one == each.id]
    locked = [rule.year for rule in _of(own, DeskRuleKind.LOCKED)]
    first, *others = sorted(each.asked) or [""]
    shares = {INNOVATION: each.innovation, EXTERNAL: each.external}
    return Initiative(
        id=each.id,
        portfolio=first,
        starts=each.starts,
        cost=_thousands(each.asked.get(first, ())),
        also={portfolio: _thousands(each.asked[portfolio]) for portfolio in others},
        value={start: _value(each, start, scale) for start in each.starts},
        body=each.body,
        use=dict(each.use),
        weight=thousands_up(each.sum),
        shares={axis: share for axis, share in shares.items() if share is not None},
        mandatory=bool(_of(own, DeskRuleKind.MANDATORY)),
        locked=locked[0] if locked else None,
    )


def _value(each: Weighed, start: Year, scale: Scale) -> int:
    if each.worth is None:
        return each.points or 0
    return rounded(Fraction(each.worth[start], THOUSAND)) * scale.unit


def _thousands(amounts: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(map(thousands_up, amounts))


def _bodies(rules: Iterable[Ruled]) -> Iterable[BodyMinimum]:
    counts = {rule.body: rule.count for rule in _of(rules, DeskRuleKind.BODY_COUNT)}
    amounts = {rule.body: thousands_up(rule.amount) for rule in _of(rules, DeskRuleKind.BODY_AMOUNT)}
    for body in sorted({*counts, *amounts}):
        yield BodyMinimum(body, counts.get(body, 0), amounts.get(body, 0))
