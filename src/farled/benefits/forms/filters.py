"""What the lists can be filtered by."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from farled.benefits import reads
from farled.benefits.models import Benefit, BenefitQuerySet, BudgetEffect, Deviation, Lesson, LessonQuerySet
from farled.benefits.states import FOLLOWED, OWNED, SETTLED, BenefitState, DeviationState, EffectState
from farled.direction.reads import Objective
from farled.people.reads import bodies
from farled.portfolio.reads import thread as portfolio

LATE, NO_OWNER, SERIOUS, UNVALUED, OPEN = "late", "no_owner", "serious", "unvalued", "open"
OPEN_SERIOUS = (DeviationState.SERIOUS, DeviationState.DECIDED)


class BenefitFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, body, portfolio, goal, year, state and what needs somebody."""

    today: date

    text = django_filters.CharFilter(label=_("Sök i namn och beskrivning"), method="by_text", widget=forms.SearchInput)
    body = django_filters.ModelChoiceFilter(
        label=_("Tas hem av"), queryset=lambda request: reads.owned_bodies(request.actor), empty_label=_("alla")
    )
    portfolio = django_filters.ChoiceFilter(
        label=_("Portfölj"), method="by_portfolio", choices=(), empty_label=_("alla")
    )
    goal = django_filters.ModelChoiceFilter(
        label=_("Mål"), queryset=lambda request: _goals(request.actor), method="by_goal", empty_label=_("alla")
    )
    year = django_filters.NumberFilter(label=_("Utlovar något år"), method="by_year", min_value=2000, max_value=2100)
    state = django_filters.ChoiceFilter(label=_("Läge"), choices=BenefitState.choices, empty_label=_("alla"))
    needs = django_filters.ChoiceFilter(
        label=_("Behöver ses över"),
        method="by_need",
        empty_label=_("alla"),
        choices=[
            (LATE, _("mätningen är sen")),
            (NO_OWNER, _("saknar ägare")),
            (SERIOUS, _("har en allvarlig avvikelse")),
            (UNVALUED, _("värderas inte i pengar")),
        ],
    )

    class Meta:
        """Declared names only."""

        model = Benefit
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request = self.request
        titles = portfolio.portfolio_titles(request.actor.organisation_id) if request is not None else {}
        self.filters["portfolio"].extra["choices"] = [(str(pk), title) for pk, title in titles.items()]

    def by_text(self, rows: BenefitQuerySet, name: str, value: str) -> QuerySet[Benefit]:
        """In name, description or way of working."""
        return rows.filter(pk__in=reads.matching(self.request.actor, value).values("pk"))

    def by_portfolio(self, rows: BenefitQuerySet, name: str, value: str) -> QuerySet[Benefit]:
        """Of initiatives that a portfolio has granted money."""
        return rows.filter(initiative__in=portfolio.paid_from(int(value)))

    def by_goal(self, rows: BenefitQuerySet, name: str, value: Any) -> QuerySet[Benefit]:
        """Of initiatives that contribute to a goal."""
        return rows.filter(initiative__aims__objective=value)

    def by_year(self, rows: BenefitQuerySet, name: str, value: Any) -> QuerySet[Benefit]:
        """Promising something for a year."""
        return rows.filter(points__year=int(value), points__promised__gt=0).distinct()

    def by_need(self, rows: BenefitQuerySet, name: str, value: str) -> QuerySet[Benefit]:
        """Those that somebody should look at, and why."""
        if value == LATE:
            return rows.filter(state__in=sorted(OWNED), next_due__lt=self.today)
        if value == NO_OWNER:
            return rows.filter(state__in=sorted(FOLLOWED - OWNED))
        if value == UNVALUED:
            return rows.filter(price=None)
        return rows.filter(deviations__state__in=OPEN_SERIOUS).distinct()


def _goals(actor: Any) -> QuerySet[Objective]:
    tied = Benefit.objects.visible_to(actor).values("initiative__aims__objective")
    return Objective.objects.visible_to(actor).filter(pk__in=tied).order_by("title", "pk")


def benefit_filter(today: date) -> type[BenefitFilter]:
    """The filter on a day."""
    return type("RequestBenefitFilter", (BenefitFilter,), {"today": today})


class LessonFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text and body."""

    text = django_filters.CharFilter(label=_("Sök i lärdomar och sökord"), method="by_text", widget=forms.SearchInput)
    body = django_filters.ModelChoiceFilter(
        label=_("Lärt av"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )

    class Meta:
        """Declared names only."""

        model = Lesson
        fields: tuple[str, ...] = ()

    def by_text(self, rows: LessonQuerySet, name: str, value: str) -> LessonQuerySet:
        """In title, situation, what was learned or search words."""
        return rows.matching(value)


class EffectFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By body, year and state."""

    body = django_filters.ModelChoiceFilter(
        label=_("Enhet"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    year = django_filters.NumberFilter(label=_("År"), min_value=2000, max_value=2100)
    state = django_filters.ChoiceFilter(label=_("Läge"), choices=EffectState.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = BudgetEffect
        fields: tuple[str, ...] = ()


class DeviationFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, who decides, state, and what is still open."""

    text = django_filters.CharFilter(label=_("Sök i avvikelser"), method="by_text", widget=forms.SearchInput)
    body = django_filters.ModelChoiceFilter(
        label=_("Beslutar"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    state = django_filters.ChoiceFilter(label=_("Läge"), choices=DeviationState.choices, empty_label=_("alla"))
    needs = django_filters.ChoiceFilter(
        label=_("Behöver ses över"),
        method="by_need",
        empty_label=_("alla"),
        choices=[(OPEN, _("är inte utredd eller åtgärdad")), (SERIOUS, _("är allvarlig och öppen"))],
    )

    class Meta:
        """Declared names only."""

        model = Deviation
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Deviation], name: str, value: str) -> QuerySet[Deviation]:
        """In what is said of it or its cause, or in the benefit's name."""
        return rows.filter(Q(text__icontains=value) | Q(cause__icontains=value) | Q(benefit__title__icontains=value))

    def by_need(self, rows: QuerySet[Deviation], name: str, value: str) -> QuerySet[Deviation]:
        """Those that somebody should look at, and why."""
        return rows.filter(state__in=OPEN_SERIOUS) if value == SERIOUS else rows.exclude(state__in=sorted(SETTLED))
