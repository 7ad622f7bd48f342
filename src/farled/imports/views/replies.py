"""Replies that came as files: choosing the file, the draft beside its source, registering it, leaving it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.consultation.reads import Consultation, Recipient
from farled.files.reads import content_of
from farled.imports import acts, rules
from farled.imports.figures import replies as figures
from farled.imports.forms import replies as forms
from farled.imports.models import ReplyReading
from farled.imports.reads import replies as reads
from farled.imports.rules import replies
from farled.imports.states import PartKind, ReplyReadingState
from farled.people.reads import Request
from farled.trail.reads import told
from farled.web import jobs
from farled.web.attachments import attachment
from farled.web.forms import form_page

SAVED = "saved"  # in the address, once what the browser kept is kept here


def read_reply(request: Request, pk: int) -> HttpResponse:
    """Choose the file that a recipient's reply came as, and have it read."""
    one = get_object_or_404(reads.recipients(request.actor), pk=pk)
    replies.check_can_take_reply(request.actor, one, reading=reads.open_for(one))
    form = forms.ReplyFileForm(request.POST or None, request.FILES or None, initial={"received_on": request.today})
    return _start(request, form, one.consultation, one)


def read_reply_of_round(request: Request, pk: int) -> HttpResponse:
    """Choose the file, and say who has answered: somebody who was asked, or somebody who was not."""
    row = get_object_or_404(reads.consultations(request.actor), pk=pk)
    replies.check_takes_files(request.actor, row)
    form = forms.RoundReplyForm(
        request.actor, row, request.POST or None, request.FILES or None, initial={"received_on": request.today}
    )
    return _start(request, form, row, None)


def _start(request: Request, form: Any, row: Consultation, one: Recipient | None) -> HttpResponse:
    def start(data: dict[str, Any]) -> ReplyReading:
        upload = data["file"]
        rules.check_size(upload.size)
        return acts.start_reply(
            sender=one or data["recipient"] or _uninvited(row, data),
            name=upload.name,
            content=upload.read(),
            received_on=data["received_on"],
            by=request.actor,
            at=request.now,
        )

    back = reverse("consultation:recipient", args=[one.pk]) if one else _round_page(row)
    return form_page(
        request,
        template="imports/read_reply.html",
        form=form,
        act=start,
        done=page,
        message=_("Filen är sparad och läses nu."),
        context={"consultation": row, "recipient": one, "back_url": back},
    )


def _uninvited(row: Consultation, data: dict[str, Any]) -> acts.Uninvited:
    return acts.Uninvited(consultation=row, body=data["body"], name=data["name"], kind=data["kind"])


def reply(request: Request, pk: int) -> HttpResponse:
    """The draft beside the file: what was understood, what was not, and what is left to say."""
    one = opened(request, pk)
    shown = jobs.progress(one, text=_("Läser svaret"), url=page(one), at=request.now)
    if part := jobs.answer(request, shown):
        return part
    context = {**shell(request, one), "history": told(one, reader=request.actor, limit=20)}
    if one.state == ReplyReadingState.READING:
        again = jobs.can_be_asked_again(one, at=request.now)
        return render(request, "imports/reply.html", {**context, "job": shown, "again": again})
    if one.state in {ReplyReadingState.REFUSED, ReplyReadingState.LEFT}:
        return render(request, "imports/reply.html", {**context, "doubts": figures.doubts(one)})
    parts = reads.parts_of(one)
    text = figures.text_by_passage(reads.text(one.recipient.consultation))
    lacking = replies.lacking(one, parts, today=request.today)
    changes = context["can_change"]
    context |= {
        "saved": typed_name(request, one) if SAVED in request.GET else "",
        "answer": figures.answer(one, parts, lacking),
        "left": figures.left_of(one, lacking) if changes else [],
        "doubts": figures.doubts(one),
        "hindered": figures.hindered(one) if changes else "",
        "late": figures.late(one),
        "beside": {"sources": figures.head_sources(one)},
        "head": figures.head_facts(one),
        "kinds": [
            (kind.value, *words, figures.rows_of(parts, kind, text, lacking)) for kind, words in _kinds().items()
        ],
        "unread": figures.unread(one, parts),
        "held": figures.held(one),
    }
    return render(request, "imports/reply.html", context)


