"""What the parameters register."""

from django.utils.translation import gettext_lazy as _

from farled.web import slots


def register() -> None:
    """Called once, when the app is ready."""
    slots.trail_sentences.register("parameters.value.set", _("%(who)s satte %(subject)s"))
