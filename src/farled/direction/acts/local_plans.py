"""Bodies' own plans: begun below the organisation's, tied to its objectives, and asked for where there is none."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.direction import rules
from farled.direction.acts.documents import create_document, relate
from farled.direction.acts.objectives import add_objective, derive
from farled.direction.models import Document, Objective
from farled.direction.states import LOCAL_PLAN_DUTY, DocumentKind, DocumentRelationKind, Level, PlanForm
from farled.people.reads import Actor, Body, Organisation, Role


@transaction.atomic
def begin_local_plan(
    *,
    organisation: Organisation,
    body: Body,
    form: PlanForm,
    title: str,
    concretises: Iterable[Document],
    by: Actor,
    at: datetime,
    purpose: str = "",
    source: str = "",
) -> Document:
    """Begin a body's own plan (lokal plan) as a draft, below the documents whose objectives it shall contribute to."""
    plan = create_document(
        organisation=organisation, kind=DocumentKind.LOCAL_PLAN, form=form, title=title, body=body, responsible=body,
        purpose=purpose, source=source, by=by, at=at,
    )  # fmt: skip
    for above in concretises:
        relate(document=plan, other=above, kind=DocumentRelationKind.CONCRETISES, source=source, by=by, at=at)
    return plan


@transaction.atomic
def contribute(
    *,
    document: Document,
    to: Objective,
    title: str,
    by: Actor,
    at: datetime,
    level: Level = Level.OBJECTIVE,
    text: str = "",
    why: str = "",
    on: date | None = None,
) -> Objective:
    """Add an objective to a plan that derives from one above it: the body's contribution to that one."""
    own = add_objective(document=document, level=level, title=title, text=text, by=by, at=at, on=on, why=why)
    return derive(objective=own, version=own.version, derives_from=[to], by=by, at=at, on=on, why=why)


@transaction.atomic
def ask_for_plans(*, bodies: Iterable[Body], due: date, by: Actor, at: datetime, note: str = "") -> int:
    """Ask bodies without a plan to make one by a day (R49): each gets a duty. Gives how many were asked.

    A body that has been asked already gets the new day instead of a second duty.
    """
    rules.check_can_ask_for_plans(by)
    asked = list(bodies)
    rules.check_somebody_asked(asked)
    for body in asked:
        rules.check_own(body, by.organisation_id, field="bodies")
        agenda.place_duty(
            kind=LOCAL_PLAN_DUTY, subject_id=body.pk, subject_name=body.name, role=Role.BODY_EDITOR, body=body,
            due=due, note=note.strip(), by=by, at=at,
        )  # fmt: skip
    return len(asked)


def has_a_plan(document: Document, *, by: Actor, at: datetime) -> None:
    """Close what was asked of a body when its plan is decided; called by the acts that decide."""
    if document.kind == DocumentKind.LOCAL_PLAN and document.body_id is not None:
        agenda.fulfil_duty(kind=LOCAL_PLAN_DUTY, subject_id=document.body_id, by=by, at=at)
