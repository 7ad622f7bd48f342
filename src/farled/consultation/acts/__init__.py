"""The room's verbs."""

from farled.consultation.acts.treatments import receive

__all__ = ["receive"]
