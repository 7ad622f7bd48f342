"""What stands in a person's calendar behind its secret address, and how often it may be fetched."""

from datetime import date, datetime, timedelta

from django.core.cache import cache
from django.utils import translation
from django.utils.translation import gettext as _

from farled.agenda import ical, reads
from farled.agenda.reads import FeedKey
from farled.people.reads import Actor

BACK, AHEAD = timedelta(days=31), timedelta(days=400)
MOST_AN_HOUR = 60  # fetches of one address; calendar programs ask a few times a day
HOUR = 3600


def too_often(key: FeedKey) -> bool:
    """Whether the address has been fetched more than a calendar program has reason to within an hour."""
    name = f"agenda.feed.{key.pk}"
    cache.add(name, 0, HOUR)
    try:
        return cache.incr(name) > MOST_AN_HOUR
    except ValueError:  # the hour ended in between
        return False


def content(key: FeedKey, actor: Actor, *, on: date, now: datetime) -> bytes:
    """The person's calendar in their language: the dates of the year and what waits, without anything secret."""
    with translation.override(key.user.language):
        dates = reads.ahead(actor.as_in_the_open(), on - BACK, on + AHEAD)
        waiting = reads.desk_in_the_open(actor, on=on).to_do
        happenings = [*ical.of_dates(dates), *ical.of_waiting(waiting)]
        return ical.written(_("Farled: %(name)s") % {"name": actor.organisation_name}, happenings, now=now)
