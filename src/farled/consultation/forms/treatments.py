"""How remarks are treated: one, many at once, their themes, and what treatments can come to."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from farled.consultation.acts import How
from farled.consultation.figures.treatments import Pointed
from farled.consultation.models import Consultation, Disposition, Remark, Treatment
from farled.consultation.reads import treatments as reads
from farled.consultation.states import Place
from farled.direction.reads import Passage
from farled.people.reads import Actor
from farled.web.forms import EditForm, SeveralField, choose
from farled.web.numbers import wholes

OPEN, NONE = "open", "none"


class TreatForm(EditForm):
    """How a remark is treated."""

    theme: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Tema"), queryset=None, required=False, empty_label=_("inget")
    )
    handler: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Handläggare"), queryset=None, required=False, empty_label=_("ingen")
    )
    disposition: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Behandling"), queryset=None, required=False, empty_label=_("inte behandlad än")
    )
    passages = SeveralField(
        label=_("Vilka stycken ändras?"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bara när behandlingen betyder att texten ändras."),
    )
    answer = forms.CharField(
        label=_("Svar"), widget=forms.Textarea(attrs={"rows": 4}), required=False,
        help_text=_("Instansen läser det när behandlingen visas, och det står i sammanställningen."),
    )  # fmt: skip
    refers_to = forms.CharField(
        label=_("Hänvisas till"), max_length=300, required=False,
        help_text=_("Var frågan tas om hand i stället: ett dokument, en nämnd, en grupp."),
    )  # fmt: skip

    def __init__(
        self,
        actor: Actor,
        today: date,
        rows: Sequence[Treatment],
        pointed: Sequence[Pointed] | None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        consultation = rows[0].consultation if rows else None
        held = {row.disposition_id for row in rows}
        choose(self, "theme", reads.themes(actor).filter(consultation=consultation))
        choose(self, "handler", reads.handlers(actor.organisation_id, on=today))
        choose(self, "disposition", reads.dispositions(actor).filter(Q(in_use=True) | Q(pk__in=held)))
        document = consultation.proposal.document_id if consultation else None
        choose(self, "passages", Passage.objects.visible_to(actor).filter(document=document))
        if pointed:
            several = cast(SeveralField, self.fields["passages"])
            several.choices = [(each.passage_id, each.words) for each in pointed]
        elif pointed is not None:
            self.fields["passages"].widget = forms.MultipleHiddenInput()


class ManyForm(TreatForm):
    """How many remarks are treated at once: only what is filled in is written."""

    refs = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("theme", "handler", "disposition"):
            cast("forms.ModelChoiceField[Any]", self.fields[name]).empty_label = str(_("som den är"))
        self.fields["answer"].help_text = _("Lämna tomt för att behålla de svar som finns.")

    @staticmethod
    def ids(data: Mapping[str, Any]) -> list[int]:
        """The remarks it is about."""
        return wholes(str(data.get("refs", "")).split(","))


def how(data: Mapping[str, Any], *, whole: bool) -> How:
    """What a form says of the treatment: everything, or only what is filled in."""
    names = ("theme", "handler", "disposition", "answer", "refers_to", "passages")
    return How(**{name: data[name] for name in names if name in data and (whole or data[name])})


class RemarksField(SeveralField):
    """Remarks, each told by its body and how it begins."""

    def label_from_instance(self, obj: Any) -> str:
        """Body and text."""
        return f"{obj.reply.recipient.name}: {obj.text}"


class GroupForm(EditForm):
    """Which remarks say the same as this one."""

    others = RemarksField(
        label=_("Vilka säger samma sak?"), queryset=None, widget=forms.CheckboxSelectMultiple(attrs={"class": "long"})
    )

    def __init__(self, rows: QuerySet[Remark], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "others", rows)


class ThemeForm(forms.Form):
    """A subject to sort remarks under."""

    name = forms.CharField(label=_("Tema"), max_length=120)
    reflection = forms.CharField(
        label=_("Hur temat möts"), widget=forms.Textarea(attrs={"rows": 6}), required=False,
        help_text=_("Står i sammanställningen, före vem som har sagt vad."),
    )  # fmt: skip


class ChangeThemeForm(ThemeForm, EditForm):
    """A theme to change."""

    position = forms.IntegerField(label=_("Plats bland teman"), min_value=1, max_value=999)


class DispositionForm(forms.Form):
    """What a treatment can come to."""

    name = forms.CharField(label=_("Behandling"), max_length=120)
    meaning = forms.CharField(label=_("Vad den innebär"), max_length=300, required=False)
    changes_text = forms.BooleanField(
        label=_("Texten ändras"), required=False, help_text=_("Då måste den som behandlar peka ut vilka stycken.")
    )


class ChangeDispositionForm(DispositionForm, EditForm):
    """A disposition to change."""

    in_use = forms.BooleanField(label=_("Används"), required=False)
    position = forms.IntegerField(label=_("Plats bland behandlingarna"), min_value=1, max_value=999)


class ShowForm(EditForm):
    """Whether everybody in the organisation sees the treatment."""

    shown = forms.BooleanField(label=_("Alla i organisationen ser hur synpunkterna behandlas"), required=False)


class RemarkFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, consultation, body, theme, handler, disposition and place."""

    choices: Mapping[str, Sequence[tuple[Any, str]]]
    treats: bool

    text = django_filters.CharFilter(label=_("Sök i synpunkt och svar"), method="by_text", widget=forms.SearchInput)
    consultation = django_filters.ChoiceFilter(
        label=_("Remiss"), field_name="treatment__consultation_id", empty_label=_("alla")
    )
    body = django_filters.ChoiceFilter(
        label=_("Remissinstans"), field_name="reply__recipient_id", empty_label=_("alla")
    )
    theme = django_filters.ChoiceFilter(label=_("Tema"), method="by_theme", empty_label=_("alla"))
    handler = django_filters.ChoiceFilter(label=_("Handläggare"), method="by_handler", empty_label=_("alla"))
    disposition = django_filters.ChoiceFilter(label=_("Behandling"), method="by_disposition", empty_label=_("alla"))
    place = django_filters.ChoiceFilter(label=_("Gäller"), choices=Place.choices, empty_label=_("allt"))

    class Meta:
        """Declared names only."""

        model = Remark
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in self.choices.items():
            self.filters[name].extra["choices"] = choices

    def by_text(self, rows: QuerySet[Remark], name: str, value: str) -> QuerySet[Remark]:
        """In the remark, what it quotes or its answer."""
        said = Q(text__icontains=value) | Q(quote__icontains=value)
        return rows.filter(said | Q(treatment__answer__icontains=value) if self.treats else said)

    def by_theme(self, rows: QuerySet[Remark], name: str, value: str) -> QuerySet[Remark]:
        """Under a theme, or under none."""
        return rows.filter(treatment__theme=None) if value == NONE else rows.filter(treatment__theme=int(value))

    def by_handler(self, rows: QuerySet[Remark], name: str, value: str) -> QuerySet[Remark]:
        """Of a handler, or of nobody."""
        return rows.filter(treatment__handler=None) if value == NONE else rows.filter(treatment__handler=int(value))

    def by_disposition(self, rows: QuerySet[Remark], name: str, value: str) -> QuerySet[Remark]:
        """With a disposition, or without."""
        if value == OPEN:
            return rows.filter(treatment__disposition=None)
        return rows.filter(treatment__disposition=int(value))


def remark_filter(actor: Actor, today: date, rounds: Sequence[Consultation], asked: int | None) -> type[RemarkFilter]:
    """The filter with the choices of one request: themes and bodies are those of the consultation asked for."""
    themes = reads.themes(actor).filter(consultation=asked) if asked else reads.themes(actor)
    dispositions: QuerySet[Disposition] = reads.dispositions(actor)
    choices = {
        "consultation": [(str(row.pk), row.title) for row in rounds],
        "body": [(str(pk), name) for pk, name in reads.recipients_answering(actor, asked)],
        "theme": [(str(row.pk), row.name) for row in themes] + [(NONE, str(_("utan tema")))],
        "handler": [(str(row.pk), row.name) for row in reads.handlers(actor.organisation_id, on=today)]
        + [(NONE, str(_("utan handläggare")))],
        "disposition": [(OPEN, str(_("inte behandlade")))] + [(str(row.pk), row.name) for row in dispositions],
    }
    treats = actor.may("consultation.treat")
    if not treats:  # nobody finds out how a remark is treated by looking for it
        choices |= {"theme": [], "handler": [], "disposition": []}
    return type("RequestRemarkFilter", (RemarkFilter,), {"choices": choices, "treats": treats})
