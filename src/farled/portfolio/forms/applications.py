"""What an application says and each act about it asks. Choices are limited to what the actor may see."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.initiatives.reads import Initiative
from farled.people.reads import Actor
from farled.portfolio import acts
from farled.portfolio.models import Application, Portfolio
from farled.portfolio.reads import applying as reads
from farled.portfolio.rules.applications import Part
from farled.portfolio.states import ExternalState
from farled.web.form_rows import MORE, RowsForm
from farled.web.forms import EditForm, HeldField, choose, choose_held, needed_when
from farled.web.renderer import DateField, KronorField

FIRST_YEAR, LAST_YEAR = 2000, 2150
TEXTS = ("sketch", "urgent_because", "operations", "realisation", "upkeep")


def text_area(rows: int) -> forms.Textarea:
    """A field for longer text."""
    return forms.Textarea(attrs={"rows": rows})


def part_fields() -> dict[str, forms.Field]:
    """The fields of one part: of which portfolio, in which year, how much."""
    return {
        "portfolio": HeldField(label=_("Portfölj"), queryset=None, empty_label=_("Välj")),
        "year": forms.IntegerField(label=_("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR),
        "amount": KronorField(label=_("Belopp, kronor")),
    }


PARTS_TITLE = _("Vad som söks, ur vilken portfölj och vilket år. Hela kostnaden över alla år, inte bara årets.")


class WishForm(RowsForm):
    """What an application says, and what it asks of which portfolio and year."""

    ROWS: ClassVar[Mapping[str, int]] = {"parts": 3}
    NEEDED: ClassVar[Mapping[str, tuple[str, ...]]] = {"parts": ("portfolio", "year", "amount")}

    sketch = forms.CharField(
        label=_("Idén i korthet"),
        widget=text_area(4),
        help_text=_("Vad vill ni göra, för vem, och vad blir annorlunda? Några meningar räcker."),
    )
    start = DateField(label=_("När kan arbetet börja?"))
    urgent = forms.BooleanField(
        label=_("Behöver beslutas under året"),
        required=False,
        help_text=_("För det som inte kan vänta på den årliga omgången, till exempel en förstudie."),
    )
    urgent_because = needed_when(
        forms.CharField(
            label=_("Varför kan den inte vänta?"),
            widget=text_area(2),
            required=False,
            max_length=1000,
            help_text=_("Behövs bara när den ska beslutas under året. Skälet syns för alla."),
        )
    )
    operations = forms.CharField(
        label=_("Hur ska arbetssätten ändras?"),
        widget=text_area(3),
        required=False,
        help_text=_("Planen för verksamheten. Ska stå här innan ansökan lämnas in, utom på den innovativa nivån."),
    )
    realisation = forms.CharField(
        label=_("Hur ska nyttan tas hem?"),
        widget=text_area(3),
        required=False,
        help_text=_(
            "Vem tar hem den, när och hur märks det? Ska stå här innan ansökan lämnas in, utom på den innovativa nivån."
        ),
    )
    upkeep = forms.CharField(
        label=_("Hur ska det förvaltas?"),
        widget=text_area(3),
        required=False,
        help_text=_(
            "Vem förvaltar det som blir kvar, och med vilka pengar? Ska stå här innan ansökan lämnas in, utom på den "
            "innovativa nivån."
        ),
    )

    def __init__(
        self, actor: Actor, on: date, *args: Any, open_: QuerySet[Portfolio] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = reads.open_portfolios(actor, on=on) if open_ is None else open_
        choose_held(self, [f"parts-{row}-portfolio" for row in range(self.counts["parts"])], rows)

    def row_fields(self, name: str) -> dict[str, forms.Field]:
        """A part."""
        return part_fields()

    def part_rows(self) -> list[list[forms.BoundField]]:
        """The rows, for the page."""
        return list(self.rows("parts"))

    def clean(self) -> dict[str, Any]:
        """A row where something is missing says so; ``parts`` are the rows."""
        cleaned = super().clean() or {}
        return {**cleaned, "parts": self.filled("parts")}


def wish(data: Mapping[str, Any]) -> acts.Wish:
    """What was typed."""
    parts = tuple(acts.Part(row["portfolio"], row["year"], row["amount"]) for row in data["parts"])
    words = {name: data.get(name) or "" for name in TEXTS}
    return acts.Wish(start=data["start"], urgent=bool(data.get("urgent")), parts=parts, **words)


class BeginForm(WishForm):
    """The same, and for which initiative."""

    initiative = HeldField(
        label=_("Initiativ"),
        queryset=None,
        empty_label=_("Välj"),
        help_text=_(
            "Initiativ som är klara för beredning, har en inlämnad nyttokalkyl med medel kvar att söka, och ingen "
            "ansökan på väg."
        ),
    )
    field_order = ("initiative",)

    def __init__(
        self, actor: Actor, on: date, *args: Any, known: QuerySet[Initiative] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(actor, on, *args, **kwargs)
        choose_held(self, ["initiative"], reads.initiatives_to_apply_for(actor) if known is None else known)


def begun_for(initiative: Initiative, open_: Iterable[Portfolio], *, on: date) -> dict[str, Any]:
    """What the form begins with for an initiative: what its case says of idea, years and amounts not granted yet.

    The portfolio is chosen when only one of those open pays for its tier.
    """
    case = reads.submitted_case(initiative)
    pays = [each.pk for each in open_ if not each.tiers or initiative.tier in each.tiers]
    said: dict[str, Any] = {
        "initiative": initiative.pk,
        "sketch": (case.summary if case else "") or initiative.purpose,
        "start": max(initiative.start or on, on),
    }
    for place, (year, amount) in enumerate(
        (year, amount) for year, amount in sorted(reads.left_by_year(case).items() if case else ()) if amount
    ):
        said |= {f"parts-{place}-year": year, f"parts-{place}-amount": amount}
        if len(pays) == 1:
            said[f"parts-{place}-portfolio"] = pays[0]
    return said


class ChangeForm(EditForm, WishForm):
    """The same of one that exists, with a comment for the history."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)

    def __init__(self, actor: Actor, on: date, *args: Any, parts: Iterable[Part], **kwargs: Any) -> None:
        besides = [part.portfolio.pk for part in parts]
        super().__init__(actor, on, *args, open_=reads.open_portfolios(actor, on=on, besides=besides), **kwargs)


