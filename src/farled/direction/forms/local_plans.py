"""Bodies' own plans: beginning one, contributing to an objective above it, and asking for one."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.direction.forms.fields import why_field
from farled.direction.models import Document, Objective
from farled.direction.states import CONTRIBUTED_TO, Level, PlanForm
from farled.people.reads import Actor, Body, bodies
from farled.web.forms import EnumField, SeveralField, choose
from farled.web.renderer import DateField


class BeginForm(forms.Form):
    """A plan to begin."""

    body = forms.ModelChoiceField(label=_("Vems plan är det?"), queryset=Body.objects.none(), empty_label=_("Välj"))
    form = EnumField(
        PlanForm,
        label=_("Var finns planen?"),
        help_text=_("Planen kan vara ett eget dokument eller en del av verksamhetsplanen eller affärsplanen."),
    )
    title = forms.CharField(label=_("Vad heter den?"), max_length=300)
    concretises = SeveralField(
        label=_("Vilka planer konkretiserar den?"),
        queryset=Document.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Målen i dem är de som planen bidrar till."),
    )
    purpose = forms.CharField(label=_("Syfte"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, actor: Actor, above: QuerySet[Document], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach, every = actor.reach("direction.edit"), bodies(actor)
        choose(self, "body", every if reach.whole else every.filter(pk__in=reach.bodies))
        choose(self, "concretises", above)
        if not above.exists():
            del self.fields["concretises"]


class AimField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An objective above the plan, told with its document."""

    def label_from_instance(self, obj: Any) -> str:
        """Such as ``Inriktning: Öppna data – Stadens plan``."""
        one: Objective = obj
        return f"{one.get_level_display().capitalize()}: {one.title} – {one.document.title}"


class ContributeForm(forms.Form):
    """An objective of the plan's own, and the one above that it contributes to."""

    to = AimField(label=_("Vilket mål bidrar det till?"), queryset=Objective.objects.none(), empty_label=_("Välj"))
    title = forms.CharField(label=_("Vad ska ni uppnå?"), max_length=300, help_text=_("Ert eget mål, med egna ord."))
    text = forms.CharField(label=_("Beskrivning"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    level = forms.TypedChoiceField(
        label=_("Nivå"),
        choices=[(level.value, level.label) for level in Level if level in CONTRIBUTED_TO],
        coerce=Level,
        initial=Level.OBJECTIVE,
    )

    def __init__(self, aims: QuerySet[Objective], *args: Any, decided: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(AimField, self.fields["to"]).queryset = aims
        if decided:
            self.fields["why"] = why_field(decided=True)


class AskForm(forms.Form):
    """Who is asked for a plan, and by when."""

    bodies = SeveralField(
        label=_("Vilka ber du?"),
        queryset=Body.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("De som saknar en beslutad plan är ikryssade."),
    )
    due = DateField(label=_("Senast"))
    note = forms.CharField(label=_("Hälsning"), required=False, max_length=300)

    def __init__(self, lacking: QuerySet[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "bodies", lacking)
