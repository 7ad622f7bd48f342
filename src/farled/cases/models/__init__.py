"""Versions of business cases, their alternatives and lines, what bodies accept, and independent appraisals."""

from farled.cases.models.appraisals import Appraisal, AppraisalQuerySet, AppraisedLine
from farled.cases.models.cases import Acceptance, Alternative, Case, CaseQuerySet
from farled.cases.models.lines import BenefitLine, CostLine

__all__ = [
    "Acceptance",
    "Alternative",
    "Appraisal",
    "AppraisalQuerySet",
    "AppraisedLine",
    "BenefitLine",
    "Case",
    "CaseQuerySet",
    "CostLine",
]
