"""The direction over the API: what is told (documents, objectives, local plans, terms) and what is done (writing).

How far objectives have come is written in furthering.
"""

from farled.direction.api import evaluation, furthering, local_plans, objectives, terms, text, writing
from farled.direction.api.documents import DOCUMENTS, router

__all__ = ["DOCUMENTS", "evaluation", "furthering", "local_plans", "objectives", "router", "terms", "text", "writing"]
