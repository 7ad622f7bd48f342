"""Answering without an account: whoever holds a personal link, at addresses that hold its secret.

The secret is never told to another site (Referrer-Policy), to a search engine or to a log. A link that does not hold
looks the same whatever the reason, and what was typed is given back.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.consultation import acts
from farled.consultation.acts.letters import address_of
from farled.consultation.figures import treated as figures
from farled.consultation.forms import replies as forms
from farled.consultation.models import Link
from farled.consultation.reads import guests
from farled.consultation.reads import replies as reads
from farled.consultation.reads import rounds as papers
from farled.consultation.rules import replies as rules
from farled.consultation.states import LinkPurpose
from farled.consultation.views import answering, handing
from farled.consultation.views.asking import paper
from farled.consultation.views.desks import Desk
from farled.people.reads import Request
from farled.web.forms import form_page
from farled.web.refused import Gone, NotLately, Refused
from farled.web.typed import typed

MOST_MISSES, MOST_SAVES = 30, 600  # within the window: addresses that lead nowhere, and what one link sends
WINDOW = 600  # seconds
APPROVER_DAYS = timedelta(days=30)

View = Callable[..., HttpResponse]


def _entered(request: Request, token: str, view: View, *args: Any, signed: bool = True) -> HttpResponse:
    """Let whoever holds a link that holds in, or say that it does not; nothing typed is lost."""
    link = guests.link_of(token)
    if link is None or not guests.holds(link, on=request.today):
        return _sealed(_gone(request, 429 if _too_often(f"miss.{_from_where(request)}", MOST_MISSES) else 404))
    if request.method == "POST":
        if _too_often(f"link.{link.pk}", MOST_SAVES):
            return _sealed(_gone(request, 429))
        acts.note_use(link=link, at=request.now)
    if signed and not link.name:
        return _sealed(HttpResponseRedirect(reverse("consultation:guest", args=[token])))
    recipient = link.recipient
    desk = Desk(request, guests.guest(link), recipient, reads.reply_to(recipient), token)
    request.guest_person = f"link-{link.pk}"  # type: ignore[attr-defined]  # whose typing the browser keeps
    try:
        return _sealed(view(desk, *args))
    except NotLately:
        raise
    except Refused as refused:
        if getattr(request, "htmx", False):
            raise
        return _sealed(_told(request, refused))


def _sealed(response: HttpResponse) -> HttpResponse:
    """Keep the secret in the address from other sites and from search engines."""
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def _gone(request: Request, status: int) -> HttpResponse:
    code = "consultation.link.gone" if status == 404 else "consultation.link.too_often"
    refused = Refused(code)
    refused.status = status
    return _told(request, refused)


def _told(request: Request, refused: Refused) -> HttpResponse:
    """Why it cannot be done, with what was typed so that it can be copied."""
    if getattr(request, "htmx", False):
        return render(request, "web/_refused.html", {"refused": refused}, status=refused.status)
    context = {"refused": refused, "typed": typed(request)}
    return render(request, "consultation/gone.html", context, status=refused.status)


def _too_often(what: str, most: int) -> bool:
    """Whether something has been done more often within the window than anybody has reason to."""
    name = f"consultation.guests.{what}"
    cache.add(name, 0, WINDOW)
    try:
        return cache.incr(name) > most
    except ValueError:  # the window ended in between
        return False


def _from_where(request: HttpRequest) -> str:
    return str(get_adapter().get_client_ip(request))


# --- The way in -------------------------------------------------------------------------------------------------------


def guest(request: Request, token: str) -> HttpResponse:
    """What one has been sent, and who one is: the first page of a link."""
    return _entered(request, token, lambda desk: _landing(desk, token), signed=False)


def _treated(desk: Desk) -> HttpResponse:
    """How the remarks of a reply were treated, and how the text has changed; nothing is signed to read it."""
    return render(desk.request, "consultation/guest_treated.html", {
        "recipient": desk.recipient,
        "consultation": desk.recipient.consultation,
        "one": desk.one,
        "remarks": figures.treated(desk.one, desk.by),
        "expires": _link(desk.token).expires_on,
    })  # fmt: skip


def _landing(desk: Desk, token: str) -> HttpResponse:
    request, link = desk.request, _link(token)
    if link.purpose == LinkPurpose.READ:
        return _treated(desk)
    approves = link.purpose == LinkPurpose.APPROVE

    def enter(data: dict[str, Any]) -> None:
        signed = acts.sign(link=link, by=desk.by, at=request.now, **data)
        if not approves:
            acts.begin(recipient=desk.recipient, by=guests.guest(signed), at=request.now)

    return form_page(
        request,
        template="consultation/guest.html",
        form=forms.SignForm(request.POST or None, initial={"name": link.name}),
        act=enter,
        done=lambda _none: reverse("consultation:guest_reply", args=[token]),
        message=_("Välkommen. Svaret sparas efter hand, och du kan komma tillbaka med samma länk."),
        context={
            "recipient": desk.recipient,
            "consultation": desk.recipient.consultation,
            "one": desk.reply,
            "due": reads.due_of(desk.recipient),
            "approves": approves,
            "expires": link.expires_on,
            "questions": reads.questions_of(desk.recipient.consultation),
            "material": desk.papers,
        },
    )


def _link(token: str) -> Link:
    link = guests.link_of(token)
    if link is None:
        raise Http404
    return link


# --- The pages, the same as for those who are signed in ---------------------------------------------------------------


def guest_reply(request: Request, token: str) -> HttpResponse:
    """The reply."""
    return _entered(request, token, _begun(answering.reply))


def guest_reply_text(request: Request, token: str) -> HttpResponse:
    """The text sent out with the reply's remarks."""
    return _entered(request, token, _begun(answering.reply_text))


