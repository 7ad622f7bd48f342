"""Replies for those who are signed in: what one's bodies are asked, and each reply at its own address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.consultation import acts
from farled.consultation.forms import replies as forms
from farled.consultation.models import own_reach
from farled.consultation.reads import replies as reads
from farled.consultation.rules import replies as rules
from farled.consultation.views import answering, handing
from farled.consultation.views.asking import there
from farled.consultation.views.desks import desk, desk_of_recipient, desk_of_remark
from farled.people.reads import Request
from farled.web.form_rows import MORE
from farled.web.forms import form_page


def mine(request: Request) -> HttpResponse:
    """What the bodies of the actor are asked to answer, and what waits for the actor's approval."""
    rows = reads.to_answer(request.actor)
    context = {
        "waiting": [(each, reads.due_of(each)) for each in rows if reads.handed_in(each) is None],
        "done": [each for each in rows if reads.handed_in(each) is not None],
        "to_approve": [(each, reads.due_of(each.recipient)) for each in reads.to_approve(request.actor)],
        "has_bodies": bool(own_reach(request.actor, "consultation.answer")),
    }
    return render(request, "consultation/mine.html", context)


def reply(request: Request, pk: int) -> HttpResponse:
    """A reply: to its own body while it is a draft, to everybody when it is in."""
    return answering.reply(desk(request, pk))


def reply_text(request: Request, pk: int) -> HttpResponse:
    """The text sent out with the reply's remarks."""
    return answering.reply_text(desk(request, pk))


def begin(request: Request, pk: int) -> HttpResponse:
    """Begin to answer for a recipient."""
    return answering.begin(desk_of_recipient(request, pk))


def write_reply(request: Request, pk: int) -> HttpResponse:
    """What the reply says as a whole."""
    return answering.write_reply(desk(request, pk))


def add_remark(request: Request, pk: int) -> HttpResponse:
    """A new remark."""
    return answering.add_remark(desk(request, pk))


def change_remark(request: Request, pk: int) -> HttpResponse:
    """What a remark says now."""
    return answering.change_remark(*desk_of_remark(request, pk))


def remove_remark(request: Request, pk: int) -> HttpResponse:
    """Take a remark away."""
    return answering.remove_remark(*desk_of_remark(request, pk))


def take_text(request: Request, pk: int) -> HttpResponse:
    """Take another reply's text."""
    return handing.take_text(desk(request, pk))


def discard_reply(request: Request, pk: int) -> HttpResponse:
    """Throw a draft away."""
    at = desk(request, pk)
    rules.check_can_write(at.by, at.recipient)
    return form_page(
        request,
        template="consultation/discard_reply.html",
        form=forms.ReadForm(
            request.POST or None, initial={"version": at.one.version, "seen": reads.content_key(at.one)}
        ),
        act=lambda data: acts.discard(reply=at.one, by=request.actor, at=request.now, **data),
        done=lambda _none: reverse("consultation:mine"),
        message=_("Utkastet är kastat."),
        context={
            "one": at.one,
            "recipient": at.recipient,
            "consultation": at.recipient.consultation,
            "desk": at,
            "as_read": handing.as_read(at),
        },
    )


def send_for_approval(request: Request, pk: int) -> HttpResponse:
    """Let somebody else read it."""
    return handing.send_for_approval(desk(request, pk))


def approve_reply(request: Request, pk: int) -> HttpResponse:
    """Approve what somebody else has written."""
    return handing.approve_reply(desk(request, pk))


def send_back_reply(request: Request, pk: int) -> HttpResponse:
    """Make it a draft again."""
    return handing.send_back_reply(desk(request, pk))


def adopt_reply(request: Request, pk: int) -> HttpResponse:
    """Write in the board's decision."""
    return handing.adopt_reply(desk(request, pk))


def hand_in(request: Request, pk: int) -> HttpResponse:
    """Hand the reply in."""
    return handing.hand_in(desk(request, pk))


def abstain(request: Request, pk: int) -> HttpResponse:
    """Say that a recipient does not answer."""
    return handing.abstain(desk_of_recipient(request, pk))


def register_reply(request: Request, pk: int) -> HttpResponse:
    """Write in a reply that came on another way, or show the page with more rows."""
    one = there(reads.recipients(request.actor), pk, "consultation.recipient.away")
    rules.check_can_register(request.actor, one.consultation)
    context = {"recipient": one, "consultation": one.consultation}
    asked = request.POST.get(MORE, "")
    if asked:
        form = forms.RegisterPage(one.consultation, None, initial=request.POST.dict(), more=asked)
        return render(request, "consultation/register_reply.html", {"form": form, "more": asked, **context})
    return form_page(
        request,
        template="consultation/register_reply.html",
        form=forms.RegisterPage(
            one.consultation, request.POST or None, request.FILES or None, initial={"received_on": request.today}
        ),
        act=lambda data: acts.register_reply(recipient=one, by=request.actor, at=request.now, **data),
        done=lambda made: reverse("consultation:reply", args=[made.pk]),
        message=_("Svaret är registrerat."),
        context=context,
    )  # fmt: skip
