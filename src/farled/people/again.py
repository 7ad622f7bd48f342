"""Saying who one is again before something is decided; what was sent is then done as it was sent, nothing is lost."""

import time
from datetime import timedelta
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.account.utils import get_next_redirect_url
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.urls import resolve, reverse

from farled.people.actor import Actor, SignIn
from farled.people.request import Request
from farled.web import access
from farled.web.refused import Forbidden

RESUME = "farled.people.again.go_on"
KEPT = 600  # seconds that what was sent waits for an answer


def signed_in(request: Request) -> SignIn | None:
    """When the person of a session last said who they are; None when nobody knows."""
    records = get_authentication_records(request, request.user)
    latest = max((each["at"] for each in records), default=None)
    if latest is None:
        return None
    ago = timedelta(seconds=time.time() - latest)  # noqa: TID251 -- of the sign-in's own clock, which wrote it
    return SignIn(request.now - ago, two_steps=any(each["method"] == "mfa" for each in records))


def ask(request: HttpRequest) -> HttpResponse:
    """Keep what was sent and ask the person to say who they are, by whichever way they have."""
    sent = {"path": request.path, "asked": request.GET.urlencode(), "typed": request.POST.urlencode()}
    request.session[STATE_SESSION_KEY] = {"state": sent | {"at": time.time()}, "callback": RESUME}  # noqa: TID251 -- as below
    methods = get_adapter().get_reauthentication_methods(request.user)
    where = methods[0]["url"] if methods else reverse("account_login")
    return HttpResponseRedirect(f"{where}?{urlencode({REDIRECT_FIELD_NAME: request.path})}", status=303)


def go_on(plain: HttpRequest, sent: dict[str, Any]) -> HttpResponseBase:
    """Do what was sent before the question, by the rights held now.

    Only as the answer to that question, and soon: what somebody has left is never done when they say who they are for
    another reason.
    When it cannot be done after all the form is shown with everything typed, as after any refusal; ``sent_from`` tells
    it where it belongs (see web/form.html).
    """
    request = cast(Request, plain)
    if plain.POST.get(REDIRECT_FIELD_NAME) != sent["path"] or time.time() - sent["at"] > KEPT:  # noqa: TID251 -- as below
        return HttpResponseRedirect(get_next_redirect_url(plain) or sent["path"], status=303)
    found = resolve(sent["path"])
    entry = access.entry(found.view_name, "POST")
    who: Actor | None = request.actor  # the middleware asks anew; whoever lost every role is nobody
    if entry is None or who is None or (entry.capability and not who.may(entry.capability)):
        raise Forbidden("web.forbidden")
    own: Any = request
    own.GET, own.POST = QueryDict(sent["asked"]), QueryDict(sent["typed"])
    own.path = own.path_info = sent["path"]
    own.resolver_match = found
    own.sent_from = f"{sent['path']}?{sent['asked']}" if sent["asked"] else sent["path"]
    answer: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    return answer
