"""Ordering a report, and the question before one is taken away."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor
from farled.reports import contents, reads, rules
from farled.reports.states import Format, ReportKind
from farled.web.forms import choose
from farled.web.renderer import DateField

LONGEST_SELECTION = 2_000


class OrderForm(forms.Form):
    """Which report, of which plan, as of which day, as what. ``selection`` is the query of the list it comes from."""

    report = forms.ChoiceField(
        label=_("Vad vill du ta fram?"),
        choices=[
            (ReportKind.FOLLOW_UP.value, _("Uppföljningsrapport för en plan")),
            (ReportKind.ACTIVITIES.value, _("Aktivitetslista med alla uppgifter")),
        ],
        widget=forms.RadioSelect,
        initial=ReportKind.FOLLOW_UP,
    )
    plan: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Vilken plan?"),
        queryset=None,
        required=False,
        empty_label=_("alla planer"),
        help_text=_("En uppföljningsrapport gäller en plan. En aktivitetslista kan gälla alla."),
    )
    on = DateField(label=_("Vilken dags läge?"), help_text=_("I dag, eller en dag som har varit."))
    formats = forms.MultipleChoiceField(
        label=_("Vilka filer?"),
        choices=[
            (Format.WORD.value, _("Word, för att skriva vidare i")),
            (Format.PDF.value, _("PDF, för att läsa och skicka")),
            (Format.EXCEL.value, _("Excel, för att räkna och sortera")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    edition = forms.BooleanField(
        label=_("Gör den till en utgåva som alla i organisationen kan hämta"),
        required=False,
        help_text=_("En utgåva är fryst och går inte att ta bort. Den innehåller bara det som alla får läsa."),
    )
    selection = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_SELECTION)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "plan", reads.reportable_plans(actor))
        if not actor.reach("planning.edit"):
            del self.fields["edition"]

    @property
    def parameters(self) -> dict[str, str]:
        """The choices of the list it comes from, but for the plan, which has a question of its own."""
        text = self["selection"].value() or ""
        given = QueryDict(str(text)[:LONGEST_SELECTION])
        return _besides_plan(given)


def _besides_plan(given: QueryDict) -> dict[str, str]:
    """The choices of a list, but for the plan."""
    known = contents.known_parameters({name: str(given[name]) for name in given})
    return {name: value for name, value in known.items() if name != rules.PLAN}


def initial(given: QueryDict, *, today: date) -> dict[str, Any]:
    """What an address says of an order, for the form to begin with."""
    asked = given.get("on", "")
    selection = QueryDict(mutable=True)
    selection.update(_besides_plan(given))
    return {
        "report": given.get("report") if given.get("report") in ReportKind.values else ReportKind.FOLLOW_UP,
        "plan": given.get("plan", ""),
        "on": asked or today.isoformat(),
        "formats": given.getlist("formats") or [Format.WORD.value, Format.PDF.value],
        "selection": selection.urlencode(),
    }


class RoundOrderForm(forms.Form):
    """What the report of a frozen round is of, and as what."""

    of = forms.ChoiceField(label=_("Vad ska rapporten omfatta?"), required=False)
    formats = forms.MultipleChoiceField(
        label=_("Vilka filer?"),
        choices=[(each.value, each.label) for each in Format],
        widget=forms.CheckboxSelectMultiple,
        initial=[Format.WORD.value, Format.PDF.value],
    )

    def __init__(self, parts: list[tuple[str, list[tuple[str, str]]]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = self.fields["of"]
        assert isinstance(of, forms.ChoiceField)  # noqa: S101 -- tells the types
        of.choices = [("", _("hela organisationen")), *[part for part in parts if part[1]]]

    @property
    def parameters(self) -> dict[str, str]:
        """The choice as a report's parameters."""
        kind, _dash, ref = str(self.cleaned_data["of"]).partition("-")
        return {kind: ref} if ref else {}


class RemoveForm(forms.Form):
    """Nothing to fill in: the button is the answer."""
