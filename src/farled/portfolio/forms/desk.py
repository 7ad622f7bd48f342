"""The selection desk: what it is about, its candidates and rules, and what people choose."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, bodies, groups
from farled.portfolio.models import Candidate, Desk, Portfolio
from farled.portfolio.reads import desk as reads
from farled.portfolio.states import RULE_USES, DeskRuleKind
from farled.web.forms import EditForm, EnumField, SeveralField, choose, needed_when
from farled.web.renderer import KronorField

_TEXT = forms.Textarea(attrs={"rows": 3})


class AmountsField(forms.CharField):
    """Whole numbers in order, typed as 40, 20."""

    def prepare_value(self, value: Any) -> Any:
        """Stored numbers as they are typed."""
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """The numbers as a list."""
        text = super().clean(self.prepare_value(value))
        parts = [each.strip() for each in text.replace(";", ",").split(",") if each.strip()]
        if not all(each.isdecimal() and len(each) < 10 for each in parts):
            raise forms.ValidationError(_("Skriv hela tal med komma emellan, till exempel 40, 20."), code="amounts")
        return [int(each) for each in parts]


class DeskForm(forms.Form):
    """What a selection is about."""

    title = forms.CharField(label=_("Vad heter urvalet?"), max_length=200, help_text=_("Till exempel Urval 2027."))
    portfolios = SeveralField(
        label=_("Vilka portföljers ramar gäller det?"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    first_year = forms.IntegerField(label=_("Första år"), min_value=2000, max_value=2100)
    last_year = forms.IntegerField(
        label=_("Sista år"),
        min_value=2000,
        max_value=2100,
        help_text=_("Ramarna från första till sista året räknas. Det en ansökan kostar senare syns, men prövas inte."),
    )
    group: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken grupp gör urvalet?"), queryset=None, required=False, empty_label=_("Ingen särskild grupp")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "portfolios", Portfolio.objects.visible_to(actor))
        choose(self, "group", groups(actor).order_by("name"))


class ChangeDeskForm(DeskForm, EditForm):
    """The same of one that exists."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


class CandidateForm(forms.Form):
    """An application that takes part, and when it can begin at the latest."""

    application: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken ansökan?"),
        queryset=None,
        empty_label=_("Välj"),
        help_text=_("Här står ansökningar som väntar på beslut och bara söker ur urvalets portföljer."),
    )
    latest_start = forms.IntegerField(
        label=_("När kan den börja senast?"),
        required=False,
        help_text=_("Ett år. Lämna tomt om den kan börja vilket som helst av urvalets år."),
    )

    def __init__(self, actor: Actor, desk: Desk, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "application", reads.can_be_added(actor, desk))


class ChangeCandidateForm(EditForm):
    """The last year in which it can begin."""

    latest_start = forms.IntegerField(label=_("När kan den börja senast?"), help_text=_("Ett år."))


class ResourceUseForm(EditForm):
    """How much of a resource it takes each year."""

    resource = forms.CharField(
        label=_("Vilken resurs?"), max_length=100, help_text=_("Skriv likadant som i regeln om kapacitet.")
    )
    amounts = AmountsField(
        label=_("Hur mycket varje år, från startåret?"),
        required=False,
        help_text=_("Till exempel 40, 20: fyrtio första året och tjugo det andra. Tomt tar bort resursen."),
    )


class DeskWhyForm(EditForm):
    """A reason."""

    why = forms.CharField(label=_("Varför?"), max_length=300)


