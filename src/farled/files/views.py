"""Fetching a file: the right is asked anew each time; knowing the address is not enough."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from farled.files import reads
from farled.people.reads import Request


def fetch(request: Request, pk: int) -> HttpResponse:
    """The file as an attachment, never shown inside the page."""
    file = get_object_or_404(reads.StoredFile.objects.visible_to(request.actor), pk=pk)
    response = HttpResponse(reads.content_of(file), content_type=file.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
