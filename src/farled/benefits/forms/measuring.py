"""Measurements and forecasts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.benefits.forms.fields import QuantityField, YearsField, text_area
from farled.web.forms import EditForm
from farled.web.renderer import DateField


class MeasureForm(EditForm):
    """What it came to in a year, and how that was measured."""

    year = forms.IntegerField(label=_("Vilket år gäller värdet?"), min_value=2000, max_value=2100)
    value = QuantityField(label=_("Realiserat"), help_text=_("Hur mycket nyttan gav det året, räknat i nyttans enhet."))
    on = DateField(label=_("Mätt den"))
    how = forms.CharField(label=_("Hur mättes det?"), widget=text_area(3))
    note = forms.CharField(label=_("Kommentar"), widget=text_area(2), required=False)


class ForecastForm(EditForm):
    """What is thought now of the years to come, and why."""

    values = YearsField(
        label=_("Prognos per år"), help_text=_("En rad för varje år: år, kolon och värde. Till exempel 2028: 90.")
    )
    why = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=300)


def upcoming(points: Any, year: int) -> dict[int, Any]:
    """What is thought of this year and those to come, as the form shows it."""
    return {
        point.year: point.promised if point.forecast is None else point.forecast
        for point in points
        if point.year >= year
    }
