"""What the treatment of remarks registers: words of history, what hinders adoption, where it is done."""

from collections.abc import Collection, Mapping
from typing import cast

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from farled.consultation import figures, invariants, rules
from farled.consultation.exchange import treatments as exchange
from farled.consultation.models import Consultation, Disposition, Theme, Treatment
from farled.consultation.reads import treatments as found
from farled.consultation.reads.left import left_before
from farled.consultation.states import ConsultationState
from farled.consultation.views.treating import picked_out
from farled.direction.reads import Document, DocumentVersion, Passage
from farled.direction.states import VersionState
from farled.people.reads import Actor, Request
from farled.web import own_lists, slots
from farled.web.exchange import Sheet
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.lists import ListPage

TRAIL_SENTENCES = {
    "consultation.remark.received": gettext_lazy("%(who)s tog emot en synpunkt: %(subject)s"),
    "consultation.remark.treated": gettext_lazy("%(who)s behandlade: %(subject)s"),
    "consultation.remark.grouped": gettext_lazy("%(who)s grupperade det som säger samma sak: %(subject)s"),
    "consultation.remark.ungrouped": gettext_lazy("%(who)s tog ut en synpunkt ur gruppen: %(subject)s"),
    "consultation.remarks.compared": gettext_lazy("%(who)s lät jämföra synpunkterna i %(subject)s"),
    "consultation.remarks.comparison_stopped": gettext_lazy("%(who)s avbröt jämförelsen av synpunkterna i %(subject)s"),
    "consultation.suggestion.set_aside": gettext_lazy(
        "%(who)s lade undan ett förslag på synpunkter att besvara tillsammans i %(subject)s"
    ),
    "consultation.theme.added": gettext_lazy("%(who)s lade till temat %(subject)s"),
    "consultation.theme.changed": gettext_lazy("%(who)s ändrade temat %(subject)s"),
    "consultation.theme.removed": gettext_lazy("%(who)s tog bort temat %(subject)s"),
    "consultation.disposition.added": gettext_lazy("%(who)s lade till behandlingen %(subject)s"),
    "consultation.disposition.changed": gettext_lazy("%(who)s ändrade behandlingen %(subject)s"),
    "consultation.treatment.shown": gettext_lazy("%(who)s visade hur synpunkterna behandlas: %(subject)s"),
    "consultation.treatment.hidden": gettext_lazy("%(who)s slutade visa hur synpunkterna behandlas: %(subject)s"),
}


def on_passage(passage: Passage, request: Request) -> dict[str, object] | None:
    """The consultations in which a passage was sent out, each with a page of what was said of it."""
    rows = found.consultations(request.actor).filter(proposal__wordings__passage=passage)
    return {"rows": rows, "passage": passage} if rows else None


def is_treated(draft: DocumentVersion, *, by: Actor) -> None:
    """A document is not adopted while remarks on it wait to be treated."""
    rules.check_treated(draft)


def what_is_left(document: Document, request: Request) -> str | None:
    """Where the remarks stand that keep a document's draft from being adopted."""
    if not request.actor.may("consultation.treat"):
        return None
    draft = document.versions.filter(state=VersionState.DRAFT).first()
    left = left_before(draft) if draft else []
    return reverse("consultation:treatment", args=[left[0].consultation.pk]) if left else None


def where_treated(consultation: Consultation, request: Request) -> str | None:
    """Where the remarks of a consultation are treated, or how they were."""
    sees = rules.may_treat(request.actor, consultation) or consultation.dispositions_shown
    sees = sees and consultation.state != ConsultationState.PREPARING
    return reverse("consultation:treatment", args=[consultation.pk]) if sees else None


def treatment_faces(actor: Actor, ids: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Which remark a treatment is of, and the remark's page."""
    told = {}
    for row in found.treatments(actor).filter(pk__in=ids):
        for remark in row.remarks.all()[:1]:
            told[row.pk] = (str(remark), reverse("consultation:remark", args=[remark.pk]))
    return told


def theme_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What themes are called, and the treatment they belong to."""
    rows = found.themes(actor).filter(pk__in=ids)
    return faces_of(rows, lambda row: (row.name, reverse("consultation:treatment", args=[row.consultation_id])))


def disposition_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What dispositions are called, and the page of them all."""
    rows = found.dispositions(actor).filter(pk__in=ids)
    return faces_of(rows, lambda row: (row.name, reverse("consultation:dispositions")))


def may_treat_many(actor: Actor, sheet: Sheet) -> bool:
    """The tool stands on the list of remarks, for those who treat them."""
    return sheet.key == exchange.REMARKS.key and actor.may("consultation.treat")


def treat_many(listing: ListPage) -> HttpResponse:
    """The remarks that have been picked out in the list, or all of them, to be treated at once."""
    every = listing.own.every
    refs = list(listing.found.values_list("pk", flat=True)) if every else listing.own.picked()
    return picked_out(cast(Request, listing.request), refs)


def where_lessons_stand(row: Consultation, _request: Request) -> str | None:
    """What a round teaches, once it is out."""
    return None if row.state == ConsultationState.PREPARING else reverse("consultation:lessons", args=[row.pk])


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    own_lists.list_tools.register(
        "consultation.treat",
        own_lists.ListTool(
            gettext_lazy("Behandla flera på en gång"),
            may_treat_many,
            treat_many,
            picks=True,
            words=gettext_lazy("Behandla alla %(count)s"),
        ),
    )
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.obstacles.register("consultation.treated", slots.Obstacle("direction.adopt", is_treated))
    slots.action_links.register(
        "consultation.left",
        slots.ActionLink(Document.KIND, gettext_lazy("Synpunkter som väntar på behandling"), what_is_left),
    )
    slots.action_links.register(
        "consultation.treatment",
        slots.ActionLink(Consultation.KIND, gettext_lazy("Hur synpunkterna behandlas"), where_treated),
    )
    slots.panels.register(
        "consultation.passage", slots.Panel(Passage.KIND, "consultation/_on_passage.html", on_passage)
    )
    for kind, faces in (
        (Treatment.KIND, treatment_faces),
        (Theme.KIND, theme_faces),
        (Disposition.KIND, disposition_faces),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=False))
    for name, check in (
        ("consultation.received", invariants.what_has_come_in_is_treated_in_its_round),
        ("consultation.words", invariants.treatments_use_their_own_words),
        ("consultation.changes", invariants.what_changes_the_text_says_where),
        ("consultation.open", invariants.nothing_is_left_when_it_is_over),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
    register_figures(figures.explained_kinds() | figures.LESSONS)
    slots.action_links.register(
        "consultation.lessons", slots.ActionLink(Consultation.KIND, gettext_lazy("Lärdomar"), where_lessons_stand)
    )
