"""What the list of applications can be filtered by."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, bodies
from farled.portfolio.figures.queue import APPLICANT, OFFICE
from farled.portfolio.models import Application, ApplicationQuerySet, Portfolio
from farled.portfolio.reads import applying as reads
from farled.portfolio.states import WAITING, ApplicationState

UNDER_WAY, MINE, NONE = "under_way", "mine", "none"


class ApplicationFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, state, who it waits for, portfolio, applicant, coach and whether it cannot wait."""

    text = django_filters.CharFilter(label=_("Sök i namn och idé"), method="by_text", widget=forms.SearchInput)
    state = django_filters.ChoiceFilter(
        label=_("Läge"),
        method="by_state",
        choices=[(UNDER_WAY, _("på väg")), *ApplicationState.choices],
        empty_label=_("alla"),
    )
    waits = django_filters.ChoiceFilter(
        label=_("Väntar på"),
        method="by_wait",
        empty_label=_("alla"),
        choices=[
            ("office", _("projektkontoret")),
            ("applicant", _("den som söker")),
            ("decision", _("beslut")),
        ],
    )
    coach = django_filters.ChoiceFilter(
        label=_("Projektcoach"),
        method="by_coach",
        empty_label=_("alla"),
        choices=[(MINE, _("jag")), (NONE, _("ingen än"))],
    )
    portfolio = django_filters.ModelChoiceFilter(
        label=_("Portfölj"),
        queryset=lambda request: _portfolios(request.actor),
        method="by_portfolio",
        empty_label=_("alla"),
    )
    body = django_filters.ModelChoiceFilter(
        label=_("Sökande"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    urgent = django_filters.ChoiceFilter(
        label=_("Beslutas under året"), choices=[("True", _("ja")), ("False", _("nej"))], empty_label=_("alla")
    )

    class Meta:
        """Declared names only."""

        model = Application
        fields: tuple[str, ...] = ()

    def by_text(self, rows: ApplicationQuerySet, name: str, value: str) -> ApplicationQuerySet:
        """In the initiative's name or the sketch."""
        return rows.matching(value)

    def by_state(self, rows: ApplicationQuerySet, name: str, value: str) -> ApplicationQuerySet:
        """In a state, or under way."""
        return rows.filter(state__in=sorted(WAITING)) if value == UNDER_WAY else rows.filter(state=value)

    def by_wait(self, rows: ApplicationQuerySet, name: str, value: str) -> ApplicationQuerySet:
        """Those that wait for somebody."""
        states = {"office": OFFICE, "applicant": APPLICANT, "decision": {ApplicationState.PREPARED}}
        return rows.filter(state__in=sorted(states[value]))

    def by_coach(self, rows: ApplicationQuerySet, name: str, value: str) -> ApplicationQuerySet:
        """Those the reader helps, or those under way that nobody does."""
        if value == NONE:
            return rows.filter(coach=None, state__in=sorted(WAITING))
        mine = self.request.actor.user_id if self.request is not None else None
        return rows.filter(coach_id=mine) if mine else rows.none()

    def by_portfolio(self, rows: ApplicationQuerySet, name: str, value: Portfolio) -> ApplicationQuerySet:
        """Those that ask a portfolio for something."""
        return rows.filter(pk__in=reads.asking([value.pk]))


def _portfolios(actor: Actor) -> QuerySet[Portfolio]:
    return Portfolio.objects.visible_to(actor).order_by("number", "name")
