"""Common services paid together: forecast, instalments, actual cost and final settlement, exact to the öre.

``settle`` works out a year for all bodies and services; ``distribute`` shares one cost by a key and ``charge`` prices a
volume; ``settling_entries`` books what is left and what was wrong, and ``invoice`` shows it with VAT. Formulas, sources
and reasons: docs/methods/settlement.md.
"""

from farled.methods.settlement.charges import round_together, summed
from farled.methods.settlement.invoices import Invoice, InvoiceLine, invoice
from farled.methods.settlement.keys import Basis, Distribution, Key, distribute
from farled.methods.settlement.ledger import Entry, EntryKind, instalment_entries, settling_entries
from farled.methods.settlement.rows import apportion_rows
from farled.methods.settlement.settling import Line, Service, Settlement, settle
from farled.methods.settlement.tariffs import Tariff, Tier, charge

__all__ = [
    "Basis",
    "Distribution",
    "Entry",
    "EntryKind",
    "Invoice",
    "InvoiceLine",
    "Key",
    "Line",
    "Service",
    "Settlement",
    "Tariff",
    "Tier",
    "apportion_rows",
    "charge",
    "distribute",
    "instalment_entries",
    "invoice",
    "round_together",
    "settle",
    "settling_entries",
    "summed",
]
