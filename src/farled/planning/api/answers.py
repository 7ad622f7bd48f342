"""What a body answers in a round, over the API: read, written activity by activity, handed in, approved, sent back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms as django_forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.planning import acts, forms, reads, rules
from farled.planning.api.reading import ACTIVITY, ANSWER, RETURN, ROUND, body_of, router
from farled.planning.models import Answer, Return
from farled.planning.states import Light, Part, ReturnState, Status
from farled.web.lists import swedish
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


class ReturnRow(Row):
    """A body's answer in a round, in the list."""

    round: Reference = told(_("Uppföljningen"))
    body: Reference = told(_("Enheten som svarar"))
    state: ReturnState = one_of(ReturnState, _("Läge"))
    due: date = said(Return, "due")
    submitted_on: date | None = said(Return, "submitted_on")


class Heard(Shape):
    """What somebody who contributes says of an activity."""

    body: Reference = told(_("Enheten som medverkar"))
    light: Light | None = one_of(Light, _("Läge; tomt tills medverkan är lämnad"))
    text: str = told(_("Vad den säger; tomt tills medverkan är lämnad"))


class AnswerShape(Shape):
    """What a body says of one activity."""

    id: int = told(_("Id"))
    api: str = told(_("Adress i API:et"))
    version: int = versioned()
    activity: Reference = told(_("Aktiviteten"))
    part: Part = one_of(Part, _("Enhetens del"))
    light: Light | None = one_of(Light, _("Läge"))
    text: str = said(Answer, "text")
    next_step: str = said(Answer, "next_step")
    status: Status | None = one_of(Status, _("Status; tom för den som medverkar"))
    proposed_end: date | None = said(Answer, "proposed_end")
    outcome: str = said(Answer, "outcome")
    complete: bool = told(_("Om svaret går att lämna in"))
    missing: list[str] = told(_("Fälten som saknas innan det går att lämna in"))
    saved_at: datetime | None = told(_("När någon senast skrev"))
    writer: str | None = told(_("Vem som senast skrev"))
    heard: list[Heard] = told(_("Vad de som medverkar säger"))


class ReturnShape(ReturnRow):
    """A body's answer in a round with all it says."""

    version: int = versioned()
    approval: bool = said(Return, "approval")
    heard_on: date | None = said(Return, "heard_on")
    sent_by: str | None = said(Return, "sent_by")
    approved_by: str | None = said(Return, "approved_by")
    comment: str = said(Return, "comment")
    without: str = said(Return, "without")
    answers: list[AnswerShape] = told(_("Svaret om varje aktivitet, i planens ordning"))


RETURNS = Listed(filters=forms.ReturnFilter)


@router.read(
    "/returns/",
    summary=_("Svar i uppföljningar"),
    description=_("Vem som ska svara i vilken uppföljning och hur långt de har kommit, den senaste först."),
    answer=pages(ReturnRow),
    asks=RETURNS,
)
def returns(request: Request, asked: Asked) -> dict[str, Any]:
    """Every return."""
    rows = reads.returns(request.actor).order_by("-round__opened_on", "-round__pk", swedish("body__name"), "pk")
    return RETURNS.page(request, asked, rows, _returns)


def _returns(rows: Iterable[Return]) -> list[dict[str, Any]]:
    return [_return(row) for row in rows]


def _return(row: Return) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("planning:answers", row.pk),
        "api": address(RETURN, row.pk),
        "round": reference(ROUND, row.round_id, row.round.title),
        "body": body_of(row.body),
        "state": row.state,
        "due": row.due,
        "submitted_on": row.submitted_on,
    }


