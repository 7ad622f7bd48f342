"""What networks, mappings and trainings lead to, and the days of a training."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor
from farled.planning import reads
from farled.planning.forms.content import ObjectivesField, limit
from farled.planning.reads import Activity
from farled.web.forms import EditForm
from farled.web.renderer import DateField


class ByPlan(ModelChoiceIterator):  # type: ignore[type-arg]
    """Activities under the title of their plan."""

    def __iter__(self) -> Iterator[Any]:
        """A group for each plan."""
        for plan, rows in groupby(self.queryset, key=lambda row: row.document):
            yield (plan.title, [self.choice(row) for row in rows])


class InPlanField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Some of the activities."""

    iterator = ByPlan
    widget = forms.CheckboxSelectMultiple(attrs={"class": "many"})


class StagesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Some of the stage goals, each with its objective."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "many"})

    def label_from_instance(self, obj: Any) -> str:
        """Title and objective."""
        return f"{obj.title} ({obj.objective})"


class LeadOnForm(EditForm):
    """What an activity leads to."""

    later = InPlanField(label=_("Aktiviteter och insatser"), queryset=None, required=False)
    objectives = ObjectivesField(label=_("Mål"), queryset=None, required=False)
    stage_goals = StagesField(label=_("Delmål"), queryset=None, required=False)
    why = forms.CharField(
        label=_("Varför ändras det?"), max_length=300, required=False, help_text=_("Syns i historiken.")
    )

    def __init__(self, actor: Actor, activity: Activity, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit(self, "later", reads.can_follow(activity, actor))
        limit(self, "objectives", reads.objectives(actor))
        stages = limit(self, "stage_goals", reads.stages_ahead(activity, actor))
        if not stages.queryset:
            stages.help_text = _("Inga delmål är satta än.")


class OccasionForm(forms.Form):
    """A day of a training."""

    on = DateField(label=_("Dag"))
    planned = forms.IntegerField(label=_("Hur många ska utbildas?"), min_value=1, max_value=1_000_000)
    trained = forms.IntegerField(
        label=_("Hur många utbildades?"),
        min_value=0,
        max_value=1_000_000,
        required=False,
        help_text=_("Lämna tomt tills tillfället har varit. Skriv antal, aldrig namn."),
    )
    source = forms.CharField(
        label=_("Källa"), max_length=200, required=False, help_text=_("Till exempel kursanmälan eller närvarolista.")
    )


class ChangeOccasionForm(OccasionForm, EditForm):
    """A day of a training to change."""
