"""The direction over the API."""

from farled.direction.api import local_plans, terms
from farled.direction.api.documents import DOCUMENTS, router

__all__ = ["DOCUMENTS", "local_plans", "router", "terms"]
