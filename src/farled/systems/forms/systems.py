"""What a system is, where it stands in its life, and what it uses."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Body, bodies
from farled.systems import reads, rules
from farled.systems.models import System
from farled.systems.states import Criticality, Harm, SystemState, Tier
from farled.web.forms import EditForm, SeveralField, choose
from farled.web.renderer import DateField, KronorField

CLASS = ("confidentiality", "integrity", "availability")


def choice(of: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """One of an enumeration, or nothing said."""
    kwargs.setdefault("empty_value", "")
    return forms.TypedChoiceField(choices=[("", _("Inte angivet")), *of.choices], required=False, **kwargs)


def level(label: Any, help_text: Any = "") -> forms.TypedChoiceField:
    """One part of an information class, or nothing said."""
    return choice(Harm, label=label, help_text=help_text, coerce=int, empty_value=None)


def text_area(rows: int = 3) -> forms.Textarea:
    """A field for longer text."""
    return forms.Textarea(attrs={"rows": rows})


class OwnerField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """The body that owns something, or none yet."""

    def __init__(self, label: Any, help_text: Any = "") -> None:
        super().__init__(
            label=label, queryset=Body.objects.none(), required=False, empty_label=_("Ingen än"), help_text=help_text
        )


class OffersForm(forms.Form):
    """A form whose choices are what the actor may choose."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(actor)

    def offer(self, actor: Actor) -> None:
        """Give each choice its rows."""


class SystemForm(OffersForm):
    """What is said of a system. The information class is asked of those who may read it."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    description = forms.CharField(
        label=_("Vad används det till?"),
        widget=text_area(),
        required=False,
        help_text=_("Skriv så att den som söker en lösning förstår om det här är den."),
    )
    owner = OwnerField(_("Systemägare"), _("Den nämnd, den förvaltning eller det bolag som svarar för systemet."))
    maintenance = forms.CharField(
        label=_("Förvaltningsobjekt"), max_length=200, required=False, help_text=_("Det som systemet förvaltas i.")
    )
    tier = choice(
        Tier,
        label=_("Nivå"),
        help_text=_("Bas betalas inom egen budget. Differentierande och innovativa kan få pengar ur portföljen."),
    )
    in_use_since = DateField(label=_("I drift sedan"), required=False)
    ends_on = DateField(label=_("Slutar"), required=False, help_text=_("Den dag det är tänkt att tas ur drift."))
    users = forms.IntegerField(
        label=_("Antal användare"), required=False, min_value=0, max_value=100_000_000, help_text=_("Ungefär räcker.")
    )
    yearly_cost = KronorField(
        label=_("Kostnad per år, kronor"),
        required=False,
        min_value=0,
        help_text=_("Licens, drift och förvaltning tillsammans."),
    )
    cost_note = forms.CharField(
        label=_("Vad bygger kostnaden på?"),
        max_length=200,
        required=False,
        help_text=_("Till exempel bokslut 2025, eller en uppskattning."),
    )
    criticality = choice(Criticality, label=_("Hur länge kan det vara nere?"))
    confidentiality = level(_("Konfidentialitet"), _("Vilken skada blir det om uppgifter läcker?"))
    integrity = level(_("Riktighet"), _("Vilken skada blir det om uppgifter är fel?"))
    availability = level(_("Tillgänglighet"), _("Vilken skada blir det om uppgifter inte går att nå?"))
    published = forms.BooleanField(
        label=_("Låt andra organisationer hitta det"),
        required=False,
        help_text=_("De ser namn, användning och ägare, aldrig kostnad eller informationsklass."),
    )
    source = forms.CharField(label=_("Källa"), max_length=200, required=False)

    def offer(self, actor: Actor) -> None:
        """The bodies; and no information class to whoever may not read it."""
        super().offer(actor)
        choose(self, "owner", bodies(actor))
        if not rules.reads_secrets(actor, actor.organisation_id):
            for name in CLASS:
                del self.fields[name]


class TiesForm(OffersForm):
    """What a system uses and supports."""

    components = SeveralField(
        label=_("Använder komponenterna"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )
    processes = SeveralField(
        label=_("Stödjer processerna"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )

    def offer(self, actor: Actor) -> None:
        """The organisation's components and processes."""
        super().offer(actor)
        choose(self, "components", reads.components(actor))
        choose(self, "processes", reads.processes(actor))


class RegisterForm(SystemForm, TiesForm):
    """A new system."""

    state = forms.TypedChoiceField(
        label=_("Var i livet är det?"), choices=SystemState.choices, coerce=SystemState, initial=SystemState.IN_USE
    )
    field_order = ("name", "description", "state")


class ChangeSystemForm(SystemForm, EditForm):
    """The same for a system that is."""

    why = forms.CharField(label=_("Varför ändrar du?"), widget=text_area(2), required=False)


class TieForm(TiesForm, EditForm):
    """The same for a system that is."""


class MoveForm(EditForm):
    """The next step in a system's life."""

    to = forms.TypedChoiceField(label=_("Ny status"), coerce=SystemState)
    on = DateField(
        label=_("Från vilken dag?"),
        required=False,
        help_text=_(
            "För ”i drift”: dagen det togs i bruk. För ”avvecklas”: när det är tänkt att ta slut. För ”avslutat”: "
            "dagen det togs ur drift."
        ),
    )
    why = forms.CharField(label=_("Varför?"), widget=text_area(2), required=False)

    def __init__(self, system: System, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.choices = [(state.value, state.label) for state in rules.can_move(system)]


class RemoveForm(EditForm):
    """Whoever takes something out may say why."""

    why = forms.CharField(label=_("Varför?"), widget=text_area(2), required=False)


class SystemFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, owner, state, tier, and what is missing."""

    text = django_filters.CharFilter(
        label=_("Sök i namn, användning och process"), method="by_text", widget=forms.SearchInput
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Systemägare"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    state = django_filters.ChoiceFilter(label=_("Status"), choices=SystemState.choices, empty_label=_("alla"))
    tier = django_filters.ChoiceFilter(label=_("Nivå"), choices=Tier.choices, empty_label=_("alla"))
    missing = django_filters.ChoiceFilter(
        label=_("Saknar"),
        method="by_missing",
        empty_label=_("visa alla"),
        choices=[
            ("owner", _("systemägare")),
            ("tier", _("nivå")),
            ("cost", _("kostnad")),
            ("process", _("process")),
        ],
    )

    class Meta:
        """Declared names only."""

        model = System
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[System], name: str, value: str) -> QuerySet[System]:
        """In name, use, maintenance object or a process it supports."""
        return reads.matching_systems(rows, value)

    def by_missing(self, rows: QuerySet[System], name: str, value: str) -> QuerySet[System]:
        """Those about which something is not said."""
        conditions = {
            "owner": Q(owner=None),
            "tier": Q(tier=""),
            "cost": Q(yearly_cost=None),
            "process": Q(supports=None),
        }
        return rows.filter(conditions[value])
