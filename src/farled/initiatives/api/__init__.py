"""Needs, initiatives, their rules and checks, and uses of AI over the API."""

from farled.initiatives.api import needs, reading, writing
from farled.initiatives.api.room import router

__all__ = ["needs", "reading", "router", "writing"]
