"""The pages on which a reply is written, remark by remark and as a whole, the same with and without an account."""

import re
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.consultation import acts
from farled.consultation.figures import replies as figures
from farled.consultation.forms import replies as forms
from farled.consultation.models import Remark, Reply, own_reach
from farled.consultation.reads import replies as reads
from farled.consultation.reads.guests import Guest
from farled.consultation.reads.texts import labels_of, text_of
from farled.consultation.rules import replies as rules
from farled.consultation.states import Place, ReplyState
from farled.consultation.views.desks import Desk
from farled.trail.reads import told
from farled.web.forms import form_page
from farled.web.numbers import whole
from farled.web.refused import Gone
from farled.web.saving import saved_as_it_goes

# --- The reply --------------------------------------------------------------------------------------------------------


def reply(desk: Desk) -> HttpResponse:
    """The reply: where it stands, its parts and what is left of them; handed in, all it says."""
    one, request, recipient = desk.one, desk.request, desk.recipient
    rows, questions = reads.remarks_of(one), reads.questions_of(recipient.consultation)
    writes = one.drafted and rules.can_write(desk.by, recipient)
    changes = writes and rules.can_change(one)
    labels = labels_of(recipient.consultation)
    shown = _shown(desk, one, rows, labels, changes=changes)
    urls = _urls(desk, one, writes=writes)
    approves = rules.can_approve(desk.by, one)
    waits = one.state == ReplyState.FOR_APPROVAL
    wrote = waits and reads.has_written(desk.by, one)
    reach = own_reach(desk.by, "consultation.answer")
    collected = reads.collected_by(recipient)
    asked = figures.asked(questions, shown, _question_urls(desk, questions) if changes else {})
    ready = one.decided or one.state == ReplyState.APPROVED or recipient.body_id is None
    runs = rules.can_register(desk.by, recipient.consultation)
    context = {
        "one": one,
        "recipient": recipient,
        "consultation": recipient.consultation,
        "desk": desk,
        "saved": _saved(desk, one),
        "lead": figures.lead(one, today=request.today),
        "writes": writes,
        "changes": changes,
        "urls": urls,
        "parts": figures.parts(one, rows, questions, urls) if changes else [],
        "questions": asked if changes else [each for each in asked if each.answers],
        "unanswered": [] if changes else [each.question.number for each in asked if not each.answers],
        "on_passages": [each for each in shown if each.remark.place == Place.PASSAGE],
        "on_whole": [each for each in shown if each.remark.place == Place.WHOLE],
        "approves": waits and approves and not wrote,
        "own_text": waits and (approves or writes) and wrote,
        "approvers": reads.approvers(one, on=request.today) if waits and wrote and not desk.is_guest else [],
        "sends_back": rules.can_send_back(desk.by, one) and (one.state != "draft" or one.decided),
        "adopts": rules.can_adopt(desk.by, one) and not one.decided,
        "hands_in": writes and ready and not waits,
        "abstains": writes and not one.decided and not waits,
        "collected": [(each, reads.handed_in(each)) for each in collected],
        "sources": changes and not desk.is_guest and reads.sources_of(one, reach).exists(),
        "behind": changes and reads.untouched(one) and reads.behind(one),
        "papers": desk.papers if one.drafted else [],
        "writers": reads.writers_of(one) if one.drafted else [],
        "names_guests": runs or desk.is_guest,
        "history": [] if desk.is_guest else told(one, reader=desk.by, limit=10, guests=runs),
    }
    return render(request, "consultation/reply.html", context)


def _shown(desk: Desk, one: Reply, rows: list[Remark], labels: dict[int, str], *, changes: bool) -> list[figures.Shown]:
    treated = reads.treatments_shown(one)
    return [
        figures.Shown(
            row,
            figures.told(row, labels),
            desk.remark_url("change_remark", row) if changes else "",
            desk.remark_url("remove_remark", row) if changes else "",
            treated.get(row.pk),
            reverse("consultation:remark", args=[row.pk]) if row.treatment_id and not desk.is_guest else "",
        )
        for row in rows
    ]


