"""What goes to Excel: consultations and recipients, and the remarks with their treatment."""

from farled.consultation.exchange import rounds, treatments
from farled.consultation.exchange.treatments import BODY, IN_TEXT, REMARKS

SHEETS = (*rounds.SHEETS, *treatments.SHEETS)

__all__ = ["BODY", "IN_TEXT", "REMARKS", "SHEETS"]
