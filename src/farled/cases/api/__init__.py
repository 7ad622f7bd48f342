"""Business cases over the API."""

from farled.cases.api import appraising, reading, results, writing
from farled.cases.api.room import router

__all__ = ["appraising", "reading", "results", "router", "writing"]
