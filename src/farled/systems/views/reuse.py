"""What there is already."""

from django.http import HttpResponse

from farled.people.reads import Request


def reuse(request: Request) -> HttpResponse:
    """What exists already that fits a text: processes, components and systems, own and published by others."""
    return HttpResponse()
