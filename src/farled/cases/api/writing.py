"""What is done to cases and their lines over the API, through the forms of the pages."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.cases import acts, forms, reads, rules
from farled.cases.api.reading import BENEFIT, CASE, COST
from farled.cases.api.room import router
from farled.cases.models import Alternative, BenefitLine, Case, CostLine
from farled.people.reads import Request
from farled.web.forms import EditForm, now
from farled.web.rest import Sent, address, saved


def _opened(request: Request, pk: int) -> Case:
    found: Case = get_object_or_404(reads.cases(request.actor), pk=pk)
    return found


def _draft(request: Request, pk: int) -> Case:
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    rules.check_draft(one)
    return one


def _saved(one: Case) -> dict[str, Any]:
    return saved(one, url=address("cases:case", one.pk), api=address(CASE, one.pk))


# --- Versions ---------------------------------------------------------------------------------------------------------


@router.add(
    "/cases/",
    summary=_("Påbörja en nyttokalkyl"),
    description=_("Påbörjar ett initiativs nyttokalkyl, med alternativen att göra ingenting och förslaget."),
    form=forms.BeginForm,
)
def begin(request: Request, sent: Sent) -> dict[str, Any]:
    """Begin a case."""
    data = sent.through(lambda data: forms.BeginForm(request.actor, data))
    of = data.pop("initiative")
    return _saved(acts.begin(initiative=of, content=forms.content(data), by=request.actor, at=request.now))


@router.change(
    "/cases/{int:pk}/",
    summary=_("Ändra nyttokalkylen"),
    description=_("Ändrar de fält du skickar i ett utkast och behåller de andra."),
    form=forms.ChangeCaseForm,
)
def change_case(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a draft says."""
    one = _draft(request, pk)
    initial = now(one, forms.CaseForm)
    data = sent.through(lambda data: forms.ChangeCaseForm(data, initial=initial))
    content = forms.content(data)
    return _saved(acts.change_case(case=one, content=content, by=request.actor, at=request.now, **data))


@router.remove(
    "/cases/{int:pk}/",
    summary=_("Kasta utkastet"),
    description=_("Kastar ett utkast med alla rader. Historiken minns det."),
    form=forms.DiscardForm,
)
def discard(request: Request, sent: Sent, pk: int) -> None:
    """Throw a draft away."""
    acts.discard(case=_draft(request, pk), by=request.actor, at=request.now, **sent.through(forms.DiscardForm))


