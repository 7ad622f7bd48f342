"""The forms of decisions on applications, and of what follows."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.initiatives.states import WORKING, Phase
from farled.matters.reads import Decision, decisions
from farled.matters.states import Outcome
from farled.people.reads import Actor, bodies
from farled.portfolio.forms.money import DecisionField, prose
from farled.portfolio.models import Application, Grant
from farled.portfolio.reads import money as reads
from farled.portfolio.rules.grants import GRANTING, REVOKING, Instalment, Term
from farled.portfolio.rules.money import FIRST_YEAR, LAST_YEAR
from farled.portfolio.states import DecidedBy, GrantState
from farled.web.form_rows import RowsForm
from farled.web.forms import EditForm, choose, needed_when
from farled.web.renderer import DateField, KronorField

PARTS, TERMS = "parts", "terms"
WORDS = {
    PARTS: (
        _("Vad som beviljas"),
        _("Del"),
        _("Ur vilken portfölj och vilket år, och vad som ska vara klart innan pengarna betalas ut."),
    ),
    TERMS: (
        _("Villkor"),
        _("Villkor"),
        _(
            "Vad som ska uppfyllas. Skriv så att det går att se om det är gjort. Ett villkor som ingen del väntar på "
            "gäller alla delar."
        ),
    ),
}


def _meetings(actor: Actor) -> QuerySet[Decision]:
    """What meetings have decided, apart from what is only proposed to a higher organ."""
    return decisions(actor).filter(recommends=False)


def _settling(actor: Actor, outcomes: Collection[Outcome]) -> QuerySet[Decision]:
    """Those of them with one of these outcomes."""
    return _meetings(actor).filter(outcome__in=sorted(outcomes))


def row_fields(name: str, portfolios: QuerySet[Any]) -> dict[str, forms.Field]:
    """The fields of a part of what is granted, or of a condition."""
    if name == TERMS:
        return {
            "text": forms.CharField(
                label=_("Vad ska uppfyllas?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
            ),
            "due": DateField(label=_("Senast")),
        }  # fmt: skip
    phases = [("", _("Ingen fas")), *((phase.value, phase.label) for phase in WORKING)]
    return {
        "portfolio": forms.ModelChoiceField(label=_("Portfölj"), queryset=portfolios, empty_label=_("Välj")),
        "year": forms.IntegerField(label=_("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR),
        "amount": KronorField(label=_("Belopp i kronor")),
        "phase": forms.TypedChoiceField(
            label=_("Betalas när fasen är nådd"), choices=phases, coerce=Phase, empty_value=None
        ),
        "gate": forms.CharField(label=_("Betalas när detta är klart"), max_length=300),
        "after": forms.IntegerField(label=_("Betalas när villkor nummer är uppfyllt"), min_value=1, max_value=60),
    }  # fmt: skip


class GrantForm(RowsForm, EditForm):
    """What is granted, on which conditions, why, and which meeting decided it if one did."""

    ROWS: ClassVar[Mapping[str, int]] = {PARTS: 1, TERMS: 1}
    NEEDED: ClassVar[Mapping[str, tuple[str, ...]]] = {PARTS: ("portfolio", "year", "amount"), TERMS: ("text",)}
    NUMBERED: ClassVar[Mapping[str, tuple[tuple[str, str], ...]]] = {TERMS: ((PARTS, "after"),)}

    ground = prose(_("Skäl för beslutet"), required=True)
    departs_because = needed_when(
        prose(_("Avviker från gruppens val därför att"), _("Behövs bara när gruppen inte valde ansökan i urvalet."))
    )
    decision = DecisionField(
        label=_("Sammanträdets beslut"), queryset=None, required=False,
        empty_label=_("Beslutas på delegation, av mig"),
    )  # fmt: skip

    def __init__(self, actor: Actor, application: Application, *args: Any, **kwargs: Any) -> None:
        self._portfolios = reads.portfolios(actor)
        super().__init__(*args, **kwargs)
        choose(self, "decision", _settling(actor, GRANTING))
        self.order_fields(["version", *sorted(self.row_names(), key=list(self.fields).index), "ground"])

    def row_fields(self, name: str) -> dict[str, forms.Field]:
        """The fields of a row."""
        return row_fields(name, self._portfolios)

    def clean(self) -> dict[str, Any]:
        """The rows as what they say."""
        cleaned: dict[str, Any] = super().clean() or {}
        parts, terms = self.filled(PARTS), self.filled(TERMS)
        if self.errors:
            return cleaned
        rows = self.row_names()
        said = {name: value for name, value in cleaned.items() if name not in rows}
        return said | {
            "parts": [Instalment(**{**part, "gate": part["gate"] or ""}) for part in parts],
            "terms": [Term(**term) for term in terms],
        }

    @property
    def shown(self) -> list[dict[str, Any]]:
        """The kinds of rows as the page shows them."""
        return [
            {"name": name, "title": WORDS[name][0], "legend": WORDS[name][1], "help": WORDS[name][2],
             "rows": list(self.rows(name))}
            for name in self.ROWS
        ]  # fmt: skip


def asked_for(application: Application) -> dict[str, Any]:
    """What the application asks for, as the form begins: a row for each portfolio and year."""
    found: dict[str, Any] = {"version": application.version}
    for number, part in enumerate(application.parts.all()):
        found |= {
            f"{PARTS}-{number}-portfolio": part.portfolio_id,
            f"{PARTS}-{number}-year": part.year,
            f"{PARTS}-{number}-amount": part.amount,
        }
    return found


class DeclineForm(EditForm):
    """Why an application is declined, and which meeting decided it if one did."""

    because = prose(
        _("Skäl för avslaget"),
        _("Den som sökte läser det. Skriv vad som behöver vara annorlunda."),
        required=True,
    )
    decision = DecisionField(
        label=_("Sammanträdets beslut"), queryset=None, required=False, empty_label=_("Beslutas på delegation, av mig")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "decision", _meetings(actor))


class FulfilForm(EditForm):
    """How a condition is shown to be fulfilled."""

    ground = prose(_("Hur är det visat?"), required=True)
    on = DateField(label=_("Uppfyllt den"), required=False, help_text=_("Tomt betyder i dag."))


class ReleaseForm(EditForm):
    """A tranche is paid out."""

    gate_ground = needed_when(
        prose(
            _("Hur är det visat att det som skulle vara klart är klart?"),
            _("Behövs när delen betalas först när något är klart."),
        )
    )
    on = DateField(label=_("Utbetalt den"), required=False, help_text=_("Tomt betyder i dag."))


class ReturnForm(EditForm):
    """Money comes back."""

    amount = KronorField(label=_("Belopp i kronor"))
    because = prose(_("Varför behövs de inte?"), required=True)
    on = DateField(label=_("Återlämnat den"), required=False, help_text=_("Tomt betyder i dag."))


class FinishForm(EditForm):
    """Nothing more is paid."""

    because = prose(_("Kommentar"))


class RevokeForm(EditForm):
    """Why a grant is taken back, and which meeting decided it if one did."""

    because = prose(_("Varför?"), required=True)
    decision = DecisionField(
        label=_("Sammanträdets beslut"), queryset=None, required=False, empty_label=_("Beslutas på delegation, av mig")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "decision", _settling(actor, REVOKING))


class GrantFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, body, portfolio, state, how and when it was decided."""

    text = django_filters.CharFilter(
        label=_("Sök i initiativets namn"), field_name="application__initiative__title", lookup_expr="icontains",
        widget=forms.SearchInput,
    )  # fmt: skip
    body = django_filters.ModelChoiceFilter(
        label=_("Sökande"), field_name="application__body", queryset=lambda request: bodies(request.actor),
        empty_label=_("alla"),
    )  # fmt: skip
    portfolio = django_filters.ModelChoiceFilter(
        label=_("Portfölj"), method="by_portfolio", queryset=lambda request: reads.portfolios(request.actor),
        empty_label=_("alla"),
    )  # fmt: skip
    state = django_filters.ChoiceFilter(label=_("Läge"), choices=GrantState.choices, empty_label=_("alla"))
    decided_as = django_filters.ChoiceFilter(label=_("Beslutat"), choices=DecidedBy.choices, empty_label=_("alla"))
    year = django_filters.NumberFilter(label=_("Beslutat år"), field_name="decided_on", lookup_expr="year")

    class Meta:
        """Declared names only."""

        model = Grant
        fields: tuple[str, ...] = ()

    def by_portfolio(self, rows: QuerySet[Grant], name: str, value: Any) -> QuerySet[Grant]:
        """Those with money of a portfolio."""
        return rows.filter(tranches__account__portfolio=value).distinct()
