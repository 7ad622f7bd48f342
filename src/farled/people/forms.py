"""The forms of the organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.people import reads
from farled.people.actor import Actor
from farled.people.models import Body
from farled.people.states import BodyKind, GroupKind, Role
from farled.web.forms import EditForm, choose


class AliasesField(forms.CharField):
    """Other names, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """A stored list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """The lines as a list."""
        text = super().clean("\n".join(value) if isinstance(value, list) else value)
        return [line.strip() for line in text.splitlines() if line.strip()]


class BodyForm(forms.Form):
    """A body to add."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    kind = forms.ChoiceField(label=_("Slag"), choices=BodyKind.choices)
    parent = forms.ModelChoiceField(
        label=_("Ligger under"), queryset=Body.objects.none(), required=False, empty_label=_("Ingen, överst")
    )
    administration = forms.ModelChoiceField(
        label=_("Förvaltning som svarar för den"), queryset=Body.objects.none(), required=False, empty_label=_("Ingen")
    )
    aliases = AliasesField(
        label=_("Andra namn"),
        required=False,
        help_text=_("Ett per rad. Används när en plan läses in och namnet skrivs på ett annat sätt."),
    )
    contact_function = forms.CharField(
        label=_("Kontaktfunktion"), max_length=200, required=False, help_text=_("En funktion, inte en person.")
    )

    def __init__(self, actor: Actor, *args: Any, but: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = reads.bodies(actor)
        if but is not None:
            choices = choices.exclude(pk=but)
        for name in ("parent", "administration"):
            choose(self, name, choices)


class ChangeBodyForm(BodyForm, EditForm):
    """The same for a body that is."""


class GroupForm(forms.Form):
    """A group or forum to add."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    kind = forms.ChoiceField(label=_("Slag"), choices=GroupKind.choices)
    purpose = forms.CharField(label=_("Uppgift"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    led_by = forms.ModelChoiceField(label=_("Leds av"), queryset=Body.objects.none(), required=False)
    decides = forms.BooleanField(label=_("Gruppen fattar beslut"), required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "led_by", reads.bodies(actor))


class SeatForm(forms.Form):
    """A body to seat in a group."""

    body = forms.ModelChoiceField(label=_("Nämnd, förvaltning eller bolag"), queryset=Body.objects.none())
    valid_from = forms.DateField(label=_("Från och med"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies(actor))


class PersonForm(forms.Form):
    """A person to let in, with their first role."""

    email = forms.EmailField(
        label=_("E-postadress"), help_text=_("Finns adressen redan får personen rollen också här.")
    )
    name = forms.CharField(label=_("Namn"), max_length=200)
    role = forms.ChoiceField(label=_("Roll"), choices=Role.choices)
    body = forms.ModelChoiceField(
        label=_("Hör till"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("Hela organisationen"),
        help_text=_("En redaktör hör alltid till en nämnd, förvaltning eller ett bolag."),
    )
    valid_from = forms.DateField(label=_("Från och med"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies(actor))


class EndForm(forms.Form):
    """The last day of a role."""

    last_day = forms.DateField(label=_("Sista dag"), widget=forms.DateInput(attrs={"type": "date"}))
    why = forms.CharField(label=_("Varför"), max_length=300, required=False)


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Varför"), max_length=300)
