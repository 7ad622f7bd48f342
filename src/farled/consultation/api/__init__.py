"""The consultations over the API: what is told and what is done."""

from farled.consultation.api import comparisons, lessons, replies, replying, sorting, treatments, writing
from farled.consultation.api.rounds import CONSULTATIONS, RECIPIENTS
from farled.consultation.api.router import router

__all__ = [
    "CONSULTATIONS",
    "RECIPIENTS",
    "comparisons",
    "lessons",
    "replies",
    "replying",
    "router",
    "sorting",
    "treatments",
    "writing",
]
