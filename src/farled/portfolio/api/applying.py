"""What is done to applications and money from outside over the API, through the forms of the pages."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Request
from farled.portfolio import acts
from farled.portfolio.api.applications import APPLICATION, EXTERNAL
from farled.portfolio.api.room import router
from farled.portfolio.forms import applications as forms
from farled.portfolio.models import Application, ExternalMoney
from farled.portfolio.reads import applying as reads
from farled.portfolio.rules import applications as rules
from farled.web.forms import choose, now
from farled.web.rest import Rows, Sent, address, saved

PARTS = Rows("parts", forms.part_fields(), forms.WishForm.NEEDED["parts"], forms.PARTS_TITLE)
Check = Callable[[Actor, Application], None]


def _opened(request: Request, pk: int, check: Check) -> Application:
    found: Application = get_object_or_404(reads.applications(request.actor), pk=pk)
    check(request.actor, found)
    return found


def _saved(one: Application) -> dict[str, Any]:
    return saved(one, url=address("portfolio:application", one.pk), api=address(APPLICATION, one.pk))


@router.add(
    "/applications/",
    summary=_("Sök medel"),
    description=_("Börjar en ansökan för ett initiativ som är klart för beredning och har en inlämnad kalkyl."),
    form=forms.BeginForm,
    rows=(PARTS,),
)
def begin_application(request: Request, sent: Sent) -> dict[str, Any]:
    """Begin an application."""
    data = sent.through(lambda data: forms.BeginForm(request.actor, request.today, data))
    return _saved(
        acts.begin_application(initiative=data["initiative"], wish=forms.wish(data), by=request.actor, at=request.now)
    )


@router.change(
    "/applications/{int:pk}/",
    summary=_("Ändra ansökan"),
    description=_("Ändrar de fält du skickar och behåller de andra. Skickas delar ersätter de alla som fanns."),
    form=forms.ChangeForm,
    rows=(PARTS,),
)
def change_application(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what an application says. Parts that are not sent stay."""
    one = _opened(request, pk, rules.check_can_apply)
    parts = reads.parts_now(one)
    initial = forms.typed(one, parts)
    data = sent.through(lambda data: forms.ChangeForm(request.actor, request.today, data, initial=initial, parts=parts))
    return _saved(
        acts.change_application(
            application=one,
            version=data["version"],
            wish=forms.wish(data),
            by=request.actor,
            at=request.now,
            why=data.get("why", ""),
        )
    )


