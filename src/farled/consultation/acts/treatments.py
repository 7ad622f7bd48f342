"""Treating remarks: each gets a treatment when its reply comes in (E12)."""

from datetime import datetime

from django.db import transaction

from farled.consultation.models import Remark, Reply, Treatment
from farled.people.reads import Actor
from farled.trail import acts as trail


@transaction.atomic
def receive(*, reply: Reply, by: Actor, at: datetime) -> list[Treatment]:
    """Give each remark of a reply that has come in a treatment of its own (ta emot). What has one keeps it."""
    waiting = list(Remark.objects.filter(reply=reply, treatment=None).order_by("number"))
    made = Treatment.objects.bulk_create(Treatment(consultation_id=reply.recipient.consultation_id) for _ in waiting)
    for remark, treatment in zip(waiting, made, strict=True):
        remark.treatment = treatment
    Remark.objects.bulk_update(waiting, ["treatment"])
    trail.created_many(made, "consultation.remark.received", by=by, at=at)
    return made
