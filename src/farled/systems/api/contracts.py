"""Contracts over the API; what they cost is told to those who may read it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request, own_organisation
from farled.systems import acts, reads, rules
from farled.systems.api.systems import SYSTEM, body_of, named, router
from farled.systems.forms import contracts as forms
from farled.systems.forms.systems import RemoveForm
from farled.systems.models import Contract
from farled.systems.states import ContractKind
from farled.web.forms import now
from farled.web.lists import swedish
from farled.web.rest import Asked, Listed, Reference, Row, Sent, address, one_of, pages, said, saved, told, versioned

CONTRACT = "api:systems.contract"


class ContractRow(Row):
    """A contract in the list."""

    name: str = said(Contract, "name")
    supplier: str = said(Contract, "supplier")
    kind: ContractKind = one_of(ContractKind, _("Avtalstyp"))
    owner: Reference | None = said(Contract, "owner")
    start: date | None = said(Contract, "start")
    end: date | None = said(Contract, "end")
    notice_by: date | None = said(Contract, "notice_by")


class ContractShape(ContractRow):
    """A contract with all it says."""

    version: int = versioned()
    systems: list[Reference] = told(_("Systemen som det gäller"))
    service_level: str = said(Contract, "service_level")
    pricing: str = told(_("Prissättning; tom också för den som inte får läsa den"))
    yearly_cost: int | None = told(_("Kostnad per år, i öre; tom också för den som inte får läsa den"))
    source: str = said(Contract, "source")


CONTRACTS = Listed(
    orders={"name": [swedish("name")], "end": ["end"], "supplier": [swedish("supplier")]},
    default="name",
    filters=forms.ContractFilter,
)


@router.read(
    "/contracts/",
    summary=_("Avtal"),
    description=_("Avtalen om systemen, med vem och hur länge."),
    answer=pages(ContractRow),
    asks=CONTRACTS,
)
def contracts(request: Request, asked: Asked) -> dict[str, Any]:
    """Every contract."""
    return CONTRACTS.page(request, asked, reads.contracts(request.actor), _rows)


def _rows(rows: Iterable[Contract]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: Contract) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:contract", row.pk),
        "api": address(CONTRACT, row.pk),
        "name": row.name,
        "supplier": row.supplier,
        "kind": row.kind,
        "owner": body_of(row.owner),
        "start": row.start,
        "end": row.end,
        "notice_by": row.notice_by,
    }


@router.read(
    "/contracts/{int:pk}/",
    summary=_("Ett avtal"),
    description=_("Vad avtalet säger och vilka system det gäller."),
    answer=ContractShape,
)
def contract(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One contract."""
    one = _opened(request, pk)
    secrets = rules.reads_secrets(request.actor, one.organisation_id)
    return _row(one) | {
        "version": one.version,
        "systems": named(SYSTEM, reads.systems_of(one)),
        "service_level": one.service_level,
        "pricing": one.pricing if secrets else "",
        "yearly_cost": one.yearly_cost if secrets else None,
        "source": one.source,
    }


def _opened(request: Request, pk: int) -> Contract:
    found: Contract = get_object_or_404(reads.contracts(request.actor), pk=pk)
    return found


def _saved(one: Contract) -> dict[str, Any]:
    return saved(one, url=address("systems:contract", one.pk), api=address(CONTRACT, one.pk))


@router.add(
    "/contracts/",
    summary=_("Lägg till ett avtal"),
    description=_("Lägger till ett avtal. Den som äger det påminns innan det tar slut."),
    form=forms.ContractForm,
)
def add_contract(request: Request, sent: Sent) -> dict[str, Any]:
    """Add a contract."""
    data = sent.through(lambda data: forms.ContractForm(request.actor, data))
    organisation = own_organisation(request.actor)
    return _saved(acts.add_contract(organisation=organisation, by=request.actor, at=request.now, **data))


@router.change(
    "/contracts/{int:pk}/",
    summary=_("Ändra ett avtal"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeContractForm,
)
def change_contract(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what is said of a contract."""
    one = _opened(request, pk)
    initial = now(one, forms.ChangeContractForm) | {"systems": list(reads.systems_of(one))}
    data = sent.through(lambda data: forms.ChangeContractForm(request.actor, data, initial=initial))
    return _saved(acts.change_contract(contract=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/contracts/{int:pk}/",
    summary=_("Ta bort ett avtal"),
    description=_("Tar bort ett avtal. Vad det sa står kvar i historiken."),
    form=RemoveForm,
)
def remove_contract(request: Request, sent: Sent, pk: int) -> None:
    """Take out a contract."""
    one = _opened(request, pk)
    acts.remove_contract(contract=one, by=request.actor, at=request.now, **sent.through(RemoveForm))