def guest_write_reply(request: Request, token: str) -> HttpResponse:
    """What the reply says as a whole."""
    return _entered(request, token, _begun(answering.write_reply))


def guest_add_remark(request: Request, token: str) -> HttpResponse:
    """A new remark."""
    return _entered(request, token, _begun(answering.add_remark))


def guest_change_remark(request: Request, token: str, number: int) -> HttpResponse:
    """What a remark says now."""
    return _entered(request, token, lambda desk: _about_remark(desk, number, answering.change_remark))


def guest_remove_remark(request: Request, token: str, number: int) -> HttpResponse:
    """Take a remark away."""
    return _entered(request, token, lambda desk: _about_remark(desk, number, answering.remove_remark))


def guest_send_for_approval(request: Request, token: str) -> HttpResponse:
    """Let somebody else read it."""
    return _entered(request, token, _begun(handing.send_for_approval))


def guest_approve_reply(request: Request, token: str) -> HttpResponse:
    """Approve what somebody else has written."""
    return _entered(request, token, _begun(handing.approve_reply))


def guest_send_back_reply(request: Request, token: str) -> HttpResponse:
    """Make it a draft again."""
    return _entered(request, token, _begun(handing.send_back_reply))


def guest_adopt_reply(request: Request, token: str) -> HttpResponse:
    """Write in the board's decision."""
    return _entered(request, token, _begun(handing.adopt_reply))


def guest_hand_in(request: Request, token: str) -> HttpResponse:
    """Hand the reply in."""
    return _entered(request, token, _begun(handing.hand_in))


def guest_abstain(request: Request, token: str) -> HttpResponse:
    """Say that the organisation does not answer."""
    return _entered(request, token, handing.abstain)


def guest_material(request: Request, token: str, number: int) -> HttpResponse:
    """Fetch a paper of the round, the one of that number; the link is asked for anew each time."""
    return _entered(request, token, lambda desk: _material(desk, number), signed=False)


def _material(desk: Desk, number: int) -> HttpResponse:
    one = next((each for each in papers.material_of(desk.recipient.consultation) if each.position == number), None)
    if one is None or one.file is None:
        raise Gone("consultation.material.away", way=(_("Tillbaka till svaret"), desk.url("reply")))
    return paper(one)


def guest_make_link(request: Request, token: str) -> HttpResponse:
    """Make a link for the one who is to read and approve, and show it this once."""
    return _entered(request, token, _begun(lambda desk: _make_link(desk, token)))


def _make_link(desk: Desk, token: str) -> HttpResponse:
    request = desk.request
    rules.check_can_write(desk.by, desk.recipient)
    form = forms.ApproverForm(request.POST or None)
    context = {"recipient": desk.recipient, "consultation": desk.recipient.consultation, "desk": desk, "form": form,
               "back": desk.url("reply")}  # fmt: skip
    if request.method == "POST" and form.is_valid():
        _made, secret = acts.make_approver_link(
            recipient=desk.recipient,
            expires_on=min(_link(token).expires_on, request.today + APPROVER_DAYS),
            by=desk.by,
            at=request.now,
        )
        address = address_of(secret)
        return render(
            request, "consultation/guest_made_link.html", {**context, "address": address, **form.cleaned_data}
        )
    return render(request, "consultation/guest_make_link.html", context, status=422 if form.errors else 200)


def _begun(view: View) -> View:
    """A page of a reply that is begun; whoever writes is led to the way in until it is."""

    def shown(desk: Desk) -> HttpResponse:
        if desk.reply is None:
            return HttpResponseRedirect(reverse("consultation:guest", args=[desk.token]))
        return view(desk)

    return shown


def _about_remark(desk: Desk, number: int, view: View) -> HttpResponse:
    row = next((each for each in reads.remarks_of(desk.one) if each.number == number), None)
    if row is None:
        raise Refused("consultation.remark.gone")
    return view(desk, row)
