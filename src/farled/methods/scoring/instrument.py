"""The instrument as data: questions, and the groups they are read by – areas, factors, principles – in versions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from farled.methods.money import Exact, exact
from farled.methods.problems import Problem

Id = str


class Side(StrEnum):
    """Which of the two dimensions of digital maturity a group belongs to (förmåga, arv)."""

    ABILITY = "ability"
    LEGACY = "legacy"


@dataclass(frozen=True, slots=True)
class Question:
    """A statement answered on 1 … ``points``, 2–101, or with "don't know" or "not mine".

    ``id`` stays the same through the versions of an instrument; ``wording`` is raised when the text changes so much
    that answers before and after cannot be compared. ``turned``: agreeing means less maturity. ``weight``: its part of
    a group. ``groups``: grouping → group, such as ``{"area": "innovation", "factor": "leadership"}``.
    """

    id: Id
    groups: Mapping[Id, Id] = field(hash=False)
    points: int = 5
    turned: bool = False
    weight: Exact = 1
    wording: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "groups", MappingProxyType(dict(self.groups)))


@dataclass(frozen=True, slots=True)
class Group:
    """An area, a factor or a principle; ``weight``: its part of the index, ``side``: its dimension, if it has one."""

    id: Id
    side: Side | None = None
    weight: Exact = 1


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to read all the questions: six areas, five factors, seven principles."""

    id: Id
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A set of questions as it was asked: a new version is a new value. Codes of questions are places in the tuple."""

    id: Id
    version: int
    questions: tuple[Question, ...]
    groupings: tuple[Grouping, ...]

    def grouping(self, name: Id) -> Grouping:
        """The grouping of that name. Raises KeyError when there is none."""
        for each in self.groupings:
            if each.id == name:
                return each
        raise KeyError(name)

    def places(self, grouping: Id, group: Id) -> list[int]:
        """The codes of the questions of a group."""
        return [place for place, each in enumerate(self.questions) if each.groups.get(grouping) == group]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new version does to the questions; only those ``same`` can be compared over time."""

    same: tuple[Id, ...]
    reworded: tuple[Id, ...]
    added: tuple[Id, ...]
    removed: tuple[Id, ...]


def percent(answer: Exact, lowest: Exact = 1, highest: Exact = 5, *, turned: bool = False) -> Fraction:
    """An answer as per cent of the way from the lowest to the highest: s = 100 · (a − l) / (h − l), exact.

    Turned: 100 − s, which is the same as turning the answer first (a ← l + h − a). Source: methods reference, section
    5. Raises ValueError for an answer outside the scale or a scale without length.

    >>> [int(percent(answer)) for answer in (1, 2, 3, 4, 5)], int(percent(2, turned=True))
    ([0, 25, 50, 75, 100], 75)
    """
    if not exact(lowest) <= exact(answer) <= exact(highest) or exact(lowest) == exact(highest):
        raise ValueError(f"{answer} on a scale from {lowest} to {highest}")
    share = 100 * (exact(answer) - exact(lowest)) / (exact(highest) - exact(lowest))
    return 100 - share if turned else share


def check(instrument: Instrument) -> tuple[Problem, ...]:
    """All that is wrong with an instrument, by grouping and question.

    ``question.twice``, ``grouping.twice``, ``group.twice``; ``question.points`` outside 2–101; ``question.weight`` and
    ``group.weight`` below 0; ``question.ungrouped`` and ``question.group_unknown`` by grouping; ``group.empty`` (no
    question with weight); ``grouping.one_sided`` (some groups have a side and others not).

    >>> area = Grouping("area", (Group("users"), Group("technology")))
    >>> [str(each) for each in check(Instrument("dm", 1, (Question("q1", {"area": "users"}),), (area,)))]
    ['group.empty (grouping=area, group=technology)']
    """
    return (*_names(instrument), *_questions(instrument), *_groups(instrument))


def changes(old: Instrument, new: Instrument) -> Changes:
    """What became of each question from one version to another, in the order asked.

    >>> first = Instrument("dm", 1, (Question("q1", {}), Question("q2", {}), Question("q3", {})), ())
    >>> second = Instrument("dm", 2, (Question("q1", {}), Question("q2", {}, wording=2), Question("q4", {})), ())
    >>> changes(first, second)
    Changes(same=('q1',), reworded=('q2',), added=('q4',), removed=('q3',))
    """
    before = {each.id: _meaning(each) for each in old.questions}
    after = {each.id: _meaning(each) for each in new.questions}
    return Changes(
        same=tuple(name for name in after if before.get(name) == after[name]),
        reworded=tuple(name for name in after if name in before and before[name] != after[name]),
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
    )


def comparable(instruments: Sequence[Instrument]) -> tuple[Id, ...]:
    """The questions that all these versions ask in the same words and on the same scale; () without instruments.

    >>> versions = [Instrument("dm", n, (Question("q1", {}), Question("q2", {}, wording=n)), ()) for n in (1, 2)]
    >>> comparable(versions)
    ('q1',)
    """
    if not instruments:
        return ()
    common = set.intersection(*({(each.id, _meaning(each)) for each in one.questions} for one in instruments))
    return tuple(each.id for each in instruments[0].questions if (each.id, _meaning(each)) in common)


def _meaning(question: Question) -> tuple[int, int, bool]:
    return question.wording, question.points, question.turned


def _names(instrument: Instrument) -> Iterator[Problem]:
    for name in _twice([each.id for each in instrument.questions]):
        yield Problem.of("question.twice", question=name)
    for name in _twice([each.id for each in instrument.groupings]):
        yield Problem.of("grouping.twice", grouping=name)
    for grouping in instrument.groupings:
        for name in _twice([each.id for each in grouping.groups]):
            yield Problem.of("group.twice", grouping=grouping.id, group=name)


def _questions(instrument: Instrument) -> Iterator[Problem]:
    known = {each.id: {group.id for group in each.groups} for each in instrument.groupings}
    for question in instrument.questions:
        if not 2 <= question.points <= 101:
            yield Problem.of("question.points", question=question.id, points=question.points)
        if exact(question.weight) < 0:
            yield Problem.of("question.weight", question=question.id, weight=question.weight)
        for grouping, groups in known.items():
            if grouping not in question.groups:
                yield Problem.of("question.ungrouped", question=question.id, grouping=grouping)
            elif question.groups[grouping] not in groups:
                name = question.groups[grouping]
                yield Problem.of("question.group_unknown", question=question.id, grouping=grouping, group=name)


def _groups(instrument: Instrument) -> Iterator[Problem]:
    for grouping in instrument.groupings:
        for group in grouping.groups:
            places = instrument.places(grouping.id, group.id)
            if exact(group.weight) < 0:
                yield Problem.of("group.weight", grouping=grouping.id, group=group.id, weight=group.weight)
            if not any(exact(instrument.questions[place].weight) for place in places):
                yield Problem.of("group.empty", grouping=grouping.id, group=group.id)
        if len({each.side is None for each in grouping.groups}) > 1:
            yield Problem.of("grouping.one_sided", grouping=grouping.id)


def _twice(names: Collection[Id]) -> list[Id]:
    seen: set[Id] = set()
    return [name for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]
