"""What a decision does to a document."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.direction.forms.fields import DecisionField
from farled.matters.reads import Decision, adopting_decisions, repealing_decisions
from farled.people.reads import Actor
from farled.web.forms import EditForm, choose
from farled.web.renderer import DateField


class ValidityFields(forms.Form):
    """From when until when it holds."""

    valid_from = DateField(label=_("Gäller från och med"))
    valid_to = DateField(
        label=_("Gäller till och med"), required=False, help_text=_("Lämna tomt om det gäller tills vidare.")
    )


class AdoptForm(ValidityFields, EditForm):
    """The decision a draft is adopted by."""

    decision = DecisionField(
        label=_("Genom vilket beslut antas det?"), queryset=Decision.objects.none(), empty_label=_("Välj ett beslut")
    )
    seen = forms.IntegerField(label=_("Textens version när den lästes"), widget=forms.HiddenInput)
    field_order = ("decision", "valid_from", "valid_to")

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "decision", adopting_decisions(actor))


class RepealForm(EditForm):
    """The decision a document is repealed by."""

    decision = DecisionField(
        label=_("Genom vilket beslut upphävs det?"), queryset=Decision.objects.none(), empty_label=_("Välj ett beslut")
    )
    last_day = DateField(label=_("Sista dag det gäller"))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "decision", repealing_decisions(actor))


class IssueForm(ValidityFields, EditForm):
    """From when what somebody else has decided holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].required = False
        self.fields["valid_from"].help_text = _("Lämna tomt om dagen inte är känd.")


class RecordForm(EditForm):
    """What is known of a document that was decided before its matters were kept here."""

    decided_text = forms.CharField(
        label=_("Vad är känt om beslutet?"),
        required=False,
        max_length=200,
        help_text=_("Till exempel Kommunfullmäktige 2016-05-12 § 9. Lämna tomt om det inte är känt."),
    )
    valid_from = DateField(
        label=_("Gäller från och med"), required=False, help_text=_("Lämna tomt om dagen inte är känd.")
    )
    valid_to = DateField(
        label=_("Gäller till och med"), required=False, help_text=_("Lämna tomt om det gäller tills vidare.")
    )


class ReviseForm(forms.Form):
    """What the next version is for."""

    note = forms.CharField(
        label=_("Varför behövs en ny version?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Till exempel vilken uppföljning som visade det."),
    )


class SureForm(EditForm):
    """Something to confirm, with the reason."""

    why = forms.CharField(label=_("Varför?"), max_length=300, required=False)
