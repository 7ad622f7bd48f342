"""What the calendar registers: its invariant, its own records among the subjects, and the sentences of its events."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.agenda import exchange, explained, invariants, reads, sending
from farled.agenda.reads import DateEntry
from farled.people.reads import Actor
from farled.web import own_lists, slots
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.scheduled import scheduled_works


def date_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Title and address of the dates the actor may see."""
    rows = reads.dates(actor).filter(pk__in=refs).values_list("pk", "title", "on", named=True)
    return faces_of(rows, lambda row: (row.title, f"{reverse('agenda:dates')}?year={row.on.year}"))


def register() -> None:
    """Called once, when the app is ready."""
    register_figures(explained.KINDS)
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    slots.invariants.register("agenda.duties", slots.Invariant("agenda.duties", invariants.duties_are_of_known_kinds))
    slots.subject_sources.register(DateEntry.KIND, slots.SubjectSource(DateEntry.KIND, date_faces, news=False))
    slots.trail_sentences.register("agenda.date.added", _("%(who)s lade in %(subject)s i kalendern"))
    slots.trail_sentences.register("agenda.date.changed", _("%(who)s ändrade %(subject)s i kalendern"))
    slots.trail_sentences.register("agenda.date.laid_up", _("%(who)s lade upp %(subject)s för nästa år"))
    scheduled_works.register("agenda.digest", sending.WORK)