class CloseDeskForm(EditForm):
    """Nothing but a comment."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


class ProposeForm(EditForm):
    """What the group came to."""

    outcome = forms.CharField(
        label=_("Vad kom gruppen fram till?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Några meningar som går att läsa för sig: vad som tas med, vad som får vänta och varför."),
    )


# --- Rules ------------------------------------------------------------------------------------------------------------


class DeskRuleForm(forms.Form):
    """A rule with the fields that its kind uses; without a kind all there are."""

    kind = EnumField(of=DeskRuleKind, label=_("Vilken regel?"))
    one: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken ansökan?"), queryset=None, required=False, empty_label=_("Välj")
    )
    other: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken annan ansökan?"), queryset=None, required=False, empty_label=_("Välj")
    )
    members = SeveralField(
        label=_("Vilka ansökningar?"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    body: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken enhet?"), queryset=None, required=False, empty_label=_("Välj")
    )
    resource = forms.CharField(
        label=_("Vilken resurs?"), max_length=100, required=False, help_text=_("Till exempel utvecklare, dagar.")
    )
    year = forms.IntegerField(label=_("Vilket år?"), required=False, min_value=2000, max_value=2100)
    lag = forms.IntegerField(
        label=_("Hur många år efter den andra, minst?"),
        required=False,
        min_value=0,
        max_value=15,
        help_text=_("Tomt eller 0: samma år går bra."),
    )
    count = forms.IntegerField(label=_("Hur många?"), required=False, min_value=0, max_value=1_000_000)
    amount = KronorField(label=_("Minst hur många kronor?"), required=False)
    share = forms.IntegerField(
        label=_("Minst hur många procent?"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("Av allt som söks i det som väljs."),
    )
    why = forms.CharField(label=_("Varför finns regeln?"), max_length=300, help_text=_("Skälet visas för alla."))

    def __init__(self, actor: Actor, desk: Desk, *args: Any, kind: DeskRuleKind | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = reads.competing(actor, desk)
        for name in ("one", "other", "members"):
            choose(self, name, rows)
        choose(self, "body", bodies(actor))
        if kind is None:
            return
        for name in [name for name in self.fields if name not in (*RULE_USES[kind], "why", "version")]:
            del self.fields[name]
        for name in RULE_USES[kind]:
            self.fields[name].required = name != "lag"


class ChangeDeskRuleForm(DeskRuleForm, EditForm):
    """The same of one that exists, whose kind stands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("kind", None)


def rule_content(data: dict[str, Any]) -> dict[str, Any]:
    """What a rule says, of the cleaned fields."""
    return {name: value for name, value in data.items() if value is not None}


# --- Choosing ---------------------------------------------------------------------------------------------------------


class ChooseForm(EditForm):
    """Whether a candidate is chosen, when it begins, and why where that departs."""

    chosen = forms.TypedChoiceField(
        label=_("Ska den vara med?"),
        choices=[("yes", _("ja, den väljs")), ("no", _("nej, den väljs bort"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        empty_value=None,
    )
    start_year = forms.TypedChoiceField(label=_("Vilket år börjar den?"), coerce=int, required=False, empty_value=None)
    departs_because = needed_when(
        forms.CharField(
            label=_("Varför avviker valet från förslaget?"),
            widget=_TEXT,
            required=False,
            help_text=_("Behövs bara när valet eller startåret är ett annat än förslagets."),
        )
    )

    def __init__(self, candidate: Candidate, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year: Any = self.fields["start_year"]
        year.choices = [("", _("Inget")), *((each, str(each)) for each in reads.years_of(candidate))]


class ChosenForm(EditForm):
    """The same over the API, whose years the act checks."""

    chosen = forms.BooleanField(label=_("Om den väljs"), required=False)
    start_year = forms.IntegerField(label=_("Vilket år den börjar"), required=False)
    departs_because = needed_when(
        forms.CharField(
            label=_("Varför valet avviker från förslaget"),
            required=False,
            help_text=_("Behövs bara när valet eller startåret är ett annat än förslagets."),
        )
    )


class TakePlanForm(EditForm):
    """As the proposal, or as a point of benefit against balance."""

    point = forms.IntegerField(
        label=_("Punkt"), required=False, widget=forms.HiddenInput, help_text=_("Punktens nummer. Tomt: förslaget.")
    )
    because = needed_when(
        forms.CharField(
            label=_("Varför avviker valet från förslaget?"),
            widget=_TEXT,
            required=False,
            help_text=_("Behövs bara när punkten är en annan än förslaget. Skälet skrivs på varje val som avviker."),
        )
    )
