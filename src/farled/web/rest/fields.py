"""A form's fields as JSON: which kind of value each takes, and how that is put into the form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Choices, Model, QuerySet
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from farled.web.refused import Invalid, register
from farled.web.renderer import KronorField, LinesField
from farled.web.rest.asking import ISO_DAY, LARGEST
from farled.web.rest.listing import words
from farled.web.years import YearsField

LINES = 500  # in a list
YEARS = 100  # that one value each is sent for
BLANKS = "\t\n\r"

register(
    {
        "web.api.kind.text": _("%(name)s ska vara en text."),
        "web.api.kind.lines": _("%(name)s ska vara en lista av texter på en rad var, högst %(most)s stycken."),
        "web.api.kind.years": _("%(name)s ska vara en lista av heltal, ett för varje år, högst %(most)s stycken."),
        "web.api.kind.flag": _("%(name)s ska vara true eller false."),
        "web.api.kind.number": _("%(name)s ska vara ett heltal, högst %(most)s åt vardera hållet."),
        "web.api.kind.id": _("%(name)s ska vara ett id: ett heltal från 1."),
        "web.api.kind.ids": _("%(name)s ska vara en lista av id: heltal från 1, högst %(most)s stycken."),
    }
)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of field. ``look`` gives a value again when it is of its kind, or raises Invalid; None is nothing chosen.

    ``schema`` describes the kind.
    """

    look: Callable[[str, Any], Any]
    schema: Callable[[Any], Mapping[str, Any]]
    empty: bool = True  # whether null may stand for nothing
    put: Callable[[Any, forms.Field], Any] | None = None  # how a value is typed into the form, if not as it is

    def read(self, name: str, value: Any, field: forms.Field) -> Any:
        """The value, of its kind. Raises Invalid."""
        if value is None and self.empty and not field.required:
            return None
        value = self.look(name, value)
        most = getattr(field, "max_length", None)
        if most is not None and isinstance(value, str) and len(value) > most:
            raise Invalid("web.api.long", field=name, name=name, most=most)
        return value

    def typed(self, value: Any, field: forms.Field) -> Any:
        """The value as a browser would send it."""
        return self.put(value, field) if self.put and value is not None else as_typed(value)

    def documented(self, field: forms.Field) -> dict[str, Any]:
        """The field as a JSON schema."""
        schema = dict(self.schema(field))
        if self.empty and not field.required:
            kind = schema.pop("type")
            schema = {"type": [kind, "null"], **schema}
            if "enum" in schema:
                schema["enum"] = [*schema["enum"], None]
        return {**schema, "description": _described(field)}


def as_typed(value: Any) -> Any:
    """A stored value as a browser would send it."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset | QuerySet):
        return [as_typed(each) for each in value]
    return "" if value is None else value


def sort_of(field: forms.Field) -> Sort:
    """The sort of a form's field. Raises TypeError for one that no program can send, such as a file."""
    if getattr(field, "coerce", None) is int:  # a choice among numbers, shown as words on the page
        return _NUMBERS if isinstance(field, forms.MultipleChoiceField) else _NUMBER
    for kind, sort in _SORTS:
        if isinstance(field, kind):
            return sort
    raise TypeError(f"{type(field).__name__} is not sent by a program")


def _described(field: forms.Field) -> str | Promise:
    label, text = field.label or "", field.help_text
    said = format_lazy("{} {}", label, text) if text else label
    choices = _choices(field)
    return format_lazy("{} ({})", said, words(choices)) if choices else said


