"""Systems, components and contracts in a sentence each, and the facts beside them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.people.reads import Body
from farled.systems.models import Component, Contract, Integration, System
from farled.systems.states import ContractKind, Criticality, Harm, SystemState, Tier, Way
from farled.web import formats

Fact = tuple[str | Promise, object]


class Flow(NamedTuple):
    """An integration as it is told on the page of one of its systems: ``other`` is the system at its other end."""

    row: Integration
    other: System
    outward: bool
    way: str | Promise


def integration_rows(system: System, rows: Iterable[Integration]) -> list[Flow]:
    """What goes to and from a system, seen from it."""
    return [
        Flow(row, row.taker if row.giver_id == system.pk else row.giver, row.giver_id == system.pk, Way(row.way).label)
        for row in rows
    ]


def number_of_systems(number: int) -> str:
    """``3 system``, or that none does."""
    return ngettext("%(n)s system", "%(n)s system", number) % {"n": formats.number(number)} if number else _("inget än")


def system_answer(one: System, today: date, *, own: bool) -> str:
    """Whose it is and where in its life it stands, in a sentence."""
    who = one.owner.name if one.owner else None
    if not own:
        said = {"organisation": one.organisation.name, "owner": who or one.organisation.name}
        return _("Finns hos %(organisation)s. Fråga %(owner)s om du vill använda det.") % said
    state = SystemState(one.state)
    told = {
        SystemState.CONSIDERED: _("Övervägs."),
        SystemState.IN_USE: _("I drift."),
        SystemState.PHASING_OUT: _("Avvecklas."),
        SystemState.ENDED: _("Avslutat."),
    }[state]
    if one.ends_on:
        day = {"day": formats.day(one.ends_on)}
        ended = state is SystemState.ENDED
        told = _("Avslutat %(day)s.") % day if ended else f"{told} " + _("Ska sluta %(day)s.") % day
    if who:
        return f"{told} " + _("%(owner)s äger det.") % {"owner": who}
    return f"{told} " + _("Ingen äger det än.")


def component_answer(one: Component, using: int, *, own: bool) -> str:
    """Whether it may be used again, and how many already do."""
    who = one.owner.name if one.owner else None
    if not own:
        said = {"organisation": one.organisation.name, "owner": who or one.organisation.name}
        return _("Finns hos %(organisation)s. Fråga %(owner)s om du vill använda den.") % said
    if using:
        there = ngettext("Ett system använder den redan.", "%(n)s system använder den redan.", using)
        told = there % {"n": formats.number(using)}
    else:
        told = _("Inget system använder den än.")
    may = _("Den kan återanvändas som den är.") if one.reusable else _("Den kan inte återanvändas utan ändringar.")
    return f"{may} {told}"


def contract_answer(one: Contract, today: date) -> str:
    """With whom, and how long."""
    if one.end is None:
        return _("Med %(supplier)s, utan slutdag.") % {"supplier": one.supplier}
    said = {"supplier": one.supplier, "end": formats.day(one.end)}
    if one.end < today:
        return _("Med %(supplier)s. Det tog slut %(end)s.") % said
    if one.notice_by is not None and one.notice_by >= today:
        said["notice"] = formats.day(one.notice_by)
        return _("Med %(supplier)s till %(end)s. Det sägs upp senast %(notice)s.") % said
    return _("Med %(supplier)s till %(end)s.") % said


def system_facts(one: System, *, own: bool, secrets: bool) -> list[Fact]:
    """The facts beside a system; cost and class only inside the organisation."""
    return list(_system_facts(one, own=own, secrets=secrets))


def _system_facts(one: System, *, own: bool, secrets: bool) -> Iterator[Fact]:
    yield _("Systemägare"), _owner(one.owner, own=own)
    if not own:
        yield _("Organisation"), one.organisation.name
        return
    yield _("Förvaltningsobjekt"), one.maintenance
    yield _("Nivå"), Tier(one.tier).label if one.tier else ""
    yield _("I drift sedan"), formats.day(one.in_use_since) if one.in_use_since else ""
    yield _("Användare"), _given(formats.number(one.users)) if one.users is not None else ""
    yield _("Kostnad per år"), _cost(one.yearly_cost, one.cost_note)
    yield _("Avbrott"), Criticality(one.criticality).label if one.criticality else ""
    if secrets:
        yield _("Konfidentialitet"), _level(one.confidentiality)
        yield _("Riktighet"), _level(one.integrity)
        yield _("Tillgänglighet"), _level(one.availability)
    yield _("Publicerat"), _("Andra organisationer hittar det") if one.published else ""
    yield _("Källa"), one.source


def component_facts(one: Component, *, own: bool) -> list[Fact]:
    """The facts beside a component."""
    return [
        (_("Ägare"), _owner(one.owner, own=own)),
        (_("Organisation"), "" if own else one.organisation.name),
        (_("Publicerad"), _("Andra organisationer hittar den") if own and one.published else ""),
        (_("Källa"), one.source if own else ""),
    ]


def contract_facts(one: Contract, *, secrets: bool) -> list[Fact]:
    """The facts beside a contract; what it costs only inside the organisation."""
    return [
        (_("Leverantör"), one.supplier),
        (_("Avtalstyp"), ContractKind(one.kind).label),
        (_("Avtalsägare"), _owner(one.owner, own=True)),
        (_("Början"), formats.day(one.start) if one.start else ""),
        (_("Slut"), formats.day(one.end) if one.end else ""),
        (_("Sägs upp senast"), formats.day(one.notice_by) if one.notice_by else ""),
        (_("Kostnad per år"), _cost(one.yearly_cost, "") if secrets else ""),
        (_("Källa"), one.source),
    ]


def _owner(body: Body | None, *, own: bool) -> object:
    if body is None:
        return _("Ingen än")
    return format_html('<a href="{}">{}</a>', reverse("people:body", args=[body.pk]), body.name) if own else body.name


def _cost(ore: int | None, note: str) -> object:
    if ore is None:
        return ""
    amount = _given(formats.kr(ore))
    return format_html('{} <span class="small">{}</span>', amount, note) if note else amount


def _given(text: str) -> object:
    return format_html('<span class="given">{}</span>', text)


def _level(level: int | None) -> str:
    return str(Harm(level).label) if level is not None else ""
