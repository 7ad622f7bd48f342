"""What is typed of a reply: the statement, remarks, approval, the board's decision, handing in."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.consultation.acts import Attached, Moved, Placed, Remarked, Said, StoodAside
from farled.consultation.models import Consultation, Question, Reply
from farled.consultation.reads import texts
from farled.consultation.states import MotionFate, ReplyDissentKind, ReplyStanding, Stance
from farled.direction.reads import Passage
from farled.web.form_rows import RowsForm
from farled.web.forms import EditForm, EnumField, choose, needed_when
from farled.web.renderer import DateField

LARGEST = 25 * 1024 * 1024  # bytes of a reply that came as a file


def text_area(rows: int) -> forms.Textarea:
    """A field for longer text."""
    return forms.Textarea(attrs={"rows": rows})


def parties_of(text: str) -> list[str]:
    """Who, as typed: ``M, SD och ordföranden`` gives each of them."""
    words = re.split(r"[,;/&]|\boch\b|\band\b", text or "")
    return list(dict.fromkeys(word.strip(" ()") for word in words if word.strip(" ()")))


# --- While it is written ----------------------------------------------------------------------------------------------

OWN_WORDS = [("", _("Välj")), *((each.value, each.label) for each in Stance if each is not Stance.ABSTAINS)]


class ReplyForm(EditForm):
    """What the reply says as a whole. Nothing is required: it is saved as it goes."""

    stance = forms.ChoiceField(
        label=_("Hur ställer ni er till förslaget?"),
        choices=OWN_WORDS,
        required=False,
        help_text=_("Välj det som ligger närmast det ni skriver. Det räknas aldrig om till något annat."),
    )
    stance_text = forms.CharField(
        label=_("Ställningstagandet med egna ord"),
        max_length=300,
        required=False,
        help_text=_("Så som det står i yttrandet, till exempel: Nämnden ställer sig i huvudsak positiv."),
    )
    conditions = needed_when(
        forms.CharField(
            label=_("Vad hänger stödet på?"),
            widget=text_area(3),
            required=False,
            help_text=_("Behövs när ni tillstyrker under förutsättning."),
        )
    )
    summary = forms.CharField(label=_("Sammanfattning"), widget=text_area(4), required=False)
    statement = forms.CharField(
        label=_("Yttrande"),
        widget=text_area(14),
        required=False,
        help_text=_("Svaret i sin helhet. Synpunkter på enskilda stycken och frågor lämnas där de hör hemma."),
    )
    reference = forms.CharField(label=_("Ert diarienummer"), max_length=60, required=False)
    stated_on = DateField(label=_("Yttrandet är daterat"), required=False)


class RemarkForm(forms.Form):
    """A remark, on a passage, in answer to a question, or on the whole."""

    passage = forms.ModelChoiceField(
        label=_("Stycket den gäller"), queryset=Passage.objects.none(), required=False, widget=forms.HiddenInput
    )
    question = forms.ModelChoiceField(
        label=_("Frågan den svarar på"), queryset=Question.objects.none(), required=False, widget=forms.HiddenInput
    )
    text = forms.CharField(label=_("Er synpunkt"), widget=text_area(6))
    quote = forms.CharField(
        label=_("Orden det gäller"),
        widget=text_area(2),
        max_length=2000,
        required=False,
        help_text=_("Om det är några ord i texten ni vill peka på."),
    )
    appreciates = forms.BooleanField(
        label=_("Det här är något vi uppskattar, inte något vi vill ändra"), required=False
    )

    def __init__(self, reply: Reply, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        consultation = reply.recipient.consultation
        choose(self, "passage", texts.passages_of(consultation))
        choose(self, "question", consultation.questions.all())


class ChangeRemarkForm(EditForm):
    """What a remark says now."""

    text = forms.CharField(label=_("Er synpunkt"), widget=text_area(6))
    quote = forms.CharField(label=_("Orden det gäller"), widget=text_area(2), max_length=2000, required=False)
    appreciates = forms.BooleanField(
        label=_("Det här är något vi uppskattar, inte något vi vill ändra"), required=False
    )


class TakeTextForm(EditForm):
    """Whose text to take."""

    source = forms.ModelChoiceField(label=_("Från vilket svar?"), queryset=Reply.objects.none(), empty_label=_("Välj"))

    def __init__(self, sources: QuerySet[Reply], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "source", sources)


class SureForm(EditForm):
    """Nothing but that one is sure."""


class ReadForm(EditForm):
    """Nothing but that one is sure, having read what it is about."""

    seen = forms.CharField(
        label=_("Det svaret sade när det lästes"), max_length=64, required=False, widget=forms.HiddenInput,
        help_text=_("Svarets content_key. Har det ändrats sedan dess sägs det i stället för att det görs."),
    )  # fmt: skip


# --- On its way out ---------------------------------------------------------------------------------------------------


class SendBackForm(EditForm):
    """What has to be changed."""

    comment = forms.CharField(label=_("Vad behöver ändras?"), widget=text_area(3), max_length=2000, required=False)


class HandInForm(ReadForm):
    """Whose the reply is."""

    standing = EnumField(
        ReplyStanding,
        label=_("Vem står bakom svaret?"),
        help_text=_("Beslutat yttrande när nämnden eller styrelsen har beslutat det, annars kontorsyttrande."),
    )


class AbstainForm(forms.Form):
    """Why the body does not answer, if it says so."""

    why = forms.CharField(label=_("Varför avstår ni?"), widget=text_area(3), max_length=5000, required=False)
    decided_on = DateField(label=_("Nämndens beslut, om den har beslutat"), required=False)
    paragraph = forms.CharField(label=_("Paragraf"), max_length=20, required=False)
    discard = forms.BooleanField(
        label=_("Kasta utkastet som är skrivet"),
        required=False,
        help_text=_("Yttrandet och synpunkterna i utkastet försvinner."),
    )
    seen = forms.CharField(
        label=_("Det svaret sade när det lästes"), max_length=64, required=False, widget=forms.HiddenInput,
        help_text=_("Svarets content_key. Har det ändrats sedan dess sägs det i stället för att det görs."),
    )  # fmt: skip


def _who() -> forms.CharField:
    return forms.CharField(label=_("Vem? Parti eller roll"), max_length=200)


def row_fields(name: str) -> dict[str, forms.Field]:
    """The fields of a motion, of somebody who stood aside, or of a remark in a reply that came by mail."""
    if name == "motions":
        return {
            "who": _who(),
            "text": forms.CharField(label=_("Vad yrkandet säger"), widget=text_area(2), max_length=10_000),
            "fate": forms.ChoiceField(label=_("Hur gick det?"), choices=[("", _("Välj")), *MotionFate.choices]),
        }
    if name == "dissents":
        return {
            "who": _who(),
            "kind": forms.ChoiceField(label=_("Slag"), choices=[("", _("Välj")), *ReplyDissentKind.choices]),
            "text": forms.CharField(label=_("Vad det säger"), widget=text_area(2), max_length=10_000),
        }
    return {
        "text": forms.CharField(label=_("Synpunkt"), widget=text_area(3), max_length=20_000),
        "page": forms.CharField(label=_("Sida i svaret"), max_length=40),
        "question": forms.CharField(label=_("Frågans nummer"), max_length=3),
    }


TITLES: Mapping[str, tuple[Any, Any, Any]] = {
    "remarks": (
        _("Synpunkter"), _("Synpunkt"),
        _("En synpunkt i taget, så att var och en får sitt svar. Svarar den på en fråga, skriv frågans nummer."),
    ),
    "motions": (
        _("Yrkanden om ändring"), _("Yrkande"),
        _("Både det som bifölls och det som avslogs. Det som bifölls blir en synpunkt i svaret, om den inte redan "
          "står där."),
    ),
    "dissents": (
        _("Reservationer och särskilda yttranden"), _("Avvikande mening"),
        _("Skriv parti eller roll, inte personers namn."),
    ),
}  # fmt: skip
NEEDED: Mapping[str, tuple[str, ...]] = {
    "motions": ("who", "text", "fate"),
    "dissents": ("who", "kind"),
    "remarks": ("text",),
}


class BoardForm(RowsForm):
    """A decision of the board, with what was moved and who stood aside."""

    ROWS: ClassVar[Mapping[str, int]] = {"motions": 2, "dissents": 2}
    NEEDED: ClassVar[Mapping[str, tuple[str, ...]]] = NEEDED

    def row_fields(self, name: str) -> dict[str, forms.Field]:
        """See ``row_fields``."""
        return row_fields(name)

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields that stand in no row."""
        rows = self.row_names()
        return [field for field in self.visible_fields() if field.name not in rows]

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The rows as the page shows them, each kind folded away while nothing is in it."""
        found = []
        for name in self.ROWS:
            rows = list(self.rows(name))
            title, legend, text = TITLES[name]
            used = any(field.value() not in (None, "") or field.errors for row in rows for field in row)
            found.append({"name": name, "title": title, "legend": legend, "help": text, "rows": rows, "open": used})
        return found

    def clean(self) -> dict[str, Any]:
        """The form's own fields, and the rows as the acts take them."""
        super().clean()
        typed = {name: self.filled(name) for name in self.ROWS}
        cleaned = {name: value for name, value in self.cleaned_data.items() if name not in self.row_names()}
        if self.errors:
            return cleaned
        cleaned["motions"] = [
            Moved(who=parties_of(row["who"]), text=row["text"], fate=MotionFate(row["fate"]))
            for row in typed["motions"]
        ]
        cleaned["dissents"] = [
            StoodAside(who=parties_of(row["who"]), kind=ReplyDissentKind(row["kind"]), text=row["text"] or "")
            for row in typed["dissents"]
        ]
        return cleaned


