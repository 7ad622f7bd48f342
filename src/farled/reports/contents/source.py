"""What a report of a plan rests on: everything is asked once, with the reader's own rights, as of one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from farled.direction import figures as direction_figures
from farled.direction import reads as direction
from farled.direction.reads import Document, Objective
from farled.matters.reads import Decision, decisions
from farled.methods.periods import end_of_day
from farled.people.reads import Actor
from farled.planning import figures, reads
from farled.planning.figures import AreaLines, FollowUp
from farled.planning.reads import Activity, Bearings, PlanRow, StatusReport, Tally
from farled.planning.states import ActivityKind
from farled.thread.figures import Notice, notices
from farled.thread.state import State, state
from farled.thread.states import NodeKind, key
from farled.trail.reads import as_they_were


@dataclass(frozen=True, slots=True)
class PlanSource:
    """A plan on a day as the reader sees it. ``keys`` are its rows in the red thread, by row id."""

    actor: Actor
    plan: Document
    stand: direction_figures.Stand
    decision: Decision | None
    on: date
    past: bool
    every: int
    where: Bearings
    rows: tuple[PlanRow, ...]
    counts: Tally
    areas: tuple[AreaLines, ...]
    reports: Mapping[int, StatusReport]
    objectives: Mapping[int, Objective]
    follow_up: FollowUp | None
    standing: State
    keys: Mapping[int, str]
    broken: tuple[tuple[str, Notice], ...]  # title of the row or goal, what is broken there

    @property
    def activities(self) -> list[Activity]:
        """The plan's rows without what stands beside them."""
        return [row.activity for row in self.rows]


def plan_source(actor: Actor, plan: Document, *, on: date, today: date) -> PlanSource:
    """Ask for everything a report of a plan needs. The caller has checked that the plan may be seen.

    As many queries whatever the number of rows. Work done after ``on`` leaves no mark, except that the rights are
    today's and goal areas are called what they are called today.
    """
    past, at = on < today, end_of_day(on)
    where = reads.bearings(actor, at=at if past else None)
    every = reads.report_every(plan.organisation_id, on, at=at if past else None)
    rows = reads.plan_rows_at(plan, at) if past else reads.plan_rows(plan, texts=True)
    counts = figures.tally((row.activity for row in rows), on=on, every=every)
    soonest = figures.soonest((row.activity for row in rows), on=on)
    areas = figures.lines(rows, figures.areas(counts, where, soonest), where, on=on)
    asked = reads.requests(actor, plan, at=at if past else None)
    stand = direction_figures.stand(direction.documents(actor).get(pk=plan.pk).versions.all(), on)
    decision = stand.version.decision if stand.version and direction_figures.known(stand.version, on) else None
    seen = decision and decisions(actor).filter(pk=decision.pk).exists()
    standing = state(actor, on=on, past=past)
    keys = {row.activity.pk: key(_node_kind(row.activity), row.activity.pk) for row in rows}
    return PlanSource(
        actor=actor,
        plan=plan,
        stand=stand,
        decision=decision if seen else None,
        on=on,
        past=past,
        every=every,
        where=where,
        rows=tuple(rows),
        counts=figures.together(counts),
        areas=tuple(areas),
        reports=_told(actor, plan, rows, on, at if past else None),
        objectives=_objectives(actor, plan, rows, where, on=on, past=past),
        follow_up=figures.follow_up(asked, on=on),
        standing=standing,
        keys=keys,
        broken=_broken(actor, plan, rows, keys, standing),
    )


def _node_kind(row: Activity) -> NodeKind:
    return NodeKind.INSATS if row.kind == ActivityKind.INSATS else NodeKind.ACTIVITY


def _told(actor: Actor, plan: Document, rows: list[PlanRow], on: date, at: datetime | None) -> dict[int, StatusReport]:
    """The report behind each row's light: the latest one that the row, as it was, had heard of."""
    told = reads.latest_reports(actor, reads.activities(actor).filter(document=plan), on=on, at=at)
    heard = {row.activity.pk for row in rows if row.activity.reported_on is not None}
    return {pk: report for pk, report in told.items() if pk in heard}


def _objectives(
    actor: Actor, plan: Document, rows: list[PlanRow], where: Bearings, *, on: date, past: bool
) -> dict[int, Objective]:
    """The goal areas and goals that the plan holds, or that its rows work for, in their order."""
    served = {pk for row in rows for pk in (row.activity.objective_id, *row.listings) if pk and pk in where.areas}
    wanted = served | {where.areas[pk].id for pk in served}
    seen = direction.objectives(actor)
    found = list(seen.filter(pk__in=wanted) | seen.filter(document=plan))
    known = {one.pk: one for one in (as_they_were(found, end_of_day(on)) if past else found)}
    return {pk: known[pk] for pk in where.areas if pk in known}


def _broken(
    actor: Actor, plan: Document, rows: list[PlanRow], keys: Mapping[int, str], standing: State
) -> tuple[tuple[str, Notice], ...]:
    """Where the thread is broken at the plan's rows and at its own goals, in their order."""
    titles = {keys[row.activity.pk]: row.activity.title for row in rows}
    own = direction.objectives_of(plan).values_list("pk", "title")
    titles |= {key(NodeKind.OBJECTIVE, pk): title for pk, title in own}
    worded = notices(actor, [each for each in standing.breaks if each.key in titles], titles)
    return tuple((title, notice) for name, title in titles.items() for notice in worded.get(name, ()))
