"""Benefits, measurements, deviations and lessons over the API."""

from farled.benefits.api import following, lessons, reading, registers, writing
from farled.benefits.api.room import router

__all__ = ["following", "lessons", "reading", "registers", "router", "writing"]
