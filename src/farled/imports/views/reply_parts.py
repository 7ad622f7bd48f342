"""The parts of a reply's draft, and what it says as a whole: each changed with its source beside the form."""

from collections.abc import Callable
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.imports import acts
from farled.imports.figures import replies as figures
from farled.imports.forms import replies as forms
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.reads import replies as reads
from farled.imports.rules import replies
from farled.imports.states import PartKind
from farled.imports.views.replies import SAVED, opened, page, shell, typed_name
from farled.people.reads import Request
from farled.web.forms import form_page
from farled.web.numbers import whole


def reply_head(request: Request, pk: int) -> HttpResponse:
    """What the reply says as a whole: stance, decision, days, its text."""
    one = opened(request, pk)
    replies.check_can_change_reply(request.actor, one)

    def change(data: dict[str, Any]) -> ReplyReading:
        version = data.pop("version")
        to = acts.Draft(**data)
        return acts.change_reply(reading=one, version=version, to=to, by=request.actor, at=request.now)

    return form_page(
        request,
        template="imports/reply_head.html",
        form=forms.ReplyHeadForm(request.POST or None, initial={**acts.said(one), "version": one.version}),
        act=change,
        done=lambda saved: f"{page(saved)}?{SAVED}=head",
        message=_("Det är sparat i utkastet."),
        context={
            **shell(request, one),
            "row": {"sources": figures.head_sources(one)},
            "doubts": figures.doubts(one),
            "draft": typed_name(request, one),
        },
    )


def change_part(request: Request, pk: int) -> HttpResponse:
    """What a part says, and what it is about."""
    part = _opened_part(request, pk)
    one = part.reading
    replies.check_can_change_reply(request.actor, one)
    form, said = _form(request, one, PartKind(part.kind), part)

    def change(data: dict[str, Any]) -> ReplyPart:
        version = data.pop("version")
        return acts.change_part(part=part, version=version, to=said(data), by=request.actor, at=request.now)

    text = figures.text_by_passage(reads.text(one.recipient.consultation))
    return form_page(
        request,
        template="imports/reply_part.html",
        form=form,
        act=change,
        done=_place,
        message=_("Det är sparat i utkastet."),
        context={
            **shell(request, one),
            "part": part,
            "row": figures.row_of(part, text, []),
            "heading": _("Ändra"),
        },
    )


def add_part(request: Request, pk: int, kind: str) -> HttpResponse:
    """Add a part that the reading did not find; ``?unread=`` begins with what was not understood."""
    one = opened(request, pk)
    if kind not in PartKind.values:
        raise Http404
    replies.check_can_change_reply(request.actor, one)
    form, said = _form(request, one, PartKind(kind), None)
    every = one.found.get("unread", ())
    number = whole(request.GET.get("unread", ""))
    passages = [every[number]["passage"]] if number is not None and number < len(every) else []
    if passages:
        form.initial["text"] = passages[0]["text"]
    return form_page(
        request,
        template="imports/reply_part.html",
        form=form,
        act=lambda data: acts.add_part(
            reading=one, kind=PartKind(kind), to=said(data), by=request.actor, at=request.now, read_at=passages
        ),
        done=_place,
        message=_("Det är tillagt i utkastet."),
        context={
            **shell(request, one),
            "row": {"sources": figures.sources(passages), "kind": PartKind(kind).label},
            "heading": _("Lägg till"),
        },
    )


def _form(
    request: Request, one: ReplyReading, kind: PartKind, part: ReplyPart | None
) -> tuple[Any, Callable[[dict[str, Any]], acts.PartSaid]]:
    """The form of a part, and how what is typed in it is said to the act."""
    row = one.recipient.consultation
    questions = reads.questions(row)
    more: dict[str, Any] = {}
    if kind is PartKind.REMARK:
        text = figures.text_by_passage(reads.text(row))
        more["places"] = figures.place_choices(part, text, questions)
    initial = forms.now_said(part) if part else {"place": "whole"}
    form = forms.PART_FORMS[kind](request.POST or None, initial=initial, new=part is None, **more)
    return form, lambda data: forms.part_said(data, reads.passages(row), questions)


@require_POST
def drop_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a part out."""
    return _decide(cast(Request, request), pk, acts.drop_part)


@require_POST
def restore_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a part back."""
    return _decide(cast(Request, request), pk, acts.restore_part)


@require_POST
def place_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which of the suggested passages a remark is about."""
    asked = cast(Request, request)
    part = _opened_part(asked, pk)
    passages = reads.passages(part.reading.recipient.consultation)
    passage = passages.get(whole(request.POST.get("passage", "")) or 0)
    if passage is None:
        raise Http404
    return _decide(asked, pk, lambda **who: acts.place_part(passage=passage, **who))


def _decide(request: Request, pk: int, act: Callable[..., ReplyPart]) -> HttpResponse:
    part = act(part=_opened_part(request, pk), by=request.actor, at=request.now)
    return HttpResponseRedirect(_place(part), status=303)


def _place(part: ReplyPart) -> str:
    return f"{page(part.reading)}#del-{part.number}"


def _opened_part(request: Request, pk: int) -> ReplyPart:
    """A part of a draft the actor may see; 404 for any other."""
    return get_object_or_404(reads.parts(request.actor), pk=pk)
