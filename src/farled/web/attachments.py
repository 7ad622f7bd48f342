"""A file as it leaves the house: to be saved, never shown inside a page."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def attachment(name: str, media_type: str, content: bytes) -> HttpResponse:
    """The content under its name; a browser that opens it all the same runs nothing in it."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
