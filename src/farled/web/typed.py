"""What somebody typed in a form that could not be taken: given back on the page that says so, to be copied."""

import re

from django.http import HttpRequest

_NOT_TEXT = ("csrfmiddlewaretoken", "version", "once", "seen", "read")
_SECRET = re.compile(r"password|login|code|secret|token")
_CHOSEN = re.compile(r"[a-z0-9_-]*", re.ASCII)  # a choice, a number or a day: nothing anybody would miss


def typed(request: HttpRequest) -> list[str]:
    """The texts that a form sent, in its order. Nothing secret, and nothing that was chosen rather than written."""
    if request.method != "POST" or request.resolver_match is None:  # nobody has a form for what is nowhere
        return []
    sent = [(name, str(value)) for name, values in request.POST.lists() for value in values]
    return [
        value.strip()
        for name, value in sent
        if name not in _NOT_TEXT and not _SECRET.search(name) and not _CHOSEN.fullmatch(value.strip())
    ]
