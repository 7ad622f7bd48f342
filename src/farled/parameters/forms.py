"""The form of a parameter's value."""

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.parameters.known import KNOWN
from farled.web.renderer import DateField


class ValueForm(forms.Form):
    """A new value."""

    key = forms.ChoiceField(
        label=_("Vad ska ändras?"),
        choices=lambda: [("", _("Välj")), *((known.key, f"{known.label} ({known.unit})") for known in KNOWN.values())],
    )
    value = forms.CharField(
        label=_("Nytt värde"), max_length=20, help_text=_("Bara talet, i enheten som står ovan, till exempel 180.")
    )
    valid_from = DateField(label=_("Gäller från och med"))
    reference = forms.CharField(
        label=_("Beslut eller källa"), max_length=300, help_text=_("Så att var och en kan se varför värdet gäller.")
    )
