"""What waits and what comes, over the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.agenda import acts, figures, forms, reads
from farled.agenda.states import DateKind, Repeats
from farled.people.reads import Request
from farled.web.forms import EditForm, now
from farled.web.rest import (
    Asked,
    Listed,
    RoomRouter,
    Row,
    Sent,
    Shape,
    address,
    number,
    pages,
    saved,
    told,
    versioned,
)

router = RoomRouter("agenda")


class DutyRow(Shape):
    """Something the reader shall do."""

    title: str = told(_("Vad som ska göras"))
    url: str = told(_("Adress till sidan där det görs"))
    due: date = told(_("Senast den"))
    note: str = told(_("Kort förklaring"))
    body: str = told(_("I vilken enhet; tom när det inte gäller en viss"))


class DateRow(Shape):
    """Something that happens on a day."""

    on: date = told(_("Dag"))
    title: str = told(_("Vad som händer"))
    url: str | None = told(_("Adress till sidan i Farled"))
    note: str = told(_("Vad som ska vara klart till dess"))


DUTIES = Listed()


@router.read(
    "/duties/",
    summary=_("Det som väntar på dig"),
    description=_("Det du ska göra, det som brådskar mest först."),
    answer=pages(DutyRow),
    asks=DUTIES,
)
def duties(request: Request, asked: Asked) -> dict[str, Any]:
    """What waits for the reader."""
    return DUTIES.page(request, asked, reads.waiting_for(request.actor, on=request.today), _duties)


def _duties(those: Iterable[reads.Waiting]) -> list[dict[str, Any]]:
    return [
        {"title": each.title, "url": each.url, "due": each.due, "note": each.note, "body": each.body} for each in those
    ]


DATES = Listed(number("year", _("År. Utan år gäller det här året."), least=figures.FIRST_YEAR, most=figures.LAST_YEAR))


@router.read(
    "/dates/",
    summary=_("Årets datum"),
    description=_(
        "Vad som händer under ett år: organisationens egna datum och dem som planer och dokument för med sig."
    ),
    answer=pages(DateRow),
    asks=DATES,
)
def dates(request: Request, asked: Asked) -> dict[str, Any]:
    """The dates of a year."""
    year = asked.get("year", request.today.year)
    coming = reads.ahead(request.actor, date(year, 1, 1), date(year, 12, 31))
    return DATES.page(request, asked, coming, _dates)


def _dates(those: Iterable[reads.Ahead]) -> list[dict[str, Any]]:
    return [{"on": each.on, "title": each.title, "url": each.url or None, "note": each.note} for each in those]


# --- The organisation's own calendar ----------------------------------------------------------------------------------


class CalendarDateRow(Row):
    """A date that somebody has put in the calendar."""

    version: int = versioned()
    on: date = told(_("Dag"))
    title: str = told(_("Vad som händer"))
    kind: DateKind = told(_("Vad det handlar om"))
    repeats: Repeats = told(_("Om det kommer tillbaka nästa år"))
    note: str = told(_("Vad som ska vara klart till dess"))
    source: str = told(_("Var det står"))


ENTRIES = Listed(orders={"on": ["on"]}, default="on")


@router.read(
    "/entries/",
    summary=_("Organisationens egna datum"),
    description=_("De datum som någon har lagt in i kalendern, alla år."),
    answer=pages(CalendarDateRow),
    asks=ENTRIES,
)
def entries(request: Request, asked: Asked) -> dict[str, Any]:
    """The organisation's own dates."""
    return ENTRIES.page(request, asked, reads.dates(request.actor), lambda rows: [_entry(row) for row in rows])


@router.read(
    "/entries/{int:pk}/",
    summary=_("Ett datum i kalendern"),
    description=_("Ett datum som någon har lagt in i kalendern."),
    answer=CalendarDateRow,
)
def entry(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One of them."""
    return _entry(_opened(request, pk))


def _opened(request: Request, pk: int) -> reads.DateEntry:
    found: reads.DateEntry = get_object_or_404(reads.dates(request.actor), pk=pk)
    return found


def _entry(row: reads.DateEntry) -> dict[str, Any]:
    names = ("on", "title", "kind", "repeats", "note", "source")
    return _saved(row) | {name: getattr(row, name) for name in names}


def _saved(row: reads.DateEntry) -> dict[str, Any]:
    return saved(row, url=f"{reverse('agenda:dates')}?year={row.on.year}", api=address("api:agenda.entry", row.pk))


@router.add(
    "/entries/",
    summary=_("Lägg in ett datum"),
    description=_("Datumet syns i kalendern för alla i organisationen."),
    form=forms.DateForm,
)
def add_date(request: Request, sent: Sent) -> dict[str, Any]:
    """Put a date in the calendar."""
    return _saved(acts.add_date(by=request.actor, at=request.now, **sent.through(forms.DateForm)))


@router.change(
    "/entries/{int:pk}/",
    summary=_("Flytta eller skriv om ett datum"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeDateForm,
)
def change_date(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Move or reword a date."""
    one = _opened(request, pk)
    data = sent.through(lambda data: forms.ChangeDateForm(data, initial=now(one, forms.ChangeDateForm)))
    return _saved(acts.change_date(entry=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/entries/{int:pk}/",
    summary=_("Ta bort ett datum"),
    description=_("Tar bort datumet ur kalendern. Vad det sa står kvar i historiken."),
    form=EditForm,
)
def remove_date(request: Request, sent: Sent, pk: int) -> None:
    """Take a date out of the calendar."""
    acts.remove_date(entry=_opened(request, pk), by=request.actor, at=request.now, **sent.through(EditForm))
