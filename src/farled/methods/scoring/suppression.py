"""What may be shown of small groups: nothing, alone or put together, that concerns fewer people than the threshold.

Everything shown is a sum over a set of people (a mean and its number are a sum). A reader who has them all can work out
every linear combination of them, and nothing more. So the rule is about those: each combination that is not zero must
concern at least ``least`` people. It covers parts against wholes, differences, overlapping groups and any equations.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from enum import StrEnum
from math import gcd
from typing import Generic, TypeVar

from farled.methods.problems import InputError, Problem

Id = str
Atom = TypeVar("Atom", bound=Hashable)
LOWEST = 3  # fewer than three, and each of two knows what the other said
_TRIED = 2_000  # sets of people gone through; what cannot be proved safe by then is not shown


class Verdict(StrEnum):
    """Why a group is shown or not."""

    SHOWN = "shown"
    NOBODY = "nobody"  # there is nothing to show
    TOO_FEW = "too_few"  # fewer people than the threshold
    WOULD_TELL = "would_tell"  # enough people, but together with what is shown it would tell of too few


def suppress(
    groups: Mapping[Id, Collection[Atom]],
    sizes: Mapping[Atom, int],
    *,
    least: int = 5,
    told: Iterable[Collection[Atom]] = (),
) -> dict[Id, Verdict]:
    """Which groups may be shown together. Larger groups go first, then by name, so totals win over their parts.

    ``groups``: name → the atoms it is made of, the finest parts that any group is put together from (a body, a body
    and a role). ``sizes``: how many people gave an answer in each atom; 0 says that people were asked and none
    answered, and that is worth protecting too. Atoms without a size are empty and do not matter. The answer is the
    same whatever the order of groups and atoms, unless a search grows too long.

    ``told``: groups that readers have been shown already, before something was added; they are counted in, whatever
    they tell.

    The vectors that no sum shown can see, one for each degree of freedom left, are kept as the sums are added. A
    combination that concerns only the atoms S exists exactly when their rows in that table depend on each other
    linearly; the small S are searched, in whole numbers, and a group that would make one is not shown
    (``WOULD_TELL``). Where the search grows too long the group is not shown either.

    Raises InputError ``threshold.too_low`` below 3 and ``size.negative``. Source: the rule is our own; methods
    reference, section 5 (anonymity); complementary suppression after L. Willenborg and T. de Waal, Elements of
    Statistical Disclosure Control (2001).

    >>> parts = {"total": "abc", "a": "a", "b": "b", "c": "c"}
    >>> [str(each) for each in suppress(parts, {"a": 12, "b": 8, "c": 3}).values()]
    ['shown', 'shown', 'would_tell', 'too_few']
    """
    problems = [] if least >= LOWEST else [Problem.of("threshold.too_low", least=least, lowest=LOWEST)]
    problems += [Problem.of("size.negative", atom=str(atom), size=size) for atom, size in sizes.items() if size < 0]
    InputError.when(problems)
    members = {name: frozenset(atoms) & sizes.keys() for name, atoms in groups.items()}
    people = {name: sum(sizes[atom] for atom in atoms) for name, atoms in members.items()}
    known = _Knowledge(sizes, least)
    for earlier in told:
        known.learns(frozenset(earlier) & sizes.keys())
    found = {}
    for name in sorted(groups, key=lambda name: (-people[name], name)):
        if not people[name]:
            found[name] = Verdict.NOBODY
        elif people[name] < least:
            found[name] = Verdict.TOO_FEW
        else:
            found[name] = Verdict.SHOWN if known.admits(members[name]) else Verdict.WOULD_TELL
    return {name: found[name] for name in groups}


class _Knowledge(Generic[Atom]):
    """The sums shown so far, as what they leave unseen: a basis of all vectors on which each of them is zero.

    A table with a row for each atom and a column for each basis vector, whole numbers, sparse both ways.
    """

    def __init__(self, sizes: Mapping[Atom, int], least: int) -> None:
        self._most = least - 1
        self._small = {atom: size for atom, size in sizes.items() if size < least}
        self._columns: dict[int, dict[Atom, int]] = {number: {atom: 1} for number, atom in enumerate(sizes)}
        self._rows: dict[Atom, set[int]] = {atom: {number} for number, atom in enumerate(sizes)}

    def admits(self, group: Iterable[Atom]) -> bool:
        """Add a sum if it is safe to show; whether it was."""
        old = self.learns(group)
        touched = {atom for column in old.values() for atom in column if atom in self._small}
        suspects = self._suspects(touched)
        if not any(self._exposed(atom, suspects) for atom in touched & suspects):
            return True
        for number in old:
            self._put(number, old[number])
        return False

    def learns(self, group: Iterable[Atom]) -> dict[int, dict[Atom, int]]:
        """Make every vector zero on the group, at the cost of one of them. Returns the columns as they were before."""
        seen: dict[int, int] = {}
        for atom in group:
            for number in self._rows[atom]:
                seen[number] = seen.get(number, 0) + self._columns[number][atom]
        seen = {number: value for number, value in seen.items() if value}
        if not seen:
            return {}  # what is shown already says it
        old = {number: self._columns[number] for number in seen}
        pivot = min(seen, key=lambda number: (len(old[number]), number))
        for number, value in seen.items():
            self._put(number, {} if number == pivot else _combined(old[number], seen[pivot], old[pivot], -value))
        return old

    def _put(self, number: int, column: dict[Atom, int]) -> None:
        for atom in self._columns[number]:
            self._rows[atom].discard(number)
        for atom in column:
            self._rows[atom].add(number)
        self._columns[number] = column

    def _suspects(self, touched: set[Atom]) -> set[Atom]:
        """The small atoms that hang together with these, less all that has a column alone, and so cannot be told of."""
        near, waiting = set(touched), list(touched)
        while waiting:
            for number in self._rows[waiting.pop()]:
                new = {atom for atom in self._columns[number] if atom in self._small} - near
                near |= new
                waiting += new
        left = {number: len(self._columns[number].keys() & near) for atom in near for number in self._rows[atom]}
        alone = [number for number, count in left.items() if count == 1]
        while alone:
            for atom in self._columns[alone.pop()].keys() & near:
                near.discard(atom)
                for number in self._rows[atom]:
                    left[number] -= 1
                    if left[number] == 1:
                        alone.append(number)
        return near

    def _exposed(self, start: Atom, suspects: set[Atom]) -> bool:
        """Whether a combination of what is shown concerns this small atom and too few people in all."""
        waiting, tried = [frozenset([start])], {frozenset([start])}
        while waiting:
            if len(tried) > _TRIED:
                return True
            atoms = waiting.pop()
            left = self._most - sum(self._small[atom] for atom in atoms)
            times = Counter(number for atom in atoms for number in self._rows[atom])
            alone = sorted(number for number, count in times.items() if count == 1)  # another atom must cancel these
            if not alone and self._dependent(atoms):
                return True
            ways = [
                {other for other in self._columns[number].keys() & suspects if self._small[other] <= left} - atoms
                for number in alone or times
            ]
            for other in min(ways, key=len) if alone else set().union(*ways):
                if atoms | {other} not in tried:
                    tried.add(atoms | {other})
                    waiting.append(atoms | {other})
        return False

    def _dependent(self, atoms: frozenset[Atom]) -> bool:
        """Whether the rows of these atoms depend on each other, by elimination in whole numbers."""
        rows = [{number: self._columns[number][atom] for number in self._rows[atom]} for atom in atoms]
        while rows:
            row = rows.pop()
            if not row:
                return True
            pivot = next(iter(row))
            rows = [_combined(each, row[pivot], row, -each[pivot]) if pivot in each else each for each in rows]
        return False


Place = TypeVar("Place")


def _combined(one: dict[Place, int], times: int, other: dict[Place, int], add: int) -> dict[Place, int]:
    """``times`` · one + ``add`` · other, without zeros and in lowest terms."""
    found = {place: times * value for place, value in one.items()}
    for place, value in other.items():
        found[place] = found.get(place, 0) + add * value
    found = {place: value for place, value in found.items() if value}
    common = gcd(*found.values())
    return {place: value // common for place, value in found.items()} if common > 1 else found
