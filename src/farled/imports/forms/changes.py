"""Sending a workbook back, approving changes, and changing one thing for many rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Actor
from farled.web.exchange import Holds, Lookups, Plain, Sheet, SheetColumn, words_of
from farled.web.forms import EditForm
from farled.web.numbers import wholes
from farled.web.renderer import DateField

GIVEN = "given"  # in a POST that says to what, and not only what


class WhyField(forms.CharField):
    """Why something is changed; kept in history."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Varför ändras det?"),
            max_length=300,
            required=False,
            help_text=gettext_lazy(
                "Står i historiken. Behövs inte, men är bra när ett beslutat dokument ändras eller en tid förlängs."
            ),
        )


class SendBackForm(forms.Form):
    """The workbook that comes back."""

    file = forms.FileField(
        label=gettext_lazy("Vilken fil?"),
        allow_empty_file=True,  # the act says so in its own words
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=gettext_lazy(
            "Filen du hämtade härifrån, sparad som xlsx. Högst 25 MB. Formler, makron och länkar körs aldrig."
        ),
    )
    why = WhyField()


class ApproveForm(EditForm):
    """Approving changes; when something is wrong, only what is right."""

    partly = forms.BooleanField(required=False)

    def __init__(self, *args: Any, right: int, faulty: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not faulty:
            del self.fields["partly"]
        else:
            words = _("Spara de %(right)s giltiga och lämna de %(faulty)s som inte går att spara")
            self.fields["partly"].label = words % {"right": right, "faulty": faulty}


class WhatForm(forms.Form):
    """Which rows, and what of them is to be changed."""

    refs = forms.CharField(widget=forms.HiddenInput, required=False)
    column = forms.ChoiceField(label=gettext_lazy("Vad ska ändras?"))

    def __init__(self, sheet: Sheet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [(column.key, column.label) for column in sheet.columns if column.change and column.many]
        self.fields["column"].choices = [("", _("Välj")), *columns]  # type: ignore[attr-defined]

    @property
    def ids(self) -> list[int]:
        """The ids of the rows as they were sent."""
        return wholes(str(self.data.get("refs", "")).split(","))


class ToForm(forms.Form):
    """To what it is to be changed. An empty answer empties the column, where it may be empty."""

    refs = forms.CharField(widget=forms.HiddenInput)
    column = forms.CharField(widget=forms.HiddenInput)
    given = forms.CharField(widget=forms.HiddenInput, initial="1")
    why = WhyField()

    def __init__(self, actor: Actor, sheet: Sheet, column: SheetColumn, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = _field(actor, sheet, column)
        field.label, field.required = str(column.label), column.required
        self.fields = {"value": field, **self.fields}


def _field(actor: Actor, sheet: Sheet, column: SheetColumn) -> forms.Field:
    """The question for a column's value."""
    found: forms.Field
    match column.holds:
        case Holds.DAY:
            found = DateField()
        case Holds.NUMBER:
            found = forms.IntegerField(min_value=0, max_value=column.longest or None)
        case Holds.ROWS:
            found = forms.MultipleChoiceField(choices=_rows(actor, sheet, column), widget=forms.CheckboxSelectMultiple)
        case Holds.YES_NO | Holds.CHOICE | Holds.ROW:
            found = forms.ChoiceField(choices=_choices(actor, sheet, column))
        case Holds.PROSE | Holds.LINES:
            found = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}))
        case _:
            found = forms.CharField(max_length=column.longest or None)
    return found


def _rows(actor: Actor, sheet: Sheet, column: SheetColumn) -> list[tuple[str, str]]:
    named = Lookups(sheet, actor).of(column)
    return [(str(pk), name) for pk, name in named.names.items() if pk in named.open]


def _choices(actor: Actor, sheet: Sheet, column: SheetColumn) -> list[tuple[str, str]]:
    if column.holds is Holds.YES_NO:
        return [("1", _("ja")), ("0", _("nej"))]
    empty = [] if column.required else [("", _("(tomt)"))]
    return [*empty, *(_rows(actor, sheet, column) if column.holds is Holds.ROW else words_of(column).items())]


def plain(column: SheetColumn, typed: Any) -> Plain:
    """What was typed, as the column holds it."""
    match column.holds:
        case Holds.YES_NO:
            return bool(typed == "1")
        case Holds.ROW:
            return int(typed) if typed else None
        case Holds.ROWS:
            return tuple(sorted(int(each) for each in typed))
        case Holds.LINES:
            return tuple(line.strip() for line in typed.splitlines() if line.strip())
        case Holds.DAY | Holds.NUMBER:
            return typed  # type: ignore[no-any-return]
        case _:
            return str(typed or "").strip()
