"""What the map of the steering environment is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body
from farled.web.renderer import DateField


class MapForm(forms.Form):
    """The day, whose documents and how many."""

    on = DateField(label=_("Gäller den"), required=False)
    body = forms.ModelChoiceField(
        label=_("Med dokument för"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("Hela organisationen och alla organ"),
    )
    show = forms.ChoiceField(
        label=_("Visa"),
        required=False,
        choices=[("", _("det som gäller")), ("all", _("allt, även utkast och det som har gällt"))],
    )
