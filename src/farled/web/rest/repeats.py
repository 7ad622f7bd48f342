"""The same call made again does nothing more: the caller names it with a key, and gets what the first one got (R3).

Who keeps the memory is told by a foundation when the application starts; the chassis has no tables.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from farled.web.patience import patiently
from farled.web.refused import Invalid, register

HEADER = "Idempotency-Key"
AGAIN = "Idempotency-Replayed"
PATTERN = "^[!-~]{1,100}$"  # letters, digits and signs, without blanks
KEPT = timedelta(hours=24)

register(
    {
        "web.api.key": _("Idempotency-Key ska vara 1 till 100 tecken utan mellanslag, till exempel ett UUID."),
        "web.api.key.other": _(
            "Idempotency-Key har redan använts för ett annat anrop. Använd en ny nyckel för varje sak som ska göras."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an act answered: status, body as JSON text (empty for none) and the headers that belong to it."""

    status: int
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self, *, again: bool = False) -> HttpResponse:
        """As HTTP. ``again``: it was done before, and is only told."""
        response = HttpResponse(self.body, status=self.status, content_type="application/json")
        if not self.body:
            del response.headers["Content-Type"]
        for name, value in self.headers.items():
            response.headers[name] = value
        if again:
            response.headers[AGAIN] = "true"
        return response


class Memory(Protocol):
    """Keeps what was done under a key, in the transaction that does it."""

    def recall(self, *, key: str, asked: str, by: Any, at: Any) -> Any:
        """A place to keep the answer in; the Answer when it was done; None when the key was for something else."""

    def remember(self, place: Any, answer: Answer) -> None:
        """Keep an answer in its place."""


_kept_by: list[Memory] = []


def keep_in(memory: Memory) -> None:
    """Say who keeps the memory. Called once, when the application starts."""
    _kept_by[:] = [memory]


def key_of(request: HttpRequest) -> str:
    """The key of a call; empty when it has none. Raises Invalid for one that cannot be used."""
    key = request.headers.get(HEADER)
    if key is not None and not re.fullmatch(PATTERN, key):
        raise Invalid("web.api.key", field=HEADER)
    return key or ""


def once(request: Any, key: str, asked: object, do: Callable[[], Answer]) -> HttpResponse:
    """Do what a call asks, unless it was done under the same key within ``KEPT``; then tell what came of it.

    What was refused was not done, and may be tried again under its key. Raises Invalid when the key stands for
    something else.
    """
    if not key:
        return patiently(do).response()
    (memory,) = _kept_by
    text = json.dumps([request.method, request.path, asked], sort_keys=True)
    checksum = hashlib.sha256(text.encode()).hexdigest()

    def act() -> tuple[Answer, bool]:
        with transaction.atomic():
            place = memory.recall(key=key, asked=checksum, by=request.actor, at=request.now)
            if place is None:
                raise Invalid("web.api.key.other", field=HEADER)
            if isinstance(place, Answer):
                return place, True
            answer = do()
            memory.remember(place, answer)
            return answer, False

    answer, again = patiently(act)
    return answer.response(again=again)
