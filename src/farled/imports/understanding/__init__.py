"""From what the reading core gives to draft rows as they are kept: values in the plan's own words, doubts beside them.

Builds rows and writes none. Enters: a `ReadPlan`, the bodies, objectives and earlier choices of the organisation.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from farled.direction.reads import Objective
from farled.imports.models import Draft, Involvement, NamedGoal, NamedParty, Reading
from farled.imports.reading import (
    BodyMatch,
    DraftRow,
    KnownBody,
    MatchDoubt,
    PartyRole,
    Passage,
    Problem,
    ReadPlan,
    RowKind,
    StatusValue,
    match_bodies,
)
from farled.imports.states import DraftKind, GoalChoice, PartyChoice
from farled.methods.swedish import fold
from farled.planning.states import Part, Status
from farled.web.numbers import whole

SURE = 0.95  # likeness from which a name is taken for the body without asking
ELSEWHERE = frozenset({"row.collective"})  # doubts about a name, which are told at the name
STATUSES: Mapping[StatusValue, Status] = {
    StatusValue.NEW: Status.NEW,
    StatusValue.ONGOING: Status.ONGOING,
    StatusValue.DONE: Status.DONE,
    StatusValue.PARTLY: Status.PARTLY,
    StatusValue.PAUSED: Status.PAUSED,
    StatusValue.REPLACED: Status.REPLACED,
    StatusValue.ADDED: Status.NEW,
    StatusValue.UNUSED: Status.NOT_USED,
    StatusValue.DROPPED: Status.DROPPED,
}
HIGHEST_PRIORITY, LOWEST_PRIORITY = 1, 99

Choice = tuple[PartyChoice, list[int]]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the organisation knows: its bodies, earlier choices by name, and its objectives, the nearest first.

    ``fresh`` says that the plan has no objectives yet, so that goal areas are offered to be added.
    """

    bodies: Sequence[KnownBody]
    remembered: Mapping[str, Choice]
    objectives: Sequence[Objective]
    fresh: bool


@dataclass(slots=True)
class Understood:
    """Rows to be kept, in the order in which they can be."""

    areas: list[NamedGoal] = field(default_factory=list)
    objectives: list[NamedGoal] = field(default_factory=list)
    parties: list[NamedParty] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    involvements: list[Involvement] = field(default_factory=list)


def understand(reading: Reading, plan: ReadPlan, ground: Ground) -> Understood:
    """The draft rows of a plan that has been read, with the names and goals they rest on."""
    found = Understood()
    goals = _Goals(reading, ground, found)
    parties = _Parties(reading, ground, found)
    for area in plan.goal_areas:
        goals.area(_plain(area.name))
    told: dict[int, list[Problem]] = {}
    for problem in plan.problems:
        if problem.row is not None and problem.code not in ELSEWHERE:
            told.setdefault(problem.row, []).append(problem)
    for index, row in enumerate(plan.rows):
        draft = _draft(reading, index + 1, row, told.get(index, ()))
        draft.goal = goals.of(row)
        found.drafts.append(draft)
        parties.involve(draft, row)
    return found


def besides_rows(plan: ReadPlan) -> dict[str, Any]:
    """Everything else the core told, as plain data for ``Reading.found``."""
    return {
        "lines": plan.file.lines,
        "format": plan.file.format,
        "goal_areas": [_plain(area.name) for area in plan.goal_areas],
        "unread": [{"reason": part.reason, **_passage(part.passage)} for part in plan.unread],
        "context": [{"kind": part.kind.value, **_passage(part.passage)} for part in plan.context],
        "footnotes": [{"mark": _plain(note.mark), "text": _plain(note.text)} for note in plan.footnotes],
        "problems": [
            {**_doubt(problem), "passage": _passage(problem.passage) if problem.passage else None}
            for problem in plan.problems
            if problem.row is None
        ],
        "tables": [_clean(asdict(table)) for table in plan.tables],
    }


# --- Rows -------------------------------------------------------------------------------------------------------------


def _draft(reading: Reading, number: int, row: DraftRow, problems: Iterable[Problem]) -> Draft:
    doubts = [_doubt(problem) for problem in problems]
    status, outcome = _status(row, doubts)
    if row.period.unknown:
        doubts.append({"code": "row.unknown_period", "facts": {"text": _plain(row.period.raw)}})
    priority, rest = _priority(row.priority)
    return Draft(
        reading=reading,
        number=number,
        kind=DraftKind(row.kind.value),
        title=_plain(row.title),
        description=_description(row, rest),
        start=row.period.start,
        end=None if row.period.open_end else row.period.end,
        standing=row.period.standing,
        status=status,
        priority=priority,
        responsible_text=_plain(row.responsible),
        footnotes=[_plain(note.text) for note in row.footnotes],
        effect=_plain(row.effect),
        outcome=outcome,
        part_of=_plain(row.part_of),
        passages=[_passage(passage) for passage in row.passages],
        doubts=doubts,
        doubtful=bool(doubts),
    )


def _status(row: DraftRow, doubts: list[dict[str, Any]]) -> tuple[Status, str]:
    """Status and outcome; what the file leaves unsaid is proposed, and said to be a proposal."""
    raw, outcome = _plain(row.status.raw), _plain(row.outcome)
    if row.status.value is None:
        if row.kind is RowKind.OUTCOME:
            doubts.append({"code": "row.no_status", "facts": {}})
            return Status.DONE, outcome
        return Status.NEW, outcome
    status = STATUSES[row.status.value]
    if row.status.value is StatusValue.ADDED:
        doubts.append({"code": "row.added_status", "facts": {"text": raw}})
    if status.finished and not outcome:
        doubts.append({"code": "row.status_as_outcome", "facts": {"text": raw}})
        outcome = raw
    return status, outcome


