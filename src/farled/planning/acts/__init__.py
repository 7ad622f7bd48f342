"""Every write of the room: what a plan contains, how it goes, and following it up."""

from farled.planning.acts.activities import change_activity, remove_draft, set_bodies, tie_passage
from farled.planning.acts.adding import NewActivity, add_activities, add_activity
from farled.planning.acts.answers import Said, approve, contribute, save_answer, send_back, submit
from farled.planning.acts.carrying import Step, carry_over
from farled.planning.acts.freezing import freeze, order_freeze
from farled.planning.acts.kinds import add_occasion, change_occasion, lead_on, remove_occasion
from farled.planning.acts.progress import drop, keep_end, prolong, record_outcome, reopen, report_status
from farled.planning.acts.rounds import (
    ask_about_added,
    close_round,
    open_round,
    remind,
    reopen_round,
    send_out,
    send_out_again,
)
from farled.planning.acts.rows import Content

__all__ = [
    "Content",
    "NewActivity",
    "Said",
    "Step",
    "add_activities",
    "add_activity",
    "add_occasion",
    "approve",
    "ask_about_added",
    "carry_over",
    "change_activity",
    "change_occasion",
    "close_round",
    "contribute",
    "drop",
    "freeze",
    "keep_end",
    "lead_on",
    "open_round",
    "order_freeze",
    "prolong",
    "record_outcome",
    "remind",
    "remove_draft",
    "remove_occasion",
    "reopen",
    "reopen_round",
    "report_status",
    "save_answer",
    "send_back",
    "send_out",
    "send_out_again",
    "set_bodies",
    "submit",
    "tie_passage",
]
