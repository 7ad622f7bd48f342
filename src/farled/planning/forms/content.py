"""What an activity or insats says, where it stands and whose it is."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import DocumentVersion, Passage, Placed, history_of, these_passages
from farled.people.reads import Actor
from farled.planning import reads
from farled.planning.acts import Content
from farled.planning.reads import Activity
from farled.planning.states import OWN_FIELDS, ActivityKind, Meets
from farled.web.forms import EditForm, SeveralField
from farled.web.renderer import DateField, LinesField


def limit(form: forms.Form, name: str, queryset: QuerySet[Any]) -> "forms.ModelChoiceField[Any]":
    """Give a field the rows that may be chosen."""
    field = cast("forms.ModelChoiceField[Any]", form.fields[name])
    field.queryset = queryset
    return field


def text_area(rows: int) -> forms.Textarea:
    """A field for longer text."""
    return forms.Textarea(attrs={"rows": rows})


class ByDocument(ModelChoiceIterator):  # type: ignore[type-arg]
    """Objectives under the title of their document."""

    def __iter__(self) -> Iterator[Any]:
        """The empty choice, if there is one, then a group for each document."""
        field: Any = self.field
        if field.empty_label is not None:
            yield ("", field.empty_label)
        for document, rows in groupby(self.queryset, key=lambda objective: objective.document):
            objectives = {objective.pk: objective for objective in rows}
            order = reads.tree_order({pk: objective.parent_id for pk, objective in objectives.items()})
            yield (document.title, [self.choice(objectives[pk]) for pk in order])


class ObjectiveField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the objectives the actor may see."""

    iterator = ByDocument


class ObjectivesField(SeveralField):
    """Several of them."""

    iterator = ByDocument
    widget = forms.CheckboxSelectMultiple(attrs={"class": "many"})


class BodiesField(SeveralField):
    """Some of the organisation's bodies."""

    widget = forms.CheckboxSelectMultiple(attrs={"class": "many"})