@router.act(
    "/applications/{int:pk}/hand-in/",
    summary=_("Lämna in ansökan"),
    description=_("Prövar att kalkyl, delar, nivå och planer är på plats. Projektkontoret får ansökan."),
    form=forms.HandInForm,
)
def hand_in(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Lämna in ansökan."""
    one = _opened(request, pk, rules.check_can_apply)
    data = sent.through(forms.HandInForm)
    return _saved(acts.hand_in(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/supplement/",
    summary=_("Komplettera"),
    description=_("Svarar på det som projektkontoret bad om."),
    form=forms.SupplementForm,
)
def supplement(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Komplettera."""
    one = _opened(request, pk, rules.check_can_apply)
    data = sent.through(forms.SupplementForm)
    return _saved(acts.supplement(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/withdraw/",
    summary=_("Återta ansökan"),
    description=_("Avslutar ansökan, med ett skäl."),
    form=forms.BecauseForm,
)
def withdraw(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Återta ansökan."""
    one = _opened(request, pk, rules.check_can_apply)
    data = sent.through(forms.BecauseForm)
    return _saved(acts.withdraw(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/assign-coach/",
    summary=_("Ge ansökan en projektcoach"),
    description=_("Säger vem som hjälper den som söker."),
    form=forms.CoachForm,
)
def assign_coach(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Ge ansökan en projektcoach."""
    one = _opened(request, pk, rules.check_can_prepare)
    data = sent.through(lambda data: forms.CoachForm(request.actor, request.today, data))
    return _saved(acts.assign_coach(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/leave-coach/",
    summary=_("Lämna uppdraget som projektcoach"),
    description=_("Ansökan väntar på en ny projektcoach."),
    form=forms.WhyForm,
)
def leave_coach(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Lämna uppdraget som projektcoach."""
    one = _opened(request, pk, rules.check_can_prepare)
    data = sent.through(forms.WhyForm)
    return _saved(acts.leave_coach(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/complete/",
    summary=_("Ansökan är komplett"),
    description=_("Prövar ägare, godtagna kostnader och oberoende värdering."),
    form=forms.StepForm,
)
def complete(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Ansökan är komplett."""
    one = _opened(request, pk, rules.check_can_prepare)
    data = sent.through(forms.StepForm)
    return _saved(acts.complete(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/ask-to-supplement/",
    summary=_("Begär komplettering"),
    description=_("Den sökande får frågan, med en dag att svara till."),
    form=forms.AskForm,
)
def ask_to_supplement(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Begär komplettering."""
    one = _opened(request, pk, rules.check_can_prepare)
    data = sent.through(forms.AskForm)
    return _saved(acts.ask_to_supplement(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/refer/",
    summary=_("Hänvisa till en annan portfölj"),
    description=_("Flyttar det som söks till en annan portfölj. Den sökande lämnar in på nytt."),
    form=forms.ReferForm,
)
def refer(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Hänvisa till en annan portfölj."""
    one = _opened(request, pk, rules.check_can_prepare)
    data = sent.through(lambda data: forms.ReferForm(request.actor, request.today, data))
    return _saved(acts.refer(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/prepare/",
    summary=_("Bered ansökan"),
    description=_("Beredningens bedömning. Sedan väntar ansökan på beslut."),
    form=forms.OpinionForm,
)
def prepare(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Bered ansökan."""
    one = _opened(request, pk, rules.check_can_prepare)
    data = sent.through(forms.OpinionForm)
    return _saved(acts.prepare(application=one, by=request.actor, at=request.now, **data))


@router.act(
    "/applications/{int:pk}/note/",
    summary=_("Anteckna i stödloggen"),
    description=_("Läses av projektkontoret och den som söker. Går inte att ändra efteråt."),
    form=forms.NoteForm,
)
def note(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write in the support log."""
    one = _opened(request, pk, rules.check_can_prepare)
    acts.note(application=one, by=request.actor, at=request.now, **sent.through(forms.NoteForm))
    return _saved(one)


# --- Money from outside -----------------------------------------------------------------------------------------------


class AddOutsideForm(forms.OutsideForm):
    """Money from outside, and for which application."""

    application: "django_forms.ModelChoiceField[Any]" = django_forms.ModelChoiceField(label=_("Ansökan"), queryset=None)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "application", reads.applications(actor))


def _saved_external(row: ExternalMoney) -> dict[str, Any]:
    return saved(row, url=address("portfolio:application", row.application_id), api=address(EXTERNAL, row.pk))


@router.add(
    "/external/",
    summary=_("Lägg till externa medel"),
    description=_("Medel som söks av någon annan för samma arbete."),
    form=AddOutsideForm,
)
def add_external_money(request: Request, sent: Sent) -> dict[str, Any]:
    """Tell of money sought from outside."""
    data = sent.through(lambda data: AddOutsideForm(request.actor, data))
    one = data.pop("application")
    return _saved_external(
        acts.add_external_money(application=one, content=acts.Outside(**data), by=request.actor, at=request.now)
    )


@router.change(
    "/external/{int:pk}/",
    summary=_("Ändra externa medel"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeOutsideForm,
)
def change_external_money(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what is told of money from outside."""
    row: ExternalMoney = get_object_or_404(reads.external(request.actor), pk=pk)
    rules.check_can_apply(request.actor, row.application)
    initial = now(row, forms.ChangeOutsideForm)
    data = sent.through(lambda data: forms.ChangeOutsideForm(data, initial=initial))
    version, why = data.pop("version"), data.pop("why")
    return _saved_external(
        acts.change_external_money(
            external=row, version=version, content=acts.Outside(**data), by=request.actor, at=request.now, why=why
        )
    )
