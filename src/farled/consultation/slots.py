"""What this part registers."""

from django.utils.translation import gettext_lazy as _

from farled.consultation import rules
from farled.direction.reads import DocumentVersion
from farled.people.reads import Actor
from farled.web import slots

TRAIL_SENTENCES = {
    # Treatment
    "consultation.remark.received": _("%(who)s tog emot en synpunkt: %(subject)s"),
    "consultation.remark.treated": _("%(who)s behandlade: %(subject)s"),
    "consultation.remark.grouped": _("%(who)s grupperade det som säger samma sak: %(subject)s"),
    "consultation.remark.ungrouped": _("%(who)s tog ut en synpunkt ur gruppen: %(subject)s"),
    "consultation.theme.added": _("%(who)s lade till temat %(subject)s"),
    "consultation.theme.changed": _("%(who)s ändrade temat %(subject)s"),
    "consultation.theme.removed": _("%(who)s tog bort temat %(subject)s"),
    "consultation.disposition.added": _("%(who)s lade till behandlingen %(subject)s"),
    "consultation.disposition.changed": _("%(who)s ändrade behandlingen %(subject)s"),
    "consultation.treatment.shown": _("%(who)s visade hur synpunkterna behandlas: %(subject)s"),
    "consultation.treatment.hidden": _("%(who)s slutade visa hur synpunkterna behandlas: %(subject)s"),
}


def is_treated(draft: DocumentVersion, *, by: Actor) -> None:
    """A document is not adopted while remarks on it wait to be treated."""
    rules.check_treated(draft)


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.obstacles.register("consultation.treated", slots.Obstacle("direction.adopt", is_treated))
