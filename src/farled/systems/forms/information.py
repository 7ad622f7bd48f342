"""Data sets, e-services and the keeping plan."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.matters.reads import Decision
from farled.people.reads import Actor, Body, bodies
from farled.systems import reads, rules
from farled.systems.models import DataSet, EService, KeepingRule, System
from farled.systems.states import Harm, Keeping, Met, ServiceCriterion, Sharing
from farled.web import formats
from farled.web.forms import EditForm, EnumField, choose

_NONE = _("Inget valt")


def prose(label: Any, help_text: Any = "", *, rows: int = 3, required: bool = False) -> forms.CharField:
    """A field for longer text."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=area, required=required)


def one_of(label: Any, help_text: Any = "", *, empty: Any = _NONE, required: bool = False) -> Any:
    """A field for one of the rows that ``choose`` gives."""
    return forms.ModelChoiceField(label=label, help_text=help_text, queryset=None, required=required, empty_label=empty)


def source_field() -> forms.CharField:
    """Where it is known from."""
    return forms.CharField(
        label=_("Källa"), max_length=200, required=False, help_text=_("Varifrån uppgifterna kommer.")
    )


class DecisionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A decision, told by organ, day, § and matter."""

    def label_from_instance(self, obj: Any) -> str:
        """Such as ``Kommunstyrelsen 26 jan 2024 § 12 – KS 2023/00315 Ägare till e-tjänster``."""
        decision: Decision = obj
        paragraph = f" § {decision.paragraph}" if decision.paragraph else ""
        return f"{decision.meeting.organ} {formats.day(decision.meeting.on)}{paragraph} – {decision.matter}"


class WhyForm(EditForm):
    """Something to confirm, with the reason."""

    why = forms.CharField(label=_("Varför?"), max_length=300, required=False, help_text=_("Syns i historiken."))


class DataSetForm(forms.Form):
    """What a data set says."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    definition = prose(_("Vad den innehåller"), _("Så att någon annan förstår om det är den de letar efter."))
    owner = one_of(
        _("Informationsägare"),
        _("Den som bestämmer över uppgifterna och svarar för att de är rätta."),
        empty=_("Ingen är utsedd än"),
    )
    system = one_of(_("Finns i systemet"), empty=_("Inget system, eller inte känt"))
    sharing = EnumField(
        Sharing, label=_("Delning"), help_text=_("Öppen för alla, delad med några, eller bara inom organisationen.")
    )
    security = forms.TypedChoiceField(
        label=_("Säkerhetsnivå"),
        choices=[("", _("Inte bedömd än")), *Harm.choices],
        coerce=lambda value: Harm(int(value)),
        empty_value=None,
        required=False,
        help_text=_("Skadan om fel person får läsa uppgifterna."),
    )
    interface = forms.CharField(
        label=_("Gränssnitt"), max_length=300, required=False, help_text=_("Hur man hämtar den: API, fil eller adress.")
    )
    model = prose(_("Informationsmodell"), _("Vilka begrepp och nycklar den bygger på."))
    quality = prose(_("Kvalitet"), _("Hur aktuell och hel den är, och vilka fel som är kända."), rows=2)
    source = source_field()

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "owner", bodies(actor))
        choose(self, "system", reads.systems(actor))
        if not rules.reads_secrets(actor, actor.organisation_id):
            del self.fields["security"]


class ChangeDataSetForm(DataSetForm, WhyForm):
    """A data set to change."""


class EServiceForm(forms.Form):
    """What an e-service says."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    description = prose(_("Vad man gör i den"))
    system = one_of(
        _("Verksamhetssystem"),
        _("Med en tydlig koppling till ett system har e-tjänsten samma ägare och förvaltningsobjekt som systemet."),
        empty=_("Ingen tydlig koppling till ett system"),
    )
    source = source_field()

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "system", reads.systems(actor))


class ChangeEServiceForm(EServiceForm, WhyForm):
    """An e-service to change."""


class OwnerForm(WhyForm):
    """Whose an e-service without a system is, by which decision."""

    owner = one_of(_("Ägare"), empty=_("Välj"), required=True)
    decision = DecisionField(
        label=_("Beslut"),
        queryset=None,
        empty_label=_("Välj"),
        help_text=_("Direktörens beslut, i ett ärende som finns här."),
    )
    field_order = ("owner", "decision")

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "owner", bodies(actor))
        choose(self, "decision", reads.decisions(actor))


class CriteriaForm(WhyForm):
    """How an e-service meets each criterion, and on what ground: ``met_<code>`` and ``ground_<code>``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= criteria_fields()

    @property
    def parts(self) -> list[tuple[str, str, str]]:
        """The criteria with the names of their two fields, for the page to group."""
        return [(str(each.label), f"met_{each.value}", f"ground_{each.value}") for each in ServiceCriterion]


