"""Governing documents with their objectives."""

from farled.direction.models.documents import (
    TIES,
    Document,
    DocumentQuerySet,
    DocumentRelation,
    DocumentVersion,
    Objective,
)
from farled.direction.models.movement import Evidence, StageGoal
from farled.direction.models.terms import Term

__all__ = [
    "TIES",
    "Document",
    "DocumentQuerySet",
    "DocumentRelation",
    "DocumentVersion",
    "Evidence",
    "Objective",
    "StageGoal",
    "Term",
]
