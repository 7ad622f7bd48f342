"""What an evaluation found, and how the next text answers it."""

from typing import Any, cast

from django import forms
from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _

from farled.direction.forms.text import PassagesField, told
from farled.direction.models import Document, DocumentVersion, Objective
from farled.direction.reads.text import Placed, passages
from farled.direction.states import Attained, FindingKind
from farled.people.reads import Actor
from farled.web.forms import EditForm, EnumField
from farled.web.renderer import DateField


class FindingForm(forms.Form):
    """What was found, when, and of which goal."""

    kind = EnumField(FindingKind, label=_("Vad är det för slags fynd?"))
    text = forms.CharField(label=_("Vad visar utvärderingen?"), widget=forms.Textarea(attrs={"rows": 4}))
    on = DateField(label=_("När gjordes utvärderingen?"))
    objective = forms.ModelChoiceField(
        label=_("Gäller det ett visst mål eller område?"),
        queryset=Objective.objects.none(),
        required=False,
        empty_label=_("Nej, dokumentet som helhet"),
    )
    attained = forms.TypedChoiceField(
        label=_("Hur väl är målet nått?"),
        choices=[("", _("Sägs inte")), *Attained.choices],
        required=False,
        help_text=_("Fyll i bara när du har valt ett mål eller område."),
    )
    known_from = forms.CharField(
        label=_("Hur vet ni det?"),
        required=False,
        max_length=300,
        help_text=_("Till exempel en enkät, intervjuer eller en rapport."),
    )

    def __init__(self, document: Document, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["objective"]
        field.queryset = document.objectives.order_by("position", "pk")  # type: ignore[attr-defined]


class ChangeFindingForm(FindingForm, EditForm):
    """The same for a finding that is."""


class AnswerFindingForm(EditForm):
    """How the next text meets a finding, and in which passages."""

    answer = forms.CharField(label=_("Hur besvaras fyndet?"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    passages = PassagesField(
        label=_("Var i texten?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kryssa för de stycken som svarar på fyndet."),
    )

    def __init__(
        self, actor: Actor, texts: list[tuple[DocumentVersion, list[Placed]]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = cast("PassagesField", self.fields["passages"])
        several = len(texts) > 1
        for version, text in texts:
            before = f"{version.document}: " if several else ""
            field.words |= {each.wording.passage_id: f"{before}{told(each)}" for each in text}
        order = Case(*(When(pk=pk, then=place) for place, pk in enumerate(field.words)), default=0)
        field.queryset = passages(actor).filter(pk__in=list(field.words)).order_by(order)
