"""Benefits, measurements, deviations and lessons over the API."""

from farled.benefits.api import following, lessons, reading, writing
from farled.benefits.api.room import router

__all__ = ["following", "lessons", "reading", "router", "writing"]
