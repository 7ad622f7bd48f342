"""Fields the direction's forms share: a decision to rest on, a document among many, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.direction.models import Document
from farled.matters.reads import Decision
from farled.web import formats


class DecisionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A decision, told by organ, day, § and matter."""

    def label_from_instance(self, obj: Any) -> str:
        """Such as ``Kommunfullmäktige 26 jan 2024 § 12, antas – KS 2023/00315 Program``."""
        decision: Decision = obj
        paragraph = f" § {decision.paragraph}" if decision.paragraph else ""
        day = formats.day(decision.meeting.on)
        return f"{decision.meeting.organ} {day}{paragraph}, {decision.get_outcome_display()} – {decision.matter}"


class DocumentField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A document; one of another organisation says whose it is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Document.objects.none(), **kwargs)
        self.organisation_id = 0

    def label_from_instance(self, obj: Any) -> str:
        """The title, and whose it is."""
        document: Document = obj
        return (
            document.title
            if document.organisation_id == self.organisation_id
            else (f"{document.title} ({document.organisation.name})")
        )


def why_field(*, decided: bool) -> forms.CharField:
    """Why it is changed: asked of what is decided, offered for a draft."""
    return forms.CharField(
        label=_("Varför ändrar du?"),
        max_length=300,
        required=decided,
        help_text=_("Dokumentet är beslutat. Skriv vilket beslut eller fel ändringen gäller. Skälet syns i historiken.")
        if decided
        else _("Skälet syns i historiken."),
    )
