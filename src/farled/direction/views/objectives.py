"""An objective's page, and writing the objective tree."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction import acts, figures, reads, rules
from farled.direction.figures import road_map
from farled.direction.forms import (
    ChangeObjectiveForm,
    DeriveForm,
    MoveObjectiveForm,
    ObjectiveForm,
    RemoveObjectiveForm,
)
from farled.direction.models import Objective
from farled.direction.reads import movement
from farled.direction.reads.followed import standings
from farled.direction.reads.text import told_by
from farled.direction.views.asking import own_document, own_objective
from farled.people.reads import Request
from farled.thread.reads import NodeKind, node_of
from farled.trail.reads import as_they_were, told, written_in
from farled.web.as_of import asked_day
from farled.web.forms import form_page, now
from farled.web.numbers import whole
from farled.web.refused import NotThen
from farled.web.slots import links_for, panels_for


def _page_of(objective: Objective) -> str:
    return reverse("direction:objective", args=[objective.pk])


def objective(request: Request, pk: int) -> HttpResponse:
    """One objective: what it says, where it stands, what it derives from and what from it; today or as it was."""
    one = get_object_or_404(reads.objectives(request.actor), pk=pk)
    asked = asked_day(request, ahead=True)
    own = one.document.organisation_id == request.actor.organisation_id
    known, stages = movement.evidence_of(one), movement.stages_of(one)
    history = told(one, *known, *stages, reader=request.actor) if own else []
    beside = {each.pk: each for each in reads.objectives_of(one.document)}
    late = False
    if at := asked.at:
        late = bool(reads.written_in_later([one.document_id], at))
        beside = {each.pk: each for each in as_they_were(beside.values(), at, late=late)}
        if one.pk not in beside:
            raise NotThen("web.not_then", on=asked.on.isoformat())
        document = one.document
        one = beside[one.pk]
        one.document = document
        known, stages = as_they_were(known, at, late=late), as_they_were(stages, at, late=late)
    known = [each for each in known if each.on <= asked.on]
    node = node_of(NodeKind.OBJECTIVE, one.pk)
    edits = own and not asked.past and rules.can_edit(request.actor, one.document)
    context = {
        "objective": one,
        "asked": asked,
        "written_in": written_in(one.document) if late else None,
        "stand": figures.stand(one.document.versions.select_related("decision__meeting"), asked.on),
        "evidence": known,
        "stages": road_map.stages(stages, asked.on),
        "above": _above(one, beside),
        "below": sorted((e for e in beside.values() if e.parent_id == one.pk), key=lambda e: (e.position, e.pk)),
        "derives_from": reads.derives_from(one, request.actor, on=asked.on),
        "also_listed": reads.also_listed(one, request.actor, on=asked.on),
        "derived_below": reads.derived_below(one, request.actor, on=asked.on),
        "told_in": standings(one.document, told_by(one), request.actor, asked.on),
        "node": node,
        "history": history,
        "own": own,
        "panels": panels_for(Objective.KIND, one, request),
        "links": links_for(Objective.KIND, one, request),
        "can_edit": edits,
        "can_remove": edits and node is not None and rules.can_remove(one, served=node.edges_down.exists()),
    }
    return render(request, "direction/objective.html", context)


def _above(one: Objective, beside: dict[int, Objective]) -> list[Objective]:
    """The objectives it stands under, from the top down."""
    found: list[Objective] = []
    parent = beside.get(one.parent_id) if one.parent_id else None
    while parent is not None and parent not in found:
        found.insert(0, parent)
        parent = beside.get(parent.parent_id) if parent.parent_id else None
    return found


def add_objective(request: Request, pk: int) -> HttpResponse:
    """Add an objective to a document, under the one named in the address or on top."""
    document = own_document(request, pk)
    initial = {"parent": whole(request.GET.get("under", ""))}
    return form_page(
        request,
        template="direction/add_objective.html",
        form=ObjectiveForm(document, request.POST or None, decided=rules.is_decided(document), initial=initial),
        act=lambda data: acts.add_objective(document=document, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Målet finns nu i dokumentet."),
        context={"document": document},
    )


def change_objective(request: Request, pk: int) -> HttpResponse:
    """Change what an objective says."""
    one = own_objective(request, pk)
    return form_page(
        request,
        template="direction/change_objective.html",
        form=ChangeObjectiveForm(
            request.POST or None,
            decided=rules.is_decided(one.document),
            initial=now(one, ChangeObjectiveForm),
        ),
        act=lambda data: acts.change_objective(objective=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Ändringen är sparad."),
        context={"objective": one, "document": one.document},
    )


def move_objective(request: Request, pk: int) -> HttpResponse:
    """Move an objective in its tree."""
    one = own_objective(request, pk)
    initial = {"version": one.version, "parent": one.parent_id, "place": reads.place_of(one)}
    return form_page(
        request,
        template="direction/move_objective.html",
        form=MoveObjectiveForm(one, request.POST or None, decided=rules.is_decided(one.document), initial=initial),
        act=lambda data: acts.move_objective(objective=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Målet är flyttat."),
        context={"objective": one, "document": one.document},
    )


def derive(request: Request, pk: int) -> HttpResponse:
    """Say what an objective derives from. The objectives offered are those of the document chosen, and those held.

    Until one is chosen, it is the first that the objective's own document concretises, if there is one.
    """
    one = own_objective(request, pk)
    now = {each.pk for each in reads.derives_from(one, request.actor, on=request.today)}
    others = {each.pk for each in reads.also_listed(one, request.actor, on=request.today)}
    documents = list(reads.superior_documents(one, request.actor))
    asked = request.GET.get("document", "")
    named = [each for each in documents if each.named]  # type: ignore[attr-defined]  # annotated by the read
    chosen = next((each for each in documents if str(each.pk) == asked), named[0] if named else None)
    return form_page(
        request,
        template="direction/derive.html",
        form=DeriveForm(
            request.POST or None,
            superiors=reads.offered(one, chosen, now, request.actor),
            chosen=chosen,
            others=reads.objectives_of(one.document).exclude(pk__in=[one.pk, one.parent_id]),
            decided=rules.is_decided(one.document),
            initial={"version": one.version, "derives_from": now, "also_listed": others},
        ),
        act=lambda data: acts.derive(objective=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Kopplingen är sparad."),
        context={"objective": one, "document": one.document, "documents": documents, "chosen": chosen},
    )


def remove_objective(request: Request, pk: int) -> HttpResponse:
    """Take an objective out of a draft."""
    one = own_objective(request, pk)
    return form_page(
        request,
        template="direction/remove_objective.html",
        form=RemoveObjectiveForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_objective(objective=one, by=request.actor, at=request.now, **data),
        done=lambda _none: reverse("direction:document", args=[one.document_id]),
        message=_("Målet är borttaget ur utkastet."),
        context={"objective": one, "document": one.document},
    )
