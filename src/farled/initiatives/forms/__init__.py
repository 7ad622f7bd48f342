"""The forms of the room. Choices are limited to what the actor may see; the acts check the rest."""

from farled.initiatives.forms.ai import AiUseForm, ChangeAiUseForm, MoveAiUseForm
from farled.initiatives.forms.filters import AiUseFilter, InitiativeFilter, initiative_filter
from farled.initiatives.forms.initiatives import (
    BeginForm,
    ChangeForm,
    CloseForm,
    ExtendForm,
    FollowForm,
    InitiativeForm,
    OwnForm,
    PhaseForm,
    ReportForm,
    TierForm,
    TransferForm,
    UpkeepForm,
    WhyForm,
    content,
    objectives,
)
from farled.initiatives.forms.steering import AddQuestionForm, AnswerForm, ChangeQuestionForm, PresetForm, TierRuleForm
from farled.web.forms import EditForm, choose

__all__ = [
    "AddQuestionForm",
    "AiUseFilter",
    "AiUseForm",
    "AnswerForm",
    "BeginForm",
    "ChangeAiUseForm",
    "ChangeForm",
    "ChangeQuestionForm",
    "CloseForm",
    "EditForm",
    "ExtendForm",
    "FollowForm",
    "InitiativeFilter",
    "InitiativeForm",
    "MoveAiUseForm",
    "OwnForm",
    "PhaseForm",
    "PresetForm",
    "ReportForm",
    "TierForm",
    "TierRuleForm",
    "TransferForm",
    "UpkeepForm",
    "WhyForm",
    "choose",
    "content",
    "initiative_filter",
    "objectives",
]
