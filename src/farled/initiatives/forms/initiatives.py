"""What an initiative says, asked as its tier asks; owning it, extending it and how it ends."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.initiatives import acts, reads
from farled.initiatives.models import Initiative, TierRule
from farled.initiatives.states import PHASE_MOVES, Asked, Phase, TargetGroup, Track
from farled.people.reads import Actor
from farled.planning.forms.content import ObjectivesField
from farled.planning.states import Light
from farled.systems.reads import exit_plans
from farled.systems.states import Tier
from farled.web.forms import EditForm, EnumField, choose
from farled.web.renderer import DateField, KronorField

FIELDS: Mapping[Asked, str] = {each: each.value for each in Asked}


def text_area(rows: int) -> forms.Textarea:
    """A field for longer text."""
    return forms.Textarea(attrs={"rows": rows})


class InitiativeForm(forms.Form):
    """What an initiative says: what every tier asks, and what this one does; without a rule all there is."""

    title = forms.CharField(label=_("Vad heter initiativet?"), max_length=200)
    purpose = forms.CharField(
        label=_("Varför behövs det?"),
        widget=text_area(4),
        help_text=_("Vilket problem löser det, och för vem? Några meningar räcker."),
    )
    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Kund"),
        queryset=None,
        empty_label=_("Välj"),
        help_text=_("Den verksamhet som vill ha förändringen, äger den och tar hem nyttan."),
    )
    target_group = EnumField(TargetGroup, label=_("Vem är det till för?"), required=False)
    track = forms.TypedChoiceField(
        label=_("Spår"),
        choices=Track.choices,
        coerce=Track,
        widget=forms.RadioSelect,
        initial=Track.OWN,
        help_text=_("Gemensam om flera verksamheter har samma behov."),
    )
    objectives = ObjectivesField(
        label=_("Vilka mål bidrar det till?"),
        queryset=None,
        required=False,
        help_text=_("Utan mål bryts den röda tråden."),
    )
    effect = forms.CharField(
        label=_("Vad ska det leda till?"),
        widget=text_area(3),
        required=False,
        help_text=_("Vad blir annorlunda, för vem, och hur märks det?"),
    )
    effect_due = DateField(label=_("När följs effekten upp?"), required=False)
    start = DateField(label=_("Börjar"), required=False)
    end = DateField(label=_("Slutar"), required=False)
    cost = KronorField(label=_("Ungefärlig kostnad, kronor"), required=False, help_text=_("I allt, en uppskattning."))
    supplier: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Leverantör"),
        queryset=None,
        required=False,
        empty_label=_("Ingen än"),
        help_text=_("Den enhet som genomför det. Lämna tomt om kunden gör det själv."),
    )
    maintenance_object = forms.CharField(
        label=_("Förvaltningsobjekt"),
        max_length=200,
        required=False,
        help_text=_("Vart det hör när det är klart."),
    )
    risks = forms.CharField(
        label=_("Risker och säkerhet"),
        widget=text_area(3),
        required=False,
        help_text=_("Vad kan gå fel, vad skyddas, och vem har varit med och bedömt?"),
    )

    def __init__(
        self, actor: Actor, rule: TierRule | None, *args: Any, held: Initiative | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies_to_begin_for(actor, besides=held))
        choose(self, "supplier", reads.suppliers(actor, besides=held))
        choose(self, "objectives", reads.objectives(actor))
        if held is not None and "objectives" in self.initial:
            beyond = {each.pk for each in reads.aims_not_offered(actor, held)}
            within = [pk for pk in self.initial["objectives"] if pk not in beyond]
            self.initial = {**self.initial, "objectives": within}
        for asked, name in FIELDS.items():
            if rule is not None and asked not in rule.asked:
                del self.fields[name]


class BeginForm(InitiativeForm):
    """Everything a tier may ask, and the tier: what a program sends."""

    tier = forms.TypedChoiceField(label=_("Nivå"), choices=Tier.choices, coerce=Tier)
    exit: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Avveckling som det genomför"), queryset=None, required=False
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        choose(self, "exit", exit_plans(actor))


class ChangeForm(InitiativeForm, EditForm):
    """The same of one that exists, with a comment for the history."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


