"""The pages of the matters."""

from farled.matters.views.matters import COLUMNS, change, matter, matters, move, register, secrecy
from farled.matters.views.meetings import call, correct, decide, list_matter, meeting, meetings, send_copies, unlist
from farled.matters.views.others import (
    add_stage,
    answer_point,
    assignment,
    assignments,
    change_assignment,
    correct_entry,
    diary,
    enter,
    give_assignment,
    motion,
    report_assignment,
    report_stage,
)

__all__ = [
    "COLUMNS",
    "add_stage",
    "answer_point",
    "assignment",
    "assignments",
    "call",
    "change",
    "change_assignment",
    "correct",
    "correct_entry",
    "decide",
    "diary",
    "enter",
    "give_assignment",
    "list_matter",
    "matter",
    "matters",
    "meeting",
    "meetings",
    "motion",
    "move",
    "register",
    "report_assignment",
    "report_stage",
    "secrecy",
    "send_copies",
    "unlist",
]
