"""The forms about recipients: who is asked, longer time, reminders and personal links."""

from collections.abc import Collection
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from farled.consultation import reads
from farled.consultation.forms.rounds import text_area
from farled.consultation.models import Consultation, Recipient
from farled.consultation.states import Concern, LinkPurpose, Progress, RecipientKind
from farled.people.reads import Actor, Body, bodies
from farled.web.forms import EditForm, EnumField, SeveralField, choose
from farled.web.renderer import DateField


class AddRecipientsForm(forms.Form):
    """Which of the organisation's own bodies are asked."""

    bodies = SeveralField(label=_("Vilka ska svara?"), queryset=None, widget=forms.CheckboxSelectMultiple)

    def __init__(self, actor: Actor, row: Consultation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "bodies", reads.bodies_to_ask(actor, row))


class AddOutsideForm(forms.Form):
    """Somebody outside who is asked."""

    name = forms.CharField(label=_("Vad heter organisationen?"), max_length=200)
    kind = EnumField(RecipientKind, label=_("Vad är den?"))
    address = forms.EmailField(
        label=_("E-postadress"),
        required=False,
        help_text=_("En funktionsadress. Dit går brevet med länken. Utan adress lämnar du länken själv."),
    )


class UninvitedForm(forms.Form):
    """Somebody who answers without having been asked."""

    body = forms.ModelChoiceField(
        label=_("En av organisationens egna"), queryset=Body.objects.none(), required=False, empty_label=_("Nej")
    )
    name = forms.CharField(label=_("Eller någon utanför: namn"), max_length=200, required=False)
    kind = EnumField(RecipientKind, label=_("Vad är den?"), required=False)
    address = forms.EmailField(label=_("E-postadress"), required=False)

    def __init__(self, actor: Actor, row: Consultation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies_to_ask(actor, row))


class ChangeRecipientForm(EditForm):
    """Who prepares the answer and through whom it comes."""

    prepared_by = forms.ModelChoiceField(
        label=_("Vem bereder svaret?"), queryset=Body.objects.none(), required=False, empty_label=_("Den själv")
    )
    answers_through = forms.ModelChoiceField(
        label=_("Svarar genom"),
        queryset=Recipient.objects.none(),
        required=False,
        empty_label=_("Ingen, den svarar själv"),
        help_text=_("När till exempel ett moderbolag samlar dotterbolagens svar. Varje svar syns ändå för sig."),
    )
    address = forms.EmailField(label=_("E-postadress"), required=False)

    def __init__(self, actor: Actor, one: Recipient, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "prepared_by", bodies(actor))
        others = Recipient.objects.visible_to(actor).filter(consultation=one.consultation_id, answers_through=None)
        choose(self, "answers_through", others.exclude(pk=one.pk).order_by("name"))
        if one.body_id is not None:
            self.fields["address"].widget = forms.HiddenInput()


class LongerForm(forms.Form):
    """A later day, and why."""

    until = DateField(label=_("Ny sista svarsdag"))
    why = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)


class RevokeForm(forms.Form):
    """A reason that may be left out."""

    why = forms.CharField(label=_("Varför?"), widget=text_area(2), max_length=300, required=False)


class RemindForm(forms.Form):
    """Who is reminded, with what words."""

    recipients = SeveralField(label=_("Vilka?"), queryset=None, widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(
        label=_("Några ord"),
        widget=text_area(2),
        max_length=300,
        required=False,
        help_text=_("Står bredvid uppgiften på deras startsida, och i brevet till dem utanför."),
    )

    def __init__(self, waiting: QuerySet[Recipient], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "recipients", waiting)


class LinkForm(forms.Form):
    """A link to hand over by oneself."""

    purpose = EnumField(LinkPurpose, label=_("Vad ska länken vara till för?"))
    expires_on = DateField(label=_("Gäller till och med"))
    address = forms.EmailField(
        label=_("Lämnas till"),
        required=False,
        help_text=_("För ert eget minne: inget skickas. Funktionens adress, ingen persons."),
    )

    def __init__(self, purposes: Collection[LinkPurpose], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(each.value, each.label) for each in purposes]  # type: ignore[attr-defined]


class RecipientFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Recipients by text, how far they have come, what is the matter with them, and kind."""

    text = django_filters.CharFilter(label=_("Sök instans"), field_name="name", lookup_expr="icontains",
                                     widget=forms.SearchInput)  # fmt: skip
    stands = django_filters.ChoiceFilter(label=_("Läge"), choices=Progress.choices, empty_label=_("alla"))
    concern = django_filters.ChoiceFilter(
        label=_("Som"), choices=Concern.choices, method="by_concern", empty_label=_("alla")
    )
    kind = django_filters.ChoiceFilter(label=_("Slag"), choices=RecipientKind.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = Recipient
        fields: tuple[str, ...] = ()

    def by_concern(self, rows: Any, name: str, value: str) -> Any:
        """Those of whom something in particular is true."""
        return rows.filter(_CONCERNS[Concern(value)])


_CONCERNS: dict[Concern, Q] = {
    Concern.ANSWERED: Q(answers=True),
    Concern.SILENT: Q(answers=False, invited=True),
    Concern.LATE: Q(late=True),
    Concern.EXTENDED: Q(extended_to__isnull=False),
    Concern.ASKED: Q(asked_until__isnull=False),
    Concern.UNINVITED: Q(invited=False),
}
