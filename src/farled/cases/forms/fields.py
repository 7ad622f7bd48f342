"""Quantities and percentages as people type them, kept as exact decimals."""

from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.cases.reads import percent, quantity
from farled.web.renderer import KronorField
from farled.web.years import YearsField

MOST = Decimal(10) ** 12  # of a unit a year: more than anybody has


class QuantityField(forms.CharField):
    """A number with at most four decimals; spaces and a comma are welcome."""

    default_error_messages: ClassVar = {
        "number": _("Skriv ett tal, till exempel 1 200 eller 0,5."),
        "large": _("Talet är för stort. Kontrollera det."),
    }
    unit = ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Digits on a phone's keyboard, and a narrow field."""
        return {"inputmode": "decimal", "class": "money", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """A stored number as it is written."""
        return quantity(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """The number as a decimal, or None."""
        text = "".join(str(super().clean(self.prepare_value(value))).split())
        if not text:
            return None
        try:
            found = Decimal(text.replace("\N{MINUS SIGN}", "-").replace(",", "."))
        except InvalidOperation:
            raise forms.ValidationError(self.error_messages["number"], "number") from None
        if not found.is_finite() or abs(found) > MOST:
            raise forms.ValidationError(self.error_messages["large"], "large")
        return self.stored(found)

    def stored(self, number: Decimal) -> Decimal:
        """The number as it is kept."""
        return number.quantize(Decimal("0.0001"))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare numbers with numbers."""
        try:
            return bool(self.clean(data) != initial)
        except forms.ValidationError:
            return True


class PercentField(QuantityField):
    """A share (0–1) typed in per cent."""

    unit = "%"

    def prepare_value(self, value: Any) -> Any:
        """A stored share in per cent."""
        return percent(value) if isinstance(value, Decimal | float) else value

    def stored(self, number: Decimal) -> Decimal:
        """The share."""
        return (number / 100).quantize(Decimal("0.0001"))


class WholePercentField(PercentField):
    """One year's share in per cent; a program sends whole numbers, which are per cent too."""

    def prepare_value(self, value: Any) -> Any:
        """A stored share in per cent; a whole number is per cent already."""
        return str(value) if isinstance(value, int) else super().prepare_value(value)


def amounts_field(**kwargs: Any) -> YearsField:
    """Kronor for each year, kept in öre; nothing typed is nothing."""
    return YearsField(one=KronorField(required=False, min_value=0), blank=0, **kwargs)


def shares_field(**kwargs: Any) -> YearsField:
    """Per cent for each year, kept as shares; nothing typed is nothing."""
    return YearsField(one=WholePercentField(required=False), blank=Decimal(0), **kwargs)