def _priority(text: str) -> tuple[int | None, str]:
    """A number that can be one, else the words."""
    text = _plain(text).strip()
    if HIGHEST_PRIORITY <= (number := whole(text) or 0) <= LOWEST_PRIORITY:
        return number, ""
    return None, text


def _description(row: DraftRow, priority: str) -> str:
    """The description and, line by line, the cells that have no place of their own, so that nothing is lost."""
    budget = row.budget.raw if row.budget else ""
    more = (
        ("Indikator", row.indicator),
        ("Prioritet", priority),
        ("Budget", budget),
        ("Kommentar", row.comment),
        *((cell.header, cell.text) for cell in row.other),
    )
    lines = [f"{_plain(name)}: {_plain(text)}" if name else _plain(text) for name, text in more if text.strip()]
    return "\n".join(filter(None, (_plain(row.description), *lines)))


# --- Names and goals --------------------------------------------------------------------------------------------------


class _Parties:
    """Whoever is named, each name once."""

    def __init__(self, reading: Reading, ground: Ground, found: Understood) -> None:
        self.reading, self.ground, self.found = reading, ground, found
        self.known: dict[str, NamedParty] = {}

    def involve(self, draft: Draft, row: DraftRow) -> None:
        parts: dict[str, Part] = {}
        for party in row.parties:
            name = _plain(party.name).strip()
            if not name:
                continue
            key = fold(name)
            if key not in self.known:
                self.known[key] = self._named(name, key)
            part = Part.CONTRIBUTING if party.role is PartyRole.CONTRIBUTING else Part.LEAD
            if parts.get(key) is not Part.LEAD:
                parts[key] = part
        self.found.involvements.extend(
            Involvement(draft=draft, party=self.known[key], part=part) for key, part in parts.items()
        )

    def _named(self, name: str, key: str) -> NamedParty:
        party = NamedParty(reading=self.reading, name=name, name_key=key)
        matches = match_bodies(name, self.ground.bodies)
        party.doubt = matches[0].doubt.value
        party.proposals = [_proposal(match) for match in matches if match.key is not None]
        if key in self.ground.remembered:
            party.choice, party.bodies = self.ground.remembered[key]
            party.decided = party.remembered = True
        elif _sure(matches):
            party.choice, party.bodies = PartyChoice.BODIES, [int(str(matches[0].key))]
        self.found.parties.append(party)
        return party


def _sure(matches: Sequence[BodyMatch]) -> bool:
    best = matches[0]
    return best.key is not None and best.confidence >= SURE and best.doubt is not MatchDoubt.SEVERAL


def _proposal(match: BodyMatch) -> list[Any]:
    return [int(str(match.key)), round(match.confidence * 100), match.doubt.value]


class _Goals:
    """Goal areas and the objectives under them, each once."""

    def __init__(self, reading: Reading, ground: Ground, found: Understood) -> None:
        self.reading, self.ground, self.found = reading, ground, found
        self.known: dict[tuple[str, str], NamedGoal] = {}
        self.by_title: dict[str, Objective] = {}
        for objective in ground.objectives:
            for title in (objective.title, *objective.aliases):
                self.by_title.setdefault(fold(title), objective)

    def area(self, name: str) -> NamedGoal | None:
        return self._goal(name, None) if name.strip() else None

    def of(self, row: DraftRow) -> NamedGoal | None:
        area = self.area(_plain(row.goal_area))
        objective = _plain(row.objective)
        return self._goal(objective, area) if objective.strip() else area

    def _goal(self, name: str, area: NamedGoal | None) -> NamedGoal:
        place = (area.name_key if area else "", fold(name))
        if place not in self.known:
            objective = self.by_title.get(fold(name))
            create = self.ground.fresh and len(name) <= Objective._meta.get_field("title").max_length  # type: ignore[operator]  # it has one
            choice = GoalChoice.KNOWN if objective else GoalChoice.CREATE if create else GoalChoice.NONE
            goal = NamedGoal(
                reading=self.reading, area=area, name=name, name_key=fold(name), choice=choice, objective=objective
            )
            self.known[place] = goal
            (self.found.objectives if area else self.found.areas).append(goal)
        return self.known[place]


# --- Plain data -------------------------------------------------------------------------------------------------------


def _doubt(problem: Problem) -> dict[str, Any]:
    facts = {name: _plain(value) if isinstance(value, str) else value for name, value in problem.facts.items()}
    doubt = facts.pop("doubt", "")
    return {"code": f"{problem.code}.{doubt}" if doubt else problem.code, "facts": facts}


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "first": passage.first,
        "last": passage.last,
        "text": _plain(passage.text),
        "page": passage.page,
        "sheet": _plain(passage.sheet),
    }


def _plain(text: str) -> str:
    """Text without the one character a database cannot keep."""
    return text.replace("\x00", "")


def _clean(value: Any) -> Any:
    """Plain data, all texts in it kept clean."""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, Mapping):
        return {str(name): _clean(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(part) for part in value]
    return value
