"""The forms of the matters, and what the lists are filtered by."""

from farled.matters.forms.decisions import CorrectForm, DecideForm, DecisionFilter, HandlingForm, SendForm, now
from farled.matters.forms.matters import ChangeForm, MatterFilter, MoveForm, RegisterForm, SecrecyForm
from farled.matters.forms.others import (
    AnswerForm,
    AssignmentFilter,
    AssignmentForm,
    CallForm,
    ChangeAssignmentForm,
    CorrectEntryForm,
    DiaryFilter,
    EntryForm,
    ListForm,
    MeetingFilter,
    MotionForm,
    ReportForm,
    StageForm,
)
from farled.matters.forms.rows import MORE

__all__ = [
    "MORE",
    "AnswerForm",
    "AssignmentFilter",
    "AssignmentForm",
    "CallForm",
    "ChangeAssignmentForm",
    "ChangeForm",
    "CorrectEntryForm",
    "CorrectForm",
    "DecideForm",
    "DecisionFilter",
    "DiaryFilter",
    "EntryForm",
    "HandlingForm",
    "ListForm",
    "MatterFilter",
    "MeetingFilter",
    "MotionForm",
    "MoveForm",
    "RegisterForm",
    "ReportForm",
    "SecrecyForm",
    "SendForm",
    "StageForm",
    "now",
]
