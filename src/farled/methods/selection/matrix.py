"""The problem as rows and columns of whole numbers.

Columns: x[i, s] (start i in s), z[k] (all members of a synergy are chosen), u[p, t] (money carried out of t). Rows:
see docs/methods/selection.md. Each row that a rule made carries that rule, so that rules can be left out or priced.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import sha256
from math import gcd

from farled.methods.selection.model import Id, Initiative, Rule, RuleKind, SelectionProblem, Starts, Year

Column = tuple[Id, Year]
FINE = 200_000  # parts that one unit of value is split in for the lots of ties: what floating point can still tell
_MOST = 100_000_000  # units of value in all, above which it cannot


@dataclass(slots=True)
class Row:
    """``low`` ≤ Σ coefficient · column ≤ ``high``; None is no limit."""

    entries: dict[int, int]
    low: int | None
    high: int | None
    rule: Rule | None = None


@dataclass(slots=True)
class Matrix:
    """Columns with their objective (to be highest), bounds and kind; rows; and which column stands for what."""

    objective: list[float] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    place: dict[Column, int] = field(default_factory=dict)
    joined: list[tuple[tuple[Id, ...], int]] = field(default_factory=list)  # the members of a synergy, its column
    moved: dict[tuple[Id, Year], int] = field(default_factory=dict)  # money carried out of a year
    unit: int = 1  # the objective is in this many units of value
    lots: bool = False  # ties are broken

    def column(self, *, objective: float, high: int, whole: bool = True) -> int:
        """A new column from 0 to ``high``; its number."""
        self.objective.append(objective)
        self.low.append(0)
        self.high.append(high)
        self.whole.append(whole)
        return len(self.objective) - 1

    def row(
        self,
        entries: Iterable[tuple[int, int]],
        *,
        low: int | None = None,
        high: int | None = None,
        rule: Rule | None = None,
    ) -> None:
        """A new row; entries of the same column are added up."""
        summed: dict[int, int] = {}
        for column, coefficient in entries:
            summed[column] = summed.get(column, 0) + coefficient
        kept = {column: coefficient for column, coefficient in summed.items() if coefficient}
        self.rows.append(Row(kept, low, high, rule))

    def chosen(self, each: Initiative) -> list[int]:
        """The columns of an initiative; their sum is 1 when it is chosen."""
        return [self.place[each.id, start] for start in each.starts]

    def starts(self, values: Iterable[float]) -> dict[Id, Year]:
        """The choice that a solution stands for."""
        numbers = list(values)
        return {name: year for (name, year), column in self.place.items() if numbers[column] > 0.5}

    def solution(self, starts: Starts, carried: Mapping[tuple[Id, Year], int]) -> list[float]:
        """The other way round: what each column is when this is chosen and carried."""
        values = [0.0] * len(self.objective)
        for started in starts.items():
            values[self.place[started]] = 1.0
        for members, column in self.joined:
            values[column] = float(all(member in starts for member in members))
        for place, column in self.moved.items():
            values[column] = float(carried.get(place, 0))
        return values

    def refuse(self, starts: Starts) -> None:
        """Let the next solution be another choice than this one."""
        own = {self.place[started] for started in starts.items()}
        self.row([(column, 1 if column in own else -1) for column in self.place.values()], high=len(own) - 1)

    def fix(self, starts: Starts, names: Iterable[Id]) -> None:
        """Let these initiatives be started just so, or not at all."""
        kept = set(names)
        for (name, year), column in self.place.items():
            if name in kept:
                self.low[column] = self.high[column] = int(starts.get(name) == year)


def build(problem: SelectionProblem, *, without: frozenset[Rule] = frozenset(), lots: bool = False) -> Matrix:
    """The problem's matrix, with some rules left out; ``lots`` breaks ties between plans of the same value.

    The tie rule: each (initiative, start) has a lot, a whole number by its name and year (``lot_of``). Of plans with
    the same value the one with the highest sum of lots is taken. All lots together weigh less than one unit of value,
    so they never decide anything else; with values too large for that, there are none. Initiatives stand in the order
    of their names, so the order in which they are given changes nothing.
    """
    matrix = Matrix()
    order = sorted(problem.initiatives, key=lambda each: each.id)
    gains = [abs(value) for each in order for value in each.value.values()]
    matrix.unit = gcd(*gains, *(each.value for each in problem.synergies)) or 1
    matrix.lots = lots and sum(gains) // matrix.unit <= _MOST
    parts = FINE // max(1, len(order)) if matrix.lots else 0
    for each in order:
        for start in each.starts:
            gain = each.value[start] // matrix.unit + lot_of(each.id, start, parts) / FINE
            matrix.place[each.id, start] = matrix.column(objective=gain, high=1)
        if each.locked is not None and Rule(RuleKind.LOCKED, (each.id, each.locked)) not in without:
            matrix.fix({each.id: each.locked}, [each.id])
    known = problem.by_id()
    _once(matrix, order)
    _relations(matrix, problem, known)
    _money(matrix, problem, order)
    _capacity(matrix, problem, order)
    _shares(matrix, problem, order)
    _bodies(matrix, problem, order)
    for synergy in problem.synergies:
        _synergy(matrix, [known[member] for member in synergy.members], synergy.value // matrix.unit)
    matrix.rows = [row for row in matrix.rows if row.rule is None or row.rule not in without]
    return matrix


def lot_of(name: Id, start: Year, parts: int) -> int:
    """The lot of a start, 0 to ``parts`` − 1 by the first four bytes of SHA-256 of "name:year"; the same everywhere.

    >>> lot_of("archive", 2027, 6666)
    1734
    """
    return parts * int.from_bytes(sha256(f"{name}:{start}".encode()).digest()[:4]) >> 32


def _once(matrix: Matrix, order: list[Initiative]) -> None:
    for each in order:
        columns = [(column, 1) for column in matrix.chosen(each)]
        if len(columns) > 1:
            matrix.row(columns, high=1)
        if each.mandatory:
            matrix.row(columns, low=1, rule=Rule(RuleKind.MANDATORY, (each.id,)))


def _relations(matrix: Matrix, problem: SelectionProblem, known: Mapping[Id, Initiative]) -> None:
    def taken(*names: Id) -> list[tuple[int, int]]:
        return [(column, 1) for name in names for column in matrix.chosen(known[name])]

    for need in problem.requires:
        one, other = known[need.one], known[need.other]
        rule = Rule(RuleKind.REQUIRES, (one.id, other.id, need.lag))
        for last in one.starts:  # the strong form: one row for each start
            early = [(matrix.place[one.id, start], 1) for start in one.starts if start <= last]
            ready = [(matrix.place[other.id, start], -1) for start in other.starts if start + need.lag <= last]
            matrix.row(early + ready, high=0, rule=rule)
    for pair in problem.excludes:
        matrix.row(taken(*pair), high=1, rule=Rule(RuleKind.EXCLUDES, pair))
    for group in problem.one_of:
        matrix.row(taken(*group.members), high=1, rule=Rule(RuleKind.ONE_OF, group.members))
        if group.required:
            matrix.row(taken(*group.members), low=1, rule=Rule(RuleKind.REQUIRED_OF, group.members))


def _money(matrix: Matrix, problem: SelectionProblem, order: list[Initiative]) -> None:
    costs: dict[tuple[Id, Year], list[tuple[int, int]]] = {place: [] for place in problem.frames}
    for each in order:
        for start in each.starts:
            for portfolio, amounts in each.costs():
                for year, amount in problem.spread(amounts, start):
                    costs[portfolio, year].append((matrix.place[each.id, start], amount))
    for place in sorted(problem.frames):
        if limit := problem.carried_at_most(*place):
            moved = matrix.moved[place] = matrix.column(objective=0.0, high=limit, whole=False)
            costs[place].append((moved, 1))
            costs[place[0], place[1] + 1].append((moved, -1))
    for place in sorted(problem.frames):
        matrix.row(costs[place], high=problem.frames[place], rule=Rule(RuleKind.FRAME, place))


def _capacity(matrix: Matrix, problem: SelectionProblem, order: list[Initiative]) -> None:
    used: dict[tuple[Id, Year], list[tuple[int, int]]] = {place: [] for place in problem.capacity}
    for each in order:
        for resource, amounts in each.use.items():
            for start in each.starts:
                for year, amount in problem.spread(amounts, start):
                    used[resource, year].append((matrix.place[each.id, start], amount))
    for place in sorted(problem.capacity):
        matrix.row(used[place], high=problem.capacity[place], rule=Rule(RuleKind.CAPACITY, place))


def _shares(matrix: Matrix, problem: SelectionProblem, order: list[Initiative]) -> None:
    for bound in problem.shares:
        for kind, limit in ((RuleKind.SHARE_LEAST, Fraction(bound.least)), (RuleKind.SHARE_MOST, Fraction(bound.most))):
            entries = [
                (column, each.weight * int(limit.denominator * (each.shares.get(bound.axis, 0) - limit)))
                for each in order
                for column in matrix.chosen(each)
            ]
            if kind is RuleKind.SHARE_LEAST and limit > 0:
                matrix.row(entries, low=0, rule=Rule(kind, (bound.axis,)))
            if kind is RuleKind.SHARE_MOST and limit < 100:
                matrix.row(entries, high=0, rule=Rule(kind, (bound.axis,)))


def _bodies(matrix: Matrix, problem: SelectionProblem, order: list[Initiative]) -> None:
    for least in problem.bodies:
        own = [(column, each.weight) for each in order if each.body == least.body for column in matrix.chosen(each)]
        if least.count:
            rule = Rule(RuleKind.BODY_COUNT, (least.body,))
            matrix.row([(column, 1) for column, _ in own], low=least.count, rule=rule)
        if least.weight:
            matrix.row(own, low=least.weight, rule=Rule(RuleKind.BODY_WEIGHT, (least.body,)))


def _synergy(matrix: Matrix, members: list[Initiative], value: int) -> None:
    both = matrix.column(objective=float(value), high=1)
    matrix.joined.append((tuple(each.id for each in members), both))
    columns = [matrix.chosen(each) for each in members]
    for own in columns if value > 0 else []:
        matrix.row([(both, 1), *((column, -1) for column in own)], high=0)
    if value < 0:
        every = [(column, -1) for own in columns for column in own]
        matrix.row([(both, 1), *every], low=1 - len(members))


def common_factor(row: Row) -> int:
    """What every number of a row can be divided by, so that large amounts of öre stay small for the solver."""
    limits = [each for each in (row.low, row.high) if each is not None]
    return gcd(*row.entries.values(), *limits) or 1
