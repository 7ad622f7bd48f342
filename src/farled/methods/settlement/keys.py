"""Keys (fördelningsnycklar): by what a cost is shared out between bodies."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from farled.methods.money import Exact, Ore, apportion_among, exact
from farled.methods.problems import InputError, Problem

Id = str


class Basis(StrEnum):
    """What a body's part is counted by."""

    EQUAL = "equal"  # every body the same
    POPULATION = "population"
    USERS = "users"
    VOLUME = "volume"


@dataclass(frozen=True, slots=True)
class Key:
    """Bases with the share (0–1) of the cost that each of them shares out; the shares make 1.

    Who pays by what is policy; a key only says it. Raises InputError ``key.share`` (not above 0) and ``key.not_whole``.

    >>> from decimal import Decimal
    >>> Key({Basis.EQUAL: Decimal("0.2"), Basis.USERS: Decimal("0.8")}).shares[Basis.USERS]
    Decimal('0.8')
    """

    shares: Mapping[Basis, Exact] = field(hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", MappingProxyType({each: self.shares[each] for each in sorted(self.shares)}))
        problems = [
            Problem.of("key.share", basis=basis, share=share)
            for basis, share in self.shares.items()
            if exact(share) <= 0
        ]
        if (whole := sum(map(exact, self.shares.values()))) != 1:
            problems.append(Problem.of("key.not_whole", sum=str(whole)))
        InputError.when(problems)

    @classmethod
    def by(cls, basis: Basis) -> "Key":
        """The key of one basis alone."""
        return cls({basis: 1})


@dataclass(frozen=True, slots=True)
class Distribution:
    """A cost shared out: ``total`` öre, what each basis shares out, and of that each body's ``parts``.

    ``shares``: öre by body. Everything adds up: bodies to the bases, bases to the total, parts to each body's share.
    """

    total: Ore
    key: Key
    bases: Mapping[Basis, Ore] = field(hash=False)
    parts: Mapping[Basis, Mapping[Id, Ore]] = field(hash=False)
    shares: Mapping[Id, Ore] = field(hash=False)


def distribute(
    total: Ore, key: Key, bodies: Collection[Id], measures: Mapping[Basis, Mapping[Id, Exact]] | None = None
) -> Distribution:
    """Share out a cost by a key: first between its bases, then each basis's part between the bodies.

    Largest remainders both times, by name among equals. ``measures``: how much each body has of each basis in the key
    (nothing is needed for equal parts). Source: methods reference, section 6; rule R115 of the inventory.

    Raises InputError: ``measure.unknown`` and ``measure.negative`` with basis and body; ``measure.nobody`` (all 0).

    >>> from decimal import Decimal
    >>> key = Key({Basis.EQUAL: Decimal("0.25"), Basis.POPULATION: Decimal("0.75")})
    >>> found = distribute(100_001, key, ["a", "b"], {Basis.POPULATION: {"a": 2, "b": 1}})
    >>> dict(found.bases), dict(found.shares)
    ({<Basis.EQUAL: 'equal'>: 25000, <Basis.POPULATION: 'population'>: 75001}, {'a': 62501, 'b': 37500})
    """
    names = sorted(set(bodies))
    known: dict[Basis, Mapping[Id, Exact]] = {Basis.EQUAL: dict.fromkeys(names, 1), **(measures or {})}
    InputError.when(_faults(total, key, names, known))
    bases = apportion_among(total, key.shares)
    parts = {
        basis: MappingProxyType(apportion_among(bases[basis], {name: known[basis][name] for name in names}))
        for basis in bases
    }
    shares = {name: sum(part[name] for part in parts.values()) for name in names}
    return Distribution(total, key, MappingProxyType(bases), MappingProxyType(parts), MappingProxyType(shares))


def _faults(total: Ore, key: Key, names: list[Id], known: Mapping[Basis, Mapping[Id, Exact]]) -> Iterator[Problem]:
    for basis in key.shares:
        measured = known.get(basis, {})
        for name in names:
            if name not in measured:
                yield Problem.of("measure.unknown", basis=basis, body=name)
            elif exact(measured[name]) < 0:
                yield Problem.of("measure.negative", basis=basis, body=name, value=measured[name])
        if total and not any(measured.get(name) for name in names):
            yield Problem.of("measure.nobody", basis=basis)