@router.act(
    "/cases/{int:pk}/version/",
    summary=_("Gör en ny version"),
    description=_("Gör en ny version av den inlämnade, med alla rader."),
    form=forms.VersionForm,
)
def make_version(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Make a new version."""
    one = _opened(request, pk)
    return _saved(acts.make_version(case=one, by=request.actor, at=request.now, **sent.through(forms.VersionForm)))


@router.act(
    "/cases/{int:pk}/submit/",
    summary=_("Lämna in"),
    description=_("Låser versionen med dagens schabloner och frågar dem som ska bära driften."),
    form=EditForm,
)
def submit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Submit a version."""
    one = _opened(request, pk)
    return _saved(acts.submit(case=one, by=request.actor, at=request.now, **sent.through(EditForm)))


@router.act(
    "/cases/{int:pk}/accept/",
    summary=_("Godta kostnaden"),
    description=_("En enhet godtar det den ska betala varje år enligt versionen."),
    form=forms.AcceptForm,
)
def accept(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Accept a running cost."""
    one = _opened(request, pk)
    data = sent.through(lambda data: forms.AcceptForm(request.actor, one, data))
    acts.accept(case=one, by=request.actor, at=request.now, **data)
    return _saved(one)


@router.act(
    "/cases/{int:pk}/refuse/",
    summary=_("Säg nej till kostnaden"),
    description=_("En enhet säger nej till det den ska betala, med skälet."),
    form=forms.RefuseForm,
)
def refuse(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say no to a running cost."""
    one = _opened(request, pk)
    data = sent.through(lambda data: forms.RefuseForm(request.actor, one, data))
    acts.refuse(case=one, by=request.actor, at=request.now, **data)
    return _saved(one)


# --- Alternatives -----------------------------------------------------------------------------------------------------


def _alternative(request: Request, pk: int) -> Alternative:
    found: Alternative = get_object_or_404(reads.alternatives(request.actor), pk=pk)
    rules.check_can_edit(request.actor, found.case)
    rules.check_draft(found.case)
    return found


def _saved_alternative(row: Alternative) -> dict[str, Any]:
    return saved(row, url=address("cases:case", row.case_id), api=address(CASE, row.case_id))


@router.act(
    "/cases/{int:pk}/alternatives/",
    summary=_("Lägg till ett alternativ"),
    description=_("Lägger till ett alternativ i ett utkast. Svarets id är alternativets."),
    form=forms.AlternativeForm,
)
def add_alternative(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add an alternative."""
    choice = acts.Choice(**sent.through(forms.AlternativeForm))
    return _saved_alternative(
        acts.add_alternative(case=_draft(request, pk), choice=choice, by=request.actor, at=request.now)
    )


@router.change(
    "/alternatives/{int:pk}/",
    summary=_("Ändra alternativet"),
    description=_("Ändrar ett alternativ i ett utkast, eller låter det förordas."),
    form=forms.ChangeAlternativeForm,
)
def change_alternative(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change an alternative."""
    row = _alternative(request, pk)
    initial = now(row, forms.AlternativeForm)
    data = sent.through(lambda data: forms.ChangeAlternativeForm(data, initial=initial))
    version = data.pop("version")
    return _saved_alternative(
        acts.change_alternative(
            alternative=row, version=version, choice=acts.Choice(**data), by=request.actor, at=request.now
        )
    )


@router.remove(
    "/alternatives/{int:pk}/",
    summary=_("Ta bort alternativet"),
    description=_("Tar bort ett alternativ ur ett utkast, med alla dess rader."),
    form=forms.DiscardForm,
)
def remove_alternative(request: Request, sent: Sent, pk: int) -> None:
    """Remove an alternative."""
    row = _alternative(request, pk)
    acts.remove_alternative(alternative=row, by=request.actor, at=request.now, **sent.through(forms.DiscardForm))


# --- Costs ------------------------------------------------------------------------------------------------------------


def _cost(request: Request, pk: int) -> CostLine:
    found: CostLine = get_object_or_404(reads.all_costs(request.actor), pk=pk)
    _draft(request, found.alternative.case_id)
    return found


def _line(row: CostLine | BenefitLine, api: str) -> dict[str, Any]:
    return saved(row, url=address("cases:case", row.alternative.case_id), api=address(api, row.pk))


Make = Callable[[dict[str, Any] | None], Any]


@router.add(
    "/alternatives/{int:pk}/costs/",
    summary=_("Lägg till en kostnad"),
    description=_("Lägger till en kostnad i ett alternativ, med belopp i öre för varje år i kalkylen."),
    form=forms.CostForm,
)
def add_cost(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add a cost."""
    way = _alternative(request, pk)
    make: Make = lambda data: forms.CostForm(request.actor, way.case, data)  # noqa: E731 -- a form to fill
    content = forms.cost(sent.through(make))
    return _line(acts.add_cost(alternative=way, content=content, by=request.actor, at=request.now), COST)


@router.change(
    "/costs/{int:pk}/",
    summary=_("Ändra kostnaden"),
    description=_("Ändrar de fält du skickar om en kostnad i ett utkast och behåller de andra."),
    form=forms.ChangeCostForm,
)
def change_cost(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a cost."""
    row = _cost(request, pk)
    initial = now(row, forms.CostForm)
    data = sent.through(lambda data: forms.ChangeCostForm(request.actor, row.alternative.case, data, initial=initial))
    version, content = data.pop("version"), forms.cost(data)
    return _line(acts.change_cost(line=row, version=version, content=content, by=request.actor, at=request.now), COST)


@router.remove(
    "/costs/{int:pk}/",
    summary=_("Ta bort kostnaden"),
    description=_("Tar bort en kostnad ur ett utkast."),
    form=forms.DiscardForm,
)
def remove_cost(request: Request, sent: Sent, pk: int) -> None:
    """Remove a cost."""
    row = _cost(request, pk)
    acts.remove_cost(line=row, by=request.actor, at=request.now, **sent.through(forms.DiscardForm))


# --- Benefits ---------------------------------------------------------------------------------------------------------


def _benefit(request: Request, pk: int) -> BenefitLine:
    found: BenefitLine = get_object_or_404(reads.all_benefits(request.actor), pk=pk)
    _draft(request, found.alternative.case_id)
    return found


@router.add(
    "/alternatives/{int:pk}/benefits/",
    summary=_("Lägg till en nytta"),
    description=_("Lägger till en nytta i ett alternativ. Andelar skrivs i procent."),
    form=forms.BenefitForm,
)
def add_benefit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add a benefit."""
    way = _alternative(request, pk)
    make: Make = lambda data: forms.BenefitForm(request.actor, way.case, data)  # noqa: E731 -- a form to fill
    content = forms.gains(sent.through(make))
    return _line(acts.add_benefit(alternative=way, content=content, by=request.actor, at=request.now), BENEFIT)


@router.change(
    "/benefits/{int:pk}/",
    summary=_("Ändra nyttan"),
    description=_("Ändrar de fält du skickar om en nytta i ett utkast och behåller de andra."),
    form=forms.ChangeBenefitForm,
)
def change_benefit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a benefit."""
    row = _benefit(request, pk)
    initial = now(row, forms.BenefitForm)
    data = sent.through(
        lambda data: forms.ChangeBenefitForm(request.actor, row.alternative.case, data, initial=initial)
    )
    version, content = data.pop("version"), forms.gains(data)
    return _line(
        acts.change_benefit(line=row, version=version, content=content, by=request.actor, at=request.now), BENEFIT
    )


@router.remove(
    "/benefits/{int:pk}/",
    summary=_("Ta bort nyttan"),
    description=_("Tar bort en nytta ur ett utkast."),
    form=forms.DiscardForm,
)
def remove_benefit(request: Request, sent: Sent, pk: int) -> None:
    """Remove a benefit."""
    row = _benefit(request, pk)
    acts.remove_benefit(line=row, by=request.actor, at=request.now, **sent.through(forms.DiscardForm))
