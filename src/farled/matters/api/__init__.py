"""The matters over the API: what is told (matters, others) and what is done (writing, following, drafting)."""

from farled.matters.api import drafting, following, writing
from farled.matters.api.matters import DECISIONS, MATTERS, router
from farled.matters.api.others import ASSIGNMENTS, DIARY, MEETINGS
from farled.matters.api.statements import STATEMENTS

__all__ = [
    "ASSIGNMENTS",
    "DECISIONS",
    "DIARY",
    "MATTERS",
    "MEETINGS",
    "STATEMENTS",
    "drafting",
    "following",
    "router",
    "writing",
]
