"""Selections are opened, changed, proposed and closed; candidates come, go and are chosen by people (R66, R68)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Group
from farled.portfolio.figures.desk import gathering
from farled.portfolio.models import Application, Candidate, Desk, DeskPortfolio, Portfolio
from farled.portfolio.reads import desk as reads
from farled.portfolio.rules import desk as rules
from farled.portfolio.states import DeskState
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def open_desk(
    *,
    title: str,
    first_year: int,
    last_year: int,
    portfolios: Iterable[Portfolio],
    by: Actor,
    at: datetime,
    group: Group | None = None,
    is_example: bool = False,
) -> Desk:
    """Open a selection among applications to some portfolios, for some years (öppna ett urval). Raises Refused."""
    rules.check_can_keep_desks(by, by.organisation_id)
    portfolios = list(portfolios)
    rules.check_desk(by.organisation_id, first_year, last_year, portfolios, group)
    row = Desk(
        organisation_id=by.organisation_id,
        title=cleaned(title, field="title"),
        group=group,
        first_year=first_year,
        last_year=last_year,
        begun_on=local_day(at),
        is_example=is_example,
    )
    row.save(force_insert=True)
    _write_portfolios(row, portfolios)
    trail.created(row, "portfolio.desk.opened", by=by, at=at)
    return row


@transaction.atomic
def change_desk(
    *,
    desk: Desk,
    version: int,
    title: str,
    first_year: int,
    last_year: int,
    portfolios: Iterable[Portfolio],
    by: Actor,
    at: datetime,
    group: Group | None = None,
    why: str = "",
) -> Desk:
    """Change what a selection is about (ändra). Candidates that no longer fit are told of when it is worked out."""
    row = held(desk, version, by)
    rules.check_can_keep_desks(by, row.organisation_id)
    rules.check_open(row)
    portfolios = list(portfolios)
    rules.check_desk(row.organisation_id, first_year, last_year, portfolios, group)
    with trail.changing(row, "portfolio.desk.changed", by=by, at=at, why=why.strip()):
        row.title, row.group = cleaned(title, field="title"), group
        row.first_year, row.last_year = first_year, last_year
        _write_portfolios(row, portfolios)
    return row


def _write_portfolios(row: Desk, portfolios: Iterable[Portfolio]) -> None:
    chosen = {each.pk for each in portfolios}
    there = set(row.desk_portfolios.values_list("portfolio_id", flat=True))
    row.desk_portfolios.exclude(portfolio_id__in=chosen).delete()
    DeskPortfolio.objects.bulk_create(DeskPortfolio(desk=row, portfolio_id=pk) for pk in sorted(chosen - there))


@transaction.atomic
def propose(*, desk: Desk, version: int, outcome: str, by: Actor, at: datetime, on: date | None = None) -> Desk:
    """Leave the selection as a proposal, in the group's own words (lämna förslag).

    Every candidate is chosen or not by an answer to the desk as it is now, and departures say why. Raises Refused.
    """
    row = held(desk, version, by)
    rules.check_desk_moves(row, DeskState.PROPOSED)
    rules.check_outcome(outcome)
    candidates = list(reads.candidates_of(row))
    starts = gathering.proposed_starts(row)
    rules.check_has_proposal(starts)
    rules.check_can_be_proposed(
        undecided=[str(each.application) for each in candidates if each.chosen is None],
        unexplained=[
            str(each.application)
            for each in candidates
            if gathering.departs(each, starts or {}) and not each.departs_because
        ],
        fresh=gathering.is_fresh(row),
    )
    with trail.changing(row, "portfolio.desk.proposed", by=by, at=at):
        row.state, row.outcome, row.proposed_on = DeskState.PROPOSED, outcome.strip(), on or local_day(at)
    return row


@transaction.atomic
def reopen(*, desk: Desk, version: int, why: str, by: Actor, at: datetime) -> Desk:
    """Take a proposal back to work on it, for a reason (öppna igen)."""
    row = held(desk, version, by)
    rules.check_can_keep_desks(by, row.organisation_id)
    rules.check_desk_moves(row, DeskState.OPEN)
    rules.check_why(why)
    with trail.changing(row, "portfolio.desk.reopened", by=by, at=at, why=why.strip()):
        row.state, row.proposed_on = DeskState.OPEN, None
    return row


@transaction.atomic
def close_desk(*, desk: Desk, version: int, by: Actor, at: datetime, why: str = "") -> Desk:
    """Close a selection whose applications have gone on to decision (avsluta)."""
    row = held(desk, version, by)
    rules.check_can_keep_desks(by, row.organisation_id)
    rules.check_desk_moves(row, DeskState.CLOSED)
    with trail.changing(row, "portfolio.desk.closed", by=by, at=at, why=why.strip()):
        row.state = DeskState.CLOSED
    return row


# --- Candidates -------------------------------------------------------------------------------------------------------


@transaction.atomic
def add_candidate(
    *, desk: Desk, application: Application, by: Actor, at: datetime, latest_start: int | None = None
) -> Candidate:
    """Let an application that waits take part (lägg till). Without ``latest_start`` it may begin any of the years."""
    row = held_open(desk, by)
    application = (
        Application.objects.select_for_update(of=("self",)).select_related("initiative").get(pk=application.pk)
    )
    rules.check_room(row, row.candidates.count())
    latest = row.last_year if latest_start is None else latest_start
    asked = reads.portfolios_asked(application)
    rules.check_candidate(row, application, reads.portfolio_ids(row), asked, latest)
    rules.check_not_there(row, application, there=reads.is_candidate(row, application))
    candidate = Candidate(desk=row, application=application, latest_start=latest)
    candidate.save(force_insert=True)
    trail.created(candidate, "portfolio.candidate.added", by=by, at=at)
    return candidate


@transaction.atomic
def change_candidate(*, candidate: Candidate, version: int, latest_start: int, by: Actor, at: datetime) -> Candidate:
    """Change the last year in which a candidate can begin (ändra senaste start)."""
    row = _candidate(candidate, version, by)
    rules.check_latest_start(row.desk, row.application, latest_start)
    with trail.changing(row, "portfolio.candidate.changed", by=by, at=at):
        row.latest_start = latest_start
    return row


@transaction.atomic
def remove_candidate(*, candidate: Candidate, version: int, why: str, by: Actor, at: datetime) -> Desk:
    """Take an application out of the selection, for a reason (ta bort). Its application stands as it is."""
    row = _candidate(candidate, version, by)
    rules.check_why(why)
    rules.check_not_spoken_of(row, reads.rules_of(row.desk))
    trail.removed(row, "portfolio.candidate.removed", by=by, at=at, why=why.strip())
    row.delete()
    return row.desk


@transaction.atomic
def set_resource_use(
    *, candidate: Candidate, version: int, resource: str, amounts: Sequence[int], by: Actor, at: datetime
) -> Candidate:
    """Say how much of a resource a candidate takes each year from its start (ange resurser); none takes it away."""
    row = _candidate(candidate, version, by)
    rules.check_use(resource, amounts)
    with trail.changing(row, "portfolio.candidate.use_set", by=by, at=at):
        kept = {name: each for name, each in row.use.items() if name != resource.strip()}
        row.use = kept | ({resource.strip(): list(amounts)} if any(amounts) else {})
    return row


# --- Choosing ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def choose(
    *,
    candidate: Candidate,
    version: int,
    chosen: bool,
    by: Actor,
    at: datetime,
    start_year: int | None = None,
    departs_because: str = "",
) -> Candidate:
    """Choose a candidate or not (välj). What departs from the proposal says why (R68). Raises Refused."""
    row = _candidate(candidate, version, by)
    starts = gathering.proposed_starts(row.desk)
    rules.check_has_proposal(starts)
    rules.check_starts(row, chosen=chosen, start_year=start_year, starts=reads.years_of(row))
    _choose(row, start_year if chosen else None, departs_because, starts or {}, by=by, at=at)
    return row


@transaction.atomic
def take_plan(
    *, desk: Desk, version: int, by: Actor, at: datetime, point: int | None = None, because: str = ""
) -> Desk:
    """Choose as the proposal, or as a numbered point of benefit against balance, whose departures share one reason.

    Choices made before are made anew (utgå från förslaget). Raises Refused.
    """
    row = held(desk, version, by)
    rules.check_open(row)
    starts = gathering.proposed_starts(row)
    rules.check_has_proposal(starts)
    taken = starts if point is None else gathering.point_starts(row, point)
    rules.check_point(taken)
    for candidate in reads.candidates_of(row).select_for_update(of=("self",)):
        year = (taken or {}).get(candidate.application_id)
        _choose(candidate, year, because, starts or {}, by=by, at=at)
    return row


def _choose(
    row: Candidate,
    year: int | None,
    because: str,
    starts: dict[int, int],
    *,
    by: Actor,
    at: datetime,
) -> None:
    rules.check_choice(row, start_year=year, starts=reads.years_of(row))
    departs = starts.get(row.application_id) != year
    rules.check_departure(row, departs=departs, because=because)
    with trail.changing(row, "portfolio.candidate.chosen", by=by, at=at, why=because.strip() if departs else ""):
        row.chosen, row.start_year = year is not None, year
        row.departs_because = because.strip() if departs else ""


# --- Held rows --------------------------------------------------------------------------------------------------------


def held(desk: Desk, version: int, by: Actor) -> Desk:
    """The desk as it is now, locked until the transaction ends, for one who may work there. Raises Stale."""
    row = _locked(desk, by)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row


def held_open(desk: Desk, by: Actor) -> Desk:
    """An open desk, locked, for one who may work there; what is done to its parts asks their own versions."""
    row = _locked(desk, by)
    rules.check_open(row)
    return row


def _locked(desk: Desk, by: Actor) -> Desk:
    trail.hold(desk.organisation_id)
    row = Desk.objects.select_for_update(of=("self",)).get(pk=desk.pk)
    rules.check_can_select(by, row.organisation_id)
    return row


def _candidate(candidate: Candidate, version: int, by: Actor) -> Candidate:
    desk = held_open(candidate.desk, by)
    rows = Candidate.objects.select_for_update(of=("self",)).select_related("application__initiative")
    row = rows.get(pk=candidate.pk)
    row.desk = desk
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row
