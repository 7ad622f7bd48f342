"""The forms of the matters, and what the list is filtered by."""

from typing import Any, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.matters import reads
from farled.matters.models import Decision, Matter
from farled.matters.states import MOVES, MatterKind, MatterState, Outcome
from farled.people.reads import Actor, Body, Group, bodies, groups
from farled.web.forms import EditForm, EnumField, choose
from farled.web.renderer import DateField, LinesField


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
    secrecy_ground = forms.CharField(
        label=_("Sekretessgrund"),
        required=False,
        max_length=200,
        help_text=_("Behövs när ärendet omfattas av sekretess, till exempel OSL 18 kap. 8 §."),
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
    field_order = ("title", "kind", "reference", "opened_on", "handler", "summary", "confidential", "secrecy_ground")


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


class OutcomeFields(forms.Form):
    """What was decided."""

    outcome = EnumField(Outcome, label=_("Vad blev beslutet?"))
    paragraph = forms.CharField(
        label=_("Paragraf i protokollet"), required=False, max_length=20, help_text=_("Bara numret, till exempel 87.")
    )
    clauses = LinesField(
        label=_("Beslutspunkter"), required=False, help_text=_("En punkt per rad, i protokollets ordning.")
    )
    immediately_verified = forms.BooleanField(label=_("Paragrafen är omedelbart justerad"), required=False)
    copies_to = forms.CharField(label=_("Kopia till"), required=False, max_length=300)


class DecideForm(OutcomeFields):
    """How a matter was handled at a meeting."""

    on = DateField(label=_("Sammanträdets dag"))
    body = forms.ModelChoiceField(
        label=_("Nämnd eller styrelse som sammanträdde"),
        queryset=Body.objects.none(),
        empty_label=_("Välj"),
        error_messages={"required": _("Ange antingen nämnd eller grupp. Det är den som sammanträdde.")},
    )
    group = forms.ModelChoiceField(
        label=_("Eller grupp som sammanträdde"),
        queryset=Group.objects.none(),
        required=False,
        empty_label=_("Ingen grupp"),
    )
    field_order = ("on", "body", "group", "paragraph", "outcome", "clauses", "immediately_verified", "copies_to")

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", bodies(actor))
        choose(self, "group", groups(actor))
        self.fields["body"].required = not self.data.get("group")


class CorrectForm(OutcomeFields, EditForm):
    """A decision to correct, with the reason."""

    why = forms.CharField(
        label=_("Varför rättar du?"), max_length=300, help_text=_("Skälet syns i historiken. Protokollet ändras inte.")
    )


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


class DecisionFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By matter and by what was decided."""

    matter = django_filters.ModelChoiceFilter(
        label=_("Ärende"), queryset=lambda request: reads.matters(request.actor), empty_label=_("Alla")
    )
    outcome = django_filters.ChoiceFilter(label=_("Beslut"), choices=Outcome.choices, empty_label=_("Alla"))

    class Meta:
        """Declared names only."""

        model = Decision
        fields: tuple[str, ...] = ()
