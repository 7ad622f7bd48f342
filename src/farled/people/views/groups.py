"""Groups and forums: the list, one of them with its seats, and changing them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people import acts, figures, forms, reads, rules
from farled.people.models import Group
from farled.people.request import Request
from farled.trail.reads import told
from farled.web.forms import form_page, now


def groups(request: Request) -> HttpResponse:
    """Groups and forums, with how many sit in each."""
    context = {
        "groups": reads.groups_with_seats(request.actor, on=request.today),
        "can_manage": rules.can_manage(request.actor, request.actor.organisation_id),
    }
    return render(request, "people/groups.html", context)


def group(request: Request, pk: int) -> HttpResponse:
    """One group: its task, who leads it, who sits in it now, before and later."""
    one = _opened(request, pk)
    seats = list(reads.seats(request.actor).filter(group=one))
    context = {
        "group": one,
        "seats": figures.shown(seats, request.today),
        "history": told(one, *seats, reader=request.actor),
        "can_manage": rules.can_manage(request.actor, one.organisation_id),
    }
    return render(request, "people/group.html", context)


def add_group(request: Request) -> HttpResponse:
    """Add a group or forum."""
    organisation = reads.own_organisation(request.actor)
    return form_page(
        request,
        template="people/add_group.html",
        form=forms.GroupForm(request.actor, request.POST or None),
        act=lambda data: acts.add_group(organisation=organisation, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Gruppen finns nu i organisationen. Ge dem som ingår sina platser."),
    )


def change_group(request: Request, pk: int) -> HttpResponse:
    """Change a group."""
    one = _opened(request, pk)
    return form_page(
        request,
        template="people/change_group.html",
        form=forms.ChangeGroupForm(request.actor, request.POST or None, initial=now(one, forms.ChangeGroupForm)),
        act=lambda data: acts.change_group(group=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Ändringen är sparad."),
        context={"group": one},
    )


def seat(request: Request, pk: int) -> HttpResponse:
    """Seat a body in a group."""
    one = _opened(request, pk)
    return form_page(
        request,
        template="people/seat.html",
        form=forms.SeatForm(request.actor, request.POST or None, initial={"valid_from": request.today}),
        act=lambda data: acts.seat_in_group(group=one, by=request.actor, at=request.now, **data),
        done=lambda _member: _page_of(one),
        message=_("Platsen i gruppen är sparad."),
        context={"group": one},
    )


def end_seat(request: Request, pk: int) -> HttpResponse:
    """End a body's seat in a group."""
    one = get_object_or_404(reads.seats(request.actor), pk=pk)
    return form_page(
        request,
        template="people/end_seat.html",
        form=forms.EndForm(request.POST or None, initial={"last_day": one.valid_to or request.today}),
        act=lambda data: acts.end_seat(member=one, by=request.actor, at=request.now, **data),
        done=lambda ended: _page_of(ended.group),
        message=_("Platsens sista dag är sparad."),
        context={"seat": one},
    )


def _opened(request: Request, pk: int) -> Group:
    return get_object_or_404(reads.groups(request.actor).select_related("led_by"), pk=pk)


def _page_of(one: Group) -> str:
    return reverse("people:group", args=[one.pk])
