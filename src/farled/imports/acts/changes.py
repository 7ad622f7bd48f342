"""Changes to a list are asked for, compared with what stands, approved and done, all of them or none."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from farled.files import acts as files
from farled.files.reads import FileKind
from farled.imports import rules
from farled.imports.acts.readings import BATCH, OCTETS
from farled.imports.exchange.cells import restored, stored
from farled.imports.exchange.comparing import Compared, Differing, Told, rows_by_id
from farled.imports.exchange.doing import ChangeRefused, do
from farled.imports.models import CellChange, ChangeSet
from farled.imports.states import ReadingState
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web import jobs
from farled.web.exchange import Lookups, Plain, Sheet
from farled.web.optimistic import check_version
from farled.web.refused import Refused


class CellsHindered(Exception):
    """Some rows cannot be changed as they were to be, so none has been. ``problems``: (row, column) → what is wrong."""

    def __init__(self, problems: Mapping[tuple[int, str], Refused]) -> None:
        super().__init__(len(problems))
        self.problems = dict(problems)


@transaction.atomic
def send_back(*, sheet: Sheet, name: str, content: bytes, why: str, by: Actor, at: datetime) -> ChangeSet:
    """Keep a workbook that comes back and have it compared with its list (skicka tillbaka). Raises Invalid, Forbidden.

    Nothing of it is done until somebody approves.
    """
    rules.check_can_exchange(by, sheet)
    rules.check_workbook(name, content)
    file = files.keep(kind=FileKind.UPLOAD, name=name, media_type=OCTETS, content=content, by=by, at=at)
    change_set = ChangeSet(file=file, name=file.name, why=why.strip() or f"Excel: {file.name}")
    return _begin(change_set, sheet, by=by, at=at)


@transaction.atomic
def change_many(
    *, sheet: Sheet, refs: Collection[int], column: str, value: Plain, why: str, by: Actor, at: datetime
) -> ChangeSet:
    """Ask for one column of many rows to say the same (ändra flera). Nothing is done until somebody approves."""
    rules.check_can_exchange(by, sheet)
    rules.check_many(sheet, refs, column)
    wanted = {"refs": sorted(set(refs)), "column": column, "value": stored(value)}
    name = f"{sheet.label}: {sheet.by_key[column].label}"
    return _begin(ChangeSet(name=name[:200], why=why.strip() or name[:200], wanted=wanted), sheet, by=by, at=at)


def _begin(change_set: ChangeSet, sheet: Sheet, *, by: Actor, at: datetime) -> ChangeSet:
    from farled.imports.tasks import compare_list  # the task calls these acts in turn

    change_set.organisation_id, change_set.sheet = by.organisation_id, sheet.key
    change_set.started_by_id = change_set.asked_by_id = rules.person(by)
    change_set.started_at = change_set.job_beat_at = at
    change_set.why = change_set.why[:300]
    change_set.save(force_insert=True)
    trail.created(change_set, "imports.changes.asked", by=by, at=at)
    jobs.ask(change_set, compare_list, at=at)
    return change_set


@transaction.atomic
def keep_compared(*, change_set: ChangeSet, compared: Compared, by: Actor, at: datetime) -> ChangeSet:
    """Keep what differs, to be approved."""
    change_set = _locked(change_set)
    rules.check_move_of_changes(change_set, ReadingState.REVIEW)
    CellChange.objects.filter(change_set=change_set).delete()
    CellChange.objects.bulk_create(
        (_cell(change_set, number, cell) for number, cell in enumerate(compared.cells, 1)), batch_size=BATCH
    )
    with trail.changing(change_set, "imports.changes.compared", by=by, at=at):
        change_set.state = ReadingState.REVIEW
    change_set.notices, change_set.rows = [list(each) for each in compared.notices], compared.rows
    change_set.save(update_fields=["notices", "rows"])
    return change_set


def _cell(change_set: ChangeSet, number: int, cell: Differing) -> CellChange:
    return CellChange(
        change_set=change_set,
        number=number,
        sheet=cell.sheet[:60],
        cell=cell.cell[:12],
        ref=cell.ref,
        row_version=cell.version,
        row_name=cell.name[:200],
        column=cell.column,
        label=cell.label[:200],
        before=stored(cell.before),
        after=stored(cell.after),
        before_text=cell.before_text,
        after_text=cell.after_text,
        problem=_kept(cell.problem) if cell.problem else None,
        faulty=cell.problem is not None,
    )


def _kept(problem: Told) -> dict[str, Any]:
    return {"code": problem[0], "facts": problem[1]}


def told(refusal: Refused) -> Told:
    """A refusal as it is kept at a cell."""
    return f"={refusal.code}", {name: str(value) for name, value in refusal.facts.items()}


@transaction.atomic
def refuse(*, change_set: ChangeSet, problem: Told, by: Actor, at: datetime) -> ChangeSet:
    """Tell that a workbook as a whole cannot be compared with the list, and why."""
    change_set = _locked(change_set)
    rules.check_move_of_changes(change_set, ReadingState.REFUSED)
    with trail.changing(change_set, "imports.changes.refused", by=by, at=at):
        change_set.state = ReadingState.REFUSED
    change_set.notices = [list(problem)]
    change_set.save(update_fields=["notices"])
    return change_set


@transaction.atomic
def approve(*, change_set: ChangeSet, version: int, partly: bool, by: Actor, at: datetime) -> ChangeSet:
    """Have the changes done (godkänna). While something is wrong, only when told to leave that out (``partly``)."""
    from farled.imports.tasks import apply_list  # the task calls these acts in turn

    change_set = _locked(change_set)
    rules.check_own_changes(by, change_set)
    check_version(current=change_set.version, seen=version, stored=change_set.trail_values())
    rules.check_can_approve(change_set, partly=partly)
    with trail.changing(change_set, "imports.changes.approved", by=by, at=at):
        change_set.state, change_set.partly = ReadingState.APPLYING, partly
    jobs.ask(change_set, apply_list, at=at)
    return change_set


@transaction.atomic
def apply_changes(*, change_set: ChangeSet, sheet: Sheet, by: Actor, at: datetime) -> ChangeSet:
    """Do the changes that were approved in one transaction, by the room's own acts.

    Raises CellsHindered, when nothing has been done, with everything that some act refused or somebody changed
    meanwhile.
    """
    change_set = _locked(change_set)
    rules.check_move_of_changes(change_set, ReadingState.APPLIED)
    lookups = Lookups(sheet, by)
    wanted: dict[int, dict[str, CellChange]] = {}
    for cell in change_set.cells.filter(faulty=False).order_by("number"):
        wanted.setdefault(cell.ref or 0, {})[cell.column] = cell
    problems: dict[tuple[int, str], Refused] = {}
    seen: set[int] = set()
    for row in rows_by_id(sheet, by, wanted):
        seen.add(row.pk)
        cells = wanted[row.pk]
        if any(cell.row_version != (sheet.version(row) or 0) for cell in cells.values()):
            problems |= {(row.pk, key): Refused("imports.changes.moved") for key in cells}
            continue
        new = {key: restored(sheet.by_key[key], cell.after) for key, cell in cells.items()}
        try:
            with transaction.atomic():
                do(sheet, row, new, lookups, by=by, at=at, why=change_set.why)
        except ChangeRefused as refused:
            for each in refused.refusal.each:
                problems |= {(row.pk, key): each for key in ({each.field} & refused.keys or refused.keys)}
    problems |= {(ref, key): Refused("imports.changes.gone") for ref in wanted.keys() - seen for key in wanted[ref]}
    if problems:
        raise CellsHindered(problems)
    with trail.changing(change_set, "imports.changes.applied", by=by, at=at):
        change_set.state, change_set.applied_at = ReadingState.APPLIED, at
    return change_set


@transaction.atomic
def tell_hindered(
    *, change_set: ChangeSet, problems: Mapping[tuple[int, str], Refused], by: Actor, at: datetime
) -> ChangeSet:
    """Show at each cell what hindered the changes; they wait to be approved again or left."""
    change_set = _locked(change_set)
    rules.check_move_of_changes(change_set, ReadingState.REVIEW)
    cells = list(change_set.cells.filter(faulty=False, ref__in={ref for ref, _key in problems}))
    hindered = [cell for cell in cells if (cell.ref, cell.column) in problems]
    for cell in hindered:
        cell.problem, cell.faulty = _kept(told(problems[cell.ref or 0, cell.column])), True
    CellChange.objects.bulk_update(hindered, ["problem", "faulty"], batch_size=BATCH)
    with trail.changing(change_set, "imports.changes.hindered", by=by, at=at):
        change_set.state = ReadingState.REVIEW
    return change_set


@transaction.atomic
def compare_again(*, change_set: ChangeSet, by: Actor, at: datetime) -> ChangeSet:
    """Have the changes compared anew, when the work has stopped or somebody has changed the list (jämför igen)."""
    from farled.imports.tasks import compare_list  # the task calls these acts in turn

    change_set = _locked(change_set)
    rules.check_own_changes(by, change_set)
    rules.check_compared_again(change_set, at=at)
    if change_set.state == ReadingState.APPLYING:
        with trail.changing(change_set, "imports.changes.stopped", by=by, at=at):
            change_set.state = ReadingState.REVIEW
    with trail.changing(change_set, "imports.changes.asked", by=by, at=at):
        change_set.state = ReadingState.READING
    jobs.ask(change_set, compare_list, at=at)
    return change_set


@transaction.atomic
def leave(*, change_set: ChangeSet, version: int, by: Actor, at: datetime) -> ChangeSet:
    """Leave changes that nothing has come of (lämna). Their cells go; the list is not touched."""
    change_set = _locked(change_set)
    rules.check_own_changes(by, change_set)
    check_version(current=change_set.version, seen=version, stored=change_set.trail_values())
    rules.check_move_of_changes(change_set, ReadingState.ABANDONED)
    with trail.changing(change_set, "imports.changes.left", by=by, at=at):
        change_set.state = ReadingState.ABANDONED
    CellChange.objects.filter(change_set=change_set).delete()
    return change_set


def _locked(change_set: ChangeSet) -> ChangeSet:
    rows = ChangeSet.objects.select_for_update(of=("self",)).select_related("file", "started_by", "organisation")
    return rows.get(pk=change_set.pk)
