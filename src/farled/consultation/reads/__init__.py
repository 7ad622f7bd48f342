"""The room's front door."""

from farled.consultation.models import Consultation, Recipient, Remark, Reply, Treatment

__all__ = ["Consultation", "Recipient", "Remark", "Reply", "Treatment"]
