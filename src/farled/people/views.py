"""The pages of the organisation: bodies, groups, people and their roles; and the choice of organisation."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.people import acts, figures, forms, reads, rules
from farled.people.middleware import ORGANISATION_KEY
from farled.people.models import Assignment, Body, Group
from farled.people.request import Request
from farled.trail.reads import told
from farled.web.forms import form_page


def bodies(request: Request) -> HttpResponse:
    """The organisation's bodies as a tree."""
    context = {
        "rows": figures.tree(list(reads.bodies(request.actor).select_related("administration", "represents"))),
        "can_manage": rules.can_manage(request.actor, request.actor.organisation_id),
    }
    return render(request, "people/bodies.html", context)


def body(request: Request, pk: int) -> HttpResponse:
    """One body: where it stands, who works there, which groups it sits in, what has happened to it."""
    one = get_object_or_404(reads.bodies(request.actor).select_related("parent", "administration", "represents"), pk=pk)
    context = {
        "body": one,
        "answers_for": list(one.answers_for.all()),
        "people": reads.assignments(request.actor, on=request.today).filter(body=one),
        "memberships": one.memberships.filter(valid_to=None).select_related("group"),
        "history": told(one, reader=request.actor),
        "can_manage": rules.can_manage(request.actor, one.organisation_id),
    }
    return render(request, "people/body.html", context)


def add_body(request: Request) -> HttpResponse:
    """Add a body."""
    organisation = reads.own_organisation(request.actor)
    return form_page(
        request,
        template="people/add_body.html",
        form=forms.BodyForm(request.actor, request.POST or None),
        act=lambda data: acts.add_body(organisation=organisation, by=request.actor, at=request.now, **data),
        done=lambda one: reverse("people:body", args=[one.pk]),
        message=_("Enheten finns nu i organisationen."),
    )


def change_body(request: Request, pk: int) -> HttpResponse:
    """Change a body."""
    one = get_object_or_404(reads.bodies(request.actor), pk=pk)
    return form_page(
        request,
        template="people/change_body.html",
        form=forms.ChangeBodyForm(request.actor, request.POST or None, initial=_initial(one), but=one.pk),
        act=lambda data: acts.change_body(body=one, by=request.actor, at=request.now, **data),
        done=lambda changed: reverse("people:body", args=[changed.pk]),
        message=_("Ändringen är sparad."),
        context={"body": one},
    )


def _initial(one: Body) -> dict[str, Any]:
    names = ("version", "name", "kind", "parent", "administration", "aliases", "contact_function")
    return {name: getattr(one, name) for name in names}


def groups(request: Request) -> HttpResponse:
    """Groups and forums with the bodies that sit in them."""
    context = {
        "groups": reads.groups(request.actor).select_related("led_by").prefetch_related("members__body"),
        "can_manage": rules.can_manage(request.actor, request.actor.organisation_id),
    }
    return render(request, "people/groups.html", context)


def add_group(request: Request) -> HttpResponse:
    """Add a group or forum."""
    organisation = reads.own_organisation(request.actor)
    return form_page(
        request,
        template="people/add_group.html",
        form=forms.GroupForm(request.actor, request.POST or None),
        act=lambda data: acts.add_group(organisation=organisation, by=request.actor, at=request.now, **data),
        done=lambda _one: reverse("people:groups"),
        message=_("Gruppen finns nu i organisationen."),
    )


def seat(request: Request, pk: int) -> HttpResponse:
    """Seat a body in a group."""
    group: Group = get_object_or_404(reads.groups(request.actor), pk=pk)
    return form_page(
        request,
        template="people/seat.html",
        form=forms.SeatForm(request.actor, request.POST or None, initial={"valid_from": request.today}),
        act=lambda data: acts.seat_in_group(group=group, by=request.actor, at=request.now, **data),
        done=lambda _member: reverse("people:groups"),
        message=_("Platsen i gruppen är sparad."),
        context={"group": group},
    )


def people(request: Request) -> HttpResponse:
    """Who holds which role today."""
    context = {
        "assignments": reads.assignments(request.actor, on=request.today),
        "can_manage": rules.can_manage(request.actor, request.actor.organisation_id),
    }
    return render(request, "people/people.html", context)


def add_person(request: Request) -> HttpResponse:
    """Let a person in with a role; an account that exists already gets the role as well."""
    organisation = reads.own_organisation(request.actor)
    return form_page(
        request,
        template="people/add_person.html",
        form=forms.PersonForm(request.actor, request.POST or None, initial={"valid_from": request.today}),
        act=lambda data: acts.let_in(organisation=organisation, by=request.actor, at=request.now, **data),
        done=lambda _assignment: reverse("people:people"),
        message=_("Personen har fått sin roll."),
    )


def end_assignment(request: Request, pk: int) -> HttpResponse:
    """End a role."""
    one: Assignment = get_object_or_404(reads.assignments(request.actor, on=request.today), pk=pk)
    return form_page(
        request,
        template="people/end_assignment.html",
        form=forms.EndForm(request.POST or None, initial={"last_day": request.today}),
        act=lambda data: acts.end_assignment(assignment=one, by=request.actor, at=request.now, **data),
        done=lambda _ended: reverse("people:people"),
        message=_("Rollen avslutas."),
        context={"assignment": one},
    )


def deactivate(request: Request, pk: int) -> HttpResponse:
    """Close an account at once."""
    one: Assignment = get_object_or_404(reads.assignments(request.actor, on=request.today), user_id=pk)
    organisation = reads.own_organisation(request.actor)
    return form_page(
        request,
        template="people/deactivate.html",
        form=forms.WhyForm(request.POST or None),
        act=lambda data: acts.deactivate(
            user=one.user, organisation=organisation, by=request.actor, at=request.now, **data
        ),
        done=lambda _user: reverse("people:people"),
        message=_("Kontot är stängt."),
        context={"person_shown": one.user},
    )


@require_POST
def switch(request: Request) -> HttpResponse:
    """Choose which organisation to work in, among those one holds a role in."""
    wanted = request.POST.get("organisation", "")
    held = {str(assignment.organisation_id): assignment.organisation_id for assignment in request.assignments}
    if wanted not in held:
        raise Http404
    request.session.cycle_key()
    request.session[ORGANISATION_KEY] = held[wanted]
    return HttpResponseRedirect(reverse("agenda:start"), status=303)
