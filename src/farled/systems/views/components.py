"""Components and processes: the lists, one of them, and what is done with it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Request, own_organisation
from farled.systems import acts, figures, reads, rules
from farled.systems.forms import components as forms
from farled.systems.forms.systems import RemoveForm
from farled.systems.models import Component, Process
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.slots import links_for, panels_for

COMPONENTS = [
    Column(key="name", cell=lambda row: link(component_page(row), row.name)),
    Column(key="description", cell=lambda row: row.description),
    Column(key="owner", cell=lambda row: row.owner.name if row.owner else None),
    Column(
        key="used_by",
        label=gettext_lazy("Används av"),
        cell=lambda row: figures.number_of_systems(row.used_by),
        order=["used_by"],
    ),
]
PROCESSES = [
    Column(key="name", cell=lambda row: link(process_page(row), row.name)),
    Column(key="description", cell=lambda row: row.description),
    Column(
        key="by_systems",
        label=gettext_lazy("System"),
        cell=lambda row: formats.number(row.by_systems),
        order=["by_systems"],
    ),
    Column(
        key="by_components",
        label=gettext_lazy("Komponenter"),
        cell=lambda row: formats.number(row.by_components),
        order=["by_components"],
    ),
]


def components(request: Request) -> HttpResponse:
    """Every component of the organisation."""
    may = request.actor.may("systems.edit")
    listing = ListPage(
        request,
        reads.used(reads.components(request.actor)),
        columns=COMPONENTS,
        filterset=forms.ComponentFilter,
        default_order="name",
        nouns=(_("komponent"), _("komponenter")),
        empty=Empty(
            _("Inga komponenter än"),
            _("Här samlas det som är gjort för att återanvändas: moduler, funktioner och gemensamma lösningar."),
            reverse("systems:add_component") if may else "",
            _("Lägg till en komponent") if may else "",
        ),
        sheet="systems.components",
    )
    return listing.render("systems/components.html", {"can_add": may})


def component(request: Request, pk: int) -> HttpResponse:
    """One component: what it does, how it is reached, and who uses it already."""
    one = get_object_or_404(reads.components_in_sight(request.actor), pk=pk)
    own = one.organisation_id == request.actor.organisation_id
    using = list(reads.users_of(one)) if own else []
    context: dict[str, Any] = {
        "one": one,
        "own": own,
        "using": using,
        "processes": reads.processes_of(one) if own else [],
        "answer": figures.component_answer(one, len(using), own=own),
        "facts": figures.component_facts(one, own=own),
        "keeps": own and rules.can_keep(request.actor, one),
        "panels": panels_for(Component.KIND, one, request) if own else [],
        "links": links_for(Component.KIND, one, request) if own else [],
        "history": told(one, reader=request.actor) if own else [],
    }
    return render(request, "systems/component.html", context)


def add_component(request: Request) -> HttpResponse:
    """Tell of a component that others can use."""
    return form_page(
        request,
        template="systems/add_component.html",
        form=forms.ComponentForm(request.actor, request.POST or None),
        act=lambda data: acts.add_component(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=component_page,
        message=_("Komponenten finns nu i registret."),
    )


def change_component(request: Request, pk: int) -> HttpResponse:
    """Change what is said of a component."""
    one = _component(request, pk)
    initial = now(one, forms.ChangeComponentForm) | {"processes": reads.processes_of(one)}
    return form_page(
        request,
        template="systems/change_component.html",
        form=forms.ChangeComponentForm(request.actor, request.POST or None, initial=initial),
        act=lambda data: acts.change_component(component=one, by=request.actor, at=request.now, **data),
        done=component_page,
        message=_("Ändringen är sparad."),
        context={"one": one},
    )


def remove_component(request: Request, pk: int) -> HttpResponse:
    """Take out a component that no system uses."""
    one = _component(request, pk)
    return form_page(
        request,
        template="systems/remove_component.html",
        form=RemoveForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_component(component=one, by=request.actor, at=request.now, **data),
        done=lambda _none: reverse("systems:components"),
        message=_("Komponenten är borttagen ur registret."),
        context={"one": one},
    )


def processes(request: Request) -> HttpResponse:
    """Every process of the organisation, with how much supports it."""
    may = rules.can_name_processes(request.actor, request.actor.organisation_id)
    listing = ListPage(
        request,
        reads.supported(reads.processes(request.actor)),
        columns=PROCESSES,
        filterset=forms.ProcessFilter,
        default_order="name",
        nouns=(_("process"), _("processer")),
        empty=Empty(
            _("Inga processer än"),
            _("Här samlas det arbete som system och komponenter stödjer, så att man hittar dem från sitt eget håll."),
            reverse("systems:add_process") if may else "",
            _("Lägg till en process") if may else "",
        ),
        sheet="systems.processes",
    )
    return listing.render("systems/processes.html", {"can_add": may})


def process(request: Request, pk: int) -> HttpResponse:
    """One process and what supports it."""
    one = _process(request, pk)
    context = {
        "one": one,
        "systems": reads.systems_of(one),
        "components": reads.components_for(one),
        "edits": rules.can_name_processes(request.actor, one.organisation_id),
        "panels": panels_for(Process.KIND, one, request),
        "history": told(one, reader=request.actor),
    }
    return render(request, "systems/process.html", context)


def add_process(request: Request) -> HttpResponse:
    """Name a process."""
    return form_page(
        request,
        template="systems/add_process.html",
        form=forms.ProcessForm(request.POST or None),
        act=lambda data: acts.add_process(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=process_page,
        message=_("Processen finns nu i registret. Koppla system och komponenter till den på deras sidor."),
    )


def change_process(request: Request, pk: int) -> HttpResponse:
    """Change what a process is called."""
    one = _process(request, pk)
    return form_page(
        request,
        template="systems/change_process.html",
        form=forms.ChangeProcessForm(request.POST or None, initial=now(one, forms.ChangeProcessForm)),
        act=lambda data: acts.change_process(process=one, by=request.actor, at=request.now, **data),
        done=process_page,
        message=_("Ändringen är sparad."),
        context={"one": one},
    )


def remove_process(request: Request, pk: int) -> HttpResponse:
    """Take out a process that nothing supports."""
    one = _process(request, pk)
    return form_page(
        request,
        template="systems/remove_process.html",
        form=RemoveForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_process(process=one, by=request.actor, at=request.now, **data),
        done=lambda _none: reverse("systems:processes"),
        message=_("Processen är borttagen ur registret."),
        context={"one": one},
    )


def _component(request: Request, pk: int) -> Component:
    one = get_object_or_404(reads.components(request.actor), pk=pk)
    rules.check_can_keep(request.actor, one)
    return one


def _process(request: Request, pk: int) -> Process:
    return get_object_or_404(reads.processes(request.actor), pk=pk)


def component_page(one: Component) -> str:
    """The component's own page."""
    return reverse("systems:component", args=[one.pk])


def process_page(one: Process) -> str:
    """The process's own page."""
    return reverse("systems:process", args=[one.pk])
