"""Contracts: the list, one of them, and what is done with it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Request, own_organisation
from farled.systems import acts, figures, reads, rules
from farled.systems.forms import contracts as forms
from farled.systems.forms.systems import RemoveForm
from farled.systems.models import Contract
from farled.systems.states import ContractKind
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.slots import links_for, panels_for

COLUMNS = [
    Column(key="name", cell=lambda row: link(page(row), row.name)),
    Column(key="supplier", cell=lambda row: row.supplier),
    Column(key="kind", label=gettext_lazy("Avtalstyp"), cell=lambda row: ContractKind(row.kind).label),
    Column(key="owner", cell=lambda row: row.owner.name if row.owner else None),
    Column(key="notice_by", cell=lambda row: formats.day(row.notice_by) if row.notice_by else None),
    Column(key="end", cell=lambda row: formats.day(row.end) if row.end else None),
]


def contracts(request: Request) -> HttpResponse:
    """Every contract of the organisation; what they cost is on their own pages."""
    may = request.actor.may("systems.edit")
    listing = ListPage(
        request,
        reads.contracts(request.actor),
        columns=COLUMNS,
        filterset=forms.ContractFilter,
        default_order="name",
        nouns=(_("avtal"), _("avtal")),
        empty=Empty(
            _("Inga avtal än"),
            _("Här samlas avtalen om systemen. Den som äger ett avtal påminns innan det tar slut."),
            reverse("systems:add_contract") if may else "",
            _("Lägg till ett avtal") if may else "",
        ),
        sheet="systems.contracts",
    )
    return listing.render("systems/contracts.html", {"can_add": may})


def contract(request: Request, pk: int) -> HttpResponse:
    """One contract."""
    one = _opened(request, pk)
    secrets = rules.reads_secrets(request.actor, one.organisation_id)
    context = {
        "one": one,
        "secrets": secrets,
        "answer": figures.contract_answer(one, request.today),
        "facts": figures.contract_facts(one, secrets=secrets),
        "systems": reads.systems_of(one),
        "keeps": rules.can_keep(request.actor, one),
        "has_run_out": rules.has_run_out(one, today=request.today),
        "panels": panels_for(Contract.KIND, one, request),
        "links": links_for(Contract.KIND, one, request),
        "history": told(one, reader=request.actor) if secrets else [],
    }
    return render(request, "systems/contract.html", context)


def add_contract(request: Request) -> HttpResponse:
    """Add a contract."""
    return form_page(
        request,
        template="systems/add_contract.html",
        form=forms.ContractForm(request.actor, request.POST or None),
        act=lambda data: acts.add_contract(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=page,
        message=_("Avtalet är sparat."),
    )


def change_contract(request: Request, pk: int) -> HttpResponse:
    """Change what is said of a contract."""
    one = _kept(request, pk)
    initial = now(one, forms.ChangeContractForm) | {"systems": reads.systems_of(one)}
    return form_page(
        request,
        template="systems/change_contract.html",
        form=forms.ChangeContractForm(request.actor, request.POST or None, initial=initial),
        act=lambda data: acts.change_contract(contract=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Ändringen är sparad."),
        context={"one": one},
    )


def remove_contract(request: Request, pk: int) -> HttpResponse:
    """Take out a contract."""
    one = _kept(request, pk)
    return form_page(
        request,
        template="systems/remove_contract.html",
        form=RemoveForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_contract(contract=one, by=request.actor, at=request.now, **data),
        done=lambda _none: reverse("systems:contracts"),
        message=_("Avtalet är borttaget ur registret."),
        context={"one": one},
    )


def _opened(request: Request, pk: int) -> Contract:
    return get_object_or_404(reads.contracts(request.actor), pk=pk)


def _kept(request: Request, pk: int) -> Contract:
    one = _opened(request, pk)
    rules.check_can_keep(request.actor, one)
    return one


def page(one: Contract) -> str:
    """The contract's own page."""
    return reverse("systems:contract", args=[one.pk])
