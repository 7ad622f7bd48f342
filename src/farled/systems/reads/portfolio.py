"""Systems, components, processes, integrations and contracts, as the actor may see them."""

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Collate
from django.utils.translation import gettext as _

from farled.people.reads import Actor, Body
from farled.systems.models import Component, Contract, Integration, Process, System
from farled.systems.states import RUNNING, SystemState

SWEDISH = "sv-x-icu"


def systems(actor: Actor) -> QuerySet[System]:
    """The organisation's systems in Swedish order, with their owners."""
    return System.objects.visible_to(actor).select_related("owner").order_by(Collate("name", SWEDISH), "pk")


def systems_in_sight(actor: Actor) -> QuerySet[System]:
    """The same, and those that other organisations have published."""
    rows = System.objects.in_sight_of(actor).select_related("owner", "organisation")
    return rows.order_by(Collate("name", SWEDISH), "pk")


def not_ended(actor: Actor) -> QuerySet[System]:
    """Those of the organisation that have not ended: what something new may be tied to."""
    return systems(actor).exclude(state=SystemState.ENDED)


def components(actor: Actor) -> QuerySet[Component]:
    """The organisation's components in Swedish order, with their owners."""
    return Component.objects.visible_to(actor).select_related("owner").order_by(Collate("name", SWEDISH), "pk")


def components_in_sight(actor: Actor) -> QuerySet[Component]:
    """The same, and those that other organisations have published."""
    rows = Component.objects.in_sight_of(actor).select_related("owner", "organisation")
    return rows.order_by(Collate("name", SWEDISH), "pk")


def used(rows: QuerySet[Component]) -> QuerySet[Component]:
    """Components with how many systems use each (``used_by``)."""
    return rows.annotate(used_by=Count("uses", distinct=True))


def most_used(actor: Actor) -> QuerySet[Component]:
    """The organisation's components, those that most systems use first."""
    rows = Component.objects.visible_to(actor).select_related("owner", "organisation")
    return rows.annotate(used_by=Count("uses", distinct=True)).order_by("-used_by", Collate("name", SWEDISH), "pk")


def processes(actor: Actor) -> QuerySet[Process]:
    """The organisation's processes in Swedish order."""
    return Process.objects.visible_to(actor).order_by(Collate("name", SWEDISH), "pk")


def supported(rows: QuerySet[Process]) -> QuerySet[Process]:
    """Processes with how many systems and components support each (``by_systems``, ``by_components``)."""
    return rows.annotate(
        by_systems=Count("supports__system", distinct=True), by_components=Count("supports__component", distinct=True)
    )


def integrations(actor: Actor) -> QuerySet[Integration]:
    """The organisation's integrations, by what gives and what takes."""
    rows = Integration.objects.visible_to(actor).select_related("giver", "taker")
    return rows.order_by(Collate("giver__name", SWEDISH), Collate("taker__name", SWEDISH), "pk")


def contracts(actor: Actor) -> QuerySet[Contract]:
    """The organisation's contracts in Swedish order, with their owners."""
    return Contract.objects.visible_to(actor).select_related("owner").order_by(Collate("name", SWEDISH), "pk")


def integrations_of(system: System) -> QuerySet[Integration]:
    """What goes to and from a system."""
    rows = Integration.objects.filter(Q(giver=system) | Q(taker=system)).select_related("giver", "taker")
    return rows.order_by(Collate("giver__name", SWEDISH), Collate("taker__name", SWEDISH), "pk")


def still_integrated(system: System) -> list[Integration]:
    """What goes between it and systems that are running."""
    rows = integrations_of(system)
    return list(rows.exclude(giver=system, taker__in=_stopped()).exclude(taker=system, giver__in=_stopped()))


def _stopped() -> QuerySet[System]:
    return System.objects.exclude(state__in=RUNNING)


def components_of(system: System) -> QuerySet[Component]:
    """The components it uses."""
    return Component.objects.filter(uses__system=system).order_by(Collate("name", SWEDISH), "pk")


