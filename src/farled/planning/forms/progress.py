"""How an activity goes, and what happens to it on the way."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor
from farled.planning import reads, rules
from farled.planning.forms.content import limit, text_area
from farled.planning.reads import Activity
from farled.planning.states import ABANDONED, FINISHED, MOVES, Light, Status
from farled.web.forms import EditForm, needed_when
from farled.web.renderer import DateField


class ReportForm(EditForm):
    """How an activity goes, told in a minute on a phone."""

    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Du rapporterar för"), queryset=None, required=False, empty_label=_("Den som håller planen")
    )
    light = forms.TypedChoiceField(
        label=_("Hur går det?"), choices=Light.choices, coerce=Light, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Vad har hänt?"),
        widget=text_area(5),
        help_text=_("Skriv kort: vad är gjort sedan sist, och vad hindrar om något gör det."),
    )
    next_step = forms.CharField(label=_("Nästa steg"), widget=text_area(2), required=False)
    status = forms.TypedChoiceField(label=_("Status"), choices=Status.choices, coerce=Status)
    proposed_end = DateField(
        label=_("Föreslå ny sluttid"),
        required=False,
        help_text=_("Fyll bara i om det inte blir klart i tid. Den som håller planen svarar."),
    )
    outcome = needed_when(
        forms.CharField(
            label=_("Utfall"),
            widget=text_area(3),
            required=False,
            help_text=_("Behövs när status avslutar aktiviteten: vad blev det, och för vem?"),
        )
    )

    def __init__(self, actor: Actor, activity: Activity, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach, now = actor.reach("planning.report"), Status(activity.status)
        bodies = reads.reporting_bodies(actor, activity)
        body = limit(self, "body", bodies)
        body.required = not reach.whole
        if not reach.whole and len(bodies) == 1:
            body.initial, body.widget = bodies[0].pk, forms.HiddenInput()
        moves = MOVES[now] if reach.covers(*rules.leads_of(activity)) else frozenset()
        status = cast(forms.ChoiceField, self.fields["status"])
        # Only what is possible now is offered; what was possible when the page was opened is left to the act to judge.
        status.widget.choices = [(each.value, each.label) for each in Status if each is now or each in moves]
        # What is reported on for the first time has most likely begun.
        self.initial["status"] = Status.ONGOING if now is Status.NEW and moves else now
        if not moves:
            status.widget = self.fields["outcome"].widget = forms.HiddenInput()


class OutcomeForm(EditForm):
    """What came of an activity."""

    status = forms.TypedChoiceField(label=_("Hur slutade den?"), widget=forms.RadioSelect, coerce=Status)
    outcome = forms.CharField(
        label=_("Utfall"), widget=text_area(5), help_text=_("Vad blev det, för vem, och hur vet ni det?")
    )
    outcome_on = DateField(label=_("Dag"))
    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)

    def __init__(self, now: Status, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        status = cast(forms.ChoiceField, self.fields["status"])
        ends = [each for each in Status if each in FINISHED and (each is now or each in MOVES[now])]
        status.choices = [(each.value, each.label) for each in ends]


class ProlongForm(EditForm):
    """A later end, with its reason."""

    end = DateField(label=_("Ny sista dag"))
    why = forms.CharField(
        label=_("Varför?"),
        widget=text_area(3),
        max_length=300,
        help_text=_("Blir en fotnot i planen, så att alla ser skälet."),
    )


class WhyForm(EditForm):
    """A reason."""

    why = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)


class DropForm(WhyForm):
    """How and why an activity leaves the plan."""

    status = forms.TypedChoiceField(
        label=_("Vad har hänt med den?"),
        choices=[(each.value, each.label) for each in Status if each in ABANDONED],
        coerce=Status,
        widget=forms.RadioSelect,
    )

    field_order = ("version", "status", "why")
