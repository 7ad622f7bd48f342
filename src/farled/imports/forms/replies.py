"""A reply that came as a file: which file, what it says as a whole, its parts, and which reply of several it is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.consultation.reads import Consultation, Question, Recipient
from farled.consultation.states import MotionFate, RecipientKind, ReplyDissentKind, ReplyStanding, Stance
from farled.direction.reads import Passage
from farled.imports.acts import PartSaid
from farled.imports.models import ReplyPart
from farled.imports.reads import replies as reads
from farled.imports.rules.replies import REPLY_FILES
from farled.imports.states import PartKind
from farled.people.reads import Actor, Body
from farled.web.forms import EditForm, EnumField, choose
from farled.web.renderer import DateField, LinesField

UNSAID = [("", _("Inte angivet än"))]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class TextField(forms.CharField):
    """Text of several lines. A browser ends each in its own way; here a line ends as in what was read."""

    def to_python(self, value: Any) -> str:
        """The text with one kind of line end."""
        return str(super().to_python(value)).replace("\r\n", "\n")


def _who() -> LinesField:
    return LinesField(
        label=_("Vem? Parti eller roll"),
        help_text=_("En på varje rad. Skriv inte personers namn."),
        error_messages={"required": _("Skriv vem det var, som parti eller roll.")},
    )


class ReplyFileForm(forms.Form):
    """Which file a recipient's reply is."""

    file = forms.FileField(
        label=_("Vilken fil?"),
        allow_empty_file=True,  # the act says so in its own words
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in sorted(REPLY_FILES))}),
        help_text=_(
            "Word (docx), PDF eller text (txt, md). Högst 25 MB. En fil med makron tas inte emot. En inskannad PDF "
            "sparas, och du skriver in svaret med den bredvid."
        ),
    )
    received_on = DateField(label=_("När kom svaret in?"))


