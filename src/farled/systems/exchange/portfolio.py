"""Sheets of systems, components, processes, integrations and contracts.

What only those inside the organisation read, information classes and what contracts cost, are sheets of their own.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from farled.people.reads import Actor, Body
from farled.systems import acts, reads
from farled.systems.models import Component, Contract, Integration, Process, System
from farled.systems.states import ContractKind, Criticality, SystemState, Tier, Way
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.lists import swedish
from farled.web.sheet_columns import Columns, only_open, through

_system, _component = Columns(System, change="change"), Columns(Component, change="change")
_process, _integration = Columns(Process, change="change"), Columns(Integration, change="change")
_contract = Columns(Contract, change="change")
KRONA = 100  # öre


def _edits(actor: Actor) -> bool:
    return actor.may("systems.edit")


def change_system(row: System, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what is said of a system; what a sheet holds in kronor is kept in öre."""
    acts.change_system(system=row, version=row.version, by=by, at=at, why=why, **_in_ore(new))


def change_contract(row: Contract, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what is said of a contract, and which systems it is about."""
    acts.change_contract(contract=row, version=row.version, by=by, at=at, why=why, **_in_ore(new))


def change_component(row: Component, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what is said of a component, and which processes it supports."""
    acts.change_component(component=row, version=row.version, by=by, at=at, why=why, **new)


def tie_system(row: System, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Say which components a system uses and which processes it supports."""
    acts.tie_system(
        system=row,
        version=row.version,
        components=new.get("components", [each.component for each in row.uses.all()]),
        processes=new.get("processes", [each.process for each in row.supports.all()]),
        by=by,
        at=at,
        why=why,
    )


def _in_ore(new: Mapping[str, Any]) -> dict[str, Any]:
    cost = new.get("yearly_cost")
    return dict(new) if cost is None else {**new, "yearly_cost": cost * KRONA}


def _kronor(row: System | Contract) -> int | None:
    return None if row.yearly_cost is None else row.yearly_cost // KRONA


def _processes(row: System | Component) -> tuple[int, ...]:
    return tuple(sorted(each.process_id for each in row.supports.all()))


BODIES = only_open(Body.objects.visible_to)
SYSTEMS = Sheet(
    key="systems.systems",
    label=_("System"),
    nouns=(_("system"), pgettext_lazy("flera", "system")),
    capability="systems.read",
    rows=reads.systems,
    default_order="name",
    page="systems:systems",
    url=lambda row: reverse("systems:system", args=[row.pk]),
    sources={"bodies": BODIES, "components": Source(reads.components), "processes": Source(reads.processes)},
    beside=("uses__component", "supports__process"),
    changes={"change": change_system, "tie": tie_system},
    may_change=_edits,
    columns=(
        _system("name", _("System"), shown=True, many=False),
        _system("owner", _("Systemägare"), of="bodies", shown=True),
        _system("tier", _("Nivå"), choices=Tier, shown=True),
        _system("state", _("Status"), choices=SystemState, change="", shown=True),
        _system("users", _("Användare"), shown=True, many=False),
        SheetColumn(
            key="yearly_cost",
            label=_("Kostnad per år, kronor"),
            value=_kronor,
            holds=Holds.NUMBER,
            order=["yearly_cost"],
            change="change",
            shown=True,
            many=False,
        ),
        _system("cost_note", _("Vad kostnaden bygger på")),
        _system("description", _("Vad det används till"), many=False),
        _system("maintenance", _("Förvaltningsobjekt")),
        _system("in_use_since", _("I drift sedan")),
        _system("ends_on", _("Slutar")),
        _system("criticality", _("Hur länge det kan vara nere"), choices=Criticality),
        SheetColumn(
            key="processes", label=_("Stödjer"), value=_processes, holds=Holds.ROWS, of="processes", change="tie"
        ),
        SheetColumn(
            key="components",
            label=_("Använder"),
            value=lambda row: tuple(sorted(each.component_id for each in row.uses.all())),
            holds=Holds.ROWS,
            of="components",
            change="tie",
        ),
        _system("published", _("Andra organisationer hittar det")),
        _system("source", _("Källa")),
    ),
)
CLASSES = Sheet(
    key="systems.classes",
    label=_("Systemens informationsklasser"),
    nouns=(_("system"), pgettext_lazy("flera", "system")),
    capability="systems.read_secret",
    rows=reads.systems,
    default_order="name",
    url=lambda row: reverse("systems:system", args=[row.pk]),
    sources={"bodies": BODIES},
    changes={"change": change_system},
    may_change=_edits,
    columns=(
        _system("name", _("System"), change="", shown=True),
        _system("owner", _("Systemägare"), of="bodies", change="", shown=True),
        _system("confidentiality", _("Konfidentialitet, 1–4"), longest=4, shown=True),
        _system("integrity", _("Riktighet, 1–4"), longest=4, shown=True),
        _system("availability", _("Tillgänglighet, 1–4"), longest=4, shown=True),
    ),
)
COMPONENTS = Sheet(
    key="systems.components",
    label=_("Komponenter"),
    nouns=(_("komponent"), _("komponenter")),
    capability="systems.read",
    rows=reads.components,
    default_order="name",
    page="systems:components",
    url=lambda row: reverse("systems:component", args=[row.pk]),
    sources={"bodies": BODIES, "processes": Source(reads.processes)},
    beside=("supports",),
    listed={"used_by": _("Används av")},
    changes={"change": change_component},
    may_change=_edits,
    columns=(
        _component("name", _("Komponent"), shown=True, many=False),
        _component("description", _("Vad den gör"), shown=True, many=False),
        _component("owner", _("Ägare"), of="bodies", shown=True),
        _component("interface", _("Gränssnitt"), many=False),
        SheetColumn(
            key="processes", label=_("Stödjer"), value=_processes, holds=Holds.ROWS, of="processes", change="change"
        ),
        _component("reusable", _("Kan återanvändas")),
        _component("published", _("Andra organisationer hittar den")),
        _component("source", _("Källa")),
    ),
)
PROCESSES = Sheet(
    key="systems.processes",
    label=_("Processer"),
    nouns=(_("process"), _("processer")),
    capability="systems.read",
    rows=reads.processes,
    default_order="name",
    page="systems:processes",
    url=lambda row: reverse("systems:process", args=[row.pk]),
    listed={"by_systems": _("System"), "by_components": _("Komponenter")},
    changes={"change": through(acts.change_process, "name", "description", "source")},
    may_change=_edits,
    columns=(
        _process("name", _("Process"), shown=True, many=False),
        _process("description", _("Beskrivning"), shown=True, many=False),
        _process("source", _("Källa")),
    ),
)
INTEGRATIONS = Sheet(
    key="systems.integrations",
    label=_("Integrationer"),
    nouns=(_("integration"), _("integrationer")),
    capability="systems.read",
    rows=reads.integrations,
    default_order="giver",
    page="systems:integrations",
    url=lambda row: reverse("systems:system", args=[row.giver_id]),
    sources={"systems": Source(reads.systems)},
    changes={"change": through(acts.change_integration, "giver", "taker", "carries", "ground", "source", way=Way)},
    may_change=_edits,
    columns=(
        _integration("giver", _("Från"), of="systems", shown=True),
        _integration("taker", _("Till"), of="systems", shown=True),
        _integration("carries", _("Vad som överförs"), shown=True, many=False),
        _integration("way", _("Väg"), choices=Way, shown=True),
        _integration("ground", _("Skäl för undantag"), shown=True),
        _integration("source", _("Källa")),
    ),
)
CONTRACTS = Sheet(
    key="systems.contracts",
    label=_("Avtal"),
    nouns=(_("avtal"), pgettext_lazy("flera", "avtal")),
    capability="systems.read",
    rows=reads.contracts,
    default_order="name",
    page="systems:contracts",
    url=lambda row: reverse("systems:contract", args=[row.pk]),
    sources={"bodies": BODIES, "systems": Source(reads.systems)},
    beside=("covers",),
    changes={"change": change_contract},
    may_change=_edits,
    columns=(
        _contract("name", _("Avtal"), shown=True, many=False),
        _contract("supplier", _("Leverantör"), shown=True),
        _contract("kind", _("Avtalstyp"), choices=ContractKind, shown=True),
        _contract("owner", _("Avtalsägare"), of="bodies", shown=True),
        _contract("notice_by", _("Sägs upp senast"), shown=True),
        _contract("end", _("Slut"), shown=True),
        _contract("start", _("Början")),
        SheetColumn(
            key="systems",
            label=_("Gäller systemen"),
            value=lambda row: tuple(sorted(each.system_id for each in row.covers.all())),
            holds=Holds.ROWS,
            of="systems",
            change="change",
        ),
        _contract("service_level", _("Servicenivå"), many=False),
        _contract("source", _("Källa")),
    ),
)
PRICES = Sheet(
    key="systems.prices",
    label=_("Vad avtalen kostar"),
    nouns=(_("avtal"), pgettext_lazy("flera", "avtal")),
    capability="systems.read_secret",
    rows=reads.contracts,
    default_order="name",
    url=lambda row: reverse("systems:contract", args=[row.pk]),
    changes={"change": change_contract},
    may_change=_edits,
    columns=(
        _contract("name", _("Avtal"), change="", shown=True),
        _contract("supplier", _("Leverantör"), change="", shown=True),
        SheetColumn(
            key="yearly_cost",
            label=_("Kostnad per år, kronor"),
            value=_kronor,
            holds=Holds.NUMBER,
            order=["yearly_cost"],
            change="change",
            shown=True,
            many=False,
        ),
        _contract("pricing", _("Prissättning"), shown=True, many=False),
        SheetColumn(key="end", label=_("Slut"), value=lambda row: row.end, holds=Holds.DAY, order=["end"], shown=True),
        SheetColumn(
            key="owner",
            label=_("Avtalsägare"),
            value=lambda row: row.owner.name if row.owner else "",
            order=[swedish("owner__name")],
        ),
    ),
)

SHEETS = (SYSTEMS, CLASSES, COMPONENTS, PROCESSES, INTEGRATIONS, CONTRACTS, PRICES)
