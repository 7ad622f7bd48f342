"""The consultations over the API: what is told and what is done."""

from farled.consultation.api import replies, replying, treatments, writing
from farled.consultation.api.rounds import CONSULTATIONS, RECIPIENTS
from farled.consultation.api.router import router

__all__ = [
    "CONSULTATIONS",
    "RECIPIENTS",
    "replies",
    "replying",
    "router",
    "treatments",
    "writing",
]
