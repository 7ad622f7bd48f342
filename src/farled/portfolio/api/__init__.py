"""Portfolios, applications, scores, selections and grants over the API."""

from farled.portfolio.api import applications, applying, balance, booking, desk, desk_acts, grants, money, scoring
from farled.portfolio.api.room import router

__all__ = [
    "applications",
    "applying",
    "balance",
    "booking",
    "desk",
    "desk_acts",
    "grants",
    "money",
    "router",
    "scoring",
]
