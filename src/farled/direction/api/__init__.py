"""The direction over the API: what is told (documents, local plans, terms) and what is done (writing)."""

from farled.direction.api import local_plans, terms, writing
from farled.direction.api.documents import DOCUMENTS, router

__all__ = ["DOCUMENTS", "local_plans", "router", "terms", "writing"]
