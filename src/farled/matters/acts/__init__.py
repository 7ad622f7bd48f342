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
from farled.matters.acts.duties import REVIEW, WRITE
from farled.matters.acts.freezing import keep_statement_files, order_statement_files, send_statement
from farled.matters.acts.handling import REPORT, REPORT_STAGE
from farled.matters.acts.layouts import HeadingSaid, add_layout, change_layout
from farled.matters.acts.matters import change_matter, move_matter, note_reading, register_matter, set_secrecy
from farled.matters.acts.meetings import call_meeting, place_on_list, take_off_list
from farled.matters.acts.motions import write_motion
from farled.matters.acts.presets import PRESETS
from farled.matters.acts.recommittals import answer_point
from farled.matters.acts.said import Fulfils, Moved, Put, Said, SteppedOut, StoodAside
from farled.matters.acts.statements import (
    approve_statement,
    change_statement,
    fetch_again,
    remove_statement,
    save_passage,
    send_back_statement,
    start_next_version,
    start_statement,
    submit_statement,
)

__all__ = [
    "PRESETS",
    "REPORT",
    "REPORT_STAGE",
    "REVIEW",
    "WRITE",
    "Fulfils",
    "HeadingSaid",
    "Moved",
    "Put",
    "Said",
    "SteppedOut",
    "StoodAside",
    "add_layout",
    "add_stage",
    "answer_point",
    "approve_statement",
    "call_meeting",
    "change_assignment",
    "change_layout",
    "change_matter",
    "change_statement",
    "correct_decision",
    "correct_entry",
    "decide",
    "enter",
    "fetch_again",
    "give_assignment",
    "keep_statement_files",
    "move_matter",
    "note_entry_read",
    "note_reading",
    "order_statement_files",
    "place_on_list",
    "register_matter",
    "remove_statement",
    "report_assignment",
    "report_stage",
    "save_passage",
    "send_back_statement",
    "send_copies",
    "send_statement",
    "set_secrecy",
    "start_next_version",
    "start_statement",
    "submit_statement",
    "take_off_list",
    "write_motion",
]
