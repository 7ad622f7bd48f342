"""Governing documents with their objectives."""

from farled.direction.models.documents import (
    TIES,
    Document,
    DocumentQuerySet,
    DocumentRelation,
    DocumentVersion,
    Objective,
)

__all__ = ["TIES", "Document", "DocumentQuerySet", "DocumentRelation", "DocumentVersion", "Objective"]
