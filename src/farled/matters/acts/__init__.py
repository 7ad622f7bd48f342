"""Every change of matters: one act for each verb a registrar would say."""

from farled.matters.acts.assignments import (
    add_stage,
    change_assignment,
    give_assignment,
    report_assignment,
    report_stage,
)
from farled.matters.acts.decisions import correct_decision, decide, send_copies
from farled.matters.acts.diary import correct_entry, enter, note_entry_read
from farled.matters.acts.handling import REPORT, REPORT_STAGE
from farled.matters.acts.matters import change_matter, move_matter, note_reading, register_matter, set_secrecy
from farled.matters.acts.meetings import call_meeting, place_on_list, take_off_list
from farled.matters.acts.motions import write_motion
from farled.matters.acts.recommittals import answer_point
from farled.matters.acts.said import Fulfils, Moved, Put, Said, StoodAside

__all__ = [
    "REPORT",
    "REPORT_STAGE",
    "Fulfils",
    "Moved",
    "Put",
    "Said",
    "StoodAside",
    "add_stage",
    "answer_point",
    "call_meeting",
    "change_assignment",
    "change_matter",
    "correct_decision",
    "correct_entry",
    "decide",
    "enter",
    "give_assignment",
    "move_matter",
    "note_entry_read",
    "note_reading",
    "place_on_list",
    "register_matter",
    "report_assignment",
    "report_stage",
    "send_copies",
    "set_secrecy",
    "take_off_list",
    "write_motion",
]
