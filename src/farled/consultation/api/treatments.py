"""Remarks and how they are treated over the API: the acts of the pages, through the pages' own forms."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.consultation import acts, forms, rules
from farled.consultation.api.router import router
from farled.consultation.exchange import IN_TEXT
from farled.consultation.models import Remark, Treatment
from farled.consultation.reads import treatments as reads
from farled.consultation.states import Place
from farled.people.reads import Request
from farled.web.forms import EditForm
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Sent,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

REMARK = "api:consultation.remark"


class TreatedShape(Shape):
    """How a remark is treated, for those who may see it."""

    id: int = told(_("Behandlingens id; flera synpunkter kan dela den"))
    version: int = versioned()
    theme: str = told(_("Tema"))
    disposition: str = told(_("Behandling; tom innan den är gjord"))
    changes_text: bool = told(_("Texten ändras"))
    answer: str = said(Treatment, "answer")
    refers_to: str = said(Treatment, "refers_to")
    passages: list[int] = told(_("Stycken som ändras, med deras id"))


class RemarkRow(Row):
    """A remark in the list."""

    consultation: str = told(_("Remissen"))
    body: str = told(_("Remissinstansen"))
    number: int = said(Remark, "number")
    place: Place = one_of(Place, _("Gäller"))
    passage: int | None = told(_("Stycket, med dess id"))
    text: str = said(Remark, "text")
    treatment: TreatedShape | None = told(_("Hur den behandlas, om du får se det"))


class RemarkShape(RemarkRow):
    """A remark with all it says. Its version is that of its treatment; 0 for those who may not see it."""

    version: int = versioned()
    quote: str = said(Remark, "quote")
    page: str = said(Remark, "page")
    appreciates: bool = said(Remark, "appreciates")
    answered_with: list[Reference] = told(_("Synpunkter som besvaras tillsammans med den"))


REMARKS = Listed(orders={"place": [*IN_TEXT]}, default="place", filters=forms.RemarkFilter)


@router.read(
    "/remarks/",
    summary=_("Synpunkter"),
    description=_("Synpunkterna som har kommit in, i textens ordning."),
    answer=pages(RemarkRow),
    asks=REMARKS,
)
def remarks(request: Request, asked: Asked) -> dict[str, Any]:
    """The remarks that have come in."""
    rounds = list(reads.consultations(request.actor))
    rows = reads.listed(request.actor)
    return REMARKS.page(
        request,
        asked,
        rows,
        lambda found: _remarks(request, found),
        filterset=lambda: forms.remark_filter(request.actor, request.today, rounds, None),
    )


def _remarks(request: Request, rows: QuerySet[Remark]) -> list[dict[str, Any]]:
    found = list(rows.prefetch_related("treatment__changes"))
    treats = request.actor.may("consultation.treat")
    return [_remark(one, one.treatment if treats or _shown(one) else None) for one in found]


def _shown(one: Remark) -> bool:
    return one.reply.recipient.consultation.dispositions_shown


def _remark(one: Remark, treatment: Treatment | None) -> dict[str, Any]:
    recipient = one.reply.recipient
    return {
        "id": one.pk,
        "url": address("consultation:remark", one.pk),
        "api": address(REMARK, one.pk),
        "consultation": recipient.consultation.title,
        "body": recipient.name,
        "number": one.number,
        "place": one.place,
        "passage": one.passage_id,
        "text": one.text,
        "treatment": _treated(treatment) if treatment else None,
    }


def _treated(row: Treatment) -> dict[str, Any]:
    return {
        "id": row.pk,
        "version": row.version,
        "theme": row.theme.name if row.theme else "",
        "disposition": row.disposition.name if row.disposition else "",
        "changes_text": bool(row.disposition and row.disposition.changes_text),
        "answer": row.answer,
        "refers_to": row.refers_to,
        "passages": sorted(each.passage_id for each in row.changes.all()),
    }


@router.read(
    "/remarks/{int:pk}/",
    summary=_("En synpunkt"),
    description=_("Vad synpunkten säger, vad den gäller och, när du får se det, hur den är behandlad."),
    answer=RemarkShape,
)
def remark(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One remark."""
    rows = reads.remarks(request.actor).select_related("reply__recipient__consultation")
    one: Remark = get_object_or_404(rows, pk=pk)
    treatment = reads.treatments(request.actor).filter(pk=one.treatment_id or 0).first()
    together = [each for each in treatment.remarks.all() if each.pk != one.pk] if treatment else []
    return _remark(one, treatment) | {
        "version": treatment.version if treatment else 0,
        "quote": one.quote,
        "page": one.page,
        "appreciates": one.appreciates,
        "answered_with": [
            reference(REMARK, each.pk, f"{each.reply.recipient.name} {each.number}") for each in together
        ],
    }


def _opened(request: Request, pk: int) -> tuple[Remark, Treatment]:
    one: Remark = get_object_or_404(reads.to_treat(request.actor), pk=pk)
    row: Treatment = get_object_or_404(reads.treatments(request.actor), pk=one.treatment_id)
    rules.check_can_treat(request.actor, row.consultation)
    return one, row


def _saved(one: Remark, row: Treatment) -> dict[str, Any]:
    class Told:
        pk, version = one.pk, row.version

    return saved(Told, url=address("consultation:remark", one.pk), api=address(REMARK, one.pk))


@router.change(
    "/remarks/{int:pk}/",
    summary=_("Behandla en synpunkt"),
    description=_("Säger hur synpunkten, och de som besvaras med den, behandlas. Fält du inte skickar behålls."),
    form=forms.TreatForm,
)
def treat(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Treat a remark."""
    one, row = _opened(request, pk)
    data = sent.through(
        lambda data: forms.TreatForm(request.actor, request.today, [row], None, data, initial=reads.stored_of([row]))
    )
    (row,) = acts.treat(
        treatments=[row], version=data["version"], how=forms.how(data, whole=True), by=request.actor, at=request.now
    )
    return _saved(one, row)


@router.act(
    "/remarks/{int:pk}/group/",
    summary=_("Besvara tillsammans"),
    description=_("Besvarar synpunkten tillsammans med andra (others) i samma remiss."),
    form=forms.GroupForm,
)
def group(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Answer remarks together."""
    one, row = _opened(request, pk)
    rows = reads.to_treat(request.actor).filter(treatment__consultation=row.consultation_id)
    data = sent.through(lambda data: forms.GroupForm(rows, data))
    rules.check_seen(row, data["version"])
    together = {row.pk: row, **{each.treatment.pk: each.treatment for each in data["others"] if each.treatment}}
    first = acts.group(
        treatments=list(together.values()), version=reads.mark_of(together.values()), by=request.actor, at=request.now
    )
    return _saved(one, first)


@router.act(
    "/remarks/{int:pk}/ungroup/",
    summary=_("Besvara för sig"),
    description=_("Tar ut synpunkten ur dem den besvaras med. Den väntar sedan på en egen behandling."),
    form=EditForm,
)
def ungroup(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Answer a remark for itself."""
    one, _row = _opened(request, pk)
    own = acts.ungroup(remark=one, by=request.actor, at=request.now, **sent.through(EditForm))
    return _saved(one, own)
