"""Remarks that may say the same, over the API: having them compared, and what is suggested."""

from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.consultation import acts, rules
from farled.consultation.api.router import router
from farled.consultation.api.treatments import REMARK
from farled.consultation.models import Alike, Consultation
from farled.consultation.reads import comparisons as reads
from farled.consultation.reads import treatments
from farled.people.reads import Request
from farled.web.rest import Asked, Listed, Reference, Row, Sent, address, pages, reference, said, saved, told

CONSULTATION = "api:consultation.consultation"


class AlikeRow(Row):
    """Remarks that may say the same."""

    likeness: int = told(_("Hur lika de två är som är minst lika, i procent"))
    same: bool = said(Alike, "same")
    words: list[str] = told(_("Ord som de flesta av dem har"))
    remarks: list[Reference] = told(_("Synpunkterna"))
    made_at: str = told(_("När synpunkterna jämfördes"))
    compared: int = told(_("Hur många synpunkter som jämfördes"))
    threshold: str = told(_("Hur lika de skulle vara för att föreslås, i procent"))


ALIKE = Listed(orders={"number": ["number"]}, default="number")


@router.read(
    "/consultations/{int:pk}/alike/",
    summary=_("Kan säga samma sak"),
    description=_("Synpunkter som föreslås besvaras tillsammans, de största förslagen först."),
    answer=pages(AlikeRow),
    asks=ALIKE,
)
def alike(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """What is suggested."""
    row = get_object_or_404(treatments.consultations(request.actor), pk=pk)
    return ALIKE.page(
        request, asked, reads.suggestions(request.actor, row), lambda rows: [_alike(each) for each in rows]
    )


def _alike(one: Any) -> dict[str, Any]:
    made = one.comparison
    return {
        "id": one.pk,
        "url": address("consultation:alike", made.consultation_id),
        "api": address(CONSULTATION, made.consultation_id),
        "likeness": one.likeness,
        "same": one.same,
        "words": one.words,
        "remarks": [reference(REMARK, each.pk, f"{each.reply.recipient.name} {each.number}") for each in one.told],
        "made_at": made.made_at.isoformat() if made.made_at else "",
        "compared": made.remarks,
        "threshold": made.threshold,
    }


def _consultation(request: Request, pk: int) -> Consultation:
    found: Consultation = get_object_or_404(treatments.consultations(request.actor), pk=pk)
    rules.check_may_treat(request.actor, found)
    return found


def _saved(row: Consultation) -> dict[str, Any]:
    return saved(row, url=address("consultation:alike", row.pk), api=address(CONSULTATION, row.pk))


@router.act(
    "/consultations/{int:pk}/compare/",
    summary=_("Jämför synpunkterna"),
    description=_("Jämför alla synpunkter och föreslår vilka som kan besvaras tillsammans. Arbetet görs i bakgrunden."),
    form=django_forms.Form,
)
def compare(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Have the remarks compared."""
    row = _consultation(request, pk)
    acts.compare(consultation=row, by=request.actor, at=request.now)
    return _saved(row)


@router.act(
    "/consultations/{int:pk}/stop-comparing/",
    summary=_("Avbryt jämförelsen"),
    description=_("Avbryter en jämförelse som pågår. Förslagen från förra gången finns kvar."),
    form=django_forms.Form,
)
def stop_comparing(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Have the comparison end."""
    row = _consultation(request, pk)
    acts.stop_comparing(consultation=row, by=request.actor, at=request.now)
    return _saved(row)


@router.act(
    "/alike/{int:pk}/set-aside/",
    summary=_("Lägg undan ett förslag"),
    description=_("Säger att synpunkterna inte säger samma sak. De föreslås inte igen."),
    form=django_forms.Form,
)
def set_aside(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Set a suggestion aside."""
    one: Alike = get_object_or_404(reads.alike(request.actor), pk=pk)
    acts.set_aside(alike=one, by=request.actor, at=request.now)
    return _saved(one.comparison.consultation)
