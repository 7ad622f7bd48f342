"""The direction's front door."""

from farled.direction.models import Document, DocumentRelation, DocumentVersion, Objective

__all__ = ["Document", "DocumentRelation", "DocumentVersion", "Objective"]
