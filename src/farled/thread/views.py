"""The red thread of a node, and the list of broken threads."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from farled.people.reads import Request
from farled.thread import broken, figures, forms, reads
from farled.thread.state import state


def node(request: Request, pk: int) -> HttpResponse:
    """Why does this exist, what comes of it, where is the thread broken; today or as it was."""
    one = get_object_or_404(reads.nodes(request.actor), pk=pk)
    form = forms.DayForm(request.GET if "on" in request.GET else None)
    on = _day(form, request.today)
    thread = figures.red_thread(request.actor, one, on=on, today=request.today, page=_page(request))
    face = thread.here.link.face if thread else reads.face(request.actor, one)
    if face is None:
        raise Http404
    past = on if on != request.today else None
    return render(request, "thread/node.html", {"thread": thread, "face": face, "form": form, "past": past})


def breaks(request: Request) -> HttpResponse:
    """Every broken thread with who can mend it, and the shares that hold."""
    form = forms.BreaksForm(request.actor, request.GET or None)
    on = _day(form, request.today)
    asked = form.cleaned_data if form.is_bound else {}
    code, body = asked.get("kind") or "", asked.get("body")
    past = on if on != request.today else None
    standing = state(request.actor, on=on)
    counts = broken.counts(standing)
    context = {
        "form": form,
        "groups": broken.groups(
            request.actor, standing, code=code, body_id=body.pk if body else None, on=past, page=_page(request)
        ),
        "total": sum(counts.values()),
        "counts": [(figures.break_label(each), number) for each, number in counts.items()],
        "shares": figures.shares(request.actor, standing, on=past),
        "on": on,
        "past": past,
        "kind": code,
        "body": body,
    }
    return render(request, "thread/breaks.html", context)


def _day(form: forms.DayForm, today: date) -> date:
    """The day asked for; today when none is, or when it cannot be read (the form then says so)."""
    return (form.is_valid() and form.cleaned_data.get("on")) or today


def _page(request: Request) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked) < 10_000 else 1
