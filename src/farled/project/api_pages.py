"""The two pages about the API: what it is and how to use it, and every call with what it asks and answers.

Both are written from the OpenAPI document, so they cannot tell of anything that is not there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from farled.people.acts.calls import MOST
from farled.project.api import openapi
from farled.web import formats

Schema = Mapping[str, Any]
REFERENCE = "Reference"  # explained once on the page, not at every field


@dataclass(frozen=True, slots=True)
class Told:
    """A parameter or a field: its name, what values it takes, and what it is."""

    name: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """An operation as a reader meets it. ``paged``: it answers a page of rows, and ``fields`` are those of a row.

    ``sent`` are the fields of its body. ``seen``: it asks which version the caller has seen.
    """

    key: str
    method: str
    path: str
    summary: str
    text: str
    asked: list[Told]
    sent: list[Told]
    seen: bool
    paged: bool
    fields: list[Told]


@dataclass(frozen=True, slots=True)
class Room:
    """The calls of a room, under its name."""

    label: str
    calls: list[Call]


def guide(request: HttpRequest) -> HttpResponse:
    """What there is, and how to use it."""
    context = {"rooms": rooms(openapi()), "base": settings.BASE_URL, "most": MOST}
    return render(request, "api/guide.html", context)


def reference(request: HttpRequest) -> HttpResponse:
    """Every call."""
    document = openapi()
    context = {
        "rooms": rooms(document),
        "reference": list(_fields(document, document["components"]["schemas"][REFERENCE])),
        "problem": list(_fields(document, document["components"]["schemas"]["Problem"])),
    }
    return render(request, "api/reference.html", context)


def rooms(document: Schema) -> list[Room]:
    """The calls of an OpenAPI document, room by room."""
    found: dict[str, list[Call]] = {tag["name"]: [] for tag in document["tags"]}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            found[operation["tags"][0]].append(_call(document, method.upper(), path, operation))
    return [Room(str(tag["description"]), found[tag["name"]]) for tag in document["tags"] if found[tag["name"]]]


def _call(document: Schema, method: str, path: str, operation: Schema) -> Call:
    answered = next(answer for status, answer in operation["responses"].items() if status.startswith("2"))
    body = answered.get("content", {}).get("application/json", {}).get("schema")
    answer = _met(document, body) if body else {"properties": {}}
    items = answer["properties"].get("items")
    sends = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    return Call(
        key=operation["operationId"],
        method=method,
        path=path,
        summary=operation["summary"],
        text=operation["description"],
        asked=[
            Told(each["name"], _kind(document, each["schema"]), _with_default(each["description"], each["schema"]))
            for each in operation["parameters"]
            if each["in"] == "query"
        ],
        sent=list(_sent(document, sends)) if sends else [],
        seen=any(each["name"] == "If-Match" for each in operation["parameters"]),
        paged=items is not None,
        fields=list(_fields(document, _met(document, items["items"]) if items else answer)),
    )


def _sent(document: Schema, schema: Schema) -> Iterator[Told]:
    """The fields of a body; those that must be there say so."""
    required = schema.get("required", ())
    for name, field in schema["properties"].items():
        kind = _kind(document, field)
        yield Told(name, _("%s, måste finnas") % kind if name in required else kind, field["description"])


def _with_default(text: str, schema: Schema) -> str:
    if "default" not in schema:
        return text
    return _("%(text)s Annars %(default)s.") % {"text": text, "default": schema["default"]}


def _fields(document: Schema, shape: Schema, within: str = "") -> Iterator[Told]:
    """The fields of a shape, and right after each those of the shape it holds: ``versions[].number``."""
    for name, schema in shape["properties"].items():
        yield Told(f"{within}{name}", _kind(document, schema), schema.get("description", ""))
        inner, several = _inner(schema)
        met = _met(document, inner)
        if "properties" in met and not inner.get("$ref", "").endswith(f"/{REFERENCE}"):
            yield from _fields(document, met, f"{within}{name}{'[]' if several else ''}.")


def _inner(schema: Schema) -> tuple[Schema, bool]:
    """What a field holds when it holds anything, and whether it is a list of those."""
    for choice in schema.get("anyOf", ()):
        if choice.get("type") != "null":
            return _inner(choice)
    if schema.get("type") == "array":
        return schema["items"], True
    return schema, False


def _met(document: Schema, schema: Schema) -> Schema:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Schema = document["components"]["schemas"][name] if name else schema
    return found


def _kind(document: Schema, schema: Schema) -> str:
    """What values a schema takes, in words."""
    inner, several = _inner(schema)
    one = _word(document, inner)
    nullable = "anyOf" in schema or "null" in schema.get("type", ())
    return (_("lista: %s") if several else _("%s eller null") if nullable else "%s") % one


def _word(document: Schema, schema: Schema) -> str:
    if schema.get("$ref", "").endswith(f"/{REFERENCE}"):
        return _("hänvisning")
    met = _met(document, schema)
    kinds = met["type"]
    kind: str = next(each for each in kinds if each != "null") if isinstance(kinds, list) else kinds
    if "enum" in met:
        return _("ett av värdena")
    if met.get("format") == "date":
        return _("datum")
    words = {
        "string": _("text"),
        "integer": _("heltal"),
        "number": _("tal"),
        "boolean": _("sant eller falskt"),
        "object": _("del"),
    }
    word = words[kind]
    if "maximum" in met and met["maximum"] < 10**9:
        bounds = {"least": formats.number(met["minimum"]), "most": formats.number(met["maximum"])}
        word = _("heltal, %(least)s–%(most)s") % bounds
    return word
