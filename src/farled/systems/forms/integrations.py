"""What goes from one system to another."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor
from farled.systems import reads
from farled.systems.forms.systems import text_area
from farled.systems.models import Integration, System
from farled.systems.states import Way
from farled.web.forms import EditForm, choose, needed_when


class IntegrationForm(forms.Form):
    """Which system gives which what, and how."""

    giver: "forms.ModelChoiceField[System]" = forms.ModelChoiceField(
        label=_("Från"), queryset=System.objects.none(), empty_label=_("Välj")
    )
    taker: "forms.ModelChoiceField[System]" = forms.ModelChoiceField(
        label=_("Till"), queryset=System.objects.none(), empty_label=_("Välj")
    )
    carries = forms.CharField(
        label=_("Vad överförs?"), max_length=300, help_text=_("Till exempel beslut om plats, varje natt.")
    )
    way = forms.TypedChoiceField(label=_("Väg"), choices=Way.choices, coerce=Way, initial=Way.SERVICE)
    ground = needed_when(
        forms.CharField(
            label=_("Skäl för undantag"),
            widget=text_area(),
            required=False,
            help_text=_(
                "Behövs när ett system på nivå bas eller differentierande inte går genom integrationstjänsten."
            ),
        )
    )
    source = forms.CharField(label=_("Källa"), max_length=200, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("giver", "taker"):
            choose(self, name, reads.systems(actor))


class ChangeIntegrationForm(IntegrationForm, EditForm):
    """The same for an integration that is."""

    why = forms.CharField(label=_("Varför ändrar du?"), widget=text_area(2), required=False)


class IntegrationFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By system, way, and whether there is an exception."""

    system = django_filters.ModelChoiceFilter(
        label=_("System"), method="by_system", queryset=lambda request: reads.systems(request.actor),
        empty_label=_("alla"),
    )  # fmt: skip
    way = django_filters.ChoiceFilter(label=_("Väg"), choices=Way.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = Integration
        fields: tuple[str, ...] = ()

    def by_system(self, rows: QuerySet[Integration], name: str, value: System) -> QuerySet[Integration]:
        """To or from a system."""
        return rows.filter(Q(giver=value) | Q(taker=value))
