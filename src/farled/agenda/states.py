"""The kinds of dates, how they come back, and where reminders and scheduled work stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DateKind(models.TextChoices):
    """What a date in the year's wheel is about."""

    FOLLOW_UP = "follow_up", _("uppföljning")
    MEETING = "meeting", _("sammanträde")
    CONSULTATION = "consultation", _("remiss")
    BUDGET = "budget", _("budgetsteg")
    OTHER = "other", _("annat")


class Repeats(models.TextChoices):
    """Whether a date comes back, and on which day of the next year."""

    NO = "no", _("nej, bara det här året")
    SAME_DAY = "same_day", _("ja, varje år samma dag, till exempel den 15 maj")
    SAME_WEEKDAY = "same_weekday", _("ja, varje år samma veckodag, till exempel tredje onsdagen i maj")


class DueState(models.TextChoices):
    """Where a piece of scheduled work is that some worker has taken."""

    TAKEN = "taken", _("pågår")
    DONE = "done", _("gjort")
    PASSED = "passed", _("överhoppat, tiden hade gått")
    FAILED = "failed", _("gick inte")


class SendingState(models.TextChoices):
    """Where a sending is. ``UNSURE``: the worker vanished in the middle, so it is told anew another day instead."""

    SENDING = "sending", _("skickas")
    SENT = "sent", _("skickat")
    FAILED = "failed", _("försöker igen")
    GIVEN_UP = "given_up", _("gick inte")
    UNSURE = "unsure", _("osäkert")
    NEEDLESS = "needless", _("behövdes inte")


class Section(models.TextChoices):
    """Why something stands in somebody's digest."""

    OWN = "own", _("väntar på mottagaren")
    COVERED = "covered", _("väntar på den som mottagaren ersätter")
    ELSEWHERE = "elsewhere", _("försenat hos andra")
