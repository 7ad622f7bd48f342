"""The matters' front door."""

from farled.matters.models import Decision, Matter, Meeting

__all__ = ["Decision", "Matter", "Meeting"]
