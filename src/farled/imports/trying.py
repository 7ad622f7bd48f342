"""What a change to a list would come to, without writing a row: read, compared, and tried by the acts themselves."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from farled.files.reads import content_of, spoken_facts
from farled.imports import acts
from farled.imports.exchange import writing
from farled.imports.exchange.apart import read_workbook
from farled.imports.exchange.cells import restored, same
from farled.imports.exchange.comparing import Compared, Differing, Told, Unusable, compare, rows_by_id
from farled.imports.exchange.doing import tried
from farled.imports.models import ChangeSet, ListFile
from farled.imports.reading.values import Problem
from farled.people.reads import Actor, acting
from farled.web.exchange import Lookups, Sheet, spoken
from farled.web.own_lists import sheets
from farled.web.refused import Forbidden

BEAT = 100  # rows between signs of life


class Unreadable(Exception):
    """A workbook as a whole cannot be used."""

    def __init__(self, problem: Told) -> None:
        super().__init__(problem[0])
        self.problem = problem


def asker(change_set: ChangeSet, *, on: date) -> tuple[Actor, Sheet]:
    """Whoever asked for the changes, with the rights held now, and the list. Raises Forbidden for a lost right."""
    return _actor_and_sheet(change_set.started_by, change_set.organisation, change_set.sheet, on=on)


def owner(row: ListFile, *, on: date) -> tuple[Actor, Sheet]:
    """Whoever ordered the file, with the rights held now, and the list. Raises Forbidden for a lost right."""
    return _actor_and_sheet(row.owner, row.organisation, row.sheet, on=on)


def _actor_and_sheet(user: Any, organisation: Any, key: str, *, on: date) -> tuple[Actor, Sheet]:
    sheet = sheets.get(key)
    try:
        by = acting(user, organisation, on=on)
    except ValueError as without_role:
        raise Forbidden("lists.list") from without_role
    if sheet is None or not by.may(sheet.capability):
        raise Forbidden("lists.list")
    return by, sheet


def compared(change_set: ChangeSet, sheet: Sheet, *, by: Actor) -> Compared:
    """What differs. Raises Unreadable when nothing can be made of the workbook."""
    if change_set.file is None:
        return _many(change_set, sheet, by)
    book = read_workbook(change_set.file.name, content_of(change_set.file))
    if isinstance(book, Problem):
        facts = {name: str(value) for name, value in spoken_facts(book.code, book.facts).items()}
        raise Unreadable((f"=imports.{book.code}", facts))
    try:
        return compare(book, sheet, by)
    except Unusable as unusable:
        raise Unreadable((unusable.code, unusable.facts)) from unusable


def _many(change_set: ChangeSet, sheet: Sheet, by: Actor) -> Compared:
    """The same value for one column of many rows."""
    column = sheet.by_key[change_set.wanted["column"]]
    new, lookups = restored(column, change_set.wanted["value"]), Lookups(sheet, by)
    words, found = spoken(column, new, lookups), Compared()
    for row in rows_by_id(sheet, by, change_set.wanted["refs"]):
        found.rows += 1
        now = column.value(row)
        if same(new, now):
            continue
        found.cells.append(
            Differing(
                sheet="",
                cell="",
                ref=row.pk,
                version=sheet.version(row) or 0,
                name=sheet.name(row)[:200],
                column=column.key,
                label=str(column.label),
                before=now,
                after=new,
                before_text=spoken(column, now, lookups),
                after_text=words,
            )
        )
    if gone := len(change_set.wanted["refs"]) - found.rows:
        found.notices.append(("gone", {"count": str(gone)}))
    return found


def try_all(
    found: Compared, sheet: Sheet, *, by: Actor, at: datetime, why: str, tell: Callable[[int, int], None]
) -> None:
    """Let the acts try each row's changes and take them back; what they refuse is told at its cell."""
    lookups = Lookups(sheet, by)
    by_row: dict[int, list[Differing]] = {}
    for cell in found.cells:
        if cell.problem is None and cell.ref is not None:
            by_row.setdefault(cell.ref, []).append(cell)
    for done, row in enumerate(rows_by_id(sheet, by, by_row)):
        if done % BEAT == 0:
            tell(done, len(by_row))
        cells = by_row[row.pk]
        refused = tried(sheet, row, {cell.column: cell.after for cell in cells}, lookups, by=by, at=at, why=why)
        for cell in cells:
            if cell.column in refused:
                cell.problem = acts.told(refused[cell.column])


def written(row: ListFile, sheet: Sheet, *, by: Actor) -> tuple[str, bytes]:
    """The name and the content of the workbook that a list becomes, as the owner sees its rows now."""
    taken = writing.Taken(
        by.organisation_name,
        [(str(label), str(value)) for label, value in row.filters],
        by.name,
        row.asked_at,
        row.language,
        row.address,
    )
    content = writing.write(sheet, row.columns, in_order(sheet, by, row.refs), taken, by)
    return writing.file_name(sheet, taken), content


def in_order(sheet: Sheet, by: Actor, refs: Sequence[int]) -> list[Any]:
    """The rows of those ids in their order; those that are gone are left out."""
    found = {row.pk: row for row in rows_by_id(sheet, by, refs)}
    return [found[ref] for ref in refs if ref in found]
