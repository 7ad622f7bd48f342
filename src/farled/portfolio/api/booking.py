"""What is done to portfolios, their money and who may grant it, over the API. All amounts are whole öre."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request, own_organisation
from farled.portfolio import acts
from farled.portfolio.api.money import PORTFOLIO, opened
from farled.portfolio.api.room import router
from farled.portfolio.forms import money as forms
from farled.portfolio.models import Delegation, LedgerEntry, Portfolio
from farled.portfolio.reads import money as reads
from farled.portfolio.rules import money as rules
from farled.web.forms import now
from farled.web.rest import Sent, address, saved


def _kept(request: Request, pk: int) -> Portfolio:
    one = opened(request, pk)
    rules.check_can_manage(request.actor, one.organisation_id)
    return one


def _saved(one: Portfolio) -> dict[str, Any]:
    return saved(one, url=address("portfolio:portfolio", one.pk), api=address(PORTFOLIO, one.pk))


@router.add(
    "/portfolios/",
    summary=_("Inrätta en portfölj"),
    description=_("Pengar för ett syfte, som initiativ söker ur. Ramen sätts i ett eget anrop."),
    form=forms.PortfolioForm,
)
def found_portfolio(request: Request, sent: Sent) -> dict[str, Any]:
    """Found a portfolio."""
    data = sent.through(lambda data: forms.PortfolioForm(request.actor, data))
    organisation = own_organisation(request.actor)
    about = acts.About(**data)
    return _saved(acts.found_portfolio(organisation=organisation, about=about, by=request.actor, at=request.now))


@router.change(
    "/portfolios/{int:pk}/",
    summary=_("Ändra portföljen"),
    description=_("Ändrar de fält du skickar och behåller de andra. Pengarna har egna anrop."),
    form=forms.ChangePortfolioForm,
)
def change_portfolio(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a portfolio says."""
    one = _kept(request, pk)
    initial = now(one, forms.ChangePortfolioForm)
    data = sent.through(lambda data: forms.ChangePortfolioForm(request.actor, data, initial=initial))
    version, why = data.pop("version"), data.pop("why")
    about = acts.About(**data)
    return _saved(
        acts.change_portfolio(portfolio=one, version=version, about=about, by=request.actor, at=request.now, why=why)
    )


@router.act(
    "/portfolios/{int:pk}/end/",
    summary=_("Avsluta portföljen"),
    description=_("Inget mer beviljas ur den efter sista dagen."),
    form=forms.EndForm,
)
def end_portfolio(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """End a portfolio."""
    one = _kept(request, pk)
    return _saved(acts.end_portfolio(portfolio=one, by=request.actor, at=request.now, **sent.through(forms.EndForm)))


def _book(
    request: Request, sent: Sent, pk: int, act: Callable[..., LedgerEntry], make: Callable[..., Any]
) -> dict[str, Any]:
    one = _kept(request, pk)
    act(portfolio=one, by=request.actor, at=request.now, **sent.through(make))
    return _saved(one)


@router.act(
    "/portfolios/{int:pk}/set-frame/",
    summary=_("Sätt en ram"),
    description=_("Vad som får beviljas under ett år, med beslutet eller grunden. Belopp i öre."),
    form=forms.FrameForm,
)
def set_frame(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Set a year's frame."""
    return _book(request, sent, pk, acts.set_frame, lambda data: forms.FrameForm(request.actor, data))


@router.act(
    "/portfolios/{int:pk}/change-frame/",
    summary=_("Ändra ramen"),
    description=_("Den nya ramen i öre. Versionen är ramen som den var när du läste den, i öre."),
    form=forms.ChangeFrameInForm,
)
def change_frame(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a year's frame."""
    make = lambda data: forms.ChangeFrameInForm(request.actor, data)  # noqa: E731
    return _book(request, sent, pk, acts.change_frame, make)


@router.act(
    "/portfolios/{int:pk}/set-aside/",
    summary=_("Avsätt till reserven"),
    description=_("Pengar som hålls undan för det som kommer upp under året. Belopp i öre."),
    form=forms.AmountInForm,
)
def set_aside(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Set money aside."""
    return _book(request, sent, pk, acts.set_aside, forms.AmountInForm)


@router.act(
    "/portfolios/{int:pk}/use-reserve/",
    summary=_("Ta ur reserven"),
    description=_("Pengar ur reserven som går att bevilja igen. Belopp i öre."),
    form=forms.AmountInForm,
)
def use_reserve(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Let money of the reserve be granted."""
    return _book(request, sent, pk, acts.use_reserve, forms.AmountInForm)


@router.act(
    "/portfolios/{int:pk}/carry-over/",
    summary=_("För över till nästa år"),
    description=_("Pengar som inte är beviljade följer med till nästa år. Belopp i öre."),
    form=forms.AmountInForm,
)
def carry_over(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take money to the next year."""
    return _book(request, sent, pk, acts.carry_over, forms.AmountInForm)


@router.act(
    "/portfolios/{int:pk}/move-money/",
    summary=_("Flytta pengar"),
    description=_("Till en annan portfölj. Båda sidor bokförs på en gång. Belopp i öre."),
    form=forms.MoveFromForm,
)
def move_money(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Move money to another portfolio."""
    return _book(request, sent, pk, acts.move_money, lambda data: forms.MoveFromForm(request.actor, data))


@router.act(
    "/ledger/{int:pk}/correct/",
    summary=_("Rätta en post"),
    description=_("Tar tillbaka en bokförd post med en motpost, av ett skäl. Inget bokfört ändras."),
    form=forms.CorrectForm,
)
def correct(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take back an entry by another."""
    entry = get_object_or_404(reads.entries(request.actor), pk=pk)
    rules.check_can_manage(request.actor, entry.trail_organisation())
    made = acts.correct(entry=entry, by=request.actor, at=request.now, **sent.through(forms.CorrectForm))
    return _saved(made.account.portfolio)


def _saved_limit(row: Delegation) -> dict[str, Any]:
    return saved(row, url=reverse("portfolio:delegations"), api=reverse("api:portfolio.delegations"))


@router.add(
    "/delegations/",
    summary=_("Sätt en beslutsgräns"),
    description=_("Vem som får bevilja, och till och med vilket belopp i öre."),
    form=forms.DelegationForm,
)
def set_delegation(request: Request, sent: Sent) -> dict[str, Any]:
    """Say who may grant, and up to how much."""
    data = sent.through(lambda data: forms.DelegationForm(request.actor, data))
    organisation = own_organisation(request.actor)
    return _saved_limit(acts.set_delegation(organisation=organisation, by=request.actor, at=request.now, **data))


@router.act(
    "/delegations/{int:pk}/end/",
    summary=_("Avsluta beslutsgränsen"),
    description=_("Efter sista dagen beslutar någon annan."),
    form=forms.EndForm,
)
def end_delegation(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """End a limit."""
    row: Delegation = get_object_or_404(reads.delegations(request.actor), pk=pk)
    rules.check_can_manage(request.actor, row.organisation_id)
    return _saved_limit(
        acts.end_delegation(delegation=row, by=request.actor, at=request.now, **sent.through(forms.EndForm))
    )
