"""The forms of the room. Choices are limited to what the actor may see; the acts check the rest."""

from farled.benefits.forms.benefits import (
    AskForm,
    BenefitForm,
    ChangeBenefitForm,
    EffectForm,
    HandOverForm,
    NoteEffectForm,
    OwnForm,
    WhyForm,
    content,
    stored,
)
from farled.benefits.forms.fields import plain
from farled.benefits.forms.filters import BenefitFilter, DeviationFilter, EffectFilter, LessonFilter, benefit_filter
from farled.benefits.forms.learning import (
    ChangeLessonForm,
    DecideForm,
    DeviationForm,
    EvaluationForm,
    FinishForm,
    JudgeForm,
    LessonForm,
)
from farled.benefits.forms.measuring import ForecastForm, MeasureForm
from farled.web.forms import EditForm, choose

__all__ = [
    "AskForm",
    "BenefitFilter",
    "BenefitForm",
    "ChangeBenefitForm",
    "ChangeLessonForm",
    "DecideForm",
    "DeviationFilter",
    "DeviationForm",
    "EditForm",
    "EffectFilter",
    "EffectForm",
    "EvaluationForm",
    "FinishForm",
    "ForecastForm",
    "HandOverForm",
    "JudgeForm",
    "LessonFilter",
    "LessonForm",
    "MeasureForm",
    "NoteEffectForm",
    "OwnForm",
    "WhyForm",
    "benefit_filter",
    "choose",
    "content",
    "plain",
    "stored",
]
