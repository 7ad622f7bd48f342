"""Remarks as a sheet that goes to Excel."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.consultation.reads import treatments as reads
from farled.consultation.states import Place
from farled.people.reads import Actor
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.lists import as_declared, swedish

BODY = swedish("reply__recipient__name")
IN_TEXT: tuple[Any, ...] = (
    as_declared("place", Place),
    "position",
    "question__number",
    "reply__recipient_id",
    "number",
)


def _rows(actor: Actor) -> Any:
    return reads.to_treat(actor)


def _name(value: Any) -> str:
    return value.name if value is not None else ""


REMARKS = Sheet(
    key="consultation.remarks",
    label=_("Synpunkter"),
    nouns=(_("synpunkt"), _("synpunkter")),
    capability="consultation.treat",
    rows=_rows,
    columns=(
        SheetColumn(key="text", label=_("Synpunkt"), holds=Holds.PROSE, value=lambda row: row.text, order=("number",)),
        SheetColumn(
            key="body", label=_("Remissinstans"), value=lambda row: row.reply.recipient.name, order=(BODY,), shown=True
        ),
        SheetColumn(
            key="consultation", label=_("Remiss"), value=lambda row: row.reply.recipient.consultation.title,
            order=("reply__recipient__consultation_id",),
        ),
        SheetColumn(
            key="place", label=_("Gäller"), value=lambda row: row.place, holds=Holds.CHOICE, choices=Place,
            order=IN_TEXT,
        ),
        SheetColumn(key="quote", label=_("Citat"), holds=Holds.PROSE, value=lambda row: row.quote),
        SheetColumn(key="page", label=_("Sida i svaret"), value=lambda row: row.page),
        SheetColumn(key="appreciates", label=_("Uppskattar"), holds=Holds.YES_NO, value=lambda row: row.appreciates),
        SheetColumn(
            key="theme", label=_("Tema"), value=lambda row: _name(row.treatment.theme),
            order=("treatment__theme__position", "treatment__theme_id"), shown=True,
        ),
        SheetColumn(
            key="handler", label=_("Handläggare"), value=lambda row: _name(row.treatment.handler),
            order=(swedish("treatment__handler__name"),), shown=True,
        ),
        SheetColumn(
            key="disposition", label=_("Behandling"), value=lambda row: _name(row.treatment.disposition),
            order=("treatment__disposition__position", "treatment__disposition_id"), shown=True,
        ),
        SheetColumn(key="answer", label=_("Svar"), holds=Holds.PROSE, value=lambda row: row.treatment.answer),
        SheetColumn(key="refers_to", label=_("Hänvisas till"), value=lambda row: row.treatment.refers_to),
    ),
    default_order="place",
    name=lambda row: f"{row.reply.recipient.name} {row.number}",
    url=lambda row: reverse("consultation:remark", args=[row.pk]),
    page="consultation:remarks",
    only_out=_("Synpunkter behandlas en och en eller flera på en gång i listan, där texten de gäller syns."),
)  # fmt: skip

SHEETS = (REMARKS,)
