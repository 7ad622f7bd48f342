"""The pages of the calendar."""

from farled.agenda.views.calendar import calendar, choose_language, feed, make_feed, revoke_feed
from farled.agenda.views.dates import add_date, change_date, dates, dates_excel, dates_ical, next_year, remove_date
from farled.agenda.views.deputies import appoint_deputy, deputies, end_deputyship
from farled.agenda.views.sendings import sendings
from farled.agenda.views.start import duties, search, start

__all__ = [
    "add_date",
    "appoint_deputy",
    "calendar",
    "change_date",
    "choose_language",
    "dates",
    "dates_excel",
    "dates_ical",
    "deputies",
    "duties",
    "end_deputyship",
    "feed",
    "make_feed",
    "next_year",
    "remove_date",
    "revoke_feed",
    "search",
    "sendings",
    "start",
]
