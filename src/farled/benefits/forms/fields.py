"""Fields that the room's forms share."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.matters.reads import Decision

STEP = Decimal("0.0001")
_LINE = re.compile(r"^\s*([0-9]{4})\s*[:;\s]\s*(\S.*?)\s*$")
_NUMBER = re.compile(r"^-?[0-9]{1,15}(\.[0-9]{1,8})?$")


def text_area(rows: int) -> forms.Textarea:
    """A field for longer text."""
    return forms.Textarea(attrs={"rows": rows})


def plain(value: Decimal) -> str:
    """A number as it is typed in Swedish."""
    return f"{value.normalize():f}".replace(".", ",")


def number_in(text: str) -> Decimal | None:
    """The number that a text is, or None."""
    digits = re.sub(r"[\s\u00a0]", "", text).replace("\N{MINUS SIGN}", "-").replace(",", ".")
    return Decimal(digits) if _NUMBER.match(digits) else None


def written(values: Mapping[int, Decimal]) -> str:
    """Values year by year as they are typed: one line for each."""
    return "\n".join(f"{year}: {plain(value)}" for year, value in sorted(values.items()))


class QuantityField(forms.CharField):
    """An exact number as it is written, with spaces and a comma or a point; four decimals. A program sends text."""

    MOST = Decimal(10) ** 11
    default_error_messages = {
        "number": _("”%(text)s” är inget tal. Skriv siffror, till exempel 120 eller 12,5."),
        "range": _("Talet är för stort, har fler än fyra decimaler eller går utanför gränserna. Rätta det."),
    }

    def __init__(self, *, least: Decimal | None = None, most: Decimal | None = None, **kwargs: Any) -> None:
        self.least, self.most = -self.MOST if least is None else least, self.MOST if most is None else most
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Digits on a phone's keyboard, and a narrow field."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "class": "money", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """The number as it is typed."""
        return plain(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """The number, or None when nothing is typed. Raises ValidationError."""
        typed = super().clean(self.prepare_value(value))
        if not typed:
            return None
        found = number_in(typed)
        if found is None:
            raise forms.ValidationError(self.error_messages["number"], "number", {"text": typed[:40]})
        if not self.least <= found <= self.most or found != found.quantize(STEP):
            raise forms.ValidationError(self.error_messages["range"], "range")
        return found


class YearsField(forms.CharField):
    """A value for each year, one line for each: ``2028: 120,5``. Gives {year: value}."""

    widget = text_area(4)
    default_error_messages = {
        "line": _("Raden ”%(line)s” går inte att läsa. Skriv år, kolon och värde, till exempel 2028: 120."),
        "twice": _("%(year)s står på två rader. Låt varje år stå på en rad."),
    }

    def prepare_value(self, value: Any) -> Any:
        """The values as they are typed."""
        return written(value) if isinstance(value, Mapping) else value

    def clean(self, value: Any) -> Any:
        """The values by year. Raises ValidationError that names the line that cannot be read."""
        typed = super().clean(self.prepare_value(value))
        found: dict[int, Decimal] = {}
        for line in filter(str.strip, typed.splitlines()):
            year, number = self._read(line)
            if year in found:
                raise forms.ValidationError(self.error_messages["twice"], "twice", {"year": str(year)})
            found[year] = number
        return found

    def _read(self, line: str) -> tuple[int, Decimal]:
        match = _LINE.match(line)
        found = number_in(match[2]) if match is not None else None
        if match is None or found is None:
            raise forms.ValidationError(self.error_messages["line"], "line", {"line": line.strip()[:80]})
        return int(match[1]), found


class DecisionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """What a meeting decided, told by organ, day, § and matter."""

    def label_from_instance(self, obj: Any) -> str:
        """As a list to choose from needs it."""
        decision: Decision = obj
        return decision.with_matter()
