"""The consultations over the API: what is told and what is done."""

from farled.consultation.api import writing
from farled.consultation.api.rounds import CONSULTATIONS, RECIPIENTS, router

__all__ = ["CONSULTATIONS", "RECIPIENTS", "router", "writing"]
