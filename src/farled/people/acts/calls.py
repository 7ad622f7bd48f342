"""What the API keeps of calls for a while: how many a caller makes in a minute, and what an act answered."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Case, F, Q, Value, When

from farled.people.actor import Actor
from farled.people.models import Call, Pace
from farled.web.rest.repeats import KEPT, Answer

MOST = 600  # calls a minute
STALE = timedelta(days=2)


def count_call(*, by: Actor, at: datetime) -> bool:
    """Count a call, and tell whether it is within what a key, or a person in a browser, may make in a minute.

    One statement decides, so the limit holds however many processes answer.
    """
    minute = int(at.timestamp()) // 60
    mine = Pace.objects.filter(Q(token=by.token_id), user_id=by.person_id)
    room = mine.filter(Q(calls__lt=MOST) | ~Q(minute=minute))
    calls = Case(When(minute=minute, then=F("calls") + 1), default=Value(1))
    if room.update(calls=calls, minute=minute):
        return True
    try:
        with transaction.atomic():
            Pace.objects.create(user_id=by.person_id, token_id=by.token_id, minute=minute, calls=1)
    except IntegrityError:  # it is there: its room is used up, or another first call was a moment earlier
        return bool(room.update(calls=calls, minute=minute))
    return True


def recall(*, key: str, asked: str, by: Actor, at: datetime) -> Call | Answer | None:
    """Take a key for what is about to be done, or find what was done under it; None when it was for something else.

    Called inside the transaction of the act. Whoever comes with the same key meanwhile waits for that transaction, so
    the act and the memory of it are stored together or not at all.
    """
    own = Call.objects.filter(user_id=by.person_id, organisation_id=by.organisation_id)
    mine = own.filter(Q(token=by.token_id), key=key)
    mine.filter(at__lt=at - KEPT).delete()
    try:
        with transaction.atomic():
            return Call.objects.create(
                user_id=by.person_id,
                organisation_id=by.organisation_id,
                token_id=by.token_id,
                key=key,
                asked=asked,
                at=at,
            )
    except IntegrityError:
        done = mine.get()
        return Answer(done.status, done.body, done.headers) if done.asked == asked else None


def remember(call: Any, answer: Answer) -> None:
    """Keep what an act answered, in its transaction. What nobody asks for any more goes at the same time."""
    Call.objects.filter(pk=call.pk).update(status=answer.status, body=answer.body, headers=answer.headers)
    Call.objects.filter(organisation_id=call.organisation_id, at__lt=call.at - STALE).delete()