def _urls(desk: Desk, one: Reply, *, writes: bool) -> dict[str, str]:
    names = ["text"]
    names += ["write", "add_remark", "send_for_approval", "abstain"] if writes else []
    names += ["hand_in", "adopt", "approve", "send_back"]
    names += ["make_link"] if desk.is_guest else ["take_text", "discard"]
    urls = {name: desk.url(_ROUTES.get(name, name)) for name in names}
    name, ref = ("guest", desk.token) if desk.is_guest else ("recipient", desk.recipient.pk)
    return {**urls, "reply": desk.url("reply"), "asked": reverse(f"consultation:{name}", args=[ref])}


_ROUTES = {
    "text": "reply_text",
    "write": "write_reply",
    "approve": "approve_reply",
    "send_back": "send_back_reply",
    "adopt": "adopt_reply",
    "discard": "discard_reply",
}


def _question_urls(desk: Desk, questions: Any) -> dict[int, str]:
    return {each.pk: f"{desk.url('add_remark')}?question={each.pk}" for each in questions}


def reply_text(desk: Desk) -> HttpResponse:
    """The text sent out, with what the reply says of each passage and the way to say something there."""
    one = desk.one
    changes = rules.can_write(desk.by, desk.recipient) and rules.can_change(one)
    rows = [row for row in reads.remarks_of(one) if row.place == Place.PASSAGE]
    text = text_of(desk.recipient.consultation)
    labels = {row.passage_id: label for row, label in text}
    add = desk.url("add_remark") if changes else ""
    urls = {row.passage_id: f"{add}?passage={row.passage_id}" for row, _label in text} if changes else {}
    context = {
        "one": one,
        "recipient": desk.recipient,
        "consultation": desk.recipient.consultation,
        "spots": figures.spots(text, _shown(desk, one, rows, labels, changes=changes), urls),
        "changes": changes,
        "desk": desk,
        "saved": _saved(desk, one),
        "back": desk.url("reply"),
    }
    return render(desk.request, "consultation/reply_text.html", context)


def write_reply(desk: Desk) -> HttpResponse:
    """What the reply says as a whole: saved by the page itself as it is typed, or by its button."""
    one, request = desk.one, desk.request
    rules.check_can_write(desk.by, desk.recipient)
    form = forms.ReplyForm(request.POST or None, initial={**reads.said(one), "version": one.version})
    if getattr(request, "htmx", False) and request.method == "POST":
        return saved_as_it_goes(
            request, form, template="consultation/_reply_state.html", name="one", row=one,
            save=lambda data: _save(desk, one, data),
        )  # fmt: skip
    return form_page(
        request,
        template="consultation/write_reply.html",
        form=form,
        act=lambda data: _save(desk, one, data),
        done=lambda _done: desk.url("reply"),
        message=_("Svaret är sparat. Det är inte inlämnat än."),
        context=_about(desk),
    )


def _save(desk: Desk, one: Reply, data: dict[str, Any]) -> Reply:
    version = data.pop("version")
    return acts.save(reply=one, version=version, said=acts.Said(**data), by=desk.by, at=desk.request.now)


def _about(desk: Desk) -> dict[str, Any]:
    return {
        "one": desk.reply,
        "recipient": desk.recipient,
        "consultation": desk.recipient.consultation,
        "desk": desk,
        "back": desk.url("reply"),
    }


# --- Remarks ----------------------------------------------------------------------------------------------------------


def add_remark(desk: Desk) -> HttpResponse:
    """A remark on a passage or question (named in the address), or on the whole."""
    one, request = desk.one, desk.request
    rules.check_can_write(desk.by, desk.recipient)
    asked = {name: whole(request.POST.get(name) or request.GET.get(name, "")) for name in ("passage", "question")}
    form = forms.RemarkForm(one, request.POST or None, initial={name: ref for name, ref in asked.items() if ref})
    placed = {row.passage_id: (row, label) for row, label in text_of(desk.recipient.consultation)}
    spot = placed.get(asked["passage"] or 0)
    questions = reads.questions_of(desk.recipient.consultation)
    question = next((each for each in questions if each.pk == asked["question"]), None)
    if request.method == "GET" and ((asked["passage"] and not spot) or (asked["question"] and not question)):
        raise Gone("consultation.spot.away", way=(_("Tillbaka till svaret"), desk.url("reply")))
    if not spot:
        del form.fields["quote"]
    about = f"{asked['passage'] or 0}-{asked['question'] or 0}"
    place, anchor = ("reply_text", f"#p{spot[0].passage_id}") if spot else ("reply", "#fragor" if question else "")
    back = f"{desk.url(place)}{anchor}"
    return form_page(
        request,
        template="consultation/add_remark.html",
        form=form,
        act=lambda data: _add(desk, one, data),
        done=lambda _done: f"{desk.url(place)}?saved={about}{anchor}",
        message=_("Synpunkten är sparad."),
        context={
            **_about(desk), "spot": spot, "question": question, "back": back, "draft": _draft(desk, one, about),
        },
    )  # fmt: skip


