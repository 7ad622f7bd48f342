"""The organisation's Word templates over the API, to read."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.reports import reads
from farled.reports.api.reports import router
from farled.reports.models import TemplateVersion, WordTemplate
from farled.reports.states import PaperKind, TemplateState
from farled.web.lists import swedish
from farled.web.rest import Asked, Listed, Row, Shape, address, one_of, pages, told

TEMPLATE = "api:reports.template"


class TemplateRow(Row):
    """A Word template in the list."""

    name: str = told(_("Namn"))
    papers: list[PaperKind] = told(_("Papper som skrivs i den"))


class TemplateVersionShape(Shape):
    """A version of a Word template."""

    number: int = told(_("Version"))
    state: TemplateState = one_of(TemplateState, _("Läge"))
    used_from: date | None = told(_("Första dagen den används"))
    used_until: date | None = told(_("Dagen den inte längre används"))
    sha256: str = told(_("Filens kontrollsumma (SHA-256)"))
    file: str | None = told(_("Adress till filen, när den har klarat kontrollen"))


class TemplateShape(TemplateRow):
    """A Word template with its versions."""

    versions: list[TemplateVersionShape] = told(_("Versionerna, den nyaste först"))


TEMPLATES = Listed(orders={"name": [swedish("name")]}, default="name")


@router.read(
    "/templates/",
    summary=_("Word-mallar"),
    description=_("Organisationens egna Word-mallar, och vilka papper som skrivs i dem."),
    answer=pages(TemplateRow),
    asks=TEMPLATES,
)
def templates(request: Request, asked: Asked) -> dict[str, Any]:
    """The Word templates."""
    return TEMPLATES.page(request, asked, reads.templates(request.actor).prefetch_related(None), _rows)


def _rows(rows: Iterable[WordTemplate]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: WordTemplate) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("reports:template", row.pk),
        "api": address(TEMPLATE, row.pk),
        "name": row.name,
        "papers": row.papers,
    }


@router.read(
    "/templates/{int:pk}/",
    summary=_("En Word-mall"),
    description=_("Mallen med sina versioner, och när var och en används."),
    answer=TemplateShape,
)
def template(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One Word template."""
    one: WordTemplate = get_object_or_404(reads.templates(request.actor), pk=pk)
    return _row(one) | {"versions": [_version(each, request.today) for each in one.versions.all()]}


def _version(row: TemplateVersion, today: date) -> dict[str, Any]:
    return {
        "number": row.number,
        "state": row.state_on(today),
        "used_from": row.used_from,
        "used_until": row.used_until,
        "sha256": row.file.sha256,
        "file": address("files:fetch", row.file_id) if row.trial_id else None,
    }