def processes_of(row: System | Component) -> QuerySet[Process]:
    """The processes it supports."""
    rows = Process.objects.filter(pk__in=row.supports.values("process"))
    return rows.order_by(Collate("name", SWEDISH), "pk")


def contracts_of(system: System) -> QuerySet[Contract]:
    """The contracts about it, the one that ends last first."""
    return Contract.objects.filter(covers__system=system).order_by("-end", "pk")


def users_of(component: Component) -> QuerySet[System]:
    """The systems that use a component."""
    rows = System.objects.filter(uses__component=component).select_related("owner")
    return rows.order_by(Collate("name", SWEDISH), "pk")


def systems_of(row: Process | Contract) -> QuerySet[System]:
    """The systems that support a process, or that a contract is about."""
    ties = row.supports.exclude(system=None) if isinstance(row, Process) else row.covers
    rows = System.objects.filter(pk__in=ties.values("system")).select_related("owner")
    return rows.order_by(Collate("name", SWEDISH), "pk")


def components_for(process: Process) -> QuerySet[Component]:
    """The components that support a process."""
    rows = Component.objects.filter(supports__process=process).select_related("owner")
    return rows.order_by(Collate("name", SWEDISH), "pk")


def matching_systems(rows: QuerySet[System], text: str) -> QuerySet[System]:
    """Those with the text in name, use or maintenance object, or that support a process named so."""
    found = Q(name__icontains=text) | Q(description__icontains=text) | Q(maintenance__icontains=text)
    return rows.filter(found | Q(pk__in=_systems_supporting(text)))


def matching_components(rows: QuerySet[Component], text: str) -> QuerySet[Component]:
    """Those with the text in name, use or interface, or that support a process named so."""
    found = Q(name__icontains=text) | Q(description__icontains=text) | Q(interface__icontains=text)
    return rows.filter(found | Q(pk__in=_components_supporting(text)))


def matching_processes(rows: QuerySet[Process], text: str) -> QuerySet[Process]:
    """Those with the text in name or description."""
    return rows.filter(Q(name__icontains=text) | Q(description__icontains=text))


def _systems_supporting(text: str) -> QuerySet[System]:
    return System.objects.filter(supports__process__name__icontains=text).values("pk")


def _components_supporting(text: str) -> QuerySet[Component]:
    return Component.objects.filter(supports__process__name__icontains=text).values("pk")


def matching_contracts(rows: QuerySet[Contract], text: str) -> QuerySet[Contract]:
    """Those with the text in name or supplier, or about a system named so."""
    about = Contract.objects.filter(covers__system__name__icontains=text).values("pk")
    return rows.filter(Q(name__icontains=text) | Q(supplier__icontains=text) | Q(pk__in=about))


def hanging_on_system(system: System) -> Sequence[tuple[str, int]]:
    """What hangs on a system, each sort with how many."""
    return [
        (_("integrationer"), integrations_of(system).count()),
        (_("avtal"), system.covers.count()),
        (_("e-tjänster"), system.eservices.count()),
        (_("datamängder"), system.data_sets.count()),
        (_("bevaranderegler"), system.keeping_rules.count()),
        (_("svar om det digitala arvet"), system.answers.count()),
        (_("avvecklingsplaner"), system.exit_plans.count() + system.replaces.count()),
    ]


def hanging_on_component(component: Component) -> Sequence[tuple[str, int]]:
    """What hangs on a component."""
    return [(_("system som använder den"), component.uses.count())]


def hanging_on_process(process: Process) -> Sequence[tuple[str, int]]:
    """What hangs on a process."""
    supports = process.supports.all()
    return [
        (_("system som stödjer den"), supports.exclude(system=None).count()),
        (_("komponenter som stödjer den"), supports.exclude(component=None).count()),
    ]


def owned_by(body: Body) -> int:
    """How many systems that have not ended, components and contracts a body owns."""
    live = System.objects.filter(owner=body).exclude(state=SystemState.ENDED).count()
    return live + Component.objects.filter(owner=body).count() + Contract.objects.filter(owner=body).count()
