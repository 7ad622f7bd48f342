"""Fetching a file: the right is asked anew each time; knowing the address is not enough."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from farled.files import reads
from farled.people.reads import Request
from farled.web.attachments import attachment


def fetch(request: Request, pk: int) -> HttpResponse:
    """The file as an attachment, never shown inside the page."""
    file = get_object_or_404(reads.StoredFile.objects.visible_to(request.actor), pk=pk)
    return attachment(file.name, file.media_type, reads.content_of(file))
