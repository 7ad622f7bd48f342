"""Writing the text of a draft: all of it, a section, a passage."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from farled.direction import acts, rules
from farled.direction.forms import SureForm
from farled.direction.forms.text import (
    AddPassagesForm,
    MovePassageForm,
    PassageForm,
    SamePassageForm,
    WriteLackingTextForm,
    WriteTextForm,
)
from farled.direction.models import DocumentVersion, Passage
from farled.direction.reads import text as reads
from farled.direction.reads.followed import objectives_in
from farled.direction.reads.gone import to_choose_among
from farled.direction.reads.text import Placed
from farled.direction.states import Beside
from farled.direction.views.asking import own_version
from farled.methods.passages import differences, written
from farled.people.reads import Request
from farled.web.forms import form_page
from farled.web.numbers import whole
from farled.web.slots import panels_for


def write_text(request: Request, pk: int) -> HttpResponse:
    """Write the whole text of a version."""
    version = own_version(request, pk)
    if request.method != "POST":
        rules.check_can_write_whole(request.actor, version)
    rows = reads.text_of(version)
    kind = WriteLackingTextForm if version.lacks_text else WriteTextForm
    return form_page(
        request,
        template="direction/write_text.html",
        form=kind(request.POST or None, initial=_as_it_is(rows)),
        act=lambda data: acts.write_text(draft=version, by=request.actor, at=request.now, **data),
        done=lambda done: reverse("direction:text", args=[done.pk]),
        message=_("Texten är sparad."),
        context={"version": version, "document": version.document, "draft": _key(request, version, "all")},
    )


def write_section(request: Request, pk: int, passage: int) -> HttpResponse:
    """Write a section, from its heading to the next."""
    version, one, rows = _passage(request, pk, passage)
    start = _at(rows, one)
    part = reads.section_from([each.wording for each in rows], start.wording) if start else []
    held = {row.pk for row in part}
    return _page(
        request,
        version,
        one,
        acts.write_section,
        template="direction/write_section.html",
        form=WriteTextForm(request.POST or None, initial=_as_it_is([e for e in rows if e.wording.pk in held])),
        message=_("Avsnittet är sparat."),
        placed=start,
    )


def add_passages(request: Request, pk: int) -> HttpResponse:
    """Add passages: beside one (``?beside=`` its number), or last in the text."""
    version = _draft(request, pk)
    rows = reads.text_of(version)
    number = request.GET.get("beside", "")
    beside = next((each for each in rows if str(each.wording.passage.number) == number), None)
    initial = {"beside": beside.wording.passage_id, "where": Beside.AFTER} if beside else {}
    return form_page(
        request,
        template="direction/add_passages.html",
        form=AddPassagesForm(rows, request.POST or None, initial=initial),
        act=lambda data: acts.add_passages(draft=version, by=request.actor, at=request.now, **data),
        done=lambda made: _text(version, made[0].passage),
        message=_("Det är tillagt i texten."),
        context={
            "version": version,
            "document": version.document,
            "placed": beside,
            "passage": beside.wording.passage if beside else None,
            "draft": _key(request, version, "add"),
        },
    )


def reword(request: Request, pk: int, passage: int) -> HttpResponse:
    """Word a passage anew."""
    version, one, rows = _passage(request, pk, passage)
    return _page(
        request,
        version,
        one,
        acts.reword,
        template="direction/reword.html",
        form=PassageForm(request.POST or None, initial=_one_as_it_is(_at(rows, one))),
        message=_("Stycket är sparat."),
        placed=_at(rows, one),
    )


def split(request: Request, pk: int, passage: int) -> HttpResponse:
    """Split a passage where there is an empty line."""
    version, one, rows = _passage(request, pk, passage)
    return _page(
        request,
        version,
        one,
        acts.split,
        template="direction/split.html",
        form=PassageForm(request.POST or None, initial=_one_as_it_is(_at(rows, one))),
        message=_("Stycket är delat."),
        placed=_at(rows, one),
    )


def merge(request: Request, pk: int, passage: int) -> HttpResponse:
    """Merge a passage with the one after it."""
    version, one, rows = _passage(request, pk, passage)
    start = _at(rows, one)
    both = rows[rows.index(start) :][:2] if start else []
    return _page(
        request,
        version,
        one,
        acts.merge,
        template="direction/merge.html",
        form=SureForm(request.POST or None, initial={"version": reads.mark_of(each.wording for each in both)}),
        message=_("Styckena är sammanslagna."),
        placed=start,
        following=both[1] if len(both) > 1 else None,
    )


def move_passage(request: Request, pk: int, passage: int) -> HttpResponse:
    """Move a passage in its text."""
    version, one, rows = _passage(request, pk, passage)
    start = _at(rows, one)
    place = rows.index(start) if start else 0
    now = rows[place - 1].wording.passage_id if place else None
    return _page(
        request,
        version,
        one,
        acts.move_passage,
        template="direction/move_passage.html",
        form=MovePassageForm(rows, one.pk, request.POST or None, initial={"version": _version(start), "after": now}),
        message=_("Stycket är flyttat."),
        placed=start,
    )


def same_passage(request: Request, pk: int, passage: int) -> HttpResponse:
    """Say that a passage new in a draft is one that was taken out of it; the likeliest is chosen (``?earlier=``)."""
    version, one, rows = _passage(request, pk, passage)
    start, gone = _at(rows, one), to_choose_among(version)
    asked = whole(request.GET.get("earlier", ""))
    if chosen := whole(request.POST.get("earlier", "")):
        gone.setdefault(chosen, "")  # the act tells whether it can be, also of what has been said a moment ago
    return _page(
        request,
        version,
        one,
        acts.same_passage,
        template="direction/same_passage.html",
        form=SamePassageForm(gone, request.POST or None, initial={"version": _version(start), "earlier": asked}),
        message=_("Det är nu samma stycke."),
        placed=start,
        pieces=differences(gone[asked], start.wording.plain) if asked in gone and start else (),
        to=None,
    )


def drop(request: Request, pk: int, passage: int) -> HttpResponse:
    """Drop a passage out of a draft."""
    version, one, rows = _passage(request, pk, passage)
    return _page(
        request,
        version,
        one,
        acts.drop,
        template="direction/drop.html",
        panels=panels_for(Passage.KIND, one, request),
        objectives=objectives_in(one, request.actor),
        form=SureForm(request.POST or None, initial={"version": _version(_at(rows, one))}),
        message=_("Stycket är borttaget."),
        placed=_at(rows, one),
        to=None,
    )


def _draft(request: Request, pk: int) -> DocumentVersion:
    """A draft to write in. What is typed and sent is refused by the act, which shows it again."""
    version = own_version(request, pk)
    if request.method != "POST":
        rules.check_can_edit(request.actor, version.document)
        rules.check_is_draft(version)
    return version


def _passage(request: Request, pk: int, number: int) -> tuple[DocumentVersion, Passage, list[Placed]]:
    """A version to write in, a passage by its number, and the text; what is gone is only asked for with a form sent."""
    version = _draft(request, pk)
    one = get_object_or_404(version.document.passages, number=number)
    rows = reads.text_of(version)
    if request.method != "POST" and _at(rows, one) is None:
        raise Http404
    return version, one, rows


def _page(
    request: Request,
    version: DocumentVersion,
    one: Passage,
    act: Any,
    *,
    template: str,
    form: Any,
    message: str | Promise,
    placed: Placed | None,
    **more: object,
) -> HttpResponse:
    to = more.pop("to", one)
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(draft=version, passage=one, by=request.actor, at=request.now, **data),
        done=lambda done: _text(version, next((each for each in (done, to) if isinstance(each, Passage)), None)),
        message=message,
        context={
            "version": version,
            "document": version.document,
            "passage": one,
            "placed": placed,
            "draft": _key(request, version, str(one.number)),
            **more,
        },
    )


def _at(rows: list[Placed], one: Passage) -> Placed | None:
    return next((each for each in rows if each.wording.passage_id == one.pk), None)


def _version(placed: Placed | None) -> int:
    return placed.wording.version if placed else 0


def _as_it_is(rows: list[Placed]) -> dict[str, Any]:
    return {
        "version": reads.mark_of(each.wording for each in rows),
        "text": written(each.block for each in rows),
    }


def _one_as_it_is(placed: Placed | None) -> dict[str, Any]:
    return {"version": _version(placed), "text": written([placed.block])} if placed else {"version": 0}


def _text(version: DocumentVersion, one: Passage | None) -> str:
    """The text, at the passage."""
    address = reverse("direction:text", args=[version.pk])
    return f"{address}#p{one.number}" if one else address


def _key(request: Request, version: DocumentVersion, what: str) -> str:
    """What the draft kept in the browser is called."""
    return f"text-{request.actor.user_id}-{version.pk}-{what}"
