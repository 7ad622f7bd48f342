"""Needs, initiatives, their rules and checks, and uses of AI over the API."""

from farled.initiatives.api import needs
from farled.initiatives.api.room import router

__all__ = ["needs", "router"]
