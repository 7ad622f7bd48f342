"""What the lists can be filtered by."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from farled.initiatives.models import AiUse, AiUseQuerySet, Initiative, InitiativeQuerySet
from farled.initiatives.states import AiRisk, AiStatus, Phase, Track
from farled.people.reads import bodies
from farled.planning.states import Light
from farled.systems.states import Tier

OPEN = "open"
LATE, WAITING, NO_OWNER, FOLLOWED = "late", "waiting", "no_owner", "followed"


class InitiativeFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, body, tier, phase, track and what needs somebody."""

    today: date

    text = django_filters.CharFilter(label=_("Sök i namn, syfte, effekt"), method="by_text", widget=forms.SearchInput)
    body = django_filters.ModelChoiceFilter(
        label=_("Kund eller leverantör"),
        queryset=lambda request: bodies(request.actor),
        method="by_body",
        empty_label=_("alla"),
    )
    tier = django_filters.ChoiceFilter(label=_("Nivå"), choices=Tier.choices, empty_label=_("alla"))
    phase = django_filters.ChoiceFilter(
        label=_("Fas"), method="by_phase", choices=[(OPEN, _("inte avslutade")), *Phase.choices], empty_label=_("alla")
    )
    track = django_filters.ChoiceFilter(label=_("Spår"), choices=Track.choices, empty_label=_("båda"))
    needs = django_filters.ChoiceFilter(
        label=_("Behöver ses över"),
        method="by_need",
        empty_label=_("alla"),
        choices=[
            (LATE, _("har passerat sitt slut")),
            (NO_OWNER, _("saknar ägare")),
            (WAITING, _("är inte klara för beredning")),
            (FOLLOWED, _("följs särskilt")),
            ("yellow", Light.YELLOW.label),
            ("red", Light.RED.label),
        ],
    )

    class Meta:
        """Declared names only."""

        model = Initiative
        fields: tuple[str, ...] = ()

    def by_text(self, rows: InitiativeQuerySet, name: str, value: str) -> InitiativeQuerySet:
        """In name, purpose or expected effect."""
        return rows.matching(value)

    def by_body(self, rows: InitiativeQuerySet, name: str, value: Any) -> InitiativeQuerySet:
        """Owned or carried out by a body."""
        return rows.of_bodies([value.pk])

    def by_phase(self, rows: InitiativeQuerySet, name: str, value: str) -> InitiativeQuerySet:
        """In a phase, or in any that does not finish."""
        return rows.unfinished() if value == OPEN else rows.filter(phase=value)

    def by_need(self, rows: InitiativeQuerySet, name: str, value: str) -> InitiativeQuerySet:
        """Those that somebody should look at, and why."""
        unfinished = rows.unfinished()
        if value == LATE:
            return rows.late(self.today)
        if value == NO_OWNER:
            return unfinished.filter(accepted_on=None)
        if value == WAITING:
            return unfinished.filter(ready_on=None)
        return unfinished.filter(followed=True) if value == FOLLOWED else unfinished.filter(light=value)


def initiative_filter(today: date) -> type[InitiativeFilter]:
    """The filter on a day."""
    return type("RequestInitiativeFilter", (InitiativeFilter,), {"today": today})


class AiUseFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, body, status and risk class."""

    text = django_filters.CharFilter(
        label=_("Sök i namn, verksamhet och problem"), method="by_text", widget=forms.SearchInput
    )
    body = django_filters.ModelChoiceFilter(
        label=_("Ansvarar"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    status = django_filters.ChoiceFilter(label=_("Status"), choices=AiStatus.choices, empty_label=_("alla"))
    risk = django_filters.ChoiceFilter(label=_("Riskklass"), choices=AiRisk.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = AiUse
        fields: tuple[str, ...] = ()

    def by_text(self, rows: AiUseQuerySet, name: str, value: str) -> AiUseQuerySet:
        """In name, operation or problem."""
        return rows.matching(value)
