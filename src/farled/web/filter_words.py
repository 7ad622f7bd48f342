"""What a list's filters are called and say: their parameters, whether they are in use, and their values in words."""

from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.forms import BoundField

from farled.web import formats


def names_of(field: BoundField) -> list[str]:
    """The parameters a filter reads: one, or two for a range."""
    return [field.html_name + suffix for suffix in getattr(field.field.widget, "widgets_names", [""])]


def given(value: object) -> bool:
    """Whether a filter is in use."""
    return value is not None and value != "" and not (hasattr(value, "__len__") and len(value) == 0)


def spoken(field: BoundField, value: Any) -> str:
    """A filter's value as its choices word it."""
    choices = getattr(field.field, "choices", None)
    if isinstance(value, bool):
        value = str(value).lower()
    if choices is not None and not isinstance(value, Model | QuerySet):
        labels = {str(key): str(label) for key, label in choices}
        each = value if isinstance(value, list | tuple) else [value]
        return ", ".join(labels.get(str(one), str(one)) for one in each)
    if isinstance(value, QuerySet):
        return ", ".join(map(str, value))
    if isinstance(value, slice):
        return (
            formats.period(value.start, value.stop)
            if isinstance(value.start or value.stop, date)
            else (f"{value.start or ''}{formats.DASH}{value.stop or ''}")
        )
    return str(value)
