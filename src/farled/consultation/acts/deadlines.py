"""More time to answer: asked for, given with a reason, or declined (S14, R28)."""

from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.consultation import rules
from farled.consultation.acts.recipients import (
    LONGER,
    answered,
    ask,
    last_day,
    locked_recipient,
    prolong_links,
    trailed,
)
from farled.consultation.models import Recipient
from farled.methods.periods import local_day
from farled.people.reads import Actor, Role
from farled.trail import acts as trail


@transaction.atomic
def extend(
    *, recipient: Recipient, until: date, why: str, by: Actor, at: datetime, on: date | None = None
) -> Recipient:
    """Give a recipient longer time to answer (förläng), with the reason; it is given ``on`` a day, by default today.

    Raises Refused, Invalid or Forbidden.
    """
    rules.check_can_manage(by, recipient.consultation.organisation_id)
    one = locked_recipient(recipient)
    rules.check_why(why.strip())
    rules.check_longer(one, until, today=on or local_day(at))
    with trail.changing(one, "consultation.recipient.extended", by=by, at=at, why=why.strip()):
        one.extended_to, one.extended_why = until, why.strip()
        one.asked_until, one.asked_why, one.declined_why = None, "", ""
    agenda.fulfil_duty(kind=LONGER, subject_id=one.pk, by=by, at=at)
    prolong_links(one, by=by, at=at)
    if one.invited and not answered(one):
        ask([one], by=by, at=at)
    return one


@transaction.atomic
def ask_longer(*, recipient: Recipient, until: date, why: str, by: Actor, at: datetime) -> Recipient:
    """Ask for longer time to answer (be om längre tid); whoever runs the round is told. Raises as ``extend``."""
    one = locked_recipient(recipient)
    rules.check_can_answer(by, one)
    rules.check_why(why.strip())
    rules.check_longer(one, until, today=local_day(at))
    with trail.changing(one, "consultation.recipient.asked_longer", by=by, at=at, why=why.strip()):
        one.asked_until, one.asked_why, one.declined_why = until, why.strip(), ""
    agenda.place_duty(
        kind=LONGER, subject_id=one.pk, subject_name=trailed(one), role=Role.STRATEGIST,
        due=max(last_day(one), local_day(at)), note=why.strip()[:300], by=by, at=at,
    )  # fmt: skip
    return one


@transaction.atomic
def decline_longer(*, recipient: Recipient, why: str, by: Actor, at: datetime) -> Recipient:
    """Let the day stand although somebody asked for a later one (avslå längre tid), with the reason."""
    rules.check_can_manage(by, recipient.consultation.organisation_id)
    one = locked_recipient(recipient)
    rules.check_why(why.strip())
    rules.check_has_asked(one)
    with trail.changing(one, "consultation.recipient.declined_longer", by=by, at=at, why=why.strip()):
        one.asked_until, one.asked_why, one.declined_why = None, "", why.strip()
    agenda.fulfil_duty(kind=LONGER, subject_id=one.pk, by=by, at=at)
    return one
