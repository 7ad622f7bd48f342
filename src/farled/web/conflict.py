"""Two people changed the same thing: both texts side by side, and the choice carried out. Nothing typed is lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from farled.web import formats
from farled.web.optimistic import Stale
from farled.web.renderer import KronorField
from farled.web.years import YearsField

CHOICE, STORED = "choose-", "stored"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose typed and stored values differ, each as a reader would see it.

    ``raw`` is the stored value as the form would send it, so that choosing it needs no look-up.
    """

    name: str
    label: str
    typed: str
    stored: str
    raw: list[str]

    @property
    def choice(self) -> str:
        """The name of the radio buttons that choose between the two."""
        return CHOICE + self.name


def differences(form: forms.BaseForm, stale: Stale) -> list[Difference]:
    """The fields of a bound form that differ from what is stored, in the form's order, for ``web/_conflict.html``."""
    found = []
    for name, field in form.fields.items():
        if name not in stale.stored:
            continue
        value = stale.stored[name]
        if isinstance(field, KronorField | YearsField):
            value = field.prepare_value(value)  # öre as they are typed
        typed = _told(field, form.cleaned_data.get(name))
        stored = _told(field, field.clean(value) if value not in (None, "", []) else None)
        if typed != stored:
            values = value if isinstance(value, list) else [value]
            raw = ["" if each in (None, False) else str(each) for each in values]
            found.append(Difference(name, str(field.label or name), typed, stored, raw))
    return found


def settled(form: forms.BaseForm) -> QueryDict:
    """The data sent, with the stored value wherever the person chose it over their own."""
    data = cast(QueryDict, form.data).copy()
    for name in form.fields:
        if data.get(CHOICE + name) == STORED:
            data.setlist(name, data.getlist(f"{STORED}-{name}"))
    return data


def _told(field: forms.Field, value: object) -> str:
    """A value as a reader would see it: money and shares as they are typed."""
    if isinstance(field, YearsField) and isinstance(value, list):
        return ", ".join(f"{year}: {text}" for year, text in field.told(value))
    if isinstance(value, Decimal) or (isinstance(field, KronorField) and value is not None):
        return str(field.prepare_value(value))
    return _shown(field, value)


def _shown(field: forms.Field, value: object) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, QuerySet):
        return ", ".join(map(str, value))
    if isinstance(field, forms.ChoiceField) and not hasattr(value, "pk"):
        labels = {str(key): str(label) for key, label in _flat(field.choices)}  # type: ignore[arg-type]
        each = value if isinstance(value, list | tuple) else [value]
        return ", ".join(labels.get(str(one), str(one)) for one in each)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _flat(choices: Iterable[tuple[object, object]]) -> Iterator[tuple[object, object]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
