"""Systems: the list, one of them, and what is done with it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Request, own_organisation
from farled.systems import acts, figures, reads, rules
from farled.systems.forms import systems as forms
from farled.systems.models import System
from farled.systems.states import SystemState, Tier
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, as_declared, link
from farled.web.slots import links_for, panels_for
from farled.web.templatetags.farled import state_tag

COLUMNS = [
    Column(key="name", cell=lambda row: link(page(row), row.name)),
    Column(key="owner", cell=lambda row: row.owner.name if row.owner else None),
    Column(key="tier", cell=lambda row: Tier(row.tier).label if row.tier else None),
    Column(
        key="state",
        label=gettext_lazy("Status"),
        cell=lambda row: state_tag(row.state_tag),
        order=[as_declared("state", SystemState)],
    ),
    Column(key="users", cell=lambda row: None if row.users is None else formats.number(row.users)),
    Column(key="yearly_cost", cell=lambda row: None if row.yearly_cost is None else formats.kr(row.yearly_cost)),
]


def systems(request: Request) -> HttpResponse:
    """Every system of the organisation."""
    may = request.actor.may("systems.edit")
    listing = ListPage(
        request,
        reads.systems(request.actor),
        columns=COLUMNS,
        filterset=forms.SystemFilter,
        default_order="name",
        nouns=(_("system"), _("system")),
        empty=Empty(
            _("Inga system än"),
            _("Här samlas alla system, med ägare, nivå och kostnad."),
            reverse("systems:register_system") if may else "",
            _("Registrera ett system") if may else "",
        ),
        sheet="systems.systems",
    )
    return listing.render("systems/systems.html", {"can_add": may})


def system(request: Request, pk: int) -> HttpResponse:
    """One system; one that another organisation has published shows what it lets others find."""
    one = get_object_or_404(reads.systems_in_sight(request.actor), pk=pk)
    own = one.organisation_id == request.actor.organisation_id
    secrets = rules.reads_secrets(request.actor, one.organisation_id)
    keeps = own and rules.can_keep(request.actor, one)
    context: dict[str, Any] = {
        "one": one,
        "own": own,
        "answer": figures.system_answer(one, request.today, own=own),
        "facts": figures.system_facts(one, own=own, secrets=secrets),
        "keeps": keeps,
        "moves": keeps and rules.can_move(one),
        "panels": panels_for(System.KIND, one, request) if own else [],
        "links": links_for(System.KIND, one, request) if own else [],
        "history": told(one, reader=request.actor) if secrets else [],
    }
    if own:
        context |= {
            "components": reads.components_of(one),
            "processes": reads.processes_of(one),
            "integrations": figures.integration_rows(one, reads.integrations_of(one)),
            "contracts": reads.contracts_of(one),
        }
    return render(request, "systems/system.html", context)


def register_system(request: Request) -> HttpResponse:
    """Register a system."""
    return form_page(
        request,
        template="systems/register_system.html",
        form=forms.RegisterForm(request.actor, request.POST or None),
        act=lambda data: acts.register_system(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=page,
        message=_("Systemet är registrerat."),
    )


def change_system(request: Request, pk: int) -> HttpResponse:
    """Change what is said of a system."""
    one = own_system(request, pk)
    rules.check_can_keep(request.actor, one)
    return form_page(
        request,
        template="systems/change_system.html",
        form=forms.ChangeSystemForm(request.actor, request.POST or None, initial=now(one, forms.ChangeSystemForm)),
        act=lambda data: acts.change_system(system=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Ändringen är sparad."),
        context={"one": one},
    )


def move_system(request: Request, pk: int) -> HttpResponse:
    """Move a system in its life."""
    one = own_system(request, pk)
    rules.check_can_keep(request.actor, one)
    return form_page(
        request,
        template="systems/move_system.html",
        form=forms.MoveForm(one, request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.move_system(system=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Den nya statusen är sparad."),
        context={"one": one},
    )


def tie_system(request: Request, pk: int) -> HttpResponse:
    """Say what a system uses and supports."""
    one = own_system(request, pk)
    rules.check_can_keep(request.actor, one)
    initial = {
        "version": one.version,
        "components": reads.components_of(one),
        "processes": reads.processes_of(one),
    }
    return form_page(
        request,
        template="systems/tie_system.html",
        form=forms.TieForm(request.actor, request.POST or None, initial=initial),
        act=lambda data: acts.tie_system(system=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Kopplingarna är sparade."),
        context={"one": one},
    )


def remove_system(request: Request, pk: int) -> HttpResponse:
    """Take out a system that nothing hangs on."""
    one = own_system(request, pk)
    rules.check_can_keep(request.actor, one)
    return form_page(
        request,
        template="systems/remove_system.html",
        form=forms.RemoveForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_system(system=one, by=request.actor, at=request.now, **data),
        done=lambda _none: reverse("systems:systems"),
        message=_("Systemet är borttaget ur registret."),
        context={"one": one},
    )


def own_system(request: Request, pk: int) -> System:
    """A system of the actor's own organisation; 404 for any other."""
    return get_object_or_404(reads.systems(request.actor), pk=pk)


def page(one: System) -> str:
    """The system's own page."""
    return reverse("systems:system", args=[one.pk])
