"""What a contract is. Prices are asked of those who may read them."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, bodies
from farled.systems import reads, rules
from farled.systems.forms.systems import OwnerField, text_area
from farled.systems.models import Contract, System
from farled.systems.states import ContractKind
from farled.web.forms import EditForm, SeveralField, choose
from farled.web.renderer import DateField, KronorField

PRICES = ("pricing", "yearly_cost")


class ContractForm(forms.Form):
    """With whom, about what, how long, what is promised and what it costs."""

    name = forms.CharField(label=_("Namn"), max_length=200, help_text=_("Det avtalet kallas, gärna med diarienummer."))
    supplier = forms.CharField(label=_("Leverantör"), max_length=200, help_text=_("Företaget, inte en person."))
    kind = forms.ChoiceField(label=_("Avtalstyp"), choices=ContractKind.choices, initial=ContractKind.OTHER)
    owner = OwnerField(_("Avtalsägare"), _("Den som avgör vad som händer när avtalet tar slut."))
    systems = SeveralField(
        label=_("Gäller systemen"),
        queryset=System.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )
    start = DateField(label=_("Börjar"), required=False)
    end = DateField(label=_("Slutar"), required=False)
    notice_by = DateField(
        label=_("Sägs upp senast"),
        required=False,
        help_text=_("Avtalsägaren påminns inför den dagen. Utan den påminns hen inför slutet."),
    )
    service_level = forms.CharField(
        label=_("Servicenivå"), widget=text_area(), required=False, help_text=_("Tillgänglighet och prestanda.")
    )
    pricing = forms.CharField(
        label=_("Prissättning"),
        widget=text_area(),
        required=False,
        help_text=_("Läses bara i den egna organisationen."),
    )
    yearly_cost = KronorField(
        label=_("Kostnad per år, kronor"),
        required=False,
        min_value=0,
        help_text=_("Läses bara i den egna organisationen."),
    )
    source = forms.CharField(label=_("Källa"), max_length=200, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "owner", bodies(actor))
        choose(self, "systems", reads.systems(actor))
        if not rules.reads_secrets(actor, actor.organisation_id):
            for name in PRICES:
                del self.fields[name]


class ChangeContractForm(ContractForm, EditForm):
    """The same for a contract that is."""

    why = forms.CharField(label=_("Varför ändrar du?"), widget=text_area(2), required=False)


class ContractFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, owner, kind and system."""

    text = django_filters.CharFilter(
        label=_("Sök i namn, leverantör och system"), method="by_text", widget=forms.SearchInput
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Avtalsägare"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    kind = django_filters.ChoiceFilter(label=_("Avtalstyp"), choices=ContractKind.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = Contract
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Contract], name: str, value: str) -> QuerySet[Contract]:
        """In name, supplier or the name of a system."""
        return reads.matching_contracts(rows, value)
