"""From rows to what pages show: counts that explain themselves, suggestions, and what a new form begins with."""

from farled.consultation.figures.alike import FoundAlike, alike_among
from farled.consultation.figures.beginnings import suggested, three_months_after
from farled.consultation.figures.concerned import Suggestion, suggestions
from farled.consultation.figures.explained import COUNTS, KINDS
from farled.consultation.figures.lessons import KINDS as LESSONS
from farled.consultation.figures.lessons import lessons
from farled.consultation.figures.treatments import explained_kinds

__all__ = [
    "COUNTS",
    "KINDS",
    "LESSONS",
    "FoundAlike",
    "Suggestion",
    "alike_among",
    "explained_kinds",
    "lessons",
    "suggested",
    "suggestions",
    "three_months_after",
]