def typed(row: Application, parts: Iterable[Part]) -> dict[str, Any]:
    """What an application says, as the form's fields and rows."""
    said: dict[str, Any] = {name: getattr(row, name) for name in (*TEXTS, "start", "urgent", "version")}
    for place, part in enumerate(parts):
        said |= {
            f"parts-{place}-portfolio": part.portfolio.pk,
            f"parts-{place}-year": part.year,
            f"parts-{place}-amount": part.amount,
        }
    return said


class HandInForm(EditForm):
    """Nothing but the version: the page has told what is handed in."""


class SupplementForm(EditForm):
    """What was asked for."""

    text = forms.CharField(
        label=_("Vad har ni kompletterat med?"),
        widget=text_area(4),
        help_text=_("Svara på det som projektkontoret bad om. Har kalkylen en ny version följer den med."),
    )


class BecauseForm(EditForm):
    """A reason that stands on the application's page."""

    because = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)


class WhyForm(EditForm):
    """A reason for the history."""

    why = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)


class CoachForm(EditForm):
    """Who helps."""

    coach: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Projektcoach"), queryset=None, empty_label=_("Välj")
    )

    def __init__(self, actor: Actor, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "coach", reads.coaches(actor, on=on))


class NoteForm(forms.Form):
    """What was talked of."""

    text = forms.CharField(
        label=_("Vad talade ni om?"),
        widget=text_area(4),
        help_text=_("Läses av projektkontoret och den som söker. Det går inte att ändra efteråt."),
    )
    on = DateField(label=_("Dag"), required=False, help_text=_("Lämna tomt om det var i dag."))


class StepForm(EditForm):
    """On which day, when not today."""

    on = DateField(label=_("Dag"), required=False, help_text=_("Lämna tomt om det är i dag."))


class AskForm(EditForm):
    """What is missing, and by when."""

    text = forms.CharField(
        label=_("Vad behöver kompletteras?"),
        widget=text_area(4),
        help_text=_("Skriv så att den sökande vet vad som ska göras. Det står på ansökans sida."),
    )
    due = DateField(label=_("Senast"))


class ReferForm(EditForm):
    """To which portfolio, and why."""

    portfolio: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Till vilken portfölj?"), queryset=None, empty_label=_("Välj")
    )
    because = forms.CharField(label=_("Varför?"), widget=text_area(3), max_length=1000)
    due = DateField(label=_("Den sökande svarar senast"))

    def __init__(self, actor: Actor, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "portfolio", reads.open_portfolios(actor, on=on))


class OpinionForm(StepForm):
    """What the group that prepares thinks."""

    opinion = forms.CharField(
        label=_("Beredningens bedömning"),
        widget=text_area(6),
        help_text=_("Vad talar för, vad talar emot, och vad förordar gruppen?"),
    )
    field_order = ("version", "opinion", "on")


class OutsideForm(forms.Form):
    """Money from outside."""

    financier = forms.CharField(label=_("Vem ger pengarna?"), max_length=200)
    call = forms.CharField(label=_("Utlysning"), max_length=200, required=False)
    amount = KronorField(label=_("Belopp över alla år, kronor"))
    state = forms.TypedChoiceField(
        label=_("Hur långt har det kommit?"),
        choices=ExternalState.choices,
        coerce=ExternalState,
        initial=ExternalState.SOUGHT,
    )
    answer_due = DateField(label=_("När väntas svar?"), required=False)
    note = forms.CharField(label=_("Kommentar"), max_length=300, required=False)


class ChangeOutsideForm(EditForm, OutsideForm):
    """The same of what is told already."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


__all__ = [
    "MORE",
    "AskForm",
    "BecauseForm",
    "BeginForm",
    "ChangeForm",
    "ChangeOutsideForm",
    "CoachForm",
    "HandInForm",
    "NoteForm",
    "OpinionForm",
    "OutsideForm",
    "ReferForm",
    "StepForm",
    "SupplementForm",
    "WhyForm",
    "WishForm",
    "part_fields",
    "typed",
    "wish",
]
