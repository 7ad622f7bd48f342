"""What a field says when what was typed cannot be used: Django's own sentences in our voice, the same in every form."""

from typing import Any

from django import forms
from django.core import validators
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Det här måste fyllas i.")},
    forms.BooleanField: {"required": _("Kryssa i rutan för att gå vidare.")},
    forms.ChoiceField: {
        "required": _("Välj ett av alternativen."),
        "invalid_choice": _("%(value)s går inte att välja. Välj ett av alternativen."),
    },
    forms.MultipleChoiceField: {"invalid_choice": _("%(value)s går inte att välja. Välj bland alternativen.")},
    forms.ModelChoiceField: {
        "invalid_choice": _("Det du valde finns inte längre, eller så får du inte välja det. Välj något annat.")
    },
    forms.ModelMultipleChoiceField: {
        "invalid_choice": _("Något du valde finns inte längre, eller så får du inte välja det. Välj om."),
        "invalid_pk_value": _("Något du valde finns inte längre, eller så får du inte välja det. Välj om."),
    },
    forms.DateField: {"invalid": _("Det finns ingen sådan dag. Skriv datumet som 2026-11-30.")},
    forms.IntegerField: {"invalid": _("Skriv ett heltal med siffror, till exempel 3.")},
}
VALIDATORS: dict[type[Any], Promise] = {
    validators.MaxLengthValidator: _(
        "Texten är %(show_value)d tecken lång, och det får plats %(limit_value)d. Korta den."
    ),
    validators.MinValueValidator: _("Skriv ett tal som är %(limit_value)s eller mer."),
    validators.MaxValueValidator: _("Skriv ett tal som är %(limit_value)s eller mindre."),
    validators.EmailValidator: _("Adressen ska se ut som namn@kommun.se. Kontrollera hur den är skriven."),
    validators.ProhibitNullCharactersValidator: _("Texten innehåller ett tecken som inte kan sparas. Skriv om den."),
}


def say_it_our_way() -> None:
    """Called once, when the app is ready."""
    for field, sentences in FIELDS.items():
        field.default_error_messages = {**field.default_error_messages, **sentences}
    for validator, sentence in VALIDATORS.items():
        validator.message = sentence
