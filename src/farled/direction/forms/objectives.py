"""Objectives: what they say, where they stand and what they derive from."""

from collections.abc import Callable
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.direction import figures, reads
from farled.direction.forms.fields import why_field
from farled.direction.models import Document, Objective
from farled.direction.states import Level
from farled.web.forms import EditForm, EnumField, SeveralField
from farled.web.renderer import LinesField


class ParentField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An objective of the same document, indented as in its tree."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Objective.objects.none(), **kwargs)

    def offer(self, objectives: QuerySet[Objective]) -> None:
        """Choose among these, shown as the tree they make."""
        self.queryset = objectives
        rows = figures.in_order(figures.trees(list(objectives)))
        self.choices = [("", self.empty_label), *((row.pk, _indented(depth, row)) for depth, row in rows)]


def _indented(depth: int, objective: Objective) -> str:
    return "\N{NO-BREAK SPACE}" * 3 * depth + f"{objective.get_level_display().capitalize()}: {objective.title}"


class ObjectiveFields(forms.Form):
    """What an objective says."""

    level = EnumField(Level, label=_("Nivå"))
    title = forms.CharField(label=_("Titel"), max_length=300)
    text = forms.CharField(label=_("Beskrivning"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    present_state = forms.CharField(
        label=_("Nuläge"), required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Hur är det i dag?")
    )
    new_state = forms.CharField(
        label=_("Nyläge"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hur är det när målet är nått?"),
    )
    aliases = LinesField(
        label=_("Andra namn"), required=False, help_text=_("Ett per rad, som målet heter i andra texter.")
    )


class PlaceFields(forms.Form):
    """Where an objective stands in the tree."""

    parent = ParentField(label=_("Ligger under"), required=False, empty_label=_("Inget, överst"))
    place = forms.IntegerField(
        label=_("Plats i ordningen"), required=False, min_value=1, help_text=_("1 är först. Lämna tomt för sist.")
    )

    def offer(self, objectives: QuerySet[Objective]) -> None:
        """The objectives it may stand under."""
        cast(ParentField, self.fields["parent"]).offer(objectives)


class ObjectiveForm(PlaceFields, ObjectiveFields):
    """An objective to add."""

    field_order = ("level", "title", "parent", "place", "text", "present_state", "new_state", "aliases")

    def __init__(self, document: Document, *args: Any, decided: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(reads.objectives_of(document))
        if decided:
            self.fields["why"] = why_field(decided=True)


class ChangeObjectiveForm(ObjectiveFields, EditForm):
    """What an objective says, to change."""

    def __init__(self, *args: Any, decided: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"] = why_field(decided=decided)


class MoveObjectiveForm(PlaceFields, EditForm):
    """Where an objective goes."""

    def __init__(self, objective: Objective, *args: Any, decided: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(reads.objectives_of(objective.document).exclude(pk=objective.pk))
        self.fields["why"] = why_field(decided=decided)


class DeriveForm(EditForm):
    """What an objective derives from, and where else it is listed."""

    derives_from = SeveralField(
        label=_("Målet härleds ur"),
        queryset=Objective.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    also_listed = SeveralField(
        label=_("Målet anges även under"),
        queryset=Objective.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Andra mål i samma dokument som det också hör till."),
    )

    def __init__(
        self,
        *args: Any,
        superiors: QuerySet[Objective],
        chosen: Document | None,
        others: QuerySet[Objective],
        decided: bool,
        **kwargs: Any,
    ) -> None:
        """``chosen`` is the document whose objectives are offered: those need not say where they stand."""
        super().__init__(*args, **kwargs)
        for name, rows, label in (("derives_from", superiors, _told(chosen)), ("also_listed", others, _in_place)):
            field = cast("forms.ModelMultipleChoiceField[Any]", self.fields[name])
            field.queryset = rows
            field.choices = [(row.pk, label(row)) for row in rows.select_related("document__organisation")]
        if not others:
            del self.fields["also_listed"]
        if not superiors:
            self.fields["derives_from"].help_text = _("Välj ett dokument ovan, så står dess mål här.")
        self.fields["why"] = why_field(decided=decided)


def _in_place(objective: Objective) -> str:
    return _indented(0, objective)


def _told(chosen: Document | None) -> Callable[[Objective], str]:
    """How an objective is called beside those of the document chosen, which need not say where they stand."""

    def told(objective: Objective) -> str:
        if chosen is not None and objective.document_id == chosen.pk:
            return _in_place(objective)
        return f"{_in_place(objective)} – {objective.document.title} ({objective.document.organisation.name})"

    return told


class RemoveObjectiveForm(EditForm):
    """An objective of a draft to take away."""


class ObjectiveFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, document and level."""

    text = django_filters.CharFilter(label=_("Titel eller beskrivning"), method="by_text", widget=forms.SearchInput)
    document = django_filters.ModelChoiceFilter(
        label=_("Dokument"), queryset=lambda request: reads.documents_in_sight(request.actor), empty_label=_("Alla")
    )
    level = django_filters.ChoiceFilter(label=_("Nivå"), choices=Level.choices, empty_label=_("Alla"))

    class Meta:
        """Declared names only."""

        model = Objective
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Objective], name: str, value: str) -> QuerySet[Objective]:
        """In title, other names or description."""
        return reads.search_objectives(rows, value)
