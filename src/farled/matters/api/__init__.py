"""The matters over the API: what is told (matters, others) and what is done (writing)."""

from farled.matters.api import writing
from farled.matters.api.matters import DECISIONS, MATTERS, router
from farled.matters.api.others import ASSIGNMENTS, DIARY, MEETINGS

__all__ = ["ASSIGNMENTS", "DECISIONS", "DIARY", "MATTERS", "MEETINGS", "router", "writing"]
