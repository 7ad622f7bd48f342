"""People and their roles: the list, one person, letting in, ending a role, closing an account and opening it again."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from farled.people import acts, figures, forms, reads, rules
from farled.people.middleware import ORGANISATION_KEY
from farled.people.models import Assignment, User
from farled.people.request import Request
from farled.people.states import Role
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.numbers import whole
from farled.web.templatetags.farled import state_tag


def _person(held: Assignment) -> object:
    name = link(reverse("people:person", args=[held.user_id]), held.user.name)
    return name if held.user.is_active else format_html("{} {}", name, state_tag(figures.SHUT))


COLUMNS = [
    Column(key="name", cell=_person),
    Column(key="role", cell=lambda held: capfirst(held.called)),
    Column(key="body", cell=lambda held: held.body or _("hela organisationen")),
    Column(
        key="time",
        label=gettext_lazy("Tid"),
        cell=lambda held: formats.period(held.valid_from, held.valid_to),
        order=["valid_from"],
    ),
]


def people(request: Request) -> HttpResponse:
    """Who holds which role, today or ever."""
    may = rules.can_manage(request.actor, request.actor.organisation_id)
    listing = ListPage(
        request,
        reads.assignments_ever(request.actor),
        columns=COLUMNS,
        filterset=forms.RoleFilter,
        default_order="name",
        nouns=(_("roll"), _("roller")),
        empty=Empty(
            _("Ingen har en roll än"),
            _("Här står vem som får göra vad. Ge någon en roll, så kan personen logga in."),
            reverse("people:add_person") if may else "",
            _("Ge någon en roll") if may else "",
        ),
        caption=_("Roller"),
        sheet="people.people",
    )
    return listing.render("people/people.html", {"can_manage": may})


def person(request: Request, pk: int) -> HttpResponse:
    """One person: the roles they hold, have held and will hold here, and what has happened to them."""
    one = _opened(request, pk)
    roles = list(reads.assignments_ever(request.actor).filter(user=one).order_by("-valid_from", "pk"))
    may = rules.can_manage(request.actor, request.actor.organisation_id)
    context = {
        "one": one,
        "roles": figures.shown(roles, request.today),
        "answer": figures.standing(one, roles, on=request.today),
        "history": told(*roles, reader=request.actor),
        "can_manage": may,
        "can_shut": one.is_active
        and rules.can_shut(request.actor, one, request.actor.organisation_id, on=request.today),
    }
    return render(request, "people/person.html", context)


def add_person(request: Request) -> HttpResponse:
    """Let a person in with a role; an account that exists already gets the role as well."""
    organisation = reads.own_organisation(request.actor)
    initial: dict[str, Any] = {"valid_from": request.today}
    known = reads.people(request.actor).filter(pk=whole(request.GET.get("person", "")) or 0).first()
    if known is not None:
        initial |= {"email": known.email, "name": known.name}
    return form_page(
        request,
        template="people/add_person.html",
        form=forms.PersonForm(request.actor, request.POST or None, initial=initial),
        act=lambda data: acts.let_in(organisation=organisation, by=request.actor, at=request.now, **data),
        done=lambda assignment: _page_of(assignment.user),
        message=_("Personen har fått sin roll."),
        context={"roles": Role},
    )


def name_function(request: Request, pk: int) -> HttpResponse:
    """Say in which function somebody holds a role."""
    one = get_object_or_404(reads.assignments_ever(request.actor), pk=pk)
    return form_page(
        request,
        template="people/name_function.html",
        form=forms.FunctionForm(request.POST or None, initial={"version": one.version, "function": one.function}),
        act=lambda data: acts.name_function(assignment=one, by=request.actor, at=request.now, **data),
        done=lambda named: _page_of(named.user),
        message=_("Funktionen är sparad."),
        context={"assignment": one},
    )


def end_assignment(request: Request, pk: int) -> HttpResponse:
    """End a role."""
    one = get_object_or_404(reads.assignments_ever(request.actor), pk=pk)
    initial = {"last_day": one.valid_to or max(one.valid_from, request.today)}
    return form_page(
        request,
        template="people/end_assignment.html",
        form=forms.EndForm(request.POST or None, initial=initial),
        act=lambda data: acts.end_assignment(assignment=one, by=request.actor, at=request.now, **data),
        done=lambda ended: _page_of(ended.user),
        message=_("Rollens sista dag är sparad."),
        context={"assignment": one},
    )


def deactivate(request: Request, pk: int) -> HttpResponse:
    """Close an account at once."""
    one, organisation = _opened(request, pk), reads.own_organisation(request.actor)
    return form_page(
        request,
        template="people/deactivate.html",
        form=forms.WhyForm(request.POST or None),
        act=lambda data: acts.deactivate(user=one, organisation=organisation, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Kontot är stängt och rollerna avslutade."),
        context={"one": one},
    )


def reactivate(request: Request, pk: int) -> HttpResponse:
    """Open a closed account again."""
    one, organisation = _opened(request, pk), reads.own_organisation(request.actor)
    return form_page(
        request,
        template="people/reactivate.html",
        form=forms.WhyForm(request.POST or None),
        act=lambda data: acts.reactivate(user=one, organisation=organisation, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Kontot är öppet. Ge personen de roller som behövs."),
        context={"one": one},
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


def _opened(request: Request, pk: int) -> User:
    return get_object_or_404(reads.people(request.actor), pk=pk)


def _page_of(one: User) -> str:
    return reverse("people:person", args=[one.pk])
