"""Objectives: what they say, where they stand and what they derive from."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.direction import figures, reads
from farled.direction.forms.fields import why_field
from farled.direction.models import Document, Objective
from farled.direction.states import Level
from farled.web.forms import EditForm
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

    level = forms.ChoiceField(label=_("Nivå"), choices=Level)
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

    derives_from = forms.ModelMultipleChoiceField(
        label=_("Målet härleds ur"),
        queryset=Objective.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    also_listed = forms.ModelMultipleChoiceField(
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
        others: QuerySet[Objective],
        decided: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows, label in (
            ("derives_from", superiors, _with_document),
            ("also_listed", others, _with_level),
        ):
            field = cast("forms.ModelMultipleChoiceField[Any]", self.fields[name])
            field.queryset = rows
            field.choices = [(row.pk, label(row)) for row in _each(rows)]
        if not others.exists():
            del self.fields["also_listed"]
        self.fields["why"] = why_field(decided=decided)


def _each(rows: QuerySet[Objective]) -> Iterable[Objective]:
    return rows.select_related("document__organisation")


def _with_document(objective: Objective) -> str:
    return f"{objective.title} – {objective.document.title} ({objective.document.organisation.name})"


def _with_level(objective: Objective) -> str:
    return _indented(0, objective)


class RemoveObjectiveForm(EditForm):
    """An objective of a draft to take away."""
