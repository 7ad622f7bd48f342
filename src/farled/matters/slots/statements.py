"""What statements register: search, their names, sentences of history, duties to write and to look over."""

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.matters import reads
from farled.matters.acts import REVIEW, WRITE
from farled.matters.models import FrozenStatement, Layout, Statement
from farled.people.reads import Actor
from farled.web import slots
from farled.web.faces import Faces, faces_of
from farled.web.slots import DutyKind, Hit, SearchSource, SubjectSource

SENTENCES = {
    "matters.layout.added": _("%(who)s lade till dispositionen %(subject)s"),
    "matters.layout.changed": _("%(who)s ändrade dispositionen %(subject)s"),
    "matters.statement.started": _("%(who)s började skriva %(subject)s"),
    "matters.statement.changed": _("%(who)s ändrade uppgifterna om %(subject)s"),
    "matters.statement.fetched": _("%(who)s hämtade texter på nytt till %(subject)s"),
    "matters.statement.nothing_said": _("%(who)s angav att det inte finns några särskilda aspekter i %(subject)s"),
    "matters.statement.nothing_taken_back": _("%(who)s tog tillbaka att det inte finns några aspekter i %(subject)s"),
    "matters.statement.submitted": _("%(who)s angav att det är klart för granskning: %(subject)s"),
    "matters.statement.approved": _("%(who)s godkände %(subject)s"),
    "matters.statement.sent_back": _("%(who)s gjorde till utkast igen %(subject)s"),
    "matters.statement.removed": _("%(who)s tog bort utkastet %(subject)s"),
    "matters.statement.frozen": _("%(who)s skickade till sammanträdet och frös %(subject)s"),
    "matters.statement.kept": _("%(who)s sparade frysta data, %(subject)s"),
    "matters.statement.written": _("%(who)s sparade den frysta filen %(subject)s"),
    "matters.frozen_statement.made": _("%(who)s frös %(subject)s"),
    "matters.frozen_statement.ordered": _("%(who)s beställde Word och PDF av %(subject)s"),
}


def find(actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """Statements by the matter's number or an open title."""
    rows = reads.search_statements(reads.statements(actor), text).order_by("-due", "-pk")[:limit]
    return [
        Hit(
            title=row.open_title,
            kind=_("Tjänsteutlåtande"),
            url=reverse("matters:statement", args=[row.pk]),
            note=f"{row.matter.reference}, {row.get_state_display()}",
        )
        for row in rows
    ]


def faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the statements the actor may see are called, and where they live."""
    seen = reads.statements(actor).filter(pk__in=ids)
    return faces_of(seen, lambda row: (str(row), reverse("matters:statement", args=[row.pk])))


def frozen_faces(actor: Actor, ids: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """The same for what is frozen, by the ids of the frozen."""
    seen = reads.statements(actor).filter(frozen__in=ids).select_related("frozen")
    return {row.frozen.pk: (str(row), reverse("matters:statement", args=[row.pk])) for row in seen}


def layout_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the layouts are called."""
    return faces_of(reads.layouts(actor).filter(pk__in=ids), lambda row: (row.name, reverse("matters:layouts")))


def _where(pk: int) -> str:
    return reverse("matters:statement", args=[pk])


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.search_sources.register("matters.statements", SearchSource(_("Tjänsteutlåtanden"), find))
    slots.subject_sources.register(Statement.KIND, SubjectSource(Statement.KIND, faces))
    slots.subject_sources.register(FrozenStatement.KIND, SubjectSource(FrozenStatement.KIND, frozen_faces, news=False))
    slots.subject_sources.register(Layout.KIND, SubjectSource(Layout.KIND, layout_faces, news=False))
    slots.duty_kinds.register(WRITE, DutyKind(_("Skriv klart %(subject)s"), Statement.KIND, _where))
    slots.duty_kinds.register(REVIEW, DutyKind(_("Granska %(subject)s"), Statement.KIND, _where))
