"""Sending a digest: begun once a person and day, ended as sent or failed, tried again without being sent twice.

The row is stored before the mail leaves, so that nobody else sends it. What failed is tried again a few times the same
day with the same message id. Where a worker vanished between the two, nobody knows whether the mail left: it is never
sent again, and the next digest tells of the same things as news.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from farled.agenda.models import Sending, SendingItem
from farled.agenda.states import Section, SendingState
from farled.people.reads import User

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 180))  # between one try and the next
SILENT = timedelta(minutes=30)  # a worker that began and has said nothing for so long is gone


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a digest tells of, in one organisation."""

    organisation_id: int
    section: Section
    thing: str
    due: date
    step: int


def begin_sending(
    *, user: User, day: date, subject: str, domain: str, items: Sequence[Told], at: datetime
) -> Sending | None:
    """Store that a digest is about to be sent; None when there is one already that day."""
    try:
        with transaction.atomic():
            sending = Sending(user=user, day=day, subject=subject[:200], begun_at=at, again_at=at + SILENT)
            sending.save(force_insert=True)
            sending.message_id = f"<digest-{sending.pk}-{day:%Y%m%d}@{domain}>"
            sending.save(update_fields=["message_id"])
            _tell(sending, items)
    except IntegrityError:
        return None
    return sending


def try_again(*, sending: Sending, subject: str, items: Sequence[Told], at: datetime) -> bool:
    """Take a sending that failed to send it again, with what waits now; False when somebody else has taken it.

    Without items it is not needed any more.
    """
    with transaction.atomic():
        mine = Sending.objects.filter(pk=sending.pk, state=SendingState.FAILED, tries=sending.tries)
        if not items:
            mine.update(state=SendingState.NEEDLESS, again_at=None)
            return False
        if not mine.update(
            state=SendingState.SENDING, tries=sending.tries + 1, subject=subject[:200], again_at=at + SILENT
        ):
            return False
        sending.items.all().delete()
        _tell(sending, items)
    sending.refresh_from_db()
    return True


def _tell(sending: Sending, items: Sequence[Told]) -> None:
    SendingItem.objects.bulk_create(
        SendingItem(
            sending=sending,
            organisation_id=item.organisation_id,
            section=item.section,
            thing=item.thing[:300],
            due=item.due,
            step=item.step,
        )
        for item in items
    )


def end_sending(*, sending: Sending, problem: str, at: datetime, until: datetime) -> None:
    """Say how it went: sent, or with a ``problem`` to be tried again unless that would be later than ``until``."""
    mine = Sending.objects.filter(pk=sending.pk, state=SendingState.SENDING)
    if not problem:
        mine.update(state=SendingState.SENT, sent_at=at, again_at=None, problem="")
        return
    again = at + PAUSES[sending.tries - 1] if sending.tries <= len(PAUSES) else None
    if again is None or again >= until:
        mine.update(state=SendingState.GIVEN_UP, again_at=None, problem=problem[:100])
    else:
        mine.update(state=SendingState.FAILED, again_at=again, problem=problem[:100])


def give_up_silent(*, at: datetime, before: date) -> int:
    """Say of sendings nobody ended in time that it is unsure whether they left; of failed ones of earlier days, no."""
    Sending.objects.filter(state=SendingState.FAILED, day__lt=before).update(state=SendingState.GIVEN_UP, again_at=None)
    silent = Sending.objects.filter(state=SendingState.SENDING, again_at__lte=at)
    return silent.update(state=SendingState.UNSURE, again_at=None)
