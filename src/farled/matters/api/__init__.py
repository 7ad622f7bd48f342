"""The matters over the API."""

from farled.matters.api.matters import DECISIONS, MATTERS, router
from farled.matters.api.others import ASSIGNMENTS, DIARY, MEETINGS

__all__ = ["ASSIGNMENTS", "DECISIONS", "DIARY", "MATTERS", "MEETINGS", "router"]
