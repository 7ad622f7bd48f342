"""Governing documents with their objectives."""

from farled.direction.models.documents import (
    TIES,
    Document,
    DocumentQuerySet,
    DocumentRelation,
    DocumentVersion,
    Objective,
)
from farled.direction.models.evaluation import Finding, FindingAnswer
from farled.direction.models.movement import Evidence, StageGoal
from farled.direction.models.terms import Term
from farled.direction.models.text import ObjectivePassage, Passage, Wording, WordingOrigin

__all__ = [
    "TIES",
    "Document",
    "DocumentQuerySet",
    "DocumentRelation",
    "DocumentVersion",
    "Evidence",
    "Finding",
    "FindingAnswer",
    "Objective",
    "ObjectivePassage",
    "Passage",
    "StageGoal",
    "Term",
    "Wording",
    "WordingOrigin",
]
