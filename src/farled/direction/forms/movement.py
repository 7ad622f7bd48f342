"""How far an objective has come: evidence, and stage goals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.direction.states import Favours, Movement
from farled.people.reads import Actor, Body, bodies
from farled.web.forms import EditForm, EnumField, choose
from farled.web.renderer import DateField


class EvidenceForm(forms.Form):
    """What is known on a day, and which way it goes."""

    on = DateField(label=_("Vilken dag gäller det?"))
    movement = EnumField(
        Movement, label=_("Åt vilket håll går det?"), help_text=_("Jämfört med förra gången, på väg mot nyläget.")
    )
    text = forms.CharField(label=_("Vad vet ni?"), widget=forms.Textarea(attrs={"rows": 4}))
    known_from = forms.CharField(
        label=_("Hur vet ni det?"),
        required=False,
        max_length=300,
        help_text=_("Till exempel en mätning, en rapport eller en enkät."),
    )
    body = forms.ModelChoiceField(
        label=_("Vem bedömer?"), queryset=Body.objects.none(), required=False, empty_label=_("Inte angivet")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", bodies(actor))


class ChangeEvidenceForm(EvidenceForm, EditForm):
    """The same for what has been said."""


class StageGoalForm(forms.Form):
    """A stage on the way, and when it is reached how that is known."""

    title = forms.CharField(label=_("Vad ska vara nått?"), max_length=300)
    due = DateField(label=_("Senast"))
    favours = forms.TypedChoiceField(
        label=_("Vad sätter delmålet främst?"),
        choices=[("", _("Inte bestämt")), *Favours.choices],
        required=False,
    )
    reached_on = DateField(label=_("Nått den"), required=False, help_text=_("Lämna tomt tills det är nått."))
    evidence = forms.CharField(
        label=_("Hur vet ni att det är nått?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ChangeStageGoalForm(StageGoalForm, EditForm):
    """The same for a stage goal that is."""
