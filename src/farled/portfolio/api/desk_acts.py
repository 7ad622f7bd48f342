"""What is done at a selection desk over the API, through the forms of the pages."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.api.desk import CANDIDATE, DESK, RULE
from farled.portfolio.api.room import router
from farled.portfolio.forms import desk as forms
from farled.portfolio.models import Candidate, Desk, DeskRule
from farled.portfolio.reads import desk as reads
from farled.portfolio.rules import desk as rules
from farled.portfolio.states import DeskRuleKind
from farled.web.forms import now
from farled.web.rest import Sent, address, saved


def _opened(request: Request, pk: int, *, keeps: bool = False) -> Desk:
    row: Desk = get_object_or_404(reads.desks(request.actor), pk=pk)
    (rules.check_can_keep_desks if keeps else rules.check_can_select)(request.actor, row.organisation_id)
    return row


def _saved(row: Desk) -> dict[str, Any]:
    return saved(row, url=address("portfolio:desk", row.pk), api=address(DESK, row.pk))


def _saved_candidate(row: Candidate) -> dict[str, Any]:
    return saved(row, url=address("portfolio:desk", row.desk_id), api=address(CANDIDATE, row.pk))


def _saved_rule(row: DeskRule) -> dict[str, Any]:
    return saved(row, url=address("portfolio:desk", row.desk_id), api=address(RULE, row.pk))


# --- Desks ------------------------------------------------------------------------------------------------------------


@router.add(
    "/desks/",
    summary=_("Öppna ett urval"),
    description=_("Öppnar ett urval bland ansökningar till några portföljer, för några år."),
    form=forms.DeskForm,
)
def open_desk(request: Request, sent: Sent) -> dict[str, Any]:
    """Open a selection."""
    data = sent.through(lambda data: forms.DeskForm(request.actor, data))
    return _saved(acts.open_desk(by=request.actor, at=request.now, **data))


@router.change(
    "/desks/{int:pk}/",
    summary=_("Ändra urvalet"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeDeskForm,
)
def change_desk(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a selection is about."""
    row = _opened(request, pk, keeps=True)
    initial = now(row, forms.ChangeDeskForm) | {"portfolios": sorted(reads.portfolio_ids(row))}
    data = sent.through(lambda data: forms.ChangeDeskForm(request.actor, data, initial=initial))
    return _saved(acts.change_desk(desk=row, by=request.actor, at=request.now, **data))


def _act(request: Request, sent: Sent, pk: int, act: Callable[..., Desk], form: Any, *, keeps: bool) -> dict[str, Any]:
    row = _opened(request, pk, keeps=keeps)
    return _saved(act(desk=row, by=request.actor, at=request.now, **sent.through(form)))


