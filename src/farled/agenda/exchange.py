"""The organisation's dates as a sheet that goes to Excel and comes back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.agenda import acts, reads
from farled.agenda.reads import DateEntry
from farled.agenda.states import DateKind, Repeats
from farled.people.reads import Actor
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.lists import as_declared, swedish


def change(entry: DateEntry, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Move or reword a date."""
    acts.change_date(
        entry=entry,
        version=entry.version,
        on=new.get("on", entry.on),
        title=new.get("title", entry.title),
        note=new.get("note", entry.note),
        source=new.get("source", entry.source),
        kind=DateKind(new.get("kind", entry.kind)),
        repeats=Repeats(new.get("repeats", entry.repeats)),
        by=by,
        at=at,
    )


DATES = Sheet(
    key="agenda.dates",
    label=_("Datum i kalendern"),
    nouns=(_("datum"), _("datum")),
    capability="agenda.read",
    rows=reads.dates,
    default_order="on",
    url=lambda entry: f"{reverse('agenda:dates')}?year={entry.on.year}",
    changes={"change": change},
    may_change=lambda actor: actor.reach("agenda.manage").whole,
    columns=(
        SheetColumn(
            key="title",
            label=_("Vad"),
            value=lambda entry: entry.title,
            change="change",
            required=True,
            longest=DateEntry._meta.get_field("title").max_length or 0,
            order=[swedish("title")],
            shown=True,
            many=False,
        ),
        SheetColumn(
            key="on",
            label=_("Dag"),
            value=lambda entry: entry.on,
            holds=Holds.DAY,
            change="change",
            required=True,
            order=["on"],
            shown=True,
        ),
        SheetColumn(
            key="kind",
            label=_("Slag"),
            value=lambda entry: entry.kind,
            holds=Holds.CHOICE,
            choices=DateKind,
            required=True,
            change="change",
            order=[as_declared("kind", DateKind)],
        ),
        SheetColumn(
            key="repeats",
            label=_("Kommer tillbaka"),
            value=lambda entry: entry.repeats,
            holds=Holds.CHOICE,
            choices=Repeats,
            required=True,
            change="change",
            order=[as_declared("repeats", Repeats)],
        ),
        SheetColumn(
            key="note",
            label=_("Vad ska vara klart"),
            value=lambda entry: entry.note,
            change="change",
            longest=DateEntry._meta.get_field("note").max_length or 0,
            shown=True,
        ),
        SheetColumn(
            key="source",
            label=_("Källa"),
            value=lambda entry: entry.source,
            change="change",
            longest=DateEntry._meta.get_field("source").max_length or 0,
        ),
    ),
)

SHEETS = (DATES,)
