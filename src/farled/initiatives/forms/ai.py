"""Uses of AI: what for, what it takes, and how far it has come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.initiatives import reads
from farled.initiatives.forms.initiatives import text_area
from farled.initiatives.models import AiUse
from farled.initiatives.states import AI_MOVES, AiObstacle, AiRisk, AiStatus, DataStatus
from farled.people.reads import Actor
from farled.web.forms import EditForm, choose, needed_when

ONE = ("title", "problem", "body", "operation", "initiative")
TAKES = ("data_needed", "data_status", "technology", "competence", "infrastructure", "cost_note")
MAY = ("security", "ethics", "risk", "risk_ground")


class AiUseForm(forms.Form):
    """What a use is for and what it takes. Only a name and a problem are needed to begin with."""

    title = forms.CharField(label=_("Vad ska AI användas till?"), max_length=200)
    problem = forms.CharField(
        label=_("Vilket problem ska det lösa?"), widget=text_area(3), help_text=_("För vem, och vad blir bättre?")
    )
    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Ansvarar"), queryset=None, required=False, empty_label=_("Ingen än")
    )
    operation = forms.CharField(
        label=_("Verksamhet"), max_length=200, required=False, help_text=_("Till exempel hemtjänst eller snöröjning.")
    )
    initiative: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Hör till initiativet"), queryset=None, required=False, empty_label=_("Inget än")
    )
    data_needed = forms.CharField(label=_("Vilka data krävs?"), widget=text_area(2), required=False)
    data_status = forms.TypedChoiceField(
        label=_("Finns data?"), choices=DataStatus.choices, coerce=DataStatus, initial=DataStatus.UNKNOWN
    )
    technology = forms.CharField(label=_("Vilken teknik, och hur mogen är den?"), widget=text_area(2), required=False)
    competence = forms.CharField(label=_("Vilken kompetens krävs?"), widget=text_area(2), required=False)
    infrastructure = forms.CharField(label=_("Vilken infrastruktur krävs?"), widget=text_area(2), required=False)
    cost_note = forms.CharField(label=_("Vad kostar det, och när?"), widget=text_area(2), required=False)
    security = forms.CharField(label=_("Hur skyddas informationen?"), widget=text_area(2), required=False)
    ethics = forms.CharField(label=_("Vilka etiska frågor finns?"), widget=text_area(2), required=False)
    risk = forms.TypedChoiceField(
        label=_("Riskklass enligt AI-förordningen"),
        choices=AiRisk.choices,
        coerce=AiRisk,
        initial=AiRisk.NOT_ASSESSED,
        help_text=_("Den ska vara bedömd innan något provas."),
    )
    risk_ground = needed_when(
        forms.CharField(
            label=_("Vad bygger riskklassen på?"),
            widget=text_area(2),
            required=False,
            help_text=_(
                "Behövs när riskklassen är bedömd. Till exempel vilken artikel eller vilken bilaga i förordningen."
            ),
        )
    )

    def __init__(self, actor: Actor, *args: Any, held: AiUse | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies_to_keep_ai_for(actor, besides=held))
        choose(self, "initiative", reads.initiatives(actor).order_by("title", "pk"))
        whole = actor.reach("initiatives.edit").whole
        self.fields["body"].required = not whole


class ChangeAiUseForm(AiUseForm, EditForm):
    """The same of one that exists."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


class MoveAiUseForm(EditForm):
    """How far it has come, and what hinders it."""

    status = forms.TypedChoiceField(
        label=_("Status"), choices=AiStatus.choices, coerce=AiStatus, widget=forms.RadioSelect
    )
    obstacles = forms.TypedMultipleChoiceField(
        label=_("Vad hindrar?"),
        choices=AiObstacle.choices,
        coerce=AiObstacle,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)

    def __init__(self, now: AiStatus, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        status: Any = self.fields["status"]
        status.widget.choices = [(one.value, one.label) for one in AiStatus if one is now or one in AI_MOVES[now]]
