"""The forms of portfolios, their money and who may grant it."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.matters.reads import Decision, adopting_decisions
from farled.people.reads import Actor, bodies, groups
from farled.portfolio.models import Delegation, LedgerEntry
from farled.portfolio.reads import money as reads
from farled.portfolio.rules.money import FIRST_YEAR, LAST_YEAR
from farled.portfolio.states import EntryKind
from farled.systems.states import Tier
from farled.web.forms import EditForm, choose, needed_when
from farled.web.renderer import DateField, KronorField

YEAR, ABOUT = _("År"), _("Vad avser det?")


class DecisionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A decision, told by organ, day, § and matter."""

    def label_from_instance(self, obj: Any) -> str:
        """As a list to choose from needs it."""
        decision: Decision = obj
        return decision.with_matter()


def prose(label: Any, help_text: Any = "", *, rows: int = 3, required: bool = False) -> forms.CharField:
    """A field for longer text."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=area, required=required)


def decision_field() -> DecisionField:
    """The meeting's decision that something rests on."""
    return DecisionField(
        label=_("Beslut"), queryset=None, required=False, empty_label=_("Inget beslut i ärendelistan"),
        help_text=_("Beslutet som det grundar sig på. Saknas det, skriv grunden i stället."),
    )  # fmt: skip


def ground_field() -> forms.CharField:
    """What something rests on when there is no decision to point at."""
    help_text = _("Behövs när inget beslut är valt. Till exempel budgeten för året, sidan 12.")
    return needed_when(forms.CharField(label=_("Grund"), max_length=300, required=False, help_text=help_text))


def year_field(label: Any = YEAR) -> forms.IntegerField:
    """A year that money is of."""
    return forms.IntegerField(label=label, min_value=FIRST_YEAR, max_value=LAST_YEAR)


def on_field() -> DateField:
    """The day something counts from."""
    return DateField(label=_("Gäller från"), required=False, help_text=_("Tomt betyder i dag."))


def text_field(label: Any = ABOUT) -> forms.CharField:
    """What an entry is about."""
    return forms.CharField(label=label, max_length=300)


def share_field(label: Any, help_text: Any = "", *, required: bool = False) -> forms.IntegerField:
    """A share in per cent."""
    return forms.IntegerField(label=label, help_text=help_text, min_value=0, max_value=100, required=required)


class PortfolioForm(forms.Form):
    """What a portfolio says of itself."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    number = forms.IntegerField(label=_("Ordning"), min_value=1, max_value=999, initial=1)
    purpose = prose(_("Vad är pengarna till för?"), required=True)
    rules = prose(_("Vad krävs av en ansökan?"))
    tiers = forms.TypedMultipleChoiceField(
        label=_("Nivåer som den betalar för"), choices=Tier.choices, coerce=Tier, widget=forms.CheckboxSelectMultiple
    )
    preparation: Any = forms.ModelChoiceField(
        label=_("Beredningsgrupp"), queryset=None, required=False, empty_label=_("Ingen än")
    )
    advice: Any = forms.ModelChoiceField(
        label=_("Rådgivande grupp"), queryset=None, required=False, empty_label=_("Ingen")
    )
    council: Any = forms.ModelChoiceField(
        label=_("Vem beslutar ramen?"), queryset=None, required=False, empty_label=_("Inte bestämt")
    )
    valid_from = DateField(label=_("Gäller från"))
    target_innovation = share_field(_("Mål för innovation, procent"), _("Andel av resurserna som ger ny förmåga."))
    target_external = share_field(
        _("Mål för extern nytta, procent"), _("Andel av nyttan som kommer invånare och företag till del.")
    )
    tolerance = share_field(_("Tolerans, procentenheter"), required=True)
    carry_over = share_field(
        _("Får föras till nästa år, procent"), _("Största delen av årets ram som får tas med till nästa år."),
        required=True,
    )  # fmt: skip

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "preparation", groups(actor))
        choose(self, "advice", groups(actor))
        choose(self, "council", bodies(actor))
        self.fields["tolerance"].initial, self.fields["carry_over"].initial = 10, 0
        self.fields["tiers"].initial = [Tier.DIFFERENTIATING, Tier.INNOVATIVE]


class ChangePortfolioForm(PortfolioForm, EditForm):
    """The same of one that exists."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


class EndForm(EditForm):
    """Something ends, for a reason, on a day."""

    on = DateField(label=_("Sista dag"), required=False, help_text=_("Tomt betyder i dag."))
    why = prose(_("Varför?"), required=True)


