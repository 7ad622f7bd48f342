"""How systems are closed, over the API."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.systems import acts, reads, rules
from farled.systems.api.information import named
from farled.systems.api.systems import SYSTEM, router
from farled.systems.forms import legacy as forms
from farled.systems.forms.information import WhyForm
from farled.systems.models import ExitPlan
from farled.systems.states import ExitState
from farled.web.forms import now
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
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

EXIT = "api:systems.exit_plan"


class ExitRow(Row):
    """A plan for closing in the list."""

    system: Reference = said(ExitPlan, "system")
    state: ExitState = one_of(ExitState, _("Läge"))
    planned_on: date = said(ExitPlan, "planned_on")
    ends_cost: int | None = told(_("Kostnad per år som upphör, i öre"))
    replaced_by: Reference | None = said(ExitPlan, "replaced_by")


class ExitShape(ExitRow):
    """A plan with all it says."""

    version: int = versioned()
    reason: str = said(ExitPlan, "reason")
    stays: str = said(ExitPlan, "stays")
    decision: Reference | None = told(_("Beslutet, om du får läsa det"))
    done_on: date | None = said(ExitPlan, "done_on")
    in_the_way: list[str] = told(_("Vad som ännu beror på systemet, i ord"))
    source: str = said(ExitPlan, "source")


EXITS = Listed(
    orders={"planned_on": ["planned_on"], "system": [swedish("system__name")], "ends_cost": ["ends_cost"]},
    default="planned_on",
    filters=forms.ExitFilter,
)


@router.read(
    "/exits/",
    summary=_("Avveckling"),
    description=_("Vilka system som ska stängas, när, och vilken kostnad som upphör."),
    answer=pages(ExitRow),
    asks=EXITS,
)
def exits(request: Request, asked: Asked) -> dict[str, Any]:
    """Every plan for closing a system."""
    return EXITS.page(request, asked, reads.exit_plans(request.actor), _rows)


def _rows(rows: Iterable[ExitPlan]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: ExitPlan) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:exit_plan", row.pk),
        "api": address(EXIT, row.pk),
        "system": named(SYSTEM, row.system),
        "state": row.state,
        "planned_on": row.planned_on,
        "ends_cost": row.ends_cost,
        "replaced_by": named(SYSTEM, row.replaced_by),
    }


@router.read(
    "/exits/{int:pk}/",
    summary=_("En plan för avveckling"),
    description=_("Varför systemet stängs, när, vad som tar över och vad som är i vägen."),
    answer=ExitShape,
)
def exit_plan(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One plan."""
    one = _one(request, pk)
    decision = reads.decision_in_sight(request.actor, one.decision_id)
    done = one.state == ExitState.DONE
    return _row(one) | {
        **{name: getattr(one, name) for name in ("version", "reason", "stays", "done_on", "source")},
        "decision": reference("api:matters.decision", decision.pk, str(decision)) if decision else None,
        "in_the_way": [] if done else [each.sentence for each in rules.dependants(one.system)],
    }


def _one(request: Request, pk: int) -> ExitPlan:
    found: ExitPlan = get_object_or_404(reads.exit_plans(request.actor), pk=pk)
    return found


def _kept(request: Request, pk: int) -> ExitPlan:
    found = _one(request, pk)
    rules.check_can_plan(request.actor, found)
    return found


def _saved(row: ExitPlan) -> dict[str, Any]:
    return saved(row, url=address("systems:exit_plan", row.pk), api=address(EXIT, row.pk))


def _done(
    request: Request, sent: Sent, pk: int, act: Callable[..., ExitPlan], make: Callable[..., Any]
) -> dict[str, Any]:
    """An act on a plan through the form that ``make(data)`` gives."""
    return _saved(act(plan=_kept(request, pk), by=request.actor, at=request.now, **sent.through(make)))


@router.add(
    "/systems/{int:pk}/exit-plans/",
    summary=_("Planera avvecklingen av ett system"),
    description=_("Ange bara den kostnad som verkligen slutar betalas."),
    form=forms.ExitForm,
)
def plan_exit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Plan how a system is closed."""
    system = get_object_or_404(reads.systems(request.actor), pk=pk)
    rules.check_can_close(request.actor, system)
    content = acts.ExitContent(**sent.through(lambda data: forms.ExitForm(request.actor, system.pk, data)))
    return _saved(acts.plan_exit(system=system, content=content, by=request.actor, at=request.now))


@router.change(
    "/exits/{int:pk}/",
    summary=_("Ändra en plan för avveckling"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeExitForm,
)
def change_exit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a plan that is not decided."""
    one, form = _kept(request, pk), forms.ChangeExitForm
    data = sent.through(lambda data: form(request.actor, one.system_id, data, initial=now(one, form)))
    version, why = data.pop("version"), data.pop("why")
    content = acts.ExitContent(**data)
    return _saved(
        acts.change_exit(plan=one, version=version, content=content, by=request.actor, at=request.now, why=why)
    )


@router.act(
    "/exits/{int:pk}/decide/",
    summary=_("Skriv in beslutet om avveckling"),
    description=_("Systemet är sedan under avveckling."),
    form=forms.DecideForm,
)
def decide_exit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write down the decision to close."""
    return _done(request, sent, pk, acts.decide_exit, lambda data: forms.DecideForm(request.actor, data))


@router.act(
    "/exits/{int:pk}/reconsider/",
    summary=_("Ta upp planen igen"),
    description=_("Planen är inte beslutad längre, och systemet är i drift igen."),
    form=forms.ReasonForm,
)
def reconsider_exit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take a decided plan back to being planned."""
    return _done(request, sent, pk, acts.reconsider_exit, forms.ReasonForm)


@router.act(
    "/exits/{int:pk}/carry-out/",
    summary=_("Avsluta systemet"),
    description=_("Går när inget längre beror på systemet."),
    form=forms.DoneForm,
)
def carry_out_exit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Close the system."""
    return _done(request, sent, pk, acts.carry_out_exit, forms.DoneForm)


@router.remove(
    "/exits/{int:pk}/",
    summary=_("Ta bort en plan för avveckling"),
    description=_("Går så länge den inte är beslutad."),
    form=WhyForm,
)
def drop_exit(request: Request, sent: Sent, pk: int) -> None:
    """Take away a plan that is not decided."""
    acts.drop_exit(plan=_kept(request, pk), by=request.actor, at=request.now, **sent.through(WhyForm))
