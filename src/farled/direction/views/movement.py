"""How far objectives have come: evidence on an objective, stage goals, and the road map of a document."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction import acts, figures, reads, rules
from farled.direction.figures import road_map as figured
from farled.direction.forms.decisions import SureForm
from farled.direction.forms.movement import ChangeEvidenceForm, ChangeStageGoalForm, EvidenceForm, StageGoalForm
from farled.direction.reads import movement
from farled.direction.views.asking import own_evidence, own_objective, own_stage
from farled.people.reads import Request
from farled.web.forms import form_page, now


def road_map(request: Request, pk: int) -> HttpResponse:
    """The stages of a document's objectives in time, and what each year puts first."""
    document = get_object_or_404(reads.documents_in_sight(request.actor), pk=pk)
    tree = figures.in_order(figures.trees(list(reads.objectives_of(document))))
    objectives = {one.pk: one for _depth, one in tree}
    rows = movement.stages_on_the_way(objectives)
    version = figures.stand(document.versions.all(), request.today).version
    context = {
        "document": document,
        "plan": figured.drawn(objectives, rows, version.valid_from if version else None, request.today),
        "years": figured.years(rows, request.today),
        "stages": [(row, objectives[row.objective_id], figured.state(row, request.today)) for row in rows],
        "edits": rules.can_edit(request.actor, document),
        "first": next(iter(objectives.values()), None),
    }
    return render(request, "direction/road_map.html", context)


def note_evidence(request: Request, pk: int) -> HttpResponse:
    """Say what is known of an objective's movement."""
    one = own_objective(request, pk)
    return form_page(
        request,
        template="direction/note_evidence.html",
        form=EvidenceForm(
            request.actor, request.POST or None, initial={"on": request.today, "body": one.document.body_id}
        ),
        act=lambda data: acts.note_evidence(objective=one, by=request.actor, at=request.now, **data),
        done=lambda _made: _page_of(one.pk),
        message=_("Bedömningen är sparad."),
        context={"objective": one, "document": one.document},
    )


def change_evidence(request: Request, pk: int) -> HttpResponse:
    """Correct what was said of a movement."""
    one = own_evidence(request, pk)
    return form_page(
        request,
        template="direction/change_evidence.html",
        form=ChangeEvidenceForm(request.actor, request.POST or None, initial=now(one, ChangeEvidenceForm)),
        act=lambda data: acts.change_evidence(row=one, by=request.actor, at=request.now, **data),
        done=lambda changed: _page_of(changed.objective_id),
        message=_("Ändringen är sparad."),
        context={"objective": one.objective, "document": one.objective.document},
    )


def remove_evidence(request: Request, pk: int) -> HttpResponse:
    """Take away what should not have been said."""
    one = own_evidence(request, pk)
    return form_page(
        request,
        template="direction/remove_evidence.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_evidence(row=one, by=request.actor, at=request.now, **data),
        done=lambda _none: _page_of(one.objective_id),
        message=_("Bedömningen är borttagen."),
        context={"objective": one.objective, "document": one.objective.document, "evidence": one},
    )


def add_stage_goal(request: Request, pk: int) -> HttpResponse:
    """Set a stage on the way to an objective."""
    one = own_objective(request, pk)
    return form_page(
        request,
        template="direction/add_stage_goal.html",
        form=StageGoalForm(request.POST or None),
        act=lambda data: acts.add_stage_goal(objective=one, by=request.actor, at=request.now, **data),
        done=lambda _made: _page_of(one.pk),
        message=_("Delmålet är sparat."),
        context={"objective": one, "document": one.document},
    )


def change_stage_goal(request: Request, pk: int) -> HttpResponse:
    """Change a stage goal, or say that it is reached."""
    one = own_stage(request, pk)
    return form_page(
        request,
        template="direction/change_stage_goal.html",
        form=ChangeStageGoalForm(request.POST or None, initial=now(one, ChangeStageGoalForm)),
        act=lambda data: acts.change_stage_goal(row=one, by=request.actor, at=request.now, **data),
        done=lambda changed: _page_of(changed.objective_id),
        message=_("Ändringen är sparad."),
        context={"objective": one.objective, "document": one.objective.document},
    )


def remove_stage_goal(request: Request, pk: int) -> HttpResponse:
    """Take a stage goal away."""
    one = own_stage(request, pk)
    return form_page(
        request,
        template="direction/remove_stage_goal.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_stage_goal(row=one, by=request.actor, at=request.now, **data),
        done=lambda _none: _page_of(one.objective_id),
        message=_("Delmålet är borttaget."),
        context={"objective": one.objective, "document": one.objective.document, "stage": one},
    )


def _page_of(pk: int) -> str:
    return reverse("direction:objective", args=[pk])
