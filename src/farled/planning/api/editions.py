"""Frozen editions of rounds over the API: their data with a checksum, and what differs from the one before."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.planning import figures, reads
from farled.planning.api.reading import EDITION, PLAN, ROUND, Counts, router
from farled.planning.figures.difference import What
from farled.planning.models import Edition, Round
from farled.planning.states import ReturnState
from farled.web.jobs import JobState
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    told,
    versioned,
)


class EditionRow(Row):
    """An edition in the list."""

    round: Reference = told(_("Uppföljningen"))
    plan: Reference = said(Round, "document")
    period_from: date = said(Round, "period_from")
    period_to: date = said(Round, "period_to")
    freezing: JobState = one_of(JobState, _("Hur långt frysningen har kommit"))
    frozen_at: datetime | None = said(Edition, "frozen_at")
    sha256: str | None = told(_("Kontrollsumman (SHA-256) av utgåvans data"))
    size: int | None = told(_("Antal byte"))
    data: str | None = told(_("Adress i API:et till filen med utgåvans data"))


class EditionChange(Shape):
    """An activity that is not as it was in the edition before."""

    what: What = one_of(What, _("Vad som har hänt"))
    id: int = told(_("Aktivitetens id i planen, eller i den förra"))
    title: str = told(_("Aktivitetens namn"))
    notes: list[str] = told(_("Vad som skiljer, i ord"))


class EditionBefore(Shape):
    """The edition that one is compared with."""

    title: str = told(_("Vad den uppföljningen hette"))
    on: date = told(_("Läget den dagen"))


class EditionShape(EditionRow):
    """An edition with what it holds in short."""

    version: int = versioned()
    frozen_by: str | None = said(Edition, "frozen_by")
    asked: int | None = told(_("Enheter som fick frågan; tomt tills den är fryst, liksom det som följer"))
    answered: int | None = told(_("Enheter som lämnade in"))
    counts: Counts | None = told(_("Antal när den frystes"))
    before: EditionBefore | None = told(_("Utgåvan den jämförs med"))
    difference: list[EditionChange] = told(_("Vad som skiljer mot utgåvan före"))


EDITIONS = Listed(orders={"period": ["round__period_to"], "frozen": ["frozen_at"]}, default="-period")


@router.read(
    "/editions/",
    summary=_("Frysta utgåvor"),
    description=_("Uppföljningar som är frysta eller fryses nu, med kontrollsumma."),
    answer=pages(EditionRow),
    asks=EDITIONS,
)
def editions(request: Request, asked: Asked) -> dict[str, Any]:
    """Every edition."""
    return EDITIONS.page(request, asked, reads.editions(request.actor), _editions)


def _editions(rows: Iterable[Edition]) -> list[dict[str, Any]]:
    return [_edition(row) for row in rows]


def _edition(row: Edition) -> dict[str, Any]:
    file = row.file
    return {
        "id": row.pk,
        "url": address("planning:edition", row.round_id),
        "api": address(EDITION, row.pk),
        "round": reference(ROUND, row.round_id, row.round.title),
        "plan": reference(PLAN, row.round.document_id, row.round.document.title),
        "period_from": row.round.period_from,
        "period_to": row.round.period_to,
        "freezing": row.job_state,
        "frozen_at": row.frozen_at,
        "sha256": file.sha256 if file else None,
        "size": file.size if file else None,
        "data": address("api:files.file", file.pk) if file else None,
    }


@router.read(
    "/editions/{int:pk}/",
    summary=_("En fryst utgåva"),
    description=_("När den frystes och av vem, vad den säger i korthet och vad som skiljer mot utgåvan före."),
    answer=EditionShape,
)
def edition(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One edition."""
    one = get_object_or_404(reads.editions(request.actor), pk=pk)
    return _edition(one) | {
        "version": one.version,
        "frozen_by": one.frozen_by.name if one.frozen_by else None,
        **(_content(one) if one.frozen_at else NOTHING),
    }


NOTHING: dict[str, Any] = {"asked": None, "answered": None, "counts": None, "before": None, "difference": []}


def _content(one: Edition) -> dict[str, Any]:
    thawed = figures.thawed(reads.data_of(one))
    going = (each.activity for each in thawed.rows)
    counts = figures.together(figures.tally(going, on=thawed.on, every=thawed.every))
    return {
        "asked": len(thawed.data["returns"]),
        "answered": len([each for each in thawed.data["returns"] if each["state"] == ReturnState.SUBMITTED]),
        "counts": {name: getattr(counts, name) for name in Counts.model_fields},
        "before": thawed.data["before"],
        "difference": thawed.data["difference"],
    }
