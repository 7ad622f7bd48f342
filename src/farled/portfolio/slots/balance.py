"""What is registered about the balance."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor
from farled.portfolio.figures.explained_balance import KINDS
from farled.portfolio.models import BalancePoint
from farled.portfolio.reads import balance as reads
from farled.portfolio.reads.balance_invariants import points_stay_in_their_organisation
from farled.web import explained, slots
from farled.web.faces import Faces, faces_of

TRAIL_SENTENCES = {
    "portfolio.balance_point.added": _("%(who)s lade till en referenspunkt för balansen: %(subject)s"),
    "portfolio.balance_point.changed": _("%(who)s ändrade en referenspunkt för balansen: %(subject)s"),
    "portfolio.balance_point.removed": _("%(who)s tog bort en referenspunkt för balansen: %(subject)s"),
}


def point_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A reference point stands among the others."""
    rows = reads.balance_points(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), reverse("portfolio:balance_points")))


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.subject_sources.register(BalancePoint.KIND, slots.SubjectSource(BalancePoint.KIND, point_faces, news=False))
    explained.register(KINDS)
    name = "portfolio.balance.organisation"
    slots.invariants.register(name, slots.Invariant(name, points_stay_in_their_organisation))
