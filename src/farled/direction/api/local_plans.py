"""Who has a plan of their own and who contributes to what, over the API."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.agenda.reads import duties_of_kind
from farled.direction import acts, reads, rules
from farled.direction.api.documents import BODY, DOCUMENT, OBJECTIVE, router
from farled.direction.api.writing import WHY, saved_document, saved_objective
from farled.direction.figures import local_plans as figures
from farled.direction.forms.local_plans import AskForm, BeginForm, ContributeForm
from farled.direction.reads import local_plans as plans
from farled.direction.states import LOCAL_PLAN_DUTY, PlanForm, Standing
from farled.direction.views.asking import own_document
from farled.people.reads import Body, Request, own_organisation
from farled.web.rest import Asked, Listed, Reference, Sent, Shape, one_of, pages, reference, told


class PlanHolder(Shape):
    """A body, and the plan it has."""

    body: Reference = told(_("Organet"))
    plan: Reference | None = told(_("Dess lokala plan; tom när det inte har någon"))
    standing: Standing | None = one_of(Standing, _("Planens status i dag"))
    form: PlanForm | None = one_of(PlanForm, _("Var planen finns"))
    concretises: list[Reference] = told(_("Dokument som planen konkretiserar"))
    asked_until: date | None = told(_("Senaste dag, om organet har ombetts göra en plan"))


class Given(Shape):
    """What a body contributes to an objective."""

    objective: Reference = told(_("Målet"))
    body: Reference = told(_("Organet som bidrar"))
    kind: str = told(_("Vad det bidrar med: ett mål, en aktivitet …"))
    title: str = told(_("Bidragets titel"))
    url: str = told(_("Adress till sidan i Farled"))


LOCAL_PLANS = Listed()
CONTRIBUTIONS = Listed()


@router.read(
    "/local-plans/",
    summary=_("Vem har en plan?"),
    description=_("Nämnder, styrelser, bolag och kommuner med sin lokala plan, i svensk ordning."),
    answer=pages(PlanHolder),
    asks=LOCAL_PLANS,
)
def local_plans(request: Request, asked: Asked) -> dict[str, Any]:
    """The bodies that shall have a plan."""
    actor = request.actor
    held, waiting = figures.plans_by_body(actor, request.today), duties_of_kind(LOCAL_PLAN_DUTY, actor)
    rows = list(plans.planning_bodies(actor))
    return LOCAL_PLANS.page(request, asked, rows, partial(_holders, held=held, waiting=waiting))


def _holders(
    rows: Sequence[Body], *, held: Mapping[int, figures.HeldPlan], waiting: Mapping[int, date]
) -> list[dict[str, Any]]:
    return [_holder(body, held.get(body.pk, figures.NOTHING), waiting.get(body.pk)) for body in rows]


def _holder(body: Body, held: figures.HeldPlan, until: date | None) -> dict[str, Any]:
    return {
        "body": reference(BODY, body.pk, body.name),
        "plan": reference(DOCUMENT, held.plan.pk, held.plan.title) if held.plan else None,
        "standing": held.stand.standing if held.stand else None,
        "form": (held.plan.form or None) if held.plan else None,
        "concretises": [reference(DOCUMENT, each.pk, each.title) for each in held.above],
        "asked_until": until,
    }


@router.read(
    "/documents/{int:pk}/contributions/",
    summary=_("Vem bidrar till målen?"),
    description=_("Vad varje organ bidrar med till dokumentets mål. Ett mål utan rad har ingen som bidrar."),
    answer=pages(Given),
    asks=CONTRIBUTIONS,
)
def contributions(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """What bodies contribute to the objectives of a document of the organisation."""
    document = get_object_or_404(reads.documents(request.actor), pk=pk)
    found = figures.matrix(document, request.actor, request.today)
    rows = [
        {
            "objective": reference(OBJECTIVE, row.objective.pk, row.objective.title),
            "body": reference(BODY, column.body.pk, column.body.name),
            "kind": str(each.kind),
            "title": each.title,
            "url": each.url,
        }
        for row in found.rows
        for column, cell in row.given
        for each in cell
    ]
    return CONTRIBUTIONS.page(request, asked, rows, list)


@router.add(
    "/local-plans/",
    summary=_("Börja på en lokal plan"),
    description=_("Planen blir ett utkast, under de planer som den konkretiserar."),
    form=BeginForm,
)
def begin_local_plan(request: Request, sent: Sent) -> dict[str, Any]:
    """Begin a body's plan below the organisation's."""
    above = plans.group_plans(request.actor)
    data = {"concretises": ()} | sent.through(lambda data: BeginForm(request.actor, above, data))
    organisation = own_organisation(request.actor)
    return saved_document(acts.begin_local_plan(organisation=organisation, by=request.actor, at=request.now, **data))


@router.write(
    "POST",
    "/local-plans/ask/",
    summary=_("Be om lokala planer"),
    description=_("Ber organ som saknar en beslutad plan att göra en till en dag. Utan bodies frågas ingen."),
    form=AskForm,
    status=204,
)
def ask_for_plans(request: Request, sent: Sent) -> None:
    """Ask bodies without a plan to make one by a day."""
    rows = figures.bodies_lacking(request.actor, request.today)
    data = sent.through(lambda data: AskForm(rows, data))
    acts.ask_for_plans(by=request.actor, at=request.now, **data)


@router.add(
    "/documents/{int:pk}/contributions/",
    summary=_("Bidra till ett mål ovanför"),
    description=_("Lägger till ett eget mål i planen, härlett ur ett mål i en plan som den konkretiserar (to)."),
    form=ContributeForm,
    more=WHY,
)
def contribute(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add an objective to a plan that contributes to one above it."""
    document = own_document(request, pk)
    aims, decided = plans.aims_above(document, request.actor), rules.is_decided(document)
    data = sent.through(lambda data: ContributeForm(aims, data, decided=decided))
    return saved_objective(acts.contribute(document=document, by=request.actor, at=request.now, **data))
