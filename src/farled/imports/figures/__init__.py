"""What the pages of a reading show: the answer in words, a row beside its source, what remains to be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.imports import reads, rules
from farled.imports.models import Draft, NamedGoal, NamedParty, Reading
from farled.imports.reading import MatchDoubt
from farled.imports.states import SETTLED, WANTED, DraftKind, GoalChoice, PartyChoice, ReadingState, RowState
from farled.imports.wording import place, problem, sentence
from farled.planning.states import Part, Status
from farled.web import formats
from farled.web.refused import SENTENCES
from farled.web.signs import Kind

UNREAD_SHOWN = 5


# --- In words ---------------------------------------------------------------------------------------------------------


def listed(parts: Iterable[str]) -> str:
    """``a, b och c``."""
    every = list(parts)
    if len(every) < 2:
        return "".join(every)
    return _("%(first)s och %(last)s") % {"first": ", ".join(every[:-1]), "last": every[-1]}


def kinds(counted: Mapping[str, int]) -> str:
    """``18 aktiviteter och 14 utfall``."""

    def said(kind: DraftKind, number: int) -> str:
        words = {
            DraftKind.ACTIVITY: ngettext("%(n)s aktivitet", "%(n)s aktiviteter", number),
            DraftKind.OUTCOME: ngettext("%(n)s utfall", "%(n)s utfall", number),
            DraftKind.INSATS: ngettext("%(n)s insats", "%(n)s insatser", number),
        }
        return words[kind] % {"n": formats.number(number)}

    return listed(said(kind, counted[kind]) for kind in DraftKind if counted.get(kind))


def answer(reading: Reading, tally: reads.Tally) -> str:
    """What the reading has given, and what the reader has left to do."""
    if not tally.total:
        return sentence("plan.no_rows", {})
    areas = len(reading.found.get("goal_areas", ()))
    where = (
        ngettext("i %(n)s målområde", "i %(n)s målområden", areas) % {"n": formats.number(areas)}
        if areas
        else _("utan målområde")
    )
    found = _("%(rows)s hittades %(where)s.") % {"rows": kinds(tally.kinds), "where": where}
    undecided = tally.of(RowState.UNDECIDED)
    if tally.look:
        rest = ngettext("%(n)s rad behöver du titta på.", "%(n)s rader behöver du titta på.", tally.look)
    elif undecided:
        rest = ngettext("%(n)s rad väntar på att du bekräftar.", "%(n)s rader väntar på att du bekräftar.", undecided)
    elif tally.of(*WANTED):
        rest = _("Alla rader är bestämda.")
    elif tally.of(RowState.ADDED):
        rest = ngettext("%(n)s rad är införd.", "%(n)s rader är införda.", tally.of(RowState.ADDED))
    else:
        return found
    return f"{found} {rest % {'n': formats.number(tally.look or undecided or tally.of(RowState.ADDED))}}"


def result(tally: reads.Tally) -> list[tuple[str, str]]:
    """What became of the rows, as (label, figure); what is nought is left out."""
    every = (
        (_("Införda i planen"), tally.of(RowState.ADDED)),
        (_("Fanns redan"), tally.of(RowState.THERE)),
        (_("Togs inte med"), tally.of(RowState.DROPPED)),
        (_("Inte bestämda"), tally.of(RowState.UNDECIDED)),
        (_("Bekräftade, inte införda än"), tally.of(*WANTED)),
    )
    return [(label, formats.number(number)) for label, number in every if number]


# --- A row beside its source ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody a row names, who is meant, and how sure that is."""

    name: str
    part: str | Promise
    meaning: str
    doubt: str
    open: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A passage of the file and where it stands."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A draft row as its page shows it."""

    draft: Draft
    kind: str | Promise
    state: tuple[str, str | Promise]
    sources: list[Source]
    facts: list[tuple[str, str]]
    names: list[Named]
    doubts: list[str]
    problems: list[str]
    open_name: str
    undecided: bool
    restorable: bool
    settled: bool
    goal: str
    statuses: list[tuple[str, str]]

    @property
    def needs_a_look(self) -> bool:
        """Whether something is doubted or wrong about a row that is not decided."""
        return self.undecided and bool(self.doubts or self.problems or self.open_name)


