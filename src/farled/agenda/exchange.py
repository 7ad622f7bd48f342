"""Dates, deputies and sendings as sheets that go to Excel; dates and a deputy's last day come back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.agenda import acts, reads
from farled.agenda.models import Deputyship, Sending
from farled.agenda.reads import DateEntry
from farled.agenda.states import DateKind, Repeats, SendingState
from farled.people.reads import Actor
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.formats import moment
from farled.web.lists import swedish
from farled.web.sheet_columns import Columns, through

_date, _deputy, _sending = Columns(DateEntry, change="change"), Columns(Deputyship), Columns(Sending)

DATES = Sheet(
    key="agenda.dates",
    label=_("Datum i kalendern"),
    nouns=(_("datum"), _("datum")),
    capability="agenda.read",
    rows=reads.dates,
    default_order="on",
    url=lambda entry: f"{reverse('agenda:dates')}?year={entry.on.year}",
    changes={"change": through(acts.change_date, "on", "title", "note", "source", kind=DateKind, repeats=Repeats)},
    may_change=lambda actor: actor.reach("agenda.manage").whole,
    columns=(
        _date("title", _("Vad"), shown=True, many=False),
        _date("on", _("Dag"), shown=True),
        _date("kind", _("Slag"), choices=DateKind),
        _date("repeats", _("Kommer tillbaka"), choices=Repeats),
        _date("note", _("Vad ska vara klart"), shown=True),
        _date("source", _("Källa")),
    ),
)


def end(row: Deputyship, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Set another last day of a deputyship."""
    acts.end_deputyship(deputyship=row, version=row.version, last_day=new["valid_to"], by=by, at=at, why=why)


DEPUTIES = Sheet(
    key="agenda.deputies",
    label=_("Ersättare"),
    nouns=(_("ersättare"), _("ersättare")),
    capability="agenda.read",
    rows=reads.deputyships,
    default_order="-valid_from",
    name=lambda row: row.trail_name(),
    url=lambda _row: reverse("agenda:deputies"),
    changes={"end": end},
    columns=(
        SheetColumn(
            key="deputy",
            label=_("Ersättare"),
            value=lambda row: str(row.deputy.name),
            order=[swedish("deputy__name")],
            shown=True,
        ),
        SheetColumn(
            key="absent",
            label=_("Ersätter"),
            value=lambda row: str(row.absent.name),
            order=[swedish("absent__name")],
            shown=True,
        ),
        _deputy("valid_from", _("Från och med"), shown=True),
        _deputy("valid_to", _("Till och med"), change="end", shown=True),
    ),
)


def _sent(row: Sending) -> str:
    return moment(row.sent_at) if row.sent_at else ""


SENDINGS = Sheet(
    key="agenda.sendings",
    label=_("Utskick"),
    nouns=(_("utskick"), _("utskick")),
    capability="agenda.manage",
    rows=reads.sendings,
    default_order="-day",
    page="agenda:sendings",
    name=lambda row: row.subject,
    only_out=_("Ett utskick har hänt, så det finns inget att ändra."),
    columns=(
        SheetColumn(
            key="person",
            label=_("Till"),
            value=lambda row: str(row.user.name),
            order=[swedish("user__name")],
            shown=True,
        ),
        _sending("day", _("Dag"), shown=True),
        _sending("subject", _("Ämne"), shown=True),
        SheetColumn(
            key="number", label=_("Saker härifrån"), value=lambda row: row.number, holds=Holds.NUMBER, shown=True
        ),
        _sending("state", _("Läge"), choices=SendingState, shown=True),
        SheetColumn(key="sent", label=_("Skickat"), value=_sent, order=["sent_at"], shown=True),
    ),
)

SHEETS = (DATES, DEPUTIES, SENDINGS)
