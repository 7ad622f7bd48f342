"""The forms of statements and of how they are laid out."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from farled.matters import reads
from farled.matters.acts import HeadingSaid
from farled.matters.figures import News
from farled.matters.models import Layout, Matter, Meeting, Passage, Statement
from farled.matters.states import Fetching, HeadingRole, StatementState
from farled.people.reads import Actor, Body, bodies
from farled.web.form_rows import RowsForm
from farled.web.forms import EditForm, EnumField, choose
from farled.web.numbers import whole
from farled.web.renderer import DateField

REQUIRED = (("", _("Frivillig")), ("yes", _("Måste fyllas i")))


class StatementForm(forms.Form):
    """What a statement is called, whom it is to, by when, and what it concerns."""

    title = forms.CharField(label=_("Rubrik"), max_length=300)
    to = forms.ModelChoiceField(
        label=_("Till vilken nämnd eller styrelse?"), queryset=Body.objects.none(), required=False,
        empty_label=_("Inte bestämt"),
    )  # fmt: skip
    due = DateField(
        label=_("När ska det vara klart?"), help_text=_("Då får enheten som handlägger det i sin lista att göra.")
    )
    concerns = forms.MultipleChoiceField(
        label=_("Vilka mål och insatser rör ärendet?"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
        help_text=_("Varför de finns skrivs in i texten, med siffror ur planens senaste frysta uppföljning."),
    )

    def __init__(self, actor: Actor, matter: Matter, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "to", bodies(actor))
        choices = reads.concern_choices(matter)
        cast(forms.MultipleChoiceField, self.fields["concerns"]).choices = choices
        if not choices:
            del self.fields["concerns"]


class StartStatementForm(StatementForm):
    """A statement to start."""

    layout = forms.ModelChoiceField(label=_("Disposition"), queryset=Layout.objects.none(), empty_label=None)
    field_order = ("layout", "title", "to", "due", "concerns")

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        choose(self, "layout", reads.layouts_in_use(actor))


class ChangeStatementForm(EditForm, StatementForm):
    """The same for a draft that is."""


class NextVersionForm(forms.Form):
    """When the next version shall be done."""

    due = DateField(label=_("När ska den nya versionen vara klar?"))


class PassageForm(EditForm):
    """What stands under a heading."""

    text = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 12}))
    nothing = forms.BooleanField(label=_("Inga särskilda aspekter har framkommit"), required=False)

    def __init__(self, passage: Passage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.help_text = passage.help
        if HeadingRole(passage.role).listed:
            text.help_text = f"{passage.help} {_('En punkt per rad.')}".strip()
        if not passage.is_dimension:
            del self.fields["nothing"]


class FetchForm(forms.Form):
    """What to do with each text that would be fetched anew. What somebody has typed is kept until they say else."""

    def __init__(self, news: Sequence[News], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.news = news
        for each in news:
            pk = each.passage.pk
            self.fields[f"what-{pk}"] = forms.TypedChoiceField(
                label=each.passage.name,
                choices=Fetching.choices,
                coerce=Fetching,
                widget=forms.RadioSelect,
                initial=Fetching.KEEP if each.passage.typed else Fetching.REPLACE,
            )
            self.fields[f"seen-{pk}"] = forms.CharField(widget=forms.HiddenInput, initial=each.seen)

    def rows(self) -> list[tuple[News, forms.BoundField]]:
        """Each text with its question."""
        return [(each, self[f"what-{each.passage.pk}"]) for each in self.news]

    def chosen(self, data: Mapping[str, Any]) -> dict[int, tuple[Fetching, str]]:
        """What was chosen, by passage, with what was seen."""
        pks = [each.passage.pk for each in self.news]
        return {pk: (data[f"what-{pk}"], data[f"seen-{pk}"]) for pk in pks}


class SendBackForm(EditForm):
    """Why it is a draft again."""

    comment = forms.CharField(label=_("Vad behöver ändras?"), widget=forms.Textarea(attrs={"rows": 4}))


class SendStatementForm(EditForm):
    """The meeting that is given the statement."""

    meeting = forms.ModelChoiceField(
        label=_("Vilket sammanträde?"), queryset=Meeting.objects.none(), empty_label=_("Välj")
    )

    def __init__(self, meetings: QuerySet[Meeting], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "meeting", meetings)


class LayoutForm(RowsForm):
    """A layout: its name, who approves, and its headings in order."""

    ROWS: ClassVar[Mapping[str, int]] = {"headings": 2}
    NEEDED: ClassVar[Mapping[str, tuple[str, ...]]] = {"headings": ("name", "role")}

    name = forms.CharField(label=_("Vad heter dispositionen?"), max_length=200)
    second_person = forms.BooleanField(
        label=_("Någon annan än den som har skrivit godkänner"),
        required=False,
        help_text=_("Den som beslutar i enheten som handlägger ärendet, eller en strateg."),
    )

    def row_fields(self, name: str) -> dict[str, forms.Field]:
        """A heading."""
        return {
            "name": forms.CharField(label=_("Rubrik"), max_length=120),
            "role": EnumField(HeadingRole, label=_("Vad som står där")),
            "required": forms.ChoiceField(label=_("Krav"), choices=REQUIRED),
            "help": forms.CharField(label=_("Hjälptext"), max_length=300),
        }

    def heading_rows(self) -> list[list[forms.BoundField]]:
        """The rows, for the page."""
        return list(self.rows("headings"))

    def headings(self) -> list[HeadingSaid]:
        """The headings that were typed."""
        return [
            HeadingSaid(row["name"], row["role"], row["help"] or "", bool(row["required"]))
            for row in self.filled("headings")
        ]

    def clean(self) -> dict[str, Any]:
        """A row where something is missing says so."""
        cleaned = super().clean() or {}
        self.filled("headings")
        return cleaned


class ChangeLayoutForm(EditForm, LayoutForm):
    """The same for a layout that is."""

    in_use = forms.BooleanField(label=_("Används för nya tjänsteutlåtanden"), required=False)


def moved_headings(data: QueryDict) -> dict[str, str] | None:
    """What was typed with a heading moved up (``up``) or taken away (``drop``), by its place; None when neither."""
    places = {name: whole(str(data.get(name, ""))) for name in ("up", "drop")}
    asked, place = next(((name, place) for name, place in places.items() if place is not None), ("", 0))
    if not asked:
        return None
    typed = {key: str(value) for key, value in data.items()}
    rows: dict[int, dict[str, str]] = {}
    for key in [key for key in typed if re.fullmatch(r"headings-\d{1,3}-\w+", key)]:
        _kind, row, name = key.split("-")
        rows.setdefault(int(row), {})[name] = typed.pop(key)
    order = sorted(rows)
    if asked == "drop":
        order = [row for row in order if row != place]
    elif place in order[1:]:
        here = order.index(place)
        order[here - 1 : here + 1] = [place, order[here - 1]]
    moved = {f"headings-{new}-{name}": value for new, row in enumerate(order) for name, value in rows[row].items()}
    return typed | moved


class StatementFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, state and who handles the matter."""

    text = django_filters.CharFilter(label=_("Diarienummer eller rubrik"), method="by_text", widget=forms.SearchInput)
    state = django_filters.ChoiceFilter(label=_("Status"), choices=StatementState.choices, empty_label=_("Alla"))
    handler = django_filters.ModelChoiceFilter(
        field_name="matter__handler", label=_("Handläggs av"), queryset=lambda request: bodies(request.actor),
        empty_label=_("Alla"),
    )  # fmt: skip

    class Meta:
        """Declared names only."""

        model = Statement
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Statement], name: str, value: str) -> QuerySet[Statement]:
        """In the matter's number, or in an open title."""
        return reads.search_statements(rows, value)
