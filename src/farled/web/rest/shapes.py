"""How rows are described in OpenAPI, and the pieces that every room's rows are made of.

The shapes are declared, and tests hold every answer against them; at run time rows go from the database to JSON as
they are (docs/decisions/0008-api.md).
"""

from functools import cache
from typing import Any, TypedDict

from django.db.models import Choices, Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from farled.web.rest.listing import words

Text = str | Promise
_MARK = 9_876_543_210  # an id no address holds for any other reason


def told(description: Text) -> Any:
    """A field of a shape, with what it is. It is worded in the reader's language when the schema is written."""
    return Field(description=description)  # type: ignore[arg-type] # worded later


def said(model: type[Model], field: str) -> Any:
    """A field of a shape that is a model's field, with the name it has there."""
    found: Any = model._meta.get_field(field)
    return told(found.verbose_name)


def one_of(choices: type[Choices], description: Text) -> Any:
    """A field of a shape that holds one of some values, with what each stands for."""
    return told(format_lazy("{}. {}", description, words(choices.choices)))


class Shape(Schema):
    """Something that is answered: these fields, all of them, and no others."""

    model_config = ConfigDict(extra="forbid")


class Reference(Shape):
    """Another record: enough to show it, and where it is."""

    id: int = told(_("Id"))
    name: str = told(_("Namn eller titel"))
    api: str | None = told(_("Adress i API:et; tom när posten inte går att öppna"))


class Row(Shape):
    """A record with an address of its own."""

    id: int = told(_("Id"))
    url: str = told(_("Adress till sidan i Farled"))
    api: str = told(_("Adress i API:et"))


class Saved(Shape):
    """What an act leaves: where it is, and the version it now has."""

    id: int = told(_("Id"))
    url: str = told(_("Adress till sidan i Farled"))
    api: str = told(_("Adress i API:et"))
    version: int = told(_("Versionen som posten nu har; samma som i ETag"))


def saved(row: Any, *, url: str, api: str) -> dict[str, Any]:
    """What an act has left: a row with a version, its page and its address in the API."""
    return {"id": row.pk, "url": url, "api": api, "version": row.version}


def versioned() -> Any:
    """The field of a shape that tells the row's version."""
    return told(_("Versionen, samma som i ETag. Den som ändrar skickar den tillbaka i If-Match"))


def pages(row: type[Shape]) -> type[Shape]:
    """The shape of a page of rows."""
    made: type[Shape] = create_model(
        f"{row.__name__}s",
        __base__=Shape,
        total=(int, told(_("Antal rader på alla sidor"))),
        page=(int, told(_("Den här sidans nummer"))),
        size=(int, told(_("Rader per sida"))),
        next=(str | None, told(_("Adress till nästa sida"))),
        previous=(str | None, told(_("Adress till föregående sida"))),
        items=(list[row], told(_("Raderna"))),  # type: ignore[valid-type] # the class is the type
    )
    return made


class Referred(TypedDict):
    """A reference as it is answered."""

    id: int
    name: str
    api: str | None


def reference(route: str, pk: int, name: str, *, opens: bool = True) -> Referred:
    """A reference to a record on a route of the API. ``opens``: whether the address leads somewhere."""
    return {"id": pk, "name": name, "api": address(route, pk) if opens else None}


def address(route: str, pk: int) -> str:
    """The address of a record on a route that takes its id. Looked up once per route: a list holds hundreds."""
    before, after = _around(route)
    return f"{before}{pk}{after}"


@cache
def _around(route: str) -> tuple[str, str]:
    before, _mark, after = reverse(route, args=[_MARK]).partition(str(_MARK))
    return before, after
