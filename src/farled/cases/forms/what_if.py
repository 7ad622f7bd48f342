"""Which standard value to try, and at what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.cases.forms.fields import QuantityField
from farled.cases.states import DISCOUNT_RATE, HOUR_OUTSIDE, HOUR_STAFF
from farled.parameters.reads import KNOWN
from farled.web import formats

SHARED = (DISCOUNT_RATE, HOUR_STAFF, HOUR_OUTSIDE)


class WhatIfForm(forms.Form):
    """A standard value at another value, in its own unit."""

    key = forms.ChoiceField(
        label=_("Vilken schablon?"),
        choices=[(key, KNOWN[key].label) for key in (DISCOUNT_RATE, HOUR_STAFF, HOUR_OUTSIDE)],
    )
    value = QuantityField(
        label=_("Vilket värde ska prövas?"), help_text=_("Kalkylräntan i procent, timmarna i kronor.")
    )

    def clean(self) -> dict[str, Any]:
        """A value that the standard value can have."""
        said: dict[str, Any] = super().clean() or {}
        key, value = said.get("key"), said.get("value")
        if key and value is not None and (between := KNOWN[key].between) and not between[0] <= value <= between[1]:
            least, most = (formats.number(each) for each in between)
            text = _("Skriv ett värde mellan %(least)s och %(most)s.") % {"least": least, "most": most}
            self.add_error("value", text)
        return said
