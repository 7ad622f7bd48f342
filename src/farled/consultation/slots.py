"""What this part registers."""

from django.utils.translation import gettext_lazy as _

from farled.web import slots

TRAIL_SENTENCES = {
    "consultation.remark.received": _("%(who)s tog emot en synpunkt: %(subject)s"),
}


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
