"""Governing documents and their objectives over the API: what is told (reading) and what is done (writing)."""

from farled.direction.api import writing
from farled.direction.api.reading import router

__all__ = ["router", "writing"]
