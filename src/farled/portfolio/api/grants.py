"""Decisions on applications, grants and what follows, over the API. All amounts are whole öre."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from farled.initiatives.states import Phase
from farled.matters.reads import Decision
from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.api.room import router
from farled.portfolio.figures import grants as figures
from farled.portfolio.forms import grants as forms
from farled.portfolio.models import Application, Condition, Grant, Portfolio, Tranche
from farled.portfolio.reads import granting as reads
from farled.portfolio.rules import grants as rules
from farled.portfolio.states import DecidedBy, GrantState
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Rows,
    Sent,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

GRANT, APPLICATION, INITIATIVE = "api:portfolio.grant", "api:portfolio.application", "api:initiatives.initiative"
BODY = "api:people.body"
SAID = [
    Rows(
        name,
        forms.row_fields(name, Portfolio.objects.none()),
        forms.GrantForm.NEEDED[name],
        format_lazy("{}. {}", title, text),
    )
    for name, (title, _legend, text) in forms.WORDS.items()
]


class GrantRow(Row):
    """A grant in the list."""

    initiative: Reference = told(_("Initiativ"))
    applicant: Reference = told(_("Sökande"))
    state: GrantState = one_of(GrantState, _("Läge"))
    amount: int = told(_("Beviljat, i öre"))
    returned: int = told(_("Återlämnat, i öre"))
    decided_on: date = said(Grant, "decided_on")
    decided_as: DecidedBy = one_of(DecidedBy, _("Beslutat som"))
    body: Reference = said(Grant, "body")
    function: str = said(Grant, "function")


class ConditionShape(Shape):
    """A condition of a grant."""

    id: int = told(_("Villkorets id"))
    version: int = told(_("Villkorets version, som skickas när det bedöms"))
    text: str = said(Condition, "text")
    due: date | None = said(Condition, "due")
    fulfilled_on: date | None = said(Condition, "fulfilled_on")
    ground: str = said(Condition, "ground")


class TrancheShape(Shape):
    """A part of a grant that is paid out for itself."""

    id: int = told(_("Delens id"))
    version: int = told(_("Delens version, som skickas när den betalas ut eller återlämnas"))
    number: int = said(Tranche, "number")
    portfolio: Reference = told(_("Portfölj"))
    year: int = told(_("År"))
    amount: int = told(_("Belopp i öre"))
    returned: int = told(_("Återlämnat, i öre"))
    phase: Phase | None = one_of(Phase, _("När fasen är nådd"))
    gate: str = said(Tranche, "gate")
    after: int | None = told(_("Id för villkoret som ska vara uppfyllt"))
    waits: str = told(_("Vad den väntar på"))
    released_on: date | None = said(Tranche, "released_on")
    gate_ground: str = said(Tranche, "gate_ground")


class GrantShape(GrantRow):
    """A grant with its parts and conditions."""

    version: int = versioned()
    ground: str = said(Grant, "ground")
    departs_because: str = said(Grant, "departs_because")
    closed_because: str = said(Grant, "closed_because")
    closed_decision: Reference | None = said(Grant, "closed_decision")
    decision: Reference | None = said(Grant, "decision")
    tranches: list[TrancheShape] = told(_("Delar som betalas ut"))
    conditions: list[ConditionShape] = told(_("Villkor"))


class DecidingShape(Shape):
    """What is known before a decision."""

    asked: int = told(_("Sökt i allt, i öre"))
    who: str = told(_("Vem som beslutar om beloppet"))
    hinders: list[str] = told(_("Vad som hindrar, i ord"))
    short: list[str] = told(_("Var pengarna inte räcker, i ord"))


GRANTS = Listed(
    orders={"decided_on": ["decided_on"], "amount": ["amount"]}, default="-decided_on", filters=forms.GrantFilter
)


@router.read(
    "/grants/",
    summary=_("Beviljade medel"),
    description=_("Varje beslut om pengar."),
    answer=pages(GrantRow),
    asks=GRANTS,
)
def grants(request: Request, asked: Asked) -> dict[str, Any]:
    """Every grant."""
    return GRANTS.page(request, asked, reads.grants(request.actor), lambda rows: [_row(one) for one in rows])


def _row(one: Grant) -> dict[str, Any]:
    application = one.application
    return {
        "id": one.pk,
        "url": address("portfolio:grant", one.pk),
        "api": address(GRANT, one.pk),
        "initiative": reference(INITIATIVE, application.initiative_id, application.initiative.title),
        "applicant": reference(BODY, application.body_id, application.body.name),
        "body": reference(BODY, one.body_id, one.body.name),
        **{
            name: getattr(one, name) for name in ("state", "amount", "returned", "decided_on", "decided_as", "function")
        },
    }


@router.read(
    "/grants/{int:pk}/",
    summary=_("Ett beslut om medel"),
    description=_("Vem som beslutade, varför, på vilka villkor och vad varje del väntar på."),
    answer=GrantShape,
)
def grant(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One grant."""
    one: Grant = get_object_or_404(reads.grants(request.actor), pk=pk)
    return {
        **_row(one),
        **{name: getattr(one, name) for name in ("version", "ground", "departs_because", "closed_because")},
        "decision": _decision(one.decision),
        "closed_decision": _decision(one.closed_decision),
        "tranches": [_tranche(each) for each in figures.tranche_rows(one, request.today)],
        "conditions": [
            {name: getattr(each, name) for name in ("version", "text", "due", "fulfilled_on", "ground")}
            | {"id": each.pk}
            for each in reads.conditions_of(one)
        ],
    }


