"""Finds out who acts, on every request anew, and tells history of attempts that were refused."""

from functools import partial
from typing import cast

from django.http import HttpRequest, HttpResponseBase

from farled.people import actor, acts, again, reads, rules
from farled.people.models import User
from farled.people.request import Request
from farled.trail import acts as trail
from farled.web.middleware import GetResponse, refusal, wants_json
from farled.web.refused import NotLately, Refused, SignedOut, TooOften

ORGANISATION_KEY = "organisation"
REFUSED = (403, 404, 409)
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


def bearer(request: HttpRequest) -> str:
    """The key that a call carries; empty when it carries none."""
    scheme, _blank, key = request.headers.get("Authorization", "").partition(" ")
    return key.strip() or "?" if scheme.lower() == "bearer" else ""


class ActorMiddleware:
    """Sets ``request.actor`` (None when signed out, deactivated or without a role) from what holds at this instant."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponseBase:
        """Set the actor, pass on, and write down a refused attempt to change something."""
        request = cast(Request, plain)
        request.assignments = []
        try:
            who = self._who(request)
            if who is not None and wants_json(request) and not acts.count_call(by=who, at=request.now):
                raise TooOften(wait=60 - request.now.second)
        except Refused as refused:
            return refusal(request, refused)
        request.actor = who  # type: ignore[assignment]  # the gate stops whoever has none
        response = self.get_response(request)
        if who is not None and request.method not in SAFE and response.status_code in REFUSED:
            self._tell(request, str(response.status_code))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Ask somebody who decides to say who they are, and then go on with what they sent."""
        return again.ask(request) if isinstance(exception, NotLately) else None

    @staticmethod
    def _who(request: Request) -> actor.Actor | None:
        """Whoever acts. Raises SignedOut for a key that opens nothing: a call with a key asks for no session."""
        key = bearer(request) if wants_json(request) else ""
        if key:
            token = reads.token_of(key)
            if token is None:
                raise SignedOut("people.token.unknown")
            rules.check_holds(token, on=request.today)
            who = actor.with_token(token, on=request.today)
            if who is None:
                raise SignedOut("people.token.no_role")
            acts.note_use(token, at=request.now)
            request.user = token.user
            # No browser sends a key by itself, so no other site can make one send it.
            request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined] # noqa: SLF001 - Django's own switch
            return who
        if isinstance(request.user, User) and request.user.is_active:
            request.assignments = actor.current_assignments(request.user, on=request.today)
            chosen = request.session.get(ORGANISATION_KEY)
            return actor.of(request.user, request.assignments, chosen, signed_in=partial(again.signed_in, request))
        return None

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
