"""What the list can be filtered by. Choices are those the actor may see, from look-ups the page has made anyway."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from farled.planning import reads
from farled.planning.models import Activity, ActivityQuerySet, Return, Round, StatusReport
from farled.planning.states import ActivityKind, Light, ReturnState, RoundState, Status

NO_GOAL = "none"
OPEN = "open"


class ActivityFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, plan, goal area, body, status, kind and lateness."""

    where: reads.Bearings
    today: date

    text = django_filters.CharFilter(label=_("Sök i namn och beskrivning"), method="by_text", widget=forms.SearchInput)
    plan = django_filters.ChoiceFilter(label=_("Plan"), field_name="document_id", empty_label=_("alla"))
    area = django_filters.ChoiceFilter(label=_("Målområde"), method="by_area", empty_label=_("alla"))
    body = django_filters.ChoiceFilter(label=_("Ansvarar eller medverkar"), method="by_body", empty_label=_("alla"))
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        method="by_status",
        choices=[(OPEN, _("inte avslutade")), *Status.choices],
        empty_label=_("alla"),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Slag"), choices=ActivityKind.choices, empty_label=_("aktiviteter och insatser")
    )
    late = django_filters.ChoiceFilter(
        label=_("Behöver ses över"),
        method="by_need",
        empty_label=_("alla"),
        choices=[
            ("late", _("har passerat sin sluttid")),
            ("silent", _("saknar färsk rapport")),
            ("yellow", Light.YELLOW.label),
            ("red", Light.RED.label),
            ("proposed", _("ny sluttid föreslagen")),
        ],
    )

    class Meta:
        """Declared names only."""

        model = Activity
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tops = {area.id: area for area in self.where.areas.values()}
        areas = [(str(area.id), area.title) for area in sorted(tops.values(), key=lambda area: area.place)]
        self.filters["plan"].extra["choices"] = [(str(pk), title) for pk, title in self.where.plans.items()]
        self.filters["area"].extra["choices"] = [*areas, (NO_GOAL, _("Utan mål"))]
        self.filters["body"].extra["choices"] = [(str(pk), name) for pk, name in self.where.bodies.items()]

    def by_text(self, rows: ActivityQuerySet, name: str, value: str) -> ActivityQuerySet:
        """In name, description or responsible as written."""
        return rows.matching(value)

    def by_area(self, rows: ActivityQuerySet, name: str, value: str) -> ActivityQuerySet:
        """Under a goal area, rows that are also listed there included; or under none."""
        if value == NO_GOAL:
            return rows.filter(objective=None)
        return rows.under(self.where.within(int(value)))

    def by_body(self, rows: ActivityQuerySet, name: str, value: str) -> ActivityQuerySet:
        """With a body that leads or contributes."""
        return rows.with_part([int(value)])

    def by_status(self, rows: ActivityQuerySet, name: str, value: str) -> ActivityQuerySet:
        """With a status, or with any that does not finish."""
        return rows.unfinished() if value == OPEN else rows.filter(status=value)

    def by_need(self, rows: ActivityQuerySet, name: str, value: str) -> ActivityQuerySet:
        """Those that somebody should look at, and why."""
        if value == "late":
            return rows.late(self.today)
        if value == "silent":
            every = reads.report_every(self.request.actor.organisation_id, self.today)
            return reads.unreported(rows, on=self.today, every=every)
        unfinished = rows.unfinished()
        return unfinished.filter(proposed_end__isnull=False) if value == "proposed" else unfinished.filter(light=value)


def activity_filter(where: reads.Bearings, today: date) -> type[ActivityFilter]:
    """The filter with the choices of one request."""
    return type("RequestActivityFilter", (ActivityFilter,), {"where": where, "today": today})


class ReportFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By activity, by the body that reports and by light."""

    activity = django_filters.ModelChoiceFilter(
        label=_("Aktivitet eller insats"),
        queryset=lambda request: reads.activity_rows(request.actor),
        empty_label=_("alla"),
    )
    body = django_filters.ModelChoiceFilter(
        label=_("Rapporterar"), queryset=lambda request: reads.bodies(request.actor), empty_label=_("alla")
    )
    light = django_filters.ChoiceFilter(label=_("Läge"), choices=Light.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = StatusReport
        fields: tuple[str, ...] = ()


class RoundFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By plan and by state."""

    plan = django_filters.ModelChoiceFilter(
        field_name="document", label=_("Plan"), queryset=lambda request: reads.plans(request.actor),
        empty_label=_("alla"),
    )  # fmt: skip
    state = django_filters.ChoiceFilter(label=_("Läge"), choices=RoundState.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = Round
        fields: tuple[str, ...] = ()


class ReturnFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By round, by body and by how far the body has come."""

    round = django_filters.ModelChoiceFilter(
        label=_("Uppföljning"), queryset=lambda request: reads.rounds(request.actor), empty_label=_("alla")
    )
    body = django_filters.ModelChoiceFilter(
        label=_("För"), queryset=lambda request: reads.bodies(request.actor), empty_label=_("alla")
    )
    state = django_filters.ChoiceFilter(label=_("Läge"), choices=ReturnState.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = Return
        fields: tuple[str, ...] = ()
