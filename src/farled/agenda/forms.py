"""Forms of the calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.web.forms import EditForm
from farled.web.renderer import DateField


class DateForm(forms.Form):
    """A date in the organisation's year."""

    on = DateField(label=_("Vilken dag?"))
    title = forms.CharField(
        label=_("Vad händer?"), max_length=200, help_text=_("Till exempel ”Regionala ledningsgruppen sammanträder”.")
    )
    note = forms.CharField(label=_("Vad ska vara klart till dess?"), max_length=300, required=False)
    source = forms.CharField(
        label=_("Var står det?"), max_length=200, required=False, help_text=_("Handling, sida eller beslut.")
    )


class ChangeDateForm(EditForm, DateForm):
    """A date that is moved or reworded."""


class RemoveDateForm(EditForm):
    """The question before a date is taken out."""

    why = forms.CharField(label=_("Varför tas datumet bort?"), max_length=300, required=False)
