"""Ordering a report, and the question before one is taken away."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import DocumentVersion
from farled.people.reads import Actor
from farled.planning import reads as planning
from farled.planning.reads import Round
from farled.reports import contents, reads, rules
from farled.reports.models import Production
from farled.reports.states import Format, PaperKind, ReportKind
from farled.web.forms import EditForm, choose
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


class CompilationForm(forms.Form):
    """As what a compilation is made."""

    formats = forms.MultipleChoiceField(
        label=_("Vilka filer?"),
        choices=[(each.value, each.label) for each in Format],
        widget=forms.CheckboxSelectMultiple,
        initial=[Format.WORD.value, Format.PDF.value],
    )


class DecisionForm(forms.Form):
    """The conditions that are proposed, and as what a decision paper is made."""

    terms = forms.CharField(
        label=_("Vilka villkor föreslås?"),
        help_text=_("Ett villkor på varje rad. Lämna tomt om inga villkor föreslås, eller om beslutet är fattat."),
        max_length=rules.LONGEST_TERMS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    formats = forms.MultipleChoiceField(
        label=_("Vilka filer?"),
        choices=[
            (Format.WORD.value, _("Word, för att skriva vidare i")),
            (Format.PDF.value, _("PDF/A, för att läsa och bevara")),
        ],
        widget=forms.CheckboxSelectMultiple,
        initial=[Format.WORD.value, Format.PDF.value],
    )


class VersionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A version of a text, told by its number and state."""

    def label_from_instance(self, obj: Any) -> str:
        """Such as ``Version 1, remitterad``."""
        return gettext("Version %(number)s, %(state)s") % {"number": obj.number, "state": obj.get_state_display()}


class ChangesForm(forms.Form):
    """From which version what changed is told, how much of the text stands there, and as what it is made."""

    since = VersionField(
        label=_("Jämför med"), queryset=None, empty_label=None, help_text=_("En tidigare version av samma dokument.")
    )
    whole = forms.TypedChoiceField(
        label=_("Vad ska stå med?"),
        choices=[
            ("", _("Bara det som är ändrat, under sina rubriker")),
            ("on", _("Hela texten, med ändringarna markerade")),
        ],
        coerce=bool,
        required=False,
        widget=forms.RadioSelect,
    )
    formats = forms.MultipleChoiceField(
        label=_("Vilka filer?"),
        choices=[(each.value, each.label) for each in Format],
        widget=forms.CheckboxSelectMultiple,
        initial=[Format.WORD.value, Format.PDF.value],
    )

    def __init__(self, earlier: QuerySet[DocumentVersion], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "since", earlier)


class RemoveForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class UploadForm(forms.Form):
    """A file that is to be a version of a Word template."""

    file = forms.FileField(
        label=_("Vilken fil?"),
        allow_empty_file=True,  # the act says so in its own words
        widget=forms.FileInput(attrs={"accept": ".docx,.dotx"}),
        help_text=_(
            "Word-dokument (.docx) eller Word-mall (.dotx), högst 10 MB. Makron och inbäddade objekt tas inte emot."
        ),
    )


class TemplateFields(forms.Form):
    """What a Word template is called, and which papers it is for."""

    name = forms.CharField(label=_("Vad ska mallen heta?"), max_length=rules.LONGEST_NAME)
    papers = forms.MultipleChoiceField(
        label=_("Vilka papper ska skrivas i den?"),
        choices=PaperKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De andra skrivs som förut. Ett slags papper har en mall i taget."),
    )


class AddTemplateForm(UploadForm, TemplateFields):
    """A new Word template."""

    field_order = ("name", "papers", "file")


class ChangeTemplateForm(TemplateFields, EditForm):
    """A Word template's name and papers."""


class UseForm(EditForm):
    """From which day a version is used."""

    day = DateField(
        label=_("Från vilken dag ska den användas?"),
        help_text=_("I dag eller senare. Rapporter som redan är framtagna ändras inte."),
    )


class WithdrawForm(EditForm):
    """Taking a Word template out of use."""


class ProductionFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By kind and by the frozen round that a report is of."""

    kind = django_filters.ChoiceFilter(label=_("Rapport"), choices=ReportKind.choices, empty_label=_("alla"))
    round = django_filters.ModelChoiceFilter(
        label=_("Uppföljning"),
        queryset=lambda request: planning.frozen_rounds(request.actor),
        method="by_round",
        empty_label=_("alla"),
    )

    class Meta:
        """Declared names only."""

        model = Production
        fields: tuple[str, ...] = ()

    def by_round(self, rows: QuerySet[Production], name: str, value: Round) -> QuerySet[Production]:
        """Of that round, whole or in part."""
        return rows.filter(kind=ReportKind.ROUND, parameters__round=str(value.pk))
