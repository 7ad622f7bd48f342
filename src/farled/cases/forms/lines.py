"""What costs and benefits say, year by year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.cases import acts, reads
from farled.cases.forms.cases import text_area
from farled.cases.forms.fields import PercentField, QuantityField, amounts_field, shares_field
from farled.cases.models import Case
from farled.cases.states import FIRST_YEAR, LAST_YEAR, BetterWhen, CostKind, For, Funding, Gain, Peng, Rate
from farled.people.reads import Actor
from farled.web.form_groups import GroupedForm
from farled.web.forms import EditForm, EnumField, choose, needed_when
from farled.web.renderer import KronorField

RAMP = (0.0, 0.5, 1.0)  # what the form suggests: nothing in the first year, half in the second, then all


def share_of(first: int, years: int) -> list[float]:
    """A ramp to begin with."""
    return [RAMP[min(place, len(RAMP) - 1)] for place in range(first, first + years)]


class LineForm(GroupedForm):
    """What costs and benefits have in common: they belong to a case, whose years they speak of."""

    YEARS = ""

    def __init__(self, actor: Actor, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("body", "moves_to"):
            if name in self.fields:
                choose(self, name, reads.open_bodies(actor))
        field: Any = self.fields[self.YEARS]
        field.year_by_year(case.years)


class CostForm(LineForm):
    """A cost."""

    YEARS = "amounts"
    title = forms.CharField(label=_("Vad kostar?"), max_length=200)
    kind = EnumField(CostKind, label=_("Kostnadsslag"))
    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken enhet bär kostnaden?"),
        queryset=None,
        required=False,
        empty_label=_("Inte bestämt än"),
        help_text=_("Enheten godtar själv det den ska betala varje år för drift, förvaltning och vidareutveckling."),
    )
    funding = EnumField(Funding, label=_("Vems pengar?"))
    amounts = amounts_field(label=_("Kronor per år"), help_text=_("Skriv noll eller inget för år utan kostnad."))
    low = PercentField(
        label=_("Om det går bra"),
        initial="90",
        help_text=_("Procent av beloppen. 90 är Farleds förslag: ändra om ni vet bättre."),
    )
    high = PercentField(
        label=_("Om det går dåligt"),
        initial="130",
        help_text=_("Procent av beloppen. 130 är Farleds förslag: ändra om ni vet bättre."),
    )
    source = forms.CharField(
        label=_("Var kommer beloppen ifrån?"),
        max_length=300,
        required=False,
        help_text=_("Till exempel en offert, ett avtal eller en egen uppskattning."),
    )
    is_example = forms.BooleanField(label=_("Beloppen är exempelvärden"), required=False)
    GROUPS = (
        (_("Kostnaden"), ("title", "kind", "body", "funding"), False),
        (_("År för år"), ("amounts",), False),
        (_("Hur säkert är det?"), ("low", "high", "source", "is_example"), False),
    )


class ChangeCostForm(CostForm, EditForm):
    """The same of a line that exists."""


class BenefitForm(LineForm):
    """A benefit."""

    YEARS = "ramp"
    title = forms.CharField(
        label=_("Vilken nytta?"), max_length=200, help_text=_("Skriv förändringen: mindre tid för, färre, snabbare …")
    )
    beneficiary = EnumField(For, label=_("För vem?"))
    kind = EnumField(
        Gain,
        label=_("Hur märks den?"),
        help_text=_(
            "Pengar går att ta hem i en budget. Frigjord tid används till annat. Kvalitet märks på andra sätt."
        ),
    )
    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("I vilken enhet uppstår den?"),
        queryset=None,
        required=False,
        empty_label=_("Utanför organisationen, eller inte bestämt"),
    )
    measured_by = forms.CharField(
        label=_("Så mäts nyttan"), widget=text_area(2), required=False, help_text=_("Vad räknas, var, och hur ofta?")
    )
    unit = forms.CharField(
        label=_("Enhet"),
        max_length=60,
        required=False,
        help_text=_("Till exempel timmar, ärenden eller kronor per år."),
    )
    baseline = QuantityField(label=_("Nuläge"), required=False, help_text=_("Hur är det i dag, i samma enhet?"))
    direction = forms.TypedChoiceField(
        label=_("Ska måttet gå nedåt eller uppåt?"),
        choices=BetterWhen.choices,
        coerce=BetterWhen,
        initial=BetterWhen.DOWN,
        empty_value=BetterWhen.DOWN,
        required=False,
        help_text=_(
            "Nedåt för det som ska minska, till exempel tid. Uppåt för det som ska öka, till exempel användare."
        ),
    )
    low = QuantityField(label=_("Lägst per år"), required=False)
    likely = QuantityField(
        label=_("Troligen per år"), required=False, help_text=_("Skillnaden mot nuläget, vid full effekt.")
    )
    high = QuantityField(label=_("Högst per år"), required=False)
    rate = EnumField(
        Rate,
        label=_("Värde enligt schablon"),
        required=False,
        help_text=_("Schablonerna är daterade och har källa. De står under Parametrar."),
    )
    price = KronorField(label=_("Eller eget värde per enhet, kronor"), required=False)
    ramp = shares_field(label=_("Andel av full effekt, procent per år"))
    why_it_falls = needed_when(
        forms.CharField(
            label=_("Varför minskar effekten?"),
            max_length=300,
            required=False,
            help_text=_("Behövs när effekten minskar från ett år till nästa."),
        )
    )
    realisation = PercentField(
        label=_("Hur stor del uppstår?"), initial="100", help_text=_("100 om ni räknar med hela, mindre om ni tvivlar.")
    )
    process = forms.CharField(
        label=_("Process eller tjänst"),
        max_length=200,
        required=False,
        help_text=_("Där arbetet förändras. Så syns det om någon annan räknar med samma nytta."),
    )
    target_group = forms.CharField(label=_("Målgrupp"), max_length=200, required=False)
    cashable = PercentField(
        label=_("Hur stor del ändrar en budget?"),
        required=False,
        help_text=_("Lämna tomt om det följer av slaget: hela för interna pengar, annars inget."),
    )
    budget_effect_year = forms.IntegerField(
        label=_("Från vilket år ändras budgeten?"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        help_text=_("Tidigast året efter att pengarna beviljas, så att nyttan hinner uppstå."),
    )
    budget_effect = KronorField(label=_("Hur mycket minskar budgeten per år, kronor?"), required=False)
    moves_to: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Flyttar arbetet någon annanstans?"),
        queryset=None,
        required=False,
        empty_label=_("Nej"),
        help_text=_("Om en annan enhet får göra det som ni slipper."),
    )
    peng_class = EnumField(Peng, label=_("PENG-klass"), required=False)
    source = forms.CharField(label=_("Var kommer talen ifrån?"), max_length=300, required=False)
    is_example = forms.BooleanField(label=_("Talen är exempelvärden"), required=False)
    GROUPS = (
        (_("Nyttan"), ("title", "beneficiary", "kind", "body", "measured_by"), False),
        (_("Hur mycket?"), ("unit", "direction", "baseline", "low", "likely", "high"), False),
        (_("Vad är det värt?"), ("rate", "price"), False),
        (_("När?"), ("ramp", "realisation"), False),
        (_("Budget"), ("cashable", "budget_effect_year", "budget_effect"), True),
        (
            _("Mer om nyttan"),
            ("process", "target_group", "moves_to", "why_it_falls", "peng_class", "source", "is_example"),
            True,
        ),
    )

    def __init__(self, actor: Actor, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, case, *args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("ramp", share_of(0, len(case.years)))


class ChangeBenefitForm(BenefitForm, EditForm):
    """The same of a line that exists."""


def cost(data: dict[str, Any]) -> acts.Cost:
    """A cost as typed, taken out of the form's data."""
    return acts.Cost(**{name: data.pop(name) for name in CostForm.base_fields})


def gains(data: dict[str, Any]) -> acts.Gains:
    """A benefit as typed, taken out of the form's data."""
    return acts.Gains(**{name: data.pop(name) for name in BenefitForm.base_fields})
