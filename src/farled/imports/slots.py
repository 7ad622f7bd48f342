"""What this part registers."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.consultation.reads import Consultation, Recipient
from farled.direction.reads import Document, DocumentVersion
from farled.imports import explained, invariants, reads, rules
from farled.imports.exchange import sheets
from farled.imports.models import ChangeSet, ListFile, Reading, ReplyReading
from farled.imports.reads import replies
from farled.imports.rules import replies as replies_rules
from farled.imports.states import OPEN_REPLIES
from farled.people.reads import Actor, Request
from farled.web import own_lists, slots
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.own_lists import ListTool
from farled.web.refused import Refused
from farled.web.together import Asks, asking

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
    "imports.changes.asked": _("%(who)s skickade in ändringar: %(subject)s"),
    "imports.changes.compared": _("Ändringarna %(subject)s är jämförda med listan"),
    "imports.changes.refused": _("Filen %(subject)s gick inte att använda"),
    "imports.changes.approved": _("%(who)s godkände ändringarna %(subject)s"),
    "imports.changes.applied": _("Ändringarna %(subject)s är sparade"),
    "imports.changes.hindered": _("Inget i %(subject)s sparades, några celler måste ändras först"),
    "imports.changes.stopped": _("%(who)s tog upp ändringarna %(subject)s igen"),
    "imports.changes.left": _("%(who)s lämnade ändringarna %(subject)s"),
    "imports.list.ordered": _("%(who)s beställde listan %(subject)s som Excel"),
    "imports.list.written": _("Listan %(subject)s togs fram åt %(who)s"),
    "imports.list.exported": _("%(who)s hämtade listan %(subject)s som Excel"),
    "imports.reply.started": _("%(who)s lade in ett svar som kom som fil: %(subject)s"),
    "imports.reply.read": _("Svaret i %(subject)s är läst"),
    "imports.reply.refused": _("Svaret i %(subject)s gick inte att läsa"),
    "imports.reply.again": _("%(who)s lät läsa om svaret i %(subject)s"),
    "imports.reply.changed": _("%(who)s ändrade utkastet till svar ur %(subject)s"),
    "imports.reply.part_changed": _("%(who)s ändrade i utkastet till svar: %(subject)s"),
    "imports.reply.part_dropped": _("%(who)s tog inte med i svaret: %(subject)s"),
    "imports.reply.part_restored": _("%(who)s tog med i svaret igen: %(subject)s"),
    "imports.reply.part_added": _("%(who)s lade till i utkastet till svar: %(subject)s"),
    "imports.reply.registered": _("%(who)s registrerade svaret ur %(subject)s"),
    "imports.reply.left": _("%(who)s kastade utkastet till svar ur %(subject)s, och filen togs bort"),
    "imports.columns.said": _("%(who)s pekade ut kolumnerna under %(subject)s"),
    "imports.columns.changed": _("%(who)s ändrade kolumnerna under %(subject)s"),
}


def reading_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """File name and address of the readings the actor may see."""
    rows = reads.readings(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (row.name, reverse("imports:reading", args=[row.pk])))


@asking
def waiting(request: Request, on: date) -> Asks[slots.Says]:
    """What the actor has begun to read in and waits for them."""
    actor, found = request.actor, []
    plans = reads.waiting(actor) if actor.reach("imports.run").whole else Reading.objects.none()
    plans, answers = reads.with_left(plans)[: SHOWN + 1], replies.waiting(actor)[:SHOWN]
    yield plans, answers
    if plans:
        shown = {"rows": list(plans)[:SHOWN], "more": len(plans) > SHOWN}
        found.append(slots.StartPanel("imports/_start.html", shown))
    if answers:
        found.append(slots.StartPanel("imports/_reply_start.html", {"rows": answers}))
    return found


def read_in(document: Document, request: Request) -> str | None:
    """Where a file is read into a plan, for those who may."""
    if not request.actor.reach("imports.run").whole or not reads.plans(request.actor).filter(pk=document.pk).exists():
        return None
    return f"{reverse('imports:read')}?plan={document.pk}"


def nothing_is_read_in(document: Document) -> None:
    """A plan stays as long as a reading into it has not been left."""
    reading = reads.kept(document)
    if reading is not None:
        raise Refused("imports.plan.read_in", name=reading.name, plan=document.title)


def change_set_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Changes to lists as history names them."""
    rows = reads.change_sets(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (row.name, reverse("imports:change_set", args=[row.pk])))


