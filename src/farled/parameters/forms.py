"""The form of a parameter's value."""

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.parameters.known import KNOWN


class ValueForm(forms.Form):
    """A new value."""

    key = forms.ChoiceField(
        label=_("Parameter"), choices=lambda: [(known.key, known.label) for known in KNOWN.values()]
    )
    value = forms.CharField(label=_("Värde"), max_length=20)
    valid_from = forms.DateField(label=_("Gäller från och med"), widget=forms.DateInput(attrs={"type": "date"}))
    reference = forms.CharField(
        label=_("Beslut eller källa"), max_length=300, help_text=_("Så att var och en kan se varför värdet gäller.")
    )
