"""The calendar's front door: what waits, what comes, what has happened, and search; always as the actor may see it."""

from farled.agenda.models import DateEntry, Deputyship, Duty, FeedKey, Sending
from farled.agenda.reads.dates import Ahead, Coming, ahead, ahead_asked, dates, next_ahead, to_lay_up
from farled.agenda.reads.deputies import Uncovered, deputies_of, deputyships, standing_in, uncovered
from farled.agenda.reads.desk import Covered, Desk, desk, desk_in_the_open
from farled.agenda.reads.search import SHORTEST_QUERY, Found, found
from farled.agenda.reads.sendings import Unheard, sendings, told_before, unheard
from farled.agenda.reads.waiting import (
    Event,
    Waiting,
    duties_of_kind,
    duty_versions,
    late,
    latest_events,
    waiting_for,
)
from farled.agenda.workdays import is_quiet, next_working_day

__all__ = [
    "SHORTEST_QUERY",
    "Ahead",
    "Coming",
    "Covered",
    "DateEntry",
    "Deputyship",
    "Desk",
    "Duty",
    "Event",
    "FeedKey",
    "Found",
    "Sending",
    "Uncovered",
    "Unheard",
    "Waiting",
    "ahead",
    "ahead_asked",
    "dates",
    "deputies_of",
    "deputyships",
    "desk",
    "desk_in_the_open",
    "duties_of_kind",
    "duty_versions",
    "found",
    "is_quiet",
    "late",
    "latest_events",
    "next_ahead",
    "next_working_day",
    "sendings",
    "standing_in",
    "to_lay_up",
    "told_before",
    "uncovered",
    "unheard",
    "waiting_for",
]
