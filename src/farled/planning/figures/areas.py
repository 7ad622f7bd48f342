"""A plan goal area by goal area: its state, its rows, and the same over time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.planning.figures.counts import nothing, overall, together
from farled.planning.figures.states import State, is_late, state_of, time_of
from farled.planning.models import Activity
from farled.planning.reads import Area, Bearings, PlanRow, Tally
from farled.planning.states import Status
from farled.web.charts import Plan, Task, plan


@dataclass(frozen=True, slots=True)
class AreaState:
    """A goal area in "Planens läge": its counts, its state and what comes next there. Area None: rows without goal."""

    area: Area | None
    counts: Tally
    next: Activity | None

    @property
    def title(self) -> str:
        """The area's title."""
        return self.area.title if self.area else _("Utan mål")

    @property
    def ref(self) -> int:
        """The area's id; 0 for the rows without goal."""
        return self.area.id if self.area else 0

    @property
    def state(self) -> State:
        """The state of the row that goes worst."""
        return overall(self.counts)


def areas(counts: Iterable[Tally], where: Bearings, soonest: Iterable[Activity] = ()) -> list[AreaState]:
    """The goal areas of a plan in its order, rows without goal last."""
    gathered: dict[Area | None, list[Tally]] = {}
    for each in counts:
        area = where.areas.get(each.objective_id) if each.objective_id else None
        gathered.setdefault(area, []).append(each)
    following: dict[Area | None, Activity] = {}
    for row in soonest:
        following.setdefault(where.area_of(row), row)
    ordered = sorted(gathered, key=lambda area: (area is None, area.place if area else 0))
    return [AreaState(area, together(gathered[area]), following.get(area)) for area in ordered]


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a plan's page shows it under a goal area; ``also`` when it mainly stands under another."""

    row: PlanRow
    state: State
    leads: str
    also: bool = False

    @property
    def time(self) -> str:
        """When it is to be done."""
        return time_of(self.activity)

    @property
    def activity(self) -> Activity:
        """The row itself."""
        return self.row.activity


@dataclass(frozen=True, slots=True)
class AreaLines:
    """A goal area with its rows."""

    state: AreaState
    lines: tuple[Line, ...]


def lines(rows: Sequence[PlanRow], states: Sequence[AreaState], where: Bearings, *, on: date) -> list[AreaLines]:
    """The rows of a plan under their goal areas; a row listed in further areas stands there too (S31)."""
    under: dict[Area | None, list[Line]] = {each.area: [] for each in states}
    for row in rows:
        home = where.area_of(row.activity)
        line = Line(row, state_of(row.activity, on), names(row.leads, where.bodies) or row.activity.responsible_text)
        under.setdefault(home, []).append(line)
        for area in dict.fromkeys(where.areas[pk] for pk in row.listings if pk in where.areas):
            if area != home:
                under.setdefault(area, []).append(replace(line, also=True))
    known = {each.area: each for each in states}
    empty = nothing()
    ordered = sorted(under, key=lambda area: (area is None, area.place if area else 0))
    return [AreaLines(known.get(area) or AreaState(area, empty, None), tuple(under[area])) for area in ordered]


def names(ids: Iterable[int], known: Mapping[int, str]) -> str:
    """The bodies' names in a row."""
    return ", ".join(known[pk] for pk in ids if pk in known)


def soonest(rows: Iterable[Activity], *, on: date) -> list[Activity]:
    """The same as ``reads.soonest`` for rows already at hand."""
    ahead = [row for row in rows if row.end is not None and row.end >= on and not Status(row.status).finished]
    return sorted(ahead, key=lambda row: (row.end or on, row.position))


def plan_answer(counts: Tally, states: Sequence[AreaState]) -> str:
    """The sentence that tells how a plan stands."""
    if not counts.total:
        return _("Planen har inga aktiviteter än.")
    behind = [each.title for each in states if each.counts.late or each.counts.red]
    if behind:
        return ngettext(
            "Ett målområde har något som är försenat: %(areas)s.",
            "%(n)s målområden har något som är försenat: %(areas)s.",
            len(behind),
        ) % {"n": len(behind), "areas": ", ".join(behind)}
    if counts.finished == counts.total:
        return _("Allt i planen är avslutat.")
    if counts.unreported:
        return _("Inget är försenat, men %(n)s av %(total)s saknar färsk rapport.") % {
            "n": counts.unreported,
            "total": counts.total,
        }
    return _("Inget är försenat.")


# --- Over time --------------------------------------------------------------------------------------------------------


def gantt(title: str, rows: Sequence[PlanRow], where: Bearings, *, on: date) -> Plan | None:
    """The plan over time, goal area by goal area; None when it holds nothing to draw."""
    if not rows:
        return None
    placed = sorted(rows, key=lambda row: _order(where.area_of(row.activity), row.activity))
    tasks = [_task(row, where, on) for row in placed]
    late = sum(is_late(row.activity, on) for row in rows)
    sentence = (
        _("%(late)s av %(all)s rader har passerat sin sluttid.") % {"late": late, "all": len(rows)}
        if late
        else _("Ingen rad har passerat sin sluttid.")
    )
    return plan("planen", _("%(plan)s över tid") % {"plan": title}, tasks, today=on, sentence=sentence)


def _order(area: Area | None, row: Activity) -> tuple[bool, int, date, int, int]:
    return (area is None, area.place if area else 0, row.start or row.end or date.max, row.position, row.pk)


def _task(row: PlanRow, where: Bearings, on: date) -> Task:
    activity, area = row.activity, where.area_of(row.activity)
    kind, word = state_of(activity, on)
    return Task(
        label=activity.title,
        start=activity.start,
        end=activity.end,
        state=(kind, str(word)),
        group=area.title if area else _("Utan mål"),
        url=reverse("planning:activity", args=[activity.pk]),
        note=names(row.leads, where.bodies) or activity.responsible_text,
    )
