"""The forms of ideas and needs: giving one is short on purpose."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.initiatives import reads
from farled.initiatives.acts.needs import Words
from farled.initiatives.models import Need
from farled.initiatives.states import NeedKind, NeedState, Origin, ReuseResult, TargetGroup, Track
from farled.people.reads import Actor, Body, bodies
from farled.systems.reads import Component, System
from farled.web.forms import EditForm, EnumField, choose

NEW = "new"  # as a choice: it is none of those that exist


class WordsForm(forms.Form):
    """What somebody wants, in their own words: five questions, of which two need an answer."""

    title = forms.CharField(
        label=_("Vad vill du att vi ska göra, eller vad behöver du?"),
        max_length=200,
        help_text=_("En mening räcker. Till exempel: Låt vårdnadshavare anmäla frånvaro i mobilen."),
    )
    description = forms.CharField(
        label=_("Berätta mer"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hur är det i dag, och vad skulle bli bättre? Skriv inga personuppgifter."),
    )
    kind = forms.TypedChoiceField(
        label=_("Är det en idé eller ett behov?"),
        choices=NeedKind.choices,
        coerce=NeedKind,
        widget=forms.RadioSelect,
        initial=NeedKind.IDEA,
    )
    target_group = forms.TypedChoiceField(
        label=_("Vem blir det bättre för?"),
        choices=[("", _("Vet inte")), *TargetGroup.choices],
        coerce=TargetGroup,
        empty_value="",
        required=False,
    )
    body = forms.ModelChoiceField(
        label=_("Var arbetar du?"), queryset=Body.objects.none(), empty_label=_("Välj"),
        help_text=_("Så vet den som svarar vilken verksamhet det gäller."),
    )  # fmt: skip

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        choose(self, "body", bodies(actor))


class GiveForm(WordsForm):
    """An idea to give. ``same`` names what it is, when something that exists is: ``need:12``; or says it is new."""

    same = forms.CharField(
        label=_("Samma sak som"),
        required=False,
        max_length=40,
        widget=forms.HiddenInput,
        help_text=_("Tomt eller new: den är ny. Annars det som redan finns, som need:12 eller component:3."),
    )

    def clean(self) -> dict[str, Any]:
        """What was chosen (``found``) among what the actor may see; ``chosen`` tells whether anything was."""
        data = super().clean() or {}
        asked = data.pop("same", "")
        self.chosen = bool(asked)
        found = reads.existing_by_key(self.actor, asked) if self.chosen and asked != NEW else None
        if found is None and asked not in ("", NEW):
            self.add_error(None, _("Det du valde finns inte längre. Välj något annat."))
        return {**data, "found": found}


class ChangeNeedForm(EditForm, WordsForm):
    """What a need says, with what those who consider it sort it by."""

    origin = forms.TypedChoiceField(label=_("Var kommer det ifrån?"), choices=Origin.choices, coerce=Origin)
    track = forms.TypedChoiceField(
        label=_("Vilket spår?"),
        choices=Track.choices,
        coerce=Track,
        help_text=_("Gemensamt om flera verksamheter har samma behov."),
    )


def words_said(data: dict[str, Any]) -> Words:
    """What a form says, taken out of its data."""
    names = ("title", "description", "kind", "target_group", "origin", "track")
    return Words(**{name: data.pop(name) for name in names if name in data})


class NeedAnswerForm(EditForm):
    """What is said to those who gave it."""

    text = forms.CharField(
        label=_("Vad säger du till dem som lämnade det?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De ser ditt svar och ditt namn."),
    )


class JoinForm(NeedAnswerForm):
    """The need it becomes one with."""

    into = forms.ModelChoiceField(
        label=_("Vilken är det samma sak som?"), queryset=Need.objects.none(), empty_label=_("Välj")
    )
    field_order = ("into", "text")

    def __init__(self, actor: Actor, need: Need, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "into", reads.other_needs(actor, need))


class _FoundFields(forms.Form):
    """What exists already: a system or a component."""

    system = forms.ModelChoiceField(
        label=_("System"), queryset=System.objects.none(), required=False, empty_label=_("Inget system")
    )
    component = forms.ModelChoiceField(
        label=_("Komponent"), queryset=Component.objects.none(), required=False, empty_label=_("Ingen komponent")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "system", reads.open_systems(actor))
        choose(self, "component", reads.open_components(actor))


class MeetForm(_FoundFields, NeedAnswerForm):
    """What meets the need."""

    field_order = ("system", "component", "text")

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data = super().clean() or {}
        found = [data.pop(name, None) for name in ("system", "component")]
        chosen = [each for each in found if each is not None]
        if len(chosen) != 1:
            raise forms.ValidationError(_("Välj ett system eller en komponent, inte båda."), code="one")
        return {**data, "found": chosen[0]}


class ReuseForm(_FoundFields):
    """What was looked at before something new, and what came of it."""

    initiative = forms.ModelChoiceField(
        label=_("Initiativ som pågår"),
        queryset=reads.Initiative.objects.none(),
        required=False,
        empty_label=_("Inget initiativ"),
    )
    result = EnumField(ReuseResult, label=_("Vad kom du fram till?"))
    ground = forms.CharField(
        label=_("Varför?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Motivet följer med till beslutet. Säg vad du letade bland om inget passar."),
    )
    field_order = ("system", "component", "initiative", "result", "ground")

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        choose(self, "initiative", reads.initiatives_to_join(actor))

    def clean(self) -> dict[str, Any]:
        """At most one thing was looked at."""
        data = super().clean() or {}
        chosen = [each for name in ("system", "component", "initiative") if (each := data.pop(name, None)) is not None]
        if len(chosen) > 1:
            raise forms.ValidationError(_("Välj bara det som ligger närmast."), code="one")
        return {**data, "found": chosen[0] if chosen else None}


class TakeUpForm(NeedAnswerForm):
    """The initiative a need becomes part of."""

    initiative = forms.ModelChoiceField(
        label=_("Vilket initiativ?"), queryset=reads.Initiative.objects.none(), empty_label=_("Välj")
    )
    field_order = ("initiative", "text")

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "initiative", reads.initiatives_to_join(actor))


class BackForm(forms.Form):
    """What somebody says when they stand behind what another gave."""

    words = forms.CharField(
        label=_("Vill du lägga till något?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bara den som överväger idén ser det."),
    )


class HearForm(forms.Form):
    """Nothing to fill in: one has read it."""


OPEN = "open"


class NeedFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, state, kind, body, origin, target group and track."""

    text = django_filters.CharFilter(label=_("Ord"), method="by_text", widget=forms.SearchInput)
    state = django_filters.ChoiceFilter(
        label=_("Läge"), method="by_state", choices=[(OPEN, _("väntar på svar")), *NeedState.choices],
        empty_label=_("alla"),
    )  # fmt: skip
    kind = django_filters.ChoiceFilter(label=_("Slag"), choices=NeedKind.choices, empty_label=_("alla"))
    body = django_filters.ModelChoiceFilter(
        label=_("Verksamhet"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    origin = django_filters.ChoiceFilter(label=_("Ursprung"), choices=Origin.choices, empty_label=_("alla"))
    target_group = django_filters.ChoiceFilter(label=_("Målgrupp"), choices=TargetGroup.choices, empty_label=_("alla"))
    track = django_filters.ChoiceFilter(label=_("Spår"), choices=Track.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = Need
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Need], name: str, value: str) -> QuerySet[Need]:
        """In what they say."""
        return reads.search_needs(rows, value)

    def by_state(self, rows: QuerySet[Need], name: str, value: str) -> QuerySet[Need]:
        """In a state, or in any where somebody waits for an answer."""
        if value == OPEN:
            return rows.filter(state__in=[NeedState.NEW, NeedState.CONSIDERED])
        return rows.filter(state=value)
