"""Files over the API: what one is, and its bytes. What may be fetched is what may be fetched on the pages."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.files import reads
from farled.files.models import FileKind
from farled.files.views import fetch
from farled.people.reads import Request
from farled.web.rest import Asked, RoomRouter, Row, address, one_of, told

router = RoomRouter("files")


class FileShape(Row):
    """A stored file."""

    name: str = told(_("Filnamn"))
    kind: FileKind = one_of(FileKind, _("Var filen kommer ifrån"))
    media_type: str = told(_("Filens typ"))
    size: int = told(_("Antal byte"))
    sha256: str = told(_("Kontrollsumma (SHA-256) av innehållet"))
    made_at: datetime = told(_("När den gjordes"))
    content: str = told(_("Adress i API:et till innehållet"))


@router.read(
    "/files/{int:pk}/",
    summary=_("En fil"),
    description=_("En fryst utgåva eller en egen fil, med sin kontrollsumma."),
    answer=FileShape,
)
def file(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One file."""
    one = get_object_or_404(reads.StoredFile.objects.visible_to(request.actor), pk=pk)
    return {
        "id": one.pk,
        "url": address("files:fetch", one.pk),
        "api": address("api:files.file", one.pk),
        "name": one.name,
        "kind": one.kind,
        "media_type": one.media_type,
        "size": one.size,
        "sha256": one.sha256,
        "made_at": one.made_at,
        "content": address("api:files.content", one.pk),
    }


@router.file(
    "/files/{int:pk}/content/",
    summary=_("En fils innehåll"),
    description=_("Filen byte för byte, prövad mot sin kontrollsumma."),
)
def content(request: Request, pk: int) -> HttpResponse:
    """The bytes of a file."""
    return fetch(request, pk)
