"""``farled check-invariants``: everything that must always hold, proved on the data as it is."""

from typing import TextIO

from farled.web import slots
from farled.web.slots import Violation


def violations() -> list[Violation]:
    """What does not hold, over all registered invariants."""
    return [violation for invariant in slots.invariants for violation in invariant.check()]


def report(out: TextIO) -> int:
    """Print one line per broken invariant and a summary; 0 when all hold, otherwise 1."""
    broken = violations()
    for violation in broken:
        print(f"{violation.invariant}: {violation.subject}: {violation.detail}", file=out)
    kinds = len(slots.invariants.names())
    print(f"{kinds} invariants checked, {len(broken)} broken", file=out)
    return 1 if broken else 0
