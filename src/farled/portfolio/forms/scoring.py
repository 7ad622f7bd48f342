"""What criteria say, and the points that members give alone and together."""

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Group
from farled.portfolio import acts
from farled.portfolio.models import MOST_POINTS, Application, Criterion
from farled.portfolio.reads import scores as reads
from farled.portfolio.states import CriterionDirection
from farled.web.forms import EditForm, choose, needed_when

POINTS = [(each, str(each)) for each in range(1, MOST_POINTS + 1)]


class CriterionForm(forms.Form):
    """What a criterion says."""

    name = forms.CharField(label=_("Kriterium"), max_length=200)
    category = forms.CharField(label=_("Kategori"), max_length=100, required=False)
    help = forms.CharField(label=_("Vad ska bedömas?"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    scale_low = forms.CharField(label=_("Vad betyder 1?"), max_length=200)
    scale_high = forms.CharField(label=_("Vad betyder 5?"), max_length=200)
    direction = forms.TypedChoiceField(
        label=_("Höga poäng"),
        choices=CriterionDirection.choices,
        coerce=CriterionDirection,
        widget=forms.RadioSelect,
        initial=CriterionDirection.FOR,
    )
    weight = forms.IntegerField(
        label=_("Vikt"),
        min_value=1,
        max_value=10,
        initial=1,
        help_text=_("1 till 10: hur tungt det väger mot de andra."),
    )
    position = forms.IntegerField(label=_("Plats i listan"), min_value=0, max_value=999, initial=0, required=False)
    source = forms.CharField(label=_("Källa"), max_length=200, required=False)


class AddCriterionForm(CriterionForm):
    """The same, and whose it is."""

    group: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken grupps kriterium?"), queryset=None, empty_label=_("Välj")
    )
    field_order = ("group",)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "group", reads.groups(actor))


class ChangeCriterionForm(EditForm, CriterionForm):
    """The same of one that is."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


class RetireForm(EditForm):
    """Why it is used no more."""

    why = forms.CharField(label=_("Varför?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class CriteriaPresetForm(forms.Form):
    """For which group."""

    group: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("För vilken grupp?"), queryset=None, empty_label=_("Välj")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "group", reads.groups(actor))


def measure(data: Mapping[str, Any]) -> acts.Measure:
    """What was typed of a criterion."""
    names = ("name", "category", "help", "scale_low", "scale_high", "direction", "weight", "source")
    return acts.Measure(**{name: data[name] for name in names}, position=data.get("position") or 0)


JOINT_WHY = _("Behövs när poängen ligger en hel poäng eller mer från medelvärdet av vad var och en gav.")


class ScoresForm(forms.Form):
    """1–5 points by each criterion, and why: joint points far from what each gave alone need it."""

    def __init__(self, criteria: Sequence[Criterion], *args: Any, joint: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for each in self.criteria:
            self.fields[f"points-{each.pk}"] = forms.TypedChoiceField(
                label=each.name,
                choices=POINTS,
                coerce=int,
                widget=forms.RadioSelect,
                help_text=_("%(help)s 1: %(low)s. 5: %(high)s.")
                % {"help": each.help, "low": each.scale_low, "high": each.scale_high},
            )
            why = forms.CharField(
                label=_("Därför: %(name)s") % {"name": each.name},
                max_length=500,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=JOINT_WHY if joint else "",
            )
            self.fields[f"why-{each.pk}"] = needed_when(why) if joint else why

    def given(self) -> dict[int, acts.Given]:
        """What was given, by criterion."""
        said = self.cleaned_data
        return {each.pk: acts.Given(said[f"points-{each.pk}"], said[f"why-{each.pk}"]) for each in self.criteria}


class AsideForm(forms.Form):
    """Why somebody takes no part."""

    why = forms.CharField(
        label=_("Varför är du jävig?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
        help_text=_("Till exempel att du arbetar nära dem som söker. Skälet läses av gruppen."),
    )


class OpenForm(forms.Form):
    """Nothing to fill in: the page tells what happens."""


class CriterionFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By group, and whether it is used."""

    group = django_filters.ModelChoiceFilter(
        label=_("Grupp"), queryset=lambda request: reads.groups(request.actor), empty_label=_("alla")
    )
    retired = django_filters.ChoiceFilter(
        label=_("Används"), choices=[("False", _("ja")), ("True", _("inte längre"))], empty_label=_("alla")
    )

    class Meta:
        """Declared names only."""

        model = Criterion
        fields: tuple[str, ...] = ()


class RankingFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By whose scores, and which portfolio is asked."""

    portfolio = django_filters.ModelChoiceFilter(
        label=_("Portfölj"),
        queryset=lambda request: reads.portfolios(request.actor),
        method="by_portfolio",
        empty_label=_("alla"),
    )
    group = django_filters.ModelChoiceFilter(
        label=_("Grupp"),
        queryset=lambda request: reads.groups(request.actor),
        method="by_group",
        empty_label=_("alla"),
    )

    class Meta:
        """Declared names only."""

        model = Application
        fields: tuple[str, ...] = ()

    def by_portfolio(self, rows: QuerySet[Application], name: str, value: Any) -> QuerySet[Application]:
        """Those that ask a portfolio for something."""
        return rows.filter(pk__in=reads.asking(value.pk))

    def by_group(self, rows: QuerySet[Application], name: str, value: Group) -> QuerySet[Application]:
        """Those that a group has scored together."""
        return rows.filter(pk__in=reads.scored_by(value))
