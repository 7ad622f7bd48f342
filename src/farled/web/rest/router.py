"""Declaring an operation: its address, its words, its shape and what it may be asked or sent, in one place."""

import inspect
import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial, wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import Router

from farled.web.rest import repeats, versions
from farled.web.rest.asking import NOTHING, Asks
from farled.web.rest.rows import Rows
from farled.web.rest.sending import Sends, Sent, nothing_sent
from farled.web.rest.shapes import Saved, Shape

View = Callable[..., dict[str, Any]]
Act = Callable[..., dict[str, Any] | None]
Fetch = Callable[..., HttpResponse]


class RoomRouter(Router):
    """The operations of a room.

    One that reads is the route ``api:<room>.<view>``. One that writes stands in the access table as ``METHOD route``,
    where the route is that of what is read at the same address, if anything is.
    """

    def __init__(self, room: str) -> None:
        super().__init__()
        self.room = room
        self._routes: dict[str, str] = {}  # address → the name of its route

    def read(
        self,
        path: str,
        *,
        summary: str | Promise,
        description: str | Promise,
        answer: type[Shape],
        asks: Asks = NOTHING,
        may_miss: bool = False,
    ) -> Callable[[View], View]:
        """Declare a view that reads: (request, asked, …ids) → what is answered, shaped as ``answer`` says.

        ``asked`` holds the parameters given. Those that are not declared are refused before the view is called. An
        answer with a ``version`` tells it as ETag too. One that looks up what it is asked about by a parameter
        ``may_miss`` it, as one with an id in its address may.
        """

        def declare(view: View) -> View:
            @wraps(view)
            def answered(request: HttpRequest, **ids: int) -> HttpResponse:
                told = view(request, asks.read(request.GET), **ids)
                response = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
                if "version" in told:
                    response.headers["ETag"] = versions.tag(told["version"])
                return response

            self._declare(
                "GET",
                path,
                view,
                answered,
                drop="asked",
                response={200: answer, 404: None} if may_miss else answer,
                summary=summary,
                description=description,
                openapi_extra={"parameters": asks.documented()},
            )
            return view

        return declare

    def write(
        self,
        method: str,
        path: str,
        *,
        summary: str | Promise,
        description: str | Promise,
        form: type[forms.Form],
        more: Mapping[str, forms.Field] | None = None,
        rows: Iterable[Rows] = (),
        status: int = 200,
    ) -> Callable[[Act], Act]:
        """Declare a view that does an act: (request, sent, …ids) → ``saved(…)``, or None when nothing is left to tell.

        ``sent`` holds the fields of the page's ``form`` (``more`` are those it adds when it is made, ``rows`` its
        rows). A form that changes what is there asks for If-Match. Everything done under a key is done once.
        """
        keeps, bare = method == "PATCH", method == "DELETE"
        sends = Sends(form, more, rows)

        def declare(view: Act) -> Act:
            @wraps(view)
            def answered(request: HttpRequest, **ids: int) -> HttpResponse:
                NOTHING.read(request.GET)
                key = repeats.key_of(request)
                version = versions.seen(request) if sends.versioned else None
                if bare:
                    nothing_sent(request)
                values = {} if bare else sends.read(request)
                sent = Sent(values, version, keeps, sends.rows)
                do = partial(_do, view, request, sent, status, ids)
                return repeats.once(request, key, [values, version], do)

            extra: dict[str, Any] = {"parameters": _headers(versioned=sends.versioned)}
            if not bare and (sends.fields or sends.rows):
                schema = sends.documented(keeps=keeps)
                content = {"application/json": {"schema": schema}}
                extra["requestBody"] = {"required": "required" in schema, "content": content}
            self._declare(
                method,
                path,
                view,
                answered,
                drop="sent",
                response={status: None if status == 204 else Saved},
                summary=summary,
                description=description,
                openapi_extra=extra,
            )
            return view

        return declare

    def file(self, path: str, *, summary: str | Promise, description: str | Promise) -> Callable[[Fetch], Fetch]:
        """Declare a view that answers the bytes of a file: (request, …ids) → a response, of the file's own type."""

        def declare(view: Fetch) -> Fetch:
            @wraps(view)
            def answered(request: HttpRequest, **ids: int) -> HttpResponse:
                NOTHING.read(request.GET)
                return view(request, **ids)

            content: dict[str, Any] = {"*/*": {}}  # bytes of whatever type the file has
            self._declare(
                "GET",
                path,
                view,
                answered,
                drop="",
                response={200: None},
                summary=summary,
                description=description,
                openapi_extra={"parameters": [], "responses": {200: {"content": content}}},
            )
            return view

        return declare

    def add(self, path: str, **declared: Any) -> Callable[[Act], Act]:
        """Declare an act that makes something new."""
        return self.write("POST", path, status=201, **declared)

    def act(self, path: str, **declared: Any) -> Callable[[Act], Act]:
        """Declare an act on something that is there."""
        return self.write("POST", path, **declared)

    def change(self, path: str, **declared: Any) -> Callable[[Act], Act]:
        """Declare an act that changes what is sent and keeps the rest."""
        return self.write("PATCH", path, **declared)

    def remove(self, path: str, **declared: Any) -> Callable[[Act], Act]:
        """Declare an act that takes away a draft or an entry."""
        return self.write("DELETE", path, status=204, **declared)

    def _declare(
        self, method: str, path: str, view: Callable[..., Any], answered: Callable[..., Any], *, drop: str, **words: Any
    ) -> None:
        signature = inspect.signature(view)
        kept = [each for each in signature.parameters.values() if each.name != drop]
        answered.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined] # ninja reads it
        name = view.__name__
        self.api_operation(
            [method],
            path,
            url_name=self._routes.setdefault(path, f"{self.room}.{name}"),
            operation_id=f"{self.room}_{name}",
            **words,
        )(answered)


def _do(view: Act, request: HttpRequest, sent: Sent, status: int, ids: Mapping[str, int]) -> repeats.Answer:
    told = view(request, sent, **ids)
    if told is None:
        return repeats.Answer(204)
    headers = {"ETag": versions.tag(told["version"])}
    if status == 201:
        headers["Location"] = told["api"]
    return repeats.Answer(status, json.dumps(told, ensure_ascii=False), headers)


def _headers(*, versioned: bool) -> list[dict[str, Any]]:
    """The headers an act reads, as OpenAPI has them."""
    key = _parameter(
        repeats.HEADER,
        repeats.PATTERN,
        _("Ett namn som programmet ger anropet. Sänds det igen inom 24 timmar görs inget mer, och svaret är detsamma."),
    )
    seen = _parameter(versions.HEADER, versions.PATTERN, _("Den version du har läst, som den står i ETag."))
    return [key, {**seen, "required": True}] if versioned else [key]


def _parameter(name: str, pattern: str, description: object) -> dict[str, Any]:
    return {
        "in": "header",
        "name": name,
        "description": description,
        "required": False,
        "schema": {"type": "string", "pattern": pattern},
    }
