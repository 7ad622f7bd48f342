"""What a component and a process are, and what the lists of them are filtered by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, bodies
from farled.systems import reads
from farled.systems.forms.systems import OwnerField, text_area
from farled.systems.models import Component, Process
from farled.web.forms import EditForm, SeveralField, choose


class ComponentForm(forms.Form):
    """What is said of a component, and which processes it supports."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    description = forms.CharField(
        label=_("Vad gör den?"),
        widget=text_area(),
        required=False,
        help_text=_("Skriv så att den som söker en lösning förstår om det här är den."),
    )
    interface = forms.CharField(
        label=_("Gränssnitt"),
        widget=text_area(),
        required=False,
        help_text=_("Hur andra system når den, och var det är beskrivet."),
    )
    owner = OwnerField(_("Ägare"), _("Den som svarar för komponenten och tar emot frågor om den."))
    processes = SeveralField(
        label=_("Stödjer processerna"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )
    reusable = forms.BooleanField(label=_("Andra kan använda den som den är"), required=False, initial=True)
    published = forms.BooleanField(
        label=_("Låt andra organisationer hitta den"),
        required=False,
        help_text=_("De ser namn, vad den gör, gränssnitt och ägare."),
    )
    source = forms.CharField(label=_("Källa"), max_length=200, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "owner", bodies(actor))
        choose(self, "processes", reads.processes(actor))


class ChangeComponentForm(ComponentForm, EditForm):
    """The same for a component that is."""

    why = forms.CharField(label=_("Varför ändrar du?"), widget=text_area(2), required=False)


class ComponentFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, owner, process and whether it can be used again."""

    text = django_filters.CharFilter(
        label=_("Sök i namn, vad den gör och process"), method="by_text", widget=forms.SearchInput
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Ägare"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    process = django_filters.ModelChoiceFilter(
        label=_("Stödjer"),
        field_name="supports__process",
        queryset=lambda request: reads.processes(request.actor),
        empty_label=_("alla"),
    )
    reusable = django_filters.ChoiceFilter(
        label=_("Kan återanvändas"),
        choices=[("True", _("ja")), ("False", _("nej"))],
        empty_label=_("ja och nej"),
    )

    class Meta:
        """Declared names only."""

        model = Component
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Component], name: str, value: str) -> QuerySet[Component]:
        """In name, use, interface or a process it supports."""
        return reads.matching_components(rows, value)


class ProcessForm(forms.Form):
    """What a process is."""

    name = forms.CharField(
        label=_("Namn"), max_length=200, help_text=_("Börja gärna med ett verb, till exempel söka förskoleplats.")
    )
    description = forms.CharField(label=_("Beskrivning"), widget=text_area(), required=False)
    source = forms.CharField(label=_("Källa"), max_length=200, required=False)


class ChangeProcessForm(ProcessForm, EditForm):
    """The same for a process that is."""

    why = forms.CharField(label=_("Varför ändrar du?"), widget=text_area(2), required=False)


class ProcessFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text."""

    text = django_filters.CharFilter(label=_("Sök i namn och beskrivning"), method="by_text", widget=forms.SearchInput)

    class Meta:
        """Declared names only."""

        model = Process
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Process], name: str, value: str) -> QuerySet[Process]:
        """In name or description."""
        return reads.matching_processes(rows, value)
