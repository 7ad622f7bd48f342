"""What a version and its alternatives say."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from farled.cases import acts, reads
from farled.cases.states import FIRST_YEAR, LAST_YEAR, MOST_YEARS
from farled.people.reads import Actor
from farled.web.forms import EditForm, choose


def text_area(rows: int) -> forms.Textarea:
    """A field for longer text."""
    return forms.Textarea(attrs={"rows": rows})


class CaseForm(forms.Form):
    """What a version says of itself."""

    title = forms.CharField(label=_("Vad heter nyttokalkylen?"), max_length=200)
    summary = forms.CharField(
        label=_("Idéskiss"),
        widget=text_area(4),
        required=False,
        help_text=_("Vad ska göras, för vem, och vad blir annorlunda? Några meningar räcker."),
    )
    first_year = forms.IntegerField(
        label=_("Första året"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=_("Året då pengarna beviljas och arbetet börjar. Det räknas som år noll."),
    )
    horizon = forms.IntegerField(
        label=_("Hur många år efter det första ser kalkylen framåt?"),
        min_value=0,
        max_value=MOST_YEARS,
        help_text=_("Så länge lösningen antas leva. Fem år är vanligt för digitala lösningar."),
    )
    price_year = forms.IntegerField(
        label=_("Prisnivå, år"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=_("Alla belopp skrivs i det årets priser."),
    )
    innovation = forms.IntegerField(
        label=_("Hur stor del av kostnaden är ny förmåga, procent?"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_(
            "0 är att göra samma sak bättre, 100 att kunna något helt nytt. Visar var i portföljen den hamnar."
        ),
    )


class BeginForm(CaseForm):
    """The same, and of which initiative: what a program sends."""

    initiative: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=pgettext_lazy("ett", "Initiativ"), queryset=None, empty_label=_("Välj")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "initiative", reads.initiatives_to_begin(actor))


class ChangeCaseForm(CaseForm, EditForm):
    """The same of a draft."""


def content(data: dict[str, Any]) -> acts.Content:
    """What was typed, taken out of the form's data."""
    return acts.Content(**{name: data.pop(name) for name in CaseForm.base_fields})


class VersionForm(EditForm):
    """Why a new version is made."""

    why = forms.CharField(
        label=_("Varför görs en ny version?"),
        widget=text_area(3),
        max_length=1000,
        help_text=_("Till exempel vad värderaren såg, eller vad en enhet sade nej till."),
    )


class DiscardForm(EditForm):
    """Why a draft, or something in it, is thrown away, if anybody wants to say."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


class AlternativeForm(forms.Form):
    """A way to go."""

    title = forms.CharField(label=_("Vad heter alternativet?"), max_length=200)
    text = forms.CharField(
        label=_("Beskrivning"), widget=text_area(3), required=False, help_text=_("Vad innebär det, i korthet?")
    )
    is_zero = forms.BooleanField(label=_("Det här är att göra ingenting"), required=False)
    chosen = forms.BooleanField(label=_("Det här är alternativet som förordas"), required=False)


class ChangeAlternativeForm(AlternativeForm, EditForm):
    """The same of one that exists."""


class AnswerForm(EditForm):
    """In which function somebody answers for a body about its running cost."""

    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("För vilken enhet svarar du?"), queryset=None, empty_label=_("Välj")
    )
    function = forms.CharField(
        label=_("I vilken funktion?"),
        max_length=200,
        help_text=_("Till exempel förvaltningschef. Historiken säger vem som svarade."),
    )

    def __init__(self, actor: Actor, case: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.answerable(actor, case))


class AcceptForm(AnswerForm):
    """Yes, with a comment if anybody wants to say more."""

    ground = forms.CharField(label=_("Kommentar"), widget=text_area(2), required=False)


class RefuseForm(AnswerForm):
    """No, and why."""

    ground = forms.CharField(
        label=_("Varför?"), widget=text_area(3), help_text=_("Vad behöver ändras för att ni ska kunna säga ja?")
    )


class NothingForm(forms.Form):
    """A verb that asks nothing more."""
