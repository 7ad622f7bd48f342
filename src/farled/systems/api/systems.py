"""Systems over the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body, Request, own_organisation
from farled.systems import acts, reads, rules
from farled.systems.forms import systems as forms
from farled.systems.models import System
from farled.systems.states import Criticality, Harm, SystemState, Tier
from farled.web.forms import now
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    RoomRouter,
    Row,
    Sent,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

SYSTEM, COMPONENT, PROCESS = "api:systems.system", "api:systems.component", "api:systems.process"
BODY = "api:people.body"
router = RoomRouter("systems")


class SystemRow(Row):
    """A system in the list."""

    name: str = said(System, "name")
    owner: Reference | None = said(System, "owner")
    tier: Tier | None = one_of(Tier, _("Nivå"))
    state: SystemState = one_of(SystemState, _("Status"))
    users: int | None = said(System, "users")
    yearly_cost: int | None = told(_("Kostnad per år, i öre"))


class SystemShape(SystemRow):
    """A system with all it says."""

    version: int = versioned()
    description: str = said(System, "description")
    maintenance: str = said(System, "maintenance")
    in_use_since: date | None = said(System, "in_use_since")
    ends_on: date | None = said(System, "ends_on")
    cost_note: str = said(System, "cost_note")
    criticality: Criticality | None = one_of(Criticality, _("Hur länge det kan vara nere"))
    confidentiality: Harm | None = one_of(Harm, _("Konfidentialitet; tom också för den som inte får läsa den"))
    integrity: Harm | None = one_of(Harm, _("Riktighet; tom också för den som inte får läsa den"))
    availability: Harm | None = one_of(Harm, _("Tillgänglighet; tom också för den som inte får läsa den"))
    published: bool = said(System, "published")
    source: str = said(System, "source")
    components: list[Reference] = told(_("Komponenter som det använder"))
    processes: list[Reference] = told(_("Processer som det stödjer"))


SYSTEMS = Listed(
    orders={"name": [swedish("name")], "cost": ["yearly_cost"], "users": ["users"]},
    default="name",
    filters=forms.SystemFilter,
)


@router.read(
    "/systems/",
    summary=_("System"),
    description=_("Organisationens system med ägare, nivå, status och kostnad."),
    answer=pages(SystemRow),
    asks=SYSTEMS,
)
def systems(request: Request, asked: Asked) -> dict[str, Any]:
    """Every system."""
    return SYSTEMS.page(request, asked, reads.systems(request.actor), _systems)


def _systems(rows: Iterable[System]) -> list[dict[str, Any]]:
    return [_system(row) for row in rows]


def _system(row: System) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:system", row.pk),
        "api": address(SYSTEM, row.pk),
        "name": row.name,
        "owner": body_of(row.owner),
        "tier": row.tier or None,
        "state": row.state,
        "users": row.users,
        "yearly_cost": row.yearly_cost,
    }


def body_of(body: Body | None) -> Any:
    """A reference to a body, if there is one."""
    return reference(BODY, body.pk, body.name) if body else None


def named(route: str, rows: Iterable[Any]) -> list[Any]:
    """References to rows that have names."""
    return [reference(route, row.pk, row.name) for row in rows]


@router.read(
    "/systems/{int:pk}/",
    summary=_("Ett system"),
    description=_("Allt som registret säger om systemet."),
    answer=SystemShape,
)
def system(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One system."""
    one = _opened(request, pk)
    secrets = rules.reads_secrets(request.actor, one.organisation_id)
    return _system(one) | {
        "version": one.version,
        "description": one.description,
        "maintenance": one.maintenance,
        "in_use_since": one.in_use_since,
        "ends_on": one.ends_on,
        "cost_note": one.cost_note,
        "criticality": one.criticality or None,
        **{name: getattr(one, name) if secrets else None for name in forms.CLASS},
        "published": one.published,
        "source": one.source,
        "components": named(COMPONENT, reads.components_of(one)),
        "processes": named(PROCESS, reads.processes_of(one)),
    }


def _opened(request: Request, pk: int) -> System:
    found: System = get_object_or_404(reads.systems(request.actor), pk=pk)
    return found


def saved_system(one: System) -> dict[str, Any]:
    """What an act on a system has left."""
    return saved(one, url=address("systems:system", one.pk), api=address(SYSTEM, one.pk))


@router.add(
    "/systems/",
    summary=_("Registrera ett system"),
    description=_("Registrerar ett system var det än är i livet, med det som det använder och stödjer."),
    form=forms.RegisterForm,
)
def register_system(request: Request, sent: Sent) -> dict[str, Any]:
    """Register a system."""
    data = sent.through(lambda data: forms.RegisterForm(request.actor, data))
    organisation = own_organisation(request.actor)
    return saved_system(acts.register_system(organisation=organisation, by=request.actor, at=request.now, **data))


@router.change(
    "/systems/{int:pk}/",
    summary=_("Ändra ett system"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeSystemForm,
)
def change_system(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what is said of a system."""
    one = _opened(request, pk)
    initial = now(one, forms.ChangeSystemForm)
    data = sent.through(lambda data: forms.ChangeSystemForm(request.actor, data, initial=initial))
    return saved_system(acts.change_system(system=one, by=request.actor, at=request.now, **data))


@router.act(
    "/systems/{int:pk}/move/",
    summary=_("Ändra ett systems status"),
    description=_(
        "Flyttar systemet ett steg i dess liv. Det som avslutas får inte ha integrationer till system i drift."
    ),
    form=forms.MoveForm,
)
def move_system(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Move a system in its life."""
    one = _opened(request, pk)
    data = sent.through(lambda data: forms.MoveForm(one, data))
    return saved_system(acts.move_system(system=one, by=request.actor, at=request.now, **data))


@router.act(
    "/systems/{int:pk}/tie/",
    summary=_("Koppla ett system"),
    description=_("Säger vilka komponenter systemet använder och vilka processer det stödjer. Listorna ersätts hela."),
    form=forms.TieForm,
)
def tie_system(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say what a system uses and supports."""
    one = _opened(request, pk)
    data = sent.through(lambda data: forms.TieForm(request.actor, data))
    return saved_system(acts.tie_system(system=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/systems/{int:pk}/",
    summary=_("Ta bort ett system"),
    description=_("Tar bort ett system som inget hör till. Vad det sa står kvar i historiken."),
    form=forms.RemoveForm,
)
def remove_system(request: Request, sent: Sent, pk: int) -> None:
    """Take out a system that nothing hangs on."""
    one = _opened(request, pk)
    acts.remove_system(system=one, by=request.actor, at=request.now, **sent.through(forms.RemoveForm))
