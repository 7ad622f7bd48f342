"""Finding the round's rows: search, calendar, where a record is shown, and what a document's page tells of them."""

from collections.abc import Collection, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.consultation import reads
from farled.consultation.states import ConsultationState
from farled.direction.reads import Document
from farled.people.reads import Actor, Request
from farled.web import formats, slots
from farled.web.faces import Faces, faces_of
from farled.web.together import Asks, asking


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Consultations whose name, number or introduction holds what was searched for."""
    return [
        slots.Hit(
            title=row.title,
            kind=_("remiss"),
            url=_page(row.pk),
            note=f"{ConsultationState(row.state).label}, {_('svar senast')} {formats.day(row.due)}",
        )
        for row in reads.searched(actor, text, limit)
    ]


@asking
def dates(actor: Actor, first: date, last: date) -> Asks[slots.Dates]:
    """The last days to answer."""
    rows = reads.dates(actor, first, last)
    yield (rows,)
    whose, everyones = _("Svar på %(title)s från %(name)s"), _("Svar på %(title)s")
    return [
        (on, (whose if name else everyones) % {"title": title, "name": name}, _page(pk)) for on, name, pk, title in rows
    ]


def consultation_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Consultations as history names them."""
    rows = reads.consultations(actor).filter(pk__in=refs).values_list("pk", "title", named=True)
    return faces_of(rows, lambda row: (row.title, _page(row.pk)))


def recipient_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Recipients as history and duties name them."""
    rows = reads.recipients(actor).filter(pk__in=refs).values_list("pk", "name", "consultation__title", named=True)
    return faces_of(rows, lambda row: (f"{row.consultation__title}, {row.name}", recipient_page(row.pk)))


def occasion_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A day is shown on its consultation's page."""
    rows = reads.occasions(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), _page(row.consultation_id)))


def link_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A link is shown on its recipient's page, to those who run the round."""
    rows = reads.links_rows(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), recipient_page(row.recipient_id)))


def prepared_from(document: Document, request: Request) -> str | None:
    """Where a consultation about a document's draft is prepared, for those who may and when there is a text."""
    if not request.actor.reach("consultation.run").whole:
        return None
    draft = reads.proposals(request.actor).filter(document=document).first()
    return f"{reverse('consultation:prepare')}?proposal={draft.pk}" if draft else None


def of_document(document: Document, request: Request) -> dict[str, object] | None:
    """The consultations about a document, on its page; None when there is none."""
    rows = list(reads.of_documents(request.actor, document.pk))
    return {"rows": rows} if rows else None


def recipient_page(pk: int) -> str:
    """Where a recipient is shown."""
    return reverse("consultation:recipient", args=[pk])


def _page(pk: int) -> str:
    return reverse("consultation:consultation", args=[pk])
