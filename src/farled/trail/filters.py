"""What the log can be filtered by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.trail.models import Entry
from farled.web.renderer import DateInput


class LogFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By what it is about, by who, and by when."""

    subject_name = django_filters.CharFilter(label=_("Vad det gäller"), method="about", widget=forms.SearchInput)
    actor_name = django_filters.CharFilter(label=_("Vem"), lookup_expr="icontains")
    since = django_filters.DateFilter(
        label=_("Från och med"),
        field_name="at",
        lookup_expr="date__gte",
        widget=DateInput,
    )
    until = django_filters.DateFilter(
        label=_("Till och med"), field_name="at", lookup_expr="date__lte", widget=DateInput
    )

    class Meta:
        """Declared names only."""

        model = Entry
        fields: tuple[str, ...] = ()

    def about(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Those of something called so; what the reader may not read is not found by its words."""
        return rows.filter(subject_name__icontains=value, wordless=False)
