"""The forms of the organisation."""

from typing import Any, cast

import django_filters
from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.db.models import QuerySet
from django.forms import SearchInput
from django.utils.translation import gettext_lazy as _

from farled.people import reads
from farled.people.actor import Actor
from farled.people.models import Assignment, Body
from farled.people.states import BodyKind, GroupKind, Role, TokenScope
from farled.web.forms import EditForm, EnumField, choose, needed_when
from farled.web.renderer import DateField, LinesField

FUNCTION = _(
    "Skriv som i delegationsordningen, till exempel förvaltningsdirektör. Behövs när flera funktioner i samma enhet "
    "får besluta om olika belopp."
)


class SignInForm(LoginForm):  # type: ignore[misc]
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-postadress")


class ResetForm(ResetPasswordForm):  # type: ignore[misc]
    """The address to send a link to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-postadress")


class BodyForm(forms.Form):
    """A body to add."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    kind = EnumField(BodyKind, label=_("Slag"))
    parent = forms.ModelChoiceField(
        label=_("Ligger under"), queryset=Body.objects.none(), required=False, empty_label=_("Ingen, överst")
    )
    administration = forms.ModelChoiceField(
        label=_("Förvaltning som svarar för den"), queryset=Body.objects.none(), required=False, empty_label=_("Ingen")
    )
    aliases = LinesField(
        label=_("Andra namn"),
        required=False,
        help_text=_("Ett per rad. Används när en plan läses in och namnet skrivs på ett annat sätt."),
    )
    contact_function = forms.CharField(
        label=_("Kontaktfunktion"), max_length=200, required=False, help_text=_("En funktion, inte en person.")
    )

    def __init__(self, actor: Actor, *args: Any, but: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = reads.bodies(actor).exclude(pk__in=[] if but is None else [but])
        for name in ("parent", "administration"):
            choose(self, name, others)


class ChangeBodyForm(BodyForm, EditForm):
    """The same for a body that is."""


class GroupForm(forms.Form):
    """A group or forum to add."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    kind = EnumField(GroupKind, label=_("Slag"))
    purpose = forms.CharField(label=_("Uppgift"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    led_by = forms.ModelChoiceField(
        label=_("Leds av"), queryset=Body.objects.none(), required=False, empty_label=_("Ingen")
    )
    decides = forms.BooleanField(label=_("Gruppen fattar beslut"), required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "led_by", reads.bodies(actor))


class ChangeGroupForm(GroupForm, EditForm):
    """The same for a group that is."""


class SeatForm(forms.Form):
    """A body to seat in a group."""

    body = forms.ModelChoiceField(
        label=_("Nämnd, förvaltning eller bolag"), queryset=Body.objects.none(), empty_label=_("Välj")
    )
    valid_from = DateField(label=_("Från och med"))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies(actor))


class PersonForm(forms.Form):
    """A person to let in, with their first role."""

    email = forms.EmailField(
        label=_("E-postadress"), help_text=_("Finns adressen redan får personen rollen också här.")
    )
    name = forms.CharField(label=_("Namn"), max_length=200)
    role = EnumField(Role, label=_("Roll"))
    body = forms.ModelChoiceField(
        label=_("Hör till"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("Hela organisationen"),
        help_text=_("En redaktör hör alltid till en nämnd, förvaltning eller ett bolag."),
    )
    function = needed_when(
        forms.CharField(label=_("Funktion, för en beslutsfattare"), max_length=200, required=False, help_text=FUNCTION)
    )
    valid_from = DateField(label=_("Från och med"))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies(actor))


class FunctionForm(EditForm):
    """The function somebody decides in."""

    function = needed_when(forms.CharField(label=_("Funktion"), max_length=200, required=False, help_text=FUNCTION))
    why = forms.CharField(label=_("Varför?"), max_length=300, required=False, help_text=_("Skälet syns i historiken."))


class EndForm(forms.Form):
    """The last day of a role or a seat."""

    last_day = DateField(label=_("Sista dag"))
    why = forms.CharField(label=_("Varför?"), max_length=300, required=False, help_text=_("Skälet syns i historiken."))


class CloseForm(EditForm):
    """The day a body ceased."""

    closed_on = DateField(label=_("Vilken dag upphörde den?"))
    why = forms.CharField(
        label=_("Varför?"), max_length=300, required=False, help_text=_("Till exempel vilket beslut.")
    )


class SureForm(EditForm):
    """Something to confirm, with the reason."""

    why = forms.CharField(label=_("Varför?"), max_length=300, required=False, help_text=_("Skälet syns i historiken."))


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Varför?"), max_length=300, help_text=_("Skälet syns i historiken."))


class TokenForm(forms.Form):
    """A key for a program."""

    name = forms.CharField(
        label=_("Vad heter programmet?"),
        max_length=80,
        help_text=_("Namnet står i historiken vid allt programmet gör, till exempel Nattlig läsning till datalagret."),
    )
    expires_on = DateField(label=_("Gäller till och med"), help_text=_("Högst ett år. Sedan gör du en ny."))
    scopes = forms.TypedMultipleChoiceField(
        label=_("Vad får programmet göra, utöver att läsa?"),
        coerce=TokenScope,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Välj inget, så kan det bara läsa. Du kan bara ge det du själv får göra."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["scopes"])
        field.choices = [(scope.value, str(scope.label).capitalize()) for scope in reads.scopes_of(actor)]
        if not field.choices:
            del self.fields["scopes"]


class RevokeForm(forms.Form):
    """The question before a key is ended."""

    why = forms.CharField(
        label=_("Varför?"), max_length=300, required=False, help_text=_("Till exempel att den har kommit bort.")
    )


class RoleFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By name, role, body, and whether those that are over or to come are shown too."""

    text = django_filters.CharFilter(
        label=_("Namn"), field_name="user__name", lookup_expr="icontains", widget=SearchInput
    )
    role = django_filters.ChoiceFilter(label=_("Roll"), choices=Role.choices, empty_label=_("Alla"))
    body = django_filters.ModelChoiceFilter(
        label=_("Hör till"), queryset=lambda request: reads.bodies(request.actor), empty_label=_("Alla")
    )
    time = django_filters.ChoiceFilter(
        label=_("När"), method="by_time", choices=[("ever", _("också förr och framöver"))], empty_label=_("I dag")
    )

    class Meta:
        """Declared names only."""

        model = Assignment
        fields: tuple[str, ...] = ()

    def by_time(self, rows: QuerySet[Assignment], name: str, value: str) -> QuerySet[Assignment]:
        """Every role, whenever it is held."""
        return rows

    def filter_queryset(self, queryset: QuerySet[Assignment]) -> QuerySet[Assignment]:
        """As asked; those that hold today unless all are asked for."""
        rows: QuerySet[Assignment] = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("time") else reads.holding(rows, self.request.today)
