"""A system's legacy as its page and the map show it: each criterion with its part of the index, and what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.methods import legacy
from farled.people.reads import Actor
from farled.systems import reads
from farled.systems.models import LegacyAnswer, LegacyCriterion, System
from farled.systems.states import RUNNING, Direction
from farled.web import formats
from farled.web.charts import Bar, Chart, bars
from farled.web.signs import Kind

HEAVY, LIGHT = Fraction(2, 3), Fraction(1, 3)  # from here a system mostly hinders; up to here it mostly enables
SHOWN = 30  # bars in the map; the list holds them all


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion on a system's page: its answer, and the points it gives of how many (0 of 0 without)."""

    criterion: LegacyCriterion
    answer: LegacyAnswer | None
    points: int
    most: int

    @property
    def level(self) -> str:
        """The answer in words: its step, and what the end of the scale means where it lies at one."""
        if self.answer is None:
            return _("inte besvarad")
        ends = {1: self.criterion.lowest, self.criterion.steps: self.criterion.highest}
        step = formats.of_total(self.answer.level, self.criterion.steps)
        meaning = ends.get(self.answer.level)
        return f"{step}, {meaning}" if meaning else step

    @property
    def state(self) -> tuple[Kind, str]:
        """Whether the answer hinders or enables."""
        if self.answer is None:
            return Kind.PLAIN, _("saknas")
        return leaning(Fraction(self.points, self.most))


@dataclass(frozen=True, slots=True)
class Legacy:
    """The legacy of a system: its profile by the method, and the lines that add up to it."""

    system: System
    profile: legacy.Profile
    lines: Sequence[Line]

    @property
    def index(self) -> Fraction | None:
        """0 enables, 1 hinders; None while nothing is answered."""
        return self.profile.index

    @property
    def state(self) -> tuple[Kind, str]:
        """In a word."""
        return (Kind.PLAIN, _("inte bedömt")) if self.index is None else leaning(self.index)

    @property
    def sum(self) -> str:
        """The points of all answers, of how many."""
        return formats.of_total(sum(line.points for line in self.lines), sum(line.most for line in self.lines))

    @property
    def answered(self) -> int:
        """How many criteria are answered."""
        return sum(line.answer is not None for line in self.lines)

    @property
    def answered_of(self) -> str:
        """How many are answered of how many."""
        return formats.of_total(self.answered, len(self.lines))

    @property
    def missing(self) -> list[Line]:
        """The criteria that are not answered."""
        return [line for line in self.lines if line.answer is None]


def leaning(index: Fraction) -> tuple[Kind, str]:
    """An index in a word and a sign."""
    if index >= HEAVY:
        return Kind.BAD, _("hindrar")
    return (Kind.GOOD, _("möjliggör")) if index <= LIGHT else (Kind.WARN, _("både och"))


def legacy_of(system: System, criteria: Sequence[LegacyCriterion], answers: Mapping[str, LegacyAnswer]) -> Legacy:
    """A system's legacy from what is asked and answered; see ``methods.legacy``."""
    asked = [_criterion(each) for each in criteria]
    levels = {key: answer.level for key, answer in answers.items()}
    profile = legacy.profile(asked, levels)
    fine = lcm(*(each.levels - 1 for each in asked))  # so that points are whole whatever scales there are
    lines = [
        Line(
            criterion=each,
            answer=answers.get(each.key),
            points=int(term.hindrance * each.weight * fine) if term.hindrance is not None else 0,
            most=each.weight * fine if term.hindrance is not None else 0,
        )
        for each, term in zip(criteria, profile.terms, strict=True)
    ]
    return Legacy(system, profile, lines)


def _criterion(row: LegacyCriterion) -> legacy.Criterion:
    hinders = row.direction == Direction.HINDERING
    return legacy.Criterion(row.key, weight=row.weight, levels=row.steps, hinders=hinders)


def legacies(actor: Actor, systems: Iterable[System] | None = None) -> list[Legacy]:
    """The legacy of systems, by default every running one, in two queries beside the systems' own."""
    rows = list(reads.systems(actor).filter(state__in=RUNNING) if systems is None else systems)
    criteria = list(reads.asked(actor))
    answers = reads.answers_by_system(actor, rows)
    return [legacy_of(row, criteria, answers.get(row.pk, {})) for row in rows]


def heaviest_first(rows: Iterable[Legacy]) -> list[Legacy]:
    """Those that hinder most first; those that nobody has assessed last."""
    return sorted(rows, key=lambda row: (row.index is None, -(row.index or 0)))


def candidates(rows: Iterable[Legacy]) -> list[legacy.Candidate[Legacy]]:
    """Where closing frees most: index × yearly cost, in öre a year. Without either a system has no place here."""
    return legacy.candidates((row, row.index, row.system.yearly_cost) for row in rows)


def unranked(rows: Iterable[Legacy]) -> list[Legacy]:
    """Those that lack an index or a yearly cost, so that they have no place among the candidates."""
    return [row for row in rows if row.index is None or row.system.yearly_cost is None]


NAMED = 3  # systems that the sentence names before it counts the rest


def _hindering(names: Sequence[str]) -> str:
    """Which systems hinder most, in one sentence that leaves none of them out."""
    *first, last = names
    if len(names) > NAMED + 1:  # a rest of one is named like the others
        rest = {"names": ", ".join(names[:NAMED]), "n": len(names) - NAMED}
        return _("%(names)s och %(n)s till hindrar mest.") % rest
    if first:
        return _("%(names)s och %(last)s hindrar mest.") % {"names": ", ".join(first), "last": last}
    return _("%(name)s hindrar mest.") % {"name": last}


def chart(rows: Sequence[Legacy]) -> Chart | None:
    """The assessed systems as bars, the heaviest first; None while there are none."""
    assessed = [row for row in rows if row.index is not None][:SHOWN]
    if not assessed:
        return None
    heavy = [row.system.name for row in rows if row.index is not None and row.index >= HEAVY]
    sentence = _hindering(heavy) if heavy else _("Inget bedömt system hindrar mer än det möjliggör.")
    return bars(
        "arv",
        _("Hur mycket systemen hindrar"),
        [Bar(row.system.name, float(row.index or 0), formats.share(row.index or 0), row.state[0]) for row in assessed],
        sentence=sentence,
        measure=_("Index"),
        whole=1.0,
    )


def page_of(system: System) -> str:
    """The address of a system's legacy."""
    return reverse("systems:legacy_of", args=[system.pk])


def next_of(actor: Actor, system: System) -> str:
    """Where one goes after an answer: the next question that nobody has answered, or the system's legacy."""
    (found,) = legacies(actor, [system])
    if not found.missing:
        return page_of(system)
    return reverse("systems:assess", args=[system.pk, found.missing[0].criterion.pk])
