"""Replies over the API: those handed in, and the drafts of one's own bodies, with their remarks."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.consultation.api.router import router
from farled.consultation.models import Remark, Reply
from farled.consultation.reads import replies as reads
from farled.consultation.reads.texts import labels_of
from farled.consultation.rules import replies as rules
from farled.consultation.states import MotionFate, Place, ReplyDissentKind, ReplyStanding, ReplyState, Stance
from farled.people.reads import Request
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    told,
    versioned,
)

REPLY, REMARK, BODY = "api:consultation.reply", "api:consultation.said_remark", "api:people.body"


class ReplyRow(Row):
    """What a recipient answers, in the list."""

    consultation: str = told(_("Remissen"))
    recipient: str = told(_("Remissinstansen"))
    recipient_id: int = told(_("Remissinstansens id"))
    body: Reference | None = told(_("Enheten som svarar; tom för den som är utanför organisationen"))
    state: ReplyState = one_of(ReplyState, _("Läge"))
    standing: ReplyStanding | None = one_of(ReplyStanding, _("Vem som står bakom svaret"))
    stance: Stance | None = one_of(Stance, _("Ställningstagande"))
    decided_on: date | None = said(Reply, "decided_on")
    handed_in_at: datetime | None = said(Reply, "handed_in_at")


class SaidRemarkShape(Shape):
    """A remark of a reply."""

    id: int = told(_("Id"))
    api: str = told(_("Adress i API:et"))
    version: int = versioned()
    number: int = said(Remark, "number")
    place: Place = one_of(Place, _("Vad synpunkten gäller"))
    passage: int | None = told(_("Styckets id"))
    label: str = told(_("Styckets beteckning i texten som sändes ut"))
    question: int | None = told(_("Frågans nummer"))
    quote: str = said(Remark, "quote")
    page: str = said(Remark, "page")
    text: str = said(Remark, "text")
    appreciates: bool = said(Remark, "appreciates")
    treated: str | None = told(_("Hur den har behandlats; tom tills remissen visar det"))


class ReplyMotionShape(Shape):
    """An amendment moved in the body."""

    who: list[str] = told(_("Partier eller roller"))
    text: str = told(_("Vad yrkandet säger"))
    fate: MotionFate = one_of(MotionFate, _("Hur det gick"))


class ReplyDissentShape(Shape):
    """A reservation or special statement in the body."""

    who: list[str] = told(_("Partier eller roller"))
    kind: ReplyDissentKind = one_of(ReplyDissentKind, _("Slag"))
    text: str = told(_("Vad det säger"))


class ReplyShape(ReplyRow):
    """What a recipient answers, with all it says."""

    version: int = versioned()
    stance_text: str = said(Reply, "stance_text")
    conditions: str = said(Reply, "conditions")
    summary: str = said(Reply, "summary")
    statement: str = said(Reply, "statement")
    reference: str = said(Reply, "reference")
    stated_on: date | None = said(Reply, "stated_on")
    content_key: str = told(
        _("Kontrollsumma av allt svaret säger, synpunkterna med. Den som lämnar svaret vidare skickar den som seen, "
          "och får veta om någon har skrivit i det sedan det lästes")
    )  # fmt: skip
    paragraph: str = said(Reply, "paragraph")
    comment: str = said(Reply, "comment")
    same_text_as: int | None = told(_("Id för svaret som texten är hämtad från"))
    motions: list[ReplyMotionShape] = told(_("Yrkanden om ändring"))
    dissents: list[ReplyDissentShape] = told(_("Reservationer och särskilda yttranden"))
    remarks: list[SaidRemarkShape] = told(_("Synpunkterna i svarets ordning"))


REPLIES = Listed()


@router.read(
    "/replies/",
    summary=_("Svar på remisser"),
    description=_("De svar som är inlämnade, och utkasten hos de enheter du svarar eller godkänner för."),
    answer=pages(ReplyRow),
    asks=REPLIES,
)
def replies(request: Request, asked: Asked) -> dict[str, Any]:
    """Every reply one may read."""
    return REPLIES.page(request, asked, reads.replies(request.actor), _replies)


def _replies(rows: Iterable[Reply]) -> list[dict[str, Any]]:
    return [_reply(row) for row in rows]


def _reply(row: Reply) -> dict[str, Any]:
    recipient = row.recipient
    return {
        "id": row.pk,
        "url": address("consultation:reply", row.pk),
        "api": address(REPLY, row.pk),
        "consultation": recipient.consultation.title,
        "recipient": recipient.name,
        "recipient_id": recipient.pk,
        "body": reference(BODY, recipient.body.pk, recipient.body.name) if recipient.body else None,
        "state": row.state,
        "standing": row.standing or None,
        "stance": row.stance or None,
        "decided_on": row.decided_on,
        "handed_in_at": row.handed_in_at,
    }


@router.read(
    "/replies/{int:pk}/",
    summary=_("Ett svar på en remiss"),
    description=_("Allt svaret säger, med synpunkter, yrkanden och reservationer. Ett utkast läses bara hos den som "
                  "skriver det."),
    answer=ReplyShape,
)  # fmt: skip
def reply(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One reply."""
    one = opened(request, pk)
    return _reply(one) | reads.said(one) | {
        "version": one.version,
        "content_key": reads.content_key(one),
        "stance": one.stance or None,
        "paragraph": one.paragraph,
        "comment": one.comment if one.drafted else "",
        "same_text_as": one.same_text_as_id,
        "motions": [{"who": each.who, "text": each.text, "fate": each.fate} for each in one.motions.all()],
        "dissents": [{"who": each.who, "kind": each.kind, "text": each.text} for each in one.dissents.all()],
        "remarks": _remarks(one, reads.remarks_of(one)),
    }  # fmt: skip


def opened(request: Request, pk: int) -> Reply:
    """A reply one may read; 404 for any other."""
    one = get_object_or_404(reads.replies(request.actor), pk=pk)
    rules.check_can_read(request.actor, one)
    return one


def _remarks(one: Reply, rows: Sequence[Remark]) -> list[dict[str, Any]]:
    labels, treated = labels_of(one.recipient.consultation), reads.treatments_shown(one)
    return [
        {
            "id": row.pk,
            "api": address(REMARK, row.pk),
            "version": row.version,
            "number": row.number,
            "place": row.place,
            "passage": row.passage_id,
            "label": labels.get(row.passage_id or 0, ""),
            "question": row.question.number if row.question else None,
            "quote": row.quote,
            "page": row.page,
            "text": row.text,
            "appreciates": row.appreciates,
            "treated": str(treated[row.pk].disposition) if row.pk in treated else None,
        }
        for row in rows
    ]


@router.read(
    "/reply-remarks/{int:pk}/",
    summary=_("En synpunkt i ett svar"),
    description=_("Vad synpunkten säger och vad den gäller."),
    answer=SaidRemarkShape,
)
def said_remark(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One remark."""
    row = remark_of(request, pk)
    return _remarks(opened(request, row.reply_id), [row])[0]


def remark_of(request: Request, pk: int) -> Remark:
    """A remark in a reply one may read; 404 for any other."""
    return get_object_or_404(reads.remarks(request.actor), pk=pk)