def answers_in(data: dict[str, Any]) -> dict[ServiceCriterion, tuple[Met, str]]:
    """The answers given, out of the cleaned data of a ``CriteriaForm``."""
    said = {each: (data[f"met_{each.value}"], data[f"ground_{each.value}"]) for each in ServiceCriterion}
    return {each: (met, ground) for each, (met, ground) in said.items() if met}


def criteria_fields() -> dict[str, forms.Field]:
    """Two fields for each criterion."""
    found: dict[str, forms.Field] = {}
    for each in ServiceCriterion:
        found[f"met_{each.value}"] = forms.TypedChoiceField(
            label=each.label,
            choices=[("", _("Inte besvarad")), *Met.choices],
            coerce=Met,
            empty_value=None,
            required=False,
        )
        found[f"ground_{each.value}"] = prose(_("Vad svaret bygger på"), rows=2)
    return found


class KeepingForm(forms.Form):
    """What a rule of the keeping plan says."""

    data_set = one_of(_("Datamängd"), _("Välj en datamängd eller ett system."))
    system = one_of(_("System"))
    what = forms.CharField(
        label=_("Vad"),
        max_length=300,
        help_text=_("Vilka uppgifter raden gäller, till exempel ansökningar och beslut."),
    )
    keeping = EnumField(Keeping, label=_("Bevaras eller gallras"))
    years = forms.IntegerField(
        label=_("Gallras efter antal år"), min_value=0, max_value=500, required=False,
        help_text=_("Lämna tomt för det som bevaras."),
    )  # fmt: skip
    ground = forms.CharField(
        label=_("Stöd"), max_length=300, help_text=_("Gallringsbeslut, lag eller informationshanteringsplan.")
    )
    source = source_field()

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "data_set", reads.data_sets(actor))
        choose(self, "system", reads.systems(actor))


class ChangeKeepingForm(KeepingForm, WhyForm):
    """A rule to change."""


# --- What lists are filtered by ---------------------------------------------------------------------------------------


def _owners(request: Any) -> QuerySet[Body]:
    return bodies(request.actor)


def _systems(request: Any) -> QuerySet[System]:
    return reads.systems(request.actor)


class DataSetFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, owner, system and sharing, and by what is missing."""

    text = django_filters.CharFilter(label=_("Sök i namn och innehåll"), method="by_text", widget=forms.SearchInput)
    owner = django_filters.ModelChoiceFilter(label=_("Informationsägare"), queryset=_owners, empty_label=_("alla"))
    system = django_filters.ModelChoiceFilter(label=_("Finns i"), queryset=_systems, empty_label=_("alla"))
    sharing = django_filters.ChoiceFilter(label=_("Delning"), choices=Sharing.choices, empty_label=_("alla"))
    missing = django_filters.ChoiceFilter(
        label=_("Saknar"),
        method="by_missing",
        empty_label=_("visa alla"),
        choices=[("owner", _("informationsägare")), ("keeping", _("rad i bevarandeplanen"))],
    )

    class Meta:
        """Declared names only."""

        model = DataSet
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[DataSet], name: str, value: str) -> QuerySet[DataSet]:
        """In name, definition or information model."""
        return reads.matching_data_sets(rows, value)

    def by_missing(self, rows: QuerySet[DataSet], name: str, value: str) -> QuerySet[DataSet]:
        """Those that lack an owner, or a rule of the keeping plan."""
        return rows.filter(owner=None) if value == "owner" else reads.without_rule(rows)


class EServiceFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text and system, and those without an owner."""

    text = django_filters.CharFilter(label=_("Sök i namn och beskrivning"), method="by_text", widget=forms.SearchInput)
    system = django_filters.ModelChoiceFilter(label=_("Verksamhetssystem"), queryset=_systems, empty_label=_("alla"))
    missing = django_filters.ChoiceFilter(
        label=_("Saknar"), method="by_missing", empty_label=_("visa alla"), choices=[("owner", _("ägare"))]
    )

    class Meta:
        """Declared names only."""

        model = EService
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[EService], name: str, value: str) -> QuerySet[EService]:
        """In name or description."""
        return reads.matching_eservices(rows, value)

    def by_missing(self, rows: QuerySet[EService], name: str, value: str) -> QuerySet[EService]:
        """Those that nobody owns."""
        return reads.ownerless(rows)


class KeepingFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By what it is about and what becomes of it."""

    system = django_filters.ModelChoiceFilter(label=_("System"), queryset=_systems, empty_label=_("alla"))
    data_set = django_filters.ModelChoiceFilter(
        label=_("Datamängd"), queryset=lambda request: reads.data_sets(request.actor), empty_label=_("alla")
    )
    keeping = django_filters.ChoiceFilter(
        label=_("Bevaras eller gallras"), choices=Keeping.choices, empty_label=_("båda")
    )

    class Meta:
        """Declared names only."""

        model = KeepingRule
        fields: tuple[str, ...] = ()
