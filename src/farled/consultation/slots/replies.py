"""What the answering side registers."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.consultation.acts.replies import APPROVE
from farled.consultation.exchange import replies as exchange
from farled.consultation.models import Recipient, Reply
from farled.consultation.reads import replies as replies_reads
from farled.consultation.rules import replies as rules
from farled.consultation.states import ConsultationState
from farled.people.reads import Actor, Request
from farled.web import own_lists, slots
from farled.web.faces import Faces, faces_of

TRAIL_SENTENCES = {
    "consultation.reply.begun": _("%(who)s började svara: %(subject)s"),
    "consultation.reply.written": _("%(who)s skrev i utkastet: %(subject)s"),
    "consultation.reply.taken": _("%(who)s hämtade texten från ett annat svar: %(subject)s"),
    "consultation.reply.discarded": _("%(who)s kastade utkastet: %(subject)s"),
    "consultation.reply.sent_for_approval": _("%(who)s skickade svaret för godkännande: %(subject)s"),
    "consultation.reply.approved": _("%(who)s godkände svaret: %(subject)s"),
    "consultation.reply.sent_back": _("%(who)s gjorde svaret till utkast igen: %(subject)s"),
    "consultation.reply.adopted": _("%(who)s skrev in nämndens beslut: %(subject)s"),
    "consultation.reply.handed_in": _("%(who)s lämnade in svaret: %(subject)s"),
    "consultation.reply.abstained": _("%(who)s avstod från att svara: %(subject)s"),
    "consultation.reply.registered": _("%(who)s registrerade ett svar som kommit in: %(subject)s"),
    "consultation.link.signed": _("%(who)s angav vem som har länken: %(subject)s"),
}


def reply_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """The replies the actor may read, with their pages."""
    rows = replies_reads.replies(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (f"{row.recipient.consultation}: {row}", where_read(row.pk)))


def where_read(pk: int) -> str:
    """Where a reply is read and approved."""
    return reverse("consultation:reply", args=[pk])


def _reads(one: Recipient, request: Request) -> str | None:
    reply = replies_reads.handed_in(one)
    return where_read(reply.pk) if reply is not None else None


def _registers(one: Recipient, request: Request) -> str | None:
    takes = one.consultation.state in (ConsultationState.OPEN, ConsultationState.CLOSED)
    if not takes or getattr(one, "reply", None) is not None or not rules.can_register(request.actor, one.consultation):
        return None
    return reverse("consultation:register_reply", args=[one.pk])


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.subject_sources.register(Reply.KIND, slots.SubjectSource(Reply.KIND, reply_faces))
    for name, label, href in (
        ("read", _("Läs svaret"), _reads),
        ("register", _("Registrera ett svar som kommit in"), _registers),
    ):
        slots.action_links.register(f"consultation.reply.{name}", slots.ActionLink(Recipient.KIND, label, href))
    slots.duty_kinds.register(APPROVE, slots.DutyKind(_("Godkänn remissvaret: %(subject)s"), Reply.KIND, where_read))
