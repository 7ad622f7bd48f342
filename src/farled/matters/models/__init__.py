"""Matters, meetings, what was decided there, and what the decisions set going (E4–E7); statements to boards (S11)."""

from farled.matters.models.assignments import Assignment, Fulfilment, Stage
from farled.matters.models.decisions import Decision
from farled.matters.models.diary import DiaryEntry
from farled.matters.models.handling import Ballot, Copy, Dissent, Proposal, Recusal
from farled.matters.models.layouts import Heading, Layout
from farled.matters.models.matters import DiarySeries, Matter, MatterQuerySet
from farled.matters.models.meetings import AgendaItem, Meeting
from farled.matters.models.motions import Motion
from farled.matters.models.recommittals import Point
from farled.matters.models.statements import Basis, FrozenFile, FrozenStatement, Passage, Statement

__all__ = [
    "AgendaItem",
    "Assignment",
    "Ballot",
    "Basis",
    "Copy",
    "Decision",
    "DiaryEntry",
    "DiarySeries",
    "Dissent",
    "FrozenFile",
    "FrozenStatement",
    "Fulfilment",
    "Heading",
    "Layout",
    "Matter",
    "MatterQuerySet",
    "Meeting",
    "Motion",
    "Passage",
    "Point",
    "Proposal",
    "Recusal",
    "Stage",
    "Statement",
]
