"""Asking how it goes: the plan's keeper asks every body that answers for something, and each answers in its time."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.direction.reads import Document
from farled.methods.periods import local_day
from farled.people.reads import Actor, Role
from farled.planning import reads, rules
from farled.planning.models import ReportRequest
from farled.trail import acts as trail

DUTY = "planning.report"


@transaction.atomic
def ask_for_report(
    *, document: Document, due: date, by: Actor, at: datetime, on: date | None = None
) -> list[ReportRequest]:
    """Ask every body that answers for something unfinished in the plan to report on it by a day (be om lägesrapport).

    Each gets one duty. A body that has not answered the request before gets the new day instead of a second duty.
    ``on`` is the day of asking, by default today: only reports from that day on are answers.
    """
    on = on or local_day(at)
    rules.check_can_keep(by, document)
    rules.check_is_decided(document, decided=reads.is_decided(document))
    rules.check_due(due, today=on)
    trail.hold(document.organisation_id)  # the same plan is not asked about twice at once
    bodies = list(reads.lead_bodies(document))
    rules.check_somebody_to_ask(document, bodies)
    waiting = ReportRequest.objects.waiting().filter(document=document).select_for_update(of=("self",))
    known = {request.body_id: request for request in waiting.select_related("document", "body")}
    asked = []
    for body in bodies:
        request = known.get(body.pk)
        if request is None:
            request = ReportRequest(document=document, body=body, asked_on=on, due=due)
            request.save(force_insert=True)
            trail.created(request, "planning.report.asked", by=by, at=at)
        else:
            with trail.changing(request, "planning.report.asked", by=by, at=at):
                request.asked_on, request.due = on, due
        agenda.place_duty(
            kind=DUTY,
            subject_id=request.pk,
            subject_name=str(request),
            role=Role.BODY_EDITOR,
            body=body,
            due=due,
            by=by,
            at=at,
        )
        asked.append(request)
    return asked


@transaction.atomic
def answer_requests(*, document: Document, body_ids: Collection[int], on: date, by: Actor, at: datetime) -> None:
    """Close the bodies' requests in a plan that have nothing left to report; called by the acts that change that."""
    waiting = ReportRequest.objects.waiting().filter(document=document, body__in=body_ids, asked_on__lte=on)
    for request in waiting.select_for_update(of=("self",)).select_related("document", "body").order_by("pk"):
        if not reads.owed(request).exists():
            with trail.changing(request, "planning.report.answered", by=by, at=at):
                request.answered_on = on
            agenda.fulfil_duty(kind=DUTY, subject_id=request.pk, by=by, at=at)
