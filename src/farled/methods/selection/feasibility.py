"""Whether a choice keeps the rules, and what it is worth: exact whole numbers, and no solver.

This is what is believed about a plan. The solver works in floating point, so whatever it returns is held against this
before anyone sees it.
"""

from collections.abc import Iterator

from farled.methods.selection.model import (
    Id,
    Initiative,
    Rule,
    RuleKind,
    SelectionProblem,
    Starts,
    Violation,
    Year,
)


def worth(problem: SelectionProblem, starts: Starts) -> int:
    """Σ v[i, s] of what is chosen + Σ b of the synergies whose members are all chosen.

    >>> from farled.methods.selection.model import Initiative, SelectionProblem, Synergy
    >>> both = tuple(Initiative(name, "p", (2027,), (5,), {2027: 3}) for name in "ab")
    >>> worth(SelectionProblem(both, {("p", 2027): 10}, synergies=(Synergy(("a", "b"), 2),)), {"a": 2027, "b": 2027})
    8
    """
    own = sum(each.value[starts[each.id]] for each in problem.initiatives if each.id in starts)
    return own + sum(each.value for each in problem.synergies if all(member in starts for member in each.members))


def carried(problem: SelectionProblem, starts: Starts) -> dict[tuple[Id, Year], int]:
    """What each frame leaves to the next year: all that is left, up to what may be carried; nothing where that is 0."""
    costs = costs_of(problem, starts)
    found: dict[tuple[Id, Year], int] = {}
    for portfolio, year in sorted(problem.frames):
        left = problem.frames[portfolio, year] + found.get((portfolio, year - 1), 0) - costs.get((portfolio, year), 0)
        if kept := min(max(left, 0), problem.carried_at_most(portfolio, year)):
            found[portfolio, year] = kept
    return found


def costs_of(problem: SelectionProblem, starts: Starts) -> dict[tuple[Id, Year], int]:
    """What the choice costs each portfolio in each year of the plan."""
    found: dict[tuple[Id, Year], int] = {}
    for each in _chosen(problem, starts):
        for portfolio, amounts in each.costs():
            for year, amount in problem.spread(amounts, starts[each.id]):
                found[portfolio, year] = found.get((portfolio, year), 0) + amount
    return found


def violations(problem: SelectionProblem, starts: Starts) -> list[Violation]:
    """Every rule that the choice breaks; none means that it is a plan.

    When one year's money is short, later years of that portfolio are told as if it had been there but left nothing to
    carry. Raises KeyError for an initiative or start year that the problem does not have.

    >>> from farled.methods.selection.model import Initiative, SelectionProblem
    >>> dear = Initiative("a", "p", (2027,), (12,), {2027: 3})
    >>> [
    ...     (str(each.rule), each.needs, each.allowed)
    ...     for each in violations(SelectionProblem((dear,), {("p", 2027): 10}), {"a": 2027})
    ... ]
    [('frame(p, 2027)', 12, 10)]
    """
    known = problem.by_id()
    for name, start in starts.items():
        if start not in known[name].starts:
            raise KeyError(f"{name} cannot start in {start}")
    return [
        *_relations(problem, starts),
        *_money(problem, starts),
        *_capacity(problem, starts),
        *_shares(problem, starts),
        *_bodies(problem, starts),
    ]


def _chosen(problem: SelectionProblem, starts: Starts) -> Iterator[Initiative]:
    return (each for each in problem.initiatives if each.id in starts)


def _relations(problem: SelectionProblem, starts: Starts) -> Iterator[Violation]:
    for each in problem.initiatives:
        if each.mandatory and each.id not in starts:
            yield Violation(Rule(RuleKind.MANDATORY, (each.id,)), 0, 1)
        if each.locked is not None and starts.get(each.id) != each.locked:
            yield Violation(Rule(RuleKind.LOCKED, (each.id, each.locked)), 0, 1)
    for need in problem.requires:
        if need.one in starts and (need.other not in starts or starts[need.other] + need.lag > starts[need.one]):
            yield Violation(Rule(RuleKind.REQUIRES, (need.one, need.other, need.lag)), 0, 1)
    yield from _groups(problem, starts)


def _groups(problem: SelectionProblem, starts: Starts) -> Iterator[Violation]:
    for pair in problem.excludes:
        if all(member in starts for member in pair):
            yield Violation(Rule(RuleKind.EXCLUDES, pair), 2, 1)
    for group in problem.one_of:
        count = sum(member in starts for member in group.members)
        if count > 1:
            yield Violation(Rule(RuleKind.ONE_OF, group.members), count, 1)
        if group.required and count < 1:
            yield Violation(Rule(RuleKind.REQUIRED_OF, group.members), count, 1)


def _money(problem: SelectionProblem, starts: Starts) -> Iterator[Violation]:
    kept = carried(problem, starts)
    for (portfolio, year), cost in sorted(costs_of(problem, starts).items()):
        there = problem.frames.get((portfolio, year), 0) + kept.get((portfolio, year - 1), 0)
        if cost > there:
            yield Violation(Rule(RuleKind.FRAME, (portfolio, year)), cost, there)


def _capacity(problem: SelectionProblem, starts: Starts) -> Iterator[Violation]:
    used: dict[tuple[Id, Year], int] = {}
    for each in _chosen(problem, starts):
        for resource, amounts in each.use.items():
            for year, amount in problem.spread(amounts, starts[each.id]):
                used[resource, year] = used.get((resource, year), 0) + amount
    for place, amount in sorted(used.items()):
        if amount > problem.capacity.get(place, 0):
            yield Violation(Rule(RuleKind.CAPACITY, place), amount, problem.capacity.get(place, 0))


def _shares(problem: SelectionProblem, starts: Starts) -> Iterator[Violation]:
    chosen = list(_chosen(problem, starts))
    weight = sum(each.weight for each in chosen)
    for bound in problem.shares:
        counted = sum(each.weight * each.shares.get(bound.axis, 0) for each in chosen)
        if counted < bound.least * weight:
            yield Violation(Rule(RuleKind.SHARE_LEAST, (bound.axis,)), counted, bound.least * weight)
        if counted > bound.most * weight:
            yield Violation(Rule(RuleKind.SHARE_MOST, (bound.axis,)), counted, bound.most * weight)


def _bodies(problem: SelectionProblem, starts: Starts) -> Iterator[Violation]:
    for least in problem.bodies:
        own = [each for each in _chosen(problem, starts) if each.body == least.body]
        if len(own) < least.count:
            yield Violation(Rule(RuleKind.BODY_COUNT, (least.body,)), len(own), least.count)
        if (weight := sum(each.weight for each in own)) < least.weight:
            yield Violation(Rule(RuleKind.BODY_WEIGHT, (least.body,)), weight, least.weight)