def list_file_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Lists as files as history names them."""
    rows = reads.list_files(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (row.name, reverse("imports:list_file", args=[row.pk])))


def _answer(view: str) -> Callable[[Any], HttpResponse]:
    """The answer of a tool; views are imported when they are asked for, since they need the slots."""

    def answer(listing: Any) -> HttpResponse:
        from farled.imports.views import list_files, many

        found: HttpResponse = {"excel": list_files.answer, "many": many.answer}[view](listing)
        return found

    return answer


TOOLS = {
    "excel": ListTool(_("Hämta som Excel"), lambda actor, sheet: actor.may(sheet.capability), _answer("excel")),
    "back": ListTool(
        _("Skicka tillbaka Excel"),
        rules.can_exchange,
        lambda _listing: HttpResponse(status=404),
        page="imports:send_back",
    ),
    "many": ListTool(
        _("Ändra flera"), rules.can_change_many, _answer("many"), picks=True, words=_("Ändra alla %(count)s i listan")
    ),
}


def read_text_in(version: DocumentVersion, request: Request) -> str | None:
    """Where the text of a draft, or of a version decided without one here, is read from Word."""
    own = version.document.organisation_id == request.actor.organisation_id
    opens = version.frozen_at is None and request.actor.reach("direction.edit").covers(version.document.body_id)
    return reverse("imports:read_text", args=[version.pk]) if own and opens else None


def reply_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Replies that came as files as history names them."""
    rows = replies.readings(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (f"{row.recipient.name}: {row.name}", reverse("imports:reply", args=[row.pk])))


def read_reply_in(one: Recipient, request: Request) -> str | None:
    """Where the file that a recipient's reply came as is read, for those who may and while nobody does."""
    if not replies_rules.can_take_reply(request.actor, one, reading=replies.open_for(one)):
        return None
    return reverse("imports:read_reply", args=[one.pk])


def go_on_with_reply(one: Recipient, request: Request) -> str | None:
    """Where the draft of a recipient's reply waits to be registered."""
    reading = replies.readings(request.actor).filter(recipient=one, state__in=OPEN_REPLIES).first()
    return reverse("imports:reply", args=[reading.pk]) if reading else None


def read_reply_of(row: Consultation, request: Request) -> str | None:
    """Where a reply to a round is read from a file, whoever it comes from."""
    return (
        reverse("imports:read_reply_of_round", args=[row.pk]) if replies_rules.takes_files(request.actor, row) else None
    )


def replies_read_in(row: Consultation, request: Request) -> dict[str, object] | None:
    """The replies to a round that are being read in, for those who register them."""
    rows = list(replies.open_in(request.actor, row))
    return {"rows": rows} if rows else None


def no_reply_is_read_in(one: Recipient) -> None:
    """A recipient stays while its reply is being read in."""
    reading = replies.open_for(one)
    if reading is not None:
        raise Refused("imports.reply.under_way", name=one.name, file=reading.name)


def register() -> None:
    """Called once, when the app is ready."""
    register_figures(explained.KINDS)
    for sheet in sheets.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    for name, tool in TOOLS.items():
        own_lists.list_tools.register(name, tool)
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.subject_sources.register(Reading.KIND, slots.SubjectSource(Reading.KIND, reading_faces))
    for kind, faces in ((ChangeSet.KIND, change_set_faces), (ListFile.KIND, list_file_faces)):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=False))
    slots.start_sources.register("imports.waiting", slots.StartSource(waiting))
    slots.action_links.register("imports.read", slots.ActionLink(Document.KIND, _("Läs in rader ur en fil"), read_in))
    slots.action_links.register(
        "imports.read_text", slots.ActionLink(DocumentVersion.KIND, _("Läs in texten ur Word"), read_text_in)
    )
    slots.obstacles.register("imports.reading", slots.Obstacle("direction.remove_document", nothing_is_read_in))
    _register_replies()
    for name, check in (
        ("imports.applied", invariants.applied_rows_stand_in_their_plan),
        ("imports.organisation", invariants.readings_stay_in_their_organisation),
        ("imports.replies", invariants.registered_replies_are_their_recipients),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))


def _register_replies() -> None:
    """What replies that came as files register."""
    slots.subject_sources.register(ReplyReading.KIND, slots.SubjectSource(ReplyReading.KIND, reply_faces, news=False))
    for name, kind, label, href in (
        ("read_reply", Recipient.KIND, _("Läs in svar från fil"), read_reply_in),
        ("go_on", Recipient.KIND, _("Gå vidare med svaret ur filen"), go_on_with_reply),
        ("read_reply_of", Consultation.KIND, _("Läs in svar från fil"), read_reply_of),
    ):
        slots.action_links.register(f"imports.{name}", slots.ActionLink(kind, label, href))
    slots.panels.register("imports.replies", slots.Panel(Consultation.KIND, "imports/_replies.html", replies_read_in))
    slots.obstacles.register(
        "imports.reply_reading", slots.Obstacle("consultation.remove_recipient", no_reply_is_read_in)
    )
