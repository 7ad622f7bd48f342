"""Forms drawn by Django's own field templates: ours, found like every other template of the project."""

from typing import Any, ClassVar

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class FormRenderer(TemplatesSetting):
    """``FORM_RENDERER``: one column, label, help, the mistake where it was made, and a summary on top that links."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"


class DateInput(forms.DateInput):
    """The browser's own date field; its value is always written 2026-11-30."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateField(forms.DateField):
    """A day. A year out of reach is a slip of the hand, and no chart has room for it."""

    widget = DateInput
    FIRST, LAST = 1900, 2199
    default_error_messages: ClassVar = {"year": _("Året ska ligga mellan 1900 och 2199. Kontrollera datumet.")}

    def validate(self, value: Any) -> None:
        """Refuse a year out of reach."""
        super().validate(value)
        if value is not None and not self.FIRST <= value.year <= self.LAST:
            raise forms.ValidationError(self.error_messages["year"], code="year")


class LinesField(forms.CharField):
    """A list of texts, one a line; an empty line is nothing."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """A stored list as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """The lines as a list."""
        text = super().clean(self.prepare_value(value))
        return [line.strip() for line in text.splitlines() if line.strip()]


class KronorField(forms.DecimalField):
    """Money typed in kronor (or thousands, ``unit="tkr"``) and kept in whole öre. Spaces and a comma are welcome."""

    widget = forms.TextInput
    SIZES = {"kr": 100, "tkr": 100_000}
    default_error_messages: ClassVar = {"invalid": _("Skriv beloppet med siffror, till exempel 1 200 eller 150,50.")}

    def __init__(self, *, unit: str = "kr", **kwargs: Any) -> None:
        self.unit = unit
        kwargs.setdefault("decimal_places", 2)
        kwargs.setdefault("max_digits", 15)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Digits on a phone's keyboard, and a narrow field."""
        return {"inputmode": "decimal", "class": "money", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:
        """Read ``1 150,50`` as it is written."""
        if isinstance(value, str):
            value = "".join(value.split()).replace("\N{MINUS SIGN}", "-").replace(",", ".")
        return super().to_python(value)

    def clean(self, value: Any) -> Any:
        """Öre as an integer, or None."""
        amount = super().clean(value)
        return None if amount is None else int(amount * self.SIZES[self.unit])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare öre with öre."""
        try:
            return bool(self.clean(data) != initial)
        except forms.ValidationError:
            return True

    def prepare_value(self, value: Any) -> Any:
        """Stored öre shown in the field's unit; what somebody typed is shown as typed."""
        if not isinstance(value, int):
            return value
        size = self.SIZES[self.unit]
        whole, rest = divmod(abs(value), size)
        decimals = f"{rest:0{len(str(size)) - 1}}".rstrip("0")
        return ("-" if value < 0 else "") + (f"{whole},{decimals}" if decimals else str(whole))