@router.read(
    "/returns/{int:pk}/",
    summary=_("En enhets svar i en uppföljning"),
    description=_("Allt enheten svarar, aktivitet för aktivitet. Före inlämningen läses det bara av dem som skriver "
                  "eller godkänner det och av den som håller planen."),
    answer=ReturnShape,
)  # fmt: skip
def return_(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One return."""
    one = opened(request, pk)
    rules.check_can_read(request.actor, one)
    rows = reads.answers(one)
    said_by_others = reads.heard(rows, one.round_id)
    return _return(one) | {
        "version": one.version,
        "approval": one.approval,
        "heard_on": one.heard_on,
        "sent_by": one.sent_by.name if one.sent_by else None,
        "approved_by": one.approved_by.name if one.approved_by else None,
        "comment": one.comment,
        "without": one.without,
        "answers": [_answer(row, said_by_others) for row in rows],
    }


def _answer(row: Answer, heard: Mapping[int, Sequence[Answer]]) -> dict[str, Any]:
    leads = row.part == Part.LEAD
    return {
        "id": row.pk,
        "api": address(ANSWER, row.pk),
        "version": row.version,
        "activity": reference(ACTIVITY, row.activity_id, row.activity.title),
        "part": row.part,
        "light": row.light or None,
        "text": row.text,
        "next_step": row.next_step,
        "status": row.status or None,
        "proposed_end": row.proposed_end,
        "outcome": row.outcome,
        "complete": row.complete,
        "missing": rules.missing(row),
        "saved_at": row.saved_at,
        "writer": row.writer.name if row.writer else None,
        "heard": [
            {"body": body_of(each.within.body), "light": each.light or None, "text": each.text}
            for each in heard.get(row.activity_id, ())
            if leads
        ],
    }


@router.read(
    "/answers/{int:pk}/",
    summary=_("Svaret om en aktivitet"),
    description=_("Vad en enhet säger om en aktivitet i en uppföljning, med vad som saknas."),
    answer=AnswerShape,
)
def answer(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One answer."""
    row = _row(request, pk)
    rules.check_can_read(request.actor, row.within)
    return _answer(row, reads.heard([row], row.within.round_id))


def _row(request: Request, pk: int) -> Answer:
    row = reads.answer_of(request.actor, pk)
    if row is None:
        raise Http404
    return row


def opened(request: Request, pk: int) -> Return:
    """A return in a round the actor may see; 404 for any other."""
    return get_object_or_404(reads.returns(request.actor), pk=pk)


@router.change(
    "/answers/{int:pk}/",
    summary=_("Skriv i svaret om en aktivitet"),
    description=_("Sparar de fält du skickar och behåller de andra. Ingen utanför enheten läser det före inlämningen."),
    form=forms.AnswerForm,
)
def save_answer(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Keep what is said so far."""
    row = _row(request, pk)
    rules.check_can_answer(request.actor, row.within)
    data = sent.through(lambda data: forms.AnswerForm(row, data, initial=reads.said(row)))
    version = data.pop("version")
    kept = acts.save_answer(answer=row, version=version, said=acts.Said(**data), by=request.actor, at=request.now)
    url = f"{address('planning:answers', row.within_id)}#del-{row.pk}"
    return saved(kept, url=url, api=address(ANSWER, kept.pk))


@router.act(
    "/returns/{int:pk}/contribute/",
    summary=_("Lämna medverkan"),
    description=_("Lämnar vad enheten säger om andras aktiviteter till dem som ansvarar."),
    form=forms.EditForm,
)
def contribute(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Hand over what the body says of others' activities."""
    one = opened(request, pk)
    rules.check_can_answer(request.actor, one)
    return _done(request, sent, one, acts.contribute, forms.EditForm)


@router.act(
    "/returns/{int:pk}/submit/",
    summary=_("Lämna in"),
    description=_("Lämnar in enhetens svar, eller skickar det till den som godkänner. "
                  "Har någon som medverkar inte svarat behövs without."),
    form=forms.SubmitForm,
)  # fmt: skip
def submit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Hand in the body's answer, or send it to whoever approves it."""
    one = opened(request, pk)
    rules.check_can_answer(request.actor, one)
    late = reads.unheard(one)
    return _done(request, sent, one, acts.submit, lambda data: forms.SubmitForm(late, data))


@router.act(
    "/returns/{int:pk}/approve/",
    summary=_("Godkänn"),
    description=_("Godkänner ett svar som någon annan i enheten har skrivit. Då är det inlämnat."),
    form=forms.EditForm,
)
def approve(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Approve what somebody else has written."""
    one = opened(request, pk)
    rules.check_can_approve(request.actor, one, reads.writers(one))
    return _done(request, sent, one, acts.approve, forms.EditForm)


@router.act(
    "/returns/{int:pk}/send-back/",
    summary=_("Återlämna"),
    description=_("Skickar tillbaka ett svar som behöver ändras, med vad som ska göras."),
    form=forms.SendBackForm,
)
def send_back(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Send an answer back to be changed."""
    one = opened(request, pk)
    rules.check_can_send_back(request.actor, one)
    return _done(request, sent, one, acts.send_back, forms.SendBackForm)


def _done(
    request: Request,
    sent: Sent,
    one: Return,
    act: Callable[..., Return],
    make: Callable[[dict[str, Any] | None], django_forms.Form],
) -> dict[str, Any]:
    done = act(within=one, by=request.actor, at=request.now, **sent.through(make))
    return saved(done, url=address("planning:answers", done.pk), api=address(RETURN, done.pk))
