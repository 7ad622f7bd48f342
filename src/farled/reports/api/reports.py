"""Reports over the API: those one has ordered and the editions for everyone, with their files and checksums."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.reports import forms, reads
from farled.reports.models import Production
from farled.reports.states import Format, ReportKind
from farled.web.jobs import JobState
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    RoomRouter,
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

router = RoomRouter("reports")
REPORT = "api:reports.report"


class ReportFile(Shape):
    """A file that a report became."""

    format: Format = one_of(Format, _("Format"))
    file: str = told(_("Adress i API:et till filen"))
    name: str = told(_("Filnamn"))
    size: int = told(_("Antal byte"))
    sha256: str = told(_("Kontrollsumma (SHA-256) av innehållet"))


class ProductionRow(Row):
    """A report."""

    title: str = said(Production, "title")
    kind: ReportKind = one_of(ReportKind, _("Rapport"))
    plan: Reference | None = said(Production, "plan")
    round: Reference | None = told(_("Uppföljningen, för en rapport av en fryst"))
    on: date = said(Production, "on")
    edition: bool = told(_("Om den är en utgåva för alla"))
    making: JobState = one_of(JobState, _("Hur långt arbetet har kommit"))
    ordered_at: datetime = said(Production, "ordered_at")
    made_at: datetime | None = said(Production, "made_at")
    files: list[ReportFile] = told(_("Filerna, när den är klar"))


class ProductionShape(ProductionRow):
    """A report with its version."""

    version: int = versioned()


REPORTS = Listed(
    orders={"title": [swedish("title")], "on": ["on"], "ordered": ["ordered_at"]},
    default="-ordered",
    filters=forms.ProductionFilter,
)


@router.read(
    "/reports/",
    summary=_("Rapporter"),
    description=_("Dina egna rapporter och de utgåvor som alla kan hämta, med filer och kontrollsummor."),
    answer=pages(ProductionRow),
    asks=REPORTS,
)
def reports(request: Request, asked: Asked) -> dict[str, Any]:
    """Every report."""
    return REPORTS.page(request, asked, reads.productions(request.actor), _reports)


def _reports(rows: Iterable[Production]) -> list[dict[str, Any]]:
    return [_report(row) for row in rows]


def _report(row: Production) -> dict[str, Any]:
    of_round = row.kind == ReportKind.ROUND
    return {
        "id": row.pk,
        "url": address("reports:report", row.pk),
        "api": address(REPORT, row.pk),
        "title": row.title,
        "kind": row.kind,
        "plan": reference("api:planning.plan", row.plan.pk, row.plan.title) if row.plan else None,
        "round": reference("api:planning.round", int(row.parameters["round"]), row.title) if of_round else None,
        "on": row.on,
        "edition": row.edition,
        "making": row.job_state,
        "ordered_at": row.ordered_at,
        "made_at": row.made_at,
        "files": [
            {
                "format": each.format,
                "file": address("api:files.file", each.file_id),
                "name": each.file.name,
                "size": each.file.size,
                "sha256": each.file.sha256,
            }
            for each in row.outputs.all()
        ],
    }


@router.read(
    "/reports/{int:pk}/",
    summary=_("En rapport"),
    description=_("Vad rapporten är av, hur långt den har kommit och dess filer."),
    answer=ProductionShape,
)
def report(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One report."""
    one = get_object_or_404(reads.productions(request.actor), pk=pk)
    return _report(one) | {"version": one.version}
