"""What every request passes: its clock, the gate of the access table, refusals said once, and safe headers."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from farled.web import access
from farled.web.problem import problem, problem_of
from farled.web.refused import Forbidden, NotLately, Refused, SignedOut
from farled.web.typed import typed

GetResponse = Callable[[HttpRequest], HttpResponseBase]
STOCKHOLM = ZoneInfo(settings.TIME_ZONE)
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
API, API_PAGES = "/api/", frozenset({"/api/", "/api/reference/"})  # the pages tell people about the API


def wants_json(request: HttpRequest) -> bool:
    """Whether the answer should be JSON: everything under the REST root but the pages about it."""
    return request.path_info.startswith(API) and request.path_info not in API_PAGES


class Clock:
    """Reads the clock once per request: ``request.now`` (UTC instant) and ``request.today`` (date in Sweden).

    Nothing below a view reads a clock; it is told.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Set the instant and pass on."""
        request.now = timezone.now()  # type: ignore[attr-defined]
        request.today = request.now.astimezone(STOCKHOLM).date()  # type: ignore[attr-defined]
        return self.get_response(request)


class AccessGate:
    """Holds every request against the access table, by default closed.

    ``request.actor`` has been set by the people foundation's middleware: None when nobody is signed in.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on; the gate stands in process_view, where the route is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """Let the request through, send it to sign-in, or refuse it."""
        route = request.resolver_match.view_name if request.resolver_match else ""
        entry = access.entry(route, request.method or "")
        if entry is None:
            return refusal(request, Forbidden("web.forbidden"))
        if entry.door is access.Door.PUBLIC:
            return None
        actor = request.actor  # type: ignore[attr-defined]
        if actor is None:
            return sign_in_first(request)
        if entry.door is access.Door.CAPABILITY and not actor.may(entry.capability):
            return refusal(request, Forbidden("web.token" if actor.kept_out(entry.capability) else "web.forbidden"))
        return None


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """The answer to somebody who is not signed in, or no longer is."""
    if wants_json(request):
        return refusal(request, SignedOut("web.signed_out"))
    if getattr(request, "htmx", False):  # the page stays, with what is typed on it
        return refusal(request, SignedOut("web.signed_out_meanwhile"), come_back=page_of(request))
    return redirect_to_login(page_of(request))


def page_of(request: HttpRequest) -> str:
    """The page to come back to: the one asked for, or the one that the form that was sent stands on."""
    came = request.headers.get("HX-Current-URL", request.headers.get("Referer", ""))
    part = request.method not in SAFE or getattr(request, "htmx", False)
    if part and url_has_allowed_host_and_scheme(came, {request.get_host()}):
        parts = urlsplit(came)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.get_full_path()


class Refusals:
    """Turns a refusal no view has caught into a plain page, fragment or JSON answer, with its own status."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on; refusals arrive in process_exception. A method the API does not take is told like the rest."""
        response = self.get_response(request)
        if response.status_code == 405 and wants_json(request):
            told = problem_of(405)
            told.headers["Allow"] = response.headers["Allow"]
            return told
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Render a Refused; leave everything else alone, and what a person can mend by saying who they are."""
        if isinstance(exception, NotLately) and not wants_json(request):
            return None
        return refusal(request, exception) if isinstance(exception, Refused) else None


def refusal(request: HttpRequest, refused: Refused, *, come_back: str = "") -> HttpResponse:
    """The answer to a refusal, the same sentence for page, htmx fragment and API.

    ``come_back`` is the page to open again when that is what mends it.
    """
    if wants_json(request):
        return problem(refused)
    template = "web/_refused.html" if getattr(request, "htmx", False) else "web/refused.html"
    context = {"refused": refused, "come_back": come_back, "typed": typed(request)}
    response = render(request, template, context, status=refused.status)
    if template == "web/_refused.html":  # told where messages stand; the list or form it came from stays as it is
        response["HX-Retarget"], response["HX-Reswap"] = "#meddelanden", "innerHTML"
    return response


class Headers:
    """Headers of every answer: personal pages are never stored, nothing is framed, nothing is sniffed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the headers on the way out; static files keep their own caching."""
        response = self.get_response(request)
        if not request.path_info.startswith(settings.STATIC_URL):
            patch_cache_control(response, private=True, no_store=True)
            patch_vary_headers(response, ["HX-Request", "Cookie"])
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
