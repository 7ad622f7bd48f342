"""Answers to what goes wrong: the same calm page for each, or problem JSON, with nothing of the inside on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from farled.web.middleware import page_of, refusal, wants_json
from farled.web.problem import problem_of
from farled.web.refused import Forbidden
from farled.web.typed import typed


def _page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    if wants_json(request):
        return problem_of(status)
    return render(request, "web/error.html", {"status": status, **context}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request cannot be understood."""
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: not allowed."""
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: not here, or not for this reader; the two look the same."""
    return _page(request, 404, typed=typed(request))


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. Rendered without the request, since whatever broke may be part of it."""
    if wants_json(request):
        return problem_of(500)
    return HttpResponse(render_to_string("web/error.html", {"status": 500}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's token is missing or old, as when the person has signed in anew in another tab."""
    if getattr(request, "htmx", False):
        return refusal(request, Forbidden("web.page_too_old"), come_back=page_of(request))
    return _page(request, 403, come_back=page_of(request))
