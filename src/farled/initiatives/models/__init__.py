"""Needs, initiatives and their checks, the rules of each tier, and uses of AI (E21, E28, E46)."""

from farled.initiatives.models.ai import AiUse, AiUseQuerySet
from farled.initiatives.models.initiatives import (
    Aim,
    CheckAnswer,
    Initiative,
    InitiativeQuerySet,
    InitiativeReport,
)
from farled.initiatives.models.needs import Need, NeedAnswer, NeedGiver, NeedQuerySet, ReuseCheck
from farled.initiatives.models.steering import CheckQuestion, TierRule

__all__ = [
    "AiUse",
    "AiUseQuerySet",
    "Aim",
    "CheckAnswer",
    "CheckQuestion",
    "Initiative",
    "InitiativeQuerySet",
    "InitiativeReport",
    "Need",
    "NeedAnswer",
    "NeedGiver",
    "NeedQuerySet",
    "ReuseCheck",
    "TierRule",
]
