"""What the files foundation registers."""

from django.utils.translation import gettext_lazy as _

from farled.files import invariants
from farled.web import slots


def register() -> None:
    """Called once, when the app is ready."""
    slots.invariants.register("files.whole", slots.Invariant("files.whole", invariants.files_are_whole))
    slots.trail_sentences.register("files.kept", _("%(who)s sparade filen %(subject)s"))
    slots.trail_sentences.register("files.shared", _("%(who)s lät alla hämta filen %(subject)s"))
    slots.trail_sentences.register("files.discarded", _("%(who)s tog bort filen %(subject)s"))
