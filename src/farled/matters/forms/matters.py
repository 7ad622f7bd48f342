"""The forms of a matter itself, and what the list is filtered by."""

from typing import Any, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.matters import reads
from farled.matters.models import Matter
from farled.matters.states import MOVES, MatterKind, MatterState
from farled.people.reads import Actor, Body, bodies
from farled.web.forms import EditForm, EnumField, choose, needed_when
from farled.web.renderer import DateField


class MatterForm(forms.Form):
    """What a matter is about."""

    title = forms.CharField(label=_("Vad gäller ärendet?"), max_length=300)
    kind = EnumField(MatterKind, label=_("Ärendetyp"))
    handler = forms.ModelChoiceField(
        label=_("Vem handlägger?"), queryset=Body.objects.none(), required=False, empty_label=_("Inte bestämt")
    )
    summary = forms.CharField(label=_("Sammanfattning"), required=False, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "handler", bodies(actor))


class SecrecyFields(forms.Form):
    """Whether it is secret, and on what ground."""

    confidential = forms.BooleanField(
        label=_("Ärendet omfattas av sekretess"),
        required=False,
        help_text=_("Då ser bara den som får läsa sekretess ärendet, och varje läsning syns i historiken."),
    )
    secrecy_ground = needed_when(
        forms.CharField(
            label=_("Sekretessgrund"),
            required=False,
            max_length=200,
            help_text=_("Behövs när ärendet omfattas av sekretess, till exempel OSL 18 kap. 8 §."),
        )
    )


class RegisterForm(SecrecyFields, MatterForm):
    """A matter to register."""

    reference = forms.CharField(
        label=_("Diarienummer"),
        required=False,
        max_length=60,
        help_text=_("Skriv numret om ärendet redan har ett. Lämna tomt så dras nästa nummer i årets serie."),
    )
    opened_on = DateField(label=_("Registrerat den"))
    sender = forms.CharField(
        label=_("Från vem kom det?"),
        required=False,
        max_length=200,
        help_text=_("Den som skickade handlingen som ärendet börjar med. Lämna tomt om den är upprättad här."),
    )
    field_order = (
        "title", "kind", "reference", "opened_on", "sender", "handler", "summary", "confidential", "secrecy_ground"
    )  # fmt: skip


class ChangeForm(EditForm, MatterForm):
    """The same for a matter that is, without its number."""


class SecrecyForm(SecrecyFields, EditForm):
    """Secrecy to mark or lift, with the reason."""

    why = forms.CharField(label=_("Varför?"), max_length=300, help_text=_("Skälet syns i ärendets historik."))


class MoveForm(EditForm):
    """Where the matter goes now."""

    to = forms.TypedChoiceField(label=_("Ny status"), widget=forms.RadioSelect, coerce=MatterState)
    why = forms.CharField(label=_("Varför?"), max_length=300, required=False)

    def __init__(self, matter: Matter, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["to"])
        ahead = MOVES[MatterState(matter.state)] - {MatterState.DECIDED}  # that takes a decision
        field.choices = [(state.value, state.label) for state in MatterState if state in ahead]


class MatterFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, kind, state and handler."""

    text = django_filters.CharFilter(label=_("Diarienummer eller rubrik"), method="by_text", widget=forms.SearchInput)
    kind = django_filters.ChoiceFilter(label=_("Ärendetyp"), choices=MatterKind.choices, empty_label=_("Alla"))
    state = django_filters.ChoiceFilter(label=_("Status"), choices=MatterState.choices, empty_label=_("Alla"))
    handler = django_filters.ModelChoiceFilter(
        label=_("Handläggs av"), queryset=lambda request: bodies(request.actor), empty_label=_("Alla")
    )

    class Meta:
        """Declared names only."""

        model = Matter
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Matter], name: str, value: str) -> QuerySet[Matter]:
        """In the diary number, or in a title that is open."""
        return reads.search(rows, value)
