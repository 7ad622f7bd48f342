"""Plans, activities and follow-up rounds over the API.

What is told of plans (reading) and done to them (writing), rounds, what bodies answer in them, frozen editions.
"""

from farled.planning.api import answers, editions, rounds, writing
from farled.planning.api.reading import router

__all__ = ["answers", "editions", "rounds", "router", "writing"]
