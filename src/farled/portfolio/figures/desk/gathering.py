"""What stands on a desk, gathered from applications, cases, accounts and rules; and whether an answer is of it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from farled.cases import figures as cases
from farled.cases.figures import Summary
from farled.methods.money import rounded
from farled.methods.problems import Problem
from farled.methods.selection import faults
from farled.portfolio.figures.desk.problem import Bench, Built, Ruled, Weighed, build
from farled.portfolio.figures.desk.stored import fingerprint, stored
from farled.portfolio.figures.scoring import points
from farled.portfolio.models import ApplicationPart, Candidate, Desk, DeskRule, Run
from farled.portfolio.reads import desk as reads
from farled.portfolio.reads.desk import OnDesk
from farled.portfolio.states import DeskRuleKind, RunPart

__all__ = [
    "bench_of",
    "departs",
    "fingerprint",
    "is_fresh",
    "point_starts",
    "posed",
    "proposed_starts",
    "summaries_of",
]


def key(letter: str, pk: int | None) -> str:
    """An id in the problem: a17 is application 17, p3 portfolio 3, b5 body 5."""
    return f"{letter}{pk}" if pk else ""


def number(name: str) -> int:
    """The other way round."""
    return int(name[1:])


def posed(desk: Desk) -> tuple[dict[str, Any], list[Problem], dict[str, str]]:
    """The problem as it is kept, what must be mended in it first, and what its ids are called."""
    on = reads.on_desk(desk)
    bench = bench_of(on)
    built = build(bench)
    return stored(built, bench), _faults(built), names_of(on)


def _faults(built: Built) -> list[Problem]:
    return faults(built.problem) if built.problem.initiatives else [Problem.of("nothing.weighed")]


def names_of(on: OnDesk) -> dict[str, str]:
    """What is spoken of on a desk, by its id in the problem."""
    found = {key("p", each.pk): each.name for each in on.portfolios}
    for each in on.candidates:
        found[key("a", each.application_id)] = each.application.initiative.title
        found[key("b", each.application.body_id)] = each.application.body.name
    found |= {key("b", rule.body.pk): rule.body.name for rule in on.rules if rule.body}
    return found


def bench_of(on: OnDesk) -> Bench:
    """Everything on the desk as plain values, in a constant number of queries."""
    desk, candidates = on.desk, on.candidates
    ids = [each.application_id for each in candidates]
    asked, summed, scored = reads.parts(ids), summaries_of(candidates), points(ids)
    portfolios, years = on.portfolios, range(desk.first_year, desk.last_year + 1)
    free = {(each.portfolio_id, each.year): each.free for each in reads.accounts(desk)}
    return Bench(
        candidates=tuple(
            _weighed(each, desk, asked.get(each.application_id, []), summed.get(each.pk), scored) for each in candidates
        ),
        frames={(key("p", each.pk), year): free.get((each.pk, year), 0) for each in portfolios for year in years},
        carry={key("p", each.pk): each.carry_over for each in portfolios},
        rules=tuple(map(_ruled, on.rules)),
        target=_target([(each, sum(free.get((each.pk, year), 0) for year in years)) for each in portfolios]),
    )


def summaries_of(candidates: Iterable[Candidate]) -> dict[int, Summary]:
    """What each candidate's case comes to, by candidate; those without a case are left out."""
    rows = {each.pk: each.application.case for each in candidates}
    found = cases.summaries(case for case in rows.values() if case is not None)
    return {pk: found[case.pk] for pk, case in rows.items() if case is not None and case.pk in found}


def _weighed(
    each: Candidate,
    desk: Desk,
    asked: Iterable[ApplicationPart],
    summary: Summary | None,
    scored: Mapping[int, Decimal | None],
) -> Weighed:
    each.desk = desk
    starts = tuple(reads.years_of(each))
    valued = summary if summary is not None and any(summary.benefit_by_year) else None
    given = scored.get(each.application_id)
    return Weighed(
        id=key("a", each.application_id),
        body=key("b", each.application.body_id),
        starts=starts,
        asked=_by_portfolio(asked, each.application.start.year),
        worth={year: cases.worth_when_started(valued, year, seen_from=desk.first_year) for year in starts}
        if valued
        else None,
        low=valued.npv_low if valued else None,
        likely=valued.npv if valued else None,
        high=valued.npv_high if valued else None,
        points=None if given is None else rounded(given),
        innovation=summary.innovation if summary else None,
        external=summary.external if summary else None,
        use={name: tuple(amounts) for name, amounts in each.use.items()},
    )


def _by_portfolio(asked: Iterable[ApplicationPart], start: int) -> dict[str, tuple[int, ...]]:
    """Öre of each portfolio, year by year from the start; what is asked for before it counts in its first year."""
    found: dict[str, list[int]] = {}
    for part in asked:
        after, amounts = max(0, part.year - start), found.setdefault(key("p", part.portfolio_id), [])
        amounts += [0] * (after + 1 - len(amounts))
        amounts[after] += part.amount
    return {name: tuple(amounts) for name, amounts in found.items()}


def _ruled(rule: DeskRule) -> Ruled:
    return Ruled(
        kind=DeskRuleKind(rule.kind),
        one=key("a", rule.one_id),
        other=key("a", rule.other_id),
        members=tuple(key("a", pk) for pk in rule.members),
        body=key("b", rule.body_id),
        resource=rule.resource,
        year=rule.year or 0,
        lag=rule.lag,
        count=rule.count or 0,
        amount=rule.amount or 0,
        share=rule.share or 0,
    )


def _target(portfolios: Iterable[tuple[Any, int]]) -> dict[str, int]:
    """Where the balance is aimed, per cent: the portfolios' own targets, weighed by what is free in each."""
    aimed = [
        (each, max(1, free))
        for each, free in portfolios
        if each.target_innovation is not None and each.target_external is not None
    ]
    whole = sum(free for _, free in aimed)
    if not whole:
        return {}
    return {
        "innovation": round(sum(each.target_innovation * free for each, free in aimed) / whole),
        "external": round(sum(each.target_external * free for each, free in aimed) / whole),
    }


# --- Is the answer of what stands there now, and what did it say ------------------------------------------------------


def is_fresh(desk: Desk, run: Run | None = None) -> bool:
    """Whether the latest answer is to the desk as it is now."""
    run = run or reads.answered_run(desk)
    if run is None:
        return False
    bench = bench_of(reads.on_desk(desk))
    return run.fingerprint == fingerprint(stored(build(bench), bench))


def plan_of(run: Run | None) -> dict[str, Any] | None:
    """The plan that a run proposes; None when there is none."""
    return ((run.answer if run else {}).get(RunPart.PROPOSAL) or {}).get("plan")


def proposed_starts(desk: Desk, run: Run | None = None) -> dict[int, int] | None:
    """Application → start year of the latest proposal; None when there is none."""
    plan = plan_of(run or reads.answered_run(desk))
    return None if plan is None else {number(name): year for name, year in plan["starts"].items()}


def point_starts(desk: Desk, point: int) -> dict[int, int] | None:
    """The same of a numbered point (from 1) of benefit against balance; None when there is no such point."""
    run = reads.answered_run(desk)
    points_ = ((run.answer if run else {}).get(RunPart.TRADE_OFF) or {}).get("points", [])
    if not 1 <= point <= len(points_):
        return None
    return {number(name): year for name, year in points_[point - 1]["starts"].items()}


def departs(candidate: Candidate, starts: Mapping[int, int]) -> bool:
    """Whether what was chosen is not what was proposed."""
    return candidate.chosen is not None and starts.get(candidate.application_id) != candidate.start_year
