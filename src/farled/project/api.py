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
    "required": ["status", "code", "detail", "field", "facts", "errors"],
    "properties": {
        "status": {"type": "integer", "description": _("Samma som svarets HTTP-status")},
        "code": {"type": "string", "description": _("Regeln som sa nej, lika i alla språk")},
        "detail": {"type": "string", "description": _("Vad som är fel och vad du kan göra, på läsarens språk")},
        "field": {"type": ["string", "null"], "description": _("Fältet, parametern eller rubriken det gäller")},
        "facts": {
            "type": "object",
            "additionalProperties": {"type": ["string", "integer", "boolean"]},
            "description": _("Det som meningen handlar om: namn, gränser och dagar"),
        },
        "errors": {
            "type": "array",
            "items": {"$ref": "#/components/schemas/ProblemPart"},
            "description": _("Varje fel för sig när flera saker är fel, annars tom"),
        },
    },
}
PROBLEM_PART = {
    "type": "object",
    "required": ["code", "detail", "field", "facts"],
    "properties": {name: PROBLEM["properties"][name] for name in ("code", "detail", "field", "facts")},  # type: ignore[index] # a dict
}
REFUSALS = {
    401: _("Du är inte inloggad, eller så öppnar nyckeln ingenting."),
    403: _("Du eller nyckeln har inte rätt till det här."),
    404: _("Det finns inte, eller så har du inte rätt att se det. Svaren är lika."),
    422: _("Ett värde går inte att använda. Allt som är fel räknas upp."),
    429: _("För många anrop på en minut. Retry-After säger hur många sekunder det är bäst att vänta."),
}
REFUSED_ACTS = {
    409: _("Det går inte som det är just nu. Meningen säger varför."),
    413: _("Innehållet är för stort."),
    415: _("Innehållet är inte application/json."),
}
REFUSED_CHANGES = {
    412: _("Någon har ändrat posten sedan du läste den. ETag är versionen som gäller nu."),
    428: _("If-Match saknas."),
}
HEADERS = {
    "ETag": {"description": _("Postens version"), "schema": {"type": "string"}},
    "Location": {"description": _("Adressen till det nya i API:et"), "schema": {"type": "string"}},
    "Retry-After": {"description": _("Sekunder att vänta"), "schema": {"type": "integer", "minimum": 0}},
}


@cache
def _openapi(language: str) -> dict[str, Any]:
    """The OpenAPI document in a language; there are two, and neither changes while the process lives."""
    document: dict[str, Any] = api.get_openapi_schema(path_prefix=PREFIX)
    document["components"]["schemas"] |= {"Problem": PROBLEM, "ProblemPart": PROBLEM_PART}
    document["components"]["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": _("En nyckel från sidan API-nycklar")},
        "session": {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME},
    }
    document["security"] = [{"key": []}, {"session": []}]
    document["tags"] = [{"name": part.name, "description": part.label} for part in LOOP]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            _complete(operation, at_id="{" in path, writes=method != "get")
    written: dict[str, Any] = json.loads(json.dumps(document, cls=DjangoJSONEncoder))
    for shape in written["components"]["schemas"].values():
        shape.pop("description", None)  # what stands there is the docstring of the code
    return written


def _complete(operation: dict[str, Any], *, at_id: bool, writes: bool) -> None:
    """Add what every operation of its kind answers when it goes well and when it does not."""
    responses = operation["responses"]
    changes = any(each["name"] == "If-Match" for each in operation["parameters"])
    for status, answer in responses.items():
        names = {200: ("ETag",), 201: ("ETag", "Location")}.get(int(status), ()) if writes else ()
        if names:
            answer["headers"] = {name: HEADERS[name] for name in names}
        answer["description"] = _("Det gick bra.")
    refusals = REFUSALS | (REFUSED_ACTS if writes else {}) | (REFUSED_CHANGES if changes else {})
    for status, words in sorted(refusals.items()):
        if status != 404 or at_id or 404 in responses:
            responses[status] = _refusal(words)
    responses[429]["headers"] = {"Retry-After": HEADERS["Retry-After"]}


def _refusal(words: object) -> dict[str, object]:
    return {"description": words, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def openapi() -> dict[str, Any]:
    """The OpenAPI document in the reader's language."""
    return _openapi(get_language() or settings.LANGUAGE_CODE)


@require_GET
def schema(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return JsonResponse(openapi(), json_dumps_params={"ensure_ascii": False})