def _kinds() -> dict[PartKind, tuple[str, str, str]]:
    """What the page calls the parts of each kind, that there is none of them, and adding one."""
    return {
        PartKind.REMARK: (_("Synpunkter"), _("Inga synpunkter."), _("Lägg till en synpunkt")),
        PartKind.MOTION: (_("Yrkanden om ändring"), _("Inga yrkanden."), _("Lägg till ett yrkande")),
        PartKind.DISSENT: (
            _("Reservationer och särskilda yttranden"),
            _("Inga reservationer eller särskilda yttranden."),
            _("Lägg till en avvikande mening"),
        ),
    }


def reply_file(request: Request, pk: int) -> HttpResponse:
    """The file as it came, for those who see the draft of it: as an attachment, never shown inside a page."""
    one = opened(request, pk)
    file = get_object_or_404(reads.files_of(one))
    return attachment(file.name, file.media_type, content_of(file))


@require_POST
def read_reply_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the file read again when the work has stopped."""
    asked: Request = request  # type: ignore[assignment]  # the gate has made it one
    one = acts.read_reply_again(reading=opened(asked, pk), by=asked.actor, at=asked.now)
    return HttpResponseRedirect(page(one), status=303)


def choose_reply(request: Request, pk: int) -> HttpResponse:
    """Say which of the replies in the file is this recipient's."""
    one = opened(request, pk)
    replies.check_can_change_reply(request.actor, one)
    offered = [(each.number, f"{each.body} ({each.note})") for each in figures.held(one)]
    return form_page(
        request,
        template="imports/choose_reply.html",
        form=forms.ChooseReplyForm(
            offered, request.POST or None, initial={"version": one.version, "number": one.chosen}
        ),
        act=lambda data: acts.choose_reply(reading=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Svaret läses nu."),
        context=shell(request, one),
    )


def register_read_reply(request: Request, pk: int) -> HttpResponse:
    """See in words what will be registered and what will not, and have it done."""
    one = opened(request, pk)
    if one.state == ReplyReadingState.REGISTERED and one.reply_id is not None:
        return HttpResponseRedirect(page(one), status=303)
    replies.check_can_change_reply(request.actor, one)
    parts = reads.parts_of(one)
    return form_page(
        request,
        template="imports/register_reply.html",
        form=forms.SureReplyForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.register_read_reply(reading=one, by=request.actor, at=request.now, **data),
        done=lambda made: reverse("consultation:reply", args=[made.pk]),
        message=_("Svaret är registrerat."),
        context={
            **shell(request, one),
            "head": figures.head_facts(one),
            "kept": figures.counted(parts),
            "dropped": sum(not part.kept for part in parts),
            "unread": len(figures.unread(one, parts)),
            "left": figures.left_of(one, replies.lacking(one, parts, today=request.today)),
            "hindered": figures.hindered(one),
            "late": figures.late(one),
        },
    )


def leave_reply(request: Request, pk: int) -> HttpResponse:
    """Throw the draft away, after a question."""
    one = opened(request, pk)
    if one.state == ReplyReadingState.LEFT:
        return HttpResponseRedirect(page(one), status=303)
    return form_page(
        request,
        template="imports/leave_reply.html",
        form=forms.SureReplyForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.leave_reply(reading=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Utkastet och filen är borttagna. Inget svar är registrerat."),
        context=shell(request, one),
    )


# --- What the pages of a draft share ----------------------------------------------------------------------------------


def opened(request: Request, pk: int) -> ReplyReading:
    """A reading the actor may see; 404 for any other."""
    return get_object_or_404(reads.readings(request.actor), pk=pk)


def page(reading: ReplyReading) -> str:
    """The draft's own page."""
    return reverse("imports:reply", args=[reading.pk])


def shell(request: Request, one: ReplyReading) -> dict[str, Any]:
    """What every page about a draft needs."""
    return {
        "reading": one,
        "recipient": one.recipient,
        "consultation": one.recipient.consultation,
        "state": ReplyReadingState(one.state).state_tag,
        "can_change": replies.can_change_reply(request.actor, one),
        "can_leave": replies.can_leave_reply(request.actor, one),
        "takes": replies.can_take_reply(request.actor, one.recipient, reading=None),
    }


def typed_name(request: Request, one: ReplyReading) -> str:
    """What the browser calls what is being typed of a reply as a whole: a person's own."""
    return f"{request.actor.user_id}-imports-reply-{one.pk}"


def _round_page(row: Consultation) -> str:
    return reverse("consultation:consultation", args=[row.pk])
