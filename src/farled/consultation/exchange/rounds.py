"""Consultations, recipients and days beside them as sheets that go to Excel; what they say comes back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.consultation import acts, reads
from farled.consultation.models import Consultation, Occasion, Recipient
from farled.consultation.states import ConsultationState, RecipientKind, ReplyState
from farled.people.reads import Actor, Body
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.lists import swedish
from farled.web.sheet_columns import Columns, only_open, through

_consultation, _recipient = Columns(Consultation), Columns(Recipient)
_occasion = Columns(Occasion, change="change")

CONSULTATIONS = Sheet(
    key="consultation.consultations",
    label=_("Remisser"),
    nouns=(_("remiss"), _("remisser")),
    capability="consultation.read",
    rows=reads.listed,
    default_order="-due",
    page="consultation:consultations",
    url=lambda row: reverse("consultation:consultation", args=[row.pk]),
    only_out=_("En remiss styrs på sin egen sida: ändra den där tills den är utsänd."),
    columns=(
        _consultation("title", _("Remiss"), shown=True),
        SheetColumn(
            key="document",
            label=_("Dokument"),
            value=lambda row: row.proposal.document.title,
            order=[swedish("proposal__document__title")],
            shown=True,
        ),
        _consultation("state", _("Läge"), choices=ConsultationState, shown=True),
        SheetColumn(key="sent", label=_("Utsänd"), value=lambda row: row.sent_on, holds=Holds.DAY, order=["sent_on"],
                    shown=True),
        _consultation("due", _("Svar senast"), shown=True),
        SheetColumn(key="asked", label=_("Inbjudna"), value=lambda row: row.asked, holds=Holds.NUMBER, order=["asked"]),
        SheetColumn(
            key="answered", label=_("Har svarat"), value=lambda row: row.answered, holds=Holds.NUMBER,
            order=["answered"],
        ),
        _consultation("reference", _("Diarienummer")),
        _consultation("decided_text", _("Beslut om remiss")),
        _consultation("reply_address", _("Svarsadress")),
    ),
)  # fmt: skip


def _rows(actor: Actor) -> Any:
    return reads.recipients(actor)


def _handed_in(row: Recipient) -> Any:
    reply = getattr(row, "reply", None)
    return reply if reply is not None and reply.state == ReplyState.HANDED_IN else None


def _stance(row: Recipient) -> str:
    reply = _handed_in(row)
    return reply.get_stance_display() if reply is not None else ""


def _decided(row: Recipient) -> Any:
    reply = _handed_in(row)
    return reply.decided_on if reply is not None else None


RECIPIENTS = Sheet(
    key="consultation.recipients",
    label=_("Remissinstanser"),
    nouns=(_("instans"), _("instanser")),
    capability="consultation.read",
    rows=_rows,
    default_order="name",
    url=lambda row: reverse("consultation:recipient", args=[row.pk]),
    sources={"bodies": Source(Body.objects.visible_to)},
    only_out=_("Vilka som svarar, och till när, ändras på remissens sidor, där de också får veta det."),
    columns=(
        _recipient("name", _("Instans"), shown=True),
        SheetColumn(
            key="consultation",
            label=_("Remiss"),
            value=lambda row: row.consultation.title,
            order=[swedish("consultation__title")],
        ),
        _recipient("kind", _("Slag"), choices=RecipientKind, shown=True),
        _recipient("body", _("Enhet"), of="bodies"),
        _recipient("prepared_by", _("Bereds av"), of="bodies"),
        SheetColumn(
            key="through",
            label=_("Svarar genom"),
            value=lambda row: row.answers_through.name if row.answers_through else "",
            order=[swedish("answers_through__name")],
        ),
        _recipient("invited", _("Inbjuden")),
        SheetColumn(key="due", label=_("Ordinarie svarsdag"), value=lambda row: row.consultation.due, holds=Holds.DAY,
                    order=["consultation__due"]),
        _recipient("extended_to", _("Längre tid till")),
        _recipient("extended_why", _("Skäl till längre tid")),
        SheetColumn(key="stance", label=_("Ställningstagande"), value=_stance, order=["reply__stance"]),
        SheetColumn(key="decided", label=_("Beslutat"), value=_decided, holds=Holds.DAY, order=["reply__decided_on"]),
    ),
)  # fmt: skip


OCCASIONS = Sheet(
    key="consultation.occasions",
    label=_("Presentationer och samverkan"),
    nouns=(_("tillfälle"), _("tillfällen")),
    capability="consultation.read",
    rows=reads.occasions,
    default_order="-on",
    url=lambda row: reverse("consultation:consultation", args=[row.consultation_id]),
    sources={"bodies": only_open(Body.objects.visible_to)},
    changes={"change": through(acts.change_occasion, "title", "on", "union", "body", "invited", "attended", "notes")},
    may_change=lambda actor: actor.reach("consultation.run").whole,
    columns=(
        _occasion("title", _("Tillfälle"), shown=True),
        SheetColumn(
            key="consultation",
            label=_("Remiss"),
            value=lambda row: row.consultation.title,
            order=[swedish("consultation__title")],
            shown=True,
        ),
        _occasion("on", _("Dag"), shown=True),
        _occasion("union", _("Facklig samverkan"), shown=True),
        _occasion("body", _("Hos"), of="bodies"),
        _occasion("invited", _("Inbjudna")),
        _occasion("attended", _("Deltog"), shown=True),
        _occasion("notes", _("Vad kom fram"), many=False),
    ),
)

SHEETS = (CONSULTATIONS, RECIPIENTS, OCCASIONS)
