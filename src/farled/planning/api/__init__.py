"""Plans, activities and status reports over the API: what is told (reading) and what is done (writing)."""

from farled.planning.api import writing
from farled.planning.api.reading import router

__all__ = ["router", "writing"]