class AdoptForm(BoardForm, ReadForm):
    """The board's decision about a reply that is written here."""

    decided_on = DateField(label=_("När beslutade nämnden?"))
    paragraph = forms.CharField(
        label=_("Paragraf"), max_length=20, required=False, help_text=_("Bara numret, till exempel 87.")
    )
    statement = forms.CharField(
        label=_("Yttrandet som nämnden beslutade det"),
        widget=text_area(12),
        required=False,
        help_text=_("Ändra här om nämnden ändrade texten."),
    )


class RegisterForm(BoardForm):
    """A reply that came on another way than through the product."""

    ROWS: ClassVar[Mapping[str, int]] = {"remarks": 4, "motions": 1, "dissents": 1}

    received_on = DateField(label=_("När kom svaret in?"))
    standing = EnumField(ReplyStanding, label=_("Vem står bakom svaret?"))
    decided_on = DateField(label=_("Nämndens beslut"), required=False)
    paragraph = forms.CharField(label=_("Paragraf"), max_length=20, required=False)
    stance = EnumField(Stance, label=_("Ställningstagande"))
    stance_text = forms.CharField(label=_("Ställningstagandet med deras ord"), max_length=300, required=False)
    conditions = forms.CharField(label=_("Villkor"), widget=text_area(2), required=False)
    summary = forms.CharField(label=_("Sammanfattning"), widget=text_area(3), required=False)
    statement = forms.CharField(label=_("Yttrande"), widget=text_area(10), required=False)
    reference = forms.CharField(label=_("Deras diarienummer"), max_length=60, required=False)
    stated_on = DateField(label=_("Yttrandet är daterat"), required=False)

    def __init__(self, consultation: Consultation, *args: Any, **kwargs: Any) -> None:
        self.questions = {str(each.number): each for each in consultation.questions.all()}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """The form's own fields, and what is said as the act takes it."""
        remarks = self._remarks()
        cleaned = super().clean()
        if self.errors:
            return cleaned
        own = {name: cleaned.pop(name) for name in (*Reply.SAID,)}
        cleaned["said"] = Said(**own)
        cleaned["remarks"] = remarks
        return cleaned

    def _remarks(self) -> list[Placed]:
        found = []
        for place, row in enumerate(self.filled("remarks")):
            number = (row["question"] or "").strip(" .")
            if number and number not in self.questions:
                self.add_error(f"remarks-{place}-question", _("Det finns ingen fråga med det numret."))
                continue
            remarked = Remarked(text=row["text"] or "-", page=row["page"] or "")
            found.append(Placed(remarked=remarked, question=self.questions.get(number)))
        return found


