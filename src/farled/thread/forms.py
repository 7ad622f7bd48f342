"""What the pages of the thread are asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.people import reads as people
from farled.people.reads import Actor
from farled.web import slots
from farled.web.renderer import DateField


class DayForm(forms.Form):
    """The day the thread is shown on: as it was, or as it will be if nothing changes."""

    on = DateField(label=_("Visa läget den"), required=False)


class BreaksForm(DayForm):
    """Which broken threads to show."""

    kind = forms.ChoiceField(label=_("Slag"), required=False)
    body = forms.ModelChoiceField(
        label=_("Kan lagas av"), queryset=people.Body.objects.none(), required=False, empty_label=_("Alla")
    )

    field_order = ("kind", "body", "on")

    def __init__(self, actor: Actor, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        kinds = [(kind.code, kind.label) for kind in slots.break_kinds]
        self.fields["kind"].choices = [("", _("Alla slag")), *kinds]  # type: ignore[attr-defined]
        self.fields["body"].queryset = people.bodies(actor)  # type: ignore[attr-defined]
