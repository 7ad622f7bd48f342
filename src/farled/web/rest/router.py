"""Declaring an operation: its address, its words, its shape and what it may be asked, in one place."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from ninja import Router

from farled.web.rest.asking import NOTHING, Asks
from farled.web.rest.shapes import Shape

View = Callable[..., dict[str, Any]]


class RoomRouter(Router):
    """The operations of a room. Each is named ``api:<room>.<view>`` among the routes."""

    def __init__(self, room: str) -> None:
        super().__init__()
        self.room = room

    def read(
        self,
        path: str,
        *,
        summary: str | Promise,
        description: str | Promise,
        answer: type[Shape],
        asks: Asks = NOTHING,
    ) -> Callable[[View], View]:
        """Declare a view that reads: (request, asked, …ids) → what is answered, shaped as ``answer`` says.

        ``asked`` holds the parameters given. Those that are not declared are refused before the view is called.
        """

        def declare(view: View) -> View:
            @wraps(view)
            def answered(request: HttpRequest, **ids: int) -> HttpResponse:
                told = view(request, asks.read(request.GET), **ids)
                return JsonResponse(told, json_dumps_params={"ensure_ascii": False})

            signature = inspect.signature(view)
            kept = [each for each in signature.parameters.values() if each.name != "asked"]
            answered.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined] # ninja reads it
            name = view.__name__
            self.get(
                path,
                response=answer,
                url_name=f"{self.room}.{name}",
                operation_id=f"{self.room}_{name}",
                summary=summary,  # type: ignore[arg-type] # worded when the schema is written
                description=description,  # type: ignore[arg-type] # the same
                openapi_extra={"parameters": asks.documented()},
            )(answered)
            return view

        return declare
