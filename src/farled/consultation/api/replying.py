"""What is done to replies over the API: the acts of the pages, through the pages' own forms."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.consultation import acts
from farled.consultation.api.replies import REMARK, REPLY, opened, remark_of
from farled.consultation.api.router import router
from farled.consultation.forms import replies as forms
from farled.consultation.models import Recipient, Remark, Reply, own_reach
from farled.consultation.reads import replies as reads
from farled.consultation.rules import replies as rules
from farled.people.reads import Request
from farled.web.rest import Rows, Sent, address, saved

ROWS = {
    name: Rows(name, forms.row_fields(name), forms.NEEDED[name], forms.TITLES[name][2])
    for name in ("remarks", "motions", "dissents")
}


def saved_reply(one: Reply) -> dict[str, Any]:
    """What an act on a reply leaves."""
    return saved(one, url=address("consultation:reply", one.pk), api=address(REPLY, one.pk))


def saved_remark(row: Remark) -> dict[str, Any]:
    """What an act on a remark leaves."""
    return saved(row, url=address("consultation:reply", row.reply_id), api=address(REMARK, row.pk))


def _recipient(request: Request, pk: int) -> Recipient:
    return get_object_or_404(reads.recipients(request.actor), pk=pk)


@router.add(
    "/recipients/{int:pk}/begin/",
    summary=_("Börja svara"),
    description=_("Börjar ett utkast för en remissinstans, eller ger det som är påbörjat."),
    form=django_forms.Form,
)
def begin(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Begin a reply."""
    return _done(request, acts.begin, recipient=_recipient(request, pk))


