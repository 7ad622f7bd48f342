"""Saying what a row is instead: the fields of an activity, under the same names."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Objective
from farled.imports.acts import OWN_GOAL, Mended
from farled.imports.states import DraftKind
from farled.people.reads import Actor, Body
from farled.planning import reads as planning
from farled.planning.states import Status
from farled.web.forms import EditForm, SeveralField, choose, needed_when
from farled.web.renderer import DateField, LinesField


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class _Choices(ModelChoiceIterator):  # type: ignore[type-arg]  # not generic at runtime
    """No goal, the file's own one if there is one, then the objectives."""

    def __iter__(self) -> Iterator[Any]:
        choices, own = super().__iter__(), cast(ObjectiveField, self.field).own_goal
        yield next(choices)
        if own:
            yield OWN_GOAL, own
        yield from choices


class ObjectiveField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at runtime
    """One of the organisation's objectives, with its document; or, as ``OWN_GOAL``, the goal the file names."""

    iterator = _Choices
    own_goal = ""

    def to_python(self, value: Any) -> Any:
        """The objective, ``OWN_GOAL`` or None."""
        return OWN_GOAL if self.own_goal and value == OWN_GOAL else super().to_python(value)

    def label_from_instance(self, obj: Any) -> str:
        """Title and document."""
        return f"{obj.title} ({obj.document.title})"


class MendForm(EditForm):
    """What the row says, with the source passage beside it."""

    kind = forms.ChoiceField(label=_("Slag"), choices=DraftKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Namn"), max_length=300)
    description = forms.CharField(label=_("Beskrivning"), widget=_area(4), required=False)
    objective = ObjectiveField(
        label=_("Mål"),
        queryset=Objective.objects.none(),
        required=False,
        empty_label=_("Inget mål"),
        help_text=_("Målet eller målområdet som aktiviteten bidrar till. Utan mål bryts den röda tråden."),
    )
    start = DateField(label=_("Börjar"), required=False)
    end = DateField(label=_("Slutar"), required=False)
    standing = forms.BooleanField(label=_("Löpande uppdrag utan slut"), required=False)
    leads = SeveralField(
        label=_("Ansvarar"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )
    contributing = SeveralField(
        label=_("Medverkar"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )
    responsible_text = forms.CharField(label=_("Ansvariga som de skrivs i planen"), max_length=500, required=False)
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)
    outcome = needed_when(
        forms.CharField(
            label=_("Utfall"),
            widget=_area(4),
            required=False,
            help_text=_("Behövs när status avslutar aktiviteten: vad blev det, och för vem?"),
        )
    )
    effect = forms.CharField(label=_("Förväntad effekt"), widget=_area(3), required=False)
    priority = forms.IntegerField(
        label=_("Prioritet"), min_value=1, max_value=99, required=False, help_text=_("1 är viktigast.")
    )
    footnotes = LinesField(label=_("Fotnoter"), required=False, help_text=_("En per rad."))

    def __init__(self, actor: Actor, *args: Any, goal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "objective", planning.objectives(actor))
        if self.initial.get("objective") == OWN_GOAL:
            cast(ObjectiveField, self.fields["objective"]).own_goal = goal
        choose(self, "leads", planning.bodies(actor))
        choose(self, "contributing", planning.bodies(actor))


def mended(data: dict[str, Any]) -> Mended:
    """What was typed, as the act takes it."""
    values = {name: value for name, value in data.items() if name != "version"}
    own = data["objective"] == OWN_GOAL
    return Mended(
        **values
        | {
            "kind": DraftKind(data["kind"]),
            "objective": None if own else data["objective"],
            "goal_stays": own,
            "status": Status(data["status"]),
            "leads": tuple(data["leads"]),
            "contributing": tuple(data["contributing"]),
            "footnotes": tuple(data["footnotes"]),
        }
    )
