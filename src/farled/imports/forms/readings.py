"""Choosing a file and a plan, applying, leaving."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document
from farled.imports import reads
from farled.imports.models import Reading
from farled.imports.reading import FORMATS
from farled.imports.states import ReadingState
from farled.people.reads import Actor
from farled.web.forms import EditForm, choose


class NamedPlan(forms.CharField):
    """A new plan's title: asked for only when no plan is chosen, which the act checks."""

    def validate(self, value: Any) -> None:
        """An empty one may be right."""


class ChosenPlan(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at runtime
    """A plan there is, or a new one."""

    def validate(self, value: Any) -> None:
        """None is a new plan."""


class ReadForm(forms.Form):
    """Which file, and into which plan."""

    file = forms.FileField(
        label=_("Vilken fil?"),
        allow_empty_file=True,  # the act says so in its own words
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in sorted(FORMATS))}),
        help_text=_(
            "Word (docx), PDF med text, Excel (xlsx, xls), ODS, CSV eller text (txt, md). Högst 25 MB. Makron, formler "
            "och länkar i filen körs aldrig. En inskannad PDF går inte att läsa."
        ),
    )
    document = ChosenPlan(
        label=_("Vilken plan gäller den?"),
        queryset=Document.objects.none(),
        empty_label=_("En ny plan"),
        help_text=_("Raderna läggs till i planen först när du har granskat dem."),
    )
    title = NamedPlan(
        label=_("Vad heter den nya planen?"),
        max_length=300,
        help_text=_("Fyll bara i om det är en ny plan. Den skapas som utkast."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "document", reads.plans(actor))


class ApplyForm(EditForm):
    """Putting the rows in the plan."""

    leave_out = forms.BooleanField(
        label=_("Lämna de rader som inte är bestämda utanför. De finns kvar här."), required=False
    )

    def __init__(self, *args: Any, undecided: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not undecided:
            del self.fields["leave_out"]


class AbandonForm(EditForm):
    """Leaving a reading."""


class ReadingFilter(django_filters.FilterSet):  # type: ignore[misc]  # the library has no types
    """By how they stand."""

    state = django_filters.ChoiceFilter(label=_("Läge"), choices=ReadingState.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = Reading
        fields: tuple[str, ...] = ()
