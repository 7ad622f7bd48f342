"""What pages show of consultations, worked out."""

# Treatment
from farled.consultation.figures.treatments import explained_kinds

__all__ = ["explained_kinds"]
