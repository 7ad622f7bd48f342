"""Changes of the organisation's dates, and laying up those that come back for the next year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.agenda import rules
from farled.agenda.models import DateEntry
from farled.agenda.states import DateKind, Repeats
from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def add_date(
    *,
    on: date,
    title: str,
    by: Actor,
    at: datetime,
    note: str = "",
    source: str = "",
    kind: DateKind = DateKind.OTHER,
    repeats: Repeats = Repeats.NO,
) -> DateEntry:
    """Put a date in the organisation's calendar."""
    rules.check_can_manage(by, by.organisation_id)
    title = cleaned(title, field="title")
    entry = DateEntry(
        organisation_id=by.organisation_id,
        on=on,
        title=title,
        note=note.strip(),
        source=source.strip(),
        kind=kind,
        repeats=repeats,
    )
    entry.save(force_insert=True)
    trail.created(entry, "agenda.date.added", by=by, at=at)
    return entry


@transaction.atomic
def change_date(
    *,
    entry: DateEntry,
    version: int,
    on: date,
    title: str,
    by: Actor,
    at: datetime,
    note: str = "",
    source: str = "",
    kind: DateKind | None = None,
    repeats: Repeats | None = None,
) -> DateEntry:
    """Move or reword a date; its kind, and whether it comes back, stay as they are unless told.

    Raises Stale when somebody else changed it meanwhile.
    """
    rules.check_can_manage(by, entry.organisation_id)
    entry = DateEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    check_version(current=entry.version, seen=version, stored=entry.trail_values())
    with trail.changing(entry, "agenda.date.changed", by=by, at=at):
        entry.on, entry.title = on, cleaned(title, field="title")
        entry.note, entry.source = note.strip(), source.strip()
        entry.kind, entry.repeats = kind or entry.kind, repeats or entry.repeats
    return entry


@transaction.atomic
def remove_date(*, entry: DateEntry, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take a date out of the calendar; history keeps what it said. Raises Stale when it has changed meanwhile."""
    rules.check_can_manage(by, entry.organisation_id)
    entry = DateEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    check_version(current=entry.version, seen=version, stored=entry.trail_values())
    trail.removed(entry, "agenda.date.removed", by=by, at=at, why=why)
    entry.delete()


@dataclass(frozen=True, slots=True)
class LaidUp:
    """A date of one year to lay up for the next, and on which day."""

    entry: DateEntry
    on: date


@transaction.atomic
def lay_up_next_year(*, rows: Sequence[LaidUp], by: Actor, at: datetime) -> list[DateEntry]:
    """Put dates that come back in the next year's calendar. One that has been laid up already is left as it is.

    Raises Invalid for a day in another year than the one that follows, and Refused when nothing is chosen.
    """
    rules.check_can_manage(by, by.organisation_id)
    rules.check_something_chosen(rows)
    trail.hold(by.organisation_id)
    chosen = {int(row.entry.pk or 0): row.on for row in rows}
    entries = DateEntry.objects.visible_to(by).filter(pk__in=list(chosen)).exclude(repeats=Repeats.NO)
    already = [ref for ref in DateEntry.objects.filter(laid_from__in=chosen).values_list("laid_from", flat=True) if ref]
    laid = []
    for entry in entries.exclude(pk__in=already).order_by("on", "pk"):
        rules.check_next_year(entry, chosen[entry.pk])
        laid.append(
            DateEntry(
                organisation_id=entry.organisation_id,
                on=chosen[entry.pk],
                title=entry.title,
                note=entry.note,
                source=entry.source,
                kind=entry.kind,
                repeats=entry.repeats,
                laid_from=entry.pk,
            )
        )
    for entry in laid:
        entry.save(force_insert=True)
    trail.created_many(laid, "agenda.date.laid_up", by=by, at=at)
    return laid
