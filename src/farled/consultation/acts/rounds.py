"""The round itself: sent out, reminded of, closed, opened again and finished (S13, R26, R27)."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from farled.agenda import acts as agenda
from farled.consultation import rules
from farled.consultation.acts.consultations import held
from farled.consultation.acts.handing import ask_to_approve
from farled.consultation.acts.recipients import ask, prolong_links, tell_outside, withdraw, write_to_outside
from farled.consultation.acts.replies import APPROVE
from farled.consultation.models import Consultation, Recipient, RecipientQuerySet, Reply, Treatment
from farled.consultation.states import ConsultationState, ReplyState
from farled.direction import acts as direction
from farled.direction.reads.text import has_text
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web import slots


@transaction.atomic
def send_out(*, consultation: Consultation, on: date, by: Actor, at: datetime, seen: int | None = None) -> Consultation:
    """Send a consultation out (sänd ut): the text lies fast, everybody asked gets a duty or a letter with a link.

    ``seen`` is the ``mark_of`` the text, of somebody who has read it. Raises Refused for a round without text, decision
    or recipients, or a text written in since, Invalid for a day that leaves no time, Forbidden.
    """
    row = held(consultation, by)
    rules.check_preparing(row)
    rules.check_can_freeze_text(by, row)
    invited = list(row.recipients.filter(invited=True).select_related("body", "prepared_by").order_by("pk"))
    rules.check_ready_to_send(
        row,
        on=on,
        today=local_day(at),
        recipients=len(invited),
        written=has_text(row.proposal),
    )
    direction.send_for_consultation(document=row.proposal.document, note=row.title, seen=seen, by=by, at=at)
    with trail.changing(row, "consultation.sent_out", by=by, at=at):
        row.state, row.sent_on = ConsultationState.OPEN, on
    for one in invited:
        one.consultation = row
    ask(invited, by=by, at=at)
    write_to_outside(row)
    return row


@transaction.atomic
def remind(*, consultation: Consultation, recipients: Collection[Recipient], note: str, by: Actor, at: datetime) -> int:
    """Remind recipients that have not answered (påminn). Gives how many were reminded."""
    row = held(consultation, by)
    rules.check_takes_replies(row)
    chosen = list(_silent(row).filter(pk__in=[one.pk for one in recipients]))
    rules.check_somebody_waits(chosen)
    for one in chosen:
        one.consultation = row
        trail.noted(one, "consultation.recipient.reminded", by=by, at=at, why=note.strip())
    ask(chosen, by=by, at=at, note=note.strip())
    outside = [one.pk for one in chosen if one.body_id is None and one.address]
    if outside:
        from farled.consultation.tasks import send_reminders

        name = f"reminder {at.isoformat()}"
        transaction.on_commit(lambda: send_reminders.enqueue(outside, note.strip(), name))
    return len(chosen)


@transaction.atomic
def close(*, consultation: Consultation, version: int, by: Actor, at: datetime, why: str = "") -> Consultation:
    """Take no more replies (stäng). What waits is withdrawn and the links end. Raises Stale, Invalid or Forbidden."""
    row = held(consultation, by, version)
    rules.check_takes_replies(row)
    silent = list(_silent(row))
    today = local_day(at)
    rules.check_time_left([one.name for one in silent if (one.extended_to or row.due) >= today], why.strip())
    with trail.changing(row, "consultation.closed", by=by, at=at, why=why.strip()):
        row.state = ConsultationState.CLOSED
    for one in Recipient.objects.filter(consultation=row).silent().order_by("pk"):  # also those nobody asked
        withdraw(one, by=by, at=at, why=why.strip())
    for reply in _for_approval(row):
        agenda.withdraw_duty(kind=APPROVE, subject_id=reply.pk, by=by, at=at, why=why.strip())
    return row


@transaction.atomic
def reopen(*, consultation: Consultation, version: int, due: date, by: Actor, at: datetime) -> Consultation:
    """Take replies again until a day (öppna igen); those who have not answered get their duties back."""
    row = held(consultation, by, version)
    rules.check_is(row, ConsultationState.CLOSED)
    rules.check_due_ahead(due, today=local_day(at))
    with trail.changing(row, "consultation.reopened", by=by, at=at):
        row.state, row.due = ConsultationState.OPEN, due
    silent = list(_silent(row))
    for one in silent:
        one.consultation = row
        if one.extended_to is not None and one.extended_to <= due:
            with trail.changing(one, "consultation.recipient.extended", by=by, at=at):
                one.extended_to, one.extended_why = None, ""
        prolong_links(one, by=by, at=at)
    ask(silent, by=by, at=at)
    for reply in _for_approval(row):
        ask_to_approve(reply, by=by, at=at)
    write_to_outside(row)
    return row


@transaction.atomic
def finish(*, consultation: Consultation, version: int, by: Actor, at: datetime) -> Consultation:
    """Say that every remark has been treated and the round is over (avsluta). Raises Stale, Refused or Forbidden."""
    row = held(consultation, by, version)
    rules.check_move(row, ConsultationState.FINISHED)
    rules.check_nothing_left(Treatment.objects.filter(consultation=row).open().count())
    slots.check_obstacles("consultation.finish", row, by=by)
    with trail.changing(row, "consultation.finished", by=by, at=at):
        row.state = ConsultationState.FINISHED
    tell_outside(row)
    return row


@transaction.atomic
def take_up_again(*, consultation: Consultation, version: int, why: str, by: Actor, at: datetime) -> Consultation:
    """Go on treating the remarks of a finished round (ta upp igen), with the reason."""
    row = held(consultation, by, version)
    rules.check_is(row, ConsultationState.FINISHED)
    rules.check_why(why.strip())
    with trail.changing(row, "consultation.taken_up_again", by=by, at=at, why=why.strip()):
        row.state = ConsultationState.CLOSED
    return row


def _for_approval(row: Consultation) -> QuerySet[Reply]:
    waiting = Reply.objects.filter(recipient__consultation=row, state=ReplyState.FOR_APPROVAL)
    return waiting.select_related("recipient__consultation", "recipient__body").order_by("pk")


def _silent(row: Consultation) -> RecipientQuerySet:
    asked = Recipient.objects.filter(consultation=row, invited=True)
    return asked.silent().select_related("body", "prepared_by").order_by("pk")
