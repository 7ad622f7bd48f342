"""The same form sent twice does one thing: a double click, or Back and send again, leads to what the first one made.

The marks lie in the cache, which all workers share and which outlives a restart. A mark that is lost guards no more,
and the form is then done as if it were new: after a day, when the cache is full, or when a worker is killed between its
act and its mark, once the minute "in hand" is over. What must never be doubled has a rule or a constraint as well.
"""

import hashlib
import json
import secrets
from collections.abc import Callable
from typing import cast

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, QueryDict

from farled.web.logs import HIDDEN, SECRET_ADDRESS, hide_secrets
from farled.web.refused import Refused

FIELD = "once"
IN_HAND = "-"  # stands for the address until the first one is done
MINUTE, DAY = 60, 86_400


def mark(form: forms.Form) -> None:
    """Give a form a mark of its own, hidden, that tells one opening of its page from another."""
    form.fields[FIELD] = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=64, initial=secrets.token_urlsafe(16)
    )


def only(request: HttpRequest, form: forms.Form, do: Callable[[], str]) -> tuple[str, bool]:
    """Do what a form asks, unless the same person has sent the very same from the same opening of the page.

    Returns the address to go to, and whether it was done now. What differs from what was sent before is something else
    and is done; so is what was refused. Raises Refused while the first one is still at work.
    """
    key = _key(request, form)
    if not key:
        return do(), True
    if not cache.add(key, IN_HAND, MINUTE):
        made = cache.get(key, IN_HAND)
        if made == IN_HAND:
            raise Refused("web.in_hand")
        return _with_secret(str(made), request.path), False
    try:
        address = do()
    except BaseException:
        cache.delete(key)
        raise
    cache.set(key, hide_secrets(address), DAY)
    return address, True


def _with_secret(address: str, path: str) -> str:
    """An address kept without its secret, given back to whoever sent the form to an address that holds it."""
    own = SECRET_ADDRESS.search(path)
    return address.replace(f"{own[1]}{HIDDEN}", own[0]) if own else address


def _key(request: HttpRequest, form: forms.Form) -> str:
    """What names this sending; empty when the form carries no mark, as when a program sends it."""
    if not form.data.get(FIELD):
        return ""
    data = cast(QueryDict, form.data)
    sent = sorted((name, values) for name, values in data.lists() if name != "csrfmiddlewaretoken")
    files = sorted((name, str(file), getattr(file, "size", 0)) for name, file in form.files.items())
    person = getattr(request.user, "pk", None)
    text = json.dumps([person, request.path, sent, files], default=str)
    return f"once:{hashlib.sha256(text.encode()).hexdigest()}"
