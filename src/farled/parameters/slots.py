"""What the parameters register."""

from django.utils.translation import gettext_lazy as _

from farled.parameters import exchange
from farled.web import own_lists, slots


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    slots.trail_sentences.register("parameters.value.set", _("%(who)s satte %(subject)s"))
