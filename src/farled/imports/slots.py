"""What this part registers."""

from collections.abc import Collection, Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document
from farled.imports import invariants, reads
from farled.imports.models import Reading
from farled.people.reads import Actor, Request
from farled.web import slots

SHOWN = 5

SENTENCES = {
    "imports.reading.started": _("%(who)s laddade upp %(subject)s för inläsning"),
    "imports.reading.read": _("%(subject)s är läst"),
    "imports.reading.refused": _("%(subject)s gick inte att läsa"),
    "imports.reading.again": _("%(who)s lät läsa om %(subject)s"),
    "imports.reading.stopped": _("%(who)s tog upp granskningen av %(subject)s igen"),
    "imports.reading.confirmed_sure": _("%(who)s bekräftade alla säkra rader i %(subject)s"),
    "imports.reading.parties_decided": _("%(who)s bestämde vilka som menas i %(subject)s"),
    "imports.reading.goals_decided": _("%(who)s bestämde målen i %(subject)s"),
    "imports.reading.asked": _("%(who)s lät föra in raderna ur %(subject)s"),
    "imports.reading.applied": _("Raderna ur %(subject)s är införda i planen"),
    "imports.reading.hindered": _("Inget ur %(subject)s fördes in, några rader måste ändras först"),
    "imports.reading.abandoned": _("%(who)s lämnade inläsningen av %(subject)s, och filen togs bort"),
    "imports.row.confirmed": _("%(who)s bekräftade rad %(subject)s"),
    "imports.row.mended": _("%(who)s ändrade rad %(subject)s"),
    "imports.row.dropped": _("%(who)s tog inte med rad %(subject)s"),
    "imports.row.restored": _("%(who)s ångrade beslutet om rad %(subject)s"),
    "imports.columns.said": _("%(who)s pekade ut kolumnerna under %(subject)s"),
    "imports.columns.changed": _("%(who)s ändrade kolumnerna under %(subject)s"),
}


def reading_faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """File name and address of the readings the actor may see."""
    rows = reads.readings(actor).filter(pk__in=refs)
    return {row.pk: (row.name, reverse("imports:reading", args=[row.pk])) for row in rows}


def waiting(request: Request) -> Iterator[slots.StartPanel]:
    """The actor's own readings that wait for them."""
    if not request.actor.reach("imports.run").whole:
        return
    rows = list(reads.with_left(reads.waiting(request.actor))[: SHOWN + 1])
    if rows:
        yield slots.StartPanel("imports/_start.html", {"rows": rows[:SHOWN], "more": len(rows) > SHOWN})


def read_in(document: Document, request: Request) -> str | None:
    """Where a file is read into a plan, for those who may."""
    if not request.actor.reach("imports.run").whole or not reads.plans(request.actor).filter(pk=document.pk).exists():
        return None
    return f"{reverse('imports:read')}?plan={document.pk}"


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.subject_sources.register(Reading.KIND, slots.SubjectSource(Reading.KIND, reading_faces))
    slots.start_sources.register("imports.waiting", slots.StartSource(waiting))
    slots.action_links.register("imports.read", slots.ActionLink(Document.KIND, _("Läs in rader ur en fil"), read_in))
    for name, check in (
        ("imports.applied", invariants.applied_rows_stand_in_their_plan),
        ("imports.organisation", invariants.readings_stay_in_their_organisation),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
