"""One value for each year, such as what something costs: a small table of fields that needs no script."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class YearsInput(forms.Widget):
    """A labelled field for each year, all of one name and in order."""

    template_name = "web/forms/years.html"
    use_fieldset = True

    def __init__(self, years: Sequence[int] = (), attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.years = tuple(years)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """What was typed, year by year."""
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether no year was sent."""
        return name not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Each year with its value and its own id."""
        context = super().get_context(name, value, attrs)
        values = list(value) if isinstance(value, list | tuple) else []
        ident = context["widget"]["attrs"].get("id", f"id_{name}")
        context["cells"] = [
            {"year": year, "id": f"{ident}_{place}", "value": values[place] if place < len(values) else ""}
            for place, year in enumerate(self.years)
        ]
        return context

    def id_for_label(self, id_: str, index: Any = None) -> str:
        """The first year's field."""
        return f"{id_}_0" if id_ else id_


class YearsField(forms.Field):
    """As many values as there are years; ``one`` reads and writes each, and ``blank`` stands where nothing is typed.

    ``year_by_year`` says which years; a program sends as many whole numbers.
    """

    widget = YearsInput
    default_error_messages = {
        "count": _("Ange ett värde för vart och ett av de %(years)s åren."),
        "year": _("%(year)s: %(error)s"),
    }

    def __init__(self, *, one: forms.Field, blank: Any, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.one, self.blank = one, blank
        self.years: tuple[int, ...] = ()

    def year_by_year(self, years: Sequence[int]) -> None:
        """Say which years are asked about."""
        self.years = tuple(years)
        self.widget.years = self.years

    def prepare_value(self, value: Any) -> Any:
        """Each stored value as it is typed."""
        if not isinstance(value, list | tuple):
            return []
        return [each if isinstance(each, str) else self.one.prepare_value(each) for each in value]

    def told(self, values: Sequence[Any]) -> list[tuple[int, str]]:
        """Each year with its stored value as it is typed."""
        return [(year, str(self.one.prepare_value(each))) for year, each in zip(self.years, values, strict=False)]

    def clean(self, value: Any) -> list[Any]:
        """A value for each year. Raises ValidationError that names the years that cannot be read."""
        typed = list(value) if isinstance(value, list | tuple) else []
        if not typed:
            return [self.blank] * len(self.years)
        if len(typed) != len(self.years):
            raise forms.ValidationError(self.error_messages["count"], "count", {"years": len(self.years)})
        cleaned, wrong = [], []
        for year, each in zip(self.years, typed, strict=True):
            try:
                found = self.one.clean(each)
            except forms.ValidationError as error:
                said = {"year": year, "error": " ".join(error.messages)}
                wrong.append(forms.ValidationError(self.error_messages["year"], "year", said))
                continue
            cleaned.append(self.blank if found is None else found)
        if wrong:
            raise forms.ValidationError(wrong)
        return cleaned

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare values with values."""
        try:
            return self.clean(data) != list(initial or [])
        except forms.ValidationError:
            return True