def row_of(draft: Draft, names: Mapping[int, str]) -> Row:
    """A row for its page; ``names`` are the names of the organisation's bodies by id."""
    state = RowState(draft.state)
    undecided = state is RowState.UNDECIDED
    involved = [] if draft.leads is not None else [_named(each.party, each.part, names) for each in _parties(draft)]
    return Row(
        draft=draft,
        kind=DraftKind(draft.kind).label,
        state=state.state_tag,
        sources=[Source(place(passage), passage["text"]) for passage in draft.passages],
        facts=_facts(draft, names),
        names=involved,
        doubts=[sentence(doubt["code"], doubt["facts"]) for doubt in draft.doubts] if undecided else [],
        problems=[problem(each) for each in draft.problems],
        open_name=next((each.name for each in involved if each.open), ""),
        undecided=undecided,
        restorable=state in {RowState.CONFIRMED, RowState.MENDED, RowState.DROPPED},
        settled=state in SETTLED,
        goal=goal_of(draft),
        statuses=_statuses(draft) if undecided else [],
    )


def _parties(draft: Draft) -> list[Any]:
    return sorted(draft.involvements.all(), key=lambda each: each.pk)


def _facts(draft: Draft, names: Mapping[int, str]) -> list[tuple[str, str]]:
    leads, contributing = draft.leads, draft.contributing
    time = _("löpande uppdrag utan slut") if draft.standing else formats.period(draft.start, draft.end)
    rows = [(_("Tid"), time)]
    if leads is not None:
        rows.append((_("Ansvarar"), listed(names.get(pk, "?") for pk in leads) or formats.DASH))
        if contributing:
            rows.append((_("Medverkar"), listed(names.get(pk, "?") for pk in contributing)))
    rows += [
        (_("Status"), str(Status(draft.status).label)),
        (_("Del av"), draft.part_of),
        (_("Beskrivning"), draft.description),
        (_("Utfall"), draft.outcome),
        (_("Effekt"), draft.effect),
        (_("Prioritet"), str(draft.priority or "")),
        (_("Fotnoter"), "\n".join(draft.footnotes)),
    ]
    return [(label, text) for label, text in rows if text]


def _statuses(draft: Draft) -> list[tuple[str, str]]:
    """The ways it can have ended, where the file does not say; the proposal first."""
    if not any(doubt["code"] == "row.no_status" for doubt in draft.doubts):
        return []
    ways = [Status.DONE, Status.PARTLY, Status.PAUSED, Status.ONGOING, Status.NOT_USED, Status.DROPPED]
    return [(way.value, str(way.label)) for way in ways]


def goal_of(draft: Draft) -> str:
    """What a row works towards, in words."""
    objective = reads.objective_of(draft)
    goal = draft.goal
    if objective is not None:
        return objective.title
    if goal is None:
        return _("Utan mål")
    if goal.choice == GoalChoice.CREATE:
        return _("%(name)s (läggs till i planen)") % {"name": goal.name}
    return _("%(name)s (finns inte i planen)") % {"name": goal.name}


# --- Names ------------------------------------------------------------------------------------------------------------


def _named(party: NamedParty, part: str, names: Mapping[int, str]) -> Named:
    return Named(
        name=party.name,
        part=Part(part).label,
        meaning=meaning(party, names),
        doubt=doubt_of(party),
        open=party.choice == PartyChoice.OPEN,
    )


def meaning(party: NamedParty, names: Mapping[int, str]) -> str:
    """Who a name means, or who it is likely to."""
    if party.choice == PartyChoice.TEXT:
        return _("behålls som text, utan ansvarig enhet")
    if party.choice == PartyChoice.BODIES:
        return listed(names.get(pk, "?") for pk in party.bodies)
    if party.proposals:
        return _("%(body)s?") % {"body": names.get(party.proposals[0][0], "?")}
    return ""


def doubt_of(party: NamedParty) -> str:
    """Why it is not certain who a name means; ``säker`` or who has said it when it is."""
    if party.remembered:
        return _("som du valt tidigare") if party.choice != PartyChoice.OPEN else ""
    if party.decided:
        return _("valt")
    if party.choice == PartyChoice.BODIES:
        return _("säker")
    words: dict[MatchDoubt, str] = {
        MatchDoubt.FORM: _("skrivs lite annorlunda"),
        MatchDoubt.SHORT: _("bara början av namnet står i filen"),
        MatchDoubt.UNIT: _("filen nämner en del av enheten"),
        MatchDoubt.ALIKE: _("stavas nästan likadant"),
        MatchDoubt.SEVERAL: _("flera passar lika bra"),
        MatchDoubt.COLLECTIVE: _("ingen bestämd enhet"),
        MatchDoubt.UNKNOWN: _("ingen känd enhet"),
    }
    return words.get(MatchDoubt(party.doubt), "")


