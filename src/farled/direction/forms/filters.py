"""What the lists of the direction are filtered by, besides documents and objectives."""

from collections.abc import Mapping

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.direction.figures.local_plans import HeldPlan
from farled.direction.states import PLANNING_BODIES
from farled.people.reads import Body, BodyKind


class PlanHolderFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By name, kind, and whether there is a plan."""

    held: Mapping[int, HeldPlan]

    text = django_filters.CharFilter(
        label=_("Namn"), field_name="name", lookup_expr="icontains", widget=forms.SearchInput
    )
    kind = django_filters.ChoiceFilter(
        label=_("Slag"),
        choices=[(kind.value, kind.label) for kind in BodyKind if kind in PLANNING_BODIES],
        empty_label=_("Alla"),
    )
    plan = django_filters.ChoiceFilter(
        label=_("Egen plan"),
        method="by_plan",
        empty_label=_("Alla"),
        choices=[("holds", _("gäller")), ("coming", _("på väg")), ("none", _("saknas"))],
    )

    class Meta:
        """Declared names only."""

        model = Body
        fields: tuple[str, ...] = ()

    @classmethod
    def of(cls, held: Mapping[int, HeldPlan]) -> type["PlanHolderFilter"]:
        """The filter that knows the plans of one request."""
        return type("RequestPlanHolderFilter", (cls,), {"held": held})

    def by_plan(self, rows: QuerySet[Body], name: str, value: str) -> QuerySet[Body]:
        """By how the body's plan stands."""
        holding = [pk for pk, each in self.held.items() if each.holds]
        coming = [pk for pk, each in self.held.items() if each.coming]
        if value == "none":
            return rows.exclude(pk__in=[*holding, *coming])
        return rows.filter(pk__in=holding if value == "holds" else coming)
