"""Matters, meetings, what was decided there, and what the decisions set going (E4–E7)."""

from farled.matters.models.assignments import Assignment, Fulfilment, Stage
from farled.matters.models.decisions import Decision
from farled.matters.models.diary import DiaryEntry
from farled.matters.models.handling import Ballot, Copy, Dissent, Proposal
from farled.matters.models.matters import DiarySeries, Matter, MatterQuerySet
from farled.matters.models.meetings import AgendaItem, Meeting
from farled.matters.models.motions import Motion
from farled.matters.models.recommittals import Point

__all__ = [
    "AgendaItem",
    "Assignment",
    "Ballot",
    "Copy",
    "Decision",
    "DiaryEntry",
    "DiarySeries",
    "Dissent",
    "Fulfilment",
    "Matter",
    "MatterQuerySet",
    "Meeting",
    "Motion",
    "Point",
    "Proposal",
    "Stage",
]
