"""What a run works out, part by part, as data that is kept: values in the solver's units (see ``problem.Scale``)."""

from collections.abc import Mapping
from dataclasses import replace
from time import monotonic
from typing import Any

from farled.methods.selection import (
    Cause,
    Conflict,
    Depth,
    Effort,
    Explanation,
    InfeasibleError,
    NoPlanError,
    Placing,
    Plan,
    Rejection,
    Rule,
    RuleKind,
    SelectionProblem,
    Starts,
    alternatives,
    break_even,
    conflict,
    distance,
    explain,
    frame_values,
    pareto,
    rank_and_fill,
    select,
    selection_frequency,
    violations,
    worth,
)
from farled.methods.selection.feasibility import costs_of
from farled.portfolio.figures.desk.problem import EXTERNAL, INNOVATION, THOUSAND
from farled.portfolio.figures.desk.stored import restored
from farled.portfolio.states import RunPart

DRAWS, FRONT, EQUALS, STEP = 1_000, 20, 5, 100  # STEP: a hundred thousand kronor
FEW = 40  # candidates up to which each rejection is worked out exactly
Data = dict[str, Any]


def work_out(part: RunPart, problem: Mapping[str, Any], before: Mapping[str, Any], effort: Effort) -> Data:
    """One part of the answer to a stored problem, with what is worked out ``before`` it. ``effort`` is for the part."""
    built = restored(problem)
    if part is RunPart.PROPOSAL:
        return proposal(built.problem, problem["ranks"], effort)
    plan = _plan(before)
    if plan is None:
        return {}
    match part:
        case RunPart.REASONS:
            return reasons(built.problem, plan, effort)
        case RunPart.MONEY:
            return money(built.problem, plan, effort)
        case RunPart.STABILITY:
            return stability(built.problem, plan, problem, effort)
        case _:
            return trade_off(built.problem, problem.get("target") or {}, effort)


def proposal(problem: SelectionProblem, ranks: Mapping[str, int], effort: Effort) -> Data:
    """The best plan and its gap, or the rules that cannot be kept; other plans worth the same; and today's way."""
    try:
        plan = select(problem, effort=effort)
    except InfeasibleError as infeasible:
        return {"plan": None, "conflict": _conflict(infeasible.conflict)}
    except NoPlanError:
        return {"plan": None, "conflict": None}
    return {
        "plan": _kept(plan),
        "conflict": None,
        "spent": [[name, year, cost] for (name, year), cost in sorted(costs_of(problem, plan.starts).items())],
        "filled": _filled(problem, ranks, plan),
        **_equals(problem, plan, effort),
    }


def _equals(problem: SelectionProblem, plan: Plan, effort: Effort) -> Data:
    """Other sets worth exactly as much, told so that nobody takes the tie rule for a judgement."""
    if plan.gap != 0:
        return {"equals": [], "equals_all": False}
    found = alternatives(problem, plan, within=plan.gap, most=EQUALS, effort=replace(effort, seconds=3.0))
    return {"equals": [dict(each.starts) for each in found.found], "equals_all": found.complete}


def _filled(problem: SelectionProblem, ranks: Mapping[str, int], plan: Plan) -> Data:
    """Today's way: by the group's points where there are any, else by value per krona; as early as each may begin."""
    by_points = any(each.id in ranks for each in problem.initiatives)
    order = {each.id: ranks.get(each.id, -1) for each in problem.initiatives} if by_points else None
    starts = rank_and_fill(problem, order, Placing.EARLIEST)
    value = worth(problem, starts)
    return {
        "by_points": by_points,
        "starts": starts,
        "value": value,
        "loss": plan.value - value,
        "breaks": [_broken(each) for each in violations(problem, starts)],
    }


def reasons(problem: SelectionProblem, plan: Plan, effort: Effort) -> Data:
    """Why each one that is not chosen is not, and what it would take.

    The least that is enough is worked out while the part's seconds last: on a large desk that is not for all, and for
    the rest it is told as not known.
    """
    clock = effort.clock or monotonic
    until = clock() + effort.seconds
    few = len(problem.initiatives) <= FEW
    each_effort = replace(effort, seconds=1.0)
    explained = explain(problem, plan, depth=Depth.EXACT if few else Depth.NEAR, effort=each_effort)
    found: Data = {}
    if worth(problem, explained.plan.starts) > plan.value:  # only when the plan was not proven
        found["better"] = _kept(explained.plan)
    found["of"] = {}
    for name, each in sorted(explained.rejections.items()):
        enough = _enough(problem, each, each_effort) if clock() < until else None
        found["of"][name] = _rejection(problem, explained, each, each_effort, enough=enough)
    return found


def _rejection(
    problem: SelectionProblem, explained: Explanation, each: Rejection, effort: Effort, *, enough: list[Any] | None
) -> Data:
    return {
        "cause": each.cause.value,
        "starts": dict(each.starts),
        "gain": each.gain,
        "breaks": [_broken(broken) for broken in each.breaks],
        "extra_frame": _places(each.extra_frame),
        "extra_capacity": _places(each.extra_capacity),
        "price_least": each.price_at_least,
        "price_most": each.price_at_most,
        "instead": None if each.instead is None else dict(each.instead),
        "enough": enough,
        "conflict": _conflict(_impossible(problem, each, effort)),
    }


def _enough(problem: SelectionProblem, each: Rejection, effort: Effort) -> list[Any] | None:
    """The least more in the one frame that stops it at which a best plan has it; None when not known."""
    if each.cause is not Cause.CROWDED_OUT or not each.extra_frame or len(each.extra_frame) != 1:
        return None
    ((place, _amount),) = each.extra_frame.items()
    try:
        least = break_even(problem, each.initiative, place, effort=effort)
    except TimeoutError:
        return None
    return None if least is None else [*place, least]


