"""Benefits and their years, measurements, budget effects, deviations, evaluations and lessons (E29, E30, S75–S77)."""

from farled.benefits.models.benefits import Benefit, BenefitQuerySet, BudgetEffect, Measurement, YearPoint
from farled.benefits.models.learning import Deviation, Evaluation, Lesson, LessonQuerySet

__all__ = [
    "Benefit",
    "BenefitQuerySet",
    "BudgetEffect",
    "Deviation",
    "Evaluation",
    "Lesson",
    "LessonQuerySet",
    "Measurement",
    "YearPoint",
]