class _Deciding(forms.Form):
    """What rests on a decision, or on a stated ground."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "decision", adopting_decisions(actor))


class FrameForm(_Deciding):
    """A year's frame."""

    year = year_field()
    amount = KronorField(label=_("Ram i kronor"))
    decision = decision_field()
    ground = ground_field()
    on = on_field()


class ChangeFrameForm(_Deciding, EditForm):
    """A new frame of a year; the version is the frame that was seen, in öre."""

    amount = KronorField(label=_("Ny ram i kronor"))
    decision = decision_field()
    ground = ground_field()
    on = on_field()


class AmountForm(forms.Form):
    """An amount, and what it is about."""

    amount = KronorField(label=_("Belopp i kronor"))
    text = text_field()
    on = on_field()


class MoveForm(_Deciding):
    """An amount, where to, and on what ground."""

    to_portfolio: Any = forms.ModelChoiceField(label=_("Till portföljen"), queryset=None, empty_label=_("Välj"))
    to_year = year_field(_("Till år"))
    amount = KronorField(label=_("Belopp i kronor"))
    text = text_field()
    decision = decision_field()
    ground = ground_field()
    on = on_field()

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        choose(self, "to_portfolio", reads.portfolios(actor).filter(valid_to=None))


class CorrectForm(forms.Form):
    """Why an entry is taken back."""

    because = forms.CharField(label=_("Vad är fel?"), max_length=300)


class DelegationForm(forms.Form):
    """Who may grant, and up to how much."""

    HOW = (("", _("Välj")), ("yes", _("enheten, vid sammanträde")), ("no", _("en funktion, på delegation")))

    body: Any = forms.ModelChoiceField(label=_("Enhet"), queryset=None, empty_label=_("Välj"))
    by_meeting = forms.TypedChoiceField(label=_("Vem beslutar?"), choices=HOW, coerce=lambda value: value == "yes")
    function = forms.CharField(
        label=_("Funktion"),
        max_length=200,
        required=False,
        help_text=_("Bara på delegation. En funktion, inte ett namn. Samma funktion anges på beslutsfattarens roll."),
    )
    most = KronorField(
        label=_("Till och med, kronor"),
        required=False,
        help_text=_("Tomt vid sammanträde betyder hur mycket som helst."),
    )
    portfolio: Any = forms.ModelChoiceField(
        label=_("Portfölj"), queryset=None, required=False, empty_label=_("alla portföljer")
    )
    valid_from = DateField(label=_("Gäller från"))
    ground = forms.CharField(
        label=_("Grund"), max_length=300, help_text=_("Till exempel delegationsordningen, punkt 4.2.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", bodies(actor))
        choose(self, "portfolio", reads.portfolios(actor))


# --- Filters ----------------------------------------------------------------------------------------------------------


class LedgerFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By portfolio, year, kind and text."""

    text = django_filters.CharFilter(label=_("Sök i vad det avser"), field_name="text", lookup_expr="icontains",
                                     widget=forms.SearchInput)  # fmt: skip
    portfolio = django_filters.ModelChoiceFilter(
        label=_("Portfölj"), field_name="account__portfolio", empty_label=_("alla"),
        queryset=lambda request: reads.portfolios(request.actor),
    )  # fmt: skip
    year = django_filters.NumberFilter(label=_("År"), field_name="account__year")
    kind = django_filters.ChoiceFilter(label=_("Slag"), choices=EntryKind.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = LedgerEntry
        fields: tuple[str, ...] = ()


class DelegationFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By body, portfolio and whether it holds."""

    body = django_filters.ModelChoiceFilter(
        label=_("Enhet"), queryset=lambda request: bodies(request.actor), empty_label=_("alla")
    )
    portfolio = django_filters.ModelChoiceFilter(
        label=_("Portfölj"), queryset=lambda request: reads.portfolios(request.actor), empty_label=_("alla")
    )
    holds = django_filters.ChoiceFilter(
        label=_("Gäller"), method="by_holding", empty_label=_("alla"),
        choices=[("yes", _("gäller")), ("no", _("har upphört"))],
    )  # fmt: skip

    class Meta:
        """Declared names only."""

        model = Delegation
        fields: tuple[str, ...] = ()

    def by_holding(self, rows: QuerySet[Delegation], name: str, value: str) -> QuerySet[Delegation]:
        """Those that have no end, or have one."""
        return rows.filter(valid_to__isnull=value == "yes")


class ChangeFrameInForm(ChangeFrameForm):
    """A new frame, and of which year: what a program sends."""

    year = year_field()


class AmountInForm(AmountForm):
    """An amount, and of which year: what a program sends."""

    year = year_field()


class MoveFromForm(MoveForm):
    """What is moved, and from which year: what a program sends."""

    year = year_field()
