"""The API: the rooms' operations under ``/api/v1/``, their OpenAPI, and two pages that tell about it.

Who may enter which operation stands in the rooms' access tables; what goes wrong is told by ``farled.web.problem``.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NoReturn, cast

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from ninja import NinjaAPI

from farled.loop import LOOP
from farled.web.problem import MEDIA_TYPE

VERSION = "1.0.0"
PREFIX = "/api/v1/"


class Api(NinjaAPI):
    """All rooms' operations. What they raise is passed on, to be told by the same renderer as everywhere else."""

    def on_exception(self, request: HttpRequest, exc: Any) -> NoReturn:
        """Pass it on to the middleware and the error views."""
        raise exc


api = Api(title="Farled", version=VERSION, urls_namespace="api", openapi_url=None, docs_url=None)
for part in LOOP:
    if find_spec(f"{part.package}.api"):
        api.add_router(f"/{part.name}/", import_module(f"{part.package}.api").router, tags=[part.name])


def operations() -> Iterator[URLPattern]:
    """The routes of the operations. Ninja frees its views from Django's check of tokens; ours keep it."""
    patterns, _app, _namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            cast(Any, pattern.callback).csrf_exempt = False
            yield pattern


# --- OpenAPI ----------------------------------------------------------------------------------------------------------

PROBLEM = {
    "type": "object",
    "required": ["status", "code", "detail", "field", "errors"],
    "properties": {
        "status": {"type": "integer", "description": _("Samma som svarets HTTP-status")},
        "code": {"type": "string", "description": _("Regeln som sa nej, lika i alla språk")},
        "detail": {"type": "string", "description": _("Vad som är fel och vad du kan göra, på läsarens språk")},
        "field": {"type": ["string", "null"], "description": _("Parametern det gäller")},
        "errors": {
            "type": "array",
            "items": {"$ref": "#/components/schemas/ProblemPart"},
            "description": _("Varje fel för sig när flera saker är fel, annars tom"),
        },
    },
}
PROBLEM_PART = {
    "type": "object",
    "required": ["code", "detail", "field"],
    "properties": {name: PROBLEM["properties"][name] for name in ("code", "detail", "field")},  # type: ignore[index] # a dict
}
REFUSALS = {
    401: _("Du är inte inloggad."),
    403: _("Du har inte rätt att läsa det här."),
    404: _("Det finns inte, eller så har du inte rätt att se det. Svaren är lika."),
    422: _("En parameter går inte att använda."),
}


@cache
def _openapi(language: str) -> dict[str, Any]:
    """The OpenAPI document in a language; there are two, and neither changes while the process lives."""
    document: dict[str, Any] = api.get_openapi_schema(path_prefix=PREFIX)
    document["components"]["schemas"] |= {"Problem": PROBLEM, "ProblemPart": PROBLEM_PART}
    document["components"]["securitySchemes"] = {
        "session": {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}
    }
    document["security"] = [{"session": []}]
    document["tags"] = [{"name": part.name, "description": part.label} for part in LOOP]
    for operation in (each["get"] for each in document["paths"].values()):
        for status, words in REFUSALS.items():
            if status != 404 or any(each["in"] == "path" for each in operation["parameters"]):
                operation["responses"][status] = _refusal(words)
    written: dict[str, Any] = json.loads(json.dumps(document, cls=DjangoJSONEncoder))
    for shape in written["components"]["schemas"].values():
        shape.pop("description", None)  # what stands there is the docstring of the code
    return written


def _refusal(words: object) -> dict[str, object]:
    return {"description": words, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def openapi() -> dict[str, Any]:
    """The OpenAPI document in the reader's language."""
    return _openapi(get_language() or settings.LANGUAGE_CODE)


@require_GET
def schema(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return JsonResponse(openapi(), json_dumps_params={"ensure_ascii": False})
