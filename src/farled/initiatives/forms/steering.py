"""The rules of a tier, the checks, and answers to them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.initiatives.forms.initiatives import text_area
from farled.initiatives.states import Asked, AskedOf, Financing, Verdict
from farled.people.reads import Actor, Role, bodies
from farled.systems.states import Tier
from farled.web.forms import EditForm, choose, needed_when
from farled.web.renderer import KronorField


class TierRuleForm(EditForm):
    """What holds for initiatives of a tier."""

    asked = forms.TypedMultipleChoiceField(
        label=_("Vad frågar formuläret efter?"),
        choices=Asked.choices,
        coerce=Asked,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Namn, syfte, kund och nivå frågas det alltid efter."),
    )
    months = forms.IntegerField(
        label=_("Längsta tid, månader"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Lämna tomt om tiden inte är begränsad."),
    )
    extendable = forms.BooleanField(label=_("Kan förlängas med ett skäl"), required=False)
    most = KronorField(
        label=_("Högsta kostnad, kronor"), required=False, help_text=_("Lämna tomt om summan inte är begränsad.")
    )
    exact = forms.BooleanField(label=_("Kostnad och nytta värderas fullt ut före beslut"), required=False)
    decides = forms.TypedChoiceField(label=_("Vem beslutar?"), choices=Role.choices, coerce=Role)
    financing = forms.TypedChoiceField(
        label=_("Vems pengar?"), choices=Financing.choices, coerce=Financing, widget=forms.RadioSelect
    )
    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


class QuestionForm(forms.Form):
    """A check."""

    question = forms.CharField(label=_("Fråga"), max_length=300)
    help = forms.CharField(label=_("Hjälp till den som svarar"), widget=text_area(3), required=False)
    tiers = forms.TypedMultipleChoiceField(
        label=_("På vilka nivåer ställs den?"),
        choices=Tier.choices,
        coerce=Tier,
        widget=forms.CheckboxSelectMultiple,
        initial=list(Tier),
    )
    asked_of = forms.TypedChoiceField(
        label=_("Vem svarar?"), choices=AskedOf.choices, coerce=AskedOf, widget=forms.RadioSelect, initial=AskedOf.OWNER
    )
    body: "forms.ModelChoiceField[Any]" = needed_when(
        forms.ModelChoiceField(
            label=_("Vilken enhet?"),
            queryset=None,
            required=False,
            empty_label=_("Ingen"),
            help_text=_("Behövs när en namngiven enhet svarar."),
        )
    )
    function = forms.CharField(
        label=_("Funktion"),
        max_length=200,
        required=False,
        help_text=_("Till exempel dataskyddsombud. Det hjälper enheten att hitta rätt."),
    )
    blocks = forms.BooleanField(
        label=_("Initiativet väntar tills frågan är besvarad utan nej"), required=False, initial=True
    )
    only_ai = forms.BooleanField(label=_("Ställs bara när AI används"), required=False)
    position = forms.IntegerField(label=_("Plats i ordningen"), min_value=0, max_value=999, initial=0)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", bodies(actor))


class AddQuestionForm(QuestionForm):
    """A new one, with the short name it is known by."""

    key = forms.SlugField(
        label=_("Kortnamn"), max_length=40, help_text=_("Små bokstäver och bindestreck, till exempel klimat.")
    )
    field_order = ("key", "question")


class ChangeQuestionForm(QuestionForm, EditForm):
    """One there is."""

    retired = forms.BooleanField(
        label=_("Ställs inte längre"), required=False, help_text=_("Svaren som har lämnats står kvar.")
    )
    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


class AnswerForm(EditForm):
    """What a check came to, and on what ground."""

    verdict = forms.TypedChoiceField(label=_("Svar"), choices=Verdict.choices, coerce=Verdict, widget=forms.RadioSelect)
    ground = forms.CharField(
        label=_("Vad bygger svaret på?"),
        widget=text_area(4),
        help_text=_("Till exempel en utredning, ett samråd eller en paragraf. Vid nej: vad som måste ändras."),
    )


class PresetForm(forms.Form):
    """Nothing is asked: the checks proposed are added."""
