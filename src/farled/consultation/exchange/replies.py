"""The replies that have come in as a sheet that goes to Excel."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.consultation.models import Reply
from farled.consultation.reads import replies as reads
from farled.consultation.states import RecipientKind, ReplyStanding, Stance, Tone
from farled.methods import stance as said
from farled.web import formats
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.lists import as_declared, swedish
from farled.web.sheet_columns import Columns

_reply = Columns(Reply)


def _tone(row: Reply) -> str:
    """What the reply comes to, by the rule of the compilation."""
    praise: int = row.praise_count  # type: ignore[attr-defined]  # counted by the query
    remarks: int = row.remark_count  # type: ignore[attr-defined]
    conditions = bool(row.conditions)
    found = said.tone(
        Stance(row.stance).said, has_conditions=conditions, criticisms=remarks - praise, appreciations=praise
    )
    return found.value


REPLIES = Sheet(
    key="consultation.replies",
    label=_("Remissvar"),
    nouns=(_("svar"), _("svar")),
    capability="consultation.read",
    rows=reads.come_in,
    default_order="body",
    name=lambda row: row.recipient.name,
    url=lambda row: reverse("consultation:reply", args=[row.pk]),
    only_out=_("Ett svar som är inlämnat ligger fast. Det som väntar på att lämnas in skrivs på sin egen sida."),
    columns=(
        SheetColumn(
            key="body", label=_("Remissinstans"), value=lambda row: row.recipient.name,
            order=(swedish("recipient__name"),), shown=True,
        ),
        SheetColumn(
            key="consultation", label=_("Remiss"), value=lambda row: row.recipient.consultation.title,
            order=(swedish("recipient__consultation__title"),), shown=True,
        ),
        SheetColumn(
            key="kind", label=_("Slag"), value=lambda row: row.recipient.kind, holds=Holds.CHOICE,
            choices=RecipientKind, order=(as_declared("recipient__kind", RecipientKind),),
        ),
        _reply("stance", _("Ställningstagande"), choices=Stance, shown=True),
        _reply("stance_text", _("Med egna ord")),
        SheetColumn(key="tone", label=_("Inställning"), value=_tone, holds=Holds.CHOICE, choices=Tone),
        _reply("conditions", _("Villkor")),
        _reply("standing", _("Beslutat av"), choices=ReplyStanding, shown=True),
        _reply("decided_on", _("Beslutat"), shown=True),
        _reply("paragraph", _("Paragraf")),
        _reply("stated_on", _("Daterat")),
        SheetColumn(
            key="came", label=_("Kom in"), value=lambda row: formats.local(row.handed_in_at), holds=Holds.DAY,
            order=("handed_in_at",), shown=True,
        ),
        SheetColumn(
            key="remarks", label=_("Synpunkter"), value=lambda row: row.remark_count, holds=Holds.NUMBER,
            order=("remark_count",), shown=True,
        ),
        SheetColumn(
            key="invited", label=_("Inbjuden"), value=lambda row: row.recipient.invited, holds=Holds.YES_NO,
            order=("recipient__invited",),
        ),
        SheetColumn(
            key="through", label=_("Svarar genom"), order=(swedish("recipient__answers_through__name"),),
            value=lambda row: row.recipient.answers_through.name if row.recipient.answers_through else "",
        ),
        _reply("reference", _("Diarienummer")),
        _reply("summary", _("Sammanfattning")),
        _reply("statement", _("Yttrande")),
        _reply("source", _("Källa")),
    ),
)  # fmt: skip

SHEETS = (REPLIES,)
