"""A problem as data that is kept with its answer, so that what was said of it can be tried again (R107)."""

from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256
from json import dumps
from typing import Any

from farled.methods.selection import BodyMinimum, Initiative, OneOf, Requires, SelectionProblem, Share
from farled.portfolio.figures.desk.problem import Bench, Built, Scale

Data = dict[str, Any]


def stored(built: Built, bench: Bench) -> Data:
    """What is kept of a problem; ``ranks``: the group's points; ``spreads``: the worth when it goes badly and well."""
    problem = built.problem
    return {
        "unit": built.scale.unit,
        "left_out": list(built.left_out),
        "ranks": {each.id: each.points for each in bench.candidates if each.points is not None},
        "spreads": {
            each.id: [each.low, each.likely, each.high]
            for each in bench.candidates
            if None not in (each.worth, each.low, each.likely, each.high)
        },
        "target": dict(bench.target),
        "unvalued": sorted(each.id for each in bench.candidates if each.worth is None),
        "initiatives": [_initiative(each) for each in problem.initiatives],
        "frames": _places(problem.frames),
        "carry": {name: [share.numerator, share.denominator] for name, share in sorted(problem.carry_overs.items())},
        "capacity": _places(problem.capacity),
        "requires": [[each.one, each.other, each.lag] for each in problem.requires],
        "excludes": [list(pair) for pair in problem.excludes],
        "one_of": [[list(each.members), each.required] for each in problem.one_of],
        "shares": [[each.axis, int(each.least)] for each in problem.shares],
        "bodies": [[each.body, each.count, each.weight] for each in problem.bodies],
    }


def restored(data: Mapping[str, Any]) -> Built:
    """The problem again."""
    problem = SelectionProblem(
        initiatives=tuple(map(_restored, data["initiatives"])),
        frames={(name, year): amount for name, year, amount in data["frames"]},
        carry_overs={name: Fraction(*share) for name, share in data["carry"].items()},
        capacity={(name, year): amount for name, year, amount in data["capacity"]},
        requires=tuple(Requires(*each) for each in data["requires"]),
        excludes=tuple((one, other) for one, other in data["excludes"]),
        one_of=tuple(OneOf(tuple(members), required=required) for members, required in data["one_of"]),
        shares=tuple(Share(axis, least=least) for axis, least in data["shares"]),
        bodies=tuple(BodyMinimum(*each) for each in data["bodies"]),
    )
    return Built(problem, Scale(data["unit"]), tuple(data["left_out"]))


def fingerprint(data: Mapping[str, Any]) -> str:
    """What tells one problem from another, whoever asks and whenever."""
    return sha256(dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _places(amounts: Mapping[tuple[str, int], int]) -> list[list[Any]]:
    return [[name, year, amount] for (name, year), amount in sorted(amounts.items())]


def _initiative(each: Initiative) -> Data:
    return {
        "id": each.id,
        "portfolio": each.portfolio,
        "starts": list(each.starts),
        "cost": list(each.cost),
        "also": {name: list(amounts) for name, amounts in sorted(each.also.items())},
        "value": {str(year): value for year, value in sorted(each.value.items())},
        "body": each.body,
        "use": {name: list(amounts) for name, amounts in sorted(each.use.items())},
        "weight": each.weight,
        "shares": dict(sorted(each.shares.items())),
        "mandatory": each.mandatory,
        "locked": each.locked,
    }


def _restored(data: Mapping[str, Any]) -> Initiative:
    return Initiative(
        id=data["id"],
        portfolio=data["portfolio"],
        starts=tuple(data["starts"]),
        cost=tuple(data["cost"]),
        also={name: tuple(amounts) for name, amounts in data["also"].items()},
        value={int(year): value for year, value in data["value"].items()},
        body=data["body"],
        use={name: tuple(amounts) for name, amounts in data["use"].items()},
        weight=data["weight"],
        shares=data["shares"],
        mandatory=data["mandatory"],
        locked=data["locked"],
    )
