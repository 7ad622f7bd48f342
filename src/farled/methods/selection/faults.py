"""What must be mended in a problem before anything can be chosen."""

from collections.abc import Iterator, Mapping
from itertools import chain

from farled.methods.problems import Problem
from farled.methods.selection.model import Id, Initiative, SelectionProblem

_MOST = 2**50  # all numbers of one kind together; beyond it floating point no longer counts in ones


def faults(problem: SelectionProblem) -> list[Problem]:
    """Everything wrong with the problem itself, at once. That no plan keeps all rules is no fault (see ``conflict``).

    ``initiative.twice``, ``portfolio.twice``, ``start.none``, ``start.twice``, ``start.no_value`` (year),
    ``locked.not_a_start``,
    ``number.not_whole`` (floats are refused), ``number.negative`` (costs, uses, weights, frames, capacity),
    ``number.too_large`` (they add up to more than floating point can count in ones), ``frame.missing`` and
    ``capacity.missing`` (needed by an initiative in a year, not stated), ``carry_over.outside`` 0–1, ``member.unknown``
    (in a relation), ``member.itself``, ``requires.cycle``, ``share.outside`` 0–100 or with the least above the most,
    ``share.unknown`` (an initiative with weight that says nothing on a bounded axis), ``share.impossible`` (no
    initiative reaches it), ``rule.twice``.
    """
    return [
        *_initiatives(problem),
        *_numbers(problem),
        *_missing(problem),
        *_relations(problem, problem.by_id()),
        *_shares(problem),
    ]


def _initiatives(problem: SelectionProblem) -> Iterator[Problem]:
    seen: set[Id] = set()
    for each in problem.initiatives:
        if each.id in seen:
            yield Problem.of("initiative.twice", initiative=each.id)
        seen.add(each.id)
        if not each.starts:
            yield Problem.of("start.none", initiative=each.id)
        if each.portfolio in each.also:
            yield Problem.of("portfolio.twice", initiative=each.id, portfolio=each.portfolio)
        if len(set(each.starts)) < len(each.starts):
            yield Problem.of("start.twice", initiative=each.id)
        for year in each.starts:
            if year not in each.value:
                yield Problem.of("start.no_value", initiative=each.id, year=year)
        if each.locked is not None and each.locked not in each.starts:
            yield Problem.of("locked.not_a_start", initiative=each.id, year=each.locked)


def _numbers(problem: SelectionProblem) -> Iterator[Problem]:
    named: list[tuple[str, list[int]]] = [
        ("frame", list(problem.frames.values())),
        ("capacity", list(problem.capacity.values())),
        ("cost", [amount for each in problem.initiatives for _, amounts in each.costs() for amount in amounts]),
        ("weight", [each.weight for each in problem.initiatives] + [each.weight for each in problem.bodies]),
        ("use", [amount for each in problem.initiatives for amount in chain(*each.use.values())]),
    ]
    values = [amount for each in problem.initiatives for amount in each.value.values()]
    values += [each.value for each in problem.synergies]
    for field, numbers in [*named, ("value", values)]:
        if any(not isinstance(number, int) for number in numbers):
            yield Problem.of("number.not_whole", field=field)
        elif sum(map(abs, numbers)) > _MOST:
            yield Problem.of("number.too_large", field=field, most=_MOST)
    for field, numbers in named:
        if any(number < 0 for number in numbers):
            yield Problem.of("number.negative", field=field, lowest=min(numbers))
    for share in (problem.carry_over, *problem.carry_overs.values()):
        if not 0 <= share <= 1:
            yield Problem.of("carry_over.outside", share=share)


def _missing(problem: SelectionProblem) -> Iterator[Problem]:
    for each in problem.initiatives:
        for portfolio, amounts in each.costs():
            for year in sorted({year for start in each.starts for year, _ in problem.spread(amounts, start)}):
                if (portfolio, year) not in problem.frames:
                    yield Problem.of("frame.missing", portfolio=portfolio, year=year, initiative=each.id)
        for resource, amounts in each.use.items():
            used = {year for start in each.starts for year, _ in problem.spread(amounts, start)}
            for year in sorted(used):
                if (resource, year) not in problem.capacity:
                    yield Problem.of("capacity.missing", resource=resource, year=year, initiative=each.id)


def _relations(problem: SelectionProblem, known: Mapping[Id, Initiative]) -> Iterator[Problem]:
    groups = [
        *(("requires", (each.one, each.other)) for each in problem.requires),
        *(("excludes", pair) for pair in problem.excludes),
        *(("one_of", each.members) for each in problem.one_of),
        *(("synergy", each.members) for each in problem.synergies),
    ]
    for relation, members in groups:
        for member in members:
            if member not in known:
                yield Problem.of("member.unknown", relation=relation, initiative=member)
        if len(set(members)) < len(members):
            yield Problem.of("member.itself", relation=relation, members=members)
    rules = list(problem.rules())
    for rule in {rule for rule in rules if rules.count(rule) > 1} if len(set(rules)) < len(rules) else ():
        yield Problem.of("rule.twice", rule=str(rule))
    if cycle := _cycle(problem):
        yield Problem.of("requires.cycle", initiatives=cycle)


def _cycle(problem: SelectionProblem) -> tuple[Id, ...]:
    """The initiatives that stand in, or lead only to, a circle of requirements."""
    needs: dict[Id, set[Id]] = {}
    for each in problem.requires:
        if each.one != each.other:
            needs.setdefault(each.one, set()).add(each.other)
    while free := [name for name, others in needs.items() if not others & needs.keys()]:
        for name in free:
            del needs[name]
    return tuple(sorted(needs))


def _shares(problem: SelectionProblem) -> Iterator[Problem]:
    weighty = [each for each in problem.initiatives if each.weight]
    for bound in problem.shares:
        if not 0 <= bound.least <= bound.most <= 100:
            yield Problem.of("share.outside", axis=bound.axis, least=bound.least, most=bound.most)
        for each in weighty:
            if bound.axis not in each.shares:
                yield Problem.of("share.unknown", axis=bound.axis, initiative=each.id)
        known = [each.shares[bound.axis] for each in weighty if bound.axis in each.shares]
        if known and not (bound.least <= max(known) and bound.most >= min(known)):
            yield Problem.of("share.impossible", axis=bound.axis, lowest=min(known), highest=max(known))