def _draft(desk: Desk, one: Reply, about: str) -> str:
    """What the browser calls a remark that is being typed: a person's own, about one place of one reply."""
    who = f"link-{desk.by.link_id}" if isinstance(desk.by, Guest) else str(desk.by.user_id)
    return f"{who}-consultation-remark-{one.pk}-{about}"


def _saved(desk: Desk, one: Reply) -> str:
    """The draft of a remark that has just been saved, and that the browser need not keep any more."""
    saved = desk.request.GET.get("saved", "")
    return _draft(desk, one, saved) if _ABOUT.fullmatch(saved) else ""


_ABOUT = re.compile(r"[0-9]{1,18}-[0-9]{1,18}", re.ASCII)


def _add(desk: Desk, one: Reply, data: dict[str, Any]) -> Remark:
    where = {"passage": data.pop("passage"), "question": data.pop("question")}
    return acts.add_remark(reply=one, remarked=acts.Remarked(**data), by=desk.by, at=desk.request.now, **where)


def change_remark(desk: Desk, remark: Remark) -> HttpResponse:
    """What a remark says now, saved as it is typed."""
    request = desk.request
    rules.check_can_write(desk.by, desk.recipient)
    form = forms.ChangeRemarkForm(
        request.POST or None, initial={**reads.remark_said(remark), "version": remark.version}
    )
    if remark.place != Place.PASSAGE:
        del form.fields["quote"]
    if getattr(request, "htmx", False) and request.method == "POST":
        return saved_as_it_goes(
            request, form, template="consultation/_remark_state.html", name="remark", row=remark,
            save=lambda data: _change(desk, remark, data),
        )  # fmt: skip
    labels = labels_of(desk.recipient.consultation)
    return form_page(
        request,
        template="consultation/change_remark.html",
        form=form,
        act=lambda data: _change(desk, remark, data),
        done=lambda _done: desk.url("reply"),
        message=_("Synpunkten är ändrad."),
        context={**_about(desk), "remark": remark, "about": figures.told(remark, labels)},
    )


def _change(desk: Desk, remark: Remark, data: dict[str, Any]) -> Remark:
    version = data.pop("version")
    remarked = acts.Remarked(**{"quote": remark.quote, "page": remark.page, **data})
    return acts.change_remark(remark=remark, version=version, remarked=remarked, by=desk.by, at=desk.request.now)


def remove_remark(desk: Desk, remark: Remark) -> HttpResponse:
    """Take a remark away."""
    rules.check_can_write(desk.by, desk.recipient)
    return form_page(
        desk.request,
        template="consultation/remove_remark.html",
        form=forms.SureForm(desk.request.POST or None, initial={"version": remark.version}),
        act=lambda data: acts.remove_remark(remark=remark, by=desk.by, at=desk.request.now, **data),
        done=lambda _none: desk.url("reply"),
        message=_("Synpunkten är borttagen."),
        context={**_about(desk), "remark": remark},
    )


# --- Out --------------------------------------------------------------------------------------------------------------


def begin(desk: Desk) -> HttpResponse:
    """Begin to answer, or go on."""
    rules.check_can_write(desk.by, desk.recipient)
    if desk.request.method == "POST":
        one = acts.begin(recipient=desk.recipient, by=desk.by, at=desk.request.now)
        begun = Desk(desk.request, desk.by, desk.recipient, one, desk.token)
        return HttpResponseRedirect(begun.url("reply"), status=303)
    if desk.reply is not None:
        return HttpResponseRedirect(desk.url("reply"))
    return render(desk.request, "consultation/begin.html", {
        "recipient": desk.recipient, "consultation": desk.recipient.consultation, "desk": desk,
        "due": reads.due_of(desk.recipient), "abstain": desk.url("abstain"),
        "questions": reads.questions_of(desk.recipient.consultation),
        "material": list(desk.recipient.consultation.material.select_related("file")),
    })  # fmt: skip
