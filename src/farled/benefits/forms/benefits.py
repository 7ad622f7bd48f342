"""What a benefit says, who owns it, and the budgets it changes."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.benefits import acts, reads
from farled.benefits.forms.fields import DecisionField, QuantityField, YearsField, text_area
from farled.benefits.models import Benefit, BudgetEffect
from farled.benefits.models.benefits import KINDS, RECEIVERS
from farled.benefits.states import EffectState
from farled.cases.states import BetterWhen
from farled.initiatives.reads import Initiative
from farled.matters import reads as matters
from farled.people.reads import Actor
from farled.web.form_groups import GroupedForm
from farled.web.forms import EditForm, choose, needed_when
from farled.web.renderer import DateField, KronorField

PERCENT = Decimal(100)
WORDS = (
    "title", "kind", "receiver", "body", "unit", "description", "process", "direction", "baseline", "baseline_on",
    "price", "method", "every", "first_measured", "last_measured",
)  # fmt: skip


class BenefitForm(GroupedForm):
    """What gets better, for whom, who takes it home, what is promised and how it is measured."""

    title = forms.CharField(label=_("Vad blir bättre?"), max_length=200)
    kind = forms.ChoiceField(label=_("Typ"), choices=KINDS)
    receiver = forms.ChoiceField(label=_("För vem?"), choices=RECEIVERS)
    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Tas hem av"),
        queryset=None,
        empty_label=_("Välj"),
        help_text=_("Enheten i linjen där det blir bättre. Någon där får frågan om att äga nyttan."),
    )
    unit = forms.CharField(
        label=_("Räknas i"), max_length=60, help_text=_("Till exempel timmar, ärenden eller procent nöjda.")
    )
    promised = YearsField(
        label=_("Utlovat per år"), help_text=_("En rad för varje år: år, kolon och värde. Till exempel 2028: 120.")
    )
    price = KronorField(
        label=_("Värde per enhet, kronor"),
        required=False,
        help_text=_("Lämna tomt om nyttan inte ska värderas i pengar. Den räknas då för sig."),
    )
    cashable_percent = QuantityField(
        label=_("Hur stor del blir pengar i en budget? Procent"), least=Decimal(0), most=PERCENT, required=False
    )
    method = forms.CharField(
        label=_("Hur mäts det?"),
        widget=text_area(3),
        required=False,
        help_text=_("Varifrån siffran tas och hur den räknas, så att den som kommer efter kan göra likadant."),
    )
    first_measured = DateField(label=_("Mäts första gången"), required=False)
    every = forms.IntegerField(label=_("Mäts sedan var, månader"), min_value=1, max_value=120, initial=12)
    last_measured = DateField(label=_("Mäts sista gången"), required=False)
    baseline = QuantityField(label=_("Utgångsvärde"), required=False)
    baseline_on = DateField(label=_("Utgångsvärdet mätt"), required=False)
    direction = forms.TypedChoiceField(
        label=_("Riktning"), choices=BetterWhen.choices, coerce=BetterWhen, initial=BetterWhen.UP
    )
    process = forms.CharField(label=_("Arbetssätt som ändras"), max_length=200, required=False)
    description = forms.CharField(label=_("Beskrivning"), widget=text_area(3), required=False)
    GROUPS = (
        (_("Vad som blir bättre"), ("title", "kind", "receiver", "body", "process", "description"), False),
        (_("Hur mycket som utlovas"), ("unit", "promised", "price", "cashable_percent"), False),
        (_("Hur det mäts"), ("method", "first_measured", "every", "last_measured"), False),
        (_("Utgångsvärde och riktning"), ("baseline", "baseline_on", "direction"), True),
    )

    def __init__(
        self, actor: Actor, initiative: Initiative, *args: Any, held: Benefit | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies_in_line(actor, initiative, besides=held))


class ChangeBenefitForm(BenefitForm, EditForm):
    """The same of one that exists, with a comment for the history."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


def content(data: dict[str, Any]) -> acts.Content:
    """What was typed, taken out of the form's data."""
    said = {name: data.pop(name) for name in WORDS}
    percent = data.pop("cashable_percent")
    cashable = Decimal(0) if percent is None else percent / PERCENT
    return acts.Content(promised=data.pop("promised"), cashable=cashable, **said)


def stored(row: Benefit) -> dict[str, Any]:
    """A benefit as the form shows it."""
    return {
        **{name: getattr(row, name) for name in WORDS if name != "body"},
        "body": row.body_id,
        "cashable_percent": row.cashable * PERCENT,
        "promised": {point.year: point.promised for point in row.points.all()},
    }


class OwnForm(EditForm):
    """In what function somebody accepts."""

    function = forms.CharField(
        label=_("Din funktion"), max_length=200, help_text=_("Till exempel enhetschef. En funktion, inte ett namn.")
    )


class WhyForm(EditForm):
    """A reason."""

    why = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)


class AskForm(EditForm):
    """Which body is asked, and by when it answers."""

    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken enhet tar hem nyttan?"), queryset=None, empty_label=_("Välj")
    )
    due = DateField(label=_("Svar senast"), required=False)

    def __init__(self, actor: Actor, row: Benefit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies_in_line(actor, row.initiative, besides=row))


class HandOverForm(WhyForm):
    """Which body takes over, and why."""

    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken enhet tar över?"), queryset=None, empty_label=_("Välj")
    )

    def __init__(self, actor: Actor, row: Benefit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies_in_line(actor, row.initiative))


# --- Budget effects ---------------------------------------------------------------------------------------------------


class EffectForm(forms.Form):
    """Whose budget changes, from when and by how much."""

    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vems budget ändras?"), queryset=None, empty_label=_("Välj")
    )
    year = forms.IntegerField(
        label=_("År"),
        min_value=2000,
        max_value=2100,
        help_text=_("Tidigast året efter det att pengarna beviljades."),
    )
    amount = KronorField(label=_("Budgeten minskar per år, kronor"))
    why = forms.CharField(label=_("Kommentar"), widget=text_area(2), required=False)

    def __init__(self, actor: Actor, row: Benefit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", reads.bodies_in_line(actor, row.initiative, besides=row))


class NoteEffectForm(EditForm):
    """Whether the budget was changed, by how much and in which decision."""

    state = forms.TypedChoiceField(
        label=_("Hur blev det?"),
        choices=[(each.value, each.label) for each in (EffectState.DONE, EffectState.CANCELLED)],
        coerce=EffectState,
        widget=forms.RadioSelect,
    )
    done_amount = KronorField(label=_("Budgeten ändrades med, kronor"), required=False)
    decision = DecisionField(label=_("Beslut"), queryset=None, required=False, empty_label=_("Inget beslut"))
    why = needed_when(
        forms.CharField(
            label=_("Skäl"), widget=text_area(2), required=False, help_text=_("Behövs när det inte blir av.")
        )
    )

    def __init__(self, actor: Actor, row: BudgetEffect, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "decision", matters.decisions(actor))
        self.fields["done_amount"].initial = row.amount