def _decision(one: Decision | None) -> Mapping[str, object] | None:
    return reference("api:matters.decision", one.pk, str(one)) if one else None


def _tranche(row: figures.Row) -> dict[str, Any]:
    one = row.tranche
    same = ("version", "number", "amount", "returned", "gate", "released_on", "gate_ground")
    of = one.account.portfolio
    return {
        "id": one.pk,
        **{name: getattr(one, name) for name in same},
        "portfolio": reference("api:portfolio.portfolio", of.pk, of.name),
        "year": one.account.year,
        "phase": one.phase or None,
        "after": one.after_id,
        "waits": row.waits,
    }


def _opened(request: Request, pk: int) -> Application:
    found: Application = get_object_or_404(reads.decidable(request.actor), pk=pk)
    return found


@router.read(
    "/applications/{int:pk}/decide/",
    summary=_("Innan ett beslut"),
    description=_("Vem som beslutar om beloppet, och vad som hindrar."),
    answer=DecidingShape,
)
def decide(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """Who decides and what hinders."""
    known = figures.deciding(_opened(request, pk), request.actor, request.today)
    return {"asked": known.asked, "who": known.who, "hinders": list(known.hinders), "short": list(known.short)}


def _saved(one: Grant) -> dict[str, Any]:
    return saved(one, url=address("portfolio:grant", one.pk), api=address(GRANT, one.pk))


@router.act(
    "/applications/{int:pk}/grant-money/",
    summary=_("Bevilja medel"),
    description=_("Beviljar på delegation, eller för in vad ett sammanträde har beslutat. Belopp i öre."),
    form=forms.GrantForm,
    rows=SAID,
)
def grant_money(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Grant money."""
    one = _opened(request, pk)
    rules.check_can_grant(request.actor, one.organisation_id)
    data = sent.through(lambda data: forms.GrantForm(request.actor, one, data))
    return _saved(acts.grant_money(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/decline/",
    summary=_("Avslå ansökan"),
    description=_("Avslår, med skälet. Beslutas av den som hade fått bevilja hela beloppet."),
    form=forms.DeclineForm,
)
def decline(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Decline an application."""
    one = _opened(request, pk)
    rules.check_can_grant(request.actor, one.organisation_id)
    data = sent.through(lambda data: forms.DeclineForm(request.actor, data))
    row = acts.decline(application=one, by=request.actor, at=request.now, **data)
    return saved(row, url=address("portfolio:decide", row.pk), api=address("api:portfolio.decide", row.pk))


@router.act(
    "/grants/{int:pk}/revoke/",
    summary=_("Återkalla beslutet"),
    description=_(
        "Återkallar på delegation, eller för in vad ett sammanträde har beslutat. Beslutas av den som hade fått "
        "bevilja hela beloppet. Det som inte är utbetalt går tillbaka till sin portfölj och sitt år."
    ),
    form=forms.RevokeForm,
)
def revoke(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take back what has not been paid out."""
    one: Grant = get_object_or_404(reads.grants(request.actor), pk=pk)
    rules.check_can_grant(request.actor, one.organisation_id)
    data = sent.through(lambda data: forms.RevokeForm(request.actor, data))
    return _saved(acts.revoke(grant=one, by=request.actor, at=request.now, **data))


@router.act(
    "/grants/{int:pk}/finish/",
    summary=_("Slutreglera"),
    description=_("Inget mer betalas ut. Allt ska vara utbetalt eller återlämnat."),
    form=forms.FinishForm,
)
def finish(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say that no more will be paid."""
    one: Grant = get_object_or_404(reads.grants(request.actor), pk=pk)
    rules.check_can_release(request.actor, one.organisation_id)
    return _saved(acts.finish(grant=one, by=request.actor, at=request.now, **sent.through(forms.FinishForm)))


@router.act(
    "/conditions/{int:pk}/fulfil/",
    summary=_("Bedöm villkoret som uppfyllt"),
    description=_("Hur det är visat att villkoret är uppfyllt."),
    form=forms.FulfilForm,
)
def fulfil_condition(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Find a condition fulfilled."""
    one: Condition = get_object_or_404(reads.conditions(request.actor), pk=pk)
    rules.check_can_release(request.actor, one.grant.organisation_id)
    row = acts.fulfil_condition(condition=one, by=request.actor, at=request.now, **sent.through(forms.FulfilForm))
    return _saved(row.grant)


def _paid(
    request: Request, sent: Sent, pk: int, act: Callable[..., Tranche], make: Callable[..., Any]
) -> dict[str, Any]:
    one: Tranche = get_object_or_404(reads.tranches(request.actor), pk=pk)
    rules.check_can_release(request.actor, one.grant.organisation_id)
    return _saved(act(tranche=one, by=request.actor, at=request.now, **sent.through(make)).grant)


@router.act(
    "/tranches/{int:pk}/release/",
    summary=_("Betala ut"),
    description=_("Betalar ut en del när fasen, villkoret och det som skulle vara klart är där."),
    form=forms.ReleaseForm,
)
def release_tranche(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Pay out a part."""
    return _paid(request, sent, pk, acts.release_tranche, forms.ReleaseForm)


@router.act(
    "/tranches/{int:pk}/return/",
    summary=_("Återlämna medel"),
    description=_("Ger tillbaka pengar till portföljen och året de kom från. Belopp i öre."),
    form=forms.ReturnForm,
)
def return_money(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Give money back."""
    return _paid(request, sent, pk, acts.return_money, forms.ReturnForm)