def _choices(field: forms.Field) -> list[tuple[str, Any]]:
    """The values of a choice that are known when the document is written."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return []
    coerce = getattr(field, "coerce", None)
    known: Any = coerce.choices if isinstance(coerce, type) and issubclass(coerce, Choices) else field.choices
    return [(str(value), label) for value, label in known if value not in ("", None)]


# --- Kinds of values --------------------------------------------------------------------------------------------------


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Invalid("web.api.kind.text", field=name, name=name)
    for character in value:
        if (character < " " and character not in BLANKS) or character == "\x7f" or "\ud800" <= character <= "\udfff":
            raise Invalid("web.text.invisible", field=name, character=f"U+{ord(character):04X}")
    return value


def _lines(name: str, value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > LINES:
        raise Invalid("web.api.kind.lines", field=name, name=name, most=LINES)
    lines = [_text(name, each) for each in value]
    if any(len(each.splitlines()) != 1 for each in lines):
        raise Invalid("web.api.kind.lines", field=name, name=name, most=LINES)
    return lines


def _years(name: str, value: Any) -> list[int]:
    if not isinstance(value, list) or len(value) > YEARS:
        raise Invalid("web.api.kind.years", field=name, name=name, most=YEARS)
    return [_number(name, each) for each in value]


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise Invalid("web.api.kind.flag", field=name, name=name)
    return value


def _number(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST:
        raise Invalid("web.api.kind.number", field=name, name=name, most=LARGEST)
    return value


def _id(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LARGEST:
        raise Invalid("web.api.kind.id", field=name, name=name)
    return value


def _ids(name: str, value: Any) -> list[int]:
    if not isinstance(value, list) or len(value) > LINES:
        raise Invalid("web.api.kind.ids", field=name, name=name, most=LINES)
    try:
        return [_id(name, each) for each in value]
    except Invalid:
        raise Invalid("web.api.kind.ids", field=name, name=name, most=LINES) from None


def _day(name: str, value: Any) -> str:
    try:
        if isinstance(value, str) and ISO_DAY.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise Invalid("web.api.day", field=name, name=name)


_ORE = {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST}  # money is whole öre, as everywhere in the API
_ID = {"type": "integer", "minimum": 1, "maximum": LARGEST}


def _choice_schema(field: Any) -> Mapping[str, Any]:
    values = [value for value, _label in _choices(field)]
    return {"type": "string", "enum": values} if values else {"type": "string"}


def _several_schema(field: Any) -> Mapping[str, Any]:
    return {"type": "array", "items": _choice_schema(field), "maxItems": LINES}


def _text_schema(field: Any) -> Mapping[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if field.required:
        schema["minLength"] = 1
    if field.max_length is not None:
        schema["maxLength"] = field.max_length
    return schema


def _number_schema(field: Any) -> Mapping[str, Any]:
    least = -LARGEST if field.min_value is None else field.min_value
    return {"type": "integer", "minimum": least, "maximum": LARGEST if field.max_value is None else field.max_value}


_NUMBER = Sort(_id, lambda _field: _ID)
_NUMBERS = Sort(_ids, lambda _field: {"type": "array", "items": _ID, "maxItems": LINES}, empty=False)
_YEARS = Sort(
    _years,
    lambda _field: {"type": "array", "items": {"type": "integer"}, "maxItems": YEARS},
    empty=False,
    put=lambda value, field: field.prepare_value(value),
)
_SORTS: tuple[tuple[type[forms.Field], Sort], ...] = (
    (forms.ModelMultipleChoiceField, _NUMBERS),
    (forms.ModelChoiceField, _NUMBER),
    (forms.MultipleChoiceField, Sort(_lines, _several_schema, empty=False)),
    (forms.ChoiceField, Sort(_text, _choice_schema)),
    (
        LinesField,
        Sort(
            _lines,
            lambda _field: {"type": "array", "items": {"type": "string", "minLength": 1}, "maxItems": LINES},
            empty=False,
            put=lambda value, _field: "\n".join(value),
        ),
    ),
    (KronorField, Sort(_number, lambda _field: _ORE, put=lambda value, field: field.prepare_value(value))),
    (forms.DateField, Sort(_day, lambda _field: {"type": "string", "format": "date"})),
    (forms.BooleanField, Sort(_flag, lambda _field: {"type": "boolean"}, empty=False)),
    (forms.IntegerField, Sort(_number, _number_schema)),
    (YearsField, _YEARS),
    (forms.CharField, Sort(_text, _text_schema, empty=False)),
)
