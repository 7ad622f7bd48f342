"""Draft rows: confirmed, left out, taken back, mended; with htmx the row is swapped where it stands."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from farled.imports import acts, figures, forms, reads, rules
from farled.imports.forms.rows import mended
from farled.imports.models import Draft
from farled.imports.states import RowState
from farled.imports.views.shown import back, opened, opened_row, page, shell
from farled.people.reads import Request, bodies
from farled.planning.states import Status
from farled.web import formats
from farled.web.forms import form_page
from farled.web.numbers import whole


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a row is right, with the status chosen beside it if there was one to choose."""
    chosen = request.POST.get("status", "")
    status = Status(chosen) if chosen in Status.values else None
    return _decide(cast(Request, request), pk, lambda **who: acts.confirm(status=status, **who))


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a row out."""
    return _decide(cast(Request, request), pk, acts.drop)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was decided."""
    return _decide(cast(Request, request), pk, acts.restore)


def _decide(request: Request, pk: int, act: Callable[..., Draft]) -> HttpResponse:
    draft = act(draft=opened_row(request, pk), by=request.actor, at=request.now)
    show = request.GET.get("show", "")
    if not request.htmx:
        query = back(request, show, _number(request))
        address = f"{page(draft.reading)}?{query}" if query else page(draft.reading)
        return HttpResponseRedirect(f"{address}#rad-{draft.number}", status=303)
    reading = draft.reading
    tally = reads.tally(reading)
    context = {
        **shell(request, reading),
        "row": figures.row_of(reads.drafts(request.actor).get(pk=draft.pk), figures.body_names(bodies(request.actor))),
        "tally": tally,
        "answer": figures.answer(reading, tally),
        "back": back(request, show, _number(request)),
        "can_apply": tally.of(RowState.CONFIRMED, RowState.MENDED) > 0,
        "swapped": True,
    }
    return render(request, "imports/_row.html", context)


def _number(request: Request) -> int:
    return whole(request.GET.get("page", "")) or 0


@require_POST
def confirm_sure(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm every row that nothing is doubted about."""
    asked = cast(Request, request)
    one = opened(asked, pk)
    number = acts.confirm_sure(reading=one, by=asked.actor, at=asked.now)
    told = ngettext("%(n)s rad är bekräftad.", "%(n)s rader är bekräftade.", number)
    messages.success(request, told % {"n": formats.number(number)})
    return HttpResponseRedirect(page(one), status=303)


def mend(request: Request, pk: int) -> HttpResponse:
    """Say what a row is instead, with its source passage beside the form."""
    draft = opened_row(request, pk)
    rules.check_can_decide(request.actor, draft.reading)
    rules.check_row_move(draft, RowState.MENDED)
    names = figures.body_names(bodies(request.actor))
    initial: dict[str, Any] = acts.values_of(draft) | {"version": draft.version}
    query = back(request, request.GET.get("show", ""), _number(request))
    return form_page(
        request,
        template="imports/mend.html",
        form=forms.MendForm(request.actor, request.POST or None, initial=initial, goal=figures.goal_of(draft)),
        act=lambda data: acts.mend(
            draft=draft, version=data["version"], to=mended(data), by=request.actor, at=request.now
        ),
        done=lambda row: f"{page(row.reading)}?{query}#rad-{row.number}",
        message=_("Raden är ändrad och bekräftad."),
        context={**shell(request, draft.reading), "row": figures.row_of(draft, names), "back": query},
    )
