"""The secret address of one's own calendar: made anew, shown once, revoked."""

import secrets
from datetime import date, datetime

from django.db import transaction

from farled.agenda import rules
from farled.agenda.models import FeedKey
from farled.agenda.reads.feeds import hashed
from farled.people.reads import Actor
from farled.trail import acts as trail

BYTES = 32  # of randomness in an address


@transaction.atomic
def make_feed(*, by: Actor, at: datetime) -> str:
    """Make an address for the actor's calendar and give its secret, which is kept nowhere.

    An earlier one stops working. Raises Forbidden for anybody but a person.
    """
    user_id = rules.check_is_person(by)
    trail.hold(by.organisation_id)
    _revoke(by, at, "agenda.feed.replaced")
    token = secrets.token_urlsafe(BYTES)
    key = FeedKey(organisation_id=by.organisation_id, user_id=user_id, token_hash=hashed(token), made_at=at)
    key.save(force_insert=True)
    trail.created(key, "agenda.feed.made", by=by, at=at)
    return token


@transaction.atomic
def revoke_feed(*, by: Actor, at: datetime) -> int:
    """Let the actor's address stop working. Gives how many that did."""
    rules.check_is_person(by)
    trail.hold(by.organisation_id)
    return _revoke(by, at, "agenda.feed.revoked")


def _revoke(by: Actor, at: datetime, verb: str) -> int:
    working = list(FeedKey.objects.visible_to(by).filter(revoked_at=None).select_for_update(of=("self",)))
    for key in working:
        with trail.changing(key, verb, by=by, at=at):
            key.revoked_at = at
    return len(working)


def fetched(*, key: FeedKey, on: date) -> None:
    """Note the day a calendar program last came, so that an address nobody uses can be seen and revoked."""
    if key.fetched_on != on:
        FeedKey.objects.filter(pk=key.pk).update(fetched_on=on)
