"""Keys for programs, and calls made with them."""

import json
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.test import Client

from farled.people import acts
from farled.people.reads import scopes_of
from farled.people.states import TokenScope
from tests.cast import NOW, TODAY, World

ALL = tuple(TokenScope)


def a_key(
    world: World, name: str, scopes: Collection[TokenScope] = ALL, *, called: str = "Nattjobb", **more: Any
) -> str:
    """A key of one of the cast, for as much of the scopes as they may do themselves."""
    actor = world.actor(name)
    given: dict[str, Any] = {
        "expires_on": TODAY + timedelta(days=90),
        "second_factor": True,
        "by": actor,
        "at": NOW,
        **more,
    }
    _token, text = acts.make_token(name=called, scopes=[s for s in scopes_of(actor) if s in scopes], **given)
    return text


class Program:
    """A program with a key: its calls, with checks of tokens on, as from another machine."""

    def __init__(self, key: str) -> None:
        self.client, self.key = Client(enforce_csrf_checks=True), key

    def get(self, path: str, **headers: str) -> Any:
        """Read."""
        return self.client.get(path, headers={"Authorization": f"Bearer {self.key}", **headers})

    def send(self, method: str, path: str, body: Any = None, *, seen: int | None = None, key: str = "") -> Any:
        """Do: the body as JSON, the version seen and the key of the call when given."""
        headers = {"Authorization": f"Bearer {self.key}"}
        if seen is not None:
            headers["If-Match"] = f'"{seen}"'
        if key:
            headers["Idempotency-Key"] = key
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = "application/octet-stream" if body is None else "application/json"
        return self.client.generic(method, path, data, kind, headers=headers)

    def act(self, method: str, path: str, body: Any = None, *, key: str = "") -> Any:
        """Do something about what stands at an address (or above it), as it is now."""
        record = path if "ETag" in self.get(path).headers else path.rstrip("/").rpartition("/")[0] + "/"
        return self.send(method, path, body, seen=int(self.get(record).headers["ETag"].strip('"')), key=key)
