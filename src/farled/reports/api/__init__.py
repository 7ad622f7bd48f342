"""The reports over the API: those that are made, and the Word templates they are written in."""

from farled.reports.api.reports import REPORTS, router
from farled.reports.api.templates import TEMPLATES

__all__ = ["REPORTS", "TEMPLATES", "router"]
