"""What waits and what comes, over the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from farled.agenda import figures, reads
from farled.people.reads import Request
from farled.web.rest import Asked, Listed, RoomRouter, Shape, number, pages, told

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