@router.act(
    "/recipients/{int:pk}/abstain/",
    summary=_("Avstå från att svara"),
    description=_("Att avstå är också ett svar, och det är inlämnat därmed."),
    form=forms.AbstainForm,
)
def abstain(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say that a recipient does not answer."""
    return _done(request, acts.abstain, recipient=_recipient(request, pk), **sent.through(forms.AbstainForm))


@router.add(
    "/recipients/{int:pk}/register-reply/",
    summary=_("Registrera ett svar som kommit in"),
    description=_("För den som sköter remissen: ett svar som kom på annat sätt, som det är."),
    form=forms.RegisterForm,
    rows=ROWS.values(),
)
def register_reply(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write in a reply that came on another way."""
    one = _recipient(request, pk)
    data = sent.through(lambda data: forms.RegisterForm(one.consultation, data))
    return _done(request, acts.register_reply, recipient=one, **data)


@router.change(
    "/replies/{int:pk}/",
    summary=_("Skriv i ett svar"),
    description=_("Sparar de fält du skickar och behåller de andra. Ingen utanför enheten läser det före inlämningen."),
    form=forms.ReplyForm,
)
def save(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Keep what is said so far."""
    one = opened(request, pk)
    rules.check_can_write(request.actor, one.recipient)
    data = sent.through(lambda data: forms.ReplyForm(data, initial=reads.said(one)))
    return _done(request, acts.save, reply=one, version=data.pop("version"), said=acts.Said(**data))


@router.remove(
    "/replies/{int:pk}/",
    summary=_("Kasta ett utkast"),
    description=_("Tar bort ett utkast med dess synpunkter. Det som är inlämnat ligger fast."),
    form=forms.ReadForm,
)
def discard(request: Request, sent: Sent, pk: int) -> None:
    """Throw a draft away."""
    acts.discard(reply=opened(request, pk), by=request.actor, at=request.now, **sent.through(forms.ReadForm))


@router.add(
    "/replies/{int:pk}/remarks/",
    summary=_("Lämna en synpunkt"),
    description=_("På ett stycke (passage), som svar på en fråga (question), annars på helheten."),
    form=forms.RemarkForm,
)
def add_remark(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Leave a remark."""
    one = opened(request, pk)
    rules.check_can_write(request.actor, one.recipient)
    data = sent.through(lambda data: forms.RemarkForm(one, data))
    where = {name: data.pop(name) for name in ("passage", "question")}
    return saved_remark(
        acts.add_remark(reply=one, remarked=acts.Remarked(**data), by=request.actor, at=request.now, **where)
    )


@router.change(
    "/reply-remarks/{int:pk}/",
    summary=_("Ändra en synpunkt"),
    description=_("Ändrar de fält du skickar och behåller de andra, medan svaret är ett utkast."),
    form=forms.ChangeRemarkForm,
)
def change_remark(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a remark says."""
    row = remark_of(request, pk)
    data = sent.through(lambda data: forms.ChangeRemarkForm(data, initial=reads.remark_said(row)))
    version = data.pop("version")
    remarked = acts.Remarked(page=row.page, **data)
    return saved_remark(
        acts.change_remark(remark=row, version=version, remarked=remarked, by=request.actor, at=request.now)
    )


@router.remove(
    "/reply-remarks/{int:pk}/",
    summary=_("Ta bort en synpunkt"),
    description=_("Tar bort en synpunkt ur ett utkast."),
    form=forms.SureForm,
)
def remove_remark(request: Request, sent: Sent, pk: int) -> None:
    """Take a remark away."""
    acts.remove_remark(remark=remark_of(request, pk), by=request.actor, at=request.now, **sent.through(forms.SureForm))


@router.act(
    "/replies/{int:pk}/take-text/",
    summary=_("Hämta texten från ett annat svar"),
    description=_(
        "När en förvaltning svarar för flera nämnder: text och synpunkter från ett annat svar i samma remiss."
    ),
    form=forms.TakeTextForm,
)
def take_text_from(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take another reply's text."""
    one = opened(request, pk)
    offered = reads.sources_of(one, own_reach(request.actor, "consultation.answer"))
    data = sent.through(lambda data: forms.TakeTextForm(offered, data))
    return _done(request, acts.take_text_from, reply=one, **data)


@router.act(
    "/replies/{int:pk}/send-for-approval/",
    summary=_("Skicka för godkännande"),
    description=_("Någon annan i enheten läser och godkänner svaret innan det lämnas in."),
    form=forms.ReadForm,
)
def send_for_approval(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Let somebody else read it."""
    return _done(request, acts.send_for_approval, reply=opened(request, pk), **sent.through(forms.ReadForm))


@router.act(
    "/replies/{int:pk}/approve/",
    summary=_("Godkänn"),
    description=_("Godkänner ett svar som någon annan i enheten har skrivit."),
    form=forms.ReadForm,
)
def approve_reply(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Approve what somebody else has written."""
    return _done(request, acts.approve, reply=opened(request, pk), **sent.through(forms.ReadForm))


@router.act(
    "/replies/{int:pk}/send-back/",
    summary=_("Gör till utkast igen"),
    description=_("Den som godkänner lämnar tillbaka, eller den som skriver tar tillbaka."),
    form=forms.SendBackForm,
)
def send_back_reply(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Make it a draft again."""
    return _done(request, acts.send_back, reply=opened(request, pk), **sent.through(forms.SendBackForm))


@router.act(
    "/replies/{int:pk}/adopt/",
    summary=_("Skriv in nämndens beslut"),
    description=_("Yttrandet blir nämndens eget. Utelämnas statement behålls texten."),
    form=forms.AdoptForm,
    rows=[ROWS["motions"], ROWS["dissents"]],
)
def adopt_reply(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write in the board's decision."""
    one = opened(request, pk)
    data = sent.through(forms.AdoptForm)  # type: ignore[arg-type] # rows read a mapping
    if "statement" not in sent.values:
        data.pop("statement")
    return _done(request, acts.adopt, reply=one, **data)


@router.act(
    "/replies/{int:pk}/hand-in/",
    summary=_("Lämna in"),
    description=_("Lämnar in svaret: som nämndens eget (adopted) när beslutet är inskrivet, annars som kontorsyttrande "
                  "(office) när det är godkänt."),
    form=forms.HandInForm,
)  # fmt: skip
def hand_in(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Hand it in."""
    return _done(request, acts.hand_in, reply=opened(request, pk), **sent.through(forms.HandInForm))


def _done(request: Request, act: Callable[..., Reply], **what: Any) -> dict[str, Any]:
    return saved_reply(act(by=request.actor, at=request.now, **what))
