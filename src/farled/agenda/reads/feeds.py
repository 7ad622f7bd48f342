"""Whose calendar a secret address opens, if anybody's."""

import hashlib
from datetime import date

from farled.agenda.models import FeedKey
from farled.people import reads as people
from farled.people.reads import Actor


def hashed(token: str) -> str:
    """What is kept of an address's secret; with so much randomness in it a plain hash cannot be undone."""
    return hashlib.sha256(token.encode()).hexdigest()


def opened_by(token: str) -> FeedKey | None:
    """The working address with that secret; None when there is none, or it has been revoked, or its owner is gone."""
    found = FeedKey.objects.filter(token_hash=hashed(token), revoked_at=None, user__is_active=True)
    return found.select_related("user", "organisation").first()


def owner(key: FeedKey, *, on: date) -> Actor | None:
    """The person as they may act today; None without a role."""
    roles = people.roles_held(key.user_id, key.organisation_id, on=on)
    if not roles:
        return None
    return Actor(key.organisation_id, key.organisation.name, key.user_id, key.user.name, roles)
