"""What goes to Excel: consultations, recipients, replies, and remarks, whose treatment comes back."""

from farled.consultation.exchange import replies, rounds, treatments
from farled.consultation.exchange.treatments import BODY, IN_TEXT, REMARKS

SHEETS = (*rounds.SHEETS, *replies.SHEETS, *treatments.SHEETS)

__all__ = ["BODY", "IN_TEXT", "REMARKS", "SHEETS"]
