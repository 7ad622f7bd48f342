"""The text of a version: the whole of it, a section, a passage."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.direction.models import Passage
from farled.direction.reads import text as reads
from farled.direction.reads.text import Placed
from farled.direction.states import Beside
from farled.web.forms import EditForm, EnumField, SeveralField

_SHORT = 70  # characters of a passage in a list to choose from


class WriteTextForm(EditForm):
    """A whole text, or a section of it."""

    text = forms.CharField(
        label=_("Texten"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "class": "writing"}),
    )


class WriteLackingTextForm(WriteTextForm):
    """The text of a version that was decided without one here."""

    why = forms.CharField(
        label=_("Var kommer texten från?"),
        max_length=300,
        help_text=_("Till exempel protokollet eller författningssamlingen. Skälet syns i historiken."),
    )


class PassageForm(EditForm):
    """One passage."""

    text = forms.CharField(label=_("Texten"), strip=False, widget=forms.Textarea(attrs={"rows": 8, "class": "writing"}))


class PassagesField(SeveralField):
    """Passages, told by label and first words."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Passage.objects.none(), **kwargs)
        self.words: dict[int, str] = {}

    def label_from_instance(self, obj: Any) -> str:
        """Such as ``3.2 st. 1 Varje nämnd ansvarar …``."""
        return self.words.get(obj.pk, str(obj))


class PassageField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One passage, told the same way."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Passage.objects.none(), **kwargs)
        self.words: dict[int, str] = {}

    def label_from_instance(self, obj: Any) -> str:
        """Such as ``3.2 st. 1 Varje nämnd ansvarar …``."""
        return self.words.get(obj.pk, str(obj))


def offer(form: forms.Form, name: str, text: list[Placed], but: int = 0) -> None:
    """Give a choice among passages those of a text, in its order."""
    field = cast("PassageField", form.fields[name])
    field.words = {each.wording.passage_id: told(each) for each in text}
    field.queryset = reads.passages_in(each for each in text if each.wording.passage_id != but)


class AddPassagesForm(forms.Form):
    """Passages to add, and where."""

    text = forms.CharField(
        label=_("Vad ska läggas till?"), strip=False, widget=forms.Textarea(attrs={"rows": 10, "class": "writing"})
    )
    beside = PassageField(
        label=_("Vid vilket stycke?"), required=False, empty_label=_("Sist i texten"),
        help_text=_("Välj inget för att lägga till sist."),
    )  # fmt: skip
    where = EnumField(Beside, label=_("Före eller efter stycket?"), required=False)

    def __init__(self, text: list[Placed], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "beside", text)


class MovePassageForm(EditForm):
    """Where a passage is moved to."""

    after = PassageField(label=_("Efter vilket stycke ska det stå?"), required=False, empty_label=_("Först i texten"))

    def __init__(self, text: list[Placed], passage: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "after", text, but=passage)


class SamePassageForm(EditForm):
    """Which of the passages taken out of a draft one is."""

    earlier = PassageField(
        label=_("Vilket stycke är det?"),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=_("Stycken som har tagits bort ur texten. Det som är kopplat till stycket du väljer följer med."),
    )

    def __init__(self, gone: Mapping[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("PassageField", self.fields["earlier"])
        field.words = {pk: shortened(words) for pk, words in gone.items()}
        field.queryset = reads.these_passages(gone)


class TiePassagesForm(EditForm):
    """The passages an objective is told in."""

    passages = PassagesField(
        label=_("Var i texten står målet?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kryssa för rubriken eller styckena som säger vad målet är."),
    )

    def __init__(self, text: list[Placed], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "passages", text)


def told(placed: Placed) -> str:
    """A passage in a list to choose from: its label and first words."""
    return f"{placed.label}  {shortened(placed.wording.plain)}"


def shortened(words: str) -> str:
    """The first words of a passage."""
    return words if len(words) <= _SHORT else words[:_SHORT].rstrip() + "…"
