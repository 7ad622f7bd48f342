"""Bodies: the tree of them, one of them, and changing, closing and opening one again."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people import acts, figures, forms, reads, rules
from farled.people.models import Body
from farled.people.request import Request
from farled.trail.reads import told
from farled.web.forms import form_page, now
from farled.web.slots import links_for, panels_for


def bodies(request: Request) -> HttpResponse:
    """The organisation's bodies as a tree, and those that have closed."""
    every = list(reads.bodies_ever(request.actor))
    open_ones = [each for each in every if each.closed_on is None]
    context = {
        "branches": figures.tree(open_ones),
        "count": len(open_ones),
        "closed": sorted((each for each in every if each.closed_on), key=figures.by_name),
        "can_manage": rules.can_manage(request.actor, request.actor.organisation_id),
    }
    return render(request, "people/bodies.html", context)


def body(request: Request, pk: int) -> HttpResponse:
    """One body: where it stands, who works there, which groups it sits in, what has happened to it."""
    one = _opened(request, pk)
    seats = reads.seats(request.actor).filter(body=one)
    context = {
        "body": one,
        "below": reads.bodies(request.actor).filter(parent=one),
        "answers_for": reads.bodies(request.actor).filter(administration=one),
        "roles": reads.assignments(request.actor, on=request.today).filter(body=one),
        "leads": reads.groups(request.actor).filter(led_by=one),
        "sits_in": [seat.group for seat in seats if seat.valid_to is None or seat.valid_to >= request.today],
        "history": told(one, reader=request.actor),
        "panels": panels_for(Body.KIND, one, request),
        "links": links_for(Body.KIND, one, request),
        "can_manage": rules.can_manage(request.actor, one.organisation_id),
    }
    return render(request, "people/body.html", context)


def add_body(request: Request) -> HttpResponse:
    """Add a body."""
    organisation = reads.own_organisation(request.actor)
    return form_page(
        request,
        template="people/add_body.html",
        form=forms.BodyForm(request.actor, request.POST or None, initial={"parent": request.GET.get("parent")}),
        act=lambda data: acts.add_body(organisation=organisation, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Enheten finns nu i organisationen."),
    )


def change_body(request: Request, pk: int) -> HttpResponse:
    """Change a body."""
    one = _opened(request, pk)
    initial = now(one, forms.ChangeBodyForm)
    return form_page(
        request,
        template="people/change_body.html",
        form=forms.ChangeBodyForm(request.actor, request.POST or None, initial=initial, but=one.pk),
        act=lambda data: acts.change_body(body=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Ändringen är sparad."),
        context={"body": one},
    )


def close_body(request: Request, pk: int) -> HttpResponse:
    """Write down that a body has ceased."""
    one = _opened(request, pk)
    return form_page(
        request,
        template="people/close_body.html",
        form=forms.CloseForm(request.POST or None, initial={"version": one.version, "closed_on": request.today}),
        act=lambda data: acts.close_body(body=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Enheten har upphört. Den finns kvar i historiken."),
        context={"body": one},
    )


def reopen_body(request: Request, pk: int) -> HttpResponse:
    """Take back that a body has ceased."""
    one = _opened(request, pk)
    return form_page(
        request,
        template="people/reopen_body.html",
        form=forms.SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.reopen_body(body=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Enheten finns i organisationen igen."),
        context={"body": one},
    )


def _opened(request: Request, pk: int) -> Body:
    return get_object_or_404(reads.bodies_ever(request.actor), pk=pk)


def _page_of(one: Body) -> str:
    return reverse("people:body", args=[one.pk])
