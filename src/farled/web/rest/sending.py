"""What a call may send: the fields of the page's own form, each read strictly and described once for code and OpenAPI.

A field that is not declared, one given twice and a value of another kind are refused; then the form itself judges, with
the sentences of the page.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from farled.web.refused import Invalid, Refused, register
from farled.web.rest.asking import check
from farled.web.rest.fields import Sort, as_typed, sort_of
from farled.web.rest.rows import Rows

MEDIA_TYPE = "application/json"
MOST_BYTES = 1_000_000
REASON = "why"  # never stored with the row, so never kept
OWN = ("version", "once")  # told by a header, or of no use to a program

register(
    {
        "web.api.media_type": _("Skicka innehållet som application/json."),
        "web.api.large": _("Innehållet är för stort. Dela upp det, så att varje anrop är högst %(most)s byte."),
        "web.api.json": _("Innehållet går inte att läsa som JSON. Skicka ett objekt där varje fält står en gång."),
        "web.api.field": _("%(name)s är inget fält här. De som finns är %(known)s."),
        "web.api.no_fields": _("Anropet tar inget innehåll. Ta bort det."),
    }
)


class WrongMediaType(Refused):
    """What is sent is not JSON."""

    status = 415


class TooLarge(Refused):
    """More is sent than is read."""

    status = 413


class Mistyped(Invalid):
    """What the form says of a field, in its own words."""

    def __init__(self, name: str, error: forms.ValidationError) -> None:
        super().__init__(f"web.form.{error.code or 'invalid'}", field="" if name == "__all__" else name)
        self.words = " ".join(error.messages)

    @property
    def sentence(self) -> str:
        """The form's own words, after the field's name."""
        return f"{self.field}: {self.words}" if self.field else self.words


@dataclass(frozen=True, slots=True)
class Sent:
    """What a call sent: values by field, the version it has seen, and whether fields left out stay as they are."""

    values: Mapping[str, Any]
    version: int | None = None
    keeps: bool = False
    rows: Mapping[str, Rows] = field(default_factory=dict)

    def through(self, make: Callable[[dict[str, Any] | None], forms.Form]) -> dict[str, Any]:
        """The cleaned data of the page's form, ``make(data)``, filled with what was sent. Raises Invalid."""
        empty = make(None)
        given = {name: rows for name, rows in self.rows.items() if name in self.values}
        unknown = self.values.keys() - empty.fields.keys() - given.keys()
        check(_unknown(name, set(empty.fields) - set(OWN)) for name in sorted(unknown))
        data: dict[str, Any] = {}
        for name, each in empty.fields.items():
            if name in self.values:
                data[name] = sort_of(each).typed(self.values[name], each)
            elif self.keeps and name.partition("-")[0] not in given:
                data[name] = as_typed(each.prepare_value(empty.get_initial_for_field(each, name)))
        for name, rows in given.items():
            data |= rows.typed(self.values[name])
        if self.version is not None:
            data["version"] = str(self.version)
        form = make(data)
        if not form.is_valid():
            check(Mistyped(name, each) for name, errors in form.errors.as_data().items() for each in errors)
        return form.cleaned_data


def _unknown(name: str, known: Iterable[str]) -> Refused:
    return Invalid("web.api.field", field=name[:300], name=name[:300], known=", ".join(sorted(known)))


class Sends:
    """The fields a call takes: those of a form, ``more`` that the form adds when it is made, and its ``rows``."""

    def __init__(
        self, form: type[forms.Form], more: Mapping[str, forms.Field] | None = None, rows: Iterable[Rows] = ()
    ) -> None:
        self.rows = {each.name: each for each in rows}
        declared: dict[str, forms.Field] = {**form.base_fields, **(more or {})}
        self.versioned = "version" in declared
        self.fields = {name: field for name, field in declared.items() if name not in OWN}
        self.sorts: dict[str, Sort] = {name: sort_of(field) for name, field in self.fields.items()}

    def documented(self, *, keeps: bool) -> dict[str, Any]:
        """The fields as a JSON schema. ``keeps``: what is left out stays as it is, so only a reason is required."""
        required = [name for name, field in self.fields.items() if field.required and (not keeps or name == REASON)]
        schema: dict[str, Any] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                **{name: self.sorts[name].documented(field) for name, field in self.fields.items()},
                **{name: rows.documented() for name, rows in self.rows.items()},
            },
        }
        return schema | ({"required": required} if required else {})

    def read(self, request: HttpRequest) -> dict[str, Any]:
        """The values sent, by field. Raises everything that is wrong at once."""
        body = self._object(request)
        refusals: list[Refused] = []
        found: dict[str, Any] = {}
        for name, value in body.items():
            try:
                if name in self.rows:
                    found[name] = self.rows[name].read(value)
                    continue
                if name not in self.sorts:
                    raise _unknown(name, [*self.fields, *self.rows])
                found[name] = self.sorts[name].read(name, value, self.fields[name])
            except Refused as refusal:
                refusals.append(refusal)
        check(refusals)
        return found

    def _object(self, request: HttpRequest) -> dict[str, Any]:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise TooLarge("web.api.large", most=MOST_BYTES)
        if not request.body and not any(field.required for field in self.fields.values()):
            return {}
        if request.content_type != MEDIA_TYPE:
            raise WrongMediaType("web.api.media_type")
        try:
            body = json.loads(request.body, object_pairs_hook=_each_once, parse_constant=_no_number)
        except (ValueError, RecursionError) as problem:
            raise Invalid("web.api.json") from problem
        if not isinstance(body, dict):
            raise Invalid("web.api.json")
        return body


def nothing_sent(request: HttpRequest) -> None:
    """Refuse a body where none is taken."""
    if request.META.get("CONTENT_LENGTH") not in (None, "", "0"):
        raise Invalid("web.api.no_fields")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field stands twice")
    return found


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number in JSON")
