"""The room over the API."""

from farled.consultation.api import replies, replying
from farled.consultation.api.router import router

__all__ = ["replies", "replying", "router"]
