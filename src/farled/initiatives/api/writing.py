"""What is done to initiatives, checks and uses of AI over the API, through the forms of the pages."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.initiatives import acts, forms, reads, rules
from farled.initiatives.api.reading import AI_USE, INITIATIVE, QUESTION
from farled.initiatives.api.room import router
from farled.initiatives.models import AiUse, CheckQuestion, Initiative
from farled.initiatives.states import AiStatus, Phase
from farled.people.reads import Actor, Request
from farled.web.forms import EditForm, now
from farled.web.rest import Sent, address, saved


def _opened(request: Request, pk: int) -> Initiative:
    rows = reads.initiatives(request.actor).prefetch_related("aims")
    found: Initiative = get_object_or_404(rows, pk=pk)
    return found


def _saved(one: Initiative) -> dict[str, Any]:
    return saved(one, url=address("initiatives:initiative", one.pk), api=address(INITIATIVE, one.pk))


Check = Callable[[Actor, Initiative], None]


def _done(
    request: Request, sent: Sent, pk: int, act: Callable[..., Initiative], check: Check, make: Callable[..., Any]
) -> dict[str, Any]:
    """An act on an initiative through the form that ``make(data)`` gives, by whoever passes the check."""
    one = _opened(request, pk)
    check(request.actor, one)
    return _saved(act(initiative=one, by=request.actor, at=request.now, **sent.through(make)))


# --- Initiatives ------------------------------------------------------------------------------------------------------


@router.add(
    "/initiatives/",
    summary=_("Starta ett initiativ"),
    description=_("Startar ett initiativ på en nivå. Kunden får frågan om att äga det."),
    form=forms.BeginForm,
)
def begin(request: Request, sent: Sent) -> dict[str, Any]:
    """Begin an initiative."""
    data = sent.through(lambda data: forms.BeginForm(request.actor, None, data))
    objectives = forms.objectives(data)
    content = forms.content(data)
    return _saved(acts.begin(content=content, objectives=objectives, by=request.actor, at=request.now, **data))


@router.change(
    "/initiatives/{int:pk}/",
    summary=_("Ändra initiativet"),
    description=_("Ändrar de fält du skickar och behåller de andra. Fas, nivå och ägare har egna anrop."),
    form=forms.ChangeForm,
)
def change_initiative(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what an initiative says."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    initial = reads.stored(one)
    data = sent.through(lambda data: forms.ChangeForm(request.actor, None, data, initial=initial, held=one))
    objectives = forms.objectives(data, one, request.actor)
    content = forms.content(data, one)
    return _saved(
        acts.change_initiative(
            initiative=one, content=content, objectives=objectives, by=request.actor, at=request.now, **data
        )
    )


@router.act(
    "/initiatives/{int:pk}/accept-ownership/",
    summary=_("Ta ägarskapet"),
    description=_("Någon hos kunden tar ägarskapet, i en funktion."),
    form=forms.OwnForm,
)
def accept_ownership(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Accept being the owner."""
    return _done(request, sent, pk, acts.accept_ownership, rules.check_can_own, forms.OwnForm)


