"""Finds out who acts, on every request anew, and tells history of attempts that were refused."""

from typing import cast

from django.http import HttpRequest, HttpResponseBase

from farled.people import actor
from farled.people.models import User
from farled.people.request import Request
from farled.trail import acts as trail
from farled.web.middleware import GetResponse

ORGANISATION_KEY = "organisation"
REFUSED = (403, 404, 409)
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class ActorMiddleware:
    """Sets ``request.actor`` (None when signed out, deactivated or without a role) from what holds at this instant."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponseBase:
        """Set the actor, pass on, and write down a refused attempt to change something."""
        request = cast(Request, plain)
        request.assignments = []
        who: actor.Actor | None = None
        if isinstance(request.user, User) and request.user.is_active:
            request.assignments = actor.current_assignments(request.user, on=request.today)
            chosen = request.session.get(ORGANISATION_KEY)
            who = actor.of(request.user, request.assignments, chosen)
        request.actor = who  # type: ignore[assignment]  # the gate stops whoever has none
        response = self.get_response(request)
        if who is not None and request.method not in SAFE and response.status_code in REFUSED:
            self._tell(request, str(response.status_code))
        return response

    @staticmethod
    def _tell(request: Request, code: str) -> None:
        match = request.resolver_match
        trail.refused(
            organisation_id=request.actor.organisation_id,
            route=f"{request.method} {match.view_name if match else request.path_info}",
            by=request.actor,
            at=request.now,
            code=code,
        )
