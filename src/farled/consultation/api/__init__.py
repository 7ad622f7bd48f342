"""The room over the API."""

from farled.consultation.api.router import router

__all__ = ["router"]