@router.act(
    "/desks/{int:pk}/propose/",
    summary=_("Lämna förslag"),
    description=_("Lämnar urvalet som förslag, med vad gruppen kom fram till."),
    form=forms.ProposeForm,
)
def propose(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Leave it as a proposal."""
    return _act(request, sent, pk, acts.propose, forms.ProposeForm, keeps=False)


@router.act(
    "/desks/{int:pk}/reopen/",
    summary=_("Öppna igen"),
    description=_("Tar tillbaka förslaget, med ett skäl."),
    form=forms.DeskWhyForm,
)
def reopen(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take the proposal back."""
    return _act(request, sent, pk, acts.reopen, forms.DeskWhyForm, keeps=True)


@router.act(
    "/desks/{int:pk}/close-desk/",
    summary=_("Avsluta urvalet"),
    description=_("Avslutar ett urval vars ansökningar har gått vidare till beslut."),
    form=forms.CloseDeskForm,
)
def close_desk(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Close it."""
    return _act(request, sent, pk, acts.close_desk, forms.CloseDeskForm, keeps=True)


@router.act(
    "/desks/{int:pk}/run/",
    summary=_("Räkna fram ett förslag"),
    description=_("Begär ett förslag. Arbetet görs i bakgrunden, och svaret står på urvalet."),
    form=django_forms.Form,
)
def run(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Have a proposal worked out."""
    row = _opened(request, pk)
    acts.run(desk=row, by=request.actor, at=request.now)
    return _saved(row)


@router.act(
    "/desks/{int:pk}/stop-run/",
    summary=_("Avbryt beräkningen"),
    description=_("Avbryter en beräkning som pågår. Ett tidigare svar finns kvar."),
    form=django_forms.Form,
)
def stop_run(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Have it end."""
    return _saved(acts.stop_run(desk=_opened(request, pk), by=request.actor, at=request.now))


@router.act(
    "/desks/{int:pk}/take-plan/",
    summary=_("Utgå från förslaget"),
    description=_("Väljer alla ansökningar som i förslaget, eller som i en punkt av nytta mot balans."),
    form=forms.TakePlanForm,
)
def take_plan(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Choose as the proposal, or as a point."""
    return _act(request, sent, pk, acts.take_plan, forms.TakePlanForm, keeps=False)


# --- Candidates -------------------------------------------------------------------------------------------------------


@router.act(
    "/desks/{int:pk}/add-candidate/",
    summary=_("Lägg till en ansökan i urvalet"),
    description=_("Låter en ansökan som väntar på beslut vara med i urvalet."),
    form=forms.CandidateForm,
)
def add_candidate(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Let an application take part."""
    row = _opened(request, pk)
    data = sent.through(lambda data: forms.CandidateForm(request.actor, row, data))
    return _saved_candidate(acts.add_candidate(desk=row, by=request.actor, at=request.now, **data))


def _candidate(request: Request, pk: int) -> Candidate:
    row: Candidate = get_object_or_404(reads.candidates(request.actor), pk=pk)
    rules.check_can_select(request.actor, row.desk.organisation_id)
    return row


@router.change(
    "/candidates/{int:pk}/",
    summary=_("Ändra senaste start"),
    description=_("Ändrar när ansökan kan börja senast."),
    form=forms.ChangeCandidateForm,
)
def change_candidate(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change when it can begin at the latest."""
    row = _candidate(request, pk)
    data = sent.through(lambda data: forms.ChangeCandidateForm(data, initial={"latest_start": row.latest_start}))
    return _saved_candidate(acts.change_candidate(candidate=row, by=request.actor, at=request.now, **data))


@router.act(
    "/candidates/{int:pk}/remove-candidate/",
    summary=_("Ta bort en ansökan ur urvalet"),
    description=_("Tar bort ansökan ur urvalet, med ett skäl. Ansökan står kvar."),
    form=forms.DeskWhyForm,
)
def remove_candidate(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take it out."""
    row = _candidate(request, pk)
    data = sent.through(forms.DeskWhyForm)
    return _saved(acts.remove_candidate(candidate=row, by=request.actor, at=request.now, **data))


@router.act(
    "/candidates/{int:pk}/set-resource-use/",
    summary=_("Ange resurser"),
    description=_("Hur mycket ansökan tar av en resurs varje år, från startåret."),
    form=forms.ResourceUseForm,
)
def set_resource_use(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say how much of a resource it takes."""
    row = _candidate(request, pk)
    data = sent.through(forms.ResourceUseForm)
    return _saved_candidate(acts.set_resource_use(candidate=row, by=request.actor, at=request.now, **data))


@router.act(
    "/candidates/{int:pk}/choose/",
    summary=_("Välj en ansökan"),
    description=_("Väljer ansökan eller väljer bort den. Ett val som avviker från förslaget säger varför."),
    form=forms.ChosenForm,
)
def choose(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Choose it or not."""
    row = _candidate(request, pk)
    data = sent.through(forms.ChosenForm)
    return _saved_candidate(acts.choose(candidate=row, by=request.actor, at=request.now, **data))


# --- Rules ------------------------------------------------------------------------------------------------------------


@router.act(
    "/desks/{int:pk}/add-rule/",
    summary=_("Lägg till en regel"),
    description=_("Lägger till en regel som varje val ska hålla. Skicka bara de fält som regeln använder."),
    form=forms.DeskRuleForm,
)
def add_rule(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add a rule."""
    row = _opened(request, pk)
    data = sent.through(lambda data: forms.DeskRuleForm(request.actor, row, data))
    kind = data.pop("kind")
    content = acts.RuleContent(**forms.rule_content(data))
    return _saved_rule(acts.add_rule(desk=row, kind=kind, content=content, by=request.actor, at=request.now))


def _rule(request: Request, pk: int) -> DeskRule:
    row: DeskRule = get_object_or_404(reads.desk_rules(request.actor), pk=pk)
    rules.check_can_select(request.actor, row.desk.organisation_id)
    return row


@router.change(
    "/desk-rules/{int:pk}/",
    summary=_("Ändra regeln"),
    description=_("Ändrar de fält du skickar och behåller de andra. Slaget av regel står fast."),
    form=forms.ChangeDeskRuleForm,
)
def change_rule(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a rule."""
    row = _rule(request, pk)
    initial = now(row, forms.ChangeDeskRuleForm) | {"members": row.members}
    data = sent.through(
        lambda data: forms.ChangeDeskRuleForm(
            request.actor, row.desk, data, kind=DeskRuleKind(row.kind), initial=initial
        )
    )
    version = data.pop("version")
    content = acts.RuleContent(**forms.rule_content(data))
    return _saved_rule(acts.change_rule(rule=row, version=version, content=content, by=request.actor, at=request.now))


@router.act(
    "/desk-rules/{int:pk}/remove-rule/",
    summary=_("Ta bort regeln"),
    description=_("Tar bort regeln, med ett skäl."),
    form=forms.DeskWhyForm,
)
def remove_rule(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take a rule away."""
    row = _rule(request, pk)
    data = sent.through(forms.DeskWhyForm)
    return _saved(acts.remove_rule(rule=row, by=request.actor, at=request.now, **data))
