"""Forms of the calendar."""

from collections.abc import Iterator, Sequence
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.forms import SearchInput
from django.utils.translation import gettext_lazy as _

from farled.agenda.acts import LaidUp
from farled.agenda.models import Sending
from farled.agenda.reads import Coming
from farled.agenda.states import DateKind, Repeats, SendingState
from farled.people import reads as people
from farled.people.reads import Actor, User
from farled.web.forms import EditForm, EnumField, choose
from farled.web.renderer import DateField


class DateForm(forms.Form):
    """A date in the organisation's year."""

    on = DateField(label=_("Vilken dag?"))
    title = forms.CharField(
        label=_("Vad händer?"), max_length=200, help_text=_("Till exempel ”Regionala ledningsgruppen sammanträder”.")
    )
    kind = EnumField(DateKind, label=_("Vad handlar det om?"), required=False)
    repeats = EnumField(
        Repeats,
        label=_("Kommer det tillbaka?"),
        required=False,
        help_text=_("Nästa års datum läggs upp när du väljer det i årshjulet, så att du kan flytta dem först."),
    )
    note = forms.CharField(label=_("Vad ska vara klart till dess?"), max_length=300, required=False)
    source = forms.CharField(
        label=_("Var står det?"), max_length=200, required=False, help_text=_("Handling, sida eller beslut.")
    )

    def clean_kind(self) -> DateKind:
        """What nobody says a kind of is something else."""
        return self.cleaned_data.get("kind") or DateKind.OTHER

    def clean_repeats(self) -> Repeats:
        """What nobody says comes back does not."""
        return self.cleaned_data.get("repeats") or Repeats.NO


class ChangeDateForm(EditForm, DateForm):
    """A date that is moved or reworded."""


class RemoveDateForm(EditForm):
    """The question before a date is taken out."""

    why = forms.CharField(label=_("Varför tas datumet bort?"), max_length=300, required=False)


class NextYearForm(forms.Form):
    """Which of the dates that come back to lay up for the next year, and on which day each."""

    def __init__(self, comings: Sequence[Coming], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.comings = comings
        for each in comings:
            title = each.entry.title
            self.fields[f"lay_{each.entry.pk}"] = forms.BooleanField(label=title, required=False, initial=True)
            self.fields[f"on_{each.entry.pk}"] = DateField(label=title, initial=each.on)

    def rows(self) -> Iterator[tuple[Coming, forms.BoundField, forms.BoundField]]:
        """Each date with its two fields, for the page."""
        for each in self.comings:
            yield each, self[f"lay_{each.entry.pk}"], self[f"on_{each.entry.pk}"]

    def chosen(self, data: dict[str, Any]) -> list[LaidUp]:
        """What to lay up."""
        return [
            LaidUp(each.entry, data[f"on_{each.entry.pk}"]) for each in self.comings if data[f"lay_{each.entry.pk}"]
        ]


class DeputyForm(forms.Form):
    """Who stands in for whom, and when."""

    absent = forms.ModelChoiceField(label=_("För vem?"), queryset=User.objects.none(), empty_label=_("Välj"))
    deputy = forms.ModelChoiceField(label=_("Vem ersätter?"), queryset=User.objects.none(), empty_label=_("Välj"))
    valid_from = DateField(label=_("Från och med"))
    valid_to = DateField(label=_("Till och med"))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everybody = people.people_by_name(actor)
        choose(self, "deputy", everybody)
        if actor.reach("people.manage").whole:
            choose(self, "absent", everybody)
        else:
            del self.fields["absent"]


class EndDeputyForm(EditForm):
    """Another last day."""

    last_day = DateField(label=_("Sista dag"))
    why = forms.CharField(label=_("Varför?"), max_length=300, required=False, help_text=_("Skälet syns i historiken."))


class LanguageForm(forms.Form):
    """Which language mail and calendar are written in."""

    language = forms.ChoiceField(label=_("Språk i mejl och kalender"), choices=settings.LANGUAGES)


class SendingFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By name and by how it went."""

    text = django_filters.CharFilter(
        label=_("Namn"), field_name="user__name", lookup_expr="icontains", widget=SearchInput
    )
    state = django_filters.ChoiceFilter(label=_("Läge"), choices=SendingState.choices, empty_label=_("Alla"))

    class Meta:
        """Declared names only."""

        model = Sending
        fields: tuple[str, ...] = ()
