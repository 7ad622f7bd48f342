"""The pages on which a reply leaves the body: approved, adopted by the board, handed in; or another's text comes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from farled.consultation import acts
from farled.consultation.figures import replies as figures
from farled.consultation.forms import replies as forms
from farled.consultation.models import Reply, own_reach
from farled.consultation.reads import replies as reads
from farled.consultation.reads.texts import labels_of
from farled.consultation.rules import replies as rules
from farled.consultation.states import ReplyStanding
from farled.consultation.views.desks import Desk
from farled.web.form_rows import MORE
from farled.web.forms import form_page


def send_for_approval(desk: Desk) -> HttpResponse:
    """Let somebody else read it before it leaves."""
    rules.check_can_write(desk.by, desk.recipient)
    return _act(
        desk, acts.send_for_approval, template="consultation/send_for_approval.html", form=forms.ReadForm,
        message=_("Svaret är skickat för godkännande."),
        approvers=[] if desk.is_guest else reads.approvers(desk.one, on=desk.request.today, but=desk.by),
    )  # fmt: skip


def approve_reply(desk: Desk) -> HttpResponse:
    """Approve what somebody else has written."""
    rules.check_can_approve(desk.by, desk.one, wrote=reads.has_written(desk.by, desk.one))
    return _act(
        desk, acts.approve, template="consultation/approve_reply.html", form=forms.ReadForm,
        message=_("Svaret är godkänt. Nu kan det beslutas eller lämnas in."),
    )  # fmt: skip


def send_back_reply(desk: Desk) -> HttpResponse:
    """Make it a draft again."""
    rules.check_can_send_back(desk.by, desk.one)
    return _act(
        desk, acts.send_back, template="consultation/send_back_reply.html", form=forms.SendBackForm,
        message=_("Svaret är ett utkast igen."),
    )  # fmt: skip


def adopt_reply(desk: Desk) -> HttpResponse:
    """Write in the board's decision, or show the page with more rows when somebody asked for that."""
    one, request = desk.one, desk.request
    rules.check_can_adopt(desk.by, one)
    initial = {
        "version": one.version, "seen": reads.content_key(one), "statement": one.statement,
        "decided_on": one.decided_on,
    }  # fmt: skip
    context = _context(desk)
    asked = request.POST.get(MORE, "")
    if asked:
        form = forms.AdoptForm(None, initial=request.POST.dict(), more=asked)
        _without_text(form, one)
        return render(request, "consultation/adopt_reply.html", {"form": form, "more": asked, **context})
    form = forms.AdoptForm(request.POST or None, initial=initial)
    _without_text(form, one)
    return form_page(
        request,
        template="consultation/adopt_reply.html",
        form=form,
        act=lambda data: acts.adopt(reply=one, by=desk.by, at=request.now, **data),
        done=lambda _done: desk.url("reply"),
        message=_("Nämndens beslut är inskrivet."),
        context=context,
    )


def _without_text(form: django_forms.Form, one: Reply) -> None:
    """What is handed in stands as it was written; only the decision about it is written in."""
    if not one.drafted:
        del form.fields["statement"]


def hand_in(desk: Desk) -> HttpResponse:
    """Hand the reply in."""
    one = desk.one
    rules.check_can_write(desk.by, desk.recipient)
    standing = ReplyStanding.ADOPTED if one.decided else ReplyStanding.OFFICE
    silent = [each.name for each in reads.collected_by(desk.recipient) if reads.handed_in(each) is None]
    return _act(
        desk, acts.hand_in, template="consultation/hand_in.html", form=forms.HandInForm,
        message=_("Svaret är inlämnat. Tack."), initial={"standing": standing}, silent=silent,
    )  # fmt: skip


def abstain(desk: Desk) -> HttpResponse:
    """Say that the body does not answer."""
    rules.check_can_write(desk.by, desk.recipient)
    request = desk.request
    seen = reads.content_key(desk.reply) if desk.reply else ""
    sent = request.POST.copy()
    if sent and "discard" not in sent:
        sent["seen"] = seen  # nothing goes yet: what the page shows again is what is read
    form = forms.AbstainForm(sent or None, initial={"seen": seen})
    if desk.reply is None or not reads.says_anything(desk.reply):
        del form.fields["discard"], form.fields["seen"]
    return form_page(
        request,
        template="consultation/abstain.html",
        form=form,
        act=lambda data: acts.abstain(recipient=desk.recipient, by=desk.by, at=request.now, **data),
        done=lambda one: Desk(request, desk.by, desk.recipient, one, desk.token).url("reply"),
        message=_("Det är antecknat att ni avstår."),
        context={**_context(desk), "back": desk.url("reply") if desk.reply or desk.token else desk.url("begin")},
    )


def take_text(desk: Desk) -> HttpResponse:
    """Take the text of another reply that the same administration writes."""
    one = desk.one
    rules.check_can_write(desk.by, desk.recipient)
    offered = reads.sources_of(one, own_reach(desk.by, "consultation.answer"))
    return _act(
        desk, acts.take_text_from, template="consultation/take_text.html",
        form=lambda *args, **kwargs: forms.TakeTextForm(offered, *args, **kwargs),
        message=_("Texten och synpunkterna är hämtade."), initial={"source": one.same_text_as_id},
    )  # fmt: skip


def _act(
    desk: Desk,
    act: Callable[..., Any],
    *,
    template: str,
    form: Callable[..., django_forms.Form],
    message: str,
    initial: Mapping[str, object] | None = None,
    **context: object,
) -> HttpResponse:
    one, request = desk.one, desk.request
    return form_page(
        request,
        template=template,
        form=form(
            request.POST or None,
            initial={"version": one.version, "seen": reads.content_key(one), **(initial or {})},
        ),
        act=lambda data: act(reply=one, by=desk.by, at=request.now, **data),
        done=lambda _done: desk.url("reply"),
        message=message,
        context={**_context(desk), **context},
    )


def _context(desk: Desk) -> dict[str, Any]:
    return {
        "one": desk.reply,
        "recipient": desk.recipient,
        "consultation": desk.recipient.consultation,
        "desk": desk,
        "back": desk.url("reply") if desk.reply is not None else "",
        "write_url": desk.url("write_reply") if desk.reply is not None else "",
        "as_read": as_read(desk) if desk.reply is not None and desk.reply.drafted else None,
    }


@dataclass(frozen=True, slots=True)
class AsRead:
    """All that a reply says now, and what it said when the page that has been sent in was opened."""

    now: str
    before: str

    @property
    def changed(self) -> bool:
        """Whether somebody has written in it meanwhile."""
        return bool(self.before) and self.before.split() != self.now.split()


def as_read(desk: Desk) -> AsRead:
    """What whoever lets a reply leave has read, carried by the page, so that both texts can be shown."""
    text = figures.as_it_reads(desk.one, reads.remarks_of(desk.one), labels_of(desk.recipient.consultation))
    return AsRead(text, desk.request.POST.get(READ, ""))


READ = "read"