# --- What remains -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way: what it is about, where it is done, how it stands."""

    title: str
    note: str
    url: str
    tag: tuple[str, str]


def steps(reading: Reading, tally: reads.Tally) -> list[Step]:
    """What there is to do before the rows can come into the plan, in order, each with how it stands."""
    found = []
    tables = reading.found.get("tables", ())
    unknown = sum(not table["read"] for table in tables)
    if tables and rules.can_read_anew(reading):
        note = (
            ngettext("%(n)s tabell kunde inte läsas.", "%(n)s tabeller kunde inte läsas.", unknown)
            % {"n": formats.number(unknown)}
            if unknown
            else _("Alla tabeller är lästa.")
        )
        found.append(Step(_("Kolumner"), note, reverse("imports:columns", args=[reading.pk]), _left(unknown)))
    names = reads.parties(reading).count()
    if names:
        open_names = reads.open_parties(reading)
        note = (
            ngettext("%(n)s namn i filen är inte säkert.", "%(n)s namn i filen är inte säkra.", open_names)
            % {"n": formats.number(open_names)}
            if open_names
            else _("Alla namn är bestämda.")
        )
        found.append(Step(_("Ansvariga"), note, reverse("imports:bodies", args=[reading.pk]), _left(open_names)))
    if reading.found.get("goal_areas") or reads.goals(reading).exists():
        without = reads.goals_without_place(reading)
        note = (
            ngettext("%(n)s målområde finns inte i planen.", "%(n)s målområden finns inte i planen.", without)
            % {"n": formats.number(without)}
            if without
            else _("Alla målområden har en plats.")
        )
        found.append(Step(_("Mål"), note, reverse("imports:goals", args=[reading.pk]), _left(without)))
    return found


def _left(number: int) -> tuple[str, str]:
    return (Kind.WARN.value, _("att göra")) if number else (Kind.GOOD.value, _("klart"))


def tables_to_ask(reading: Reading) -> list[Mapping[str, Any]]:
    """The tables whose columns can be pointed out, one for each set of headings, those not read first."""
    tables = reading.found.get("tables", ())
    distinct = {table["signature"]: table for table in reversed(tables) if table["columns"]}
    found = [table | {"place": place(table["header"])} for table in distinct.values()]
    return sorted(found, key=lambda table: bool(table["read"]))


def largest_unread(tables: Iterable[Mapping[str, Any]]) -> str:
    """The signature of the table that most likely holds the plan, among those not read; empty when all are read."""
    unread = [table for table in tables if not table["read"]]
    best = max(unread, key=lambda table: len(table["columns"]) * max(table["rows"], 1), default=None)
    return str(best["signature"]) if best else ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Lines that were left, why and where."""

    why: str
    place: str
    text: str


def unread(reading: Reading) -> list[Unread]:
    """Everything in the file that was not understood, in order."""
    return [
        Unread(str(SENTENCES[f"imports.unread.{part['reason']}"]), place(part), part["text"])
        for part in reading.found.get("unread", ())
    ]


def framing(reading: Reading) -> list[Unread]:
    """Everything that frames the rows: headings, introductions, headers, furniture, links."""
    words = {
        "heading": _("Rubrik"),
        "intro": _("Inledande text"),
        "header": _("Tabellhuvud"),
        "furniture": _("Sidhuvud eller sidfot"),
        "link": _("Länk"),
    }
    return [Unread(words[part["kind"]], place(part), part["text"]) for part in reading.found.get("context", ())]


def told(reading: Reading) -> list[str]:
    """What the core says of the file as a whole: why it was refused, pages without text, hidden sheets."""
    return [
        sentence(each["code"], each["facts"])
        + (f" ({place(each['passage'])})" if each.get("passage") and each["code"] == "table.unknown_columns" else "")
        for each in reading.found.get("problems", ())
        if each["code"] != "plan.no_rows"  # which is the answer
    ]


def body_names(bodies: Iterable[Any]) -> dict[int, str]:
    """The names of bodies by id."""
    return {body.pk: body.name for body in bodies}


def goal_note(goal: NamedGoal) -> str:
    """How many rows stand right under a goal."""
    number: int = goal.rows  # type: ignore[attr-defined]  # annotated by reads.goals
    return ngettext("%(n)s rad", "%(n)s rader", number) % {"n": formats.number(number)}


def is_at_work(reading: Reading) -> bool:
    """Whether a job has the reading in hand."""
    return reading.state in {ReadingState.READING, ReadingState.APPLYING}
