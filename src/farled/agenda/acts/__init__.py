"""Every change of duties, dates, deputies, calendar addresses, scheduled work and sendings."""

from farled.agenda.acts.dates import LaidUp, add_date, change_date, lay_up_next_year, remove_date
from farled.agenda.acts.deputies import appoint_deputy, end_deputyship
from farled.agenda.acts.duties import escalate, fulfil_duty, place_duty, withdraw_duty
from farled.agenda.acts.feeds import fetched, make_feed, revoke_feed
from farled.agenda.acts.schedule import begin_work, end_due, fail_due, take_due, take_over
from farled.agenda.acts.sendings import Told, begin_sending, end_sending, give_up_silent, try_again

__all__ = [
    "LaidUp",
    "Told",
    "add_date",
    "appoint_deputy",
    "begin_sending",
    "begin_work",
    "change_date",
    "end_deputyship",
    "end_due",
    "end_sending",
    "escalate",
    "fail_due",
    "fetched",
    "fulfil_duty",
    "give_up_silent",
    "lay_up_next_year",
    "make_feed",
    "place_duty",
    "remove_date",
    "revoke_feed",
    "take_due",
    "take_over",
    "try_again",
    "withdraw_duty",
]