class ByTextField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A passage, under the title and version of its document."""

    def offer(self, texts: Mapping[DocumentVersion, list[Placed]], held: Passage | None, actor: Actor) -> None:
        """The passages there are to choose among, and the one chosen before, wherever it stands.

        What it has become part of stands for it, so that who leaves the choice as it is leaves the tie as it is.
        """
        every = [each.wording.passage_id for text in texts.values() for each in text]
        stands = reads.stands_in(held, texts) if held else None
        told: list[tuple[str, list[tuple[int, str]]]] = [
            (
                gettext("%(title)s, version %(number)s") % {"title": version.document.title, "number": version.number},
                [(_tie(each, stands, held), f"{each.label}  {each.wording}") for each in text],
            )
            for version, text in texts.items()
        ]
        if held and stands is None:
            told.insert(0, (gettext("Som det är nu"), [(held.pk, _as_last_read(held, actor))]))
        self.queryset = these_passages([*every, *([held.pk] if held else [])])
        self.choices = [("", str(self.empty_label)), *told]


def _tie(placed: Placed, stands: int | None, held: Passage | None) -> int:
    """The id to tie to when a passage is chosen: the one held, where it has become part of this one."""
    passage: int = placed.wording.passage_id
    return held.pk if held and passage == stands else passage


def _as_last_read(held: Passage, actor: Actor) -> str:
    """A passage that stands in no text there is to choose in."""
    read = history_of(held, actor)
    if not read:
        return gettext("Ett textställe som du inte får läsa")
    said = {"label": read[-1].label, "words": read[-1].wording, "number": read[-1].wording.document_version.number}
    return gettext("%(label)s  %(words)s (bara till och med version %(number)s)") % said


class ContentForm(forms.Form):
    """What an activity or insats says, and where it stands."""

    title = forms.CharField(label=_("Namn"), max_length=300)
    description = forms.CharField(
        label=_("Beskrivning"),
        widget=text_area(4),
        required=False,
        help_text=_("Vad ska göras? Några meningar räcker."),
    )
    objective = ObjectiveField(
        label=_("Mål"),
        queryset=None,
        required=False,
        empty_label=_("Inget mål än"),
        help_text=_("Målet eller målområdet som aktiviteten bidrar till. Utan mål bryts den röda tråden."),
    )
    also_listed = ObjectivesField(
        label=_("Anges även under"),
        queryset=None,
        required=False,
        help_text=_("Fler målområden där den också ska synas."),
    )
    insats: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Del av insatsen"), queryset=None, required=False, empty_label=_("Ingen insats")
    )
    start = DateField(label=_("Börjar"), required=False)
    end = DateField(label=_("Slutar"), required=False)
    standing = forms.BooleanField(
        label=_("Löpande uppdrag utan slut"),
        required=False,
        help_text=_("Till exempel ett ansvar enligt lag. Skriv gärna varför i en fotnot."),
    )
    added_on = DateField(
        label=_("Tillkom under året, den"), required=False, help_text=_("Om den inte fanns när planen beslutades.")
    )
    priority = forms.IntegerField(
        label=_("Prioritet"), min_value=1, max_value=99, required=False, help_text=_("1 är viktigast.")
    )
    responsible_text = forms.CharField(
        label=_("Ansvariga som de skrivs i planen"),
        max_length=500,
        required=False,
        help_text=_("Texten i dokumentet. Vilka som svarar i Farled väljer du under Ansvariga."),
    )
    footnotes = LinesField(label=_("Fotnoter"), required=False, help_text=_("En per rad."))
    effect = forms.CharField(
        label=_("Förväntad effekt"),
        widget=text_area(3),
        required=False,
        help_text=_("Vad blir annorlunda när det är gjort?"),
    )
    effect_for = forms.CharField(
        label=_("För vem"), max_length=200, required=False, help_text=_("Till exempel äldre som bor hemma.")
    )
    effect_due = DateField(label=_("Effekten följs upp"), required=False)
    meets = forms.ChoiceField(
        label=_("Hur ofta möts ni?"), choices=[("", _("Inte sagt")), *Meets.choices], required=False
    )
    next_meeting = DateField(
        label=_("Nästa möte"), required=False, help_text=_("Dagen syns i årshjulet tills den har varit.")
    )
    scope = forms.CharField(
        label=_("Vad som kartläggs"),
        widget=text_area(3),
        required=False,
        help_text=_("Vilka delar, hos vilka och med vilket verktyg eller underlag. Resultatet skriver du som utfall."),
    )
    result_source = forms.CharField(
        label=_("Var resultatet finns"),
        max_length=300,
        required=False,
        help_text=_("Rapportens namn, diarienummer eller adress."),
    )
    target_group = forms.CharField(
        label=_("Målgrupp"), max_length=200, required=False, help_text=_("Vilka som ska utbildas, i ord.")
    )

    def own_parts(self) -> list[tuple[ActivityKind, list[str]]]:
        """The fields of each kind that has its own, for the page to part them."""
        return [(kind, list(kind.shape.fields)) for kind in ActivityKind if kind.shape.fields]

    def __init__(self, actor: Actor, *args: Any, but: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        objectives = reads.objectives(actor)
        limit(self, "objective", objectives)
        limit(self, "also_listed", reads.areas(actor, besides=but))
        limit(self, "insats", reads.insatser(actor, but=but))


class PassageForm(EditForm):
    """Where in the text it stands."""

    passage = ByTextField(
        label=_("Var i texten står den?"),
        queryset=None,
        required=False,
        empty_label=_("Ingenstans"),
        help_text=_("Rubriken eller stycket i planen, eller i målets dokument, som säger vad som ska göras."),
    )

    def __init__(self, actor: Actor, activity: Activity, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("ByTextField", limit(self, "passage", Passage.objects.none()))
        field.offer(reads.texts_about(activity, actor), activity.passage, actor)


CONTENT = (
    "title",
    "description",
    "start",
    "end",
    "standing",
    "added_on",
    "priority",
    "responsible_text",
    "footnotes",
    "effect",
    "effect_for",
    "effect_due",
    *OWN_FIELDS,
)


def content(data: dict[str, Any]) -> Content:
    """What was typed about the activity itself, taken out of the cleaned data."""
    values = {name: data.pop(name) for name in CONTENT}
    return Content(**{**values, "footnotes": tuple(values["footnotes"])})


class AddForm(ContentForm):
    """An activity or insats to add."""

    kind = forms.TypedChoiceField(
        label=_("Slag"),
        choices=ActivityKind.choices,
        coerce=ActivityKind,
        widget=forms.RadioSelect,
        help_text=_(
            "En insats är vad planen lovar. En aktivitet är vad någon gör för den. Nätverk, kartläggningar och "
            "utbildningar är aktiviteter med egna uppgifter."
        ),
    )
    leads = BodiesField(label=_("Ansvarar"), queryset=None, required=False)
    contributing = BodiesField(label=_("Medverkar"), queryset=None, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        limit(self, "leads", reads.bodies(actor))
        limit(self, "contributing", reads.bodies(actor))


class ChangeForm(ContentForm, EditForm):
    """An activity or insats to change."""

    kind = forms.TypedChoiceField(
        label=_("Slag"),
        choices=[each for each in ActivityKind.choices if each[0] != ActivityKind.INSATS],
        coerce=ActivityKind,
        widget=forms.RadioSelect,
        help_text=_("Nätverk, kartläggningar och utbildningar är aktiviteter med egna uppgifter."),
    )
    why = forms.CharField(
        label=_("Varför ändras den?"), max_length=300, required=False, help_text=_("Syns i historiken.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        if self.initial.get("kind") == ActivityKind.INSATS:  # which it stays
            for name in ("kind", *OWN_FIELDS):
                self.fields[name].disabled = True
            self.fields["kind"].required = False


class BodiesForm(EditForm):
    """Who answers for an activity and who contributes."""

    leads = BodiesField(
        label=_("Ansvarar"),
        queryset=None,
        required=False,
        help_text=_("De rapporterar läget och ändrar status."),
    )
    contributing = BodiesField(
        label=_("Medverkar"),
        queryset=None,
        required=False,
        help_text=_("De kan rapportera, men ändrar inte status."),
    )
    why = forms.CharField(label=_("Varför ändras det?"), max_length=300, required=False)

    def __init__(self, actor: Actor, activity: Activity, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = reads.bodies(actor, besides=activity)
        limit(self, "leads", bodies)
        limit(self, "contributing", bodies)