def _impossible(problem: SelectionProblem, each: Rejection, effort: Effort) -> Conflict | None:
    """The fewest rules that together keep it out, when nothing can let it in."""
    if each.cause is not Cause.IMPOSSIBLE:
        return None
    items = tuple(replace(one, mandatory=one.mandatory or one.id == each.initiative) for one in problem.initiatives)
    return conflict(replace(problem, initiatives=items), effort=effort)


def money(problem: SelectionProblem, plan: Plan, effort: Effort) -> Data:
    """What a hundred thousand kronor more in each frame would be worth, by choosing again."""
    found = frame_values(problem, plan, step=STEP, effort=replace(effort, seconds=1.0))
    return {
        "step": STEP,
        "frames": [
            [name, year, each.gain_at_least, each.gain_at_most, sorted(each.starts.keys() - plan.starts.keys())]
            for (name, year), each in sorted(found.items())
        ],
    }


def stability(problem: SelectionProblem, plan: Plan, kept: Mapping[str, Any], effort: Effort) -> Data:
    """In how many of a thousand draws each is chosen; the same draws every time, since frames and seed are the same.

    Each draw takes every value from a triangle between what it is when things go badly, as expected and well. Values
    that nobody has told a spread of stay as they are. An estimate: parts of initiatives may be chosen.
    """
    import numpy as np

    pick = np.random.Generator(np.random.PCG64(1))
    factors = np.ones((DRAWS, len(problem.initiatives)))
    items = []
    for number, each in enumerate(problem.initiatives):
        lots = pick.random(DRAWS)
        spread, value = kept["spreads"].get(each.id), dict(each.value)
        if spread and spread[0] < spread[2] and spread[0] <= spread[1] <= spread[2]:
            base = spread[1] if abs(spread[1]) >= THOUSAND else THOUSAND
            if base != spread[1]:  # what is worth nothing as expected cannot be multiplied
                value = dict.fromkeys(value, int(kept["unit"]))
            factors[:, number] = _triangle(lots, *spread) / base
        items.append(replace(each, value=value))
    drawn = replace(problem, initiatives=tuple(items))
    found = selection_frequency(drawn, plan.starts, factors)
    return {
        "draws": found.draws,
        "frequency": {name: round(share * found.draws) for name, share in found.frequency.items()},
        "standing": {name: each.value for name, each in found.standing.items()},
        "spread": sorted(kept["spreads"]),
    }


def _triangle(lots: Any, low: int, mode: int, high: int) -> Any:
    import numpy as np

    left = (mode - low) / (high - low)
    return np.where(
        lots < left,
        low + np.sqrt(lots * (high - low) * (mode - low)),
        high - np.sqrt((1 - lots) * (high - low) * (high - mode)),
    )


def trade_off(problem: SelectionProblem, target: Mapping[str, int], effort: Effort) -> Data:
    """Up to twenty plans from the most valuable to the one nearest the target; none when there is no target to near."""
    heavy = [each for each in problem.initiatives if each.weight]
    known = all(axis in each.shares for each in heavy for axis in target)
    if not target or not heavy or not known:
        return {"points": [], "complete": False, "unknown": not known, "target": dict(target)}
    front = pareto(problem, target, points=FRONT - 1, effort=replace(effort, seconds=1.0))
    return {
        "target": dict(target),
        "complete": front.complete,
        "unknown": False,
        "points": [
            {
                "value": each.value,
                "bound": each.bound,
                "distance": float(each.distance),
                "starts": dict(each.starts),
                **balance_of(problem, each.starts),
            }
            for each in front.points[:FRONT]
        ],
    }


def balance_of(problem: SelectionProblem, starts: Starts) -> dict[str, float | None]:
    """The share of innovation and of external benefit in what is chosen, per cent of the money; None when unknown."""
    found: dict[str, float | None] = {}
    for axis in (INNOVATION, EXTERNAL):
        known = all(axis in each.shares for each in problem.initiatives if each.id in starts and each.weight)
        weighed = any(each.weight for each in problem.initiatives if each.id in starts)
        found[axis] = float(distance(problem, starts, {axis: 0})) if known and weighed else None
    return found


# --- As data ----------------------------------------------------------------------------------------------------------


def _kept(plan: Plan) -> Data:
    return {
        "starts": dict(plan.starts),
        "value": plan.value,
        "bound": plan.bound,
        "status": plan.status.value,
        "settled": plan.settled,
        "seed": plan.seed,
        "solver": plan.solver,
    }


def _plan(answer: Mapping[str, Any]) -> Plan | None:
    from farled.methods.selection import Status

    kept = (answer.get(RunPart.PROPOSAL) or {}).get("plan")
    if not kept:
        return None
    return Plan(**{**kept, "status": Status(kept["status"]), "carried": {}})


def _broken(each: Any) -> Data:
    return {"rule": _rule(each.rule), "by": float(each.by)}


def _rule(rule: Rule) -> list[Any]:
    return [rule.kind.value, *rule.subject]


def as_rule(data: list[Any]) -> Rule:
    """A rule again, from what is kept of it."""
    return Rule(RuleKind(data[0]), tuple(data[1:]))


def _conflict(found: Conflict | None) -> Data | None:
    if found is None:
        return None
    return {"rules": [[_rule(each.rule), each.short] for each in found.rules], "smallest": found.smallest}


def _places(amounts: Mapping[tuple[str, int], int] | None) -> list[list[Any]] | None:
    return None if amounts is None else [[name, year, amount] for (name, year), amount in sorted(amounts.items())]
