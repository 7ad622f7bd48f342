"""What a call may ask: declared parameters, each read strictly and described once for code and OpenAPI alike.

Nothing is guessed: a name that is not declared, a name given twice and a value that cannot be read are all refused.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.web.refused import Invalid, Refused, RefusedTogether, register

Text = str | Promise
Asked = Mapping[str, Any]  # the parameters given, read, by name
LONGEST = 300  # characters in a value
LARGEST = 2**63 - 1  # what the database can hold as an id
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
INTEGER = re.compile(r"[0-9]{1,19}")

register(
    {
        "web.api.none": _("%(name)s är ingen parameter här. Anropet tar inga parametrar."),
        "web.api.unknown": _("%(name)s är ingen parameter här. De som finns är %(known)s."),
        "web.api.repeated": _("%(name)s står flera gånger. Ange den en gång."),
        "web.api.empty": _("%(name)s är tom. Ge den ett värde eller ta bort den."),
        "web.api.long": _("%(name)s är för lång. Korta den till högst %(most)s tecken."),
        "web.api.number": _("%(name)s ska vara ett heltal från %(least)s till %(most)s."),
        "web.api.day": _("%(name)s ska vara ett datum, skrivet som 2026-11-30."),
        "web.api.choice": _("%(name)s kan inte ha det värdet. Välj bland %(known)s."),
        "web.api.reference": _("%(name)s pekar på något som inte finns, eller som du inte har rätt att se."),
    }
)


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a call. ``read`` gives its value from its name and text, or raises Invalid.

    ``schema`` is its JSON schema.
    """

    name: str
    description: Text
    schema: Mapping[str, object]
    read: Callable[[str, str], Any]

    def documented(self) -> dict[str, Any]:
        """The parameter as OpenAPI has it."""
        schema = dict(self.schema)
        return {
            "in": "query",
            "name": self.name,
            "description": self.description,
            "required": False,
            "schema": schema,
        }


def number(name: str, description: Text, *, least: int = 1, most: int = LARGEST, default: int | None = None) -> Param:
    """A whole number between two, both included."""
    schema: dict[str, object] = {"type": "integer", "minimum": least, "maximum": most}
    if default is not None:
        schema["default"] = default
    return Param(name, description, schema, partial(_number, least=least, most=most))


def day(name: str, description: Text) -> Param:
    """A date."""
    return Param(name, description, {"type": "string", "format": "date"}, _day)


def choice(name: str, description: Text, values: Sequence[str], *, default: str = "") -> Param:
    """One of some values."""
    schema: dict[str, object] = {"type": "string", "enum": list(values)}
    if default:
        schema["default"] = default
    return Param(name, description, schema, partial(_choice, values=tuple(values)))


def text(name: str, description: Text) -> Param:
    """A text of a few words."""
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[^\\x00-\\x1f]+$"}
    return Param(name, description, schema, _text)


def _number(name: str, given: str, *, least: int, most: int) -> int:
    if not INTEGER.fullmatch(given) or not least <= int(given) <= most:
        raise Invalid("web.api.number", field=name, name=name, least=least, most=most)
    return int(given)


def _day(name: str, given: str) -> date:
    try:
        if ISO_DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise Invalid("web.api.day", field=name, name=name)


def _choice(name: str, given: str, *, values: tuple[str, ...]) -> str:
    if given not in values:
        raise Invalid("web.api.choice", field=name, name=name, known=", ".join(values))
    return given


def _text(name: str, given: str) -> str:
    for character in given:
        if character < " ":
            raise Invalid("web.text.invisible", field=name, character=f"U+{ord(character):04X}")
    return given


class Asks:
    """The parameters a call takes."""

    def __init__(self, *params: Param) -> None:
        self.params = {param.name: param for param in params}

    def documented(self) -> list[dict[str, Any]]:
        """The parameters as OpenAPI has them."""
        return [param.documented() for param in self.params.values()]

    def read(self, query: QueryDict) -> dict[str, Any]:
        """The parameters given, by name. Raises everything that is wrong at once."""
        found: dict[str, Any] = {}
        refusals: list[Refused] = []
        for name, values in query.lists():
            try:
                found[name] = self._read(name, values)
            except Refused as refusal:
                refusals.append(refusal)
        check(refusals)
        return found

    def _read(self, name: str, values: Sequence[str]) -> Any:
        param = self.params.get(name)
        if param is None:
            code = "web.api.unknown" if self.params else "web.api.none"
            raise Invalid(code, field=name[:LONGEST], name=name[:LONGEST], known=", ".join(self.params))
        if len(values) != 1:
            raise Invalid("web.api.repeated", field=name, name=name)
        if not values[0]:
            raise Invalid("web.api.empty", field=name, name=name)
        if len(values[0]) > LONGEST:
            raise Invalid("web.api.long", field=name, name=name, most=LONGEST)
        return param.read(name, values[0])


def check(refusals: Iterable[Refused]) -> None:
    """Raise the refusals together (one alone as itself); nothing when there are none."""
    every = list(refusals)
    if every:
        raise every[0] if len(every) == 1 else RefusedTogether(every)


NOTHING = Asks()
ON = day("on", _("Visa som det var den dagen. Utan datum gäller i dag."))
