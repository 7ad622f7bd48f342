"""Components and processes over the API."""

from collections.abc import Iterable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request, own_organisation
from farled.systems import acts, reads
from farled.systems.api.systems import COMPONENT, PROCESS, SYSTEM, body_of, named, router
from farled.systems.forms import components as forms
from farled.systems.forms.systems import RemoveForm
from farled.systems.models import Component, Process
from farled.web.forms import now
from farled.web.lists import swedish
from farled.web.rest import Asked, Listed, Reference, Row, Sent, address, pages, said, saved, told, versioned


class ComponentRow(Row):
    """A component in the list."""

    name: str = said(Component, "name")
    description: str = said(Component, "description")
    owner: Reference | None = said(Component, "owner")
    reusable: bool = said(Component, "reusable")
    used_by: int = told(_("Antal system som använder den"))


class ComponentShape(ComponentRow):
    """A component with all it says."""

    version: int = versioned()
    interface: str = said(Component, "interface")
    published: bool = said(Component, "published")
    source: str = said(Component, "source")
    processes: list[Reference] = told(_("Processer som den stödjer"))
    systems: list[Reference] = told(_("System som använder den"))


class ProcessRow(Row):
    """A process in the list."""

    name: str = said(Process, "name")
    description: str = said(Process, "description")
    source: str = said(Process, "source")


class ProcessShape(ProcessRow):
    """A process with what supports it."""

    version: int = versioned()
    systems: list[Reference] = told(_("System som stödjer den"))
    components: list[Reference] = told(_("Komponenter som stödjer den"))


COMPONENTS = Listed(
    orders={"name": [swedish("name")], "used_by": ["used_by"]}, default="name", filters=forms.ComponentFilter
)
PROCESSES = Listed(orders={"name": [swedish("name")]}, default="name", filters=forms.ProcessFilter)


@router.read(
    "/components/",
    summary=_("Komponenter"),
    description=_("Det som är gjort för att återanvändas, och hur många system som använder det."),
    answer=pages(ComponentRow),
    asks=COMPONENTS,
)
def components(request: Request, asked: Asked) -> dict[str, Any]:
    """Every component."""
    return COMPONENTS.page(request, asked, reads.used(reads.components(request.actor)), _components)


def _components(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [_component(row) for row in rows]


def _component(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:component", row.pk),
        "api": address(COMPONENT, row.pk),
        "name": row.name,
        "description": row.description,
        "owner": body_of(row.owner),
        "reusable": row.reusable,
        "used_by": row.used_by,
    }


@router.read(
    "/components/{int:pk}/",
    summary=_("En komponent"),
    description=_("Vad den gör, hur den nås och vad som använder den."),
    answer=ComponentShape,
)
def component(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One component."""
    one = get_object_or_404(reads.used(reads.components(request.actor)), pk=pk)
    return _component(one) | {
        "version": one.version,
        "interface": one.interface,
        "published": one.published,
        "source": one.source,
        "processes": named(PROCESS, reads.processes_of(one)),
        "systems": named(SYSTEM, reads.users_of(one)),
    }


def _opened_component(request: Request, pk: int) -> Component:
    found: Component = get_object_or_404(reads.components(request.actor), pk=pk)
    return found


def _saved_component(one: Component) -> dict[str, Any]:
    return saved(one, url=address("systems:component", one.pk), api=address(COMPONENT, one.pk))


@router.add(
    "/components/",
    summary=_("Lägg till en komponent"),
    description=_("Lägger till något som andra kan använda."),
    form=forms.ComponentForm,
)
def add_component(request: Request, sent: Sent) -> dict[str, Any]:
    """Tell of a component."""
    data = sent.through(lambda data: forms.ComponentForm(request.actor, data))
    organisation = own_organisation(request.actor)
    return _saved_component(acts.add_component(organisation=organisation, by=request.actor, at=request.now, **data))


@router.change(
    "/components/{int:pk}/",
    summary=_("Ändra en komponent"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeComponentForm,
)
def change_component(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what is said of a component."""
    one = _opened_component(request, pk)
    initial = now(one, forms.ChangeComponentForm) | {"processes": list(reads.processes_of(one))}
    data = sent.through(lambda data: forms.ChangeComponentForm(request.actor, data, initial=initial))
    return _saved_component(acts.change_component(component=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/components/{int:pk}/",
    summary=_("Ta bort en komponent"),
    description=_("Tar bort en komponent som inget system använder. Vad den sa står kvar i historiken."),
    form=RemoveForm,
)
def remove_component(request: Request, sent: Sent, pk: int) -> None:
    """Take out a component."""
    one = _opened_component(request, pk)
    acts.remove_component(component=one, by=request.actor, at=request.now, **sent.through(RemoveForm))


# --- Processes --------------------------------------------------------------------------------------------------------


@router.read(
    "/processes/",
    summary=_("Processer"),
    description=_("Arbetet som system och komponenter stödjer."),
    answer=pages(ProcessRow),
    asks=PROCESSES,
)
def processes(request: Request, asked: Asked) -> dict[str, Any]:
    """Every process."""
    return PROCESSES.page(request, asked, reads.processes(request.actor), _processes)


def _processes(rows: Iterable[Process]) -> list[dict[str, Any]]:
    return [_process(row) for row in rows]


def _process(row: Process) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:process", row.pk),
        "api": address(PROCESS, row.pk),
        "name": row.name,
        "description": row.description,
        "source": row.source,
    }


@router.read(
    "/processes/{int:pk}/",
    summary=_("En process"),
    description=_("Arbetet och vad som stödjer det."),
    answer=ProcessShape,
)
def process(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One process."""
    one = _opened_process(request, pk)
    return _process(one) | {
        "version": one.version,
        "systems": named(SYSTEM, reads.systems_of(one)),
        "components": named(COMPONENT, reads.components_for(one)),
    }


def _opened_process(request: Request, pk: int) -> Process:
    found: Process = get_object_or_404(reads.processes(request.actor), pk=pk)
    return found


def _saved_process(one: Process) -> dict[str, Any]:
    return saved(one, url=address("systems:process", one.pk), api=address(PROCESS, one.pk))


@router.add(
    "/processes/",
    summary=_("Lägg till en process"),
    description=_("Namnger ett arbete som system och komponenter stödjer."),
    form=forms.ProcessForm,
)
def add_process(request: Request, sent: Sent) -> dict[str, Any]:
    """Name a process."""
    data = sent.through(forms.ProcessForm)
    organisation = own_organisation(request.actor)
    return _saved_process(acts.add_process(organisation=organisation, by=request.actor, at=request.now, **data))


@router.change(
    "/processes/{int:pk}/",
    summary=_("Ändra en process"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeProcessForm,
)
def change_process(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a process is called."""
    one = _opened_process(request, pk)
    initial = now(one, forms.ChangeProcessForm)
    data = sent.through(lambda data: forms.ChangeProcessForm(data, initial=initial))
    return _saved_process(acts.change_process(process=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/processes/{int:pk}/",
    summary=_("Ta bort en process"),
    description=_("Tar bort en process som inget stödjer. Vad den sa står kvar i historiken."),
    form=RemoveForm,
)
def remove_process(request: Request, sent: Sent, pk: int) -> None:
    """Take out a process."""
    one = _opened_process(request, pk)
    acts.remove_process(process=one, by=request.actor, at=request.now, **sent.through(RemoveForm))
