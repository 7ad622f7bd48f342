"""What the list can be filtered by."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from farled.cases import reads
from farled.cases.models import Case, CaseQuerySet
from farled.cases.states import CaseState
from farled.people.reads import bodies
from farled.systems.states import Tier

CURRENT = "current"
WAITING, REFUSED, NOT_APPRAISED = "waiting", "refused", "not_appraised"


class CaseFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, applicant, tier, state and what is left."""

    text = django_filters.CharFilter(label=_("Sök i namn och idéskiss"), method="by_text", widget=forms.SearchInput)
    body = django_filters.ModelChoiceFilter(
        label=_("Sökande"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    tier = django_filters.ChoiceFilter(
        label=_("Nivå"), field_name="initiative__tier", choices=Tier.choices, empty_label=_("alla")
    )
    state = django_filters.ChoiceFilter(
        label=_("Läge"),
        method="by_state",
        choices=[(CURRENT, _("inte ersatta")), *CaseState.choices],
        empty_label=_("alla"),
    )
    left = django_filters.ChoiceFilter(
        label=_("Vad som återstår"),
        method="by_left",
        empty_label=_("allt"),
        choices=[
            (WAITING, _("väntar på att någon godtar sin kostnad")),
            (REFUSED, _("någon har sagt nej till sin kostnad")),
            (NOT_APPRAISED, _("inte oberoende värderade")),
        ],
    )

    class Meta:
        """Declared names only."""

        model = Case
        fields: tuple[str, ...] = ()

    def by_text(self, rows: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        """In name or summary."""
        return rows.matching(value)

    def by_state(self, rows: CaseQuerySet, name: str, value: str) -> CaseQuerySet:
        """In a state, or in any that still counts."""
        return rows.exclude(state=CaseState.REPLACED) if value == CURRENT else rows.filter(state=value)

    def by_left(self, rows: CaseQuerySet, name: str, value: Any) -> Any:
        """Submitted ones for which something is left to do."""
        return {WAITING: reads.waiting, REFUSED: reads.refused, NOT_APPRAISED: reads.not_appraised}[value](rows)