class RegisterPage(RegisterForm):
    """The same on its page, with the reply as the file it came as. A program sends no file."""

    upload = forms.FileField(
        label=_("Yttrandet som fil"),
        required=False,
        help_text=_("Som det kom in, högst 25 MB. Alla i organisationen kan hämta det."),
    )

    def clean(self) -> dict[str, Any]:
        """With the file as the act takes it."""
        cleaned = super().clean()
        upload = cleaned.pop("upload", None)
        if upload is not None and upload.size > LARGEST:
            self.add_error("upload", _("Filen är större än 25 MB. Spara den mindre, till exempel som PDF."))
        elif upload is not None and not self.errors:
            cleaned["attached"] = Attached(name=upload.name, content=upload.read())
        return cleaned


# --- Without an account -----------------------------------------------------------------------------------------------


class SignForm(forms.Form):
    """How whoever holds a link signs what they do."""

    name = forms.CharField(
        label=_("Vem är du?"),
        max_length=200,
        help_text=_("Ditt namn eller din funktion, till exempel ordförande. Det står i historiken vid det du gör."),
    )


class ApproverForm(forms.Form):
    """Whom the second link is for."""

    name = forms.CharField(label=_("Vem ska läsa och godkänna?"), max_length=200, help_text=_("Namn eller funktion."))
