"""The list of initiatives and the page of one."""

from django.http import HttpResponse

from farled.people.reads import Request


def initiatives(request: Request) -> HttpResponse:
    """All initiatives of the organisation."""
    return HttpResponse()
