"""Duties, dates, deputies, what has been sent, calendar addresses and scheduled work."""

from farled.agenda.models.dates import DateEntry
from farled.agenda.models.deputies import Deputyship
from farled.agenda.models.duties import Duty
from farled.agenda.models.feeds import FeedKey
from farled.agenda.models.schedule import Due
from farled.agenda.models.sendings import Sending, SendingItem

__all__ = ["DateEntry", "Deputyship", "Due", "Duty", "FeedKey", "Sending", "SendingItem"]
