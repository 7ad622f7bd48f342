"""The red thread of a node, and the list of broken threads."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from farled.people.reads import Request
from farled.thread import broken, figures, forms, reads
from farled.web import slots
from farled.web.numbers import whole


def node(request: Request, pk: int) -> HttpResponse:
    """Why does this exist, what comes of it, where is the thread broken; today or on another day."""
    one = get_object_or_404(reads.nodes(request.actor), pk=pk)
    form = forms.DayForm(request.GET if "on" in request.GET else None)
    when = _when(form, request)
    thread = figures.red_thread(request.actor, one, when=when, page=_page(request))
    face = thread.here.link.face if thread else reads.face(request.actor, one)
    if face is None:
        raise Http404
    return render(request, "thread/node.html", {"thread": thread, "face": face, "form": form, "when": when})


def breaks(request: Request) -> HttpResponse:
    """Every broken thread with who can mend it, and the shares that hold."""
    form = forms.BreaksForm(request.actor, request.GET or None)
    when = _when(form, request)
    asked = form.cleaned_data if form.is_bound else {}
    code, body = asked.get("kind") or "", asked.get("body")
    standing = when.state(request.actor)
    context = {
        "form": form,
        "groups": broken.groups(
            request.actor, standing, code=code, body_id=body.pk if body else None, when=when, page=_page(request)
        ),
        "total": sum(broken.counts(standing).values()),
        "shares": figures.shares(standing),
        "notices": [one for source in slots.notice_sources for one in source.says(request.actor, when.on)],
        "when": when,
        "kind": code,
        "body": body.pk if body else None,
        "filtered": bool(code or body),
    }
    return render(request, "thread/breaks.html", context)


def _when(form: forms.DayForm, request: Request) -> figures.When:
    """The day asked for; today when none is, or when it cannot be read (the form then says so)."""
    return figures.When((form.is_valid() and form.cleaned_data.get("on")) or request.today, request.today)


def _page(request: Request) -> int:
    return whole(request.GET.get("page", "")) or 1
