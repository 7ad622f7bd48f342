"""The digital legacy and how systems are closed."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, bodies
from farled.systems import reads
from farled.systems.forms.information import DecisionField, WhyForm, one_of, prose, source_field
from farled.systems.models import ExitPlan, LegacyAnswer, LegacyCriterion
from farled.systems.states import Direction, ExitState
from farled.web.forms import EditForm, EnumField, choose
from farled.web.renderer import DateField, KronorField


class CriterionForm(forms.Form):
    """What a criterion asks."""

    question = forms.CharField(label=_("Fråga"), max_length=300, help_text=_("Frågan ställs om varje system."))
    explanation = prose(_("Förklaring"), _("Vad den som svarar ska tänka på."), rows=2)
    direction = EnumField(Direction, label=_("Högsta steget"), help_text=_("Vad högsta steget säger om systemet."))
    steps = forms.IntegerField(label=_("Antal steg"), min_value=2, max_value=10, initial=5)
    lowest = forms.CharField(label=_("Lägsta steget betyder"), max_length=200, required=False)
    highest = forms.CharField(label=_("Högsta steget betyder"), max_length=200, required=False)
    weight = forms.IntegerField(
        label=_("Vikt"), min_value=1, max_value=9, initial=1, help_text=_("Hur mycket frågan räknas jämfört med andra.")
    )
    source = source_field()


class DeclareForm(CriterionForm):
    """A new criterion, with its key."""

    key = forms.SlugField(
        label=_("Kort namn"),
        max_length=60,
        help_text=_("Små bokstäver a–z, siffror och bindestreck. Ändras inte sedan."),
    )
    field_order = ("question", "key")


class ChangeCriterionForm(CriterionForm, WhyForm):
    """A criterion to change, or to stop using."""

    used = forms.BooleanField(
        label=_("Frågan används"),
        required=False,
        help_text=_("En fråga som inte används räknas inte. Svaren står kvar."),
    )


class AssessForm(forms.Form):
    """The answer to a criterion for a system. ``version`` is 0 while there is no answer."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    level = forms.TypedChoiceField(label=_("Svar"), coerce=int, widget=forms.RadioSelect)
    ground = prose(_("Grund"), _("Vad svaret bygger på, så att någon annan kan pröva det."), required=True)
    source = source_field()

    def __init__(self, criterion: LegacyCriterion, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ends = {1: criterion.lowest, criterion.steps: criterion.highest}
        field: Any = self.fields["level"]
        field.choices = [
            (
                step,
                gettext("%(step)s – %(meaning)s") % {"step": step, "meaning": ends[step]} if ends.get(step) else step,
            )
            for step in range(1, criterion.steps + 1)
        ]


class AnswerForm(forms.Form):
    """The same for a program, which names the criterion; its scale is held by the act."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    criterion: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Fråga"), queryset=LegacyCriterion.objects.none()
    )
    level = forms.IntegerField(label=_("Svar"), min_value=1, max_value=10)
    ground = prose(_("Grund"), _("Vad svaret bygger på, så att någon annan kan pröva det."), required=True)
    source = source_field()

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "criterion", reads.criteria(actor))


class ExitForm(forms.Form):
    """What a plan for closing says."""

    reason = prose(_("Varför ska systemet avvecklas?"), required=True)
    planned_on = DateField(label=_("Avvecklas senast"))
    ends_cost = KronorField(
        label=_("Kostnad per år som verkligen upphör, kronor"), required=False, min_value=0,
        help_text=_("Bara det som slutar betalas. Lämna tomt om det inte är utrett än."),
    )  # fmt: skip
    stays = prose(_("Kostnad som blir kvar"), _("Till exempel arkiv eller licenser, och hur mycket per år."), rows=2)
    replaced_by = one_of(_("Ersätts av"), empty=_("Inget system"))
    source = source_field()

    def __init__(self, actor: Actor, but: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "replaced_by", reads.not_ended(actor).exclude(pk=but))


class ChangeExitForm(ExitForm, WhyForm):
    """A plan to change."""


class DecideForm(WhyForm):
    """The decision a closing rests on."""

    decision = DecisionField(
        label=_("Beslut"), queryset=None, empty_label=_("Välj"), help_text=_("Beslutet finns i ett ärende här.")
    )
    field_order = ("decision",)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "decision", reads.decisions(actor))


class ReasonForm(EditForm):
    """Something to confirm, with a reason that is asked for."""

    why = forms.CharField(label=_("Varför?"), max_length=300, help_text=_("Syns i historiken."))


class DoneForm(WhyForm):
    """The day a system was closed."""

    done_on = DateField(label=_("Dagen då systemet stängdes"))
    field_order = ("done_on",)


class LegacyAnswerFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By system and question."""

    system = django_filters.ModelChoiceFilter(
        label=_("System"), queryset=lambda request: reads.systems(request.actor), empty_label=_("alla")
    )
    criterion = django_filters.ModelChoiceFilter(
        label=_("Fråga"), queryset=lambda request: reads.criteria(request.actor), empty_label=_("alla")
    )

    class Meta:
        """Declared names only."""

        model = LegacyAnswer
        fields: tuple[str, ...] = ()


class ExitFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By state and by the system's owner."""

    state = django_filters.ChoiceFilter(label=_("Läge"), choices=ExitState.choices, empty_label=_("alla"))
    owner = django_filters.ModelChoiceFilter(
        label=_("Systemägare"), field_name="system__owner", queryset=lambda request: bodies(request.actor),
        empty_label=_("alla"),
    )  # fmt: skip

    class Meta:
        """Declared names only."""

        model = ExitPlan
        fields: tuple[str, ...] = ()