def content(data: dict[str, Any], held: Initiative | None = None) -> acts.Content:
    """What was typed, taken out of the form's data. What the form did not ask stands as it does in ``held``."""
    said: dict[str, Any] = {"title": data.pop("title"), "purpose": data.pop("purpose")}
    for name in FIELDS.values():
        if name == Asked.OBJECTIVES:
            continue
        if name in data:
            said[name] = data.pop(name)
        elif held is not None:
            said[name] = getattr(held, name)
    if said.get("target_group") == "":
        said["target_group"] = None
    return acts.Content(**{name: value for name, value in said.items() if value is not None})


def objectives(data: dict[str, Any], held: Initiative | None = None, by: Actor | None = None) -> list[Any]:
    """The objectives chosen, with those of ``held`` that ``by`` could not choose; all it has when it was not asked."""
    if "objectives" not in data:
        return reads.aims_kept(held) if held else []
    chosen = list(data.pop("objectives"))
    return chosen + (reads.aims_not_offered(by, held) if held and by else [])


class OwnForm(EditForm):
    """In which function somebody accepts being the owner."""

    function = forms.CharField(
        label=_("I vilken funktion äger du initiativet?"),
        max_length=200,
        help_text=_("Till exempel enhetschef för hemtjänsten. Historiken säger vem som tog ägarskapet."),
    )


class WhyForm(EditForm):
    """A reason."""

    why = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)


class TierForm(WhyForm):
    """Another tier, with its reason."""

    tier = forms.TypedChoiceField(label=_("Nivå"), choices=Tier.choices, coerce=Tier, widget=forms.RadioSelect)
    field_order: tuple[str, ...] = ("version", "tier", "why")


class TransferForm(TierForm):
    """From which programme it comes."""

    transferred_from = forms.CharField(label=_("Vilket program eller vilken satsning kommer det från?"), max_length=200)
    field_order = ("version", "transferred_from", "tier", "why")


class PhaseForm(EditForm):
    """The next phase."""

    phase = forms.TypedChoiceField(label=_("Till vilken fas?"), coerce=Phase, widget=forms.RadioSelect)
    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)

    def __init__(self, now: Phase, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moves = [each for each in Phase if each in PHASE_MOVES[now] and not each.finished]
        phase = cast(forms.ChoiceField, self.fields["phase"])
        phase.choices = Phase.choices  # what was possible when the page was opened is left to the act to judge
        phase.widget.choices = [(each.value, each.label) for each in moves]


class ReportForm(EditForm):
    """How it goes: in all, in the supplier's part and in the customer's."""

    light = forms.TypedChoiceField(
        label=_("Hur går det?"), choices=Light.choices, coerce=Light, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Vad har hänt?"), widget=text_area(4), help_text=_("Skriv kort: vad är gjort, och vad hindrar?")
    )
    supplier_part = forms.CharField(
        label=_("Leverantörens del"),
        widget=text_area(2),
        required=False,
        help_text=_(
            "Hur går det med lösningen? Finns det en leverantör och rutan är tom, ber Farled leverantören berätta."
        ),
    )
    customer_part = forms.CharField(
        label=_("Kundens del"),
        widget=text_area(2),
        required=False,
        help_text=_("Hur går det med förändringen i verksamheten?"),
    )
    next_step = forms.CharField(label=_("Nästa steg"), widget=text_area(2), required=False)


class ExtendForm(EditForm):
    """A later end, with its reason."""

    end = DateField(label=_("Ny sista dag"))
    why = forms.CharField(
        label=_("Varför?"),
        widget=text_area(3),
        max_length=1000,
        help_text=_("Skälet står på initiativets sida, så att alla ser det."),
    )


class FollowForm(WhyForm):
    """Whether it is followed specially."""

    followed = forms.BooleanField(label=_("Följ initiativet särskilt"), required=False)
    field_order = ("version", "followed", "why")


class UpkeepForm(EditForm):
    """How what it leads to is kept up and supported."""

    maintenance_object = forms.CharField(label=_("Förvaltningsobjekt"), max_length=200, required=False)
    maintenance_plan = forms.CharField(
        label=_("Förvaltningsplan"),
        widget=text_area(4),
        required=False,
        help_text=_("Vem förvaltar det som blir kvar, med vilka pengar, och var står planen?"),
    )
    support = forms.CharField(
        label=_("Supportlösning"),
        widget=text_area(3),
        required=False,
        help_text=_("Vart vänder sig den som behöver hjälp?"),
    )


class CloseForm(EditForm):
    """What came of it."""

    outcome = forms.CharField(
        label=_("Utfall"), widget=text_area(5), help_text=_("Vad blev det, för vem, och hur vet ni det?")
    )
