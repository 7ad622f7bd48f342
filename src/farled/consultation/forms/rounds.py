"""The forms of a consultation: preparing, questions, papers, sending out, ending, and days beside it."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from farled.consultation import reads
from farled.consultation.acts import AskedQuestion
from farled.consultation.models import Consultation, Question
from farled.consultation.states import ConsultationState
from farled.direction.reads import DocumentVersion
from farled.files.containers import FORMATS
from farled.matters.reads import Decision, Matter, decisions, matters
from farled.people.reads import Actor, Body, bodies
from farled.web.forms import EditForm, choose, needed_when
from farled.web.renderer import DateField


def text_area(rows: int) -> forms.Textarea:
    """A text of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class SureForm(EditForm):
    """Nothing to fill in: only whether one is sure."""


class SaidFields(forms.Form):
    """What a consultation says."""

    title = forms.CharField(label=_("Vad heter remissen?"), max_length=200)
    due = DateField(
        label=_("Svar senast"),
        help_text=_("Tre månader är vanligt. Nämnder behöver hinna bereda svaret och besluta på ett sammanträde."),
    )
    decision = forms.ModelChoiceField(
        label=_("Beslutet om remiss"),
        queryset=Decision.objects.none(),
        required=False,
        empty_label=_("Inget beslut här"),
        help_text=_("Beslutet namnger dem som ska svara."),
    )
    decided_text = forms.CharField(
        label=_("Eller beslutet med ord"),
        max_length=200,
        required=False,
        help_text=_("När beslutet inte finns här: vilken nämnd, vilken dag och vilken paragraf."),
    )
    matter = forms.ModelChoiceField(
        label=_("Ärende"), queryset=Matter.objects.none(), required=False, empty_label=_("Inget ärende")
    )
    reference = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)
    reply_address = forms.CharField(
        label=_("Svarsadress"),
        max_length=200,
        required=False,
        help_text=_("Dit den skickar sitt svar som inte svarar här. En funktionsadress, ingen persons."),
    )
    introduction = forms.CharField(
        label=_("Introduktion"),
        widget=text_area(5),
        required=False,
        help_text=_("Det första instansen läser: vad förslaget handlar om och vad ni främst vill veta."),
    )
    letter = forms.CharField(
        label=_("Följebrev"), widget=text_area(8), required=False, help_text=_("Går med i brevet till dem utanför.")
    )

    def offer(self, actor: Actor) -> None:
        """Let the actor choose among what it may see."""
        choose(self, "decision", decisions(actor))
        choose(self, "matter", matters(actor))


class PrepareForm(SaidFields):
    """A new consultation about a draft."""

    proposal = forms.ModelChoiceField(
        label=_("Vilket utkast gäller den?"),
        queryset=DocumentVersion.objects.none(),
        empty_label=_("Välj utkast"),
        help_text=_("Utkast med sin text här. Texten låses när remissen sänds ut, och ett nytt utkast tar vid."),
    )
    field_order = ("proposal",)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(actor)
        choose(self, "proposal", reads.proposals(actor))


class ChangeForm(SaidFields, EditForm):
    """The same, changed before it is sent out."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(actor)


class QuestionsField(forms.CharField):
    """Questions with their explanations: each begins a paragraph, and what follows on later lines explains it."""

    widget = text_area(24)

    def clean(self, value: Any) -> list[AskedQuestion]:
        """The questions in order."""
        text = super().clean(value).replace("\r\n", "\n")
        parts = [[line.strip() for line in part.splitlines() if line.strip()] for part in text.split("\n\n")]
        return [AskedQuestion(first, " ".join(rest)) for first, *rest in filter(None, parts)]


class QuestionsForm(EditForm):
    """The reply template."""

    questions = QuestionsField(
        label=_("Frågor"),
        required=False,
        help_text=_(
            "En fråga per stycke, med en tom rad emellan. Första raden är frågan; det som står under förklarar den. "
            "Ingen måste svara på frågorna: den som vill svarar fritt."
        ),
    )


def questions_now(questions: Iterable[Question | AskedQuestion]) -> str:
    """The questions as the form shows them."""
    return "\n\n".join(f"{each.text}\n{each.explanation}".strip() for each in questions)


class MaterialForm(forms.Form):
    """A paper to send along."""

    file = forms.FileField(
        label=_("Vilken fil?"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in sorted(FORMATS))}),
        help_text=_("Word, PDF, Excel, ODS, CSV eller text. Högst 25 MB."),
    )
    title = forms.CharField(
        label=_("Vad ska underlaget heta?"),
        max_length=200,
        required=False,
        help_text=_("Lämna tomt, så heter det som filen."),
    )
    proposed = forms.BooleanField(
        label=_("Ingår i förslaget"),
        required=False,
        help_text=_("Markera om också den här handlingen ska antas. Annars är den ett underlag att läsa."),
    )


class SendForm(forms.Form):
    """When it was, or is, sent out."""

    on = DateField(label=_("Utsänd"), help_text=_("I dag, eller den dag den gick ut om det redan har hänt."))
    seen = forms.IntegerField(label=_("Textens version när den lästes"), widget=forms.HiddenInput)


class CloseForm(EditForm):
    """Closing, with why when somebody has time left."""

    why = needed_when(
        forms.CharField(
            label=_("Varför stängs den nu?"),
            widget=text_area(2),
            required=False,
            help_text=_("Behövs när någon har tid kvar att svara."),
        )
    )


class ReopenForm(EditForm):
    """Until when replies are taken again."""

    due = DateField(label=_("Svar senast"))


class TakeUpForm(EditForm):
    """Why a finished round is taken up again."""

    why = forms.CharField(label=_("Varför?"), widget=text_area(2))


class OccasionForm(forms.Form):
    """A day beside the round."""

    title = forms.CharField(
        label=_("Vad?"), max_length=200, help_text=_("Till exempel presentation, temadialog eller facklig samverkan.")
    )
    on = DateField(label=_("Vilken dag?"))
    union = forms.BooleanField(label=_("Samverkan med de fackliga organisationerna"), required=False)
    body = forms.ModelChoiceField(
        label=_("Hos"), queryset=Body.objects.none(), required=False, empty_label=_("Ingen särskild")
    )
    invited = forms.IntegerField(label=_("Antal inbjudna"), min_value=0, max_value=100_000, required=False)
    attended = forms.IntegerField(label=_("Antal som deltog"), min_value=0, max_value=100_000, required=False)
    notes = forms.CharField(
        label=_("Vad kom fram?"),
        widget=text_area(4),
        required=False,
        help_text=_("Läses av alla i organisationen. Skriv inga namn på personer."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", bodies(actor))


class ChangeOccasionForm(OccasionForm, EditForm):
    """The same, changed."""


class ConsultationFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Consultations by text and state."""

    text = django_filters.CharFilter(label=_("Sök i namn och diarienummer"), method="by_text", widget=forms.SearchInput)
    state = django_filters.ChoiceFilter(label=_("Läge"), choices=ConsultationState.choices, empty_label=_("alla"))

    class Meta:
        """Declared names only."""

        model = Consultation
        fields: tuple[str, ...] = ()

    def by_text(self, rows: Any, name: str, value: str) -> Any:
        """In name or number."""
        return rows.filter(title__icontains=value) | rows.filter(reference__icontains=value)