class RoundReplyForm(ReplyFileForm):
    """Which file, and whose reply it is: somebody's who was asked, or somebody else's."""

    recipient = forms.ModelChoiceField(
        label=_("Vem har svarat?"),
        queryset=Recipient.objects.none(),
        required=False,
        empty_label=_("Någon som inte fick remissen"),
        help_text=_("De som inte har svarat. Svaret från någon annan antecknas som inkommet utan remiss."),
    )
    body = forms.ModelChoiceField(
        label=_("Utan remiss: en av organisationens egna"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("Nej, någon utanför"),
    )
    name = forms.CharField(label=_("Utan remiss: vad heter den utanför?"), max_length=200, required=False)
    kind = EnumField(RecipientKind, label=_("Vad är den?"), required=False)

    field_order = ("file", "recipient", "body", "name", "kind", "received_on")

    def __init__(self, actor: Actor, row: Consultation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "recipient", reads.unanswered(actor, row))
        choose(self, "body", reads.bodies_to_ask(actor, row))

    def clean(self) -> dict[str, Any]:
        """One sender and no more."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        outside = cleaned.get("name", "").strip()
        named = [name for name in ("recipient", "body") if cleaned.get(name)] + (["name"] if outside else [])
        if len(named) > 1:
            self.add_error(named[-1], _("Du har angett två avsändare. Behåll den som har svarat."))
        elif not named and "recipient" not in self.errors and "body" not in self.errors:
            self.add_error("recipient", _("Välj vem som har svarat, eller skriv vad den som inte fick remissen heter."))
        elif outside and not cleaned.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Välj vad avsändaren är, till exempel organisation."))
        return cleaned


class ReplyHeadForm(EditForm):
    """What the reply says as a whole. What is not known yet may wait."""

    stance = forms.ChoiceField(
        label=_("Ställningstagande"),
        choices=[*UNSAID, *Stance.choices],
        required=False,
        help_text=_("Så som de säger det. Ett yttrande utan uttalat stöd räknas aldrig som stöd."),
    )
    stance_text = forms.CharField(label=_("Ställningstagandet med deras ord"), max_length=300, required=False)
    conditions = TextField(label=_("Vad hänger stödet på?"), widget=_area(3), required=False)
    standing = forms.ChoiceField(
        label=_("Vem står bakom svaret?"),
        choices=[*UNSAID, *ReplyStanding.choices],
        required=False,
        help_text=_("Beslutat yttrande när nämnden eller styrelsen har beslutat det, annars kontorsyttrande."),
    )
    decided_on = DateField(label=_("När beslutade nämnden eller styrelsen?"), required=False)
    paragraph = forms.CharField(
        label=_("Paragraf"), max_length=20, required=False, help_text=_("Bara numret, till exempel 87.")
    )
    stated_on = DateField(label=_("Yttrandet är daterat"), required=False)
    reference = forms.CharField(label=_("Deras diarienummer"), max_length=60, required=False)
    received_on = DateField(label=_("När kom svaret in?"))
    summary = TextField(label=_("Sammanfattning"), widget=_area(4), required=False)
    statement = TextField(
        label=_("Yttrande"),
        widget=_area(14),
        required=False,
        help_text=_("Svaret i sin helhet, som det lästes ur filen."),
    )


class _PartForm(EditForm):
    """What the forms of parts have in common: a new part has no version."""

    def __init__(self, *args: Any, new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if new:
            del self.fields["version"]


class RemarkPartForm(_PartForm):
    """A remark, and what it is about."""

    text = TextField(label=_("Synpunkt"), widget=_area(6), max_length=20_000)
    place = forms.ChoiceField(label=_("Vad gäller den?"))
    quote = TextField(
        label=_("Orden det gäller"),
        widget=_area(2),
        max_length=2000,
        required=False,
        help_text=_("Om svaret pekar på några ord i texten."),
    )
    page = forms.CharField(label=_("Sida i svaret"), max_length=40, required=False)
    appreciates = forms.BooleanField(label=_("De uppskattar något, och vill inte ändra det"), required=False)

    def __init__(self, *args: Any, places: Sequence[tuple[Any, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = list(places)  # type: ignore[attr-defined]  # a field of choices


class MotionPartForm(_PartForm):
    """A motion in the body, and how it went."""

    who = _who()
    text = TextField(label=_("Vad yrkandet säger"), widget=_area(4), max_length=10_000)
    fate = forms.ChoiceField(label=_("Hur gick det?"), choices=[*UNSAID, *MotionFate.choices], required=False)


class DissentPartForm(_PartForm):
    """Who stood aside, and how."""

    who = _who()
    dissent = forms.ChoiceField(label=_("Slag"), choices=[*UNSAID, *ReplyDissentKind.choices], required=False)
    text = TextField(label=_("Vad det säger"), widget=_area(4), max_length=10_000, required=False)


PART_FORMS: dict[PartKind, type[_PartForm]] = {
    PartKind.REMARK: RemarkPartForm,
    PartKind.MOTION: MotionPartForm,
    PartKind.DISSENT: DissentPartForm,
}


def now_said(part: ReplyPart) -> dict[str, Any]:
    """What a part says, under the names of its form's fields."""
    return {
        "version": part.version,
        "text": part.text,
        "place": placed(part),
        "quote": part.quote,
        "page": part.page,
        "appreciates": part.appreciates,
        "who": part.who,
        "fate": part.fate,
        "dissent": part.dissent,
    }


def placed(part: ReplyPart) -> str:
    """What a remark is about, as the form's choice has it."""
    if part.passage_id is not None:
        return f"passage-{part.passage_id}"
    return f"question-{part.question_id}" if part.question_id is not None else "whole"


def part_said(data: dict[str, Any], passages: dict[int, Passage], questions: Sequence[Question]) -> PartSaid:
    """What was typed of a part, as the act takes it."""
    what, _dash, ref = data.get("place", "whole").partition("-")
    return PartSaid(
        text=data.get("text", ""),
        quote=data.get("quote", ""),
        page=data.get("page", ""),
        appreciates=data.get("appreciates", False),
        passage=passages.get(int(ref)) if what == "passage" else None,
        question=next((each for each in questions if what == "question" and each.pk == int(ref)), None),
        who=data.get("who", ()),
        fate=data.get("fate", ""),
        dissent=data.get("dissent", ""),
    )


class ChooseReplyForm(EditForm):
    """Which of the file's replies is this one's."""

    number = forms.TypedChoiceField(label=_("Vilket av svaren i filen är det?"), coerce=int)

    def __init__(self, choices: Sequence[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = list(choices)  # type: ignore[attr-defined]  # a field of choices


class SureReplyForm(EditForm):
    """Nothing but that one is sure."""
