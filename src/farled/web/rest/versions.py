"""Which version of a record a call has seen: read as ETag, sent back as If-Match; nothing is overwritten (R1)."""

import re
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from farled.web.refused import Invalid, Refused, register

HEADER = "If-Match"
PATTERN = '^"[1-9][0-9]{0,8}"$'

register(
    {
        "web.api.unseen": _(
            "Skicka med den version du har läst i rubriken If-Match, så skriver du inte över någon annans ändring. "
            "Den står som ETag när du läser posten."
        ),
        "web.api.version": _('If-Match ska vara en version i citattecken, till exempel "3".'),
    }
)


class Unseen(Refused):
    """A change without a word of which version the caller has seen."""

    status = 428


def seen(request: HttpRequest) -> int:
    """The version the caller has seen. Raises Unseen without one, and Invalid for what is not one version."""
    text = request.headers.get(HEADER)
    if text is None:
        raise Unseen("web.api.unseen", field=HEADER)
    if not re.fullmatch(PATTERN, text):
        raise Invalid("web.api.version", field=HEADER)
    return int(text.strip('"'))


def tag(version: Any) -> str:
    """A version as it is told."""
    return f'"{version}"'
