"""Sending the digests: every working morning, once a person and day, and again what failed.

Runs as scheduled work; see ``schedule``. A digest is sent on its own day or not at all: what it would have told of
stands in the next one.
"""

import logging
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from farled.agenda import acts, digest, reads, workdays
from farled.agenda.digest import Digest, Ladders
from farled.agenda.post import Post
from farled.agenda.reads.sendings import to_try_again
from farled.agenda.reminders import ladder_of, morning_of
from farled.methods.periods import at_local, local_day
from farled.people import reads as people
from farled.people.reads import Organisation, User
from farled.web.slots import Scheduled

EVENING = time(19)  # no reminder is sent later in the day

logger = logging.getLogger(__name__)


def due(day: date) -> Iterable[tuple[str, datetime]]:
    """When each organisation's digests are due that day; the work itself keeps quiet on quiet days."""
    for organisation in people.every_organisation():
        yield str(organisation.pk), at_local(day, morning_of(organisation.pk, day))


def run(subject: str, at: datetime, now: datetime) -> bool:
    """Send the digests of an organisation's people; False when the day they were for is over.

    Raises RuntimeError when some could not be composed, after all the others have been sent.
    """
    day = local_day(at)
    if local_day(now) != day or now >= at_local(day, EVENING):
        return False
    organisation = people.every_organisation().filter(pk=subject).first()
    if organisation is None or workdays.is_quiet(day):
        return True
    ladder = ladder_of(organisation.pk, day)
    hand = people.system(organisation, str(_("Farleds påminnelser")))
    acts.escalate(late_since=day - timedelta(days=ladder.escalate_after), by=hand, at=now)
    ladders: Ladders = {organisation.pk: ladder}
    post, broken = Post(), []
    try:
        for user in people.active_people(organisation.pk, on=day):
            if user.email and _is_home(user, organisation, day):
                try:
                    _send(user, day, post, ladders, now)
                except Exception:
                    logger.exception("The digest of user %s could not be made", user.pk)
                    broken.append(user.pk)
    finally:
        post.close()
    if broken:
        raise RuntimeError(f"{len(broken)} digests could not be made")
    return True


def between(now: datetime) -> None:
    """Try anew what failed and whose pause is over; say of what is unsure that it is."""
    today = local_day(now)
    acts.give_up_silent(at=now, before=today)
    post, ladders = Post(), Ladders()
    try:
        for sending in to_try_again(now):
            with translation.override(sending.user.language):
                anew = digest.compose(sending.user, sending.day, ladders)
                if not sending.user.is_active:
                    anew = Digest(sending.user, sending.day, [], [], news=False)
                if acts.try_again(sending=sending, subject=anew.subject, items=anew.items, at=now):
                    _hand_over(sending, anew, post, now)
    finally:
        post.close()


def _is_home(user: User, organisation: Organisation, day: date) -> bool:
    """Whether the person's digest is sent in the organisation's morning: that of the role given first."""
    return people.working_organisations(user, on=day)[0].pk == organisation.pk


def _send(user: User, day: date, post: Post, ladders: Ladders, now: datetime) -> None:
    with translation.override(user.language):
        made = digest.compose(user, day, ladders)
        if not made.news:
            return
        sending = acts.begin_sending(
            user=user, day=day, subject=made.subject, domain=digest.domain(), items=made.items, at=now
        )
        if sending is not None:
            _hand_over(sending, made, post, now)


def _hand_over(sending: reads.Sending, made: Digest, post: Post, now: datetime) -> None:
    problem = post.send(digest.letter(made, message_id=sending.message_id))
    acts.end_sending(sending=sending, problem=problem, at=now, until=at_local(sending.day, EVENING))


WORK = Scheduled(due, run, between)
