"""Rules that cannot all be kept: the fewest that contradict each other, and by how much."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from farled.methods.selection.feasibility import violations
from farled.methods.selection.matrix import Matrix, build
from farled.methods.selection.model import Rule, RuleKind, SelectionProblem, Starts
from farled.methods.selection.solver import UNLIMITED, Effort, Stop, solve

_ROUNDS = 200  # of looking for a smaller conflict
_COUNTED = {RuleKind.FRAME: -1, RuleKind.CAPACITY: -1, RuleKind.BODY_COUNT: 1, RuleKind.BODY_WEIGHT: 1}


@dataclass(frozen=True, slots=True)
class ConflictRule:
    """A rule of a conflict. ``short``: by how much it would have to give way, were the others kept.

    In the rule's own unit: money, resource, number or weight; None for rules that are kept or not.
    """

    rule: Rule
    short: int | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that no choice can keep at once; without any one of them the others can be kept.

    ``smallest``: no conflict has fewer rules. False when the search was given up; then some of them may be too many.
    """

    rules: tuple[ConflictRule, ...]
    smallest: bool


class InfeasibleError(ValueError):
    """No plan keeps all the rules. ``conflict`` tells which cannot be kept at once."""

    def __init__(self, conflict: Conflict) -> None:
        super().__init__("; ".join(str(each.rule) for each in conflict.rules))
        self.conflict = conflict


def conflict(problem: SelectionProblem, *, effort: Effort = UNLIMITED) -> Conflict | None:
    """A smallest set of rules that cannot all be kept; None when all can.

    First one that cannot be made smaller by leaving out a rule (deletion filter). Then whether any is smaller: by
    turns the fewest rules that hit every set of rules known to be enough to give up, and whether those contradict each
    other; if not, what more can be kept beside them tells one more such set (implicit hitting sets). Source: Chinneck,
    Feasibility and Infeasibility in Optimization (2008), chapter 6; Ignatiev, Previti, Liffiton & Marques-Silva, CP
    2015, 173. ``effort`` is for each question put to the solver; what is not answered in time counts as no conflict,
    and then ``smallest`` is False. The problem must be without ``faults``.
    """
    return _Search(problem, effort).run()


class _Search:
    def __init__(self, problem: SelectionProblem, effort: Effort) -> None:
        self._problem, self._effort, self._sure = problem, effort, True
        self._all = tuple(problem.rules())

    def run(self) -> Conflict | None:
        if not self._contradict(self._all):
            return None
        core = self._smaller(list(self._all))
        given_up: list[frozenset[Rule]] = []
        for _ in range(_ROUNDS):
            candidate = self._fewest(given_up)
            if len(candidate) >= len(core):
                return self._told(core, smallest=self._sure)
            starts = self._choice(candidate)
            if starts is None:
                return self._told(candidate, smallest=self._sure)
            given_up.append(frozenset(self._all) - self._most_kept(candidate, starts))
        return self._told(core, smallest=False)

    def _choice(self, rules: Iterable[Rule]) -> Starts | None:
        """A choice that keeps these rules; None when there is none."""
        matrix = build(self._problem, without=frozenset(self._all) - set(rules))
        matrix.objective = [0.0] * len(matrix.objective)
        outcome = solve(matrix, effort=self._effort)
        self._sure &= outcome.stop is Stop.INFEASIBLE or outcome.solution is not None
        if outcome.stop is Stop.INFEASIBLE:
            return None
        return matrix.starts(outcome.solution) if outcome.solution else {}

    def _contradict(self, rules: Iterable[Rule]) -> bool:
        return self._choice(rules) is None

    def _most_kept(self, rules: Iterable[Rule], starts: Starts) -> set[Rule]:
        """As many rules as can be kept beside these: those that a choice keeps anyway, then one more at a time.

        A choice may lean on money carried out of a year whose frame is given up. What it keeps by itself then says
        nothing of what can be kept beside these, and is not counted.
        """
        kept = self._with_these(frozenset(rules), starts)
        for rule in self._all:
            if rule not in kept and (more := self._choice([*kept, rule])) is not None:
                kept = self._with_these(kept | {rule}, more)
        return set(kept)

    def _with_these(self, rules: frozenset[Rule], starts: Starts) -> frozenset[Rule]:
        kept = frozenset(self._kept_by(starts))
        return kept if rules <= kept else rules  # noqa: FURB136 (sets are not always one within the other)

    def _kept_by(self, starts: Starts) -> set[Rule]:
        return set(self._all) - {each.rule for each in violations(self._problem, starts)}

    def _smaller(self, rules: list[Rule]) -> list[Rule]:
        """Leave out whole stretches of rules first, then single ones."""
        size = max(1, len(rules) // 2)
        while True:
            place = 0
            while place < len(rules):
                fewer = rules[:place] + rules[place + size :]
                if fewer != rules and self._contradict(fewer):
                    rules = fewer
                else:
                    place += size
            if size == 1:
                return rules
            size = max(1, min(size, len(rules)) // 2)

    def _fewest(self, sets: list[frozenset[Rule]]) -> list[Rule]:
        """The fewest rules that have one in each of the sets, by the solver too."""
        matrix = Matrix()
        columns = {rule: matrix.column(objective=-1.0, high=1) for rule in self._all}
        for each in sets:
            matrix.row([(columns[rule], 1) for rule in self._all if rule in each], low=1)
        outcome = solve(matrix, apart=0.99)
        values = outcome.solution or ()
        return [rule for rule, value in zip(self._all, values, strict=True) if value > 0.5]

    def _told(self, rules: Iterable[Rule], *, smallest: bool) -> Conflict:
        kept = list(rules)
        return Conflict(tuple(ConflictRule(rule, self._short(rule, kept)) for rule in kept), smallest)

    def _short(self, rule: Rule, kept: list[Rule]) -> int | None:
        """The least by which one rule must give way for the others to be kept."""
        if rule.kind not in _COUNTED:
            return None
        matrix = build(self._problem, without=frozenset(self._all) - set(kept))
        matrix.objective = [0.0] * len(matrix.objective)
        row = next(row for row in matrix.rows if row.rule == rule)
        extra = matrix.column(objective=-1.0, high=2**50, whole=False)
        row.entries[extra] = _COUNTED[rule.kind]
        outcome = solve(matrix, apart=0.5, effort=self._effort)
        return None if outcome.solution is None else round(outcome.solution[extra])


def forced(problem: SelectionProblem, name: str) -> SelectionProblem:
    """The same problem where one initiative must be chosen."""
    items = tuple(replace(each, mandatory=True) if each.id == name else each for each in problem.initiatives)
    return replace(problem, initiatives=items)
