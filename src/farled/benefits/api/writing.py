"""Benefits are planned, changed, owned and ended over the API, through the forms of the pages."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.benefits import acts, forms, reads, rules
from farled.benefits.api.reading import BENEFIT, opened
from farled.benefits.api.room import router
from farled.benefits.models import Benefit
from farled.initiatives import reads as initiatives
from farled.initiatives.reads import Initiative
from farled.people.reads import Actor, Request
from farled.web.rest import Sent, address, saved

INITIATIVE = "api:initiatives.initiative"


def saved_benefit(row: Benefit) -> dict[str, Any]:
    """What is answered when a benefit has been written."""
    return saved(row, url=address("benefits:benefit", row.pk), api=address(BENEFIT, row.pk))


def done(
    request: Request,
    sent: Sent,
    pk: int,
    act: Callable[..., Any],
    check: Callable[[Actor, Benefit], None],
    make: Callable[[Benefit, Any], django_forms.Form],
) -> dict[str, Any]:
    """An act on a benefit through the form that ``make(benefit, data)`` gives, by whoever passes the check."""
    one = opened(request, pk)
    check(request.actor, one)
    act(benefit=one, by=request.actor, at=request.now, **sent.through(lambda data: make(one, data)))
    return saved_benefit(opened(request, pk))


# --- Planning ---------------------------------------------------------------------------------------------------------


class PlanForm(forms.BenefitForm):
    """A benefit, and of which initiative."""

    initiative: "django_forms.ModelChoiceField[Any]" = django_forms.ModelChoiceField(
        label=_("Initiativ"), queryset=None
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        django_forms.Form.__init__(self, *args, **kwargs)
        forms.choose(self, "body", reads.bodies_of_all(actor))
        forms.choose(self, "initiative", initiatives.initiatives(actor))


@router.add(
    "/benefits/",
    summary=_("Planera en nytta"),
    description=_("Planerar en nytta av ett initiativ. Enheten som tar hem den får frågan om att äga den."),
    form=PlanForm,
)
def plan_benefit(request: Request, sent: Sent) -> dict[str, Any]:
    """Plan a benefit."""
    data = sent.through(lambda data: PlanForm(request.actor, data))
    initiative: Initiative = data.pop("initiative")
    row = acts.plan_benefit(initiative=initiative, content=forms.content(data), by=request.actor, at=request.now)
    return saved_benefit(row)


@router.act(
    "/initiatives/{int:pk}/plan-from-case/",
    summary=_("Hämta ur nyttokalkylen"),
    description=_("Planerar alla nyttor i den inlämnade kalkylens valda alternativ som inte redan är planerade."),
    form=django_forms.Form,
)
def plan_from_case(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Plan every benefit of the submitted calculation."""
    one: Initiative = get_object_or_404(initiatives.initiatives(request.actor), pk=pk)
    acts.plan_from_case(initiative=one, by=request.actor, at=request.now, **sent.through(django_forms.Form))
    return saved(one, url=address("benefits:plan", one.pk), api=address(INITIATIVE, one.pk))


@router.change(
    "/benefits/{int:pk}/",
    summary=_("Ändra nyttan"),
    description=_("Ändrar de fält du skickar och behåller de andra. Det utlovade står fast när någon har accepterat."),
    form=forms.ChangeBenefitForm,
)
def change_benefit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a benefit says."""
    one = opened(request, pk)
    rules.check_can_plan(request.actor, one)
    initial = forms.stored(one)
    data = sent.through(
        lambda data: forms.ChangeBenefitForm(request.actor, one.initiative, data, initial=initial, held=one)
    )
    row = acts.change_benefit(benefit=one, content=forms.content(data), by=request.actor, at=request.now, **data)
    return saved_benefit(row)


@router.act(
    "/benefits/{int:pk}/end/",
    summary=_("Följ inte längre"),
    description=_("Slutar följa nyttan, med ett skäl. Det utlovade och realiserade står kvar."),
    form=forms.WhyForm,
)
def end_benefit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Stop following it."""
    return done(request, sent, pk, acts.end_benefit, rules.check_can_decide, lambda _one, data: forms.WhyForm(data))


@router.act(
    "/benefits/{int:pk}/take-back/",
    summary=_("Ta tillbaka nyttan"),
    description=_("Tar tillbaka en nytta som ingen har accepterat, med ett skäl."),
    form=forms.WhyForm,
)
def take_back_benefit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take back what nobody has accepted."""
    return done(request, sent, pk, acts.take_back_benefit, rules.check_can_plan, lambda _one, data: forms.WhyForm(data))


# --- Owning -----------------------------------------------------------------------------------------------------------


@router.act(
    "/benefits/{int:pk}/ask-owner/",
    summary=_("Be om ägare"),
    description=_("Frågar en enhet i linjen om att äga nyttan."),
    form=forms.AskForm,
)
def ask_owner(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Ask a body to own it."""

    def make(one: Benefit, data: Any) -> django_forms.Form:
        return forms.AskForm(request.actor, one, data)

    return done(request, sent, pk, acts.ask_owner, rules.check_can_plan, make)


@router.act(
    "/benefits/{int:pk}/accept/",
    summary=_("Ta ägarskapet"),
    description=_("Någon i enheten som tar hem nyttan tar ägarskapet, i en funktion."),
    form=forms.OwnForm,
)
def accept_benefit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Accept owning it."""
    return done(request, sent, pk, acts.accept_benefit, rules.check_can_own, lambda _one, data: forms.OwnForm(data))


@router.act(
    "/benefits/{int:pk}/leave/",
    summary=_("Lämna ägarskapet"),
    description=_("Lämnar ägarskapet, med ett skäl. Enheten får frågan på nytt."),
    form=forms.WhyForm,
)
def leave_benefit(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Stop owning it."""
    return done(request, sent, pk, acts.leave_benefit, rules.check_can_own, lambda _one, data: forms.WhyForm(data))


@router.act(
    "/benefits/{int:pk}/hand-over/",
    summary=_("Lämna över"),
    description=_("Lämnar över nyttan till en annan enhet, som får frågan om att äga den."),
    form=forms.HandOverForm,
)
def hand_over(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Hand it over to another body."""

    def make(one: Benefit, data: Any) -> django_forms.Form:
        return forms.HandOverForm(request.actor, one, data)

    return done(request, sent, pk, acts.hand_over, rules.check_can_own, make)
