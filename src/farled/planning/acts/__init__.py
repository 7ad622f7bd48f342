"""Every write of the room: what a plan contains, how it goes, and asking how it goes."""

from farled.planning.acts.activities import change_activity, remove_draft, set_bodies
from farled.planning.acts.adding import NewActivity, add_activities, add_activity
from farled.planning.acts.follow_up import ask_for_report
from farled.planning.acts.progress import drop, keep_end, prolong, record_outcome, reopen, report_status
from farled.planning.acts.rows import Content

__all__ = [
    "Content",
    "NewActivity",
    "add_activities",
    "add_activity",
    "ask_for_report",
    "change_activity",
    "drop",
    "keep_end",
    "prolong",
    "record_outcome",
    "remove_draft",
    "reopen",
    "report_status",
    "set_bodies",
]
