"""Deviations, evaluations and lessons."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from farled.benefits import reads
from farled.benefits.forms.fields import DecisionField, text_area
from farled.benefits.models import Deviation
from farled.initiatives import reads as initiatives
from farled.people.reads import Actor
from farled.web.formats import day
from farled.web.forms import EditForm, choose
from farled.web.renderer import DateField


class DeviationForm(forms.Form):
    """What becomes another than promised."""

    text = forms.CharField(label=_("Vad avviker?"), widget=text_area(3))
    cause = forms.CharField(label=_("Vad beror det på?"), widget=text_area(3), required=False)


class JudgeForm(EditForm):
    """Whether it is serious, and why."""

    serious = forms.TypedChoiceField(
        label=_("Är avvikelsen allvarlig?"),
        choices=[("yes", _("Ja, den ska beslutas")), ("no", _("Nej, ingen åtgärd behövs"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)


class DecideForm(EditForm):
    """What was decided, by when it is done, and in which decision."""

    measures = forms.CharField(label=_("Vilka åtgärder beslutades?"), widget=text_area(4))
    due = DateField(label=_("Åtgärdat senast"), required=False)
    decision = DecisionField(
        label=_("Beslut"), queryset=None, empty_label=_("Välj"), help_text=_("Beslutet registreras under Ärenden.")
    )

    def __init__(self, actor: Actor, row: Deviation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "decision", reads.decisions_about(actor, row))
        said = gettext("Här står beslut från %(day)s och senare, det senaste först. Finns det inte med?")
        self.fields["decision"].help_text = format_html(
            '{} <a href="{}">{}</a>',
            said % {"day": day(row.on)},
            reverse("matters:matters"),
            gettext("Registrera det under Ärenden"),
        )


class FinishForm(EditForm):
    """What came of it."""

    outcome = forms.CharField(label=_("Vad kom av det?"), widget=text_area(3))


class EvaluationForm(forms.Form):
    """What an initiative came to."""

    reached = forms.CharField(label=_("Vad nåddes?"), widget=text_area(4))
    missed = forms.CharField(label=_("Vad nåddes inte?"), widget=text_area(3), required=False)
    why = forms.CharField(label=_("Varför blev det så?"), widget=text_area(3), required=False)
    next_step = forms.CharField(label=_("Vad görs nu?"), widget=text_area(3), required=False)


class LessonForm(forms.Form):
    """A lesson on a card."""

    title = forms.CharField(
        label=_("Lärdomen i en mening"), max_length=200, help_text=_("Så att någon som letar känner igen sig.")
    )
    situation = forms.CharField(label=_("Hur var läget?"), widget=text_area(3))
    learned = forms.CharField(label=_("Vad lärde ni er?"), widget=text_area(4))
    advice = forms.CharField(label=_("Vilket råd ger ni andra?"), widget=text_area(3), required=False)
    tags = forms.CharField(label=_("Sökord"), max_length=200, required=False)
    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Lärt av"), queryset=None, empty_label=_("Välj")
    )
    initiative: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=pgettext_lazy("ett", "Initiativ"), queryset=None, required=False, empty_label=_("Inget")
    )
    by_function = forms.CharField(
        label=_("Vem kan man fråga?"),
        max_length=200,
        required=False,
        help_text=_("En funktion, till exempel verksamhetsutvecklare på skolkontoret."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies_to_tell_for(actor))
        choose(self, "initiative", initiatives.initiatives(actor).order_by("title", "pk"))


class ChangeLessonForm(LessonForm, EditForm):
    """The same of one that exists."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)