@router.act(
    "/initiatives/{int:pk}/leave-ownership/",
    summary=_("Lämna ägarskapet"),
    description=_("Lämnar ägarskapet, med ett skäl. Kunden får frågan på nytt."),
    form=forms.WhyForm,
)
def leave_ownership(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Stop being the owner."""
    return _done(request, sent, pk, acts.leave_ownership, rules.check_can_own, forms.WhyForm)


@router.act(
    "/initiatives/{int:pk}/look-for-reuse/",
    summary=_("Pröva återanvändning"),
    description=_("Vad som låg närmast bland det som finns, om det kan användas, och varför."),
    form=forms.ReuseForm,
)
def look_for_reuse(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write down what was looked at before something new."""
    one = _opened(request, pk)
    rules.check_can_edit(request.actor, one)
    data = sent.through(lambda data: forms.ReuseForm(request.actor, data))
    acts.look_for_reuse(initiative=one, by=request.actor, at=request.now, **data)
    return _saved(one)


@router.act(
    "/initiatives/{int:pk}/make-ready/",
    summary=_("Gör klart för beredning"),
    description=_("Prövar att ägare, uppgifter, återanvändning och kontroller är på plats."),
    form=EditForm,
)
def make_ready(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say that it is ready."""
    return _done(request, sent, pk, acts.make_ready, rules.check_can_edit, EditForm)


@router.act(
    "/initiatives/{int:pk}/move-phase/",
    summary=_("Byt fas"),
    description=_("Flyttar initiativet till nästa fas, eller tillbaka till den förra."),
    form=forms.PhaseForm,
)
def move_phase(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Move to the next phase, or back."""
    phase = Phase(_opened(request, pk).phase)
    return _done(request, sent, pk, acts.move_phase, rules.check_can_report, lambda data: forms.PhaseForm(phase, data))


@router.act(
    "/initiatives/{int:pk}/report/",
    summary=_("Rapportera läget"),
    description=_("Hur det går i allt, i leverantörens del och i kundens."),
    form=forms.ReportForm,
)
def report(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Tell how it goes."""
    one = _opened(request, pk)
    rules.check_can_report(request.actor, one)
    acts.report(initiative=one, by=request.actor, at=request.now, **sent.through(forms.ReportForm))
    return _saved(_opened(request, pk))


@router.act(
    "/initiatives/{int:pk}/extend/",
    summary=_("Förläng"),
    description=_("Flyttar fram slutet, med ett skäl som står på initiativets sida."),
    form=forms.ExtendForm,
)
def extend(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Give it a later end."""
    return _done(request, sent, pk, acts.extend, rules.check_can_lead, forms.ExtendForm)


@router.act(
    "/initiatives/{int:pk}/change-tier/",
    summary=_("Byt nivå"),
    description=_("Placerar initiativet på en annan nivå, med ett skäl."),
    form=forms.TierForm,
)
def change_tier(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Place it in another tier."""
    return _done(request, sent, pk, acts.change_tier, rules.check_can_lead, forms.TierForm)


@router.act(
    "/initiatives/{int:pk}/transfer/",
    summary=_("För över från ett äldre program"),
    description=_("Tar över initiativet från ett äldre program och placerar det på en nivå."),
    form=forms.TransferForm,
)
def transfer(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take it over from an older programme."""
    return _done(request, sent, pk, acts.transfer, rules.check_can_take_over, forms.TransferForm)


def _manages(by: Actor, one: Initiative) -> None:
    rules.check_can_manage(by, one.organisation_id)


@router.act(
    "/initiatives/{int:pk}/follow/",
    summary=_("Följ särskilt"),
    description=_("Säger om initiativet följs särskilt, med ett skäl."),
    form=forms.FollowForm,
)
def follow(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Follow it specially, or no longer."""
    return _done(request, sent, pk, acts.follow, _manages, forms.FollowForm)


@router.write(
    "PUT",
    "/initiatives/{int:pk}/upkeep/",
    summary=_("Ange förvaltning och support"),
    description=_("Hur det som blir kvar förvaltas och får support. Behövs innan initiativet avslutas."),
    form=forms.UpkeepForm,
)
def state_upkeep(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """State how what it leads to is kept up and supported."""
    return _done(request, sent, pk, acts.state_upkeep, rules.check_can_report, forms.UpkeepForm)


@router.act(
    "/initiatives/{int:pk}/close/",
    summary=_("Avsluta"),
    description=_("Avslutar initiativet med vad det blev."),
    form=forms.CloseForm,
)
def close(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Close it with what came of it."""
    return _done(request, sent, pk, acts.close, rules.check_can_lead, forms.CloseForm)


@router.act(
    "/initiatives/{int:pk}/drop/",
    summary=_("Lägg ned"),
    description=_("Lägger ned initiativet. Skälet blir dess utfall."),
    form=forms.WhyForm,
)
def drop(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """End it without carrying it through."""
    return _done(request, sent, pk, acts.drop, rules.check_can_lead, forms.WhyForm)


# --- Checks -----------------------------------------------------------------------------------------------------------


class CheckForm(forms.AnswerForm):
    """An answer, and to which check."""

    question: "django_forms.ModelChoiceField[Any]" = django_forms.ModelChoiceField(label=_("Fråga"), queryset=None)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forms.choose(self, "question", reads.questions(actor))


@router.act(
    "/initiatives/{int:pk}/answer-check/",
    summary=_("Svara på en kontrollfråga"),
    description=_("Svarar på en kontrollfråga. Versionen är svarets, 0 när frågan inte är besvarad."),
    form=CheckForm,
)
def answer_check(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Answer a check."""
    one = _opened(request, pk)
    data = sent.through(lambda data: CheckForm(request.actor, data))
    acts.answer_check(initiative=one, by=request.actor, at=request.now, **data)
    return _saved(one)


def _question(request: Request, pk: int) -> CheckQuestion:
    rules.check_can_manage(request.actor, request.actor.organisation_id)
    found: CheckQuestion = get_object_or_404(reads.questions(request.actor), pk=pk)
    return found


def _saved_question(row: CheckQuestion) -> dict[str, Any]:
    return saved(row, url=reverse("initiatives:steering"), api=address(QUESTION, row.pk))


@router.add(
    "/questions/",
    summary=_("Lägg till en kontrollfråga"),
    description=_("Lägger till något som kontrolleras innan initiativ är klara för beredning."),
    form=forms.AddQuestionForm,
)
def add_question(request: Request, sent: Sent) -> dict[str, Any]:
    """Add a check."""
    rules.check_can_manage(request.actor, request.actor.organisation_id)
    data = sent.through(lambda data: forms.AddQuestionForm(request.actor, data))
    key = data.pop("key")
    return _saved_question(acts.add_question(key=key, content=acts.Question(**data), by=request.actor, at=request.now))


@router.change(
    "/questions/{int:pk}/",
    summary=_("Ändra kontrollfrågan"),
    description=_("Ändrar en kontrollfråga, eller slutar ställa den."),
    form=forms.ChangeQuestionForm,
)
def change_question(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a check."""
    row = _question(request, pk)
    initial = now(row, forms.ChangeQuestionForm)
    data = sent.through(lambda data: forms.ChangeQuestionForm(request.actor, data, initial=initial))
    version, why = data.pop("version"), data.pop("why")
    return _saved_question(
        acts.change_question(
            question=row, version=version, content=acts.Question(**data), by=request.actor, at=request.now, why=why
        )
    )


# --- Uses of AI -------------------------------------------------------------------------------------------------------


def _ai_use(request: Request, pk: int) -> AiUse:
    found: AiUse = get_object_or_404(reads.ai_uses(request.actor), pk=pk)
    rules.check_can_keep(request.actor, found.organisation_id, found.body_id)
    return found


def _saved_ai_use(row: AiUse) -> dict[str, Any]:
    return saved(row, url=address("initiatives:ai_use", row.pk), api=address(AI_USE, row.pk))


@router.add(
    "/ai-uses/",
    summary=_("Registrera en AI-användning"),
    description=_("Registrerar vad AI används till eller skulle kunna användas till."),
    form=forms.AiUseForm,
)
def register_ai_use(request: Request, sent: Sent) -> dict[str, Any]:
    """Register a use of AI."""
    data = sent.through(lambda data: forms.AiUseForm(request.actor, data))
    return _saved_ai_use(acts.register_ai_use(content=acts.Use(**data), by=request.actor, at=request.now))


@router.change(
    "/ai-uses/{int:pk}/",
    summary=_("Ändra AI-användningen"),
    description=_("Ändrar de fält du skickar och behåller de andra. Status har ett eget anrop."),
    form=forms.ChangeAiUseForm,
)
def change_ai_use(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what is said of a use of AI."""
    one = _ai_use(request, pk)
    initial = now(one, forms.ChangeAiUseForm)
    data = sent.through(lambda data: forms.ChangeAiUseForm(request.actor, data, initial=initial, held=one))
    version, why = data.pop("version"), data.pop("why")
    return _saved_ai_use(
        acts.change_ai_use(
            use=one, version=version, content=acts.Use(**data), by=request.actor, at=request.now, why=why
        )
    )


@router.act(
    "/ai-uses/{int:pk}/move/",
    summary=_("Byt status"),
    description=_("Säger hur långt användningen har kommit och vad som hindrar."),
    form=forms.MoveAiUseForm,
)
def move_ai_use(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say how far a use of AI has come."""
    one = _ai_use(request, pk)
    data = sent.through(lambda data: forms.MoveAiUseForm(AiStatus(one.status), data))
    return _saved_ai_use(acts.move_ai_use(use=one, by=request.actor, at=request.now, **data))
